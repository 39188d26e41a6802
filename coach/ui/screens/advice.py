"""Not today: what to do instead, in plain words, with the emergency number as it was set up."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.session.readiness import Advice, Kind
from coach.ui.readiness_words import advice_words
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.settling import SettlingScreen

BUTTON_MM: Final = 26.0
SHORT_NUMBER: Final = 6
"""A number of so many digits has room in very large letters."""


class AdviceScreen(SettlingScreen):
    """Says what to do; the program calls nobody, and never says that it has."""

    closed = Signal()
    back_requested = Signal()  # something was ticked by mistake

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Not today"), theme, parent)
        self._title = label(self.tr("Not today"), "title")
        self._order = label("")
        self._sentences = label("", "heading")
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(6))
        lines.addStretch(1)
        for words in (self._order, self._sentences):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(words)
        lines.addStretch(1)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("Close"), "main")
        self.main_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((self.back_button, 1), (self.main_button, 3)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self.scrolled(content, self.tr("What to do today")), 1)
        column.addLayout(row)

    def set_advice(self, advice: Advice, emergency_number: str) -> None:
        """Say what `advice` asks for; `emergency_number` is "" where none was set up."""
        words = advice_words(advice, emergency_number)
        self._title.setVisible(advice.kind is not Kind.EMERGENCY)
        is_emergency = advice.kind is Kind.EMERGENCY
        is_short = 0 < len(emergency_number) <= SHORT_NUMBER
        size = self.theme.far(64 if not is_emergency else 128 if is_short else 92)
        colour = self.theme.palette.stop if is_emergency else self.theme.palette.ink
        self._order.setStyleSheet(f"font-size: {size}px; font-weight: 700; color: {colour}")
        self._order.setText(words.order)
        self._sentences.setText("\n".join(words.sentences))
        announce(self, " ".join((words.order, *words.sentences)))
