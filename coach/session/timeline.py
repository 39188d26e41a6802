"""A session laid out in time: what is to be seen and heard at every moment of it.

All times are whole milliseconds from the session's start. A timeline never
changes; where we are on it is `Playback`'s to know.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from coach.routine.model import Exercise, Routine, Waypoint
from coach.routine.terms import Side, Talk
from coach.session.prescription import Bout, Prescription

Span = tuple[int, int]
"""From when to when, in ms from the session's start."""


class Priority(IntEnum):
    """Which cue stays when two don't fit: the higher one."""

    ENCOURAGEMENT = 1
    COUNT = 2
    INSTRUCTION = 3
    SAFETY = 4


class Matter(Enum):
    """What a cue is about; so which one stays when two don't fit, and with how much talk it is heard.

    The timeline, its captions and the diary are the same whatever the amount
    of talk; only what is heard differs, so it may change at any moment.

    COUNTS lets hear what can't be done without: the count-in, the counts, a
    hold's last seconds, the time left, the beat, what to do now (change legs
    or a weight, and which leg comes, turn round, take your place, rest, press
    the button), the end, and what keeps one safe. SOME also says what
    comes: the exercise's name, side and weight, the next one, what the
    physiotherapist noted, and the words of the first two reps of each set.
    FULL says it all: how to sit or stand, what is shown, the tips, all words
    of the phases, and what an exercise asks for is explained once a session.
    """

    SAFETY = "safety"
    STEERING = "steering"  # what to do now
    TIME_LEFT = "time left"
    COUNT = "count"
    PLAN = "plan"  # what comes
    LESSON = "lesson"  # how it is done
    FIRST_WORDS = "first words"  # of the phases, in the first reps of a set
    LATER_WORDS = "later words"  # once they are known they only keep company

    @property
    def priority(self) -> Priority:
        """Which of two stays."""
        return _PRIORITIES.get(self, Priority.INSTRUCTION)

    @property
    def least(self) -> Talk:
        """The least amount of talk with which it is heard."""
        return _LEAST.get(self, Talk.FULL)


