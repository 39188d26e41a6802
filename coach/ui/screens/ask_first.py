"""Ask first: something was ticked at set-up that a doctor or nurse should know of."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.session.readiness import Reason
from coach.ui.readiness_words import reason_words
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen

BUTTON_MM: Final = 26.0


class AskFirstScreen(Screen):
    """Waits until somebody who may say so has said yes; *Close* is the obvious button."""

    agreed = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Please ask first"), theme, parent)
        self._told = label("")
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(6))
        words = self.tr(
            "Before you start, someone who knows your health should say that these exercises suit you."
        )
        lines.addWidget(label(words))
        lines.addWidget(self._told)
        lines.addStretch(1)
        self.agree = button(self.tr("They said yes"))
        self.agree.clicked.connect(self.agreed)
        self.main_button = self.back_button = button(self.tr("Close"), "main")
        self.main_button.clicked.connect(self.back_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice in (self.agree, self.main_button):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, 1)
        column = self.column()
        column.addWidget(label(self.tr("Please ask your doctor or nurse first."), "title"))
        column.addWidget(self.scrolled(content, self.tr("Please ask first")), 1)
        column.addLayout(row)

    def set_reasons(self, ids: Sequence[str]) -> None:
        """Show what was ticked at set-up, by the ids of `Reason`; an id that isn't known is passed over."""
        words = reason_words()
        lines = [self.tr("You told us:"), *(f"•  {words[each]}" for each in Reason if each.value in ids)]
        self._told.setText("\n".join(lines) if len(lines) > 1 else "")
