"""The one thing in a session that changes: where we are on the timeline.

It knows no Qt and no thread. A timer only asks "what now?" by `advance`; the
place follows from a monotonic clock, so a slow frame or a changed wall clock
moves nothing, and a laptop that slept is found paused where it was.
"""

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from coach.routine.model import Side
from coach.session.prescription import Bout
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
    """A set of one side came to its end, whole or shortened."""

    bout: Bout
    side: Side
    prescribed_reps: int
    done_reps: int
    done_ms: int
    shortened: Shortened


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
        target = self._target_of_next()
        return events + self._leave(target, Shortened.SKIPPED)

    def back(self) -> list[Event]:
        """Go to the beginning of this set, exercise or rest; at a beginning, to the one before it."""
        events = self.advance()
        if self.state in (State.STOPPED, State.DONE):
            return events
        beginnings = _beginnings(self.timeline)
        before = [ms for ms in beginnings if ms < self.elapsed_ms - BACK_TO_BEGINNING_MS]
        return events + self._leave(before[-1] if before else 0, Shortened.REPEATED)

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
            if _ends_bout(self.timeline, index):
                events += self._set_ended(self.timeline.segments[index].end_ms - 1, Shortened.NO)
        if now_ms >= self.timeline.length_ms:
            self._hold(now_ms, State.DONE)
            events.append(Finished())
        elif now_ms == self._limit_ms():
            self._hold(now_ms, State.WAITING)
        return events

    def _limit_ms(self) -> int:
        """Return how far we may go: to the next closed gate, or to the end."""
        for segment in self.timeline.segments[self.timeline.index_at(self._at_ms) :]:
            if segment.gate and segment.start_ms >= self._at_ms and segment.start_ms != self._passed_gate:
                return segment.start_ms
        return self.timeline.length_ms

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

    def _target_of_next(self) -> int:
        index = self.timeline.index_at(self.elapsed_ms)
        segment, later = self.timeline.segments[index], self.timeline.segments[index:]
        talk = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION)
        if segment.kind in talk:
            return next(item.start_ms for item in later if item.kind not in talk)
        if self.state is State.WAITING:  # the exercise that waits is passed over whole
            ends = [item.start_ms for item in later if item.step != segment.step]
            return ends[0] if ends else later[-1].start_ms
        if segment.kind is SegmentKind.READY:  # the answer has been given: the set begins
            return segment.end_ms
        if segment.bout is not None:
            return next(item.start_ms for item in later if item.bout != segment.bout)
        return segment.end_ms

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
            own = [item for item in moves if item.side is side]
            reps = sum(item.ends_rep and item.end_ms <= at_ms + 1 for item in own)
            done_ms = sum(max(0, min(item.end_ms, at_ms + 1) - item.start_ms) for item in own)
            whole = reps == bout.reps(side)
            ended.append(SetEnded(bout, side, bout.reps(side), reps, done_ms, Shortened.NO if whole else why))
        return ended


def resume_ms(timeline: Timeline, at_ms: int) -> int:
    """Return where to go on after a pause: the beginning of the rep, or of what was being said."""
    index = timeline.index_at(at_ms)
    segment = timeline.segments[index]
    if segment.kind in (SegmentKind.REST, SegmentKind.READY):
        return at_ms
    if segment.kind in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION):
        while index and segment.is_same_rep(timeline.segments[index - 1]):
            index -= 1
        return timeline.segments[index].start_ms
    return segment.start_ms


def _beginnings(timeline: Timeline) -> list[int]:
    """Return where Back may go: each exercise's introduction and each set's count-in."""
    found = []
    for index, segment in enumerate(timeline.segments):
        before = timeline.segments[index - 1] if index else None
        introduces = segment.kind is SegmentKind.INTRODUCTION and (
            before is None or before.kind not in (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION)
        )
        if introduces or segment.kind is SegmentKind.COUNT_IN:
            found.append(segment.start_ms)
    return found


def _ends_bout(timeline: Timeline, index: int) -> bool:
    segment, after = timeline.segments[index], timeline.segments[index + 1]
    return segment.kind is SegmentKind.MOVE and (
        after.kind is not SegmentKind.MOVE or after.bout != segment.bout
    )
