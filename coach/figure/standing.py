"""What carries the body, where its feet stand in each pose, and where that puts the pelvis."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from coach.figure.feet import LEFT, LEGS, RIGHT
from coach.figure.legs import Place, hanging_leg, standing_foot
from coach.figure.skeleton import HALF_HIPS
from coach.figure.vectors import (
    ORIGIN,
    UPRIGHT,
    Axes,
    Vec,
    add,
    between,
    local,
    pitched,
    sub,
    turned,
)
from coach.routine.model import START, Exercise, LegPose, Pose, TrunkPose
from coach.routine.terms import Contact, Position, Side, WeightBearing

SITTING_HEIGHT: Final = 0.485
"""Metres from the floor to the hips of someone whose feet don't reach the floor."""

BED_TOP: Final = 0.50
"""Metres from the floor to the top of a mattress (drawing value)."""

LYING_HIP: Final = 0.085
"""Metres from what one lies on up to the hip joints, and to the shoulders (drawing value)."""


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
    """How the body stands, sits or lies in a pose: the places of the feet that touch, and the pelvis."""

    places: Mapping[int, Place]
    pelvis: Vec
    corrections: Mapping[int, Correction]

    def moved(self, way: Vec) -> "Stand":
        """Return the same stand somewhere else."""
        places = {
            leg: Place(add(place.under_ankle, way), place.forward) for leg, place in self.places.items()
        }
        return Stand(places, add(self.pelvis, way), self.corrections)


@dataclass(frozen=True, slots=True)
class Stands:
    """The stands of all poses by name, and the one in which a rep ends: for walking a stride farther on."""

    of: Mapping[str, Stand]
    arrival: Stand
    stride: Vec

    @property
    def start(self) -> Stand:
        """The stand in which a rep begins."""
        return self.of[START]


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


def trunk_axes(trunk: TrunkPose) -> Axes:
    """Return how the trunk leans, before it bends or turns."""
    return pitched(UPRIGHT, -trunk.lean)


def pelvis_axes(trunk: TrunkPose, working: Side) -> Axes:
    """Return how the pelvis is turned: it leans with the trunk, and turns by itself."""
    return turned(trunk_axes(trunk), trunk.pelvis_rotation * working_sign(working))


def hip_of(pelvis: Vec, axes: Axes, leg: int) -> Vec:
    """Return the joint of the right (1) or left (-1) hip."""
    return local(pelvis, axes, HALF_HIPS * leg, 0.0, 0.0)


def pelvis_over(places: Mapping[int, Place], pose: Pose, working: Side, half_stance: float) -> Vec:
    """Return where the legs that stand at `places` hold the pelvis.

    Each leg gives it by its own angles, and it is between them. Sideways two
    legs say where it is only if they are spread differently, both feet flat;
    else it is between the feet, moved by `pelvis_shift`. It is as high as
    every leg can still reach.
    """
    axes = pelvis_axes(pose.trunk, working)
    narrower = HALF_HIPS - min(HALF_HIPS, half_stance)
    one = len(places) < len(LEGS)
    flat = pose.working.contact is pose.other.contact is Contact.FLAT
    sways = not one and flat and pose.working.hip_abduction != pose.other.hip_abduction
    legs = []
    x = y = 0.0
    for leg, place in places.items():
        angles = leg_pose(pose, leg, working)
        hip = hip_of(ORIGIN, axes, leg)
        hanging = hanging_leg(axes, hip, angles, leg)
        ankle, _ = standing_foot(place, angles, leg)
        x += (ankle[0] - (hanging.ankle[0] - narrower * leg if one or sways else 0.0)) / len(places)
        y += (ankle[1] - hanging.ankle[1]) / len(places)
        legs.append((hip, sub(hanging.ankle, hip), ankle))
    x += 0.0 if sways else pose.trunk.pelvis_shift * half_stance * working_sign(working)
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


def eased_correction(before: Correction | None, after: Correction | None, eased: float) -> Correction | None:
    """Return the correction on the way between two poses; None is none at all.

    Sideways a foot leaves its line soon and comes on to it late, so that it passes round the other foot.
    """
    if before is None and after is None:
        return None
    none = Correction(ORIGIN, ORIGIN, ORIGIN)
    a, b = before or none, after or none
    _, y, z = between(a.ankle, b.ankle, eased)
    x = a.ankle[0] * (1.0 - eased) ** 5 + b.ankle[0] * eased**5
    return Correction((x, y, z), between(a.forward, b.forward, eased), between(a.up, b.up, eased))
