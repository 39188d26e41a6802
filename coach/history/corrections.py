"""What counts of a diary that is only ever added to: corrected, taken back, and whose.

All of it depends on what is there, never on the order in which it came, so
that merged diaries tell the same everywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from coach.history.records import SamePerson, TakenBack


def gone(taken_back: Iterable[TakenBack]) -> frozenset[str]:
    """Return the ids of the records that don't count; what was taken back may have been taken back itself."""
    takes = {record.id: record.record_id for record in taken_back}
    waits_for = Counter(takes.values())
    # Records that take each other back in a circle, which no program of ours writes, are never settled.
    settled = [record_id for record_id in takes if not waits_for[record_id]]
    found: set[str] = set()
    while settled:
        by = settled.pop()
        taken = takes[by]
        if by not in found:
            found.add(taken)
        waits_for[taken] -= 1
        if taken in takes and not waits_for[taken]:
            settled.append(taken)
    return frozenset(found)


def superseded(replaces: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of what another record stands in the place of; `replaces` tells it of each correction.

    Of several corrections of one record, as two laptops may have them, the one
    that was made last (by its id) stands alone: else what was done once would count twice.
    """
    replaced = frozenset(replaces.values())
    last: dict[str, str] = {}
    for correction in sorted(replaces.keys() - replaced):
        last[_first_of(correction, replaces)] = correction
    return (replaced | replaces.keys()) - frozenset(last.values())


def _first_of(correction: str, replaces: Mapping[str, str]) -> str:
    """Return the id of the record that was corrected at first."""
    seen, record_id = {correction}, replaces[correction]
    while record_id in replaces and record_id not in seen:
        seen.add(record_id)
        record_id = replaces[record_id]
    return record_id


def moment_after(now: datetime, *earlier: datetime) -> datetime:
    """Return a moment for a record that is to stand in the place of those made at the moments `earlier`.

    That is now, or, where the clock was ahead and has been set right since,
    just after the last of them: what was said last counts.
    """
    return max(now, *(moment + timedelta(microseconds=1) for moment in earlier)) if earlier else now


def ids_of_one(person_id: str, links: Iterable[SamePerson]) -> frozenset[str]:
    """Return every id that stands for the same person as `person_id`, itself among them."""
    others: dict[str, set[str]] = defaultdict(set)
    for link in links:
        others[link.person_id].add(link.same_as)
        others[link.same_as].add(link.person_id)
    found, to_see = {person_id}, [person_id]
    while to_see:
        new = others[to_see.pop()] - found
        found |= new
        to_see += new
    return frozenset(found)
