"""A plot that can be read from an armchair: a few thick marks, each with its number beside it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.progress.chart import Chart, Drawn
from coach.ui.theme import SMALLEST_TEXT_PX, Theme
from coach.ui.widgets.plot_marks import LINE_MM, MARK_MM, draw_bar_part, draw_point

NUMBER_PX: Final = 34
LABEL_PX: Final = 24
LEAST_MM: Final = 62.0
BAR: Final = 0.62
"""How much of its place a bar fills."""

WIDEST_MM: Final = 26.0
"""A bar is no wider than this, so that two weeks don't look like a wall."""

ABREAST: Final = 0.8
"""How much of their share of a place lies between two marks of it; between those of two places is more."""

ROOM_ABOVE: Final = 1.25
"""How high a line of text is, in text sizes."""


class Plot(QWidget):
    """Paints a `Chart`; its accessible name is the sentence, its description the numbers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._least_px = theme.mm(LEAST_MM * min(theme.text_scale, 1.6))
        self.setMinimumHeight(self._least_px)

    def sizeHint(self) -> QSize:
        """Ask for the least that can be read; what more there is is taken."""
        return QSize(self._theme.mm(150), self._least_px)

    def set_chart(self, chart: Chart) -> None:
        """Show a chart."""
        self._chart = chart
        self.setAccessibleName(chart.sentence)
        self.setAccessibleDescription(". ".join(chart.row_words(row) for row in chart.table))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint stripe, ground line, marks with their numbers, and what is below them."""
        chart = self._chart
        if chart is None or chart.is_empty:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _Painting(painter, chart, self._theme, QRectF(self.rect())).paint()


