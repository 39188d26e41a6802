"""From a posture to the joints of a whole body, in space."""

from dataclasses import dataclass
from typing import Final

from coach.figure.arms import Arm, Reach, Upper, arm_of
from coach.figure.feet import LEFT, LEGS, RIGHT
from coach.figure.legs import Ground, Leg, hanging_leg, leg_to, lift_of_step, slid, standing_foot
from coach.figure.motion import Passage, Posture, blended, minimum_jerk, passage_of
from coach.figure.skeleton import (
    BALL_AHEAD_OF_ANKLE,
    HALF_SHOULDERS,
    HEAD_CENTRE_ABOVE_SHOULDERS,
    TOE_AHEAD_OF_BALL,
    TRUNK,
)
from coach.figure.stances import stands_of
from coach.figure.standing import (
    BED_TOP,
    Carrier,
    Stand,
    Stands,
    carrier_of,
    eased_correction,
    half_stance_of,
    hip_of,
    leg_pose,
    pelvis_axes,
    pelvis_over,
    trunk_axes,
    working_sign,
)
from coach.figure.surroundings import (
    FRAME_AHEAD_OF_PELVIS,
    STICK_AHEAD_OF_FOOT,
    STICK_ASIDE,
    LowStep,
    Surroundings,
    surroundings_of,
)
from coach.figure.vectors import (
    ORIGIN,
    UPRIGHT,
    Axes,
    Vec,
    add,
    along,
    axes_facing,
    between,
    local,
    pitched,
    rolled,
    scaled,
    sub,
    turned,
)
from coach.routine.model import START, Exercise, Pose
from coach.routine.terms import Arms, Side, Support, Travel

_BREATH: Final = 0.006
"""Metres by which a full breath lifts the shoulders (drawing value)."""

_PILLOW: Final = 12.0
"""Degrees by which a pillow bends the neck of someone who lies."""

_TOES_AHEAD: Final = BALL_AHEAD_OF_ANKLE + TOE_AHEAD_OF_BALL
_STEEPEST: Final = 0.04

_STICK_LIFT: Final = 0.03
"""Metres by which a stick is lifted on its way."""


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
    stands: Stands
    half_stance: float
    around: Surroundings

    def ends(self, passage: Passage) -> tuple[Stand, Stand]:
        """Return the stands at both ends of the stretch that `passage` is on."""
        first, last = passage.ends
        arrives = passage.moves and last == START
        return self.stands.of[first], self.stands.arrival if arrives else self.stands.of[last]


def stage_for(exercise: Exercise, working: Side) -> Stage:
    """Return what can be known before anything moves; keep it for as long as the exercise lasts."""
    stands = stands_of(exercise, working)
    return Stage(
        exercise,
        working,
        carrier_of(exercise),
        stands,
        half_stance_of(stands.start.places),
        surroundings_of(exercise, stands, working),
    )


def body_at(posture: Posture, stage: Stage | None = None) -> Body:
    """Return where the joints are in `posture`.

    Pure: the same posture gives the same body. `stage` spares the work of
    `stage_for` when it is at hand. Feet that stand stay where they are, and a
    body that sits or lies stays where it does unless its feet carry it; bones keep their length.
    Raises KeyError for a pose that the exercise doesn't draw.
    """
    stage = stage or stage_for(posture.exercise, posture.working)
    passage = passage_of(posture)
    pose = blended(posture.exercise, passage)
    sign = working_sign(posture.working)
    pelvis = _pelvis(stage, passage, pose)
    gone = _gone(stage, pelvis)
    legs = {leg: _leg(stage, passage, pose, leg, pelvis) for leg in LEGS}
    trunk = trunk_axes(pose.trunk)
    chest_axes = turned(rolled(trunk, -pose.trunk.side_bend * sign), pose.trunk.rotation * sign)
    chest = along(pelvis, chest_axes[2], TRUNK)
    frame = _frame(stage, passage, pelvis)
    stick = _stick(stage, passage, legs[sign]) if stage.exercise.support is Support.CANE else None
    back = Back(scaled(gone, -1.0))
    pelvis, chest = back.point(pelvis), back.point(chest)
    legs = {leg: back.leg(legs[leg]) for leg in LEGS}
    chest = along(chest, chest_axes[2], _BREATH * posture.breath)
    head, head_axes = _head(chest, chest_axes, pose.trunk.lean)
    frame, stick = (point and back.point(point) for point in (frame, stick))
    reach = Reach(_holds(stage.exercise, passage), stage.around, sign, frame)
    arms = {
        side: arm_of(
            Upper(
                local(chest, chest_axes, HALF_SHOULDERS * side, 0.0, 0.0),
                chest,
                chest_axes,
                legs,
                pelvis,
                side,
            ),
            reach,
        )
        for side in LEGS
    }
    return Body(
        pelvis,
        pelvis_axes(pose.trunk, posture.working),
        chest,
        chest_axes,
        head,
        head_axes,
        legs[RIGHT],
        legs[LEFT],
        arms[RIGHT],
        arms[LEFT],
        gone,
        frame,
        stick,
    )


@dataclass(frozen=True, slots=True)
class Back:
    """A move of a whole body, back by the way that it has come."""

    way: Vec

    def point(self, point: Vec) -> Vec:
        """Return `point`, moved."""
        return add(point, self.way)

    def leg(self, leg: Leg) -> Leg:
        """Return `leg`, moved."""
        if self.way == ORIGIN:
            return leg
        return Leg(
            self.point(leg.hip),
            self.point(leg.knee),
            self.point(leg.ankle),
            self.point(leg.heel),
            self.point(leg.ball),
            self.point(leg.toe),
            leg.foot,
        )


