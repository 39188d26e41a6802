"""How far a healthy joint moves, and how a planted foot ties the joints together.

Ranges are the AAOS reference values (American Academy of Orthopaedic Surgeons,
"Joint Motion: Method of Measuring and Recording", 1965) in degrees: hip flexion
120 and extension 30, abduction 45 and adduction 30, rotation 45 either way,
knee flexion 135, dorsiflexion 20 and plantarflexion 50, inversion 35 and
eversion 15. Five degrees are allowed on top, since poses are drawn with the
pelvis counted as part of the hip.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from coach.routine.model import Contact, LegPose, Pose

HEALTHY_RANGE: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "hip_flexion": (-35, 125),
        "hip_abduction": (-35, 50),
        "hip_rotation": (-50, 50),
        "knee_flexion": (-5, 140),
        "ankle_dorsiflexion": (-55, 25),
        "ankle_inversion": (-20, 40),
    }
)
"""Degrees, lowest and highest, by the name of the angle in `LegPose`."""

CLOSED_CHAIN_DEGREES: Final = 3.0
"""How far a planted leg may be from hip = knee - (ankle + foot pitch) + trunk lean."""

_PLANTED: Final = (Contact.FLAT, Contact.HEEL, Contact.BALL)


def out_of_range(leg: LegPose) -> Iterator[tuple[str, float, tuple[float, float]]]:
    """Yield (angle's name, its degrees, the range) for each angle beyond a healthy joint's range."""
    for name, (lowest, highest) in HEALTHY_RANGE.items():
        degrees = getattr(leg, name)
        if not lowest <= degrees <= highest:
            yield name, degrees, (lowest, highest)


def closed_chain_error(leg: LegPose, pose: Pose) -> float:
    """Return by how many degrees a planted leg breaks the closed chain; 0 for a leg that is free."""
    if leg.contact not in _PLANTED:
        return 0.0
    shank_and_trunk = leg.knee_flexion - (leg.ankle_dorsiflexion + leg.foot_pitch) + pose.trunk.lean
    return abs(leg.hip_flexion - shank_and_trunk)
