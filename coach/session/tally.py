"""How much of a set was done by a moment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.routine.terms import Side
from coach.session.events import SetEnded, Shortened
from coach.session.prescription import Bout
from coach.session.timeline import Segment, SegmentKind, Timeline


def sets_until(
    timeline: Timeline, bout_index: int, until_ms: int, why: Shortened, longer_ms: Mapping[Side, int]
) -> list[SetEnded]:
    """Return what was done of a bout until `until_ms`, side by side, and `why` it ended there.

    A set that was done whole was not shortened. `longer_ms` is how much longer
    than laid out it took, for each side that it did.
    """
    bout, moves = timeline.bouts[bout_index], timeline.moves_of_bout(bout_index)
    done = (_done(bout, moves, side, until_ms, why) for side in bout.sides)
    return [replace(each, done_ms=each.done_ms + longer_ms.get(each.side, 0)) for each in done]


def sets_passed_over(timeline: Timeline, first_bout: int) -> list[SetEnded]:
    """Return the sets of an exercise from the bout `first_bout` on as skipped, with nothing done."""
    step = timeline.bouts[first_bout].step_index
    return [
        SetEnded(bout, side, bout.reps(side), 0, 0, Shortened.SKIPPED)
        for bout in timeline.bouts[first_bout:]
        if bout.step_index == step
        for side in bout.sides
    ]


def ends_bout(timeline: Timeline, index: int) -> bool:
    """Tell whether the last movement of a bout ends with the segment `index`, which isn't the last of all."""
    segment, after = timeline.segments[index], timeline.segments[index + 1]
    return segment.kind is SegmentKind.MOVE and (
        after.kind is not SegmentKind.MOVE or after.bout != segment.bout
    )


def _done(bout: Bout, moves: Sequence[Segment], side: Side, until_ms: int, why: Shortened) -> SetEnded:
    own = [item for item in moves if bout.counts_for(item.side, side)]
    done = SetEnded(
        bout,
        side,
        bout.reps(side),
        _counted(bout, own, until_ms),
        sum(_gone_ms(item, until_ms) for item in own),
        why,
        sum(_gone_ms(item, until_ms) for item in own if item.counts_down),
    )
    return replace(done, shortened=Shortened.NO) if done.done_reps == done.prescribed_reps else done


def _gone_ms(segment: Segment, until_ms: int) -> int:
    """Return how much of `segment` is over by then."""
    return max(0, min(segment.end_ms, until_ms) - segment.start_ms)


def _counted(bout: Bout, moves: Sequence[Segment], until_ms: int) -> int:
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
