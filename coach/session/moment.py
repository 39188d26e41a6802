"""What is to be seen at a moment of a timeline; all of it follows from the moment alone."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from coach.session.prescription import Prescription
from coach.session.timeline import Segment, SegmentKind, Timeline

COUNTED: Final = 3
"""The count-in shows 3, 2, 1 on its second, third and fourth beat of five."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a session, for the eye.

    `number` is the huge one (`of` how many, for reps), `word` the short word
    below it, `caption` what is being said, `ring` how full the ring is (0 to
    1), `fraction` how far the segment has come. `exercise` counts from 1;
    `done` (0 to 1) is how much of that exercise is behind us; `left_ms` is
    what the rest of the session takes without a pause.
    """

    segment: Segment
    prescription: Prescription
    fraction: float
    number: int | None
    of: int | None
    word: str
    caption: str
    ring: float
    exercise: int
    exercises: int
    done: float
    left_ms: int


def moment_at(timeline: Timeline, elapsed_ms: int) -> Moment:
    """Return what the person sees `elapsed_ms` into the timeline.

    Pure: the same moment gives the same answer, so pausing, stepping back
    and testing need no timers. Raises ValueError before the start.
    """
    index = timeline.index_at(elapsed_ms)
    segment = timeline.segments[index]
    into_ms = min(elapsed_ms - segment.start_ms, segment.length_ms)
    fraction = into_ms / segment.length_ms if segment.length_ms else 1.0
    number, of = _number(segment, into_ms, fraction)
    shown = _shown(timeline, segment)
    position = timeline.prescriptions.index(shown)
    return Moment(
        segment=segment,
        prescription=shown,
        fraction=fraction,
        number=number,
        of=of,
        word=segment.phase,
        caption=_caption(segment, elapsed_ms),
        ring=_ring(timeline, index, elapsed_ms, fraction),
        exercise=position + 1,
        exercises=len(timeline.prescriptions),
        done=_done(timeline, shown, elapsed_ms),
        left_ms=timeline.length_ms - elapsed_ms,
    )


def _caption(segment: Segment, elapsed_ms: int) -> str:
    """Return the text of the cue that has begun last."""
    return next((cue.text for cue in reversed(segment.cues) if cue.at_ms <= elapsed_ms), "")


def _number(segment: Segment, into_ms: int, fraction: float) -> tuple[int | None, int | None]:
    if segment.kind is SegmentKind.COUNT_IN:
        beat = min(int(fraction * len(segment.cues)), len(segment.cues) - 1)
        left = COUNTED + 1 - beat
        return (left if 1 <= left <= COUNTED else None), None
    if segment.counts_down:
        return ceil((segment.length_ms - into_ms) / 1000), None
    if segment.kind is SegmentKind.MOVE:
        return segment.rep, segment.of
    return None, None


def _ring(timeline: Timeline, index: int, elapsed_ms: int, fraction: float) -> float:
    """Fill the ring over a rep, empty it over a rest."""
    segment = timeline.segments[index]
    if segment.kind is SegmentKind.REST:
        return 1 - fraction
    if segment.kind not in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION):
        return 0.0
    first = last = index
    while first > 0 and segment.is_same_rep(timeline.segments[first - 1]):
        first -= 1
    while last + 1 < len(timeline.segments) and segment.is_same_rep(timeline.segments[last + 1]):
        last += 1
    begun_ms, end_ms = timeline.segments[first].start_ms, timeline.segments[last].end_ms
    return (elapsed_ms - begun_ms) / (end_ms - begun_ms)


def _shown(timeline: Timeline, segment: Segment) -> Prescription:
    """Return the exercise that a segment is about: during a rest, the one that comes next."""
    step = segment.step if segment.leads_to is None else segment.leads_to
    reached = [item for item in timeline.prescriptions if item.step_index <= step]
    return reached[-1] if reached else timeline.prescriptions[0]


def _done(timeline: Timeline, shown: Prescription, elapsed_ms: int) -> float:
    """Return how much of an exercise's time, without the rest after it, is behind us."""
    own = [
        segment
        for segment in timeline.segments
        if segment.step == shown.step_index and segment.kind not in (SegmentKind.REST, SegmentKind.FINISH)
    ]
    begun_ms, end_ms = own[0].start_ms, own[-1].end_ms
    return min(1.0, max(0.0, (elapsed_ms - begun_ms) / (end_ms - begun_ms)))
