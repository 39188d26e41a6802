"""What the settings ask about sound and voice."""

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Talk
from coach.ui.hearing.steps import volumes
from coach.ui.question import Answer, Question


def sound() -> tuple[Question, ...]:
    """Ask whether there should be sound at all."""
    return (
        Question(
            QCoreApplication.translate("settings", "Should there be sound?"),
            "quiet",
            (
                Answer(QCoreApplication.translate("settings", "Voice and sounds"), value=False),
                Answer(QCoreApplication.translate("settings", "No sound, only words to read"), value=True),
            ),
        ),
    )


def voice() -> tuple[Question, ...]:
    """Ask how the voice should be."""
    return (
        Question(
            QCoreApplication.translate("settings", "How fast should the voice speak?"),
            "words_per_minute",
            (
                Answer(QCoreApplication.translate("settings", "Very slow"), 100),
                Answer(QCoreApplication.translate("settings", "Slow"), 120),
                Answer(QCoreApplication.translate("settings", "Calm"), 140),
                Answer(QCoreApplication.translate("settings", "Brisk"), 160),
                Answer(QCoreApplication.translate("settings", "Fast"), 180),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "How much should be said?"),
            "talk",
            (
                Answer(QCoreApplication.translate("settings", "Everything"), Talk.FULL),
                Answer(QCoreApplication.translate("settings", "Names and counting"), Talk.SOME),
                Answer(QCoreApplication.translate("settings", "Only the counting"), Talk.COUNTS),
            ),
            QCoreApplication.translate("settings", "What isn't said can still be read."),
        ),
        Question(
            QCoreApplication.translate("settings", "Should questions be read to you?"),
            "read_aloud",
            (
                Answer(QCoreApplication.translate("settings", "Yes, read them to me"), value=True),
                Answer(QCoreApplication.translate("settings", "No, I read them myself"), value=False),
            ),
        ),
        Question(
            QCoreApplication.translate("settings", "How loud should the voice be?"), "volume", _how_loud()
        ),
        Question(
            QCoreApplication.translate("settings", "How loud should the counting be?"),
            "count_volume",
            _how_loud(),
        ),
        Question(
            QCoreApplication.translate("settings", "How loud should the beat be?"), "tone_volume", _how_loud()
        ),
    )


def _how_loud() -> tuple[Answer, ...]:
    words = (
        QCoreApplication.translate("settings", "Soft"),
        QCoreApplication.translate("settings", "Usual"),
        QCoreApplication.translate("settings", "Loud"),
    )
    return tuple(Answer(text, volume) for text, volume in zip(words, volumes(), strict=True))
