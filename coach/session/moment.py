"""What is to be seen at a moment of a timeline; all of it follows from the moment alone."""

from dataclasses import dataclass, replace
from math import ceil, cos, pi
from typing import Final

from coach.routine.terms import Kind
from coach.session.places import Seam
from coach.session.prescription import Bout, Prescription
from coach.session.timeline import Segment, SegmentKind, Span, Timeline

COUNTED: Final = 3
"""The count-in shows 3, 2, 1 on its second, third and fourth beat of five."""

READING_MS: Final = 2500  # how long what is said over several phases stands there to be read
PHASES_TO_READ: Final = 12  # as many as the shortest could go by meanwhile

SWELL_MS: Final = 300
"""How long the sign of a beat takes to swell, and to settle: no fade is shorter (brief.md section 6)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a session, for the eye.

    `bout` is the one that the segment belongs or leads to, if any. `number` is
    the huge one: reps or steps (`of` how many), or seconds left
    (`of` is None). `word` is the short word below it, `caption` what is being
    said, `ring` how full the ring is (0 to 1), `fraction` how far the segment
    has come. `beat` is the sign for what is heard of the beat and of counts:
    it swells from 0 to 1, which it is at that very moment, and settles again;
    None where there is neither. `exercise` counts from 1;
    `done` (0 to 1) is how much of that exercise is behind us; `left_ms` is
    what the rest of the session takes without a pause. `asks` tells that the
    person is just being told to say when they are ready.
    """

    segment: Segment
    prescription: Prescription
    bout: Bout | None
    fraction: float
    number: int | None
    of: int | None
    word: str
    caption: str
    ring: float
    beat: float | None
    exercise: int
    exercises: int
    done: float
    left_ms: int
    asks: bool = False


def moment_at(timeline: Timeline, elapsed_ms: int, seam: Seam | None = None) -> Moment:
    """Return what the person sees `elapsed_ms` into the timeline; with a `seam` ahead, as it is with that.

    Pure: the same moment gives the same answer, so pausing, stepping back
    and testing need no timers. Raises ValueError before the start.
    """
    index = timeline.index_at(elapsed_ms)
    segment = timeline.segments[index]
    there_ms = elapsed_ms if seam is None else seam.to_ms
    into_ms = min(elapsed_ms - segment.start_ms, segment.length_ms)
    fraction = into_ms / segment.length_ms if segment.length_ms else 1.0
    shown = timeline.prescription_at(segment)
    number, of, ring = _count(timeline, index, elapsed_ms)
    if seam is not None:
        segment = _leading_to(segment, timeline.segments[timeline.index_at(there_ms)])
    return Moment(
        segment=segment,
        prescription=shown,
        bout=None if segment.bout is None else timeline.bouts[segment.bout],
        fraction=fraction,
        number=number,
        of=of,
        word=segment.phase,
        caption=_caption(timeline, index, elapsed_ms),
        ring=ring,
        beat=_beat(timeline, segment, elapsed_ms),
        exercise=timeline.prescriptions.index(shown) + 1,
        exercises=len(timeline.prescriptions),
        done=_fraction(timeline.span_of_step(shown.step_index), there_ms),
        left_ms=timeline.length_ms - elapsed_ms - (0 if seam is None else seam.passed_over_ms),
        asks=_asks(timeline, index),
    )


def _asks(timeline: Timeline, index: int) -> bool:
    """Tell whether what is said is the question at which playback waits next."""
    following = timeline.segments[index + 1 : index + 2]
    return timeline.segments[index].kind is SegmentKind.INTRODUCTION and any(
        item.kind is SegmentKind.READY and item.gate for item in following
    )


def _leading_to(segment: Segment, there: Segment) -> Segment:
    """Return `segment`, before the seam of a return, as it leads to the set and the leg of `there`."""
    if segment.kind not in (SegmentKind.INTRODUCTION, SegmentKind.READY):
        return segment
    return replace(segment, bout=there.bout, track=there.track)


