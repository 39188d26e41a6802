"""What carries the body, where its feet stand in each pose, and where that puts the pelvis."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from coach.figure.legs import HangingLeg, Place, hanging_leg, place_of, standing_foot
from coach.figure.motion import phases_with_start
from coach.figure.skeleton import ANKLE_HEIGHT, HALF_HIPS, STEP_HEIGHT
from coach.figure.vectors import ORIGIN, UPRIGHT, Axes, Vec, between, local, pitched, sub
from coach.routine.model import (
    START,
    Contact,
    Exercise,
    Feet,
    LegPose,
    Pose,
    Position,
    Side,
    TrunkPose,
    WeightBearing,
)

RIGHT: Final = 1
LEFT: Final = -1
LEGS: Final = (RIGHT, LEFT)
PLANTED: Final = (Contact.FLAT, Contact.HEEL, Contact.BALL, Contact.STEP)
SITTING_HEIGHT: Final = 0.485
"""Metres from the floor to the hips of someone whose feet don't reach the floor."""

_FEET: Final[Mapping[Feet, tuple[float | None, float]]] = {
    Feet.TOGETHER: (0.055, 0.0),
    Feet.WIDE: (0.24, 0.0),
    Feet.STAGGERED: (None, 0.12),
    Feet.SEMI_TANDEM: (0.06, 0.08),
    Feet.TANDEM: (0.012, 0.14),
}
"""Metres from the midline (None: as the angles say), and ahead for the working foot, behind for the other."""


class Carrier(StrEnum):
    """What the weight of the body rests on."""

    SEAT = "seat"
    BED = "bed"
    FEET = "feet"


@dataclass(frozen=True, slots=True)
class Correction:
    """From where the angles put a foot to where it stands."""

    ankle: Vec
    forward: Vec
    up: Vec


@dataclass(frozen=True, slots=True)
class Stand:
    """How the body stands or sits in a named pose: the places of the feet that touch, and the pelvis."""

    places: Mapping[int, Place]
    pelvis: Vec
    corrections: Mapping[int, Correction]


def carrier_of(exercise: Exercise) -> Carrier:
    """Return what carries the body; someone who stands up from a seat is carried by the feet throughout."""
    if exercise.position is Position.BED:
        return Carrier.BED
    if exercise.position is Position.SEATED and exercise.weight_bearing is not WeightBearing.FULL:
        return Carrier.SEAT
    return Carrier.FEET


def working_sign(working: Side) -> int:
    """Return 1 when the right leg works, or both do; -1 for the left."""
    return LEFT if working is Side.LEFT else RIGHT


def leg_pose(pose: Pose, leg: int, working: Side) -> LegPose:
    """Return the angles of the right (1) or left (-1) leg."""
    return pose.working if leg == working_sign(working) else pose.other


def pelvis_axes(trunk: TrunkPose) -> Axes:
    """Return how the pelvis is turned: it leans with the trunk, and bends and turns only above."""
    return pitched(UPRIGHT, -trunk.lean)


def hip_of(pelvis: Vec, axes: Axes, leg: int) -> Vec:
    """Return the joint of the right (1) or left (-1) hip."""
    return local(pelvis, axes, HALF_HIPS * leg, 0.0, 0.0)


def stands_of(exercise: Exercise, working: Side) -> Mapping[str, Stand]:
    """Return how the body stands in each pose, found by walking through a rep."""
    first = _first_stand(exercise, working)
    stands = {START: first}
    half_stance = half_stance_of(first.places)
    for before, phase in phases_with_start(exercise):
        previous = stands[before]
        for way in phase.path:
            if way.pose not in stands:
                pose = exercise.figure.poses[way.pose]
                stands[way.pose] = _next_stand(carrier_of(exercise), pose, working, previous, half_stance)
            previous = stands[way.pose]
    for name, pose in exercise.figure.poses.items():
        if name not in stands:
            stands[name] = _next_stand(carrier_of(exercise), pose, working, first, half_stance)
    return stands


def pelvis_over(places: Mapping[int, Place], pose: Pose, working: Side, half_stance: float) -> Vec:
    """Return where the legs that stand at `places` hold the pelvis.

    Each leg gives it by its own angles; the pelvis is between them, moved
    aside by `pelvis_shift`, and as high as every leg can still reach.
    """
    axes = pelvis_axes(pose.trunk)
    legs = []
    x = y = 0.0
    for leg, place in places.items():
        angles = leg_pose(pose, leg, working)
        hip = hip_of(ORIGIN, axes, leg)
        hanging = hanging_leg(axes, hip, angles, leg)
        ankle, _ = standing_foot(place, angles.foot_pitch)
        x += (ankle[0] - hanging.ankle[0]) / len(places)
        y += (ankle[1] - hanging.ankle[1]) / len(places)
        legs.append((hip, sub(hanging.ankle, hip), ankle))
    x += pose.trunk.pelvis_shift * half_stance * working_sign(working)
    height = min(_height_over(ankle, way, (x + hip[0], y + hip[1])) - hip[2] for hip, way, ankle in legs)
    return (x, y, height)


