"""What stands around the body: a chair, a counter, a wall; placed so that it meets the body.

All sizes are drawing values for ordinary furniture, in metres.
"""

from dataclasses import dataclass
from typing import Final

from coach.figure.feet import LEFT
from coach.figure.legs import hanging_leg
from coach.figure.skeleton import (
    BALL_AHEAD_OF_ANKLE,
    HEEL_BEHIND_ANKLE,
    HEIGHT,
    SHANK,
    SIT_BONE,
    STEP_HEIGHT,
    THIGH,
)
from coach.figure.standing import (
    BED_TOP,
    SITTING_HEIGHT,
    Carrier,
    Stands,
    carrier_of,
    hip_of,
    pelvis_axes,
    working_sign,
)
from coach.figure.vectors import Vec
from coach.routine.model import START, Exercise
from coach.routine.terms import Arms, Contact, Position, Prop, Side, Support

SEAT_DEPTH: Final = 0.42
SEAT_HALF_WIDTH: Final = 0.235
CHAIR_ARM_ABOVE_SEAT: Final = 0.19
COUNTER_TOP: Final = 0.53 * HEIGHT
"""A worktop as high as the hips: 0.9 m."""

_BACK_BEHIND_HIPS: Final = 0.19
_COUNTER_AHEAD: Final = 0.23
_WALL_AHEAD: Final = 0.52
_NEAR_THE_FRONT: Final = 0.05
_COUNTER_ASIDE: Final = 0.30
_CHAIR_BEHIND: Final = 0.22
_RAIL_ASIDE: Final = 0.34
_RAIL_TOP: Final = 0.93
_HEEL_ROOM: Final = 0.035
_LEAST_ROLL: Final = 0.045
_KNEE_ABOVE_ROLL: Final = 0.06
_ENDLESS: Final = 0.8
"""How far a counter is drawn before and behind someone who walks along it."""

FRAME_AHEAD_OF_PELVIS: Final = 0.17
"""Metres from the pelvis to the middle of a walking frame's feet."""

STICK_ASIDE: Final = 0.24
STICK_AHEAD_OF_FOOT: Final = 0.14
"""Metres of a stick's tip from the midline, and before the ankle that it goes with."""

_SITS_FORWARD: Final = 0.23
_LEVEL: Final = 3.0
_STEEP: Final = 14.0
"""Someone whose leg points down over the edge of the seat sits so much nearer to it (metres; degrees)."""

_HIGH_ARMS: Final = {Arms.CHAIR_ARMS, Arms.ONE_CHAIR_ARM}
_AT_COUNTER: Final = {Arms.COUNTER, Arms.OVER_COUNTER}
_AT_SIDE: Final = {Arms.COUNTER_BESIDE, Arms.OVER_COUNTER_BESIDE}


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair that faces forward; `back` and `front` are how far forward its seat begins and ends."""

    seat: float
    back: float
    front: float
    half_width: float
    arms: float | None
    """How high its arms are, or None for a chair without."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A worktop across the way, from `edge` onwards, `top` high."""

    edge: float
    top: float
    half_width: float
    depth: float


@dataclass(frozen=True, slots=True)
class CounterBeside:
    """A worktop along the way, `side` 1 on the right or -1 on the left, its near edge `edge` from the middle.

    It reaches from `back` to `front`; one that is `endless` is walked along, and has neither end.
    """

    side: int
    edge: float
    top: float
    back: float
    front: float
    depth: float
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed along the way: the body lies on its `top`, feet forward.

    It reaches from `head` to `foot`. From `hinge` backwards its back rest is
    raised by `raised` degrees (0 is flat), with a pillow at its end.
    """

    top: float
    head: float
    foot: float
    half_width: float
    hinge: float
    raised: float


@dataclass(frozen=True, slots=True)
class LowStep:
    """A low step across the way from `edge` onwards, `top` high."""

    edge: float
    top: float
    half_width: float
    depth: float


@dataclass(frozen=True, slots=True)
class Rail:
    """A hand rail along the way at `aside` (right is positive), from (y, z) `low` to (y, z) `high`."""

    aside: float
    low: tuple[float, float]
    high: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is; `wall` is how far ahead one stands.

    `roll` is the middle of a rolled towel that lies across the way, `cups`
    are where cups stand on the floor. `stride` is by how much ground a rep of
    walking passes, None for an exercise on its spot; what one walks past
    looks the same again after each stride. `chair` may stand behind a body
    that doesn't sit on it.
    """

    chair: Chair | None = None
    counter: Counter | None = None
    wall: float | None = None
    beside: CounterBeside | None = None
    bed: Bed | None = None
    step: LowStep | None = None
    rail: Rail | None = None
    roll: Vec | None = None
    cups: tuple[Vec, ...] = ()
    stride: Vec | None = None


