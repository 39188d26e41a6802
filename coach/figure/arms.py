"""Arms: the hands go to what they hold, the elbows follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import tanh
from typing import Final

from coach.figure.legs import Leg, two_bones
from coach.figure.skeleton import FOREARM, HAND, UPPER_ARM
from coach.figure.surroundings import Chair, Counter, Surroundings
from coach.figure.vectors import (
    Axes,
    Vec,
    along,
    between,
    cross,
    dot,
    length,
    local,
    scaled,
    sub,
    unit,
)
from coach.routine.model import Arms

LONGEST: Final = UPPER_ARM + FOREARM
_COMFORT: Final = 0.90
_NEARLY_STRAIGHT: Final = 0.985
_LETS_GO: Final = (0.98, 1.25)


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm's joints; `tip` is the end of the fingers, `back` points away from the palm."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    tip: Vec
    back: Vec


@dataclass(frozen=True, slots=True)
class Hold:
    """How a hand holds: where the wrist is, where fingers and back of the hand point, the elbow's side."""

    wrist: Vec
    fingers: Vec
    back: Vec
    elbow: Vec


@dataclass(frozen=True, slots=True)
class Upper:
    """What an arm hangs from: shoulder, middle of the shoulders, how the chest is turned; its side's leg."""

    shoulder: Vec
    chest: Vec
    axes: Axes
    leg: Leg
    outward: int


def arm_of(upper: Upper, holds: Sequence[tuple[Arms, float]], around: Surroundings) -> Arm:
    """Return the arm that holds as `holds` says: (what, how much of it), weights adding up to 1.

    What is too far away is let go of, gradually, and the hand comes to the side.
    """
    wrist = fingers = back = elbow = (0.0, 0.0, 0.0)
    for arms, weight in holds:
        hold = _within_reach(upper, _hold(upper, arms, around))
        wrist = along(wrist, hold.wrist, weight)
        fingers = along(fingers, hold.fingers, weight)
        back = along(back, hold.back, weight)
        elbow = along(elbow, hold.elbow, weight)
    hint = along(upper.shoulder, elbow, 1.0)
    joint, end = two_bones(upper.shoulder, _soft_reach(upper.shoulder, wrist), (UPPER_ARM, FOREARM), hint)
    ahead = unit(fingers)
    return Arm(
        upper.shoulder, joint, end, along(end, ahead, HAND), unit(along(back, ahead, -dot(back, ahead)))
    )


def _within_reach(upper: Upper, hold: Hold) -> Hold:
    stretch = length(sub(hold.wrist, upper.shoulder)) / LONGEST
    low, high = _LETS_GO
    if stretch <= low:
        return hold
    t = min(1.0, (stretch - low) / (high - low))
    gone = t * t * (3.0 - 2.0 * t)
    rest = _at_side(upper)
    return Hold(
        between(hold.wrist, rest.wrist, gone),
        between(hold.fingers, rest.fingers, gone),
        between(hold.back, rest.back, gone),
        between(hold.elbow, rest.elbow, gone),
    )


def _soft_reach(shoulder: Vec, wrist: Vec) -> Vec:
    """Return the wrist, drawn in where the arm would snap straight."""
    way = sub(wrist, shoulder)
    stretch = length(way) / LONGEST
    if stretch <= _COMFORT:
        return wrist
    room = _NEARLY_STRAIGHT - _COMFORT
    eased = _COMFORT + room * tanh((stretch - _COMFORT) / room)
    return along(shoulder, way, eased / stretch)


def _hold(upper: Upper, arms: Arms, around: Surroundings) -> Hold:
    """Return how `arms` is held; at the side when what it needs isn't there."""
    hold = None
    if arms is Arms.LAP or (arms is Arms.ONE_CHAIR_ARM and upper.outward < 0):
        hold = _on_thigh(upper)
    elif arms is Arms.CROSSED:
        hold = _crossed(upper)
    elif arms is Arms.WALL and around.wall is not None:
        hold = _flat_on_wall(upper, around.wall)
    elif arms is Arms.COUNTER and around.counter is not None:
        hold = _on_counter(upper.outward, around.counter)
    elif arms is Arms.SEAT and around.chair is not None:
        hold = _beside_seat(upper.outward, around.chair)
    elif arms in (Arms.CHAIR_ARMS, Arms.ONE_CHAIR_ARM) and around.chair is not None:
        hold = _on_chair_arm(upper.outward, around.chair)
    return hold or _at_side(upper)


def _on_counter(out: int, counter: Counter) -> Hold:
    wrist = (0.20 * out, counter.edge + 0.02, counter.top + 0.045)
    return Hold(wrist, (-0.12 * out, 1.0, -0.2), (0.0, 0.2, 1.0), (0.28 * out, -0.6, -0.5))


def _beside_seat(out: int, chair: Chair) -> Hold:
    wrist = ((chair.half_width + 0.02) * out, (chair.back + chair.front) / 2 + 0.03, chair.seat + 0.035)
    return Hold(wrist, (-0.16 * out, 0.45, -0.9), (1.0 * out, 0.1, 0.1), (0.35 * out, -1.0, -0.1))


def _on_chair_arm(out: int, chair: Chair) -> Hold | None:
    if chair.arms is None:
        return None
    wrist = ((chair.half_width + 0.03) * out, chair.front - 0.13, chair.arms + 0.045)
    return Hold(wrist, (0.0, 1.0, -0.25), (0.0, 0.2, 1.0), (0.75 * out, -0.8, -0.7))


def _at_side(upper: Upper) -> Hold:
    out = upper.outward
    wrist = local(upper.shoulder, upper.axes, 0.055 * out, 0.05, -0.53)
    right, forward, up = upper.axes
    return Hold(
        wrist,
        along(scaled(up, -1.0), forward, 0.25),
        along(scaled(right, float(out)), forward, 0.2),
        along(scaled(right, 0.25 * out), forward, -1.0),
    )


def _on_thigh(upper: Upper) -> Hold:
    thigh = sub(upper.leg.knee, upper.leg.hip)
    ahead = unit(thigh)
    above = unit(cross(upper.axes[0], ahead))
    wrist = along(along(upper.leg.hip, thigh, 0.40), above, 0.115)
    wrist = along(wrist, upper.axes[0], 0.012 * upper.outward)
    fingers = along(along(ahead, upper.axes[0], -0.22 * upper.outward), above, -0.22)
    return Hold(wrist, fingers, above, (0.55 * upper.outward, -0.8, -0.3))


def _crossed(upper: Upper) -> Hold:
    out = upper.outward
    wrist = local(upper.chest, upper.axes, -0.07 * out, 0.165, -0.17 - 0.02 * out)
    right, forward, up = upper.axes
    fingers = along(along(scaled(right, -0.8 * out), up, 0.6), forward, -0.1)
    return Hold(wrist, fingers, forward, along(scaled(right, 0.8 * out), up, -1.0))


def _flat_on_wall(upper: Upper, wall: float) -> Hold:
    wrist = (0.20 * upper.outward, wall - 0.05, upper.shoulder[2] - 0.12)
    return Hold(wrist, (0.0, 0.25, 1.0), (0.0, -1.0, 0.2), (0.5 * upper.outward, -0.2, -1.0))
