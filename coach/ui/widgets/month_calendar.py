"""A month as a calendar: a large tile for each day, with its mark as a shape."""

from calendar import MONDAY, Calendar
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from coach.progress.days import DayMark
from coach.settings import WEEKDAYS
from coach.ui.day_marks import draw_day_mark
from coach.ui.theme import SMALLEST_TEXT_PX, Theme
from coach.ui.week import short_day_name
from coach.ui.widgets.labels import Button, label
from coach.ui.widgets.screen import SCANNED_AS_ONE

NUMBER_PX: Final = 26
TILE_GAP_MM: Final = 3.0
MARK_MM: Final = 4.6
LINE_MM: Final = 0.9
WIDE: Final = 6.5
"""From so many times a mark's radius on, a day is wide enough for two marks beside each other."""
KEY_MM: Final = 7.2
FRAME_PX: Final = 6
"""What the theme's two borders add to a button's height."""


class DayTile(Button):
    """A day: its number, its mark, a plus for what was done beside sessions, and a dark number for today.

    A day that is still to come is no button.
    """

    def __init__(self, day: date, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.day = day
        self._theme = theme
        self._mark, self._letter, self._is_today, self._has_more = DayMark.OUTSIDE, "", False, False
        self.setAutoDefault(False)
        self.setProperty("role", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_size(theme.target - FRAME_PX, self._number_px)

    def set_mark(self, mark: DayMark, letter: str, *, is_today: bool, has_more: bool = False) -> None:
        """Show a mark; `letter` is that of a day on which exercise was put off.

        `has_more`: something else was done on that day, so "nothing" isn't said of it.
        """
        self._mark = DayMark.OUTSIDE if has_more and mark is DayMark.NOTHING else mark
        self._letter, self._is_today, self._has_more = letter, is_today, has_more
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least that a finger needs, or the number."""
        return QSize(self._theme.target, max(self._theme.target, round(self._number_px * 1.3)))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame as the theme has it, the number, and the mark."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = self._theme.palette
        with QPainter(self) as painter:
            if self.isEnabled():
                self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = QColor(colours.ink if self.isEnabled() else colours.quiet)
            self._paint_number(painter, ink)
            radius = min(self._theme.px_per_mm * MARK_MM, self.height() * 0.24, self.width() * 0.24)
            centre = QPointF(self.width() - radius * 1.6, self.height() - radius * 1.5)
            line = max(2.0, self._theme.px_per_mm * LINE_MM)
            accent = QColor(colours.accent)
            draw_day_mark(painter, self._mark, centre, radius, self._letter, accent, line)
            if self._has_more:
                is_wide = self.width() > radius * WIDE
                beside, above = centre.x() - radius * 2, self.width() - radius * 0.85
                where = QPointF(beside, centre.y()) if is_wide else QPointF(above, radius * 0.95)
                _draw_plus(painter, where, radius * 0.5, accent, line)

    def _paint_number(self, painter: QPainter, ink: QColor) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._number_px)
        font.setBold(self._is_today)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        text = str(self.day.day)
        pad = self._theme.mm(1.2)
        room = QRectF(pad, pad, metrics.horizontalAdvance(text) + 2 * pad, metrics.height())
        if self._is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(room, pad, pad)
            ink = QColor(self._theme.palette.ground)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    @property
    def _number_px(self) -> int:
        return self._theme.large(NUMBER_PX, 1.6)


class MonthCalendar(QWidget):
    """Shows a month's weeks, Monday to Sunday; pressing a day that isn't to come asks for it."""

    day_requested = Signal(object)  # date

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tiles: dict[date, DayTile] = {}
        self._rows: list[tuple[date, QWidget]] = []
        self._weeks = QVBoxLayout(self)
        self._weeks.setContentsMargins(0, 0, 0, 0)
        self._weeks.setSpacing(theme.mm(TILE_GAP_MM))

    def set_month(self, first: date, today: date) -> None:
        """Show the days of the month that begins on `first`, without marks."""
        while (item := self._weeks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.tiles, self._rows = {}, []
        self._weeks.addWidget(self._row([self._weekday(name) for name in WEEKDAYS]))
        for week in Calendar(MONDAY).monthdatescalendar(first.year, first.month):
            cells = [self._cell(day, today) if day.month == first.month else QWidget() for day in week]
            row = self._row(cells)
            self._weeks.addWidget(row, 1)
            self._rows.append((max(first, week[0]), row))

    def set_marks(
        self,
        marks: Sequence[tuple[date, DayMark]],
        more: Collection[date],
        today: date,
        letter: str,
        name_of: Callable[[date, DayMark], str],
    ) -> None:
        """Put the marks on the days, and a plus on those with something `more`.

        `name_of` says a day and its mark for a screen reader.
        """
        for day, mark in marks:
            tile = self.tiles[day]
            tile.set_mark(mark, letter, is_today=day == today, has_more=day in more)
            is_known = day in more or mark is not DayMark.OUTSIDE  # a clock may have been wrong
            tile.setEnabled(day <= today or is_known)
            tile.setAccessibleName(name_of(day, mark))

    def set_week_names(self, name: str) -> None:
        """Name each week by `name`, with the placeholder `day`, for a switch that goes over weeks."""
        for first, week in self._rows:
            week.setAccessibleName(name.format(day=first.day))

    def _row(self, cells: Sequence[QWidget]) -> QWidget:
        row = QWidget()
        row.setProperty(SCANNED_AS_ONE, True)  # a switch goes over weeks first, then over the days of one
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.mm(TILE_GAP_MM))
        for cell in cells:
            line.addWidget(cell, 1)
        return row

    def _weekday(self, weekday: str) -> QLabel:
        made = label(short_day_name(weekday), "quiet")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setStyleSheet(f"font-size: {self._theme.large(SMALLEST_TEXT_PX)}px")
        return made

    def _cell(self, day: date, today: date) -> DayTile:
        tile = DayTile(day, self._theme)
        tile.setEnabled(day <= today)
        tile.set_mark(DayMark.OUTSIDE, "", is_today=day == today)
        tile.clicked.connect(lambda: self.day_requested.emit(day))
        self.tiles[day] = tile
        return tile


class MarkKey(QWidget):
    """A mark and what it means; None is the plus of something else."""

    def __init__(
        self, mark: DayMark | None, words: str, letter: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mark, self._letter, self._theme = mark, letter, theme
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.mm(2 * MARK_MM + 2), 0, 0, 0)
        shown = label(words, "quiet")
        shown.setStyleSheet(f"font-size: {theme.large(SMALLEST_TEXT_PX)}px")
        line.addWidget(shown)
        self.setMinimumHeight(theme.mm(KEY_MM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark left of its words."""
        with QPainter(self) as painter:
            radius = self._theme.mm(MARK_MM * 0.7)
            line = max(2.0, self._theme.px_per_mm * LINE_MM)
            centre = QPointF(self._theme.mm(MARK_MM), self.height() / 2)
            ink = QColor(self._theme.palette.accent)
            if self._mark is None:
                _draw_plus(painter, centre, radius * 0.55, ink, line)
            else:
                draw_day_mark(painter, self._mark, centre, radius, self._letter, ink, line)


def _draw_plus(painter: QPainter, centre: QPointF, arm: float, ink: QColor, line: float) -> None:
    painter.setPen(QPen(ink, line))
    for along in (QPointF(arm, 0), QPointF(0, arm)):
        painter.drawLine(QLineF(centre - along, centre + along))
