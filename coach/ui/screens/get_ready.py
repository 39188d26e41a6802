"""Get ready: what to have at hand, then "I'm ready"."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from coach.ui.cards import RoutineCard


class GetReadyScreen(Screen):
    """Wait until the person has what they need."""

    ready = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Get ready"), theme, parent)
        self._title = label(self.tr("Get ready"), "title")
        self._summary = label("")
        self._list = label("", "heading")
        self._state = label("", "quiet")
        self._figure = FigureView(theme)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.gap)
        lines.addWidget(self._summary)
        lines.addWidget(self._list)
        lines.addWidget(self._state)
        lines.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.mm(6))
        row.addWidget(self._figure, 2)
        row.addWidget(self.scrolled(words, self.tr("What you need")), 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("I'm ready"), "main")
        self.main_button.set_size(theme.mm(26))
        self.back_button.set_size(theme.mm(26))
        self.main_button.clicked.connect(self.ready)
        buttons.addWidget(self.back_button, 1)
        buttons.addWidget(self.main_button, 3)
        column = self.column()
        column.addWidget(self._title)
        column.addLayout(row, 1)
        column.addLayout(buttons)

    def set_routine(self, card: "RoutineCard") -> None:
        """Show whom `card`'s routine suits, and what it needs."""
        self._title.setText(self.tr("Get ready: {name}").format(name=card.name))
        self._summary.setText(card.summary)
        things = [self.tr("someone near you")] if card.wants_helper else []
        things += card.needs
        things += [self.tr("shoes that don't slip")] if card.is_on_feet else []
        things.append(self.tr("a glass of water"))
        lines = [f"•  {thing[:1].upper()}{thing[1:]}" for thing in things]
        self._list.setText("\n\n".join([self.tr("Have these with you:"), *lines]))
        self._figure.show_still(card.exercise, start=True)
        self.set_state("")

    def set_waiting(self) -> None:
        """Say that the voice is still being made ready."""
        self.set_state(self.tr("Getting the voice ready …"))

    def set_state(self, sentence: str) -> None:
        """Say how it stands with the voice; "" when there is nothing to say."""
        if sentence:
            announce(self, sentence)
        self._state.setText(sentence)
