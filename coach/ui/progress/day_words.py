"""A day in words: what it had in it, and what its mark means."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from coach.history.records import (
    Activity,
    ActivityDone,
    Answers,
    MeasureDone,
    Outcome,
    Readiness,
    ReadinessOutcome,
)
from coach.history.sessions import Session
from coach.progress import words
from coach.progress.days import DayMark
from coach.progress.measure_words import condition_words, measure_name, result_words
from coach.progress.writing import halves_up, plain
from coach.settings import WEEKDAYS
from coach.ui.activities.words import activity_words
from coach.ui.week import day_name


def sheet_text(text: str) -> str:
    """Return a text of the sheet in the language in which it is shown."""
    return QCoreApplication.translate(words.CONTEXT, text)


def long_day(day: date) -> str:
    """Return a day as "Friday 20 November"."""
    return QCoreApplication.translate("progress", "{weekday} {day} {month}").format(
        weekday=day_name(WEEKDAYS[day.weekday()]), day=day.day, month=month_name(day)
    )


def month_name(day: date) -> str:
    """Return the name of a day's month."""
    return sheet_text(words.MONTHS[day.month - 1])


def mark_words(mark: DayMark) -> str:
    """Return what a day's mark means."""
    if mark is DayMark.OUTSIDE:
        return QCoreApplication.translate("progress", "nothing recorded")
    return sheet_text(words.MARKS[mark])


def session_words(session: Session) -> tuple[str, str]:
    """Return what a session was, and what the person said about it ("" for nothing)."""
    length = session.end.active_ms if session.end else session.so_far_ms
    outcome = {
        Outcome.FULL: QCoreApplication.translate("progress", "a full session"),
        Outcome.PART: QCoreApplication.translate("progress", "a part of it"),
        Outcome.STOPPED: QCoreApplication.translate("progress", "stopped"),
    }[session.outcome]
    name = plain(session.start.routine_name)
    minutes = None if length is None else halves_up(length / 60_000)
    if not session.anything_done:
        what = QCoreApplication.translate("progress", "{routine}: opened, and nothing done yet").format(
            routine=name
        )
    elif not minutes:
        what = QCoreApplication.translate("progress", "{routine}: {outcome}").format(
            routine=name, outcome=outcome
        )
    elif minutes == 1:
        what = QCoreApplication.translate("progress", "{routine}: {outcome}, 1 minute").format(
            routine=name, outcome=outcome
        )
    else:
        what = QCoreApplication.translate("progress", "{routine}: {outcome}, {minutes} minutes").format(
            routine=name, outcome=outcome, minutes=minutes
        )
    return what, _answers_words(session.answers, session.pain_before)


def activity_done_words(done: ActivityDone) -> tuple[str, str]:
    """Return what an activity was, and what else was said of it ("" for nothing)."""
    said = []
    if done.effort is not None:
        said.append(_effort(done.effort))
    if plain(done.own_words) and done.kind is not Activity.OTHER:
        said.append(_quoted(plain(done.own_words)))
    return activity_words(done), " ".join(said)


def measure_done_words(done: MeasureDone) -> tuple[str, str]:
    """Return what came of a test, and how it was done ("" for nothing)."""
    what = QCoreApplication.translate("progress", "{test}: {result}").format(
        test=measure_name(done.measure, sheet_text), result=result_words(done, sheet_text)
    )
    how = condition_words(done, sheet_text)
    said = [how[:1].upper() + how[1:] + "."] if how else []
    if plain(done.note):
        said.append(_quoted(plain(done.note)))
    return what, " ".join(said)


def not_today_words(told: Readiness) -> str:
    """Return why a day wasn't for exercise, "" when it was."""
    if told.outcome is not ReadinessOutcome.NOT_TODAY:
        return ""
    signs = [sheet_text(words.SIGNS[sign]) for sign in told.signs if sign in words.SIGNS]
    if told.pain is not None and told.pain > 0:
        signs.append(sheet_text(words.PAIN_WAS).format(pain=told.pain))
    if not signs:
        return QCoreApplication.translate("progress", "Not a day for a session.")
    return QCoreApplication.translate("progress", "Not a day for a session: {reasons}.").format(
        reasons=", ".join(signs)
    )


def _answers_words(answers: Answers | None, pain_before: int | None) -> str:
    said = []
    if answers and answers.effort is not None:
        said.append(_effort(answers.effort))
    after = answers.pain_after if answers else None
    if pain_before is not None and after is not None:
        both = QCoreApplication.translate("progress", "Pain {before} before, {after} after.")
        said.append(both.format(before=pain_before, after=after))
    elif pain_before is not None:
        said.append(
            QCoreApplication.translate("progress", "Pain {before} before.").format(before=pain_before)
        )
    elif after is not None:
        said.append(QCoreApplication.translate("progress", "Pain {after} after.").format(after=after))
    if answers and answers.unsteady:
        said.append(QCoreApplication.translate("progress", "Felt unsteady."))
    if answers and plain(answers.note):
        said.append(_quoted(plain(answers.note)))
    return " ".join(said)


def _effort(effort: int) -> str:
    return QCoreApplication.translate("progress", "Effort {effort} of 10.").format(effort=effort)


def _quoted(text: str) -> str:
    return QCoreApplication.translate("progress", "“{words}”").format(words=text)
