"""How far a healthy body moves, and how a planted foot ties its joints together.

**Legs**: the AAOS reference values (American Academy of Orthopaedic Surgeons,
"Joint Motion: Method of Measuring and Recording", 1965): hip flexion 120 and
extension 30, abduction 45 and adduction 30, rotation 45 either way, knee
flexion 135, dorsiflexion 20 and plantarflexion 50, inversion 35 and eversion
15 (the last four also in World J Orthop 2017; 8(1): 21-29, table 5).
**A foot against its surface**: the heel comes up as far as the big toe bends,
70 (AAOS 1965); a foot on its heel comes up until the toes point straight up.
**Trunk**: means of 137 healthy adults by goniometer, International Journal of
Health Sciences 2022; 6(S4): 1564-1573: bending forward with the hips free 99,
backward 26, to the side 33, turning 42. The pelvis turns on the hips, by their
45; its shift is counted in half stance widths: at 1 it is over one foot.

All in degrees, with five on top, since poses are drawn with the pelvis counted
as part of the hip. These are limits of a healthy adult, not aims: many people
here have less, and the library stays well inside.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from coach.routine.model import LegPose, Pose, TrunkPose
from coach.routine.terms import Contact

HEALTHY_RANGE: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "hip_flexion": (-35, 125),
        "hip_abduction": (-35, 50),
        "hip_rotation": (-50, 50),
        "knee_flexion": (-5, 140),
        "ankle_dorsiflexion": (-55, 25),
        "ankle_inversion": (-20, 40),
        "foot_pitch": (-95, 75),
    }
)
"""Lowest and highest, by the name of the angle in `LegPose`."""

TRUNK_RANGE: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "lean": (-31, 104),
        "side_bend": (-38, 38),
        "rotation": (-47, 47),
        "pelvis_shift": (-1, 1),
        "pelvis_rotation": (-50, 50),
    }
)
"""The same by the name in `TrunkPose`, for a body that sits or stands."""

LYING_LEAN: Final = -90.0 - 35.0
"""In bed the trunk may lie (-90), and in a bridge slope down to the head by a hip's extension."""

CLOSED_CHAIN_DEGREES: Final = 3.0
"""How far a planted leg may be from hip = knee - (ankle + foot pitch) + trunk lean."""

_PLANTED: Final = (Contact.FLAT, Contact.HEEL, Contact.BALL)  # on a step a foot may only tap

OutOfRange = tuple[str, float, tuple[float, float]]
"""The name of an angle, what it is, and its lowest and highest."""


def leg_out_of_range(leg: LegPose) -> Iterator[OutOfRange]:
    """Yield each angle of a leg that is beyond a healthy joint's range."""
    return _beyond(leg, HEALTHY_RANGE)


def trunk_out_of_range(trunk: TrunkPose, *, lies: bool) -> Iterator[OutOfRange]:
    """Yield each angle of the trunk that is beyond a healthy body's range; only in bed it `lies`."""
    lean = (LYING_LEAN, TRUNK_RANGE["lean"][1])
    return _beyond(trunk, {**TRUNK_RANGE, "lean": lean} if lies else TRUNK_RANGE)


def _beyond(part: LegPose | TrunkPose, ranges: Mapping[str, tuple[float, float]]) -> Iterator[OutOfRange]:
    for name, (lowest, highest) in ranges.items():
        degrees: float = getattr(part, name)
        if not lowest <= degrees <= highest:
            yield name, degrees, (lowest, highest)


def closed_chain_error(leg: LegPose, pose: Pose) -> float:
    """Return by how many degrees a planted leg breaks the closed chain; 0 for a leg that is free."""
    if leg.contact not in _PLANTED:
        return 0.0
    shank_and_trunk = leg.knee_flexion - (leg.ankle_dorsiflexion + leg.foot_pitch) + pose.trunk.lean
    return abs(leg.hip_flexion - shank_and_trunk)


def pitch_fits_contact(leg: LegPose) -> bool:
    """Tell whether the foot is tilted as its contact says: toes up on the heel, heel up on the ball."""
    match leg.contact:
        case Contact.FLAT:
            return leg.foot_pitch == 0
        case Contact.HEEL:
            return leg.foot_pitch <= 0
        case Contact.BALL:
            return leg.foot_pitch >= 0
        case _:
            return True
