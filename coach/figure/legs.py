"""A leg: forward from its clinical angles, and back from where its foot stands."""

from dataclasses import dataclass
from math import acos, asin, degrees, hypot, sqrt
from typing import Final

from coach.figure.skeleton import (
    ANKLE_HEIGHT,
    BALL_AHEAD_OF_ANKLE,
    HALF_SOLE,
    HEEL_BEHIND_ANKLE,
    SHANK,
    THIGH,
    TOE_AHEAD_OF_BALL,
)
from coach.figure.vectors import (
    UPRIGHT,
    Axes,
    Vec,
    add,
    along,
    axes_facing,
    between,
    dot,
    length,
    local,
    pitched,
    rolled,
    sub,
    turned,
    turned_towards,
    unit,
)
from coach.routine.model import LegPose

_FORWARD: Final = 0.002
"""Metres by which a straight knee counts as bent forwards, so that it is known where it bends."""


_STEP_CLEARANCE: Final = 0.05
"""Metres that a stepping foot is lifted (drawing value)."""

_NO_WAY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg's joints; `heel`, `ball` and `toe` lie on the sole, `foot` is how the foot is turned."""

    hip: Vec
    knee: Vec
    ankle: Vec
    heel: Vec
    ball: Vec
    toe: Vec
    foot: Axes


@dataclass(frozen=True, slots=True)
class HangingLeg:
    """Where a leg's angles alone put it, from a given hip."""

    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Axes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a foot stands: the floor's point under the ankle of a flat foot, and where its toes point."""

    under_ankle: Vec
    forward: Vec


def hanging_leg(pelvis: Axes, hip: Vec, pose: LegPose, outward: int) -> HangingLeg:
    """Return where the angles of `pose` put a leg; `outward` is 1 for the right leg, -1 for the left."""
    thigh = pitched(pelvis, pose.hip_flexion)
    thigh = rolled(thigh, pose.hip_abduction * outward)
    thigh = turned(thigh, pose.hip_rotation * outward)
    shank = pitched(thigh, -pose.knee_flexion)
    foot = pitched(shank, pose.ankle_dorsiflexion)
    foot = rolled(foot, -pose.ankle_inversion * outward)
    knee = along(hip, thigh[2], -THIGH)
    return HangingLeg(hip, knee, along(knee, shank[2], -SHANK), foot)


def place_of(leg: HangingLeg, floor: float = 0.0) -> Place:
    """Return the place on a floor of height `floor` that is nearest to where the foot of `leg` is."""
    x, y, _ = leg.foot[1]
    points_up = hypot(x, y) < _NO_WAY  # where toes point straight up, the foot comes down straight ahead
    return Place((leg.ankle[0], leg.ankle[1], floor), (0.0, 1.0, 0.0) if points_up else unit((x, y, 0.0)))


def slid(start: Place, end: Place, fraction: float) -> Place:
    """Return the place of a foot that slides over the ground from one place to another."""
    ahead = unit(between(start.forward, end.forward, fraction))
    return Place(between(start.under_ankle, end.under_ankle, fraction), ahead)


def lift_of_step(fraction: float) -> float:
    """Return by how many metres a foot is lifted over the straight way between two places."""
    return _STEP_CLEARANCE * 4.0 * fraction * (1.0 - fraction)


def standing_foot(place: Place, pose: LegPose, outward: int) -> tuple[Vec, Axes]:
    """Return ankle and axes of a foot at `place`.

    It is rolled on to its ball (`foot_pitch` above 0) or its heel, and on to
    its outer edge (`ankle_inversion` above 0) or its inner one.
    """
    flat = axes_facing(place.forward, UPRIGHT[2])
    foot = rolled(pitched(flat, -pose.foot_pitch), -pose.ankle_inversion * outward)
    ahead = BALL_AHEAD_OF_ANKLE if pose.foot_pitch > 0.0 else -HEEL_BEHIND_ANKLE
    aside = (HALF_SOLE if pose.ankle_inversion > 0.0 else -HALF_SOLE) * outward
    pivot = along(along(place.under_ankle, flat[1], ahead), flat[0], aside)
    return local(pivot, foot, -aside, -ahead, ANKLE_HEIGHT), foot


