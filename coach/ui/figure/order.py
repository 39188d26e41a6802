"""In which order the parts of a body and what it holds are painted: what is nearer to us comes later.

The parts overlap and are joined, so that no distance of a whole part from the
camera tells it. What tells it is a plane between two parts: the one on our
side of it is painted later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from coach.figure.arms import Arm
from coach.figure.camera import Camera
from coach.figure.feet import LEFT, RIGHT
from coach.figure.kinematics import Body
from coach.figure.legs import Leg
from coach.figure.vectors import Vec, between, dot, sub, unit

_TOWARDS_US: Final = 0.75
"""A thigh that points at the camera this much is painted over the jumper, else the jumper hangs over it."""

_ABOVE_HEM: Final = 0.02
"""Metres on the screen by which its knee must then stand above its hip."""

_FROM_ABOVE: Final = 0.5
"""How much the camera must look down to see into a lap: there it is enough that a thigh points at it."""

_TOWARDS_US_BELOW: Final = 0.7
"""How much it must then."""

_HAND_BEHIND: Final = 0.03
"""Metres by which a hand must be farther from us than the middle of a thigh to be painted before it."""

_NEAR_LEG: Final = 0.2
"""Metres above its hip up to which a hand can be behind a leg at all."""

_WHERE_ARMS_CROSS: Final = 0.85
"""The share of a forearm at which it lies over or under the other one."""

FROM_ASIDE: Final = 0.5
"""How much the camera must look from aside for one side of the body to be behind the other."""

_FACES_AWAY: Final = -0.45
_TRUNK_HALVES: Final = (0.125, 0.10, 0.27)
"""Metres of the trunk to the side, ahead and up from its middle, a little within the shoulder joints."""


class Part(Enum):
    """What is painted in one go; of most there is one on the right and one on the left."""

    HIPS = auto()
    LEG = auto()
    TRUNK = auto()
    HEAD = auto()
    ARM = auto()
    UPPER_ARM = auto()
    FOREARM = auto()  # with nothing yet of the upper arm, or without it
    FOREARM_ON = auto()  # over its upper arm
    AID = auto()  # what the hand of this side holds
    BETWEEN_KNEES = auto()
    ROLL = auto()
    STRAP = auto()
    FURNITURE = auto()  # what stands between the body and us


@dataclass(frozen=True, slots=True)
class Item:
    """A part, on the right (1) or the left (-1), or of no side (0)."""

    part: Part
    side: int = 0


def order_of(body: Body, camera: Camera, *, hands_on_furniture: bool) -> Iterator[Item]:
    """Yield what is to be painted, first what is farthest.

    With `hands_on_furniture` the forearms lie on what stands between the body and us.
    """
    seen = _seen(body, camera)
    yield Item(Part.HIPS)
    yield from _behind_trunk(seen)
    yield Item(Part.TRUNK)
    yield Item(Part.HEAD)
    shown = [side for side in seen.sides if side not in seen.upper_behind]
    for side in shown:
        if side in seen.under_leg:
            yield Item(Part.UPPER_ARM, side)
    for side in seen.rising:
        yield from _leg(seen, side)
    yield Item(Part.STRAP)
    for side in shown:
        if side not in seen.under_leg and hands_on_furniture:
            yield Item(Part.UPPER_ARM, side)
    yield Item(Part.FURNITURE)
    yield from _before_trunk(seen, hands_on_furniture=hands_on_furniture)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a camera sees of a body: sides are those that something is true of."""

    aside: bool  # one side of the body is behind the other
    sides: tuple[int, int]  # the far one first
    legs: tuple[int, int]  # the farther one first
    hands: tuple[int, int]  # the farther one first
    rising: tuple[int, ...]  # legs that are between the trunk and us
    upper_behind: frozenset[int]
    fore_behind: frozenset[int]
    under_leg: frozenset[int]  # forearms behind the leg of their side


