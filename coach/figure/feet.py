"""Where feet stand: beside each other, before each other, and where a foot that steps is put down."""

from collections.abc import Mapping
from typing import Final

from coach.figure.legs import HangingLeg, Place, place_of, standing_foot
from coach.figure.skeleton import FOOT
from coach.figure.vectors import add, sub
from coach.routine.model import LegPose
from coach.routine.terms import Contact, Feet

RIGHT: Final = 1
LEFT: Final = -1
LEGS: Final = (RIGHT, LEFT)
PLANTED: Final = (Contact.FLAT, Contact.HEEL, Contact.BALL, Contact.STEP)

_FROM_MIDLINE: Final[Mapping[Feet, float]] = {Feet.TOGETHER: 0.055}
"""Metres of each foot from the midline, where the angles alone don't say it (drawing values)."""

_APART: Final[Mapping[Feet, tuple[float, float]]] = {
    Feet.TOGETHER: (0.11, 0.0),
    Feet.SEMI_TANDEM: (0.105, 0.148),
    Feet.TANDEM: (0.02, FOOT),
}
"""Metres aside and ahead of the standing foot at which the stepping foot is put down.

Tandem is heel to toe, one foot's length; semi-tandem has the instep beside the
other big toe (positions of the CDC's 4-stage balance test).
"""


def spread(place: Place, feet: Feet, leg: int) -> Place:
    """Return `place` as far from the midline as the stance `feet` has it."""
    aside = _FROM_MIDLINE.get(feet)
    _, y, z = place.under_ankle
    return place if aside is None else Place((aside * leg, y, z), place.forward)


def put_down(hanging: HangingLeg, pose: LegPose, leg: int, floor: float) -> Place:
    """Return where a foot comes down that is put down where its angles have it."""
    place = place_of(hanging, floor)
    ankle, _ = standing_foot(place, pose, leg)
    x, y, _ = add(place.under_ankle, sub(hanging.ankle, ankle))
    return Place((x, y, floor), place.forward)


def beside(standing: Place, feet: Feet, leg: int, ahead: int) -> Place | None:
    """Return where `leg` stands with the other foot `standing`, as the stance has it; None: as angles say.

    `ahead` is 1 when it goes before the other foot, -1 when behind.
    """
    apart = _APART.get(feet)
    if apart is None:
        return None
    x, y, z = standing.under_ankle
    return Place((x + apart[0] * leg, y + apart[1] * ahead, z), standing.forward)
