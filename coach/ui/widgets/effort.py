"""How hard something was, on our own scale `effort_v1`, and how much it hurts, from 0 to 10."""

from PySide6.QtCore import QCoreApplication

from coach.ui.theme import Theme
from coach.ui.widgets.rating import Rating


def effort_rating(theme: Theme) -> Rating:
    """Return the question with its eleven tiles; the words are those of `brief.md` section 4."""
    return Rating(
        QCoreApplication.translate("effort", "How hard was it?"),
        {
            0: QCoreApplication.translate("effort", "resting"),
            2: QCoreApplication.translate("effort", "easy"),
            4: QCoreApplication.translate("effort", "some work"),
            6: QCoreApplication.translate("effort", "working, can still talk"),
            8: QCoreApplication.translate("effort", "hard, few words"),
            10: QCoreApplication.translate("effort", "all I can do"),
        },
        theme,
    )


def pain_rating(question: str, theme: Theme) -> Rating:
    """Return `question` with eleven tiles, from "no pain" to "the worst pain" (numeric rating scale)."""
    return Rating(
        question,
        {
            0: QCoreApplication.translate("effort", "no pain"),
            10: QCoreApplication.translate("effort", "the worst pain"),
        },
        theme,
    )