def _seen(body: Body, camera: Camera) -> _Seen:
    legs = {RIGHT: body.right, LEFT: body.left}
    arms = {RIGHT: body.right_arm, LEFT: body.left_arm}
    far = LEFT if camera.towards[0] >= 0 else RIGHT
    sides = (far, -far)

    def leg_near(side: int) -> float:
        return camera.nearness(legs[side].knee) + camera.nearness(legs[side].ankle)

    def hand_near(side: int) -> float:
        return camera.nearness(between(arms[side].elbow, arms[side].wrist, _WHERE_ARMS_CROSS))

    def behind(side: int) -> tuple[bool, bool]:
        arm = arms[side]
        upper = _is_behind_trunk((arm.shoulder, arm.elbow), body, camera)
        return upper, upper and _is_behind_trunk((arm.elbow, arm.wrist, arm.tip), body, camera)

    hidden = {side: behind(side) for side in sides}
    near_leg, near_hand = max(sides, key=leg_near), max(sides, key=hand_near)
    return _Seen(
        abs(camera.towards[0]) > FROM_ASIDE,
        sides,
        (-near_leg, near_leg),
        (-near_hand, near_hand),
        tuple(side for side in (-near_leg, near_leg) if rises_towards_us(legs[side], camera)),
        frozenset(side for side in sides if hidden[side][0]),
        frozenset(side for side in sides if hidden[side][1]),
        frozenset(side for side in sides if _is_behind_leg(arms[side], legs[side], body, camera)),
    )


def _behind_trunk(seen: _Seen) -> Iterator[Item]:
    if seen.aside:
        yield Item(Part.AID, seen.sides[0])
    for side in seen.legs:
        if side in seen.under_leg:
            yield Item(Part.ARM if side in seen.upper_behind else Part.FOREARM, side)
        if side not in seen.rising:
            yield from _leg(seen, side)
        if side in seen.upper_behind and side not in seen.under_leg:
            yield Item(Part.ARM if side in seen.fore_behind else Part.UPPER_ARM, side)


def _leg(seen: _Seen, side: int) -> Iterator[Item]:
    if seen.aside and side == seen.legs[1]:
        yield Item(Part.BETWEEN_KNEES)
    yield Item(Part.ROLL, side)
    yield Item(Part.LEG, side)
    if not seen.aside and side == seen.legs[1]:
        yield Item(Part.BETWEEN_KNEES)


def _before_trunk(seen: _Seen, *, hands_on_furniture: bool) -> Iterator[Item]:
    for side in seen.sides[1:] if seen.aside else seen.sides:
        yield Item(Part.AID, side)
    for side in seen.hands:
        if side in seen.under_leg or side in seen.fore_behind:
            continue
        if side in seen.upper_behind:
            yield Item(Part.FOREARM, side)
        else:
            yield Item(Part.FOREARM_ON if hands_on_furniture else Part.ARM, side)


def _is_behind_trunk(points: Sequence[Vec], body: Body, camera: Camera) -> bool:
    """Return whether a limb through `points` is behind the plane that parts it best from the trunk."""
    middle = between(body.pelvis, body.chest, 0.5)
    best, faces = -1e9, 0.0
    for axis, half in zip(body.chest_axes, _TRUNK_HALVES, strict=True):
        reaches = [dot(sub(point, middle), axis) for point in points]
        for apart, sign in ((min(reaches) - half, 1.0), (-max(reaches) - half, -1.0)):
            if apart > best:
                best, faces = apart, sign * dot(axis, camera.towards)
    return faces < _FACES_AWAY


def rises_towards_us(leg: Leg, camera: Camera) -> bool:
    """Return whether a thigh is between the trunk and us: it points at us, its knee higher than its hip.

    Where we look down into a lap, it is enough that it points at us.
    """
    way = unit(sub(leg.knee, leg.hip))
    if camera.towards[2] > _FROM_ABOVE:
        return dot(way, camera.towards) > _TOWARDS_US_BELOW
    rises = camera.flat(leg.knee)[1] - camera.flat(leg.hip)[1]
    return dot(way, camera.towards) > _TOWARDS_US and rises > _ABOVE_HEM


def _is_behind_leg(arm: Arm, leg: Leg, body: Body, camera: Camera) -> bool:
    if dot(sub(arm.wrist, leg.hip), body.pelvis_axes[2]) > _NEAR_LEG:
        return False
    middle = camera.nearness(between(leg.hip, leg.knee, 0.5))
    return camera.nearness(arm.wrist) < middle - _HAND_BEHIND
