"""Short and cool: after no more than five minutes of work one cools down, for as long as it takes."""

from collections.abc import Iterable

from coach.session.prescription import COOL_BOUT_SECONDS, Bout, Prescription


def cools_before(items: Iterable[Prescription]) -> frozenset[Bout]:
    """Return the bouts before which one cools down, so that no more than five minutes of work stand together.

    Exercises are kept whole where they can be. Work is what is moved or held;
    a single bout that is longer can't be parted.
    """
    found: set[Bout] = set()
    work_seconds = 0.0
    for item in items:
        rep_seconds = sum(phase.seconds for phase in item.phases)
        whole_seconds = rep_seconds * sum(len(bout.moves) for bout in item.bouts)
        for bout in item.bouts:
            seconds = rep_seconds * len(bout.moves)
            next_seconds = whole_seconds if bout is item.bouts[0] else seconds
            if work_seconds and work_seconds + next_seconds > COOL_BOUT_SECONDS:
                found.add(bout)
                work_seconds = 0.0
            work_seconds += seconds
    return frozenset(found)
