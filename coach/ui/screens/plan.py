"""My week: what is planned for each of its days, who set it, and from when."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.settings import WEEKDAYS
from coach.ui.dates import full_day
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.week import day_name, planned_words
from coach.ui.widgets.fields import large_field, write_first
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.tiles import lay_out

LONGEST_NAME: Final = 60
LONGEST_SHOWN: Final = 40
ROOMY: Final = 1.5
"""From this text size on, the smallest screen has room for one of these buttons in a row."""


class PlanScreen(Screen):
    """Shows the seven days; pressing one asks what to do on it."""

    day_requested = Signal(str)  # one of WEEKDAYS
    set_by_requested = Signal()
    from_day_requested = Signal()
    cleared = Signal()
    put_back = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My week"), theme, parent)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, theme.mm(2), 0)
        rows.setSpacing(theme.gap)
        self._days: dict[str, Button] = {}
        for weekday in WEEKDAYS:
            self._days[weekday] = button("")
            self._days[weekday].clicked.connect(
                lambda _checked=False, weekday=weekday: self.day_requested.emit(weekday)
            )
        self._grid = QGridLayout()
        self._set_by, self._from_day = button(""), button("")
        self._set_by.clicked.connect(self.set_by_requested)
        self._from_day.clicked.connect(self.from_day_requested)
        self._terms = QGridLayout()
        rows.addLayout(self._grid)
        rows.addSpacing(theme.mm(1))
        rows.addLayout(self._terms)
        rows.addStretch(1)
        self._clear = button(self.tr("Clear the week"))
        self._clear.clicked.connect(self._clear_or_put_back)
        self._was_cleared = False
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self._clear, 1)
        row.addWidget(self.main_button, 1)
        column = self.column()
        column.addWidget(label(self.tr("My week"), "title"))
        column.addWidget(label(self.tr("Press a day to change it."), "quiet"))
        column.addWidget(self.scrolled(content, self.tr("My week")), 1)
        column.addLayout(row)

    def set_plan(
        self,
        plan: Mapping[str, str],
        names: Mapping[str, str],
        set_by: str = "",
        from_day: str = "",
        *,
        was_cleared: bool = False,
    ) -> None:
        """Show a plan as settings have it, with the names of the routines that there are, by id.

        `set_by` says who set it, and `from_day` when it begins if not today; both may be "".
        With `was_cleared` the week was just cleared by one press, and one more puts it back.
        """
        for weekday, day in self._days.items():
            planned = planned_words(plan, weekday, names)
            day.setText(self.tr("{day}\n{planned}").format(day=day_name(weekday), planned=planned))
            day.setAccessibleName(self.tr("{day}: {planned}").format(day=day_name(weekday), planned=planned))
        lay_out(self._grid, tuple(self._days.values()), self.theme, most=3)
        self._say(self._set_by, self.tr("Who set it"), set_by or self.tr("Not told"))
        self._say(self._from_day, self.tr("From when"), from_day or self.tr("Today"))
        least = 1 if self.theme.text_scale >= ROOMY else 2
        lay_out(self._terms, (self._set_by, self._from_day), self.theme, most=2, least=least)
        self._was_cleared = was_cleared
        text = self.tr("Put it back") if was_cleared else self.tr("Clear the week")
        self._clear.setText(text)
        self._clear.setAccessibleName(text)
        self._clear.setEnabled(bool(plan) or was_cleared)

    def _clear_or_put_back(self) -> None:
        (self.put_back if self._was_cleared else self.cleared).emit()

    def _say(self, shown: Button, what: str, how: str) -> None:
        """Have a button say what it is about and how that is now; of a very long name, its beginning."""
        short = how if len(how) <= LONGEST_SHOWN else f"{how[:LONGEST_SHOWN].rstrip()}…"
        shown.setText(self.tr("{what}\n{how}").format(what=what, how=short))
        shown.setAccessibleName(self.tr("{what}: {how}").format(what=what, how=how))


class SetByScreen(SpokenScreen):
    """Asks for the name of who set the plan; it may be left out."""

    written = Signal(str)
    back_requested = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, theme, parent)
        self._field = large_field(theme)
        self._field.setMaxLength(LONGEST_NAME)
        self._field.setAccessibleName(title)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(4))
        self._told = title, self.tr("It stands on the month sheet. You can leave it out.")
        lines.addWidget(label(self._told[1], "quiet"))
        lines.addWidget(self._field)
        lines.addStretch(1)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = main = button(self.tr("Go on"), "main")
        main.clicked.connect(lambda: self.written.emit(self._field.text().strip()))
        self._field.returnPressed.connect(main.click)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(main, 2)
        column = self.column()
        column.addWidget(label(title, "title"))
        column.addWidget(self.scrolled(content, title), 1)
        column.addLayout(row)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is asked, and what it is for."""
        title, what_for = self._told
        return Phrase(title, Talk.SOME), Phrase(what_for)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the first letter; the field takes all others."""
        if not write_first(self._field, event):
            super().keyPressEvent(event)


class FromDayScreen(SpokenScreen):
    """Asks for the day on which a plan begins, by large steps; never before `first`."""

    chosen = Signal(object)  # date
    back_requested = Signal()

    def __init__(self, first: date, day: date, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("From which day?"), theme, parent)
        self._first, self._day = first, max(first, day)
        self._shown = label("", "heading")
        steps = {
            -7: button(self.tr("A week earlier")),
            -1: button(self.tr("A day earlier")),
            1: button(self.tr("A day later")),
            7: button(self.tr("A week later")),
        }
        for days, step in steps.items():
            step.clicked.connect(lambda _checked=False, days=days: self._move(days))
        self._earlier = [step for days, step in steps.items() if days < 0]
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(4))
        grid = QGridLayout()
        lay_out(grid, tuple(steps.values()), theme, most=len(steps))
        lines.addWidget(self._shown)
        lines.addLayout(grid)
        lines.addStretch(1)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = main = button(self.tr("From this day"), "main")
        main.clicked.connect(lambda: self.chosen.emit(self._day))
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(main, 2)
        column = self.column()
        column.addWidget(label(self.tr("From which day?"), "title"))
        column.addWidget(self.scrolled(content, self.tr("From which day?")), 1)
        column.addLayout(row)
        self._show()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question, and the day that is shown."""
        return Phrase(self.tr("From which day?"), Talk.SOME), Phrase(self._shown.text())

    def _move(self, days: int) -> None:
        self._day = max(self._first, self._day + timedelta(days=days))
        self._show()
        announce(self, self._shown.text())

    def _show(self) -> None:
        self._shown.setText(full_day(self._day))
        for step in self._earlier:
            step.setEnabled(self._day > self._first)
