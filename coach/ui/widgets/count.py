"""The huge number in its ring, with the word of the phase below: what is read from 2.5 m."""

from math import cos, radians, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from coach.ui.theme import Theme

RING_STEPS: Final = 12
"""With reduced motion the ring goes on as the hand of a clock does, by hours."""

LOW: Final = 0.5
"""Less high than this share of its width, the word has its place beside the ring."""

LINE: Final = 1.25
"""How high a line is, in text sizes."""

WORD: Final = 0.12
BESIDE: Final = 0.25
"""How large the word is where it has room: a share of all the height below the ring, and beside it."""

SWING_DEGREES: Final = 34.0
"""How far to each side of the ring's lowest point the dot of the beat swings."""


class Count(QWidget):
    """Paints one number, one word and a ring for how far the rep, or the rest, has come.

    A dot that swings to and fro along the ring shows the beat: what is heard
    is seen too, and nothing flashes. With reduced motion the dot stays away,
    and the ring fills in steps. Where there is little height the word
    stands beside the ring, so that the number keeps its size.
    """

    def __init__(self, theme: Theme, number_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number_px = number_px
        self._shown: tuple[str, str, str, float, float | None] = ("", "", "", 0.0, None)
        self._beside = False
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
        if self._theme.reduced_motion:
            ring, swing = round(ring * RING_STEPS) / RING_STEPS, None
        shown = (number, of_text, word, ring, swing)
        if shown != self._shown:
            self._shown = shown
            self.update()

    def set_beside(self, *, beside: bool) -> None:
        """Write the word beside the ring, or below it where there is height enough."""
        if beside is not self._beside:
            self._beside = beside
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring, number and word, as large as the widget allows."""
        *_, filled, swing = self._shown
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._still())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if filled > 0:
                colour = QColor(self._theme.palette.accent)
                painter.setPen(QPen(colour, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(self._places()[0], 90 * 16, -round(min(filled, 1.0) * 360 * 16))
            if swing is not None:
                self._paint_beat(painter, swing)

    def _paint_beat(self, painter: QPainter, swing: float) -> None:
        ring, colours = self._places()[0], self._theme.palette
        painter.setPen(QPen(QColor(colours.ground), self._stroke * 0.22))
        painter.setBrush(QColor(colours.ink))
        for at, size in ((-1.0, 0.4), (1.0, 0.4), (swing, 0.8)):
            angle = radians(at * SWING_DEGREES)
            spot = ring.center() + QPointF(sin(angle), cos(angle)) * (ring.width() / 2)
            painter.drawEllipse(spot, self._stroke * size, self._stroke * size)

    def _still(self) -> QPixmap:
        """Return what stays the same while the ring fills; painted anew when a number or a word changes."""
        number, of_text, word, filled, _ = self._shown
        key = (number, of_text, word, filled > 0, self._beside, self.size(), self.devicePixelRatioF())
        if self._kept is not None and self._kept[0] == key:
            return self._kept[1]
        kept = QPixmap(self.size() * self.devicePixelRatioF())
        kept.setDevicePixelRatio(self.devicePixelRatioF())
        kept.fill(Qt.GlobalColor.transparent)
        with QPainter(kept) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, (ring, place) = self._theme.palette, self._places()
            if number or word or filled > 0:  # at the end there is nothing to count any more
                painter.setPen(QPen(QColor(colours.track), self._stroke))
                painter.drawEllipse(ring)
            self._paint_number(painter, ring, number, of_text)
            painter.setPen(QColor(colours.accent))
            lines, font = self._fitting_lines(word.upper(), place)
            painter.setFont(font)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, lines)
        self._kept = (key, kept)
        return kept

    @property
    def _is_low(self) -> bool:
        return self._beside or self.height() < self.width() * LOW

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return where the ring is, and where the word: below it, or beside it if there is little height."""
        stroke, word_px = self._stroke, max(self._word_px(), self.height() * WORD) * 1.3
        if self._is_low:
            side = min(self.height(), self.width() * 0.55) - stroke
            ring = QRectF(stroke / 2, (self.height() - side) / 2, side, side)
            return ring, QRectF(side + stroke * 2, 0, self.width() - side - stroke * 2, self.height())
        side = min(self.width(), self.height() - word_px) - stroke
        ring = QRectF((self.width() - side) / 2, stroke / 2, side, side)
        return ring, QRectF(0, ring.bottom() + stroke / 2, self.width(), word_px)

    def _paint_number(self, painter: QPainter, ring: QRectF, number: str, of_text: str) -> None:
        colours = self._theme.palette
        size = ring.height()
        most = 0.56 if of_text else 0.62
        # At least as large as the sitting distance asks, and larger where the ring has room.
        px = round(min(max(self._number_px, size * 0.5), size * most))
        painter.setPen(QColor(colours.ink))
        painter.setFont(self._fitting(number, px, size * 0.76))
        upper = ring.translated(0, -size * 0.08) if of_text else ring
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, number)
        if of_text:
            small = min(max(self._theme.far(28), round(px * 0.24)), size * 0.17)
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self._fitting(of_text, small, size * 0.58))
            # alone, it stands in the middle
            lower = ring.translated(0, size * 0.27) if number else ring
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, of_text)

    def _word_px(self) -> int:
        return max(self._theme.far(40), round(self._number_px * 0.42))

    def _fitting_lines(self, word: str, place: QRectF) -> tuple[str, QFont]:
        """Return the word, on two lines where it is larger so, and its font."""
        most = max(self._word_px(), place.height() * BESIDE if self._is_low else self.height() * WORD)
        font = self._fitting(word, most, place.width())
        spaces = [at for at, letter in enumerate(word) if letter == " "]
        if not spaces:
            return word, font
        middle = min(spaces, key=lambda at: abs(at - len(word) / 2))
        first, second = word[:middle], word[middle + 1 :]
        most = min(most, place.height() / 2 / LINE)
        fonts = [self._fitting(line, most, place.width()) for line in (first, second)]
        smaller = min(fonts, key=QFont.pixelSize)
        if smaller.pixelSize() <= font.pixelSize():
            return word, font
        return f"{first}\n{second}", smaller

    def _fitting(self, text: str, px: float, width: float) -> QFont:
        """Return a bold font of at most `px` in which `text` is no wider than `width`."""
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(px)))
        needed = QFontMetricsF(font).horizontalAdvance(text)
        if needed > width:
            font.setPixelSize(max(1, int(px * width / needed)))
        return font
