"""One go at an outcome measure: presses go in, and what is shown at any moment follows from them.

Everything is a function of the presses and of a moment of a monotonic clock, so
there is no timer that could be late: what counts is when a press came.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil

from coach.session.measure_rules import SECOND_MS, Rule, Word


class Phase(Enum):
    """What goes on."""

    COUNT_IN = auto()
    GOING = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be seen at a moment.

    `count` is how many presses there are; `seconds` what the clock shows: of a
    measure that takes a certain time what is left of it (rounded up), else what
    has gone by (whole seconds), and in the count-in what is left until "Go".
    `ring`, 0 to 1, is how much is done. `measured` is what came out, once it is over: nothing else may
    be seen then than what is kept.
    """

    phase: Phase
    count: int
    seconds: int
    ring: float
    measured: float | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A go that began with its count-in at `begun_ms`; `presses_ms` are the moments of those that count."""

    rule: Rule
    begun_ms: int
    presses_ms: tuple[int, ...] = ()

    @property
    def go_ms(self) -> int:
        """The moment of "Go"."""
        return self.begun_ms + self.rule.go_ms

    @property
    def ends_ms(self) -> int | None:
        """The moment at which it ends, as far as is known; None where that depends on a press to come."""
        rule, ends = self.rule, []
        if rule.seconds is not None:
            ends.append(self.go_ms + rule.seconds * SECOND_MS)
        if rule.presses is not None and len(self.presses_ms) >= rule.presses:
            ends.append(self.presses_ms[rule.presses - 1])
        return min(ends, default=None)

    def phase_at(self, now_ms: int) -> Phase:
        """Return what goes on at a moment."""
        if now_ms < self.go_ms:
            return Phase.COUNT_IN
        return Phase.OVER if self.ends_ms is not None and now_ms >= self.ends_ms else Phase.GOING

    def pressed(self, at_ms: int) -> "Run":
        """Count a press; one before "Go" or after the end doesn't count."""
        if self.phase_at(at_ms) is not Phase.GOING:
            return self
        return replace(self, presses_ms=(*self.presses_ms, at_ms))

    def one_less(self, at_ms: int) -> "Run":
        """Take the last press back; once it is over, what was pressed stays."""
        if self.phase_at(at_ms) is not Phase.GOING:
            return self
        return replace(self, presses_ms=self.presses_ms[:-1])

    @property
    def value(self) -> float:
        """What was measured, a count or seconds, once it is over; raises ValueError before that."""
        if self.ends_ms is None:
            raise ValueError("it isn't over yet")
        return float(len(self.presses_ms)) if self.rule.counts else (self.ends_ms - self.go_ms) / SECOND_MS

    @property
    def is_whole(self) -> bool:
        """Whether the whole time was held."""
        rule = self.rule
        return rule.seconds is not None and self.ends_ms == self.go_ms + rule.seconds * SECOND_MS

    def words_until(self, until_ms: int, said: int) -> tuple[tuple[int, str], ...]:
        """Return what is to be said until a moment, but for the first `said`: each with its moment.

        After an end by a press nothing more is said.
        """
        return tuple(
            (self._moment_of(word), word.text)
            for word in self.rule.words[said:]
            if self._moment_of(word) <= until_ms
            and (self.ends_ms is None or self._moment_of(word) <= self.ends_ms)
        )

    def _moment_of(self, word: Word) -> int:
        return self.begun_ms + word.at_ms

    def shown_at(self, now_ms: int) -> Shown:
        """Return what is to be seen at a moment, from the beginning of the count-in on."""
        phase, count = self.phase_at(now_ms), len(self.presses_ms)
        if phase is Phase.COUNT_IN:
            left_ms = self.go_ms - now_ms
            return Shown(phase, count, ceil(left_ms / SECOND_MS), 1.0 - left_ms / self.rule.go_ms)
        end_ms = self.ends_ms
        gone_ms = (now_ms if end_ms is None else min(now_ms, end_ms)) - self.go_ms
        measured = self.value if phase is Phase.OVER else None
        if self.rule.seconds is not None:
            whole_ms = self.rule.seconds * SECOND_MS
            return Shown(phase, count, ceil((whole_ms - gone_ms) / SECOND_MS), gone_ms / whole_ms, measured)
        asked = self.rule.presses or 1
        return Shown(phase, count, gone_ms // SECOND_MS, count / asked, measured)
