"""Which screen comes next: the way through the program, but for what is within a session or the settings."""

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.history.records import Person
from coach.people import Profile
from coach.settings import Settings, write_settings
from coach.ui.arriving.arrivals import Arrivals
from coach.ui.diary import Diary
from coach.ui.places import Places
from coach.ui.resume_question import ResumeQuestion
from coach.ui.screens.home import HomeScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.session_flow import SessionFlow
from coach.ui.standing import Standing, standing
from coach.ui.surroundings import Surroundings
from coach.ui.today import Today
from coach.ui.who_is_here import WhoIsHere
from coach.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self._file = around.paths.settings
        self.settings = settings
        self._theme = around.make_theme(settings)
        self.diary = Diary(around.paths.history, self)
        self.voice = around.make_voice(settings)
        self.today = Today(around, lambda: window.current not in (self.home, self.routines), self)
        self.today.files_changed.connect(self._follow_files)
        self.places = Places(window, around, self.diary, self.today, settings, self._theme)
        self.places.left.connect(self.go_home)
        self.places.kept.connect(self._keep_chosen)
        self.places.planned.connect(lambda plan: self._keep(replace(self.settings, plan=plan)))
        self.places.identified.connect(lambda own: self._keep(replace(self.settings, person_id=own)))
        self.places.left_with_changes.connect(self._use_what_was_kept)
        self.places.door_requested.connect(self._go_through)
        self.places.routines_requested.connect(self.show_routines)
        self.places.left_anew.connect(self._begin_anew)
        self.who = WhoIsHere(window, around.paths)
        self.who.chosen.connect(self._use_person)
        self.who.adding.connect(lambda: self._pin(self.today.standing.person_id))
        self.who.added.connect(lambda new: self.diary.add(Person(new.settings.person_id, new.settings.name)))
        self.who.refused.connect(self._add_nobody)
        self._resume = ResumeQuestion(window, around, self.today)
        self._closed = False
        self._beat = QTimer(self)  # home may be shown overnight
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.look_again)
        self._beat.start()
        self.arrivals = Arrivals(window, self, around)
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
        home.plan_requested.connect(self.places.show_plan)
        home.activity_requested.connect(self.places.show_activities)
        home.progress_requested.connect(self.places.show_progress)
        home.why_legs_requested.connect(self.places.show_why_legs)
        home.settings_requested.connect(self.places.show_settings)
        home.who_requested.connect(lambda: self.who.ask(self._theme, self.go_home))
        self.routines.chosen.connect(self.choose)
        self.routines.back_requested.connect(self.go_home)
        self.routines.bring_requested.connect(self.arrivals.ask_which)
        self.routines.mend_requested.connect(self.places.show_workshop)
        self.session.left.connect(self.go_home)
        self.session.left_open.connect(self._ask_again_to_resume)
        self.session.voice_tried.connect(self._show_notices)
        self.session.settings_changed.connect(self._keep_chosen)

    # Who is here, and what was begun

    def _arrive(self) -> None:
        """Ask who is here where there are several, what a new person has to be asked, and then show home."""
        if len(self.who.everyone()) > 1:
            self.who.ask(self._theme, None)
        else:
            self._greet()

    def _greet(self) -> None:
        self.go_home()
        if not self.settings.is_set_up:
            self.places.show_set_up()

    def _use_person(self, profile: Profile) -> None:
        self._become(profile)
        self._greet()

    def _begin_anew(self) -> None:
        """Go on, or ask who is here, after somebody's diary, or all of it, has become another."""
        people = self.who.everyone()
        self._become(next((each for each in people if each.file == self._file), people[0]))
        self._arrive()

    def _become(self, profile: Profile) -> None:
        self._file = profile.file
        self._resume.ask_again()
        self.today.standing = Standing()
        self._use(profile.settings)

    def _pin(self, person_id: str) -> None:
        """Keep who the first person is: after a merge, who comes first in the diary may be another."""
        if person_id and not self.settings.person_id:
            self._keep(replace(self.settings, person_id=person_id))

    def _add_nobody(self, why: str) -> None:
        self._notice(why)
        self.go_home()

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
                self._pin(found.person_id)
                is_unchanged = self.settings.plan == settings.plan  # by hand, meanwhile
                if found.plan is not None and is_unchanged and found.plan != settings.plan:
                    self._keep(replace(self.settings, plan=found.plan))  # another one holds from today on
                self.today.standing = found
                self.session.learn(found)
                self._show_home()
                if self._window.current is self.home:  # nothing has begun meanwhile
                    self._resume.ask(self.session, self._theme)

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
        self._resume.ask_again()
        self.go_home()

    # Other places

    def show_routines(self) -> None:
        """Show every routine, and the files that have mistakes."""
        self.today.read_files()
        self.today.list_on(self.routines, self.settings)
        self._window.show_screen(self.routines)

    def _follow_files(self) -> None:
        """Show what is on disk now, where routines are shown."""
        if self._window.current is self.home:
            self._show_home()
        elif self._window.current is self.routines:
            self.today.list_on(self.routines, self.settings)

    def show_keys(self) -> None:
        """Show what the keys do, and then again what was shown; a session pauses for it."""
        if self._window.current is self.session.player:
            self.session.player.pause_requested.emit()
        self.places.show_keys()

    def _go_through(self, door: "Door") -> None:
        from coach.ui.setting_pages import Door  # noqa: PLC0415  (as above)

        self._use(self.settings)
        ways: dict[Door, Callable[[], None]] = {
            Door.SET_UP: self.places.show_set_up,
            Door.KEYS: self.show_keys,
            Door.PLAN: self.places.show_plan,
            Door.DETAILS: self.places.show_details,
            Door.DATA: self.places.show_data,
            Door.WORKSHOP: self.places.show_workshop,
            Door.PEOPLE: partial(self.who.ask, self._theme, self.places.show_settings),
        }
        ways[door]()

    # What is chosen, kept and used

    def _use_what_was_kept(self) -> None:
        """Use the settings that were kept last, and go home."""
        self._use(self.settings)
        self.go_home()

    def _keep_chosen(self, settings: Settings) -> None:
        """Keep what was chosen; the diary may have told meanwhile who this is, and which plan holds today."""
        self._keep(replace(settings, person_id=self.settings.person_id, plan=self.settings.plan))

    def _keep(self, settings: Settings) -> None:
        """Put settings on disk; they are in use in any case."""
        self.settings = self.session.settings = self.places.settings = settings
        try:
            write_settings(settings, self._file)
        except OSError as error:
            text = self.tr("The settings could not be kept: {reason}. Is the disk full?")
            self._notice(text.format(reason=error.strerror or error))

    def _use(self, settings: Settings) -> None:
        """Make voice and screens anew for other settings."""
        self.session.close()
        self.settings = self.places.settings = settings
        self.voice.stop()
        # Its children may take half a second to end, in which the window mustn't stand still.
        threading.Thread(target=self.voice.close, name="end of the voice", daemon=True).start()
        self.voice = self._around.make_voice(settings)
        self._theme = self.places.theme = self._around.make_theme(settings)
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
        """Leave the session, the diary and the voice, in this order, and be silent at once; once."""
        if self._closed:
            return
        self._closed = True
        self._beat.stop()
        self.voice.stop()
        self.today.close()
        self.places.close()
        self.session.close()
        self.diary.close()
        self.voice.close()
