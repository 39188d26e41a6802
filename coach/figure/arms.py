"""Arms: the hands go to what they hold, the elbows follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import tanh
from typing import Final

from coach.figure.legs import Leg, two_bones
from coach.figure.skeleton import FOREARM, HAND, UPPER_ARM
from coach.figure.surroundings import Bed, Chair, Counter, CounterBeside, Rail, Surroundings
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
from coach.routine.terms import Arms

LONGEST: Final = UPPER_ARM + FOREARM
_COMFORT: Final = 0.90
_NEARLY_STRAIGHT: Final = 0.985
_LETS_GO: Final = (0.98, 1.25)

FRAME_HALF_WIDTH: Final = 0.25
FRAME_TOP: Final = 0.84
FRAME_GRIP_BEHIND: Final = 0.06
"""Metres: a walking frame's grips are so high, so far apart, and so far behind the middle of its feet."""

STICK_TOP: Final = 0.84
"""Metres: a stick's handle, at the height of the wrist of someone who stands."""

_COUNTER_LIFT: Final[Mapping[Arms, float]] = {Arms.COUNTER: 0.0, Arms.OVER_COUNTER: 0.10}
_BESIDE_LIFT: Final[Mapping[Arms, float]] = {Arms.COUNTER_BESIDE: 0.0, Arms.OVER_COUNTER_BESIDE: 0.10}
_FREE: Final[Mapping[Arms, tuple[float, float, float]]] = {
    Arms.WIDE: (0.69, 0.06, -0.05),
    Arms.FORWARD: (0.15, 0.50, 0.05),
    Arms.HOLD_BALL: (0.19, 0.34, -0.25),
    Arms.FLOAT_ACROSS: (0.17, 0.34, -0.22),
    Arms.LOW_FRONT: (0.14, 0.26, -0.46),
    Arms.FLOAT_FORWARD: (0.15, 0.44, -0.16),
}
"""Metres of the wrists outward, ahead and up from the middle of the shoulders (drawing values)."""

_ROUND: Final = (Arms.HOLD_BALL, Arms.FLOAT_ACROSS)
_ACROSS: Final = 0.16
_HAND_FREE: Final = (Arms.SIDES, Arms.STICK)
"""Holds in which a hand has nothing to hold, and swings while walking."""

_SWING: Final = 0.36
"""How far a hand swings for the distance between the feet (drawing value)."""


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
    """What an arm hangs from: shoulder, middle of the shoulders, how the chest is turned; legs and pelvis.

    `outward` is 1 for the right arm, -1 for the left.
    """

    shoulder: Vec
    chest: Vec
    axes: Axes
    legs: Mapping[int, Leg]
    pelvis: Vec
    outward: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What hands reach for: (what, how much of it) with weights adding up to 1, and what there is.

    `working` is 1 when the right leg works, -1 for the left; `frame` is where a walking frame stands.
    """

    holds: Sequence[tuple[Arms, float]]
    around: Surroundings
    working: int
    frame: Vec | None


def arm_of(upper: Upper, reach: Reach) -> Arm:
    """Return the arm that holds what `reach` says.

    What is too far away is let go of, gradually, and the hand comes to the side.
    """
    wrist = fingers = back = elbow = (0.0, 0.0, 0.0)
    for arms, weight in reach.holds:
        hold = _within_reach(upper, _hold(upper, arms, reach))
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


def _hold(upper: Upper, arms: Arms, reach: Reach) -> Hold:
    """Return how `arms` is held; at the side when what it needs isn't there, or it takes one hand only."""
    around, out = reach.around, upper.outward
    hold = _at_furniture(upper, arms, around) or _freely(upper, arms, reach.working)
    if arms in _COUNTER_LIFT and around.counter is not None:
        hold = _on_counter(out, around.counter, _COUNTER_LIFT[arms])
    elif arms in _BESIDE_LIFT and around.beside is not None and around.beside.side == out:
        hold = _on_counter_beside(upper, around.beside, _BESIDE_LIFT[arms])
    elif arms is Arms.LAP or (arms is Arms.ONE_CHAIR_ARM and out < 0):
        hold = _on_thigh(upper)
    elif arms in (Arms.FRAME, Arms.FRAME_AHEAD) and reach.frame is not None:
        hold = _on_frame(out, reach.frame)
    elif arms is Arms.STICK and out == -reach.working:
        hold = _on_stick(upper)
    elif arms is Arms.STRAP:
        hold = _on_strap(upper, upper.legs[reach.working])
    if hold is None and around.bed is not None:
        hold = _on_mattress(upper, around.bed)
    return hold or _at_side(upper, swings=around.stride is not None and arms in _HAND_FREE)


