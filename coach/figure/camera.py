"""Where a body is seen from, and how much of the world the picture shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture, phases_with_start
from coach.figure.surroundings import Surroundings
from coach.figure.vectors import Vec, dot
from coach.routine.model import Exercise, Side, Sides, View

_FROM_FRONT: Final = {View.FRONT: 0.0, View.THREE_QUARTER: 52.0, View.SIDE: 78.0}
"""Degrees from straight ahead; a little less than 90 in the side view, so that both legs are seen."""

_ABOVE: Final = 11.0
"""Degrees from which the camera looks down."""

_AROUND_JOINTS: Final = 0.13
_MARGIN: Final = 0.025
_SAMPLES_A_PHASE: Final = 8


@dataclass(frozen=True, slots=True)
class Camera:
    """An orthographic camera: what it calls right and up, and the direction towards it."""

    right: Vec
    up: Vec
    towards: Vec

    def flat(self, point: Vec) -> tuple[float, float]:
        """Return where `point` is seen, in metres, rightwards and upwards."""
        return dot(point, self.right), dot(point, self.up)

    def nearness(self, point: Vec) -> float:
        """Return how near to the camera `point` is, in metres; more is nearer."""
        return dot(point, self.towards)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture shows, in the camera's metres: nothing of the whole movement leaves it."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A camera and what it shows; the same for as long as a side of an exercise lasts."""

    camera: Camera
    frame: Frame


def camera_for(view: View, working: Side) -> Camera:
    """Return the camera on the side of the leg that works; on the right when both do, or they alternate.

    It faces the front of the body, so forward is to the right of the picture
    for the right leg, and to the left for the left leg.
    """
    aside = radians(_FROM_FRONT[view]) * (-1 if working is Side.LEFT else 1)
    above = radians(_ABOVE)
    return Camera(
        (-cos(aside), sin(aside), 0.0),
        (-sin(aside) * sin(above), -cos(aside) * sin(above), cos(above)),
        (sin(aside) * cos(above), cos(aside) * cos(above), sin(above)),
    )


def shot_for(exercise: Exercise, working: Side) -> Shot:
    """Return the shot for an exercise as `working` does it.

    Where the legs take turns it is one and the same for both, so nothing jumps between reps.
    """
    taking_turns = exercise.sides is Sides.ALTERNATING
    camera = camera_for(exercise.figure.view, Side.BOTH if taking_turns else working)
    sides = (Side.RIGHT, Side.LEFT) if taking_turns else (working,)
    stages = [stage_for(exercise, side) for side in sides]
    return Shot(camera, _frame(stages, camera))


def _frame(stages: Sequence[Stage], camera: Camera) -> Frame:
    spots = [camera.flat(point) for stage in stages for body in _bodies(stage) for point in joints_of(body)]
    xs = [x + side for x, _ in spots for side in (-_AROUND_JOINTS, _AROUND_JOINTS)]
    ys = [y + side for _, y in spots for side in (-_AROUND_JOINTS / 2, _AROUND_JOINTS)]
    for x, y in (camera.flat(point) for point in corners_of(stages[0].around)):
        xs.append(x)
        ys.append(y)
    return Frame(min(xs) - _MARGIN, max(xs) + _MARGIN, min(ys) - _MARGIN, max(ys) + _MARGIN)


def joints_of(body: Body) -> tuple[Vec, ...]:
    """Return all the joints of a body, and the ends of its limbs."""
    found = [body.pelvis, body.chest, body.head]
    for leg in (body.right, body.left):
        found += [leg.hip, leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe]
    for arm in (body.right_arm, body.left_arm):
        found += [arm.shoulder, arm.elbow, arm.wrist, arm.tip]
    return tuple(found)


def corners_of(around: Surroundings) -> Iterator[Vec]:
    """Yield the outermost points of what stands around the body."""
    chair, counter = around.chair, around.counter
    if chair is not None:
        for side in (-chair.half_width - 0.04, chair.half_width + 0.04):
            yield (side, chair.back - 0.09, chair.seat + 0.50)
            yield (side, chair.back, 0.0)
            yield (side, chair.front, 0.0)
    if counter is not None:
        for side in (-counter.half_width, counter.half_width):
            for ahead in (counter.edge, counter.edge + counter.depth):
                yield (side, ahead, 0.0)
                yield (side, ahead, counter.top)


def _bodies(stage: Stage) -> Iterator[Body]:
    for before, phase in phases_with_start(stage.exercise):
        samples = _SAMPLES_A_PHASE if phase.path else 0
        for step in range(samples + 1):
            fraction = step / samples if samples else 0.0
            yield body_at(Posture(stage.exercise, stage.working, before, phase.path, fraction), stage)