def _caption(timeline: Timeline, index: int, elapsed_ms: int) -> str:
    """Return the text of the cue that has begun last; one that outlasts its phase stays to be read."""
    segment = timeline.segments[index]
    if segment.gate and index:  # what was said last tells what is waited for
        return next((cue.text for cue in reversed(timeline.segments[index - 1].cues)), "")
    own = next((cue.text for cue in reversed(segment.cues) if cue.at_ms <= elapsed_ms), "")
    if own:
        return own
    for earlier in reversed(timeline.segments[max(0, index - PHASES_TO_READ) : index]):
        for cue in earlier.cues:
            if cue.end_ms > earlier.end_ms and elapsed_ms < cue.at_ms + READING_MS:
                return cue.text
    return ""


_Count = tuple[int | None, int | None, float]


def _count(timeline: Timeline, index: int, elapsed_ms: int) -> _Count:
    """Return the huge number, of how many, and how full the ring is."""
    segment = timeline.segments[index]
    match segment.kind:
        case SegmentKind.COUNT_IN:
            return _count_in(segment, elapsed_ms)
        case SegmentKind.REST | SegmentKind.READY | SegmentKind.CHANGE_SIDES if segment.counts_down:
            return _time_left((segment.start_ms, segment.end_ms), elapsed_ms)
        case SegmentKind.DEMONSTRATION:
            return None, None, _fraction(timeline.span_of_rep(index), elapsed_ms)
        case SegmentKind.MOVE:
            return _moved(timeline, index, elapsed_ms)
        case _:
            return None, None, 0.0


def _count_in(segment: Segment, elapsed_ms: int) -> _Count:
    beat = min((elapsed_ms - segment.start_ms) * len(segment.cues) // segment.length_ms, COUNTED + 1)
    left = COUNTED + 1 - beat
    return (left if 1 <= left <= COUNTED else None), None, 0.0


def _moved(timeline: Timeline, index: int, elapsed_ms: int) -> _Count:
    """Count a rhythm by the clock, a hold by its seconds, and all else by reps or steps."""
    segment = timeline.segments[index]
    if segment.bout is None:
        return None, None, 0.0
    bout = timeline.bouts[segment.bout]
    item = timeline.prescription(bout)
    if item.exercise.kind is Kind.RHYTHM:
        return _time_left(timeline.span_of_bout(segment.bout), elapsed_ms)
    if item.held is not None:
        return _held(timeline, index, elapsed_ms, item)
    done = _fraction(timeline.span_of_rep(index), elapsed_ms) * bout.counts_per_rep
    now = min(int(done), bout.counts_per_rep - 1)
    number = (segment.rep - 1) * bout.counts_per_rep + now + 1
    return number, segment.of * bout.counts_per_rep, done - now


def _time_left(span: Span, elapsed_ms: int) -> _Count:
    """Count the seconds down, and empty the ring with them."""
    return ceil((span[1] - elapsed_ms) / 1000), None, 1 - _fraction(span, elapsed_ms)


def _held(timeline: Timeline, index: int, elapsed_ms: int, item: Prescription) -> _Count:
    """Count a hold down; on the way there its whole length stands still, on the way back nothing."""
    segment = timeline.segments[index]
    if segment.counts_down:
        return _time_left((segment.start_ms, segment.end_ms), elapsed_ms)
    while index > 0 and segment.is_same_rep(timeline.segments[index - 1]):
        index -= 1
        if timeline.segments[index].counts_down:
            return None, None, 0.0
    return ceil(item.held_seconds or 0.0), None, 1.0


def _beat(timeline: Timeline, segment: Segment, elapsed_ms: int) -> float | None:
    """Return how far the sign has swollen for the nearest beat or count."""
    counts = segment.kind in (SegmentKind.COUNT_IN, SegmentKind.MOVE)
    if not (counts or (segment.kind is SegmentKind.DEMONSTRATION and _keeps_beat(timeline, segment))):
        return None
    near = elapsed_ms - SWELL_MS, elapsed_ms + SWELL_MS
    moments = [cue.at_ms for cue in timeline.cues_between(*near) if cue.is_count]
    moments += timeline.beats_between(*near)
    away_ms = min((abs(elapsed_ms - ms) for ms in moments), default=SWELL_MS)
    return (1 + cos(pi * away_ms / SWELL_MS)) / 2


def _keeps_beat(timeline: Timeline, segment: Segment) -> bool:
    return timeline.prescription_at(segment).beat is not None


def _fraction(span: Span, elapsed_ms: int) -> float:
    """Return how much of `span` is behind us, 0 to 1."""
    return min(1.0, max(0.0, (elapsed_ms - span[0]) / (span[1] - span[0])))
