"""What home leads to beside sessions: the month, the week's plan, the settings, and why legs matter."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.history.records import PlanMade, new_id
from coach.progress.month import Month
from coach.routine.terms import View
from coach.settings import WEEKDAYS, Settings
from coach.ui.diary import Diary
from coach.ui.sample import Sample
from coach.ui.standing import month_for
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.today import Today
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.ui.month_flow import MonthFlow


class Places(QObject):
    """Shows each place for whoever is here, whose settings it is told each time.

    `left` asks for home, `left_with_changes` for home with what was kept in use;
    `kept` gives settings to keep; `door_requested` asks for a screen (`Door`)
    that the settings lead to. `month_flow` is there once the month was shown.
    """

    month_flow: "MonthFlow"

    left = Signal()
    kept = Signal(object)  # Settings
    left_with_changes = Signal()
    door_requested = Signal(object)  # Door

    def __init__(self, window: Window, around: Surroundings, diary: Diary, today: Today) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._diary = diary
        self._today = today
        self._sample = Sample(around.make_voice, around.clock, self)

    def show_month(self, settings: Settings, theme: Theme) -> None:
        """Show this month's sheet."""
        from coach.ui.month_flow import MonthFlow  # noqa: PLC0415  (printing is loaded when it is wanted)
        from coach.ui.sheet.output import Paper  # noqa: PLC0415  (as above)

        today, library = self._around.now().date(), self._today.library

        def ask(first: date, then: Callable[[Month], None]) -> None:
            self._diary.ask(lambda store: month_for(store, settings, library, first, today), then)

        folder, paper = self._around.paths.sheets, Paper(settings.paper)
        self.month_flow = MonthFlow(ask, theme, today, paper, folder)
        self.month_flow.screen.back_requested.connect(self.left)
        self._window.show_screen(self.month_flow.screen)

    def show_why_legs(self, theme: Theme) -> None:
        """Show what studies say about exercise for the legs."""
        from coach.ui.screens.why_legs import WhyLegsScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhyLegsScreen(theme)
        screen.is_passing = True
        screen.back_requested.connect(self.left)
        self._window.show_screen(screen)

    def show_plan(self, settings: Settings, theme: Theme) -> None:
        """Show which routine is planned for which day of the week."""
        from coach.ui.plan_flow import PlanFlow  # noqa: PLC0415  (seldom wanted)

        def keep(plan: Mapping[str, str]) -> None:
            self.kept.emit(replace(settings, plan=plan))
            days = tuple((day, plan[day]) for day in WEEKDAYS if day in plan)
            self._diary.add(PlanMade(new_id(), settings.person_id, self._around.now(), days))

        plan_flow = PlanFlow(self._window, theme, self._today.cards(settings))
        plan_flow.changed.connect(keep)
        plan_flow.done.connect(self.left)
        plan_flow.show(settings.plan)

    def show_set_up(self, settings: Settings) -> None:
        """Ask what has to be known once; each may be left for later."""
        from coach.ui.set_up_flow import SetUpFlow  # noqa: PLC0415  (once)

        around = self._around
        set_up = SetUpFlow(self._window, settings, around.make_theme, self._sample, around.equipment)
        set_up.changed.connect(self.kept)
        set_up.done.connect(self._take)
        set_up.show()

    def show_settings(self, settings: Settings) -> None:
        """Show the settings; what is chosen there is kept when a page is left."""
        from coach.ui.settings_flow import SettingsFlow  # noqa: PLC0415  (seldom wanted)

        around, exercises = self._around, self._today.library.exercises.values()
        shown = next((each for each in exercises if each.figure.view is View.THREE_QUARTER), None)
        flow = SettingsFlow(self._window, around.make_theme, shown, self._sample, around.equipment)
        flow.changed.connect(self.kept)
        flow.done.connect(self.left_with_changes)
        flow.door_requested.connect(self.door_requested)
        flow.show(settings)

    def _take(self, settings: Settings) -> None:
        self.kept.emit(settings)
        self.left_with_changes.emit()

    def close(self) -> None:
        """Be silent."""
        self._sample.close()