def _at_furniture(upper: Upper, arms: Arms, around: Surroundings) -> Hold | None:
    out = upper.outward
    if arms is Arms.WALL and around.wall is not None:
        return _flat_on_wall(upper, around.wall)
    if arms is Arms.SEAT and around.chair is not None:
        return _beside_seat(out, around.chair)
    if arms in (Arms.CHAIR_ARMS, Arms.ONE_CHAIR_ARM) and around.chair is not None:
        return _on_chair_arm(out, around.chair)
    if arms is Arms.RAIL and around.rail is not None and around.rail.aside * out > 0:
        return _on_rail(upper, around.rail)
    return None


def _freely(upper: Upper, arms: Arms, working: int) -> Hold | None:
    """Return a hold of nothing, from the chest: how far outward, forward and up the wrist is."""
    out = upper.outward
    right, forward, up = upper.axes
    if arms is Arms.CROSSED:
        return _crossed(upper)
    if arms not in _FREE:
        return None
    aside, ahead, above = _FREE[arms]
    across = _ACROSS * working if arms is Arms.FLOAT_ACROSS else 0.0
    wrist = local(upper.chest, upper.axes, aside * out + across, ahead, above)
    if arms is Arms.WIDE:
        return Hold(wrist, along(scaled(right, float(out)), forward, 0.15), up, scaled(up, -1.0))
    if arms in _ROUND:
        fingers = along(along(scaled(right, -0.55 * out), forward, 0.8), up, 0.1)
        return Hold(wrist, fingers, along(forward, up, 0.3), along(scaled(right, 0.7 * out), up, -0.9))
    fingers = along(forward, right, -0.12 * out)
    return Hold(wrist, along(fingers, up, 0.1), up, along(scaled(right, 0.5 * out), up, -1.0))


def _on_counter(out: int, counter: Counter, lift: float) -> Hold:
    wrist = (0.20 * out, counter.edge + 0.02, counter.top + 0.045 + lift)
    return Hold(wrist, (-0.12 * out, 1.0, -0.2), (0.0, 0.2, 1.0), (0.28 * out, -0.6, -0.5))


def _on_counter_beside(upper: Upper, counter: CounterBeside, lift: float) -> Hold:
    wrist = ((counter.edge + 0.05) * counter.side, upper.pelvis[1] + 0.13, counter.top + 0.045 + lift)
    return Hold(wrist, (0.35 * counter.side, 1.0, -0.15), (0.0, 0.2, 1.0), (0.5 * counter.side, -0.8, -0.4))


def _on_rail(upper: Upper, rail: Rail) -> Hold:
    ahead = upper.shoulder[1] + 0.24
    (low_y, low_z), (high_y, high_z) = rail.low, rail.high
    rises = (ahead - low_y) / (high_y - low_y) * (high_z - low_z)
    wrist = (rail.aside, ahead, low_z + rises + 0.045)
    return Hold(wrist, (0.0, 1.0, -0.35), (0.3 * upper.outward, 0.2, 1.0), (0.4 * upper.outward, -0.8, -0.6))


def _on_frame(out: int, frame: Vec) -> Hold:
    wrist = (FRAME_HALF_WIDTH * out, frame[1] - FRAME_GRIP_BEHIND, FRAME_TOP + 0.04)
    return Hold(wrist, (0.0, 1.0, -0.3), (0.15 * out, 0.2, 1.0), (0.35 * out, -1.0, -0.2))


