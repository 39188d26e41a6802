"""The places at which a body can be taken hold of in the picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import dist
from typing import Final

from coach.figure.feet import LEFT, LEGS, RIGHT
from coach.figure.kinematics import Body
from coach.figure.legs import Leg
from coach.figure.vectors import Vec, between

_NO_LEVERAGE: Final = 0.3
"""The share of a limb, from its joint on, where it can't be grabbed: a hair's breadth would turn it far."""


class Segment(Enum):
    """A part of the body that can be grabbed."""

    THIGH = auto()
    SHANK = auto()
    FOOT = auto()
    TRUNK = auto()
    HIPS = auto()  # over feet that carry them


@dataclass(frozen=True, slots=True)
class Grip:
    """A place on a body, at the share `along` (0 to 1) of a segment; `leg` is 1 right, -1 left, 0 neither."""

    segment: Segment
    leg: int = 0
    along: float = 1.0


_HALF_THICK: Final = {Segment.THIGH: 0.075, Segment.SHANK: 0.05, Segment.FOOT: 0.045, Segment.TRUNK: 0.14}
"""Metres around the middle of a limb within which it is grabbed (drawing values)."""

GRIPS: Final = (
    *(Grip(segment, leg) for leg in LEGS for segment in (Segment.FOOT, Segment.SHANK, Segment.THIGH)),
    Grip(Segment.TRUNK),
)
"""Those that always have a handle: at the end of each segment."""

HIPS: Final = Grip(Segment.HIPS)
"""The one that has a handle, too, where the feet carry the body and stay where they stand."""


def ends_of(body: Body, grip: Grip) -> tuple[Vec, Vec]:
    """Return both ends of the segment that is grabbed, in metres: the joint that turns it first."""
    leg = leg_of(body, grip.leg)
    match grip.segment:
        case Segment.THIGH:
            return leg.hip, leg.knee
        case Segment.SHANK:
            return leg.knee, leg.ankle
        case Segment.FOOT:
            return leg.ankle, leg.toe
        case Segment.TRUNK:
            return body.pelvis, body.chest
        case Segment.HIPS:
            return between(body.right.ankle, body.left.ankle, 0.5), body.pelvis


def point_of(body: Body, grip: Grip) -> Vec:
    """Return where what is grabbed is, in metres."""
    return between(*ends_of(body, grip), grip.along)


def leg_of(body: Body, leg: int) -> Leg:
    """Return the right (1) or the left (-1) leg."""
    return body.left if leg == LEFT else body.right


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be grabbed, and how near the pointer has to be to a handle, in pixels.

    `spot` is where a point in space is seen, `nearer` the leg that is seen before the other.
    """

    spot: Callable[[Vec], tuple[float, float]]
    pixels: float
    grips: tuple[Grip, ...] = GRIPS
    nearer: int = RIGHT

    def grip_at(self, body: Body, at: tuple[float, float]) -> Grip | None:
        """Return what is grabbed at a place of the picture, None for nothing: a handle before a limb."""
        handles = [
            (dist(self.spot(point_of(body, grip)), at), grip.leg != self.nearer, index)
            for index, grip in enumerate(self.grips)
        ]
        off, _, index = min(handles)
        return self.grips[index] if off <= self.pixels else self._limb_at(body, at)

    def _limb_at(self, body: Body, at: tuple[float, float]) -> Grip | None:
        one_metre = dist(self.spot((0.0, 0.0, 1.0)), self.spot((0.0, 0.0, 0.0)))
        found = []
        for index, grip in enumerate(self.grips):
            if grip.segment not in _HALF_THICK:
                continue
            first, last = ends_of(body, grip)
            share, away = _nearest(self.spot(first), self.spot(last), at)
            if away <= max(self.pixels / 2.0, _HALF_THICK[grip.segment] * one_metre):
                found.append((grip.leg == 0, grip.leg != self.nearer, away, index, max(_NO_LEVERAGE, share)))
        if not found:
            return None
        *_, index, along = min(found)
        return replace(self.grips[index], along=along)


def _nearest(
    first: tuple[float, float], last: tuple[float, float], at: tuple[float, float]
) -> tuple[float, float]:
    """Return at which share of a line it is nearest to a place, and how far that is."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    square = dx * dx + dy * dy
    share = ((at[0] - first[0]) * dx + (at[1] - first[1]) * dy) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return share, dist((first[0] + dx * share, first[1] + dy * share), at)
