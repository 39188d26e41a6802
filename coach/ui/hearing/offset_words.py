"""What is asked and said on the way to setting how late a loudspeaker is."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.ui.prompt import Act, Choice, Prompt

MS_PER_S: Final = 1000


def first_prompt(late_ms: int) -> Prompt:
    """Explain what is to be done; `late_ms` is what is set now."""
    return Prompt(
        QCoreApplication.translate("offset", "Is the sound late?"),
        QCoreApplication.translate("offset", "Start the beat"),
        words=QCoreApplication.translate(
            "offset",
            "A wireless loudspeaker can be late. You will hear a soft beat. Tap along with it on any key.",
        ),
        note=lateness_now_words(late_ms),
        choices=(_by_hand(), Choice(Act.NONE, QCoreApplication.translate("offset", "It is not late"))),
    )


def result_prompt(late_ms: int) -> Prompt:
    """Say what the taps have told, and ask whether to use it."""
    if late_ms:
        words = QCoreApplication.translate(
            "offset", "The coach will speak that much sooner. Then voice and picture fit."
        )
    else:
        words = QCoreApplication.translate("offset", "Nothing has to be changed.")
    return Prompt(
        lateness_words(late_ms),
        QCoreApplication.translate("offset", "Use this"),
        words=words,
        choices=(_again(), _by_hand()),
    )


def uneven_prompt() -> Prompt:
    """Say kindly that the taps told nothing."""
    return Prompt(
        QCoreApplication.translate("offset", "That was hard to tell."),
        QCoreApplication.translate("offset", "Try again"),
        words=QCoreApplication.translate(
            "offset", "The taps were not quite even. That is all right. Try again, or set it by hand."
        ),
        choices=(_by_hand(),),
    )


def no_taps_prompt() -> Prompt:
    """Say that no taps came."""
    return Prompt(
        QCoreApplication.translate("offset", "No more taps came."),
        QCoreApplication.translate("offset", "Try again"),
        words=QCoreApplication.translate("offset", "Could you hear the beat? You can also set it by hand."),
        choices=(_by_hand(),),
    )


def no_sound_prompt(problem: str) -> Prompt:
    """Say why the beat isn't heard."""
    return Prompt(
        QCoreApplication.translate("offset", "The beat can't be heard."),
        QCoreApplication.translate("offset", "Try again"),
        words=problem,
    )


def lateness_words(late_ms: int) -> str:
    """Say how late the sound is."""
    if not late_ms:
        return QCoreApplication.translate("offset", "The sound is not late.")
    words = QCoreApplication.translate("offset", "The sound comes late by {seconds} seconds.")
    return words.format(seconds=_seconds(late_ms))


def lateness_now_words(late_ms: int) -> str:
    """Say what is set now; nothing where that is nothing."""
    if not late_ms:
        return ""
    words = QCoreApplication.translate("offset", "It is set to {seconds} seconds now.")
    return words.format(seconds=_seconds(late_ms))


def _seconds(late_ms: int) -> str:
    text = f"{late_ms / MS_PER_S:g}"
    return text if "." in text else f"{text}.0"


def _again() -> Choice:
    return Choice(Act.AGAIN, QCoreApplication.translate("offset", "Tap again"))


def _by_hand() -> Choice:
    return Choice(Act.BY_HAND, QCoreApplication.translate("offset", "Set it by hand"))
