"""What home leads to beside sessions: other activities, progress, the plan, the settings, why legs matter."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.progress.month import Month
from coach.routine.terms import View
from coach.settings import Settings
from coach.ui.diary import Diary
from coach.ui.fitting_room import FittingRoom
from coach.ui.own_diary import OwnDiary
from coach.ui.sample import Sample
from coach.ui.standing import month_for
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.today import Today
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.ui.month_flow import MonthFlow


class Places(QObject):
    """Shows each place for whoever is here; `settings` and `theme` are theirs now, and kept so by its owner.

    `left` asks for home, `left_with_changes` for home with what was kept in use;
    `kept` gives settings that were chosen, `planned` the week, and `identified` the id by which the
    diary knows them now; `door_requested` asks for a screen (`Door`)
    that the settings lead to, `routines_requested` for the list of routines, and
    `left_anew` to begin as at the program's start.
    `month_flow` is there once the month was shown.
    """

    month_flow: "MonthFlow"

    left = Signal()
    kept = Signal(object)  # Settings
    planned = Signal(object)  # the plan, as Settings has it
    identified = Signal(str)
    left_with_changes = Signal()
    left_anew = Signal()
    door_requested = Signal(object)  # Door
    routines_requested = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self,
        window: Window,
        around: Surroundings,
        diary: Diary,
        today: Today,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._diary = diary
        self._today = today
        self.settings = settings
        self.theme = theme
        self._sample = Sample(around.make_voice, around.clock, self)
        self._room = FittingRoom(window, around.make_theme, self._sample, around.equipment)

    def show_activities(self) -> None:
        """Ask what else was done, today or on another day."""
        from coach.ui.activities.flow import ActivityFlow  # noqa: PLC0415  (seldom wanted)

        flow = ActivityFlow(self._window, self.theme, self._own(), self._around.now)
        flow.done.connect(self.left)
        flow.show()

    def show_progress(self, first: date | None = None) -> None:
        """Show how it has gone in the month that begins on `first`, else in this one, and what leads on."""
        from coach.ui.progress.flow import ProgressFlow  # noqa: PLC0415  (seldom wanted)

        flow = ProgressFlow(self._window, self.theme, self._own(), self._around.now, self._today.library)
        flow.done.connect(self.left)
        flow.sheet_requested.connect(self.show_month)
        flow.measures_requested.connect(self.show_measures)
        flow.plan_requested.connect(lambda: self._show_plan(self.show_progress))
        flow.show(first)

    def show_measures(self) -> None:
        """Show the tests, and lead through one."""
        from coach.ui.measures.flow import MeasureFlow  # noqa: PLC0415  (seldom wanted)

        flow = MeasureFlow(
            self._window, self.theme, self.settings, self._own(), self._around, self._today.library
        )
        flow.settings_changed.connect(self.kept)
        flow.done.connect(self.show_progress)
        flow.show()

    def show_details(self) -> None:
        """Ask what the sheet and the published figures go by."""
        from coach.ui.details_flow import DetailsFlow  # noqa: PLC0415  (seldom wanted)

        flow = DetailsFlow(self._window, self.theme, self._own(), self._around.now)
        flow.done.connect(self.show_settings)
        flow.show()

    def show_data(self) -> None:
        """Show what can be done with the diary as a whole: copies, another laptop, deleting."""
        from coach.ui.data.flow import DataFlow  # noqa: PLC0415  (seldom wanted)

        flow = DataFlow(self._window, self.theme, self.settings, self._own(), self._around)
        flow.kept.connect(lambda settings: self.identified.emit(settings.person_id))
        flow.left_anew.connect(self.left_anew)
        flow.done.connect(self.show_settings)
        flow.show()

    def show_workshop(self, file: Path | None = None) -> None:
        """Show where routines are written, or one of their files there."""
        from coach.ui.workshop.flow import WorkshopFlow  # noqa: PLC0415  (seldom wanted)

        flow = WorkshopFlow(self._window, self.theme, self.settings, self._around)
        flow.done.connect(self.show_settings if file is None else self.routines_requested)
        self._today.disk_changed.connect(flow.look_again)
        flow.show(file)

    def show_month(self, first: date | None = None) -> None:
        """Show the sheet of the month that begins on `first`, else of this month."""
        from coach.ui.month_flow import MonthFlow  # noqa: PLC0415  (printing is loaded when it is wanted)
        from coach.ui.sheet.output import Paper  # noqa: PLC0415  (as above)

        today, library = self._around.now().date(), self._today.library

        def ask(first: date, then: Callable[[Month], None]) -> None:
            self._diary.ask(lambda store: month_for(store, self.settings, library, first, today), then)

        folder, paper = self._around.paths.sheets, Paper(self.settings.paper)
        self.month_flow = MonthFlow(ask, self.theme, today, paper, folder, first)
        self.month_flow.screen.back_requested.connect(lambda: self.show_progress(first))
        self._window.show_screen(self.month_flow.screen)

    def show_why_legs(self) -> None:
        """Show what studies say about exercise for the legs."""
        from coach.ui.screens.why_legs import WhyLegsScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhyLegsScreen(self.theme)
        screen.is_passing = True
        screen.back_requested.connect(self.left)
        self._window.show_screen(screen)

    def show_keys(self) -> None:
        """Show what the keys do, and then again what was shown."""
        from coach.ui.keys_flow import KeysFlow  # noqa: PLC0415  (seldom wanted)
        from coach.ui.screens.keys import KeysScreen  # noqa: PLC0415  (as above)

        before = self._window.current
        if isinstance(before, KeysScreen):
            return
        flow = KeysFlow(self._window, self.theme, self.settings, self._around.paths.sheets)
        flow.done.connect(self.left if before is None else lambda: self._window.show_screen(before))
        flow.show()

    def show_plan(self) -> None:
        """Show which routine is planned for which day of the week."""
        self._show_plan(self.left.emit)

    def _show_plan(self, then: Callable[[], None]) -> None:
        from coach.ui.plan_flow import PlanFlow  # noqa: PLC0415  (seldom wanted)

        now = self._around.now
        flow = PlanFlow(
            self._window, self.theme, self._today.cards(self.settings), self._own(), now, self.settings.name
        )
        flow.changed.connect(self.planned)
        flow.done.connect(then)
        flow.show(self.settings.plan)

    def show_set_up(self) -> None:
        """Ask what has to be known once; each may be left for later."""
        from coach.ui.set_up_flow import SetUpFlow  # noqa: PLC0415  (once)

        set_up = SetUpFlow(self._room, self.settings)
        set_up.changed.connect(self.kept)
        set_up.done.connect(self._take)
        set_up.show()

    def show_settings(self) -> None:
        """Show the settings; what is chosen there is kept when a page is left."""
        from coach.ui.settings_flow import SettingsFlow  # noqa: PLC0415  (seldom wanted)

        exercises = self._today.library.exercises.values()
        shown = next((each for each in exercises if each.figure.view is View.THREE_QUARTER), None)
        flow = SettingsFlow(self._room, shown)
        flow.changed.connect(self.kept)
        flow.done.connect(self.left_with_changes)
        flow.door_requested.connect(self.door_requested)
        flow.show(self.settings)

    def _take(self, settings: Settings) -> None:
        self.kept.emit(settings)
        self.left_with_changes.emit()

    def _own(self) -> OwnDiary:
        return OwnDiary(self._diary, self.settings)

    def close(self) -> None:
        """Be silent."""
        self._sample.close()