class _Painting:
    """One painting of a chart: where everything is on the widget."""

    def __init__(self, painter: QPainter, chart: Chart, theme: Theme, room: QRectF) -> None:
        self._painter, self._chart, self._theme = painter, chart, theme
        self._ink, self._quiet = QColor(theme.palette.ink), QColor(theme.palette.line)
        self._accent = QColor(theme.palette.accent)
        self._label_px = theme.large(LABEL_PX)
        lines = 2 if any(label.partition("\n")[2] for label in chart.labels) else 1
        place = room.width() / len(chart.labels)
        self._place = place
        self._left = room.left()
        self._abreast = _abreast(chart)
        self._number_px = self._fitting_px()
        top = room.top() + self._number_px * ROOM_ABOVE + theme.mm(MARK_MM)
        below = lines * self._label_px * ROOM_ABOVE + theme.mm(2)
        if self._abreast > 1:  # a number may stand below its mark
            below += self._number_px * ROOM_ABOVE + theme.mm(MARK_MM * 1.6)
        self._inside = QRectF(room.left(), top, place * len(chart.labels), room.bottom() - below - top)
        self._highest = _highest(chart)
        self._ground = room.bottom() - lines * self._label_px * ROOM_ABOVE - theme.mm(2)

    def paint(self) -> None:
        """Paint all of it."""
        self._paint_stripe()
        ground = self._ground
        self._painter.setPen(QPen(self._quiet, self._theme.mm(0.6)))
        self._painter.drawLine(QLineF(self._inside.left(), ground, self._inside.right(), ground))
        if self._chart.drawn is Drawn.BARS:
            self._paint_bars()
        else:
            self._paint_marks()
        self._paint_labels()

    def _y(self, value: float) -> float:
        return self._inside.bottom() - self._inside.height() * value / self._highest

    def _middle(self, place: int) -> float:
        return self._left + (place + 0.5) * self._place

    def _paint_stripe(self) -> None:
        stripe = self._chart.stripe
        if stripe is None:
            return
        low = stripe.low if stripe.low is not None else 0.0
        high = stripe.high if stripe.high is not None else self._highest
        top, bottom = self._y(min(high, self._highest)), self._y(low)
        band = QRectF(self._inside.left(), top, self._inside.width(), bottom - top)
        self._painter.fillRect(band, QColor(self._theme.palette.track))
        self._painter.setPen(QPen(self._quiet, self._theme.mm(0.6)))
        for end, y in ((stripe.low, bottom), (stripe.high, top)):
            if end is not None:  # an edge is seen where grey alone is too faint
                self._painter.drawLine(QLineF(band.left(), y, band.right(), y))

    def _paint_bars(self) -> None:
        timed, *others = self._chart.series
        width = min(self._place * BAR, self._theme.mm(WIDEST_MM))
        for place in range(len(self._chart.labels)):
            values = [one.values[place] for one in (timed, *others)]
            known = [value for value in values if value is not None]
            if not known:
                continue
            bottom, left = self._inside.bottom(), self._middle(place) - width / 2
            for number, value in enumerate(values):
                if value:
                    height = self._inside.height() * value / self._highest
                    draw_bar_part(
                        self._painter, QRectF(left, bottom - height, width, height), number, self._theme
                    )
                    bottom -= height
            self._write_number(self._middle(place), bottom - self._theme.mm(1), sum(known))

    def _paint_marks(self) -> None:
        """Paint lines, marks over them, then the numbers: of two at a place the lower one's stands below."""
        points = [
            [self._point(number, place) for place in range(len(self._chart.labels))]
            for number in range(len(self._chart.series))
        ]
        self._painter.setPen(QPen(self._quiet, self._theme.mm(LINE_MM * 0.6)))
        for line in points:
            for place, (first, second) in enumerate(pairwise(line), 1):
                if first is not None and second is not None and place not in self._chart.apart:
                    self._painter.drawLine(first, second)
        radius = self._theme.mm(MARK_MM)
        for number, line in enumerate(points):
            for point in line:
                if point is not None:
                    draw_point(self._painter, point, radius, number, self._theme)
        for place, together in enumerate(zip(*points, strict=True)):
            lowest = max((point.y() for point in together if point is not None), default=0.0)
            highest = min((point.y() for point in together if point is not None), default=0.0)
            for number, point in enumerate(together):
                value = self._chart.series[number].values[place]
                if point is not None and value is not None:
                    is_second = number > 0 and together[0] is not None
                    is_below = point.y() == lowest and (highest < lowest or is_second)
                    away = radius * 1.3
                    bottom = point.y() + away + self._number_px * ROOM_ABOVE if is_below else point.y() - away
                    self._write_number(point.x(), bottom, value)

    def _point(self, number: int, place: int) -> QPointF | None:
        """Return where the mark of a number is; those of one place stand beside each other."""
        value = self._chart.series[number].values[place]
        if value is None:
            return None
        aside = (number - (self._abreast - 1) / 2) * self._place / self._abreast * ABREAST
        return QPointF(self._middle(place) + (aside if self._abreast > 1 else 0.0), self._y(value))

    def _write_number(self, x: float, bottom: float, value: float) -> None:
        """Write a number above `bottom`, with the ground around it, so that no line crosses it."""
        text, font = self._chart.written(value), self._font(self._number_px, is_bold=True)
        metrics = QFontMetricsF(font)
        left = x - metrics.horizontalAdvance(text) / 2
        path = QPainterPath()
        path.addText(left, bottom - self._number_px * (ROOM_ABOVE - 1), font, text)
        ground = QPen(QColor(self._theme.palette.ground), self._theme.mm(1.6))
        ground.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, ground)
        self._painter.fillPath(path, self._ink)

    def _paint_labels(self) -> None:
        """Write below the marks, as many as have room."""
        top = self._ground + self._theme.mm(1)
        metrics = QFontMetricsF(self._font(self._label_px, is_bold=False))
        line = self._label_px * ROOM_ABOVE
        for place, label in enumerate(self._chart.labels):
            first, _, second = label.partition("\n")
            for row, text in enumerate((first, second)):
                wide = max(self._place, metrics.horizontalAdvance(text) + 2)
                room = QRectF(self._middle(place) - wide / 2, top + row * line, wide, line)
                room.moveLeft(max(self._inside.left(), room.left()))
                self._write(room, text, self._label_px, is_bold=False)

    def _write(self, room: QRectF, text: str, px: int, *, is_bold: bool) -> None:
        self._painter.setFont(self._font(px, is_bold=is_bold))
        self._painter.setPen(self._ink)
        self._painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _font(self, px: int, *, is_bold: bool) -> QFont:
        font = QFont(self._painter.font())
        font.setPixelSize(px)
        font.setBold(is_bold)
        return font

    def _fitting_px(self) -> int:
        """Return how large the numbers are written: as large as the widest of them has room for."""
        # Of two at a place one number is above and one below, so only other places' are at the same height.
        share = 1.0 if self._abreast == 1 else (2 - ABREAST)
        room = self._place / self._abreast * share * 0.92
        px = self._theme.far(NUMBER_PX)
        metrics = QFontMetricsF(self._font(px, is_bold=True))
        texts = [self._chart.written(value) for value in self._numbers() if value is not None]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=1.0)
        return max(SMALLEST_TEXT_PX, int(px * min(1.0, room / widest)))

    def _numbers(self) -> Sequence[float | None]:
        if self._chart.drawn is Drawn.BARS:
            return self._chart.totals
        return [value for one in self._chart.series for value in one.values]


def _abreast(chart: Chart) -> int:
    """Return how many marks stand beside each other at a place."""
    if chart.drawn is Drawn.BARS:
        return 1
    at_a_place = zip(*(one.values for one in chart.series), strict=True)
    is_together = any(sum(value is not None for value in values) > 1 for values in at_a_place)
    return len(chart.series) if is_together else 1


def _highest(chart: Chart) -> float:
    """Return the top of the scale: over all numbers, and over the stripe where that is near them."""
    numbers = chart.totals if chart.drawn is Drawn.BARS else [v for one in chart.series for v in one.values]
    highest = max([chart.highest, *(value for value in numbers if value is not None)])
    if chart.stripe is not None:
        ends = [end for end in (chart.stripe.low, chart.stripe.high) if end is not None]
        highest = max(highest, *(end * 1.15 for end in ends))
    return highest
