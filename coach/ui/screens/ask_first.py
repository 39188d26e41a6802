"""Ask first: something was ticked at set-up that a doctor or nurse should know of."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.session.readiness import Reason
from coach.ui.phrases import Phrase
from coach.ui.readiness_words import reason_words
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.spoken_screen import SpokenScreen

BUTTON_MM: Final = 26.0


class AskFirstScreen(SpokenScreen):
    """Waits until somebody who may say so has said yes; *Close* is the obvious button."""

    agreed = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Please ask first"), theme, parent)
        self._reasons: tuple[str, ...] = ()
        self._told = label("")
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(6))
        lines.addWidget(label(self._sentence()))
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
        column.addWidget(label(self._title(), "title"))
        column.addWidget(self.scrolled(content, self.tr("Please ask first")), 1)
        column.addLayout(row)

    def set_reasons(self, ids: Sequence[str]) -> None:
        """Show what was ticked at set-up, by the ids of `Reason`; an id that isn't known is passed over."""
        words = reason_words()
        self._reasons = tuple(words[each] for each in Reason if each.value in ids)
        lines = [self.tr("You told us:"), *(f"•  {reason}" for reason in self._reasons)]
        self._told.setText("\n".join(lines) if self._reasons else "")
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the advice, then what was ticked, and how to close or to go on."""
        told = (self.tr("You told us:"), *self._reasons) if self._reasons else ()
        return (
            Phrase(self._title(), Talk.SOME),
            Phrase(self._sentence(), Talk.SOME),
            *(Phrase(text) for text in told),
            Phrase(self.tr("If they said yes, press on the left. To close, press on the right.")),
        )

    def _title(self) -> str:
        return self.tr("Please ask your doctor or nurse first.")

    def _sentence(self) -> str:
        return self.tr(
            "Before you start, someone who knows your health should say that these exercises suit you."
        )
