"""The huge number in its ring, with the word of the phase below: what is read from 2.5 m."""

from math import sqrt
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

MARK: Final = 0.13
"""How large the mark of the beat is where it has room: its radius, as a share of the ring's width.

On the smallest screen it is 24 mm wide, so that from 2 m it is as high as a letter.
"""

AT_REST: Final = 0.32
"""How large the mark's middle is between two beats, as a share of it."""


class Count(QWidget):
    """Paints one number, one word and a ring for how far the rep, or the rest, has come.

    A round mark beside the ring swells and settles with each beat and each
    count: what is heard is seen too, and nothing flashes. With reduced motion
    it is either full or small, and the ring fills in steps. Where there is
    little height the word stands beside the ring, so that the number keeps its
    size.
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

    def set_count(self, number: str, of_text: str, word: str, ring: float, beat: float | None = None) -> None:
        """Show a number ("" for `of_text` hides the line below it) with the ring filled from 0 to 1.

        `beat`, 0 to 1, is how far the mark of the beat has swollen; None hides it.
        """
        spoken = " ".join(part for part in (number, of_text, word) if part)
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        if self._theme.reduced_motion:
            ring = round(ring * RING_STEPS) / RING_STEPS
            beat = None if beat is None else float(beat >= 0.5)
        shown = (number, of_text, word, ring, beat)
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
        *_, filled, beat = self._shown
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._still())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if filled > 0:
                colour = QColor(self._theme.palette.accent)
                painter.setPen(QPen(colour, self._stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawArc(self._places()[0], 90 * 16, -round(min(filled, 1.0) * 360 * 16))
            if beat is not None:
                self._paint_beat(painter, beat)

    def _paint_beat(self, painter: QPainter, beat: float) -> None:
        """Paint the mark: a thin circle, and a middle that swells until it fills that."""
        middle, radius = self.mark()
        line, colours = self._stroke * 0.2, self._theme.palette
        painter.setPen(QPen(QColor(colours.line), line))
        painter.drawEllipse(middle, radius - line / 2, radius - line / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        swollen = radius * (AT_REST + (1 - AT_REST) * beat)
        painter.drawEllipse(middle, swollen, swollen)

    def mark(self) -> tuple[QPointF, float]:
        """Return the middle and the radius of the mark of the beat.

        It stands as low as the ring, at its right, as large as it may be or as
        there is room for.
        """
        ring, gap = self._places()[0], float(self._stroke)
        outer, centre = (ring.width() + self._stroke) / 2, ring.center()
        right = ring.right() + 1.5 * self._stroke if self._is_low else self.width()
        # By Pythagoras between the two middles, with the mark's right edge at `right`:
        room, both = right - centre.x(), max(0.0, 2 * outer + gap)
        fitting = room + both - sqrt((room + both) ** 2 - room**2 + both * gap)
        radius = max(0.0, min(ring.width() * MARK, fitting))
        across = sqrt(both * (gap + 2 * radius))
        return QPointF(centre.x() + across, centre.y() + outer - radius), radius

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
