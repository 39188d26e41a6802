"""A sentence on a pose that can't be, with presses that mend it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coach.ui.theme import Theme
from coach.ui.workshop.look import press


class PoseNote(QWidget):
    """A sentence with presses that mend what it says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("ask")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.presses: list[QPushButton] = []
        margin = theme.mm(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._row.addWidget(self._words, 1)
        self._acts: list[Callable[[], object]] = []
        self.hide()

    def say(self, words: str, mends: Mapping[str, Callable[[], object]]) -> None:
        """Show a sentence and what can be done about it."""
        self._acts = list(mends.values())
        while len(self.presses) < len(mends):
            index = len(self.presses)
            one = press("", partial(self._act, index))
            self.presses.append(one)
            self._row.addWidget(one)
        for one, text in zip(self.presses, mends, strict=True):
            one.setText(text)
            one.setAccessibleName(text)
        self._words.setText(words)
        self.show()

    def _act(self, index: int) -> None:
        self._acts[index]()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
