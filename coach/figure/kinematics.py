"""From a posture to the joints of a whole body, in space."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.figure.arms import Arm, Upper, arm_of
from coach.figure.legs import Leg, above_floor, hanging_leg, leg_to, standing_foot
from coach.figure.motion import Passage, Posture, blended, minimum_jerk, passage_of
from coach.figure.skeleton import HALF_SHOULDERS, HEAD_CENTRE_ABOVE_SHOULDERS, TRUNK
from coach.figure.standing import (
    LEFT,
    LEGS,
    RIGHT,
    Carrier,
    Stand,
    carrier_of,
    eased_correction,
    half_stance_of,
    hip_of,
    leg_pose,
    pelvis_axes,
    pelvis_over,
    stands_of,
    working_sign,
)
from coach.figure.surroundings import Surroundings, surroundings_of
from coach.figure.vectors import (
    ORIGIN,
    Axes,
    Vec,
    add,
    along,
    axes_facing,
    between,
    local,
    pitched,
    rolled,
    sub,
    turned,
)
from coach.routine.model import START, Arms, Exercise, Pose, Side


@dataclass(frozen=True, slots=True)
class Body:
    """Where every joint is, in metres; see `coach.figure.vectors` for the frame.

    `pelvis` is the middle of the hips, `chest` the middle of the shoulders,
    `head` the middle of the head; their axes say how they are turned.
    `gone` is how far the body has come since the rep began, for walking: the
    body stays in the picture, and the ground, with all that stands on it, has
    moved by as much the other way. `frame` is the middle of a walking frame's
    feet on the floor, `stick` the tip of a walking stick.
    """

    pelvis: Vec
    pelvis_axes: Axes
    chest: Vec
    chest_axes: Axes
    head: Vec
    head_axes: Axes
    right: Leg
    left: Leg
    right_arm: Arm
    left_arm: Arm
    gone: Vec = ORIGIN
    frame: Vec | None = None
    stick: Vec | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """What stays the same while one side of an exercise is done: how it stands in each pose, and on what."""

    exercise: Exercise
    working: Side
    carrier: Carrier
    stands: Mapping[str, Stand]
    half_stance: float
    around: Surroundings


def stage_for(exercise: Exercise, working: Side) -> Stage:
    """Return what can be known before anything moves; keep it for as long as the exercise lasts."""
    stands = stands_of(exercise, working)
    start = stands[START]
    return Stage(
        exercise,
        working,
        carrier_of(exercise),
        stands,
        half_stance_of(start.places),
        surroundings_of(exercise, start.pelvis),
    )


def body_at(posture: Posture, stage: Stage | None = None) -> Body:
    """Return where the joints are in `posture`.

    Pure: the same posture gives the same body. `stage` spares the work of
    `stage_for` when it is at hand. Feet that stand stay where they are, and a
    seated body stays on its seat unless its feet carry it; bones keep their length.
    Raises KeyError for a pose that the exercise doesn't draw.
    """
    stage = stage or stage_for(posture.exercise, posture.working)
    passage = passage_of(posture)
    pose = blended(posture.exercise, passage)
    sign = working_sign(posture.working)
    hips = pelvis_axes(pose.trunk)
    pelvis = _pelvis(stage, passage, pose)
    legs = {leg: _leg(stage, passage, pose, leg, pelvis) for leg in LEGS}
    chest_axes = turned(rolled(hips, -pose.trunk.side_bend * sign), pose.trunk.rotation * sign)
    chest = along(pelvis, chest_axes[2], TRUNK)
    head, head_axes = _head(chest, chest_axes, pose.trunk.lean)
    holds = _holds(stage.exercise, passage)
    arms = {
        side: arm_of(
            Upper(
                local(chest, chest_axes, HALF_SHOULDERS * side, 0.0, 0.0), chest, chest_axes, legs[side], side
            ),
            holds,
            stage.around,
        )
        for side in LEGS
    }
    return Body(
        pelvis, hips, chest, chest_axes, head, head_axes, legs[RIGHT], legs[LEFT], arms[RIGHT], arms[LEFT]
    )


def _pelvis(stage: Stage, passage: Passage, pose: Pose) -> Vec:
    before, after = (stage.stands[key] for key in passage.ends)
    staying = {leg: place for leg, place in before.places.items() if after.places.get(leg) == place}
    if stage.carrier is not Carrier.FEET or not staying:
        return between(before.pelvis, after.pelvis, passage.eased)
    pelvis = pelvis_over(staying, pose, stage.working, stage.half_stance)
    for stand, key, weight in (
        (before, passage.ends[0], 1.0 - passage.eased),
        (after, passage.ends[1], passage.eased),
    ):
        if len(stand.places) > len(staying):
            there = pelvis_over(staying, stage.exercise.figure.poses[key], stage.working, stage.half_stance)
            pelvis = along(pelvis, sub(stand.pelvis, there), weight)
    return pelvis


def _leg(stage: Stage, passage: Passage, pose: Pose, leg: int, pelvis: Vec) -> Leg:
    axes = pelvis_axes(pose.trunk)
    hip = hip_of(pelvis, axes, leg)
    angles = leg_pose(pose, leg, stage.working)
    free = hanging_leg(axes, hip, angles, leg)
    before, after = (stage.stands[key] for key in passage.ends)
    place = before.places.get(leg)
    if place is not None and place == after.places.get(leg):
        ankle, foot = standing_foot(place, angles.foot_pitch)
        return leg_to(hip, ankle, foot, free.knee)
    ankle, foot = free.ankle, free.foot
    correction = eased_correction(before.corrections.get(leg), after.corrections.get(leg), passage.eased)
    if correction is not None:
        ankle = add(ankle, correction.ankle)
        foot = axes_facing(add(foot[1], correction.forward), add(foot[2], correction.up))
    return leg_to(hip, above_floor(ankle, foot), foot, free.knee)


def _head(chest: Vec, chest_axes: Axes, lean: float) -> tuple[Vec, Axes]:
    """Return the head: it looks ahead while the trunk leans, and lies with the trunk in bed."""
    lying = minimum_jerk((-lean - 25.0) / 40.0)
    axes = pitched(chest_axes, lean * 0.6 * (1.0 - lying))
    neck = pitched(chest_axes, lean * 0.3 * (1.0 - lying))
    return local(chest, neck, 0.0, 0.035, HEAD_CENTRE_ABOVE_SHOULDERS), axes


def _holds(exercise: Exercise, passage: Passage) -> list[tuple[Arms, float]]:
    first, last = (exercise.figure.poses[key].arms for key in passage.ends)
    if first is last:
        return [(first, 1.0)]
    return [(first, 1.0 - passage.eased), (last, passage.eased)]
