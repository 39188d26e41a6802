"""How much of a set was done by a moment."""

from collections.abc import Sequence

from coach.session.prescription import Bout
from coach.session.timeline import Segment, SegmentKind, Timeline


def gone_ms(segment: Segment, until_ms: int) -> int:
    """Return how much of `segment` is over by then."""
    return max(0, min(segment.end_ms, until_ms) - segment.start_ms)


def counted_of(bout: Bout, moves: Sequence[Segment], until_ms: int) -> int:
    """Return how many reps, or steps, of `moves` were done by then; a step in the middle of a rep counts."""
    done = bout.counts_per_rep * sum(item.ends_rep and item.end_ms <= until_ms for item in moves)
    if bout.counts_per_rep == 1:
        return done
    current = next((item for item in moves if item.start_ms < until_ms < item.end_ms), None)
    if current is None:
        return done
    own = [item for item in moves if item.rep == current.rep]
    if any(item.ends_rep and item.end_ms <= until_ms for item in own):
        return done
    gone = (until_ms - own[0].start_ms) / (own[-1].end_ms - own[0].start_ms)
    return done + int(gone * bout.counts_per_rep)


def ends_bout(timeline: Timeline, index: int) -> bool:
    """Tell whether the last movement of a bout ends with the segment `index`, which isn't the last of all."""
    segment, after = timeline.segments[index], timeline.segments[index + 1]
    return segment.kind is SegmentKind.MOVE and (
        after.kind is not SegmentKind.MOVE or after.bout != segment.bout
    )
