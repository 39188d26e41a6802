"""The one thing in a session that changes: where we are on the timeline.

It knows no Qt and no thread. A timer only asks "what now?" by `advance`; the
place follows from a monotonic clock, so a slow frame or a changed wall clock
moves nothing, and a laptop that slept is found paused where it was.
"""

import time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from coach.routine.terms import Side
from coach.session.places import back_ms, next_ms, resume_ms
from coach.session.prescription import Bout
from coach.session.tally import counted_of, ends_bout, gone_ms
from coach.session.timeline import Segment, SegmentKind, Timeline

BACK_TO_BEGINNING_MS: Final = 3000
"""Going back within this time of a beginning goes to the one before."""

LONGEST_GAP_MS: Final = 2000
"""Nobody asked for longer than this: the machine slept, so the session pauses where it was."""


class Clock(Protocol):
    """A clock that only ever goes forward."""

    def now_ms(self) -> int:
        """Return milliseconds since some fixed moment."""
        ...

    def slept_ms(self) -> int:
        """Return for how many of them so far the machine is known to have slept."""
        ...


class SystemClock:
    """The machine's monotonic clock."""

    def now_ms(self) -> int:
        """Return milliseconds since the machine started, or some other fixed moment."""
        return time.monotonic_ns() // 1_000_000

    def slept_ms(self) -> int:
        """Return how long Linux has slept: its monotonic clock stands still then, another one doesn't."""
        awake_too = getattr(time, "CLOCK_BOOTTIME", None)
        if awake_too is None:  # elsewhere the monotonic clock goes on, and a long gap tells
            return 0
        return (time.clock_gettime_ns(awake_too) - time.clock_gettime_ns(time.CLOCK_MONOTONIC)) // 1_000_000


class State(StrEnum):
    """What playback is doing."""

    PAUSED = "paused"  # also before the first play
    PLAYING = "playing"
    WAITING = "waiting"  # at a gate, for the person
    STOPPED = "stopped"
    DONE = "done"


class Shortened(StrEnum):
    """Why a set ended before its last rep; the words are kept in the diary."""

    NO = "no"
    SKIPPED = "skipped"
    REPEATED = "repeated"
    STOPPED = "stopped"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class SetEnded:
    """A set of one side came to its end, whole or shortened.

    The reps of a walk are its steps. `held_ms` is how much of `done_ms` was
    spent in what is counted down: in a hold or a stretch.
    """

    bout: Bout
    side: Side
    prescribed_reps: int
    done_reps: int
    done_ms: int
    shortened: Shortened
    held_ms: int = 0


@dataclass(frozen=True, slots=True)
class Jumped:
    """Playback left the straight way, so what was about to be said no longer holds."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The timeline has been played to its end."""


Event = SetEnded | Jumped | Finished


