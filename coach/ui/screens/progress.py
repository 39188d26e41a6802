"""My progress: the month as a calendar, what it adds up to in a sentence, and the doors that lead on."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.progress.days import DayMark
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.month_calendar import DayTile, MarkKey, MonthCalendar
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.tiles import lay_out

ROOMY: Final = 1.25
"""Up to this text size calendar and doors stand side by side."""


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """What the screen shows of a month.

    `marks` are of all its days, `more` are those on which something else was done;
    `legend` says the marks that there are (None is that of `more`), `letter` is that of
    "not today", `day_name` says a day and its mark.
    """

    title: str
    sentence: str
    marks: Sequence[tuple[date, DayMark]]
    more: Collection[date]
    legend: Sequence[tuple[DayMark | None, str]]
    letter: str
    day_name: Callable[[date, DayMark], str]
    has_earlier: bool
    has_later: bool
    is_test_due: bool = False


class ProgressScreen(SpokenScreen):
    """Shows a month; it stands before the diary has answered."""

    day_requested = Signal(object)  # date
    earlier_requested = Signal()
    later_requested = Signal()
    weeks_requested = Signal()
    ratings_requested = Signal()
    exercises_requested = Signal()
    measures_requested = Signal()
    plan_requested = Signal()
    sheet_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My progress"), theme, parent)
        self._is_wide = theme.text_scale < ROOMY
        self._title = label(self.tr("My progress"), "title")
        self._sentence = label("")
        self._calendar = MonthCalendar(theme)
        self._calendar.day_requested.connect(self.day_requested)
        self._legend = QGridLayout()
        self._legend.setContentsMargins(0, 0, 0, 0)
        self._legend.setSpacing(theme.mm(0.5))
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self.scrolled(self._content(), self.tr("My progress")), 1)
        column.addLayout(self._bottom())

    def set_month(self, title: str, first: date, today: date) -> None:
        """Show the month that begins on `first`, of which nothing is known yet."""
        self._title.setText(title)
        self._sentence.setText("")
        self._calendar.set_month(first, today)
        self._calendar.set_week_names(self.tr("The week of day {day}"))
        self._later.setEnabled(False)
        self._earlier.setEnabled(False)

    def fill(self, page: ProgressPage, today: date) -> None:
        """Show what the diary told of the month."""
        self._title.setText(page.title)
        self._sentence.setText(page.sentence)
        self._calendar.setAccessibleName(page.title)
        self._calendar.set_marks(page.marks, page.more, today, page.letter, page.day_name)
        self._earlier.setEnabled(page.has_earlier)
        self._later.setEnabled(page.has_later)
        tests = self.tr("Tests: time for one") if page.is_test_due else self.tr("Tests")
        self._tests.setText(tests)
        self._tests.setAccessibleName(tests)
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (mark, words) in enumerate(page.legend):
            key = MarkKey(mark, words, page.letter, self.theme)
            self._legend.addWidget(key, place // 2, place % 2)
        announce(self, page.sentence)
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what the month adds up to."""
        return (Phrase(self._sentence.text()),)

    def switch_order(self) -> list[QPushButton]:
        """Return the days after all else: they are many."""
        ordered = super().switch_order()
        return sorted(ordered, key=lambda one: isinstance(one, DayTile))

    def _content(self) -> QWidget:
        content = QWidget()
        doors = QGridLayout()
        made = []
        for text, signal in (
            (self.tr("My minutes"), self.weeks_requested),
            (self.tr("Effort and pain"), self.ratings_requested),
            (self.tr("Exercises"), self.exercises_requested),
            (self.tr("Tests"), self.measures_requested),
            (self.tr("Plan my week"), self.plan_requested),
        ):
            door = button(text)
            door.clicked.connect(signal)
            made.append(door)
        self._tests = made[3]
        lay_out(doors, made, self.theme, most=2 if self._is_wide else 3)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(self.theme.gap)
        parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        if self._is_wide:
            parts.setSpacing(self.theme.mm(8))
            parts.addWidget(self._calendar, 1)
            parts.addLayout(side, 1)
            side.addWidget(self._sentence)
        else:
            parts.setDirection(QBoxLayout.Direction.TopToBottom)
            parts.setSpacing(self.theme.gap)
            parts.addWidget(self._sentence)
            parts.addWidget(self._calendar)
            parts.addLayout(side)
        parts.setContentsMargins(0, 0, self.theme.mm(2), 0)
        side.addLayout(self._legend)
        side.addStretch(1)
        side.addLayout(doors)
        return content

    def _bottom(self) -> QHBoxLayout:
        self.back_button = button(self.tr("Back"))
        self._earlier = button(self.tr("◀  Earlier"))
        self._later = button(self.tr("Later  ▶"))
        self.main_button = button(self.tr("Print this month"), "main")
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for widget, signal, name, share in (
            (self.back_button, self.back_requested, self.tr("Back"), 2),
            (self._earlier, self.earlier_requested, self.tr("Month before"), 2),
            (self._later, self.later_requested, self.tr("Month after"), 2),
            (self.main_button, self.sheet_requested, self.tr("Print this month"), 4),
        ):
            widget.setAccessibleName(name)
            widget.clicked.connect(signal)
            row.addWidget(widget, share)
        return row
