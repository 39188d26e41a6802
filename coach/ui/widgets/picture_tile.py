"""A large tile with its words in the middle, below a drawing if there is one."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile
from coach.ui.widgets.pictograms import Pictogram

LEAST_MM: Final = 14.0
MOST_MM: Final = 40.0
_PAD_MM: Final = 2.0
_TEXT: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


class PictureTile(Tile):
    """As a tile, but the drawing grows with it; the box for a tick, if it can be chosen, is in the corner."""

    def __init__(self, words: str, theme: Theme, pictogram: Pictogram | None = None) -> None:
        super().__init__(words, theme)
        self._pictogram = pictogram

    @property
    def _picture_height(self) -> int:
        return self._theme.mm(LEAST_MM + _PAD_MM) if self._pictogram else 0

    def _room(self, inside: QRect) -> QRect:
        """Return all but the edge: the box stands above the words."""
        pad = self._theme.mm(_PAD_MM)
        return inside.adjusted(pad, pad, -pad, -pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame as the theme has it, the drawing, the words, and the box."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, pad = self._theme.palette, self._theme.mm(_PAD_MM)
            ink = QColor(colours.on_accent if self.isChecked() and not self.isDown() else colours.ink)
            painter.setPen(ink)
            room = self._room(self.rect())
            words = painter.boundingRect(room, _TEXT, self._words)
            above = 0
            if self._pictogram is not None:
                above = min(self._theme.mm(MOST_MM), room.height() - words.height()) - pad
            top = room.top() + (room.height() - above - pad - words.height()) // 2
            words.moveTop(top + above + pad)
            painter.drawText(words, _TEXT, self._words)
            if self._pictogram is not None:
                self._pictogram.paint(painter, QRectF(room.left(), top, room.width(), above), ink)
            if self.isCheckable():
                painter.translate(0, room.top() + pad - (self.height() - self._box_side) // 2)
                self._paint_box(painter, ink)
