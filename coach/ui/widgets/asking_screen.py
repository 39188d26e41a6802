"""A screen that asks one question by large tiles."""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.asking import Asked
from coach.ui.phrases import Phrase
from coach.ui.question import Answer
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.settling import SettlingScreen

_Made = TypeVar("_Made", bound=Button)

TILE_MM: Final = 26.0
ROOMY: Final = 1.5
"""From this text size on, the smallest screen has no room for higher tiles."""

FEW: Final = 6
"""So many tiles have room for two in a row, and to be higher than they must."""


class AskingScreen(SettlingScreen):
    """Shows what is `Asked`: `chosen` gives the value of what was pressed, `back_requested` the way back."""

    chosen = Signal(object)
    back_requested = Signal()

    def __init__(self, asked: Asked, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(asked.title, theme, parent)
        self.asked = asked
        content = QWidget()
        self._lines = lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(4))
        for line in asked.lines:
            lines.addWidget(label(line))
        if asked.answers:
            tiles = [self._tile(answer) for answer in asked.answers]
            most = 2 if len(tiles) <= FEW else 3
            lines.addLayout(in_grid(tiles, min(most, columns_at(theme.text_scale)), theme))
            if theme.text_scale < ROOMY and len(tiles) <= FEW:
                for tile in tiles:
                    tile.set_size(theme.mm(TILE_MM))
        lines.addStretch(1)
        self._note = label(asked.note, "quiet")
        self._note.setVisible(bool(asked.note))
        lines.addWidget(self._note)
        self._told = label("", "notice")
        self._told.hide()
        column = self.column()
        column.addWidget(label(asked.title, "title"))
        column.addWidget(self._told)
        column.addWidget(self.scrolled(content, asked.title), 1)
        column.addLayout(self._bottom())

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question, what is to be known first, and the answers; facts that come later are seen."""
        texts = (*self.asked.lines, *(answer.text for answer in self.asked.answers), self.asked.note)
        return Phrase(self.asked.title, Talk.SOME), *(Phrase(text) for text in texts)

    def add_facts(self, lines: Sequence[str], note: str) -> None:
        """Say what has become known, above the answers and below them."""
        for index, line in enumerate(lines):
            self._lines.insertWidget(index, label(line))
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def tell(self, sentence: str) -> None:
        """Say what has come up by itself; "" takes it back."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _tile(self, answer: Answer) -> Tile:
        tile = Tile(f"{answer.text}\n{answer.note}" if answer.note else answer.text, self.theme)
        return self._tie(tile, answer)

    def _bottom(self) -> QHBoxLayout:
        """Return the row of buttons that are always in view."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        main, grave = self.asked.main, self.asked.grave
        if main is None or main.value is not None:
            self.back_button = button(self.tr("Back"))
            row.addWidget(self.back_button, 2)
        if grave is not None:
            row.addWidget(self._tie(button(grave.text, "stop"), grave), 2)
        if main is not None:
            made = button(main.text, "main")
            row.addWidget(made, 3)
            self.main_button = made
            if main.value is None:
                self.back_button = made
            else:
                self._tie(made, main)
        if self.back_button is not None:
            self.back_button.clicked.connect(self.back_requested)
        return row

    def _tie(self, made: _Made, answer: Answer) -> _Made:
        made.clicked.connect(lambda: self.chosen.emit(answer.value))
        return made
