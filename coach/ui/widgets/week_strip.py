"""The seven days of this week, each with a shape and a word for what was done or is planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Theme

NAME_PX: Final = 24
WORD_PX: Final = 22
LINE: Final = 1.3
"""How high a line is, in text sizes."""

RADIUS_MM: Final = 6.0


class DayMark(StrEnum):
    """What happened on a day, or is to happen."""

    NOTHING = "nothing"  # a small dot
    PART = "part"  # half a disc in a ring
    FULL = "full"  # a whole disc with a tick
    PLANNED = "planned"  # an empty ring
    REST = "rest"  # a bar


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip: its short and full name, its mark, whether it is today, the mark's word."""

    short: str
    name: str
    mark: DayMark
    is_today: bool
    word: str = ""


class WeekStrip(QWidget):
    """Shows a week; its accessible name says the same as a sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: Sequence[StripDay] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for a name, a mark and a word below each other."""
        lines = round((self._theme.text(NAME_PX) + self._theme.text(WORD_PX)) * LINE)
        return QSize(self._theme.mm(120), lines + self._theme.mm(2 * RADIUS_MM + 2))

    def set_days(self, days: Sequence[StripDay], sentence: str) -> None:
        """Show `days`, Monday first; `sentence` says the same in words."""
        self._days = days
        self.setAccessibleName(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a name, a mark and a word for each day."""
        if not self._days:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = self.width() / len(self._days)
            for index, day in enumerate(self._days):
                self._paint_day(painter, index * width, width, day)

    def _paint_day(self, painter: QPainter, left: float, width: float, day: StripDay) -> None:
        theme = self._theme
        name = QRectF(left, 0, width, theme.text(NAME_PX) * LINE)
        self._write(painter, name, day.short, theme.text(NAME_PX), is_bold=day.is_today)
        radius = theme.mm(RADIUS_MM)
        centre = QPointF(name.center().x(), name.bottom() + theme.mm(1) + radius)
        self._mark(painter, centre, radius, day)
        word = QRectF(left, centre.y() + radius + theme.mm(1), width, theme.text(WORD_PX) * LINE)
        self._write(painter, word, day.word, theme.text(WORD_PX), is_bold=day.is_today)

    def _write(self, painter: QPainter, rect: QRectF, text: str, size: int, *, is_bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(is_bold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _mark(self, painter: QPainter, centre: QPointF, radius: float, day: StripDay) -> None:
        colours = self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.quiet))
        if day.mark is DayMark.NOTHING:
            painter.drawEllipse(centre, radius * 0.25, radius * 0.25)
            return
        if day.mark is DayMark.REST:
            bar = QRectF(centre.x() - radius * 0.8, centre.y() - radius * 0.2, radius * 1.6, radius * 0.4)
            painter.drawRoundedRect(bar, radius * 0.2, radius * 0.2)
            return
        pen = QPen(QColor(colours.accent), radius * 0.22)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent) if day.mark is DayMark.FULL else QColor(colours.card))
        painter.drawEllipse(centre, radius * 0.89, radius * 0.89)
        if day.mark is DayMark.PART:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            half = QRectF(centre.x() - radius * 0.9, centre.y() - radius * 0.9, radius * 1.8, radius * 1.8)
            painter.drawPie(half, 90 * 16, 180 * 16)
        if day.mark is DayMark.FULL:
            pen.setColor(QColor(colours.on_accent))
            painter.setPen(pen)
            tick = [(-0.4, 0.05), (-0.1, 0.35), (0.42, -0.3)]
            painter.drawPolyline([centre + QPointF(x * radius, y * radius) for x, y in tick])
