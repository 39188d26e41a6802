"""A scale from 0 to 10 as eleven tiles with words below; it may be left unanswered."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label

HIGHEST = 10


class Rating(QWidget):
    """Asks `question`; `words` name some of the numbers. `value` is None until one is chosen."""

    changed = Signal(object)  # int, or None

    def __init__(
        self, question: str, words: Mapping[int, str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._words = words
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._meaning = label("", "quiet")
        self._meaning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        meanings = QHBoxLayout()  # those of the ends stay where the ends are
        meanings.addWidget(self._end(0, Qt.AlignmentFlag.AlignLeft), 1)
        meanings.addWidget(self._meaning, 1)
        meanings.addWidget(self._end(HIGHEST, Qt.AlignmentFlag.AlignRight), 1)
        tiles = QHBoxLayout()
        tiles.setSpacing(theme.mm(3))
        for number in range(HIGHEST + 1):
            tile = button(str(number), "tile")
            tile.setCheckable(True)
            tile.setAccessibleName(f"{question} {number}" + (f", {words[number]}" if number in words else ""))
            tile.clicked.connect(lambda _checked=False, tile=tile: self._pressed(tile))
            self._group.addButton(tile, number)
            tiles.addWidget(tile, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1.5))
        column.addWidget(label(question, "heading"))
        column.addLayout(tiles)
        column.addLayout(meanings)
        self._show_meaning()

    def _end(self, number: int, side: Qt.AlignmentFlag) -> QLabel:
        """Return what an end of the scale means."""
        end = self.tr("{number}: {word}").format(number=number, word=self._words.get(number, ""))
        shown = label(end if number in self._words else "", "quiet")
        shown.setAlignment(side)
        return shown

    @property
    def value(self) -> int | None:
        """The number chosen, or None."""
        checked = [self._group.id(tile) for tile in self._group.buttons() if tile.isChecked()]
        return checked[0] if checked else None

    def choose(self, number: int) -> None:
        """Answer as a press on the tile of `number` (0 to 10) does."""
        self._group.button(number).click()

    def clear(self) -> None:
        """Forget the answer."""
        for tile in self._group.buttons():
            tile.setChecked(False)
        self._show_meaning()

    def _pressed(self, chosen: QPushButton) -> None:
        """Keep one tile at most: a second press on the same one takes the answer back."""
        for tile in self._group.buttons():
            if tile is not chosen:
                tile.setChecked(False)
        self._show_meaning()
        self.changed.emit(self.value)

    def _show_meaning(self) -> None:
        value = self.value
        if value is None:
            meaning = ""
        elif value in self._words:
            meaning = self.tr("{number}: {word}").format(number=value, word=self._words[value])
        else:
            meaning = self.tr("{number} of 10").format(number=value)
        self._meaning.setText(meaning)