_PRIORITIES: Final = MappingProxyType(
    {
        Matter.SAFETY: Priority.SAFETY,
        Matter.COUNT: Priority.COUNT,
        Matter.LATER_WORDS: Priority.ENCOURAGEMENT,
    }
)
_LEAST: Final = MappingProxyType(
    {
        Matter.SAFETY: Talk.COUNTS,
        Matter.STEERING: Talk.COUNTS,
        Matter.TIME_LEFT: Talk.COUNTS,
        Matter.COUNT: Talk.COUNTS,
        Matter.PLAN: Talk.SOME,
        Matter.FIRST_WORDS: Talk.SOME,
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Something the coach says at an exact moment of a timeline."""

    at_ms: int
    length_ms: int
    text: str
    matter: Matter

    @property
    def is_count(self) -> bool:
        """Whether it is a number, or stands for one: these have a volume of their own."""
        return self.matter is Matter.COUNT

    @property
    def end_ms(self) -> int:
        """The moment at which it has been said."""
        return self.at_ms + self.length_ms


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    INTRODUCTION = "introduction"
    DEMONSTRATION = "demonstration"
    READY = "ready"
    COUNT_IN = "count-in"
    MOVE = "move"
    CHANGE_SIDES = "change-sides"
    REST = "rest"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Track:
    """What the figure does during a segment: from a pose along a path of poses, or stays in it."""

    exercise: Exercise
    side: Side
    from_pose: str
    path: tuple[Waypoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the timeline with one thing going on.

    `bout` is the index of the bout that it leads to or belongs to; `rep` and
    `of` count within it, from 1; `phase` names the part of the rep. `beats` are
    the moments of the beat, also where a word stands for its tone. With `gate`,
    playback stays at its start until the person is ready. A rest's `leads_to`
    is the step that comes after it.
    """

    kind: SegmentKind
    start_ms: int
    length_ms: int
    cues: tuple[Cue, ...]
    track: Track | None = None
    step: int = 0
    bout: int | None = None
    rep: int = 0
    of: int = 0
    phase: str = ""
    ends_rep: bool = False
    counts_down: bool = False
    leads_to: int | None = None
    gate: bool = False
    beats: tuple[int, ...] = ()

    @property
    def end_ms(self) -> int:
        """The moment at which the next segment begins."""
        return self.start_ms + self.length_ms

    @property
    def side(self) -> Side | None:
        """The side that the figure marks."""
        return self.track.side if self.track else None

    def is_same_rep(self, other: "Segment") -> bool:
        """Tell whether both are parts of one rep of one side."""
        return (self.kind, self.bout, self.rep, self.side) == (other.kind, other.bout, other.rep, other.side)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session; the segments follow each other without a gap."""

    routine: Routine
    prescriptions: tuple[Prescription, ...]
    bouts: tuple[Bout, ...]
    segments: tuple[Segment, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _gates: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _bout_spans: Mapping[int, Span] = field(init=False, repr=False, compare=False)
    _step_spans: Mapping[int, Span] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for at every frame, and a long walk has thousands of segments.
        bouts: dict[int, Span] = {}
        steps: dict[int, Span] = {}
        for segment in self.segments:
            if segment.kind is SegmentKind.MOVE and segment.bout is not None:
                begun_ms = bouts.get(segment.bout, (segment.start_ms, 0))[0]
                bouts[segment.bout] = begun_ms, segment.end_ms
            if segment.kind not in (SegmentKind.REST, SegmentKind.FINISH):
                begun_ms = steps.get(segment.step, (segment.start_ms, 0))[0]
                steps[segment.step] = begun_ms, segment.end_ms
        object.__setattr__(self, "_starts", tuple(segment.start_ms for segment in self.segments))
        gates = tuple(segment.start_ms for segment in self.segments if segment.gate)
        object.__setattr__(self, "_gates", gates)
        object.__setattr__(self, "_bout_spans", bouts)
        object.__setattr__(self, "_step_spans", steps)

    @property
    def length_ms(self) -> int:
        """How long everything takes when nobody pauses."""
        return self.segments[-1].end_ms

    def index_at(self, ms: int) -> int:
        """Return the index of the segment that `ms` falls in; the end belongs to the last one.

        Raises ValueError before the start.
        """
        if ms < 0:
            raise ValueError(f"{ms} ms is before the start of the session")
        return bisect_right(self._starts, ms) - 1

    def gate_from(self, ms: int) -> int | None:
        """Return the first moment from `ms` on at which the person is waited for; None when there is none."""
        index = bisect_left(self._gates, ms)
        return self._gates[index] if index < len(self._gates) else None

    def cues_between(self, after_ms: int, until_ms: int) -> tuple[Cue, ...]:
        """Return the cues that begin after `after_ms` and no later than `until_ms`."""
        return tuple(
            cue
            for segment in self._segments_between(after_ms, until_ms)
            for cue in segment.cues
            if after_ms < cue.at_ms <= until_ms
        )

    def beats_between(self, after_ms: int, until_ms: int) -> tuple[int, ...]:
        """Return the moments of the beats that fall after `after_ms` and no later than `until_ms`."""
        return tuple(
            beat_ms
            for segment in self._segments_between(after_ms, until_ms)
            for beat_ms in segment.beats
            if after_ms < beat_ms <= until_ms
        )

    def span_of_bout(self, index: int) -> Span:
        """Return when the first rep of the bout `index` begins and when its last one ends."""
        return self._bout_spans[index]

    def span_of_step(self, step: int) -> Span:
        """Return from when to when an exercise step goes, without the rest after it."""
        return self._step_spans[step]

    def span_of_rep(self, index: int) -> Span:
        """Return when the rep that the segment `index` is a part of begins and when it ends."""
        segment = self.segments[index]
        first = last = index
        while first > 0 and segment.is_same_rep(self.segments[first - 1]):
            first -= 1
        while last + 1 < len(self.segments) and segment.is_same_rep(self.segments[last + 1]):
            last += 1
        return self.segments[first].start_ms, self.segments[last].end_ms

    def prescription(self, bout: Bout) -> Prescription:
        """Return what `bout` is a part of."""
        return next(item for item in self.prescriptions if item.step_index == bout.step_index)

    def moves_of_bout(self, index: int) -> tuple[Segment, ...]:
        """Return the movements of the bout `index`."""
        begin_ms, end_ms = self._bout_spans[index]
        return self.segments[self.index_at(begin_ms) : self.index_at(end_ms - 1) + 1]

    def prescription_at(self, segment: Segment) -> Prescription:
        """Return the exercise that a segment is about: during a rest, the one that comes next."""
        step = segment.step if segment.leads_to is None else segment.leads_to
        reached = [item for item in self.prescriptions if item.step_index <= step]
        return reached[-1] if reached else self.prescriptions[0]

    def set_before(self, segment: Segment) -> int:
        """Return after which set of its step, from 0, a rest comes; 0 where the rest is the step."""
        for earlier in reversed(self.segments[: self.index_at(segment.start_ms)]):
            if earlier.step != segment.step:
                break
            if earlier.kind is SegmentKind.MOVE and earlier.bout is not None:
                return self.bouts[earlier.bout].set_index
        return 0

    def lead_in_of_bout(self, index: int) -> Segment:
        """Return the first segment that leads to one bout alone: a change of legs, or the count-in."""
        return next(
            segment
            for segment in self.segments
            if segment.bout == index and segment.kind in (SegmentKind.CHANGE_SIDES, SegmentKind.COUNT_IN)
        )

    def _segments_between(self, after_ms: int, until_ms: int) -> Iterator[Segment]:
        for index in range(self.index_at(max(0, after_ms)), len(self.segments)):
            if self.segments[index].start_ms > until_ms:
                return
            yield self.segments[index]
