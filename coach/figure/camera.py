"""Where a body is seen from, and how much of the world the picture shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import cos, dist, radians, sin
from typing import Final

from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture, phases_with_start
from coach.figure.surroundings import Surroundings
from coach.figure.vectors import Vec, along, dot
from coach.routine.model import START, Exercise
from coach.routine.terms import Kind, Position, Side, View

_FROM_FRONT: Final = {View.FRONT: 0.0, View.THREE_QUARTER: 52.0, View.SIDE: 78.0}
"""Degrees from straight ahead; a little less than 90 in the side view, so that both legs are seen."""

_ABOVE: Final = 11.0
"""Degrees from which the camera looks down."""

_LYING: Final = {View.FRONT: (24.0, 46.0), View.THREE_QUARTER: (52.0, 26.0), View.SIDE: (80.0, 15.0)}
"""The same two for someone in bed, who is looked at over the feet rather than into the soles."""

_CUP: Final = 0.06
_CUPS_PASS: Final = 0.9
_OF_BED: Final = 0.7
_OFF_BED: Final = 0.12
_AROUND_JOINTS: Final = 0.13
_MARGIN: Final = 0.025
_HAIR: Final = 0.045
"""Metres by which hair may stand above the head."""

_OF_FOOT: Final = ("ankle_dorsiflexion", "ankle_inversion", "foot_pitch")
_ABOVE_FOOT: Final = ("hip_flexion", "hip_abduction", "hip_rotation", "knee_flexion")
_AT_LEAST: Final = 8.0
_ISOMETRIC: Final = "isometric"
_AROUND_FOOT: Final = 0.07
_LENS_SHARE: Final = 0.24
"""How large a lens is, as a share of the picture's height: its radius."""

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
class Lens:
    """A round piece of the picture that is shown again, larger: in the camera's metres, right and up.

    What lies within `radius` of `centre` is seen within `shown_radius` of `shown_at`.
    """

    centre: tuple[float, float]
    radius: float
    shown_at: tuple[float, float]
    shown_radius: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A camera and what it shows; the same for as long as a side of an exercise lasts.

    Where little more than a foot moves, a lens shows that foot larger, within the frame.
    """

    camera: Camera
    frame: Frame
    lens: Lens | None = None


def camera_for(view: View, working: Side, *, lying: bool = False) -> Camera:
    """Return the camera on the side of the leg that works; on the right when both do, or they alternate.

    It faces the front of the body, so forward is to the right of the picture
    for the right leg, and to the left for the left leg.
    """
    from_front, down = _LYING[view] if lying else (_FROM_FRONT[view], _ABOVE)
    aside = radians(from_front) * (-1 if working is Side.LEFT else 1)
    above = radians(down)
    return Camera(
        (-cos(aside), sin(aside), 0.0),
        (-sin(aside) * sin(above), -cos(aside) * sin(above), cos(above)),
        (sin(aside) * cos(above), cos(aside) * cos(above), sin(above)),
    )


def shot_for(exercise: Exercise, working: Side) -> Shot:
    """Return the shot for an exercise as `working` does it.

    Where the legs take turns it is one and the same for both, so nothing jumps between reps.
    """
    taking_turns = exercise.swaps_on_the_spot
    camera = camera_for(
        exercise.figure.view,
        Side.BOTH if taking_turns else working,
        lying=exercise.position is Position.BED,
    )
    sides = (Side.RIGHT, Side.LEFT) if taking_turns else (working,)
    stages = [stage_for(exercise, side) for side in sides]
    frame = _frame(stages, camera)
    lens = _lens(stages, camera, frame) if _only_feet_move(exercise) else None
    return Shot(camera, _around(frame, lens), lens)


def _only_feet_move(exercise: Exercise) -> bool:
    """Tell whether the foot turns at least twice as far as anything above it."""
    poses = exercise.figure.poses
    start = poses[START]
    foot = above = 0.0
    for pose in poses.values():
        for leg, before in ((pose.working, start.working), (pose.other, start.other)):
            foot = max(foot, *(abs(getattr(leg, name) - getattr(before, name)) for name in _OF_FOOT))
            above = max(above, *(abs(getattr(leg, name) - getattr(before, name)) for name in _ABOVE_FOOT))
        above = max(above, abs(pose.trunk.lean - start.trunk.lean))
    tenses = _ISOMETRIC in exercise.tags  # nothing is meant to move
    stays = exercise.figure.travel is None and exercise.kind is not Kind.STRETCH and not tenses
    return stays and foot >= _AT_LEAST and foot >= 2.0 * above


def _lens(stages: Sequence[Stage], camera: Camera, frame: Frame) -> Lens:
    """Return a lens on the feet that work, beside the body; over the legs of someone who lies."""
    spots = [
        camera.flat(point) for stage in stages for body in _bodies(stage) for point in _feet(body, stage)
    ]
    (left, right), (low, high) = ((min(ways), max(ways)) for ways in zip(*spots, strict=True))
    centre = ((left + right) / 2.0, (low + high) / 2.0)
    radius = max(dist(centre, spot) for spot in spots) + _AROUND_FOOT
    shown = max(_LENS_SHARE * (frame.top - frame.bottom), 2.0 * radius)
    ahead = 1.0 if camera.flat((0.0, 1.0, 0.0))[0] >= 0.0 else -1.0
    if stages[0].around.bed is not None:
        edge = frame.right - shown if ahead > 0.0 else frame.left + shown
        from_front = stages[0].exercise.figure.view is View.FRONT
        if from_front:
            edge += 0.8 * shown * ahead
        above = frame.top - shown if from_front else high + shown + _AROUND_FOOT
        return Lens(centre, radius, (edge, above), shown)
    edge = frame.right + shown if ahead > 0.0 else frame.left - shown
    return Lens(centre, radius, (edge, frame.bottom + shown), shown)


def _feet(body: Body, stage: Stage) -> Iterator[Vec]:
    for side, leg in ((Side.RIGHT, body.right), (Side.LEFT, body.left)):
        if stage.working in (side, Side.BOTH):
            yield from (leg.ankle, leg.heel, leg.ball, leg.toe)


def _around(frame: Frame, lens: Lens | None) -> Frame:
    if lens is None:
        return frame
    (x, y), shown = lens.shown_at, lens.shown_radius
    left, right = min(frame.left, x - shown), max(frame.right, x + shown)
    return Frame(left, right, min(frame.bottom, y - shown), max(frame.top, y + shown))


def _frame(stages: Sequence[Stage], camera: Camera) -> Frame:
    bodies = [body for stage in stages for body in _bodies(stage)]
    spots = [camera.flat(point) for body in bodies for point in joints_of(body)]
    spots += [camera.flat(along(body.head, body.head_axes[2], _HAIR)) for body in bodies]
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
    chair, counter, beside, bed = around.chair, around.counter, around.beside, around.bed
    if chair is not None:
        wide = chair.half_width + 0.04
        yield from _box((-wide, wide), (chair.back - 0.09, chair.back), (chair.seat + 0.50,))
        yield from _box((-wide, wide), (chair.back, chair.front), (0.0,))
    if counter is not None:
        wide, far = counter.half_width, counter.edge + counter.depth
        yield from _box((-wide, wide), (counter.edge, far), (0.0, counter.top))
    if beside is not None:
        across = (beside.edge * beside.side, (beside.edge + beside.depth) * beside.side)
        yield from _box(across, (beside.back, beside.front), (beside.top,))
    if bed is not None:
        # Not all of a bed: the body is what is to be seen.
        wide = bed.half_width * _OF_BED
        yield from _box(
            (-wide, wide), (bed.head + _OFF_BED, bed.foot - _OFF_BED), (bed.top - _OFF_BED, bed.top)
        )
    step = around.step
    if step is not None:
        wide = step.half_width
        yield from _box((-wide, wide), (step.edge, step.edge + step.depth), (0.0, step.top))
    for x, y, _ in around.cups:
        yield from _box((x - _CUP, x + _CUP), (y,), (0.0,))
        yield from _box((x,), (-_CUPS_PASS, _CUPS_PASS), (0.0,))


def _box(xs: Sequence[float], ys: Sequence[float], zs: Sequence[float]) -> Iterator[Vec]:
    yield from product(xs, ys, zs)


def _bodies(stage: Stage) -> Iterator[Body]:
    for before, phase in phases_with_start(stage.exercise):
        samples = _SAMPLES_A_PHASE if phase.path else 0
        for step in range(samples + 1):
            fraction = step / samples if samples else 0.0
            yield body_at(Posture(stage.exercise, stage.working, before, phase.path, fraction), stage)