class Playback:
    """Walks along `timeline` by `clock`; every call answers with what has happened through it."""

    def __init__(self, timeline: Timeline, clock: Clock, start_ms: int = 0) -> None:
        self.timeline = timeline
        self.state = State.PAUSED
        self._clock = clock
        self._at_ms = start_ms  # where we were when `_since_ms` was read
        self._since_ms = 0
        self._asked_ms = 0
        self._slept_ms = 0
        self._passed_gate = -1
        self._active_ms = 0

    @property
    def elapsed_ms(self) -> int:
        """Where we were when last asked; never further than the end or a closed gate."""
        if self.state is not State.PLAYING:
            return self._at_ms
        return min(self._at_ms + self._asked_ms - self._since_ms, self._limit_ms())

    @property
    def active_ms(self) -> int:
        """How long the session has been playing, without pauses and waiting."""
        return self._active_ms + (self.elapsed_ms - self._at_ms if self.state is State.PLAYING else 0)

    @property
    def segment(self) -> Segment:
        """The segment we are in."""
        return self.timeline.segments[self.timeline.index_at(self.elapsed_ms)]

    def moment_of(self, at_ms: int) -> int:
        """Return the clock's time at which the timeline's `at_ms` is reached if nothing interrupts; ms."""
        return self._since_ms + at_ms - self._at_ms

    def play(self) -> list[Event]:
        """Start, go on after a pause (from the beginning of the rep or sentence), or say "I'm ready"."""
        if self.state is State.WAITING:
            self._passed_gate = self._at_ms
            self._run_from(self._at_ms)
        elif self.state is State.PAUSED:
            self._run_from(resume_ms(self.timeline, self._at_ms))
            return [Jumped()]
        return []

    def pause(self) -> list[Event]:
        """Stand still for as long as it takes; while waiting there is nothing to pause."""
        events = self.advance()
        if self.state is State.PLAYING:
            self._hold(self.elapsed_ms, State.PAUSED)
            events.append(Jumped())
        return events

    def next(self) -> list[Event]:
        """Go on to what comes next: past the talk, past this set, past the rest, past a waiting exercise."""
        events = self.advance()
        if self.state in (State.STOPPED, State.DONE):
            return events
        target = next_ms(self.timeline, self.elapsed_ms, waits=self.state is State.WAITING)
        return events + self._leave(target, Shortened.SKIPPED)

    def back(self) -> list[Event]:
        """Go to the beginning of this set, exercise or rest; at a beginning, to the one before it."""
        events = self.advance()
        if self.state in (State.STOPPED, State.DONE):
            return events
        target = back_ms(self.timeline, self.elapsed_ms, self.elapsed_ms - BACK_TO_BEGINNING_MS)
        return events + self._leave(target, Shortened.REPEATED)

    def stop(self, why: Shortened = Shortened.STOPPED) -> list[Event]:
        """End the session here and now; what was done of a set is told."""
        events = self.advance()
        if self.state in (State.STOPPED, State.DONE):
            return events
        at_ms = self.elapsed_ms
        events += self._set_ended(at_ms, why)
        self._hold(at_ms, State.STOPPED)
        return [*events, Jumped()]

    def advance(self) -> list[Event]:
        """Ask what now: move to where the clock says we are and tell what has happened since."""
        if self.state is not State.PLAYING:
            return []
        before_ms, asked_ms = self.elapsed_ms, self._asked_ms
        self._asked_ms, slept_ms = self._clock.now_ms(), self._clock.slept_ms()
        if self._asked_ms - asked_ms + slept_ms - self._slept_ms > LONGEST_GAP_MS:
            self._asked_ms = asked_ms
            self._hold(before_ms, State.PAUSED)
            return [Jumped()]
        now_ms = self.elapsed_ms
        events: list[Event] = []
        for index in range(self.timeline.index_at(before_ms), self.timeline.index_at(now_ms)):
            if ends_bout(self.timeline, index):
                events += self._set_ended(self.timeline.segments[index].end_ms - 1, Shortened.NO)
        if now_ms >= self.timeline.length_ms:
            self._hold(now_ms, State.DONE)
            events.append(Finished())
        elif now_ms == self._limit_ms():
            self._hold(now_ms, State.WAITING)
        return events

    def _limit_ms(self) -> int:
        """Return how far we may go: to the next closed gate, or to the end."""
        gate_ms = self.timeline.gate_from(self._at_ms)
        if gate_ms is not None and gate_ms == self._passed_gate:
            gate_ms = self.timeline.gate_from(gate_ms + 1)
        return self.timeline.length_ms if gate_ms is None else gate_ms

    def _run_from(self, at_ms: int) -> None:
        self._at_ms = at_ms
        self._since_ms = self._asked_ms = self._clock.now_ms()
        self._slept_ms = self._clock.slept_ms()
        self.state = State.PLAYING

    def _hold(self, at_ms: int, state: State) -> None:
        if self.state is State.PLAYING:
            self._active_ms += max(0, at_ms - self._at_ms)
        self._at_ms = at_ms
        self.state = state

    def _leave(self, target_ms: int, why: Shortened) -> list[Event]:
        """Jump to `target_ms`; a pause stays a pause."""
        at_ms, paused = self.elapsed_ms, self.state is State.PAUSED
        events = self._set_ended(at_ms, why)
        if why is Shortened.SKIPPED and self.state is State.WAITING:
            events += self._skipped_exercise()
        self._hold(at_ms, State.PAUSED)
        self._passed_gate = -1
        self._at_ms = target_ms
        if target_ms >= self.timeline.length_ms:
            self.state = State.DONE
            return [*events, Jumped(), Finished()]
        if not paused:
            self._run_from(target_ms)
        return [*events, Jumped()]

    def _skipped_exercise(self) -> list[Event]:
        step = self.segment.step
        return [
            SetEnded(bout, side, bout.reps(side), 0, 0, Shortened.SKIPPED)
            for bout in self.timeline.bouts
            if bout.step_index == step
            for side in bout.sides
        ]

    def _set_ended(self, at_ms: int, why: Shortened) -> list[Event]:
        """Tell what was done of the set that `at_ms` falls in, side by side; nothing outside a set."""
        segment = self.timeline.segments[self.timeline.index_at(at_ms)]
        preparing = segment.kind in (SegmentKind.COUNT_IN, SegmentKind.CHANGE_SIDES)
        if segment.kind is not SegmentKind.MOVE and not (preparing and why is Shortened.SKIPPED):
            return []
        if segment.bout is None:
            return []
        bout = self.timeline.bouts[segment.bout]
        moves = [
            item
            for item in self.timeline.segments
            if item.bout == segment.bout and item.kind is SegmentKind.MOVE
        ]
        ended: list[Event] = []
        for side in bout.sides:
            own = [item for item in moves if bout.counts_for(item.side, side)]
            done = SetEnded(
                bout,
                side,
                bout.reps(side),
                counted_of(bout, own, at_ms + 1),
                sum(gone_ms(item, at_ms + 1) for item in own),
                why,
                sum(gone_ms(item, at_ms + 1) for item in own if item.counts_down),
            )
            whole = done.done_reps == done.prescribed_reps
            ended.append(replace(done, shortened=Shortened.NO) if whole else done)
        return ended
