"""The test itself: the clock, what is asked after it, and what came out; or why it was stopped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.history.records import Details, Measure, MeasureDone
from coach.progress.measure_words import measure_name, published_words, result_words
from coach.progress.measures import published, same_way
from coach.routine.library import Library
from coach.session.clock import Clock
from coach.session.measure_rules import DONE, RULES
from coach.session.measure_run import Run
from coach.settings import Settings, Switch
from coach.ui.measures import asks
from coach.ui.measures.attempt import Attempt, done_of
from coach.ui.measures.clock import MeasureClock
from coach.ui.measures.sentences import (
    beside_last,
    position_names,
    positions_held,
    say,
    show_it,
    why_no_figure,
    your_result,
)
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

    `finished` tells that all is said.
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
        self.clock: MeasureClock | None = None
        self.stopping = MeasureStopping(way, theme, settings.emergency_number)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._after_calm: Callable[[], None] = lambda: None
        self._calm.timeout.connect(self._come_to_calm)

    def make_ready(self, attempt: Attempt) -> None:
        """Have the words of a test made meanwhile; without them it goes on in silence."""
        if not self._settings.quiet and self._heard is None:
            texts = tuple(dict.fromkeys([*(word.text for word in attempt.rule.words), DONE]))
            self._sample.lend(self._settings, self._hear, texts)

    def _hear(self, voice: Voice, clips: Mapping[str, Clip]) -> None:
        self._heard = voice, clips
        if self.clock is not None:
            self.clock.set_voice(voice, clips)

    def begin(self, attempt: Attempt) -> None:
        """Show the clock, waiting for "Start"."""
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
        position = self._library.exercises.get(rule.goes[number]) if rule.is_hold else None
        has_switch, distance_m = self._settings.switch is not Switch.OFF, self._settings.sitting_distance_m
        screen = MeasureRunScreen(Go(name, rule, position), self._theme, distance_m, has_switch=has_switch)
        self.clock = clock = MeasureClock(rule, self._time, self)
        if self._heard is not None:
            clock.set_voice(*self._heard)
        clock.moved.connect(screen.show_now)
        clock.ended.connect(lambda run: self._end(attempt, run, screen))
        clock.spoiled.connect(lambda: screen.set_stage(Stage.READY))
        screen.begin_requested.connect(lambda: self._start(clock, screen))
        screen.pressed.connect(clock.press)
        screen.pressed_late.connect(self._calm.start)
        screen.less_requested.connect(clock.one_less)
        screen.stop_requested.connect(lambda: self._stop(attempt, clock))
        screen.back_requested.connect(self._way.back)
        Presence(screen).left.connect(lambda: self._leave(clock, screen))
        return screen

    def _start(self, clock: MeasureClock, screen: MeasureRunScreen) -> None:
        self._begun_at = self._now()
        screen.set_stage(Stage.RUNNING)
        clock.begin()

    def _leave(self, clock: MeasureClock, screen: MeasureRunScreen) -> None:
        """Call a go off that is covered by another screen: nobody can stop what they don't see."""
        if clock.is_running:
            clock.stop()
            screen.set_stage(Stage.READY)

    def _drop_clock(self) -> None:
        self._calm.stop()
        if self.clock is not None:
            self.clock.stop()
            self.clock.deleteLater()
            self.clock = None

    def _end(self, attempt: Attempt, run: Run, screen: MeasureRunScreen) -> None:
        screen.set_stage(Stage.OVER)
        self._after_calm = partial(self._go_on, attempt, run)
        self._calm.start()

    def _come_to_calm(self) -> None:
        self._after_calm()

    def _go_on(self, attempt: Attempt, run: Run) -> None:
        """Go to the next position, or to what is asked after the last one."""
        if attempt.rule.is_hold:
            parts = (*attempt.parts, run.value)
            held = float(len(parts) if run.is_whole else len(attempt.parts))
            attempt = replace(attempt, parts=parts, value=held)
            if run.is_whole and len(parts) < len(attempt.rule.goes):
                self._way.show_instead(partial(self._clock_page, attempt))
                return
        else:
            attempt = replace(attempt, value=run.value)
        if attempt.rule.counts:
            self._way.go(partial(self._count_page, attempt))
        else:
            self._ask_hands(attempt)

    # After it

    def _count_page(self, attempt: Attempt) -> Screen:
        screen = NumberScreen(asks.counted(attempt.rule, int(attempt.value or 0)), self._theme)
        screen.chosen.connect(lambda count: self._ask_hands(replace(attempt, value=float(count))))
        screen.back_requested.connect(self._way.back)
        return screen

    def _ask_hands(self, attempt: Attempt) -> None:
        if attempt.rule.has_chair and not attempt.with_hands:
            self._way.go(partial(self._hands_page, attempt))
        else:
            self._way.go(partial(self._result_page, attempt))

    def _hands_page(self, attempt: Attempt) -> Screen:
        def show(answer: str) -> None:
            self._way.go(partial(self._result_page, replace(attempt, used_hands=answer == asks.YES)))

        screen = AskScreen(asks.used_hands(attempt.rule), self._theme)
        screen.answered.connect(show)
        screen.back_requested.connect(self._way.back)
        return screen

    def _result_page(self, attempt: Attempt) -> Screen:
        done = done_of(attempt, self._begun_at)
        screen = MeasureResultScreen(
            measure_name(attempt.measure, say), your_result(done), self.sentences(done), self._theme
        )
        screen.kept.connect(lambda: self._keep(attempt, done))
        screen.again_requested.connect(lambda: self._again(attempt))
        return screen

    def sentences(self, done: MeasureDone) -> tuple[str, ...]:
        """Return what is said to a result: what is published, how it was last time, what it is for."""
        figures = [published_words(one, say) for one in published(done, self.details)]
        last = next((one for one in reversed(self.before) if same_way(one, done)), None)
        is_balance = done.measure is Measure.FOUR_STAGE_BALANCE
        return (
            positions_held(done.parts) if is_balance else "",
            *(figures or [why_no_figure(done, self.details, RULES[done.measure.value])]),
            beside_last(done, last),
            show_it(),
        )

    def _again(self, attempt: Attempt) -> None:
        self.begin(replace(attempt, value=None, parts=(), used_hands=False))

    def _keep(self, attempt: Attempt, done: MeasureDone) -> None:
        self.kept.emit(done)
        self._show_kept(attempt, done)

    def _show_kept(self, attempt: Attempt, done: MeasureDone) -> None:
        self._way.begin(partial(self._kept_page, attempt, done))

    def _kept_page(self, attempt: Attempt, done: MeasureDone) -> Screen:
        def act(answer: str) -> None:
            if answer == asks.AGAIN:
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
        reached = clock.count_now() if attempt.rule.counts else len(attempt.parts)
        attempt = replace(attempt, value=float(reached) if reached else None)
        self.stopping.ask(partial(self._keep_stopped, attempt))

    def _keep_stopped(self, attempt: Attempt, reason: str) -> Make:
        """Keep that it was stopped; return what is shown once all is well."""
        done = done_of(attempt, self._begun_at, reason)
        self.kept.emit(done)
        return partial(self._kept_page, replace(attempt, value=None, parts=()), done)