def _gone(stage: Stage, pelvis: Vec) -> Vec:
    """Return how far walking has come: as far as the pelvis has, the way it walks."""
    travel = stage.exercise.figure.travel
    if travel is None:
        return ORIGIN
    x, y, _ = sub(pelvis, stage.stands.start.pelvis)
    return (x, 0.0, 0.0) if travel is Travel.SIDEWAYS else (0.0, y, 0.0)


def _pelvis(stage: Stage, passage: Passage, pose: Pose) -> Vec:
    before, after = stage.ends(passage)
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
    axes = pelvis_axes(pose.trunk, stage.working)
    hip = hip_of(pelvis, axes, leg)
    angles = leg_pose(pose, leg, stage.working)
    free = hanging_leg(axes, hip, angles, leg)
    floor, step = BED_TOP if stage.carrier is Carrier.BED else 0.0, stage.around.step
    ground = Ground(floor) if step is None else _ground_with(step, stage.stands)
    before, after = stage.ends(passage)
    place, target = before.places.get(leg), after.places.get(leg)
    if place is not None and target is not None:
        on = place if place == target else slid(place, target, passage.eased)
        ankle, foot = standing_foot(on, angles, leg)
        if place != target and stage.carrier is Carrier.FEET:
            ankle = along(ankle, UPRIGHT[2], lift_of_step(passage.eased))
            return leg_to(hip, ground.above(ankle, foot), foot, free, floor)
        return leg_to(hip, ankle, foot, free, on.under_ankle[2])
    ankle, foot = free.ankle, free.foot
    correction = eased_correction(before.corrections.get(leg), after.corrections.get(leg), passage.eased)
    if correction is not None:
        ankle = add(ankle, correction.ankle)
        foot = axes_facing(add(foot[1], correction.forward), add(foot[2], correction.up))
    return leg_to(hip, ground.above(ankle, foot), foot, free, floor)


def _ground_with(step: LowStep, stands: Stands) -> Ground:
    """Return the ground with a step; a foot that stands before it isn't lifted by it."""
    places = [place for stand in stands.of.values() for place in stand.places.values()]
    on_floor = [place.under_ankle[1] for place in places if place.under_ankle[2] < step.top]
    toes = [y + _TOES_AHEAD for y in on_floor if y + _TOES_AHEAD < step.edge]
    ramp = min([Ground().ramp, *(step.edge - toe for toe in toes)])
    return Ground(0.0, step.edge, step.edge + step.depth, step.top, max(_STEEPEST, ramp))


def _frame(stage: Stage, passage: Passage, pelvis: Vec) -> Vec | None:
    """Return where the walking frame's feet stand: before the pelvis, or a step ahead of it."""
    if stage.exercise.support is not Support.WALKER:
        return None
    start, stride = stage.stands.start.pelvis, stage.stands.stride
    poses = stage.exercise.figure.poses
    # A frame that is set ahead by a whole stride begins so far back that it stays within reach.
    nearer = stride[1] / 2.0 if any(pose.arms is Arms.FRAME_AHEAD for pose in poses.values()) else 0.0
    ahead = start[1] + stride[1]
    spots = [ahead if poses[key].arms is Arms.FRAME_AHEAD else pelvis[1] for key in passage.ends]
    return (0.0, spots[0] + (spots[1] - spots[0]) * passage.eased + FRAME_AHEAD_OF_PELVIS - nearer, 0.0)


def _stick(stage: Stage, passage: Passage, leg: Leg) -> Vec:
    """Return the tip of a stick that stands and steps with the foot of the working leg."""
    sign = working_sign(stage.working)
    stood = [
        place.under_ankle[1] if (place := stand.places.get(sign)) is not None else None
        for stand in stage.ends(passage)
    ]
    if stood[0] is not None and stood[0] == stood[1]:
        y, lift = stood[0], 0.0
    else:
        y = leg.ankle[1]
        for key, stand, weight in zip(
            passage.ends, stage.ends(passage), (1.0 - passage.eased, passage.eased), strict=True
        ):
            place = stand.places.get(sign)
            if place is not None:
                pose = stage.exercise.figure.poses[key]
                ankle, _ = standing_foot(place, leg_pose(pose, sign, stage.working), sign)
                y -= (ankle[1] - place.under_ankle[1]) * weight
        lift = _STICK_LIFT * 4.0 * passage.eased * (1.0 - passage.eased)
    return (-STICK_ASIDE * sign, y + STICK_AHEAD_OF_FOOT, lift)


def _head(chest: Vec, chest_axes: Axes, lean: float) -> tuple[Vec, Axes]:
    """Return the head: it looks ahead while the trunk leans, and lies with the trunk in bed."""
    lying = minimum_jerk((-lean - 25.0) / 40.0)
    lifted = min(0.0, lean + 90.0)  # a head on its pillow stays there when the hips are lifted
    axes = pitched(chest_axes, lean * 0.6 * (1.0 - lying) - _PILLOW * lying + lifted)
    neck = pitched(chest_axes, lean * 0.3 * (1.0 - lying) - _PILLOW * lying + lifted)
    return local(chest, neck, 0.0, 0.035, HEAD_CENTRE_ABOVE_SHOULDERS), axes


def _holds(exercise: Exercise, passage: Passage) -> list[tuple[Arms, float]]:
    first, last = (exercise.figure.poses[key].arms for key in passage.ends)
    if first is last:
        return [(first, 1.0)]
    return [(first, 1.0 - passage.eased), (last, passage.eased)]
