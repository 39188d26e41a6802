"""Where "Go on", "Next", "Back" and a return lead on a timeline."""

from dataclasses import dataclass

from coach.session.timeline import SegmentKind, Timeline

_EXERCISE = (SegmentKind.COUNT_IN, SegmentKind.MOVE, SegmentKind.CHANGE_SIDES)
_TALK = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION)
_BEFORE = (*_TALK, SegmentKind.READY)


@dataclass(frozen=True, slots=True)
class Seam:
    """Where playback leaves the straight way: on reaching `from_ms` it goes on at `to_ms`.

    So a count-in comes before the rep at which someone goes on, and the question
    whether one is ready before the set at which someone goes on another day.
    """

    from_ms: int
    to_ms: int

    @property
    def passed_over_ms(self) -> int:
        """How much of the timeline is left out; below 0, how much is played again."""
        return self.to_ms - self.from_ms

    def beyond(self, ms: int) -> int:
        """Return what the moment `ms`, counted straight on, is by the way over the seam."""
        return ms if ms < self.from_ms else ms + self.passed_over_ms


def resume_ms(timeline: Timeline, at_ms: int) -> int:
    """Return where to go on after a pause: the beginning of the rep, or of what was being said."""
    index = timeline.index_at(at_ms)
    segment = timeline.segments[index]
    if segment.kind in (SegmentKind.REST, SegmentKind.READY):
        return at_ms
    if segment.kind in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION):
        return timeline.span_of_rep(index)[0]
    return segment.start_ms


def counted_in(timeline: Timeline, at_ms: int) -> tuple[int, Seam] | None:
    """Return the beginning of the count-in that leads back to the rep at `at_ms`; None outside a set.

    Someone who paused may have let go, or sat down: the hands come first.
    """
    index = timeline.index_at(at_ms)
    if timeline.segments[index].kind is not SegmentKind.MOVE:
        return None
    rep_ms = timeline.span_of_rep(index)[0]
    while timeline.segments[index].kind is not SegmentKind.COUNT_IN:
        index -= 1
    counts = timeline.segments[index]
    return counts.start_ms, Seam(counts.end_ms, rep_ms)


def question_ms(timeline: Timeline, at_ms: int) -> int:
    """Return where the exercise of a moment, or the last one before it, asks whether one is ready."""
    now = timeline.segments[timeline.index_at(at_ms)].step
    asked = [item for item in timeline.segments if item.kind is SegmentKind.READY]
    step = max((item.step for item in asked if item.step <= now), default=asked[0].step)
    return next(item.start_ms for item in asked if item.step == step)


def leads_to_seam(timeline: Timeline, at_ms: int, seam: Seam) -> bool:
    """Tell whether `at_ms` is in the talk, or the question, after which the seam of a return comes."""
    segment = timeline.segments[timeline.index_at(at_ms)]
    before = timeline.segments[timeline.index_at(seam.from_ms) - 1]
    return segment.kind in _BEFORE and segment.step == before.step


def beginnings(timeline: Timeline) -> list[int]:
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


def back_ms(timeline: Timeline, at_ms: int, reached_ms: int) -> int:
    """Return where Back goes from `at_ms`: to the last beginning before `reached_ms`.

    Someone who isn't exercising, but rests or listens, comes back to the
    question whether they are ready, and not into a count-in.
    """
    before = [ms for ms in beginnings(timeline) if ms < reached_ms]
    target = timeline.index_at(before[-1] if before else 0)
    segment, now = timeline.segments[target], timeline.segments[timeline.index_at(at_ms)]
    if segment.kind is not SegmentKind.COUNT_IN or (now.kind in _EXERCISE and now.step == segment.step):
        return segment.start_ms
    return question_ms(timeline, segment.start_ms)


def next_ms(timeline: Timeline, at_ms: int, *, waits: bool) -> int:
    """Return where Next goes: past the talk, the set or the rest; at the question, past the exercise."""
    index = timeline.index_at(at_ms)
    segment, later = timeline.segments[index], timeline.segments[index:]
    if segment.kind in _TALK:
        return next(item.start_ms for item in later if item.kind not in _TALK)
    if segment.kind is SegmentKind.READY:
        if waits:
            return next((item.start_ms for item in later if item.step != segment.step), later[-1].start_ms)
        # The answer has been given: the set begins.
        return next(item.start_ms for item in later if item.kind is not SegmentKind.READY)
    if segment.bout is not None:
        return next(item.start_ms for item in later if item.bout != segment.bout)
    return segment.end_ms
