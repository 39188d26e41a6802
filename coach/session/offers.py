"""What the player may offer beside its four buttons at a moment, and what a taken offer changes."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from coach.routine.model import Exercise, ExerciseStep
from coach.session.choices import MORE_REST_SECONDS, SPEED_STEP_PERCENT, SPEEDS_PERCENT, Choices, Offer
from coach.session.events import State
from coach.session.timeline import Segment, SegmentKind, Timeline
from coach.session.variants import rung_from

MOST: Final = 5
"""As many offers as there is room for, each a large button."""

_TALK: Final = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION, SegmentKind.READY)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def offers_at(
    timeline: Timeline, segment: Segment, state: State, exercises: Mapping[str, Exercise]
) -> tuple[Offer, ...]:
    """Return what is offered, at most five, in the order of `Offer`, so that nothing changes places.

    Where there would be more, what is wanted least is left out. While someone
    moves there is nothing: four buttons are enough then.
    """
    wanted = [offer for offer in _wanted(segment, state) if is_open(offer, timeline, segment, exercises)]
    return tuple(offer for offer in Offer if offer in wanted[:MOST])


def is_open(offer: Offer, timeline: Timeline, segment: Segment, exercises: Mapping[str, Exercise]) -> bool:
    """Tell whether an offer can be taken here at all, by a key as well."""
    match offer:
        case Offer.EASIER | Offer.HARDER:
            return variant(offer, timeline, segment, exercises) is not None
        case Offer.SLOWER:
            return timeline.prescription_at(segment).speed_percent > SPEEDS_PERCENT[0]
        case Offer.FASTER:
            return timeline.prescription_at(segment).speed_percent < SPEEDS_PERCENT[1]
        case Offer.LONGER_REST:
            return segment.kind is SegmentKind.REST and not segment.gate
        case _:
            return segment.kind is not SegmentKind.FINISH


def variant(
    offer: Offer, timeline: Timeline, segment: Segment, exercises: Mapping[str, Exercise]
) -> Exercise | None:
    """Return the exercise that *Easier* or *Harder* leads to from here; None where there is none."""
    if segment.kind not in (*_TALK, SegmentKind.REST):
        return None
    if segment.kind is SegmentKind.REST and segment.leads_to in (None, segment.step):
        return None
    item = timeline.prescription_at(segment)
    step = timeline.routine.steps[item.step_index]
    if not isinstance(step, ExerciseStep):
        return None
    return rung_from(step, item.exercise, exercises, up=offer is Offer.HARDER)


def with_offer(
    choices: Choices, offer: Offer, timeline: Timeline, segment: Segment, exercises: Mapping[str, Exercise]
) -> Choices:
    """Return what the choices are once `offer` was taken at `segment`; the same where it changes none.

    To be compiled with the same routine and options, and given to `Playback.change`.
    """
    if not is_open(offer, timeline, segment, exercises):
        return choices
    match offer:
        case Offer.EASIER | Offer.HARDER:
            there = variant(offer, timeline, segment, exercises)
            index = timeline.prescription_at(segment).step_index
            chosen = there.id if there else ""
            return replace(choices, variants=_with(choices.variants, index, chosen))
        case Offer.SLOWER | Offer.FASTER:
            item = timeline.prescription_at(segment)
            more = SPEED_STEP_PERCENT if offer is Offer.FASTER else -SPEED_STEP_PERCENT
            least, most = SPEEDS_PERCENT
            percent = min(most, max(least, item.speed_percent + more))
            return replace(choices, speeds=_with(choices.speeds, item.exercise.id, percent))
        case Offer.LONGER_REST:
            key = (segment.step, timeline.set_before(segment))
            seconds = choices.longer_rests.get(key, 0.0) + MORE_REST_SECONDS
            return replace(choices, longer_rests=_with(choices.longer_rests, key, seconds))
        case _:
            return choices


def _wanted(segment: Segment, state: State) -> tuple[Offer, ...]:
    """Return what might be offered, what is wanted most first."""
    if state in (State.STOPPED, State.DONE) or segment.kind is SegmentKind.FINISH:
        return ()
    if segment.kind is SegmentKind.REST:
        return Offer.EASIER, Offer.HARDER, Offer.LONGER_REST, Offer.ENOUGH
    if segment.kind in _TALK and (segment.kind is not SegmentKind.READY or segment.gate):
        return Offer.EASIER, Offer.HARDER, Offer.CARE, Offer.ENOUGH, Offer.SLOWER, Offer.FASTER
    if state in (State.PAUSED, State.WAITING):
        return Offer.SLOWER, Offer.FASTER, Offer.REPEAT, Offer.CARE, Offer.ENOUGH
    return ()


def _with(values: Mapping[_Key, _Value], key: _Key, value: _Value) -> Mapping[_Key, _Value]:
    return MappingProxyType({**values, key: value})
