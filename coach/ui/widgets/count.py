"""The huge number in its ring, with the word of the phase below: what is read from 2.5 m."""

from math import cos, radians, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.theme import Theme

SWING_DEGREES: Final = 34.0
"""How far to each side of the ring's lowest point the dot of the beat swings."""


class Count(QWidget):
    """Paints one number, one word and a ring for how far the rep, or the rest, has come.

    A dot that swings to and fro along the ring shows the beat: what is heard
    is seen too, and nothing flashes.
    """

    def __init__(self, theme: Theme, number_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number_px = number_px
        self._number = ""
        self._of_text = ""
        self._word = ""
        self._ring = 0.0
        self._swing: float | None = None
        self._stroke = theme.mm(5)
        self._kept: tuple[object, QPixmap] | None = None

    def sizeHint(self) -> QSize:
        """Return room for the number at its size for the sitting distance."""
        side = round(self._number_px * 1.9)
        return QSize(side, side + self._word_px())

    def set_count(
        self, number: str, of_text: str, word: str, ring: float, swing: float | None = None
    ) -> None:
        """Show a number ("" for `of_text` hides the line below it) with the ring filled from 0 to 1.

        `swing`, -1 to 1, is where the dot of the beat is; None hides it.
        """
        spoken = " ".join(part for part in (number, of_text, word) if part)
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        self._number, self._of_text, self._word = number, of_text, word
        self._ring, self._swing = ring, swing
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring, number and word, as large as the widget allows."""
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._still())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._ring > 0:
                colour = QColor(self._theme.palette.accent)
                painter.setPen(QPen(colour, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(self._ring_rect(), 90 * 16, -round(min(self._ring, 1.0) * 360 * 16))
            if self._swing is not None:
                self._paint_beat(painter, self._swing)

    def _paint_beat(self, painter: QPainter, swing: float) -> None:
        ring, colours = self._ring_rect(), self._theme.palette
        painter.setPen(QPen(QColor(colours.ground), self._stroke * 0.22))
        painter.setBrush(QColor(colours.ink))
        for at, size in ((-1.0, 0.4), (1.0, 0.4), (swing, 0.8)):
            angle = radians(at * SWING_DEGREES)
            spot = ring.center() + QPointF(sin(angle), cos(angle)) * (ring.width() / 2)
            painter.drawEllipse(spot, self._stroke * size, self._stroke * size)

    def _still(self) -> QPixmap:
        """Return what stays the same while the ring fills; painted anew when a number or a word changes."""
        key = (self._number, self._of_text, self._word, self.size(), self.devicePixelRatioF())
        if self._kept is not None and self._kept[0] == key:
            return self._kept[1]
        kept = QPixmap(self.size() * self.devicePixelRatioF())
        kept.setDevicePixelRatio(self.devicePixelRatioF())
        kept.fill(Qt.GlobalColor.transparent)
        with QPainter(kept) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, word_px, ring = self._theme.palette, self._word_px(), self._ring_rect()
            painter.setPen(QPen(QColor(colours.track), self._stroke))
            painter.drawEllipse(ring)
            self._paint_number(painter, ring)
            painter.setPen(QColor(colours.accent))
            word = self._word.upper()
            painter.setFont(self._fitting(word, word_px, self.width()))
            below = QRectF(0, ring.bottom() + self._stroke / 2, self.width(), word_px * 1.3)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, word)
        self._kept = (key, kept)
        return kept

    def _ring_rect(self) -> QRectF:
        side = min(self.width(), self.height() - self._word_px() * 1.3) - self._stroke
        return QRectF((self.width() - side) / 2, self._stroke / 2, side, side)

    def _paint_number(self, painter: QPainter, ring: QRectF) -> None:
        colours = self._theme.palette
        # At least as large as the sitting distance asks, and larger where the ring has room.
        px = round(min(max(self._number_px, ring.height() * 0.5), ring.height() * 0.62))
        painter.setPen(QColor(colours.ink))
        painter.setFont(self._fitting(self._number, px, ring.width() * 0.76))
        upper = ring.adjusted(0, 0, 0, -ring.height() * 0.12) if self._of_text else ring
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._number)
        if self._of_text:
            small = max(self._theme.far(28), round(px * 0.24))
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self._fitting(self._of_text, small, ring.width() * 0.62))
            lower = QRectF(ring.left(), ring.center().y() + px * 0.34, ring.width(), small * 1.4)
            if not self._number:  # alone, it stands in the middle
                lower.moveCenter(ring.center())
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._of_text)

    def _word_px(self) -> int:
        return max(self._theme.far(40), round(self._number_px * 0.42))

    def _fitting(self, text: str, px: float, width: float) -> QFont:
        """Return a bold font of at most `px` in which `text` is no wider than `width`."""
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(px)))
        needed = QFontMetricsF(font).horizontalAdvance(text)
        if needed > width:
            font.setPixelSize(max(1, int(px * width / needed)))
        return font
