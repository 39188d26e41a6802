"""What stands around the body: a chair, a counter, a wall; placed so that it meets the body.

All sizes are drawing values for ordinary furniture, in metres.
"""

from dataclasses import dataclass
from typing import Final

from coach.figure.skeleton import HEIGHT, SIT_BONE
from coach.figure.standing import Carrier, carrier_of
from coach.figure.vectors import Vec
from coach.routine.model import START, Arms, Exercise, Position, Support

SEAT_DEPTH: Final = 0.42
SEAT_HALF_WIDTH: Final = 0.235
CHAIR_ARM_ABOVE_SEAT: Final = 0.19
COUNTER_TOP: Final = 0.53 * HEIGHT
"""A worktop as high as the hips: 0.9 m."""

_BACK_BEHIND_HIPS: Final = 0.19
_COUNTER_AHEAD: Final = 0.23
_WALL_AHEAD: Final = 0.52
_NEAR_THE_FRONT: Final = 0.05
_HIGH_ARMS: Final = (Arms.CHAIR_ARMS, Arms.ONE_CHAIR_ARM)


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


def surroundings_of(exercise: Exercise, pelvis: Vec) -> Surroundings:
    """Return what stands around a body whose pelvis is at `pelvis` in the start pose."""
    poses = exercise.figure.poses.values()
    chair = None
    if exercise.position is Position.SEATED:
        rises = carrier_of(exercise) is Carrier.FEET
        back = pelvis[1] - _BACK_BEHIND_HIPS - (_NEAR_THE_FRONT if rises else 0.0)
        seat = pelvis[2] - SIT_BONE
        arms = seat + CHAIR_ARM_ABOVE_SEAT if any(pose.arms in _HIGH_ARMS for pose in poses) else None
        chair = Chair(seat, back, back + SEAT_DEPTH, SEAT_HALF_WIDTH, arms)
    holds = {pose.arms for pose in poses}
    counter = None
    if Arms.COUNTER in holds or exercise.support is Support.COUNTER:
        counter = Counter(pelvis[1] + _COUNTER_AHEAD, COUNTER_TOP, 0.56, 0.38)
    start = exercise.figure.poses[START]
    wall = pelvis[1] + _WALL_AHEAD if Arms.WALL in holds or start.arms is Arms.WALL else None
    return Surroundings(chair, counter, wall)
