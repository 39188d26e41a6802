"""A sample of what has to be read from the sitting distance: a number and words as the player has them."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import label

WORDS_PX: Final = 34
"""As the player writes its captions."""

ROOMY: Final = 1.5
"""From this text size on, the smallest screen has no room for the number."""


class ReadingSample(QFrame):
    """Shows a question beside a number, on a card."""

    def __init__(self, question: str, theme: Theme, distance_m: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._number, self._words = label("3"), label(question)
        self._number.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.mm(5), theme.mm(1)] * 2)
        row.setSpacing(theme.mm(8))
        row.addWidget(self._number)
        row.addWidget(self._words, 1)
        self.set_distance(distance_m)
        self.set_room(1.0)

    def set_distance(self, metres: float) -> None:
        """Show the number as large as it is read from so far away."""
        px = self._theme.letter_px(metres)
        self._number.setStyleSheet(f"font-size: {px}px; font-weight: 700")
        self._number.setFixedHeight(px)  # a digit has nothing below its line

    def set_room(self, room: float) -> None:
        """Be shown on a screen `room` times as large as the smallest one."""
        self._number.setVisible(self._theme.text_scale < ROOMY * room)
        self._words.setStyleSheet(f"font-size: {self._theme.far(WORDS_PX * room)}px; font-weight: 700")
