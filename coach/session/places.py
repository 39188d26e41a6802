"""Where "Go on", "Next" and "Back" lead on a timeline."""

from coach.session.timeline import SegmentKind, Timeline

_EXERCISE = (SegmentKind.COUNT_IN, SegmentKind.MOVE, SegmentKind.CHANGE_SIDES)
_TALK = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION)


def resume_ms(timeline: Timeline, at_ms: int) -> int:
    """Return where to go on after a pause: the beginning of the rep, or of what was being said."""
    index = timeline.index_at(at_ms)
    segment = timeline.segments[index]
    if segment.kind in (SegmentKind.REST, SegmentKind.READY):
        return at_ms
    if segment.kind in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION):
        return timeline.span_of_rep(index)[0]
    return segment.start_ms


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
    ready = [item for item in timeline.segments[:target] if item.kind is SegmentKind.READY]
    return ready[-1].start_ms


def next_ms(timeline: Timeline, at_ms: int, *, waits: bool) -> int:
    """Return where Next goes: past the talk, the set or the rest; where it `waits`, past the exercise."""
    index = timeline.index_at(at_ms)
    segment, later = timeline.segments[index], timeline.segments[index:]
    if segment.kind in _TALK:
        return next(item.start_ms for item in later if item.kind not in _TALK)
    if waits:
        ends = [item.start_ms for item in later if item.step != segment.step]
        return ends[0] if ends else later[-1].start_ms
    if segment.kind is SegmentKind.READY:  # the answer has been given: the set begins
        return segment.end_ms
    if segment.bout is not None:
        return next(item.start_ms for item in later if item.bout != segment.bout)
    return segment.end_ms