def _height_over(ankle: Vec, way: Vec, hip: tuple[float, float]) -> float:
    across = (ankle[0] - hip[0]) ** 2 + (ankle[1] - hip[1]) ** 2
    return ankle[2] + sqrt(max(0.0, way[0] ** 2 + way[1] ** 2 + way[2] ** 2 - across))


def half_stance_of(places: Mapping[int, Place]) -> float:
    """Return half of the distance between the feet, sideways; between the hips if one is off the floor."""
    if len(places) < len(LEGS):
        return HALF_HIPS
    return abs(places[RIGHT].under_ankle[0] - places[LEFT].under_ankle[0]) / 2.0


def floor_under(contact: Contact) -> float:
    """Return the height in metres of what a foot with this contact stands on."""
    return STEP_HEIGHT if contact is Contact.STEP else 0.0


def _first_stand(exercise: Exercise, working: Side) -> Stand:
    pose = exercise.figure.poses[START]
    hanging = _hanging_legs(pose, ORIGIN, working)
    touching = [leg for leg in LEGS if leg_pose(pose, leg, working).contact in PLANTED]
    heights = [
        floor_under(leg_pose(pose, leg, working).contact) + ANKLE_HEIGHT - hanging[leg].ankle[2]
        for leg in touching
    ]
    pelvis = (0.0, 0.0, sum(heights) / len(heights) if heights else SITTING_HEIGHT)
    places = {
        leg: _spread(
            place_of(hanging[leg], floor_under(leg_pose(pose, leg, working).contact)),
            exercise.figure.feet,
            leg,
            working_sign(working),
        )
        for leg in touching
    }
    if carrier_of(exercise) is Carrier.FEET and places:
        pelvis = pelvis_over(places, pose, working, half_stance_of(places))
    return Stand(places, pelvis, _corrections(pose, pelvis, places, working))


def _spread(place: Place, feet: Feet, leg: int, ahead: int) -> Place:
    aside, ahead_by = _FEET.get(feet, (None, 0.0))
    x, y, z = place.under_ankle
    return Place((x if aside is None else aside * leg, y + ahead_by * leg * ahead, z), place.forward)


def _next_stand(carrier: Carrier, pose: Pose, working: Side, before: Stand, half_stance: float) -> Stand:
    """Return the stand in `pose` of a body that comes from `before`: feet that stood there stay."""
    touching = [leg for leg in LEGS if leg_pose(pose, leg, working).contact in PLANTED]
    places = {leg: before.places[leg] for leg in touching if leg in before.places}
    pelvis = before.pelvis
    if carrier is Carrier.FEET and places:
        pelvis = pelvis_over(places, pose, working, half_stance)
    hanging = _hanging_legs(pose, pelvis, working)
    for leg in touching:
        if leg not in places:
            places[leg] = place_of(hanging[leg], floor_under(leg_pose(pose, leg, working).contact))
    return Stand(places, pelvis, _corrections(pose, pelvis, places, working))


def _hanging_legs(pose: Pose, pelvis: Vec, working: Side) -> Mapping[int, HangingLeg]:
    axes = pelvis_axes(pose.trunk)
    return {
        leg: hanging_leg(axes, hip_of(pelvis, axes, leg), leg_pose(pose, leg, working), leg) for leg in LEGS
    }


def _corrections(
    pose: Pose, pelvis: Vec, places: Mapping[int, Place], working: Side
) -> Mapping[int, Correction]:
    hanging = _hanging_legs(pose, pelvis, working)
    found = {}
    for leg, place in places.items():
        ankle, foot = standing_foot(place, leg_pose(pose, leg, working).foot_pitch)
        free = hanging[leg]
        found[leg] = Correction(
            sub(ankle, free.ankle), sub(foot[1], free.foot[1]), sub(foot[2], free.foot[2])
        )
    return found


def eased_correction(before: Correction | None, after: Correction | None, eased: float) -> Correction | None:
    """Return the correction on the way between two poses; None is none at all."""
    if before is None and after is None:
        return None
    none = Correction(ORIGIN, ORIGIN, ORIGIN)
    a, b = before or none, after or none
    return Correction(
        between(a.ankle, b.ankle, eased), between(a.forward, b.forward, eased), between(a.up, b.up, eased)
    )