def surroundings_of(exercise: Exercise, stands: Stands, working: Side) -> Surroundings:
    """Return what stands around a body that goes through `stands`."""
    holds = {pose.arms for pose in exercise.figure.poses.values()}
    props, pelvis = exercise.figure.props, stands.start.pelvis
    ahead = holds & _AT_COUNTER or (
        exercise.support is Support.COUNTER and not holds & (_AT_SIDE | {Arms.RAIL})
    )
    return Surroundings(
        chair=_chair(exercise, pelvis, holds),
        counter=Counter(pelvis[1] + _COUNTER_AHEAD, COUNTER_TOP, 0.56, 0.38) if ahead else None,
        wall=pelvis[1] + _WALL_AHEAD if Arms.WALL in holds or exercise.support is Support.WALL else None,
        beside=_beside(exercise, pelvis, working) if holds & _AT_SIDE or Prop.COUNTER in props else None,
        bed=_bed(exercise, pelvis) if exercise.position is Position.BED else None,
        step=_step(stands) if Prop.STEP in props or _steps_up(exercise) else None,
        rail=_rail(exercise, pelvis, working) if Arms.RAIL in holds else None,
        roll=_roll(exercise, stands, working) if Prop.TOWEL_ROLL in props else None,
        cups=((-0.45, 0.7, 0.0), (0.45, 0.7 - stands.stride[1] / 2.0, 0.0)) if Prop.CUPS in props else (),
        stride=stands.stride if exercise.figure.travel else None,
    )


def _chair(exercise: Exercise, pelvis: Vec, holds: set[Arms]) -> Chair | None:
    if exercise.position is Position.SEATED:
        rises = carrier_of(exercise) is Carrier.FEET
        back = (
            pelvis[1] - _BACK_BEHIND_HIPS - (_NEAR_THE_FRONT if rises else _SITS_FORWARD * _slope(exercise))
        )
        seat = pelvis[2] - SIT_BONE
        arms = seat + CHAIR_ARM_ABOVE_SEAT if holds & _HIGH_ARMS else None
        return Chair(seat, back, back + SEAT_DEPTH, SEAT_HALF_WIDTH, arms)
    if Prop.CHAIR_BEHIND in exercise.figure.props:
        front = pelvis[1] - _CHAIR_BEHIND
        return Chair(SITTING_HEIGHT - SIT_BONE, front - SEAT_DEPTH, front, SEAT_HALF_WIDTH, None)
    return None


def _slope(exercise: Exercise) -> float:
    """Return how far down a thigh points over the edge of a seat: 0 for level, 1 for steep."""
    legs = [
        (leg, pose.trunk.lean)
        for pose in exercise.figure.poses.values()
        for leg in (pose.working, pose.other)
    ]
    down = max(90.0 - leg.hip_flexion + lean for leg, lean in legs)
    return max(0.0, min(1.0, (down - _LEVEL) / _STEEP))


def far_side(exercise: Exercise, working: Side) -> int:
    """Return the side away from the camera: the left where legs take turns, else the other leg's."""
    return LEFT if exercise.swaps_on_the_spot else -working_sign(working)


def _beside(exercise: Exercise, pelvis: Vec, working: Side) -> CounterBeside:
    walks = exercise.figure.travel is not None
    long = _ENDLESS if walks else 0.75
    return CounterBeside(
        far_side(exercise, working),
        _COUNTER_ASIDE,
        COUNTER_TOP,
        pelvis[1] - long,
        pelvis[1] + long,
        0.38,
        walks,
    )


def _bed(exercise: Exercise, pelvis: Vec) -> Bed:
    lean = exercise.figure.poses[START].trunk.lean
    foot = pelvis[1] + THIGH + SHANK + 0.22
    return Bed(BED_TOP, foot - 2.0, foot, 0.45, pelvis[1] - 0.10, max(0.0, lean + 90.0))


def _steps_up(exercise: Exercise) -> bool:
    return any(
        leg.contact is Contact.STEP
        for pose in exercise.figure.poses.values()
        for leg in (pose.working, pose.other)
    )


def _step(stands: Stands) -> LowStep:
    """Return the step under the feet that stand on it, or under the ball of the one foot that taps it."""
    on_it = {
        leg: place.under_ankle[1]
        for stand in stands.of.values()
        for leg, place in stand.places.items()
        if place.under_ankle[2] == STEP_HEIGHT
    }
    behind = HEEL_BEHIND_ANKLE if len(on_it) > 1 else -BALL_AHEAD_OF_ANKLE
    edge = min(on_it.values(), default=stands.start.pelvis[1] + 0.3) - behind - _HEEL_ROOM
    return LowStep(edge, STEP_HEIGHT, 0.30, 0.36)


def _rail(exercise: Exercise, pelvis: Vec, working: Side) -> Rail:
    aside = far_side(exercise, working) * _RAIL_ASIDE
    return Rail(aside, (pelvis[1] - 0.35, _RAIL_TOP), (pelvis[1] + 0.85, _RAIL_TOP + STEP_HEIGHT))


def _roll(exercise: Exercise, stands: Stands, working: Side) -> Vec:
    pose = exercise.figure.poses[START]
    sign = working_sign(working)
    pelvis = stands.start.pelvis
    axes = pelvis_axes(pose.trunk, working)
    knee = hanging_leg(axes, hip_of(pelvis, axes, sign), pose.working, sign).knee
    return (knee[0], knee[1], max(BED_TOP + _LEAST_ROLL, (BED_TOP + knee[2] - _KNEE_ABOVE_ROLL) / 2.0))
