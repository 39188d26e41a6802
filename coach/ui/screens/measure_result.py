"""What came of a test: a number, and what has been published beside it. No verdict."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.settling import SettlingScreen

BUTTON_MM: Final = 26.0
RESULT_PX: Final = 64


class MeasureResultScreen(SettlingScreen):
    """Shows a result; back, with `has_back`, leads to what was asked last, and throws nothing away."""

    kept = Signal()
    again_requested = Signal()
    back_requested = Signal()

    def __init__(
        self, name: str, result: str, sentences: Sequence[str], theme: Theme, *, has_back: bool = False
    ) -> None:
        super().__init__(name, theme)
        self._result, self._sentences = result, [sentence for sentence in sentences if sentence]
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.mm(4))
        shown = label(result)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setStyleSheet(f"font-size: {theme.large(RESULT_PX)}px; font-weight: 700")
        lines.addStretch(1)
        lines.addWidget(shown)
        for sentence in self._sentences:
            told = label(sentence, "need")
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(told)
        lines.addStretch(2)
        again = button(self.tr("Do it again"))
        self.main_button = keep = button(self.tr("Keep it"), "main")
        again.clicked.connect(self.again_requested)
        keep.clicked.connect(self.kept)
        choices = [(again, 1), (keep, 2)]
        if has_back:
            self.back_button = back = button(self.tr("Back"))
            back.clicked.connect(self.back_requested)
            choices.insert(0, (back, 1))
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in choices:
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(label(name, "title"))
        column.addWidget(self.scrolled(content, name), 1)
        column.addLayout(row)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the result and all that is said to it."""
        return (Phrase(self._result, Talk.COUNTS), *(Phrase(text, Talk.SOME) for text in self._sentences))
