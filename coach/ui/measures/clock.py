"""Runs one go at a test: looks at the clock many times a second, and has said what is due."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.session.clock import Clock
from coach.session.measure_rules import DONE, Rule
from coach.session.measure_run import Phase, Run
from coach.voice.clip import Clip
from coach.voice.voice import Voice

TICK_MS: Final = 20
SLEPT_MS: Final = 500
"""A machine that slept longer than this has lost the time that was to be measured."""


class MeasureClock(QObject):
    """One go. `voice` and `clips` may come later; without them there is only something to see."""

    moved = Signal(object)  # Shown
    ended = Signal(object)  # Run
    spoiled = Signal()  # the machine slept

    def __init__(self, rule: Rule, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rule, self._clock = rule, clock
        self._voice: Voice | None = None
        self._clips: Mapping[str, Clip] = {}
        self._run: Run | None = None
        self._said = 0
        self._slept_ms = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def set_voice(self, voice: Voice | None, clips: Mapping[str, Clip]) -> None:
        """Be heard from here on."""
        self._voice, self._clips = voice, clips

    @property
    def is_running(self) -> bool:
        """Whether a go has begun and isn't over."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Begin with the count-in; its first word is as punctual as the rest."""
        ahead_ms = self._voice.ahead_ms if self._voice else 0
        self._run, self._said = Run(self._rule, self._clock.now_ms() + ahead_ms), 0
        self._slept_ms = self._clock.slept_ms()
        self._timer.start()
        self.tick()

    def press(self) -> None:
        """Count a press at this moment; a soft tone tells that it was taken."""
        self._use(lambda run, now_ms: run.pressed(now_ms))

    def one_less(self) -> None:
        """Take the last press back."""
        self._use(lambda run, now_ms: run.one_less(now_ms))

    def count_now(self) -> int:
        """Return how many presses there are."""
        return len(self._run.presses_ms) if self._run else 0

    def stop(self) -> None:
        """Be silent, and measure no more."""
        self._timer.stop()
        if self._voice is not None:
            self._voice.stop()

    def tick(self) -> None:
        """Ask what now; called by the timer, and by whoever holds another clock."""
        if self._run is None or not self.is_running:
            return
        if self._clock.slept_ms() - self._slept_ms > SLEPT_MS:
            self.stop()
            self.spoiled.emit()
            return
        now_ms = self._clock.now_ms()
        self._say_until(self._run, now_ms + (self._voice.ahead_ms if self._voice else 0))
        self.moved.emit(self._run.shown_at(now_ms))
        if self._run.phase_at(now_ms) is Phase.OVER:
            self._end(self._run, now_ms)

    def _use(self, change: Callable[[Run, int], Run]) -> None:
        if self._run is None or not self.is_running:
            return
        now_ms, before = self._clock.now_ms(), self._run
        self._run = change(before, now_ms)
        if self._voice is not None and len(self._run.presses_ms) > len(before.presses_ms):
            self._voice.tone(now_ms + self._voice.ahead_ms)
        self.tick()

    def _say_until(self, run: Run, until_ms: int) -> None:
        words = run.words_until(until_ms, self._said)
        self._said += len(words)
        for at_ms, text in words:
            if self._voice is not None:
                self._voice.play(self._clips.get(text, text), at_ms)

    def _end(self, run: Run, now_ms: int) -> None:
        self._timer.stop()
        if self._voice is not None and run.ends_ms is not None and run.ends_ms in run.presses_ms:
            self._voice.stop()
            self._voice.play(self._clips.get(DONE, DONE), now_ms + self._voice.ahead_ms)
        self.ended.emit(run)