@dataclass(frozen=True, slots=True)
class Ground:
    """What feet stay above: a floor, and a step on it from `edge` to `far`, `top` high (None: without).

    Feet rise and sink within `ramp` metres before and behind it.
    """

    floor: float = 0.0
    edge: float | None = None
    far: float = 0.0
    top: float = 0.0
    ramp: float = 0.12

    def height_at(self, ahead: float) -> float:
        """Return how high in metres a foot must be at `ahead`."""
        if self.edge is None:
            return self.floor
        t = min(1.0, max(0.0, min(ahead - self.edge, self.far - ahead) / self.ramp + 1.0))
        return self.floor + self.top * t * t * (3.0 - 2.0 * t)

    def above(self, ankle: Vec, foot: Axes) -> Vec:
        """Return `ankle`, raised as far as heel, ball and toes need to clear the ground."""
        lift = 0.0
        for ahead in (-HEEL_BEHIND_ANKLE, BALL_AHEAD_OF_ANKLE, BALL_AHEAD_OF_ANKLE + TOE_AHEAD_OF_BALL):
            _, y, z = local(ankle, foot, 0.0, ahead, -ANKLE_HEIGHT)
            if ahead <= BALL_AHEAD_OF_ANKLE or self.edge is not None:  # a plain floor bends the toes up
                lift = max(lift, self.height_at(y) - z)
        return (ankle[0], ankle[1], ankle[2] + lift)


def leg_to(hip: Vec, ankle: Vec, foot: Axes, free: HangingLeg, floor: float) -> Leg:
    """Return the leg from `hip` whose foot is at `ankle`, over a floor of that height.

    The knee is on the side on which the angles alone (`free`) have it: a thigh
    that turns out opens the knee, since the foot stays.
    """
    knee = along(free.knee, free.foot[1], _FORWARD)
    bend = turned_towards(sub(knee, hip), sub(free.ankle, hip), sub(ankle, hip))
    knee, ankle = two_bones(hip, ankle, (THIGH, SHANK), add(hip, bend))
    heel = local(ankle, foot, 0.0, -HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    ball = local(ankle, foot, 0.0, BALL_AHEAD_OF_ANKLE, -ANKLE_HEIGHT)
    toe_axes = pitched(foot, _toe_bend(ball[2] - floor, foot[1]))
    return Leg(hip, knee, ankle, heel, ball, along(ball, toe_axes[1], TOE_AHEAD_OF_BALL), foot)


def _toe_bend(above_floor: float, forward: Vec) -> float:
    """Return by how many degrees the floor bends the toes of a foot that points below it."""
    room = max(-1.0, min(1.0, above_floor / TOE_AHEAD_OF_BALL))
    return max(0.0, degrees(asin(max(-1.0, min(1.0, -forward[2]))) - asin(room)))


def knee_at(reach: float) -> float:
    """Return by how many degrees the knee is bent when the ankle is `reach` metres from the hip."""
    cosine = (reach * reach - THIGH * THIGH - SHANK * SHANK) / (2.0 * THIGH * SHANK)
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def two_bones(root: Vec, target: Vec, bones: tuple[float, float], hint: Vec) -> tuple[Vec, Vec]:
    """Return (joint, end) of two bones from `root` towards `target`, bent towards `hint`.

    The end is the target, or where the stretched bones come nearest to it.
    """
    first, second = bones
    way = sub(target, root)
    distance = min(max(length(way), abs(first - second) + 1e-6), first + second)
    straight = unit(way)
    ahead = (first * first - second * second + distance * distance) / (2.0 * distance)
    aside = sqrt(max(0.0, first * first - ahead * ahead))
    bend = sub(hint, root)
    bend = unit(along(bend, straight, -dot(bend, straight)))
    joint = add(along(root, straight, ahead), (bend[0] * aside, bend[1] * aside, bend[2] * aside))
    return joint, along(root, straight, distance)
