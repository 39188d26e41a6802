"""Going on another day: which set comes next after those that the diary has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from coach.routine.terms import Side
from coach.session.events import Shortened
from coach.session.places import Seam
from coach.session.timeline import SegmentKind, Timeline


@dataclass(frozen=True, slots=True)
class Place:
    """A set: its step, which of the side's sets it is (from 0: `Prescription.set_number`), and the side."""

    step_index: int
    set_index: int
    side: Side


class SetTold(Protocol):
    """What counts of a set in the diary; its `SetDone` is one."""

    @property
    def step_index(self) -> int:
        """The step of the routine."""
        ...

    @property
    def set_index(self) -> int:
        """Which of the side's sets of the step, from 0."""
        ...

    @property
    def side(self) -> Side:
        """The side that the record is of."""
        ...

    @property
    def prescribed_reps(self) -> int:
        """How many reps, or steps, were asked for."""
        ...

    @property
    def done_reps(self) -> int:
        """How many were done."""
        ...

    @property
    def shortened(self) -> str:
        """Why there were fewer, in the words of `Shortened`."""
        ...


def place_after(timeline: Timeline, sets: Iterable[SetTold]) -> Place | None:
    """Return the first set that isn't done yet, given the diary's `sets` in their order; None: all are.

    Done is what was done whole at any time, and what was passed over at last.
    A set that was cut off is begun again.
    """
    whole: set[Place] = set()
    passed_over: dict[Place, bool] = {}
    for told in sets:
        place = Place(told.step_index, told.set_index, told.side)
        passed_over[place] = told.shortened == Shortened.SKIPPED
        if told.done_reps >= told.prescribed_reps:
            whole.add(place)
    for index in range(len(timeline.bouts)):
        places = places_of(timeline, index)
        if not all(place in whole or passed_over.get(place) for place in places):
            return places[0]
    return None


def bout_at(timeline: Timeline, place: Place) -> int | None:
    """Return the index of the bout that `place` is in; None where the session doesn't have it."""
    found = (index for index in range(len(timeline.bouts)) if place in places_of(timeline, index))
    return next(found, None)


def begin_ms(timeline: Timeline, bout: int) -> tuple[int, Seam | None]:
    """Return where to begin for a bout, and the seam that leads to it; None where the way is straight.

    The exercise is introduced again; but for the other leg it is only asked
    whether one is ready, since the introduction names the first one.
    """
    own = timeline.bouts[bout]
    first = next(index for index, one in enumerate(timeline.bouts) if one.step_index == own.step_index)
    talk = [
        item
        for item in timeline.segments
        if item.step == own.step_index and item.kind is SegmentKind.INTRODUCTION
    ]
    if bout == first:
        return talk[0].start_ms, None
    seam = Seam(timeline.lead_in_of_bout(first).start_ms, _landing_ms(timeline, bout))
    begins = talk[0] if own.legs == timeline.bouts[first].legs else talk[-1]
    return begins.start_ms, seam


def _landing_ms(timeline: Timeline, bout: int) -> int:
    """Return where to come in for a bout: where its leg is named, if it is, else at its count-in.

    Who comes back has no leg to change from, and nowhere to turn round to.
    """
    lead_in, own = timeline.lead_in_of_bout(bout), timeline.bouts[bout]
    if timeline.prescription(own).change_before(own) is None:  # a set begins, and its leg is named first
        return lead_in.start_ms
    if len(lead_in.cues) > 1 and lead_in.kind is SegmentKind.CHANGE_SIDES:
        return lead_in.cues[1].at_ms  # the first says to change
    return next(
        segment.start_ms
        for segment in timeline.segments
        if segment.bout == bout and segment.kind is SegmentKind.COUNT_IN
    )


def places_of(timeline: Timeline, index: int) -> list[Place]:
    """Return the sets, side by side, that the bout `index` is."""
    bout = timeline.bouts[index]
    item = timeline.prescription(bout)
    return [Place(bout.step_index, item.set_number(bout, side), side) for side in bout.sides]
