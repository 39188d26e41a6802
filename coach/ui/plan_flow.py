"""The way through the plan of the week, who set it, and from when it holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coach.history.records import PlanMade
from coach.progress.dates import monday_of
from coach.ui.asking import Asked
from coach.ui.cards import RoutineCard
from coach.ui.dates import weekday_and_day
from coach.ui.own_diary import OwnDiary
from coach.ui.question import Answer
from coach.ui.screens.plan import FromDayScreen, PlanScreen, SetByScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.theme import Theme
from coach.ui.week_plan import WeekPlan, in_use, last_set, records_for
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore

_WEEK = timedelta(days=7)


class Setter(Enum):
    """Who set a plan."""

    MYSELF = "myself"
    PHYSIOTHERAPIST = "physiotherapist"
    SOMEONE = "someone"


class PlanFlow(QObject):
    """Shows the week, and for a day what there is to choose from.

    Every change is put into the diary at once, and `changed` gives the plan that is in use today.
    """

    changed = Signal(object)  # the plan, as Settings has it
    done = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self,
        window: Window,
        theme: Theme,
        cards: Sequence[RoutineCard],
        diary: OwnDiary,
        now: Callable[[], datetime],
        name: str = "",
    ) -> None:
        """Show the screens in `window`; `cards` are of all routines that can be planned."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._cards = cards
        self._diary = diary
        self._now = now
        self._name = name
        self._plan = self._used = WeekPlan()
        self._cleared: WeekPlan | None = None  # what the last press cleared, to be put back
        self._before: tuple[PlanMade, ...] = ()
        self._known: tuple[PlanMade, ...] = ()
        self._is_changed = self._is_set_by_told = False
        self._week: PlanScreen | None = None

    def show(self, plan: Mapping[str, str]) -> None:
        """Show `plan`, which is in use; what else the diary knows of it is shown as soon as it answers."""
        self._plan = self._used = WeekPlan(plan)
        self._show_week()

        def plans(store: "HistoryStore", person_id: str) -> tuple[PlanMade, ...]:
            return store.plans(person_id)

        self._diary.ask(plans, self._learn)

    def _learn(self, plans: tuple[PlanMade, ...]) -> None:
        if not isValid(self) or self._is_changed:
            return
        self._known = plans
        self._plan = last_set(plans, self._now().date()) or self._plan
        begins = self._plan.from_day or date.max  # what is still to begin, and may be moved, is no "before"
        self._before = tuple(plan for plan in plans if plan.holds_from < begins)
        if self._week is not None and isValid(self._week):
            self._fill(self._week)

    def _show_week(self) -> None:
        self._week = screen = PlanScreen(self._theme)
        self._fill(screen)
        screen.day_requested.connect(self._ask_for)
        screen.set_by_requested.connect(self._ask_who)
        screen.from_day_requested.connect(self._ask_when)
        screen.cleared.connect(self._clear)
        screen.put_back.connect(lambda: self._use(self._cleared or self._plan))
        screen.done.connect(self._leave)
        self._show_screen(screen)

    def _fill(self, screen: PlanScreen) -> None:
        names = {card.routine_id: card.name for card in self._cards}
        day = self._plan.from_day
        today = self._now().date()
        is_later = day is not None and day > today
        from_day = weekday_and_day(day, today) if day is not None and is_later else ""
        was_cleared = self._cleared is not None
        screen.set_plan(self._plan.days, names, self._plan.set_by, from_day, was_cleared=was_cleared)

    def _show_screen(self, screen: Screen) -> None:
        screen.is_passing = True
        self._window.show_screen(screen)

    # A day

    def _ask_for(self, weekday: str) -> None:
        screen = RoutinesScreen(self._theme, weekday)
        screen.set_routines(self._cards, ())
        rest = {day: routine for day, routine in self._plan.days.items() if day != weekday}
        screen.chosen.connect(lambda routine: self._change_days({**rest, weekday: routine}))
        screen.cleared.connect(lambda: self._change_days(rest))
        screen.back_requested.connect(self._show_week)
        self._show_screen(screen)

    def _change_days(self, days: dict[str, str]) -> None:
        # Who set the week before hasn't set this one, unless that was just said.
        set_by = self._plan.set_by if self._is_set_by_told else ""
        self._use(replace(self._plan, days=MappingProxyType(days), set_by=set_by))

    def _clear(self) -> None:
        self._use(replace(self._plan, days=WeekPlan().days, set_by=""), cleared=self._plan)

    # Who set it

    def _ask_who(self) -> None:
        asked = Asked(
            self.tr("Who set this week?"),
            answers=(
                Answer(self.tr("I did"), Setter.MYSELF),
                Answer(self.tr("My physiotherapist"), Setter.PHYSIOTHERAPIST),
                Answer(self.tr("Someone else"), Setter.SOMEONE),
            ),
        )
        self._ask(asked, self._take_setter)

    def _take_setter(self, setter: object) -> None:
        if setter is Setter.MYSELF:
            self._set_by(self._name or self.tr("Myself"))
            return
        is_physiotherapist = setter is Setter.PHYSIOTHERAPIST
        title = (
            self.tr("What is your physiotherapist's name?") if is_physiotherapist else self.tr("Who was it?")
        )
        screen = SetByScreen(title, self._theme)

        def written(name: str) -> None:
            if not is_physiotherapist:
                self._set_by(name or self.tr("Someone else"))
            elif name:
                self._set_by(self.tr("{name}, physiotherapist").format(name=name))
            else:
                self._set_by(self.tr("Physiotherapist"))

        screen.written.connect(written)
        screen.back_requested.connect(self._ask_who)
        self._show_screen(screen)

    def _set_by(self, who: str) -> None:
        self._is_set_by_told = True
        self._use(replace(self._plan, set_by=who))

    # From when

    def _ask_when(self) -> None:
        today = self._now().date()
        monday = monday_of(today) + _WEEK
        later = self.tr("Until then, the week stays as it was")
        asked = Asked(
            self.tr("From when?"),
            answers=(
                Answer(self.tr("From today"), today, self.tr("It takes the place of today's plan")),
                Answer(self.tr("From next Monday"), monday, later),
                Answer(self.tr("From another day"), None, later),
            ),
        )
        self._ask(asked, self._take_day)

    def _take_day(self, day: object) -> None:
        if isinstance(day, date):
            self._begin(day)
            return
        today = self._now().date()
        screen = FromDayScreen(today, self._plan.from_day or today + timedelta(days=1), self._theme)
        screen.chosen.connect(self._begin)
        screen.back_requested.connect(self._ask_when)
        self._show_screen(screen)

    def _begin(self, day: date) -> None:
        self._use(replace(self._plan, from_day=day if day > self._now().date() else None))

    def _ask(self, asked: Asked, then: Callable[[object], None]) -> None:
        screen = AskingScreen(asked, self._theme)
        screen.chosen.connect(then)
        screen.back_requested.connect(self._show_week)
        self._show_screen(screen)

    def _use(self, plan: WeekPlan, cleared: WeekPlan | None = None) -> None:
        """Put a changed plan into the diary, and show it; `cleared` is what it took away altogether."""
        self._plan, self._cleared, self._is_changed = plan, cleared, True
        now = self._now()
        for record in records_for(plan, self._before, self._known, self._used, now):
            self._known = (*self._known, record)
            self._diary.add(record)
        used = in_use(self._known, now.date())
        if used is not None:
            self.changed.emit(used)
        self._show_week()

    def _leave(self) -> None:
        self.done.emit()
        self.deleteLater()