def _on_stick(upper: Upper) -> Hold:
    out = upper.outward
    wrist = (upper.shoulder[0] + 0.07 * out, upper.pelvis[1] + 0.10, STICK_TOP + 0.04)
    return Hold(wrist, (0.0, 1.0, -0.45), (0.4 * out, 0.2, 1.0), (0.3 * out, -1.0, -0.2))


def _on_strap(upper: Upper, leg: Leg) -> Hold:
    way = unit(sub(leg.ball, upper.chest))
    wrist = along(along(upper.chest, way, 0.42), upper.axes[0], 0.05 * upper.outward)
    return Hold(wrist, way, (0.0, -way[2], way[1]), (0.6 * upper.outward, -0.6, -0.7))


def _beside_seat(out: int, chair: Chair) -> Hold:
    wrist = ((chair.half_width + 0.02) * out, (chair.back + chair.front) / 2 + 0.03, chair.seat + 0.035)
    return Hold(wrist, (-0.16 * out, 0.45, -0.9), (1.0 * out, 0.1, 0.1), (0.35 * out, -1.0, -0.1))


def _on_chair_arm(out: int, chair: Chair) -> Hold | None:
    if chair.arms is None:
        return None
    wrist = ((chair.half_width + 0.03) * out, chair.front - 0.13, chair.arms + 0.045)
    return Hold(wrist, (0.0, 1.0, -0.25), (0.0, 0.2, 1.0), (0.75 * out, -0.8, -0.7))


def _at_side(upper: Upper, *, swings: bool = False) -> Hold:
    """Return an arm that hangs; while walking it swings forwards with the leg of the other side."""
    out = upper.outward
    ahead = (upper.legs[-out].ankle[1] - upper.legs[out].ankle[1]) * _SWING if swings else 0.0
    # The elbow bends on the way forwards, and is nearly straight behind the body.
    wrist = local(upper.shoulder, upper.axes, 0.055 * out, 0.05 + ahead, max(0.0, ahead) * 0.35 - 0.53)
    right, forward, up = upper.axes
    return Hold(
        wrist,
        along(scaled(up, -1.0), forward, 0.25),
        along(scaled(right, float(out)), forward, 0.2),
        along(scaled(right, 0.25 * out), forward, -1.0),
    )


def _on_mattress(upper: Upper, bed: Bed) -> Hold:
    """Return a hand that lies beside the body, palm down, and stays there when the hips are lifted."""
    out = upper.outward
    wrist = (0.29 * out, upper.chest[1] + 0.49, bed.top + 0.035)
    return Hold(wrist, (0.1 * out, 1.0, -0.05), (0.0, 0.0, 1.0), (0.8 * out, 0.0, -0.5))


def _on_thigh(upper: Upper) -> Hold:
    leg = upper.legs[upper.outward]
    thigh = sub(leg.knee, leg.hip)
    ahead = unit(thigh)
    above = unit(cross(upper.axes[0], ahead))
    wrist = along(along(leg.hip, thigh, 0.40), above, 0.115)
    wrist = along(wrist, upper.axes[0], 0.012 * upper.outward)
    fingers = along(along(ahead, upper.axes[0], -0.22 * upper.outward), above, -0.22)
    return Hold(wrist, fingers, above, (0.55 * upper.outward, -0.8, -0.3))


def _crossed(upper: Upper) -> Hold:
    out = upper.outward
    wrist = local(upper.chest, upper.axes, -0.01 * out, 0.150 + 0.024 * out, -0.15)
    right, forward, up = upper.axes
    fingers = along(along(scaled(right, -1.0 * out), up, 0.38), forward, -0.28)
    return Hold(wrist, fingers, forward, along(along(scaled(right, 0.7 * out), up, -1.0), forward, 0.1))


def _flat_on_wall(upper: Upper, wall: float) -> Hold:
    wrist = (0.20 * upper.outward, wall - 0.05, upper.shoulder[2] - 0.12)
    return Hold(wrist, (0.0, 0.25, 1.0), (0.0, -1.0, 0.2), (0.5 * upper.outward, -0.2, -1.0))
