"""One thing that is told or asked, above what somebody works at; it waits for as long as it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.workshop.focus import KeptFocus, has_focus
from coach.ui.workshop.look import CONTROL_MM, press

ROOMY: Final = 1.3
"""From this text size on, the buttons stand below the sentence."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button: what it says and does. The main one is what most people want, and loses nothing."""

    text: str
    act: Callable[[], object]
    is_main: bool = False


def nothing() -> None:
    """Leave all as it is."""


class AskBar(QFrame):
    """A sentence with a button for each way on; hidden while there is nothing to ask.

    `asked` tells whether a question waits for an answer, whenever that changes.
    """

    asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self._theme = theme
        self._words: QLabel = label("")
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.mm(2))
        self._focus = KeptFocus()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._box = box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        margin = theme.mm(1.5)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme.mm(2))
        box.addWidget(self._words, 1)
        box.addWidget(self._buttons)
        self.setLayout(box)
        self.is_question = False
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; "" while nothing is."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def ways(self) -> Sequence[QPushButton]:
        """The buttons, as they stand."""
        return [item for item in self._buttons.children() if isinstance(item, QPushButton)]

    def ask(self, sentence: str, *ways: Way) -> None:
        """Ask; the main button gets the focus, and each takes the question away, and gives it back."""
        if not has_focus(self):
            self._focus.keep(self.window())
        self._fill(sentence, ways)
        self.is_question = True
        self.asked.emit(True)
        main = next((made for made, way in zip(self.ways, ways, strict=True) if way.is_main), self.ways[0])
        main.setFocus()

    def tell(self, sentence: str, *ways: Way) -> None:
        """Say something that need not be answered; it takes no focus, and no question's place."""
        if not (self.is_question and not self.isHidden()):
            self._fill(sentence, (*ways, Way(self.tr("Close"), nothing)))
            self.is_question = False

    def forget_told(self) -> None:
        """Tell nothing any more, as after saving it is no longer so; a question waits on."""
        if not self.is_question:
            self.close_it()

    def close_it(self) -> None:
        """Ask and tell nothing."""
        self.is_question = False
        had_focus = has_focus(self)
        self.hide()
        self.asked.emit(False)
        if had_focus:
            self._focus.give_back()

    def _fill(self, sentence: str, ways: Sequence[Way]) -> None:
        is_below = self._theme.text_scale >= ROOMY and len(ways) > 1
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if is_below else directions.LeftToRight)
        for before in self.ways:
            before.setParent(None)
            before.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        for way in ways:
            made = press(way.text, partial(self._go, way), "main" if way.is_main else "")
            made.setMinimumHeight(self._theme.mm(CONTROL_MM))
            self._row.addWidget(made)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _go(self, way: Way) -> None:
        self.close_it()
        way.act()
