"""What home and "Well done" say of a suggestion: one step to talk about, which the program never takes."""

from PySide6.QtCore import QCoreApplication

from coach.progress.suggestions import Suggestion, SuggestionKind


def suggestion_text(suggestion: Suggestion | None, *, done_today: bool = False) -> str:
    """Return the suggestion in a few short sentences, "" for none; with `done_today` it is for next time."""
    if suggestion is None:
        return ""
    if suggestion.kind.is_back:
        return _back(suggestion, done_today=done_today)
    return _on(suggestion.kind).format(
        sessions=suggestion.sessions,
        exercise=suggestion.exercise_name,
        other=suggestion.other_name,
        was=f"{suggestion.was:g}",
        now=f"{suggestion.now:g}",
    )


def _on(kind: SuggestionKind) -> str:
    match kind:
        case SuggestionKind.REPS:
            return QCoreApplication.translate(
                "suggestions",
                "You did all of it {sessions} times. Next you could try {now} instead of {was} "
                "for “{exercise}”. Talk to your physiotherapist first.",
            )
        case SuggestionKind.SETS:
            return QCoreApplication.translate(
                "suggestions",
                "You did all of it {sessions} times. Next you could try {now} sets of “{exercise}”. "
                "Talk to your physiotherapist first.",
            )
        case SuggestionKind.SLOWER_LOWER:
            return QCoreApplication.translate(
                "suggestions",
                "You did all of it {sessions} times. In “{exercise}” you could go back more slowly next: "
                "in {now} seconds, not {was}. Talk to your physiotherapist first.",
            )
        case SuggestionKind.HARDER:
            return QCoreApplication.translate(
                "suggestions",
                "You did all of it {sessions} times. Next you could try “{other}” in place of “{exercise}”. "
                "Talk to your physiotherapist first.",
            )
        case _:
            return QCoreApplication.translate(
                "suggestions",
                "You did all of it {sessions} times. Ask your physiotherapist about “{other}”. "
                "Please do not try it on your own.",
            )


def _back(suggestion: Suggestion, *, done_today: bool) -> str:
    match suggestion.kind:
        case SuggestionKind.AFTER_TIME_OFF:
            text = QCoreApplication.translate(
                "suggestions",
                "Your last time was {days} days ago. Start gently today. "
                "If you have been ill, ask your physiotherapist first.",
            )
            return text.format(days=suggestion.days)
        case SuggestionKind.AFTER_PAIN:
            return QCoreApplication.translate(
                "suggestions",
                "Your pain went up last time, and it is still there. Do less, and ask your physiotherapist.",
            )
        case SuggestionKind.AFTER_UNSTEADY if done_today:
            return QCoreApplication.translate(
                "suggestions", "You felt unsteady. Next time, hold on well and take it gentler."
            )
        case SuggestionKind.AFTER_UNSTEADY:
            return QCoreApplication.translate(
                "suggestions", "You felt unsteady last time. Hold on well. Take it gentler today?"
            )
        case _ if done_today:
            return QCoreApplication.translate("suggestions", "That was hard. Next time, take it gentler.")
        case _:
            return QCoreApplication.translate("suggestions", "Last time was hard. Take it gentler today?")
