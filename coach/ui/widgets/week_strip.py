"""The seven days of this week, each with what was done as a shape, not only a colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Theme


class DayMark(StrEnum):
    """What happened on a day."""

    NOTHING = "nothing"
    PART = "part"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip: its short and full name, its mark, and whether it is today."""

    short: str
    name: str
    mark: DayMark
    is_today: bool


class WeekStrip(QWidget):
    """Shows a week; the sentence for a screen reader is `sentence`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: Sequence[StripDay] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a strip as high as a button."""
        return QSize(self._theme.mm(120), self._theme.mm(10) + self._theme.text() * 2)

    def set_days(self, days: Sequence[StripDay], sentence: str) -> None:
        """Show `days`, Monday first; `sentence` says the same in words."""
        self._days = days
        self.setAccessibleName(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a name and a mark for each day."""
        if not self._days:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, width = self._theme.palette, self.width() / len(self._days)
            radius = self._theme.mm(5)
            for index, day in enumerate(self._days):
                font = QFont(self.font())
                font.setPixelSize(self._theme.text(24))
                font.setBold(day.is_today)
                painter.setFont(font)
                painter.setPen(QColor(colours.ink))
                name = QRectF(index * width, 0, width, self._theme.text(24) * 1.4)
                painter.drawText(name, Qt.AlignmentFlag.AlignCenter, day.short)
                centre = QPointF(name.center().x(), name.bottom() + radius + self._theme.mm(1))
                self._mark(painter, centre, radius, day)

    def _mark(self, painter: QPainter, centre: QPointF, radius: float, day: StripDay) -> None:
        colours = self._theme.palette
        circle = QRectF(centre.x() - radius, centre.y() - radius, radius * 2, radius * 2)
        painter.setPen(QPen(QColor(colours.ink if day.is_today else colours.line), 5 if day.is_today else 3))
        painter.setBrush(QColor(colours.card))
        painter.drawEllipse(circle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        if day.mark is DayMark.FULL:
            painter.drawEllipse(circle.adjusted(6, 6, -6, -6))
        elif day.mark is DayMark.PART:
            painter.drawPie(circle.adjusted(6, 6, -6, -6), 90 * 16, 180 * 16)
