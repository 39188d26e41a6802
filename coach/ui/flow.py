"""Which screen comes next: the way through the program."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.history.records import local_now
from coach.paths import Paths
from coach.routine.library import Library, load_library
from coach.routine.terms import View
from coach.session.compile import Options
from coach.session.playback import Clock
from coach.settings import Settings, write_settings
from coach.ui.cards import RoutineCard, card_of, strip_of, week_of
from coach.ui.diary import Diary
from coach.ui.screens.get_ready import GetReadyScreen
from coach.ui.screens.home import HomeScreen
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.screens.well_done import WellDoneScreen
from coach.ui.sentences import greeting, summary
from coach.ui.session_run import Preparation, Result, SessionRun
from coach.ui.theme import Theme
from coach.ui.window import Window
from coach.voice.voice import Voice

FIRST_DAY_ROUTINE: Final = "gentle-seated-legs"
"""Today's routine until somebody chooses one."""

VOICE_PATIENCE_MS: Final = 8000
"""A session begins after this long even when its clips aren't all made; captions carry it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the flow works with; each has a stand-in for tests."""

    paths: Paths
    clock: Clock
    make_voice: Callable[[Settings], Voice]
    make_theme: Callable[[Settings], Theme]
    now: Callable[[], datetime] = local_now


class Flow(QObject):
    """Leads from home through a session and back; owns what changes on the way."""

    bug_met = Signal()  # from any thread: an error of our own was logged

    def __init__(self, window: Window, home: HomeScreen, settings: Settings, around: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self.settings = settings
        self._theme = around.make_theme(settings)
        self.diary = Diary(around.paths.history, self)
        self.voice = around.make_voice(settings)
        self.library: Library | None = None
        self.run: SessionRun | None = None
        self._notices: list[str] = []
        self._mistake = ""
        self._waiting_to_begin = False
        self._closed = False
        self._make_screens(home)
        self.diary.noticed.connect(self._notice)
        self.bug_met.connect(self._tell_of_bug)
        window.closing.connect(self.close)
        self.diary.start()
        self.go_home()

    def _make_screens(self, home: HomeScreen) -> None:
        theme = self._theme
        self.home = home
        self.routines = RoutinesScreen(theme)
        self.get_ready = GetReadyScreen(theme)
        self.player = PlayerScreen(theme, self.settings.sitting_distance_m)
        self.well_done = WellDoneScreen(theme)
        home.start_requested.connect(self.choose)
        home.routines_requested.connect(self.show_routines)
        home.month_requested.connect(self.show_month)
        home.why_legs_requested.connect(self.show_why_legs)
        home.settings_requested.connect(self.show_settings)
        self.routines.chosen.connect(self.choose)
        self.routines.back_requested.connect(self.go_home)
        self.get_ready.back_requested.connect(self._leave_get_ready)
        self.get_ready.ready.connect(self.begin)
        self.well_done.answered.connect(self._answered)

    def go_home(self) -> None:
        """Show home with the files and the diary as they are now."""
        self._read_files()
        self.home.set_greeting(greeting(self._around.now(), self.settings.name))
        self._show_today()
        self._window.show_screen(self.home)
        today = self._around.now().date()
        self.home.set_week(*strip_of(today, ()))
        week = week_of(today)
        self.diary.ask(
            lambda store: store.sessions_between(
                store.default_person(self.settings.name).id, week[0], week[-1]
            ),
            lambda sessions: self.home.set_week(*strip_of(today, sessions)),
        )

    def _read_files(self) -> None:
        self.library = load_library(self._around.paths.routine_folders)

    @property
    def _options(self) -> Options:
        return Options(ready_after_seconds=self.settings.ready_after_seconds or None)

    def cards(self) -> list[RoutineCard]:
        """Return the cards of all routines that can be played, today's first."""
        library = self.library
        if library is None:
            return []
        routines = sorted(library.routines.values(), key=lambda routine: routine.name)
        todays = self.settings.routine or FIRST_DAY_ROUTINE
        routines.sort(key=lambda routine: routine.id != todays)
        cards = []
        for routine in routines:
            try:
                cards.append(card_of(routine, library, self._options))
            except Exception:  # our own bug with one routine costs nobody the others
                logging.getLogger(__name__).exception("the routine %s has no card", routine.id)
        return cards

    def _show_today(self) -> None:
        cards = self.cards()
        problems = self.library.errors if self.library else ()
        text = self.tr("No routine can be played yet. Ask your helper to look under “Other routines”.")
        self.home.set_routine(cards[0] if cards else None, text)
        mistake = self.tr("A routine file has a mistake in it. “Other routines” shows what to mend.")
        self._mistake = mistake if problems else ""
        self._show_notices()

    def _notice(self, sentence: str) -> None:
        if sentence not in self._notices:
            self._notices.append(sentence)
        self._show_notices()

    def _show_notices(self) -> None:
        sentences = [*self._notices, self._mistake, self.voice.problem or ""]
        self.home.set_notice("\n".join(sentence for sentence in sentences if sentence))

    def _tell_of_bug(self) -> None:
        self._notice(self.tr("Something went wrong in the program. It goes on, and the log has the details."))

    def show_routines(self) -> None:
        """Show every routine, and the files that have mistakes."""
        self._read_files()
        self.routines.set_routines(self.cards(), self.library.errors if self.library else ())
        self._window.show_screen(self.routines)

    def choose(self, routine_id: str) -> None:
        """Get ready for a routine; its clips are made meanwhile."""
        self._read_files()
        library = self.library
        if library is None or routine_id not in library.routines:  # its file was changed or taken away
            self.go_home()
            return
        routine = library.routines[routine_id]
        self._drop_run()
        self.get_ready.set_routine(card_of(routine, library, self._options))
        what = Preparation(routine, library, self._options, self.settings.words_per_minute)
        self.run = SessionRun(what, self.voice, self.player, self.diary.add, self._around.clock, self)
        self.run.prepared.connect(self._begin_if_waiting)
        self.run.ended.connect(self._ended)
        self.run.prepare()
        self._window.show_screen(self.get_ready)

    def _leave_get_ready(self) -> None:
        self._drop_run()
        self.go_home()

    def _drop_run(self) -> None:
        """Be done with a session: what it may still be waiting for has no effect any more."""
        if self.run is not None:
            self.run.close()
            if self.run.is_prepared:
                self.run.deleteLater()
        self.run = None
        self._waiting_to_begin = False

    def begin(self) -> None:
        """Begin the session, as soon as its clips are there."""
        if self.run is None or self._waiting_to_begin:
            return
        if self.run.is_prepared:
            self._begin_now()
            return
        self._waiting_to_begin = True
        self.get_ready.set_waiting()
        QTimer.singleShot(VOICE_PATIENCE_MS, self, partial(self._lose_patience, self.run))

    def _lose_patience(self, run: SessionRun) -> None:
        """Begin without the clips that aren't there yet, unless that session was left meanwhile."""
        if run is self.run:
            self._begin_if_waiting()

    def _begin_if_waiting(self) -> None:
        """Begin the session that was asked for: its clips are there, or took too long."""
        self._show_notices()
        self.get_ready.set_state(self.voice.problem or "")
        if self._waiting_to_begin:
            self._begin_now()

    def _begin_now(self) -> None:
        self._waiting_to_begin = False
        if self.run is not None:
            self._window.show_screen(self.player)
            self.run.begin()

    def _ended(self, result: Result) -> None:
        if self._closed:
            return
        self.well_done.set_session(*summary(result))
        self._window.show_screen(self.well_done)

    def _answered(self, effort: int | None, pain: int | None, note: str) -> None:
        if self.run is not None and self.run.recorder is not None:
            self.run.recorder.answered(effort, pain, note)
        self._drop_run()
        self.go_home()

    def show_month(self) -> None:
        """Show this month's sheet."""
        from coach.ui.month_flow import MonthFlow  # noqa: PLC0415  (printing is loaded when it is wanted)

        today = self._around.now().date()
        self.month_flow = MonthFlow(self.diary, self._theme, today, self.settings, self._around.paths.sheets)
        self.month_flow.screen.back_requested.connect(self.go_home)
        self._window.show_screen(self.month_flow.screen)

    def show_why_legs(self) -> None:
        """Show what studies say about exercise for the legs."""
        from coach.ui.screens.why_legs import WhyLegsScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhyLegsScreen(self._theme)
        screen.is_passing = True
        screen.back_requested.connect(self.go_home)
        self._window.show_screen(screen)

    def show_settings(self) -> None:
        """Show the settings; what is chosen there is kept when they are left."""
        from coach.ui.settings_flow import Sample, SettingsFlow  # noqa: PLC0415  (seldom wanted)

        exercises = self.library.exercises.values() if self.library else ()
        shown = next((each for each in exercises if each.figure.view is View.THREE_QUARTER), None)
        sample = Sample(self._around.make_voice, self._around.clock)
        settings_flow = SettingsFlow(self._window, self._theme, shown, sample)
        settings_flow.done.connect(self._save_settings)
        settings_flow.show(self.settings)

    def _save_settings(self, settings: Settings) -> None:
        try:
            write_settings(settings, self._around.paths.settings)
        except OSError as error:
            text = self.tr("The settings could not be kept: {reason}. Is the disk full?")
            self._notice(text.format(reason=error.strerror or error))
        if settings != self.settings:
            self._use(settings)
        self.go_home()

    def _use(self, settings: Settings) -> None:
        """Make voice and screens anew for other settings."""
        self.settings = settings
        self.voice.close()
        self.voice = self._around.make_voice(settings)
        self._theme = self._around.make_theme(settings)
        self._window.remove_screens()
        self._window.set_theme(self._theme)
        self._make_screens(HomeScreen(self._theme))

    def close(self) -> None:
        """End the session, the diary and the voice, in this order; once."""
        if self._closed:
            return
        self._closed = True
        self.voice.stop()
        if self._window.current is self.well_done and self.run is not None and self.run.recorder is not None:
            self.run.recorder.answered(*self.well_done.answers)
        if self.run is not None:
            self.run.close()
        self.voice.close()
        self.diary.close()
