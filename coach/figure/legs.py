"""A leg: forward from its clinical angles, and back from where its foot stands."""

from dataclasses import dataclass
from math import asin, degrees, sqrt

from coach.figure.skeleton import (
    ANKLE_HEIGHT,
    BALL_AHEAD_OF_ANKLE,
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
    dot,
    length,
    local,
    pitched,
    rolled,
    sub,
    turned,
    unit,
)
from coach.routine.model import LegPose


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
    return HangingLeg(knee, along(knee, shank[2], -SHANK), foot)


def place_of(leg: HangingLeg, floor: float = 0.0) -> Place:
    """Return the place on a floor of height `floor` that is nearest to where the foot of `leg` is."""
    forward = leg.foot[1]
    return Place((leg.ankle[0], leg.ankle[1], floor), unit((forward[0], forward[1], 0.0)))


def standing_foot(place: Place, foot_pitch: float) -> tuple[Vec, Axes]:
    """Return ankle and axes of a foot at `place`, rolled on to its ball (pitch above 0) or its heel."""
    flat = axes_facing(place.forward, UPRIGHT[2])
    foot = pitched(flat, -foot_pitch)
    ahead = BALL_AHEAD_OF_ANKLE if foot_pitch > 0.0 else -HEEL_BEHIND_ANKLE
    pivot = along(place.under_ankle, place.forward, ahead)
    return local(pivot, foot, 0.0, -ahead, ANKLE_HEIGHT), foot


def above_floor(ankle: Vec, foot: Axes) -> Vec:
    """Return `ankle`, raised as far as heel and ball need to clear the floor."""
    heel = local(ankle, foot, 0.0, -HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)[2]
    ball = local(ankle, foot, 0.0, BALL_AHEAD_OF_ANKLE, -ANKLE_HEIGHT)[2]
    return (ankle[0], ankle[1], ankle[2] - min(0.0, heel, ball))


def leg_to(hip: Vec, ankle: Vec, foot: Axes, knee_hint: Vec) -> Leg:
    """Return the leg from `hip` whose foot is at `ankle`, its knee on the side of `knee_hint`."""
    knee, ankle = two_bones(hip, ankle, (THIGH, SHANK), knee_hint)
    heel = local(ankle, foot, 0.0, -HEEL_BEHIND_ANKLE, -ANKLE_HEIGHT)
    ball = local(ankle, foot, 0.0, BALL_AHEAD_OF_ANKLE, -ANKLE_HEIGHT)
    toe_axes = pitched(foot, _toe_bend(ball, foot[1]))
    return Leg(hip, knee, ankle, heel, ball, along(ball, toe_axes[1], TOE_AHEAD_OF_BALL), foot)


def _toe_bend(ball: Vec, forward: Vec) -> float:
    """Return by how many degrees the floor bends the toes of a foot that points below it."""
    room = max(-1.0, min(1.0, ball[2] / TOE_AHEAD_OF_BALL))
    return max(0.0, degrees(asin(max(-1.0, min(1.0, -forward[2]))) - asin(room)))


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
