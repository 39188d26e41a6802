"""The marks of days: shapes that are told apart without colour, on the screen as on paper."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from coach.progress.days import DayMark


def draw_day_mark(  # noqa: PLR0913, PLR0917  (where, how large and in what)
    painter: QPainter, mark: DayMark, centre: QPointF, radius: float, letter: str, ink: QColor, line: float
) -> None:
    """Draw a day's mark around `centre` in lines as wide as `line`; "not today" is a `letter`."""
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark:
        case DayMark.FULL:
            painter.setBrush(ink)
            painter.drawEllipse(box)
        case DayMark.PART:
            painter.drawEllipse(box)
            painter.setBrush(ink)
            painter.drawPie(box, 90 * 16, 180 * 16)
        case DayMark.STOPPED:
            painter.drawRect(box)
        case DayMark.NOT_TODAY:
            font = QFont(painter.font())
            font.setBold(True)
            font.setPixelSize(max(1, round(2 * radius)))
            painter.setFont(font)
            painter.drawText(
                box.adjusted(-radius, -radius, radius, radius), Qt.AlignmentFlag.AlignCenter, letter
            )
        case DayMark.PLANNED:
            painter.drawEllipse(box)
        case DayMark.REST:
            painter.drawLine(QLineF(centre.x() - radius / 2, centre.y(), centre.x() + radius / 2, centre.y()))
        case DayMark.NOTHING:
            painter.setBrush(ink)
            painter.drawEllipse(centre, radius / 8, radius / 8)
        case DayMark.OUTSIDE:
            pass
    painter.restore()
