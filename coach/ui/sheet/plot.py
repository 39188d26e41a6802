"""The effort of a month as a small plot, for paper."""

from calendar import monthrange
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from coach.progress.month import Month
from coach.ui.sheet.pages import Block
from coach.ui.sheet.rows import INK, PAD, RULE, THIN
from coach.ui.sheet.tags import figure
from coach.ui.sheet.text import SMALL_POINTS, Paragraph, font_of

HEIGHT: Final = 140.0
"""Of the lines at least; it is higher where there is room."""

LOWEST: Final = 80.0
"""Where every bit of room is needed."""

HEIGHT_TO_DRAW_IN: Final = 240.0
"""Where the person fills it in, in steps of one."""
AXIS_WIDTH: Final = 60.0
HIGHEST: Final = 10
LABELLED_VALUES: Final = (0, 5, 10)
LABELLED_DAYS: Final = (1, 8, 15, 22, 29)
DOT: Final = 9.0


def effort_plot(month: Month, in_words: str, width: float, height: float = HEIGHT) -> Block:
    """Return effort (0 to 10) over the days of the month; without answers, a grid to fill in by hand.

    `in_words` says it to who can't see it; `height` is that of its lines, without the numbers of the days.
    """
    days = monthrange(month.year, month.month)[1]
    label_height = Paragraph("0", width, font_of(SMALL_POINTS)).height

    def place(day: int, value: float, top: float) -> QPointF:
        across = (day - 0.5) / days * (width - AXIS_WIDTH)
        return QPointF(AXIS_WIDTH + across, top + label_height / 2 + height * (1 - value / HIGHEST))

    def draw(painter: QPainter, top: float) -> None:
        with figure(painter, in_words):
            draw_all(painter, top)

    def draw_all(painter: QPainter, top: float) -> None:
        painter.save()
        for value in range(0, HIGHEST + 1, 5 if month.effort.given else 1):
            y = place(1, value, top).y()
            painter.setPen(QPen(RULE, THIN))
            painter.drawLine(QLineF(AXIS_WIDTH, y, width, y))
        painter.setPen(INK)
        for value in LABELLED_VALUES:
            _label(painter, str(value), QPointF(AXIS_WIDTH / 2, place(1, value, top).y()))
        for day in (day for day in LABELLED_DAYS if day <= days):
            centre = place(day, 0, top) + QPointF(0, PAD + label_height / 2)
            _label(painter, str(day), centre)
        _draw_answers(painter, [place(rating.day.day, rating.value, top) for rating in month.effort.given])
        painter.restore()

    return Block(height + 2 * label_height + PAD, draw)


def _draw_answers(painter: QPainter, points: list[QPointF]) -> None:
    painter.setPen(QPen(INK, 2 * THIN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(INK)
    for point in points:
        painter.drawEllipse(point, DOT, DOT)


def _label(painter: QPainter, text: str, centre: QPointF) -> None:
    words = Paragraph(text, AXIS_WIDTH, font_of(SMALL_POINTS), Qt.AlignmentFlag.AlignHCenter)
    words.draw(painter, centre.x() - AXIS_WIDTH / 2, centre.y() - words.height / 2)
