"""Which screen comes next: the way through the program, but for what is within a session or the settings."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.history.records import Person, PlanMade, new_id
from coach.history.sessions import Session
from coach.people import Profile, add_person, everyone
from coach.progress.month import Month
from coach.routine.terms import View
from coach.settings import WEEKDAYS, Settings, write_settings
from coach.ui.diary import Diary
from coach.ui.sample import Sample
from coach.ui.screens.home import HomeScreen
from coach.ui.screens.resume import ResumeScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.session_flow import SessionFlow
from coach.ui.standing import Standing, month_for, standing
from coach.ui.surroundings import Surroundings
from coach.ui.today import Today
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore
    from coach.ui.setting_pages import Door


BEAT_MS: Final = 30_000
"""How often home looks whether it still says the right day."""


class Flow(QObject):
    """Leads from home to everywhere and back; owns what changes on the way."""

    bug_met = Signal()  # from any thread: an error of our own was logged

    def __init__(self, window: Window, home: HomeScreen, settings: Settings, around: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._sample = Sample(around.make_voice, around.clock, self)
        self._file = around.paths.settings
        self.settings = settings
        self._theme = around.make_theme(settings)
        self.diary = Diary(around.paths.history, self)
        self.voice = around.make_voice(settings)
        self.today = Today(around)
        self._has_asked_to_resume = False
        self._closed = False
        self._beat = QTimer(self)  # home may be shown overnight
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.look_again)
        self._beat.start()
        self._make_screens(home)
        self.diary.noticed.connect(self._notice)
        self.bug_met.connect(self._tell_of_bug)
        window.closing.connect(self.close)
        window.help_requested.connect(self.show_keys)
        self.diary.start()
        self._arrive()

    def _make_screens(self, home: HomeScreen) -> None:
        self.home = home
        self.routines = RoutinesScreen(self._theme)
        self.session = SessionFlow(
            self._window, self._theme, self.settings, self.voice, self.diary, self._around
        )
        settings = self.settings
        self._window.set_steering(
            same_press_ms=settings.same_press_ms,
            switch=settings.switch,
            dwell_seconds=settings.dwell_seconds,
        )
        home.start_requested.connect(self.choose)
        home.routines_requested.connect(self.show_routines)
        home.plan_requested.connect(self.show_plan)
        home.month_requested.connect(self.show_month)
        home.why_legs_requested.connect(self.show_why_legs)
        home.settings_requested.connect(self.show_settings)
        home.who_requested.connect(self.show_who)
        self.routines.chosen.connect(self.choose)
        self.routines.back_requested.connect(self.go_home)
        self.session.left.connect(self.go_home)
        self.session.left_open.connect(self._ask_again_to_resume)
        self.session.voice_tried.connect(self._show_notices)
        self.session.settings_changed.connect(self._keep)

    # Who is here, and what was begun

    def _arrive(self) -> None:
        """Ask who is here where there are several, what a new person has to be asked, and then show home."""
        if len(everyone(self._around.paths)) > 1:
            self._ask_who(can_go_back=False)
        else:
            self._greet()

    def _greet(self) -> None:
        self.go_home()
        if not self.settings.is_set_up:
            self.show_set_up()

    def show_who(self) -> None:
        """Ask who exercises now; who is here already may stay."""
        self._ask_who(can_go_back=True)

    def _ask_who(self, *, can_go_back: bool, from_settings: bool = False) -> None:
        from coach.ui.screens.who import WhoScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhoScreen(everyone(self._around.paths), self._theme, can_go_back=can_go_back)
        screen.is_passing = True
        screen.chosen.connect(self._use_person)
        screen.new_person.connect(self._add_person)
        screen.back_requested.connect(self.show_settings if from_settings else self.go_home)
        self._window.show_screen(screen)

    def _use_person(self, profile: Profile) -> None:
        self._file = profile.file
        self._has_asked_to_resume = False
        self.today.standing = Standing()
        self._use(profile.settings)
        self._greet()

    def _add_person(self, name: str) -> None:
        if not self.settings.person_id and self.today.standing.person_id:
            # Among several, who comes first in a new diary need not be who was first in this one.
            self._keep(replace(self.settings, person_id=self.today.standing.person_id))
        try:
            profile = add_person(self._around.paths, name)
        except OSError as error:
            text = self.tr("The new person could not be kept: {reason}. Is the disk full?")
            self._notice(text.format(reason=error.strerror or error))
            self.go_home()
            return
        self.diary.add(Person(profile.settings.person_id, profile.settings.name))
        self._use_person(profile)

    # Home

    def go_home(self) -> None:
        """Show home with the files, the diary and the system's look as they are now."""
        if self._around.make_theme(self.settings) != self._theme:
            self._use(self.settings)
        self.today.read_files()
        self._show_home()
        self._window.show_screen(self.home)
        asked_for, today = self._file, self._around.now().date()
        settings, library = self.settings, self.today.library

        def look_up(store: "HistoryStore") -> Standing:
            return standing(store, settings, library, today)

        def show(found: Standing) -> None:
            if asked_for == self._file and not self._closed:  # nobody else has come meanwhile
                self.today.standing = found
                self.session.learn(found)
                self._show_home()
                self._ask_to_resume()

        self.diary.ask(look_up, show)

    def _show_home(self) -> None:
        self.today.show_on(self.home, self.settings, self.voice.problem)

    def _notice(self, sentence: str) -> None:
        self.today.notice(sentence)
        self._show_notices()

    def _show_notices(self) -> None:
        self.today.tell_on(self.home, self.voice.problem)

    def _tell_of_bug(self) -> None:
        self._notice(self.tr("Something went wrong in the program. It goes on, and the log has the details."))

    # A session

    def choose(self, routine_id: str) -> None:
        """Begin with the questions before a session of a routine."""
        self.today.read_files()
        if routine_id not in self.today.library.routines:  # its file was changed or taken away
            self.go_home()
            return
        if not self.settings.plan and self.settings.routine != routine_id:
            self._keep(replace(self.settings, routine=routine_id))
        self.session.choose(self.today.library, routine_id, self.today.standing)

    def _ask_again_to_resume(self) -> None:
        self._has_asked_to_resume = False
        self.go_home()

    def _ask_to_resume(self) -> None:
        """Ask whether to go on with a session that was cut off; once, while nothing has begun yet."""
        cut_off = self.today.standing.cut_off
        if cut_off is None or self._has_asked_to_resume or self._window.current is not self.home:
            return
        self._has_asked_to_resume = True
        routine = self.today.library.routines.get(cut_off.start.routine_id)
        is_same = routine is not None and routine.content_hash == cut_off.start.content_hash
        screen = ResumeScreen(self._theme)
        screen.is_passing = True
        screen.set_session(cut_off, self._around.now(), may_go_on=is_same)
        screen.go_on.connect(lambda: self.session.resume(self.today.library, cut_off, self.today.standing))
        screen.start_again.connect(lambda: self._start_again(cut_off))
        screen.enough.connect(lambda: self.session.enough(cut_off))
        self._window.show_screen(screen)

    def _start_again(self, cut_off: Session) -> None:
        if cut_off.start.routine_id in self.today.library.routines:
            self.session.start_again(self.today.library, cut_off, self.today.standing)
        else:
            self.session.enough(cut_off)

    # Other places

    def show_routines(self) -> None:
        """Show every routine, and the files that have mistakes."""
        self.today.read_files()
        self.routines.set_routines(self.today.cards(self.settings), self.today.library.errors)
        self._window.show_screen(self.routines)

    def show_month(self) -> None:
        """Show this month's sheet."""
        from coach.ui.month_flow import MonthFlow  # noqa: PLC0415  (printing is loaded when it is wanted)
        from coach.ui.sheet.output import Paper  # noqa: PLC0415  (as above)

        today = self._around.now().date()
        settings, library = self.settings, self.today.library

        def ask(first: date, then: Callable[[Month], None]) -> None:
            self.diary.ask(lambda store: month_for(store, settings, library, first, today), then)

        folder, paper = self._around.paths.sheets, Paper(settings.paper)
        self.month_flow = MonthFlow(ask, self._theme, today, paper, folder)
        self.month_flow.screen.back_requested.connect(self.go_home)
        self._window.show_screen(self.month_flow.screen)

    def show_why_legs(self) -> None:
        """Show what studies say about exercise for the legs."""
        from coach.ui.screens.why_legs import WhyLegsScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhyLegsScreen(self._theme)
        screen.is_passing = True
        screen.back_requested.connect(self.go_home)
        self._window.show_screen(screen)

    def show_plan(self) -> None:
        """Show which routine is planned for which day of the week."""
        from coach.ui.plan_flow import PlanFlow  # noqa: PLC0415  (seldom wanted)

        plan_flow = PlanFlow(self._window, self._theme, self.today.cards(self.settings))
        plan_flow.changed.connect(self._keep_plan)
        plan_flow.done.connect(self.go_home)
        plan_flow.show(self.settings.plan)

    def _keep_plan(self, plan: Mapping[str, str]) -> None:
        self._keep(replace(self.settings, plan=plan))
        days = tuple((day, plan[day]) for day in WEEKDAYS if day in plan)
        self.diary.add(PlanMade(new_id(), self.settings.person_id, self._around.now(), days))

    def show_keys(self) -> None:
        """Show what the keys do, and then again what was shown; a session pauses for it."""
        from coach.ui.keys_flow import KeysFlow  # noqa: PLC0415  (seldom wanted)
        from coach.ui.screens.keys import KeysScreen  # noqa: PLC0415  (as above)

        before = self._window.current
        if isinstance(before, KeysScreen):
            return
        if before is self.session.player:
            self.session.player.pause_requested.emit()
        keys_flow = KeysFlow(self._window, self._theme, self.settings, self._around.paths.sheets)
        keys_flow.done.connect(self.go_home if before is None else lambda: self._window.show_screen(before))
        keys_flow.show()

    def show_set_up(self) -> None:
        """Ask what has to be known once; each may be left for later."""
        from coach.ui.set_up_flow import SetUpFlow  # noqa: PLC0415  (once)

        set_up = SetUpFlow(
            self._window, self.settings, self._around.make_theme, self._sample, self._around.equipment
        )
        set_up.changed.connect(self._keep)
        set_up.done.connect(self._take)
        set_up.show()

    def show_settings(self) -> None:
        """Show the settings; what is chosen there is kept when a page is left."""
        from coach.ui.settings_flow import SettingsFlow  # noqa: PLC0415  (seldom wanted)

        exercises = self.today.library.exercises.values()
        shown = next((each for each in exercises if each.figure.view is View.THREE_QUARTER), None)
        settings_flow = SettingsFlow(
            self._window, self._around.make_theme, shown, self._sample, self._around.equipment
        )
        settings_flow.changed.connect(self._keep)
        settings_flow.done.connect(lambda: self._take(self.settings))
        settings_flow.door_requested.connect(self._go_through)
        settings_flow.show(self.settings)

    def _go_through(self, door: "Door") -> None:
        from coach.ui.setting_pages import Door  # noqa: PLC0415  (as above)

        self._use(self.settings)
        ways: dict[Door, Callable[[], None]] = {
            Door.SET_UP: self.show_set_up,
            Door.KEYS: self.show_keys,
            Door.PLAN: self.show_plan,
            Door.PEOPLE: partial(self._ask_who, can_go_back=True, from_settings=True),
        }
        ways[door]()

    # What is chosen, kept and used

    def _take(self, settings: Settings) -> None:
        """Keep settings, use them, and go home."""
        self._keep(settings)
        self._use(settings)
        self.go_home()

    def _keep(self, settings: Settings) -> None:
        """Put settings on disk; they are in use in any case."""
        self.settings = self.session.settings = settings
        try:
            write_settings(settings, self._file)
        except OSError as error:
            text = self.tr("The settings could not be kept: {reason}. Is the disk full?")
            self._notice(text.format(reason=error.strerror or error))

    def _use(self, settings: Settings) -> None:
        """Make voice and screens anew for other settings."""
        self.session.close()
        self.settings = settings
        self.voice.stop()
        # Its children may take half a second to end, in which the window mustn't stand still.
        threading.Thread(target=self.voice.close, name="end of the voice", daemon=True).start()
        self.voice = self._around.make_voice(settings)
        self._theme = self._around.make_theme(settings)
        self._window.remove_screens()
        for screen in (self.routines, *self.session.screens):
            screen.deleteLater()  # those that were never shown are in no window
        self._window.set_theme(self._theme)
        self.session.deleteLater()
        self._make_screens(HomeScreen(self._theme))

    def look_again(self) -> None:
        """Follow the system's colours or motion, or the time of day: at home now, else on coming home.

        So nothing that is being answered, typed or done is taken away.
        """
        is_another_look = self._around.make_theme(self.settings) != self._theme
        if self._window.current is self.home and (is_another_look or self.today.is_over):
            self.go_home()

    def close(self) -> None:
        """Leave the session, the diary and the voice, in this order; once."""
        if self._closed:
            return
        self._closed = True
        self._beat.stop()
        self.voice.stop()
        self._sample.close()
        self.session.close()
        self.voice.close()
        self.diary.close()
