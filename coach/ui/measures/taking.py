"""The test itself: the clock, what is asked after it, and what came out; or why it was stopped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.history.records import Details, MeasureDone
from coach.progress.measure_words import REASON_NOT_TOLD, measure_name, result_words
from coach.routine.library import Library
from coach.session.clock import Clock
from coach.session.measure_check import uses_hands
from coach.session.measure_rules import Rule, all_words
from coach.session.measure_run import Run
from coach.settings import Settings, Switch
from coach.ui.keys import SAME_PRESS_MS
from coach.ui.measures import asks
from coach.ui.measures.attempt import Attempt, done_of, ended, has_more
from coach.ui.measures.clock import MeasureClock
from coach.ui.measures.figure import letting_go
from coach.ui.measures.results import said_of, your_result
from coach.ui.measures.sentences import position_names, say
from coach.ui.measures.stopping import MeasureStopping, is_for_health
from coach.ui.measures.way import Make, MeasureWay
from coach.ui.presence import Presence
from coach.ui.sample import Sample
from coach.ui.screens.measure_questions import AskScreen, NumberScreen
from coach.ui.screens.measure_result import MeasureResultScreen
from coach.ui.screens.measure_run import Go, MeasureRunScreen, Stage
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.voice.clip import Clip
from coach.voice.voice import Voice

CALM_MS: Final = 2500
"""So long after the last press what came out is shown: who presses on must not press what is shown then."""


class MeasureTaking(QObject):
    """Leads from "Start" to a result. `kept` gives it, for the diary; what was stopped is kept as well.

    It does as soon as the clock has run, so that nothing is lost if the window is closed; what is told
    after it (the count, the hands), and another go in its place, is kept as a
    correction. `finished` tells that all is said.
    """

    kept = Signal(object)  # MeasureDone
    undone = Signal()  # what was kept last is taken back; again: that is
    finished = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (what a test joins: each is one thing)
        self,
        way: MeasureWay,
        theme: Theme,
        settings: Settings,
        clock: Clock,
        now: Callable[[], datetime],
        make_voice: Callable[[Settings], Voice],
        library: Library,
        calm_ms: int = CALM_MS,
    ) -> None:
        super().__init__(way)
        self._way, self._theme, self._settings = way, theme, settings
        self._time, self._now, self._library = clock, now, library
        self.details: Details | None = None
        self.before: Sequence[MeasureDone] = ()
        self._sample = Sample(make_voice, clock, self)
        self._heard: tuple[Voice, Mapping[str, Clip]] | None = None
        self._begun_at = now()
        self._kept: MeasureDone | None = None  # of the attempt that isn't confirmed yet
        self.clock: MeasureClock | None = None
        self.stopping = MeasureStopping(way, theme, settings.emergency_number)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._after_calm: Callable[[], None] = lambda: None
        self._calm.timeout.connect(self._come_to_calm)

    def make_ready(self) -> None:
        """Have the words of all tests made meanwhile; without them it goes on with tones."""
        if not self._settings.quiet and self._heard is None:
            self._sample.lend(self._settings, self._hear, all_words())

    def _hear(self, voice: Voice, clips: Mapping[str, Clip]) -> None:
        self._heard = voice, clips
        if self.clock is not None:
            self.clock.set_voice(voice, clips)

    def begin(self, attempt: Attempt) -> None:
        """Show the clock, waiting for "Start"."""
        self._kept = None
        self._way.go(partial(self._clock_page, attempt))

    def close(self) -> None:
        """Be silent, and measure no more."""
        self._drop_clock()
        self._heard = None
        self._sample.close()

    # The clock

    def _clock_page(self, attempt: Attempt) -> Screen:
        self._drop_clock()
        rule, number = attempt.rule, len(attempt.parts)
        name = position_names()[number] if rule.is_hold else measure_name(attempt.measure, say)
        stance = self._library.exercises.get(rule.goes[number]) if rule.is_hold else None
        position = letting_go(stance) if stance else None
        has_switch, distance_m = self._settings.switch is not Switch.OFF, self._settings.sitting_distance_m
        go = Go(name, rule, position, may_end=number > 0)
        screen = MeasureRunScreen(go, self._theme, distance_m, has_switch=has_switch)
        self.clock = clock = MeasureClock(rule, self._time, self)
        if self._heard is not None:
            clock.set_voice(*self._heard)
        clock.moved.connect(screen.show_now)
        clock.ended.connect(lambda run: self._end(self._began(attempt), run, screen))
        clock.spoiled.connect(lambda: self._call_off(screen))
        screen.begin_requested.connect(lambda: self._start(rule, clock, screen))
        screen.pressed.connect(clock.press)
        screen.pressed_late.connect(self._calm.start)
        screen.less_requested.connect(clock.one_less)
        screen.stop_requested.connect(lambda: self._stop(self._began(attempt), clock))
        screen.enough_requested.connect(lambda: self._ask_on(attempt))
        screen.back_requested.connect(self._way.back)
        Presence(screen).left.connect(lambda: self._leave(clock, screen))
        return screen

    def _start(self, rule: Rule, clock: MeasureClock, screen: MeasureRunScreen) -> None:
        self._begun_at = self._now()
        if rule.counts and rule.needs_helper:  # it is the helper who presses, perhaps twice a second
            self._way.steer(self._settings, most_same_press_ms=SAME_PRESS_MS)
        screen.set_stage(Stage.RUNNING)
        clock.begin()

    def _began(self, attempt: Attempt) -> Attempt:
        """Return an attempt with the moment at which its clock was started first."""
        return attempt if attempt.begun_at else replace(attempt, begun_at=self._begun_at)

    def _leave(self, clock: MeasureClock, screen: MeasureRunScreen) -> None:
        """Call a go off that is covered by another screen: nobody can stop what they don't see."""
        if clock.is_running:
            clock.stop()
            self._call_off(screen)

    def _call_off(self, screen: MeasureRunScreen) -> None:
        self._way.steer(self._settings)
        screen.call_off()

    def _drop_clock(self) -> None:
        self._calm.stop()
        if self.clock is not None:
            self.clock.stop()
            self.clock.deleteLater()
            self.clock = None

    def _end(self, attempt: Attempt, run: Run, screen: MeasureRunScreen) -> None:
        self._way.steer(self._settings)
        screen.set_stage(Stage.OVER)
        attempt = ended(attempt, run)
        if not (attempt.is_again and has_more(attempt)):
            self._record(attempt)
        self._after_calm = partial(self._go_on, attempt)
        self._calm.start()

    def _come_to_calm(self) -> None:
        self._after_calm()

    def _go_on(self, attempt: Attempt) -> None:
        """Go to the next position, or to what is asked after the last one."""
        if has_more(attempt):
            self._way.show_instead(partial(self._clock_page, attempt))
        else:
            self._ask_on(attempt)

    def _record(self, attempt: Attempt, stopped: str = "") -> MeasureDone:
        """Have in the diary what is known by now, in the place of what was known before."""
        done = done_of(attempt, self._kept, stopped)
        if done is not self._kept:
            self._kept = done
            self.kept.emit(done)
        return done

    # After it

    def _ask_on(self, attempt: Attempt) -> None:
        if attempt.rule.counts:
            self._way.begin(partial(self._count_page, attempt))
        else:
            self._way.begin(self._hands_or_result(attempt))

    def _hands_or_result(self, attempt: Attempt) -> Make:
        if _asks_hands(attempt):
            return partial(self._hands_page, attempt)
        return partial(self._result_page, attempt)

    def _count_page(self, attempt: Attempt) -> Screen:
        def show(count: int) -> None:
            self._way.go(self._hands_or_result(replace(attempt, value=float(count))))

        screen = NumberScreen(asks.counted(attempt.rule, int(attempt.value or 0)), self._theme)
        screen.chosen.connect(show)
        screen.skipped.connect(lambda: self._again(attempt))
        return screen

    def _hands_page(self, attempt: Attempt) -> Screen:
        def show(answer: str) -> None:
            self._way.go(partial(self._result_page, replace(attempt, used_hands=answer == asks.YES)))

        screen = AskScreen(asks.used_hands(attempt.rule), self._theme)
        screen.answered.connect(show)
        screen.back_requested.connect(self._way.back)
        return screen

    def _result_page(self, attempt: Attempt) -> Screen:
        done = self._record(attempt)
        screen = MeasureResultScreen(
            measure_name(attempt.measure, say),
            your_result(done),
            said_of(done, self.details, self.before),
            self._theme,
            has_back=attempt.rule.counts or _asks_hands(attempt),
        )
        screen.kept.connect(lambda: self._confirm(attempt, done))
        screen.again_requested.connect(lambda: self._again(attempt))
        screen.back_requested.connect(self._way.back)
        return screen

    def _again(self, attempt: Attempt) -> None:
        """Let it be done in the place of what was measured; until it is, that stays in the diary."""
        is_again = self._kept is not None
        anew = replace(attempt, value=None, parts=(), used_hands=False, begun_at=None, is_again=is_again)
        self._way.go(partial(self._clock_page, anew))

    def _confirm(self, attempt: Attempt, done: MeasureDone) -> None:
        self.before = (*self.before, done)
        self._kept = None
        self._show_kept(attempt, done)

    def _show_kept(self, attempt: Attempt, done: MeasureDone) -> None:
        self._way.begin(partial(self._kept_page, attempt, done))

    def _kept_page(self, attempt: Attempt, done: MeasureDone) -> Screen:
        def act(answer: str) -> None:
            if answer == asks.AGAIN:
                self._kept = None
                self._again(attempt)
                return
            self.undone.emit()
            self._way.begin(partial(self._taken_out_page, attempt, done))

        screen = AskScreen(
            asks.kept(result_words(done, say), may_repeat=not is_for_health(done.stopped)), self._theme
        )
        screen.answered.connect(act)
        screen.gone_on.connect(self.finished)
        return screen

    def _taken_out_page(self, attempt: Attempt, done: MeasureDone) -> Screen:
        def put_back() -> None:
            self.undone.emit()
            self._show_kept(attempt, done)

        screen = AskScreen(asks.taken_out(), self._theme)
        screen.answered.connect(lambda _answer: put_back())
        screen.gone_on.connect(self.finished)
        return screen

    # Stopped

    def _stop(self, attempt: Attempt, clock: MeasureClock) -> None:
        clock.stop()
        self._way.steer(self._settings)
        reached = clock.count_now() if attempt.rule.counts else len(attempt.parts)
        attempt = replace(attempt, value=float(reached) if reached else None)
        if attempt.is_again:  # what was measured in a go before this one stays
            self._kept = None
        self._record(attempt, REASON_NOT_TOLD)
        self.stopping.ask(partial(self._tell_why, attempt))

    def _tell_why(self, attempt: Attempt, reason: str) -> Make:
        """Keep why it was stopped; return what is shown once all is well."""
        done = self._record(attempt, reason)
        return partial(self._kept_page, replace(attempt, value=None, parts=()), done)


def _asks_hands(attempt: Attempt) -> bool:
    """Whether the hands may have helped, and nobody has said so before."""
    return attempt.rule.has_chair and not uses_hands(attempt.answers)
