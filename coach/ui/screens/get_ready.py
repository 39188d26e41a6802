"""Get ready: what to have at hand, drawn, then "I'm ready"."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import in_grid
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.things import NeedTile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.cards import RoutineCard
    from coach.ui.needs import Need

BUTTON_MM: Final = 26.0
ROOMY: Final = 1.5
"""From this text size on, what is needed has the figure's room."""

TWO_BY_TWO: Final = 1.25
"""Below this text size, things stand two by two, where they are many."""

MANY: Final = 4
"""Up to so many things stand below each other, and the figure, which shows the room, is larger."""


class GetReadyScreen(SpokenScreen):
    """Wait until the person has what they need."""

    ready = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Get ready"), theme, parent)
        self._phrases: tuple[Phrase, ...] = ()
        self._title = label(self.tr("Get ready"), "title")
        self._state = label("", "quiet")
        self._state.hide()
        self._figure = FigureView(theme)
        self._is_roomy = theme.text_scale >= ROOMY
        self._figure.setVisible(not self._is_roomy)
        self._needs = QWidget()
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.gap)
        self._lines = lines
        lines.addWidget(self._state)
        lines.addStretch(1)
        lines.addWidget(self._needs)
        lines.addStretch(1)
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.mm(5))
        row.addWidget(self._figure, 2)
        row.addWidget(self.scrolled(content, self.tr("What you need")), 5)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.gap)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("I'm ready"), "main")
        self.main_button.clicked.connect(self.ready)
        for choice, share in ((self.back_button, 1), (self.main_button, 3)):
            choice.set_size(theme.mm(BUTTON_MM))
            buttons.addWidget(choice, share)
        column = self.column()
        column.addWidget(self._title)
        column.addLayout(row, 1)
        column.addLayout(buttons)

    def set_routine(self, card: "RoutineCard", needs: "Sequence[Need]") -> None:
        """Show what `card`'s routine needs, and the figure in its first pose, in its room."""
        title = self.tr("Get ready") if self._is_roomy else self.tr("Get ready: {name}")
        self._title.setText(title.format(name=card.name))
        tiles = [NeedTile(need, self.theme) for need in needs]
        shown = QWidget()
        are_many = len(tiles) > MANY
        shown.setLayout(
            in_grid(tiles, 2 if self.theme.text_scale < TWO_BY_TWO and are_many else 1, self.theme)
        )
        self._row.setStretch(0, 2 if are_many else 4)
        self._lines.replaceWidget(self._needs, shown)
        self._needs.deleteLater()
        self._needs = shown
        self._figure.show_still(card.exercise, start=True)
        self.set_state("")
        self._phrases = (
            Phrase(self.tr("Get ready: {name}.").format(name=card.name), Talk.SOME),
            Phrase(self.tr("This is what you need.")),
            *(Phrase(need.words) for need in needs),
            Phrase(self.tr("Press the big button when you are ready."), Talk.SOME),
        )
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what to fetch, and how to go on."""
        return self._phrases

    def set_waiting(self) -> None:
        """Say that the voice is still being made ready."""
        self.set_state(self.tr("Getting the voice ready …"))

    def set_state(self, sentence: str) -> None:
        """Say how it stands with the voice; "" when there is nothing to say."""
        if sentence:
            announce(self, sentence)
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
