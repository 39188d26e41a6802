"""The way through a session: from "How are you today?" to "Well done", and back into one that was cut off."""

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible

from coach.history.records import SessionEnd, new_id
from coach.history.sessions import Session
from coach.routine.library import Library
from coach.routine.terms import Talk
from coach.session.events import State
from coach.settings import Settings
from coach.ui.after_session import AfterSession
from coach.ui.cards import card_of
from coach.ui.care import care_texts
from coach.ui.diary import Diary
from coach.ui.long_pause import LongPause
from coach.ui.needs import needs_of
from coach.ui.preparation import Preparation, Result, options_of, variants_in
from coach.ui.questions_flow import QuestionsFlow
from coach.ui.readiness_words import spoken_before
from coach.ui.reading_aloud import ReadingAloud
from coach.ui.screens.get_ready import GetReadyScreen
from coach.ui.screens.player import PlayerScreen
from coach.ui.session_run import SessionRun
from coach.ui.standing import Standing
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.widgets.care_panel import CarePanel
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window
from coach.voice.voice import Voice

VOICE_PATIENCE_MS: Final = 8000
"""A session begins after this long even when its clips aren't all made; captions carry it."""

USUAL_SPEED_PERCENT: Final = 100


class SessionFlow(QObject):
    """Leads through one session after the other; owns what changes within one."""

    left = Signal()  # to home, whatever came of it
    left_open = Signal()  # to home, where it is asked whether to go on
    voice_tried = Signal()  # the clips are there, or what is wrong with the voice is known
    settings_changed = Signal(object)  # Settings: what was chosen on the way is to be kept

    def __init__(  # noqa: PLR0913, PLR0917  (what a session joins: each is one thing)
        self,
        window: Window,
        theme: Theme,
        settings: Settings,
        voice: Voice,
        diary: Diary,
        around: Surroundings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.settings = settings
        self._voice = voice
        self._diary = diary
        self._around = around
        self.run: SessionRun | None = None
        self._library = Library({}, {}, {}, (), ())
        self._standing = Standing()
        self._planned_id = ""
        self._session_id = self._asked_id = ""
        self._resumed: Session | None = None
        self._waiting_to_begin = False
        self._is_asked = False  # "How are you today?" comes before getting ready
        self.long_pause = LongPause(around.now, self._state_now, self)
        self.long_pause.come.connect(self._leave_open)
        self.questions = QuestionsFlow(window, theme, settings, diary, around)
        self.get_ready = GetReadyScreen(theme)
        self.player = PlayerScreen(theme, settings.sitting_distance_m)
        self.after = AfterSession(window, theme, diary, around.now)
        self.aloud = ReadingAloud(window, voice, around.clock, settings.words_per_minute, self._talk_now)
        self.aloud.keep_ready(spoken_before(settings.emergency_number, settings.talk))
        self._connect()

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Every screen of a session."""
        return (*self.questions.screens, self.get_ready, self.player, self.after.screen)

    def _connect(self) -> None:
        self.questions.passed.connect(self._passed)
        self.questions.put_off.connect(self._drop_run)
        self.questions.left.connect(self._leave)
        self.questions.settings_changed.connect(self._keep)
        self.get_ready.ready.connect(self.begin)
        self.get_ready.back_requested.connect(self._back_from_get_ready)
        self.after.done.connect(self._leave)
        for notes in self.player.findChildren(CarePanel):
            notes.opened.connect(self.aloud.read)
            notes.closed.connect(self.aloud.hush)

    def _talk_now(self) -> Talk | None:
        """Return how much is to be said, None for nothing: as was chosen, or by a session's key."""
        conductor = self.run.conductor if self.run else None
        is_quiet = conductor.is_quiet if conductor else self.settings.quiet
        if is_quiet or (not self.settings.read_aloud and QAccessible.isActive()):
            return None
        return self.settings.talk if self.settings.read_aloud else Talk.COUNTS

    # Before

    def choose(self, library: Library, routine_id: str, standing: Standing) -> None:
        """Begin a new session of a routine in `library` with the questions before it."""
        self._set_out(library, routine_id, new_id(), None)
        self._standing = standing
        self._ask()

    def learn(self, standing: Standing) -> None:
        """Take what the diary has only told after a routine was chosen."""
        self._standing = standing
        self.questions.learn(standing)

    def resume(self, library: Library, session: Session, standing: Standing) -> None:
        """Go on with a session that was cut off; on another day than it began on, ask anew how one is."""
        self._set_out(library, session.start.routine_id, session.start.id, session)
        self._standing = standing
        if session.local_day == self._around.now().date():
            self._is_asked = False
            self._show_get_ready()
        else:
            self._ask()

    def start_again(self, library: Library, session: Session, standing: Standing) -> None:
        """Leave a session that was cut off with what was done of it, and begin its routine anew."""
        self._end(session)
        self.choose(library, session.start.routine_id, standing)

    def enough(self, session: Session) -> None:
        """End a session that was cut off with what was done of it, and ask how it was."""
        self._drop_run()
        self._session_id = session.start.id
        self._show_well_done(self._end(session))

    def _end(self, session: Session) -> Result:
        """End a session that was cut off with what was done of it."""
        result = Result.of(session)
        self._diary.add(
            SessionEnd(new_id(), session.start.id, self._around.now(), result.outcome, result.active_ms)
        )
        return result

    def _set_out(self, library: Library, routine_id: str, session_id: str, resumed: Session | None) -> None:
        self._library, self._planned_id = library, routine_id
        self._session_id, self._resumed = session_id, resumed
        # A session that was cut off keeps what was answered on the day on which it began.
        self._asked_id = new_id() if resumed else session_id
        self._prepare(routine_id)  # its clips are made while the questions are answered

    def _ask(self) -> None:
        self._is_asked = True
        library, is_new = self._library, self._resumed is None
        self.questions.begin(library, self._planned_id, self._asked_id, self._standing, is_new=is_new)

    def _passed(self, routine_id: str) -> None:
        """Get ready for a routine; a session that was cut off is left, if another one was chosen."""
        if routine_id != self._planned_id and self._resumed is not None:
            self._end(self._resumed)
            self._resumed, self._session_id = None, self._asked_id
        if routine_id != self._planned_id or self.run is None:
            self._planned_id = routine_id
            self._prepare(routine_id)
        self._show_get_ready()

    def _prepare(self, routine_id: str) -> None:
        """Make what a session of a routine needs; its clips are made meanwhile."""
        self._drop_run()
        routine, settings = self._library.routines[routine_id], self.settings
        variants = variants_in(self._resumed, routine) if self._resumed else {}
        what = Preparation(
            routine,
            self._library,
            options_of(settings, variants),
            settings.words_per_minute,
            person_id=settings.person_id,
            session_id=self._session_id,
            quiet=settings.quiet,
            emergency_number=settings.emergency_number,
            talk=settings.talk,
            resumed=self._resumed,
        )
        self.run = SessionRun(what, self._voice, self.player, self._diary.add, self._around.clock, self)
        self.run.prepared.connect(self._begin_if_waiting)
        self.run.ended.connect(self._show_well_done)
        self.run.speed_chosen.connect(self._keep_speed)
        self.run.prepare()
        self.aloud.keep_ready(care_texts(routine, self._library, settings.talk))

    def _show_get_ready(self) -> None:
        routine = self._library.routines[self._planned_id]
        needs = needs_of(routine, self._library.exercises, self.settings.pace)
        self.get_ready.set_routine(card_of(routine, self._library, options_of(self.settings)), needs)
        self._window.show_screen(self.get_ready)

    def _back_from_get_ready(self) -> None:
        """Go back to what was answered; without a question before it, to where it was asked to go on."""
        self._waiting_to_begin = False
        if self._is_asked:
            self.questions.show_again()
        else:
            self._drop_run()
            self.left_open.emit()

    def _leave(self) -> None:
        self._drop_run()
        self.left.emit()

    def _drop_run(self) -> None:
        """Be done with a session: what it may still be waiting for has no effect any more."""
        if self.run is not None:
            self.run.close()
            if self.run.is_prepared:
                self.run.deleteLater()
            else:  # its thread has something to tell yet, even when this is gone
                self.run.setParent(self._window)
        self.run = None
        self._waiting_to_begin = False
        self.long_pause.end()

    # Within

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
        self.voice_tried.emit()
        self.get_ready.set_state(self._voice.problem or "")
        if self._waiting_to_begin and self._window.current is self.get_ready:
            self._begin_now()
        self._waiting_to_begin = False  # who reads about the keys meanwhile says again when to begin

    def _begin_now(self) -> None:
        self._waiting_to_begin = False
        if self.run is not None:
            self._window.show_screen(self.player)
            self.long_pause.begin()
            self.run.begin()

    def _state_now(self) -> State | None:
        """Return what the session does that has begun, None when there is none."""
        conductor = self.run.conductor if self.run and self.run.is_running else None
        return conductor.playback.state if conductor else None

    def _leave_open(self) -> None:
        """Leave the session open; after Stop nothing takes the place of its panel."""
        if self._window.current is self.player and not self.player.is_stopped:
            self._drop_run()
            self.left_open.emit()

    def _keep_speed(self, exercise_id: str, percent: int) -> None:
        speeds = {key: value for key, value in self.settings.speeds.items() if key != exercise_id}
        if percent != USUAL_SPEED_PERCENT:
            speeds[exercise_id] = percent
        self._keep(replace(self.settings, speeds=MappingProxyType(speeds)))

    def _keep(self, settings: Settings) -> None:
        self.settings = self.questions.settings = settings
        self.settings_changed.emit(settings)

    # After

    def _show_well_done(self, result: Result) -> None:
        self.after.show(self._session_id, result)

    def close(self) -> None:
        """Leave everything as it stands: what was answered is kept, and a session may go on another time."""
        self.after.close()
        self.aloud.close()
        self._drop_run()
