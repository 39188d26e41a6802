from itertools import pairwise
from math import asin, degrees, dist

import pytest

from coach.figure.camera import joints_of
from coach.figure.kinematics import body_at
from coach.figure.motion import Posture
from coach.figure.skeleton import (
    ANKLE_HEIGHT,
    BALL_AHEAD_OF_ANKLE,
    FOREARM,
    HALF_HIPS,
    HAND,
    SHANK,
    THIGH,
    TOE_AHEAD_OF_BALL,
    TRUNK,
    UPPER_ARM,
)
from coach.figure.standing import LEGS, RIGHT, Carrier, leg_pose
from coach.figure.vectors import dot, sub, unit
from coach.routine.model import START, Contact
from tests.figure.builders import FRAME_MS, phases_of, rep, stages

MILLIMETRE = 0.001

every_stage = pytest.mark.parametrize(
    "stage", stages(), ids=lambda stage: f"{stage.exercise.id}-{stage.working}"
)


def leg_on(body, leg):
    return body.right if leg == RIGHT else body.left


@every_stage
def test_a_foot_that_stands_stays_where_it_stands(stage):
    for before, phase, bodies in phases_of(stage):
        end = phase.path[-1].pose if phase.path else before
        through = [before, *(way.pose for way in phase.path), end]
        for leg in LEGS:
            if all(leg in stage.stands[name].places for name in through):
                stood = leg_on(bodies[0], leg).ball
                drift = max(dist(leg_on(body, leg).ball, stood) for body in bodies)
                assert drift < 5 * MILLIMETRE


@every_stage
def test_no_foot_goes_through_the_floor(stage):
    for body in rep(stage):
        for leg in (body.right, body.left):
            assert min(leg.heel[2], leg.ball[2], leg.toe[2]) > -1 * MILLIMETRE


@every_stage
def test_a_foot_that_is_flat_in_a_pose_lies_flat_on_the_floor(stage):
    for name, pose in stage.exercise.figure.poses.items():
        body = body_at(Posture(stage.exercise, stage.working, name), stage)
        for leg in LEGS:
            if leg_pose(pose, leg, stage.working).contact is Contact.FLAT:
                foot = leg_on(body, leg)
                assert max(foot.heel[2], foot.ball[2], foot.toe[2]) < 1 * MILLIMETRE


@every_stage
def test_bones_keep_their_length(stage):
    for body in rep(stage):
        assert dist(body.pelvis, body.chest) == pytest.approx(TRUNK)
        assert dist(body.right.hip, body.left.hip) == pytest.approx(2 * HALF_HIPS)
        for leg in (body.right, body.left):
            assert dist(leg.hip, leg.knee) == pytest.approx(THIGH)
            assert dist(leg.knee, leg.ankle) == pytest.approx(SHANK)
            assert dist(leg.ankle, leg.ball) == pytest.approx(
                (ANKLE_HEIGHT**2 + BALL_AHEAD_OF_ANKLE**2) ** 0.5
            )
            assert dist(leg.ball, leg.toe) == pytest.approx(TOE_AHEAD_OF_BALL)
        for arm in (body.right_arm, body.left_arm):
            assert dist(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM)
            assert dist(arm.elbow, arm.wrist) == pytest.approx(FOREARM)
            assert dist(arm.wrist, arm.tip) == pytest.approx(HAND)


@every_stage
def test_a_seated_body_stays_on_its_seat(stage):
    if stage.carrier is Carrier.SEAT:
        start = stage.stands[START].pelvis
        assert max(dist(body.pelvis, start) for body in rep(stage)) < 0.01 * MILLIMETRE


@every_stage
def test_a_leg_carried_by_its_own_foot_has_the_angles_of_its_pose(stage):
    """The chain rule as drawn: the shank leans by ankle and foot pitch, and the knee is what it says."""
    if stage.carrier is not Carrier.FEET:
        return
    for name, pose in stage.exercise.figure.poses.items():
        body = body_at(Posture(stage.exercise, stage.working, name), stage)
        for leg in LEGS:
            angles = leg_pose(pose, leg, stage.working)
            if angles.contact is Contact.AIR:
                continue
            drawn = leg_on(body, leg)
            shank, thigh = unit(sub(drawn.knee, drawn.ankle)), unit(sub(drawn.knee, drawn.hip))
            knee = degrees(asin(shank[1])) + degrees(asin(max(-1.0, min(1.0, thigh[1]))))
            assert degrees(asin(shank[1])) == pytest.approx(
                angles.ankle_dorsiflexion + angles.foot_pitch, abs=3
            )
            assert knee == pytest.approx(angles.knee_flexion, abs=3)


@every_stage
def test_nothing_jumps_between_two_frames(stage):
    """The fastest joint, a wrist while standing up, comes to 0.9 m/s."""
    for earlier, later in pairwise(rep(stage)):
        moved = max(dist(a, b) for a, b in zip(joints_of(earlier), joints_of(later), strict=True))
        assert moved < 1.2 * FRAME_MS / 1000


@every_stage
def test_each_phase_begins_and_ends_at_rest(stage):
    """Within 10 ms of either end no joint moves by more than a tenth of a millimetre."""
    for _, _, bodies in phases_of(stage):
        for a, b in (bodies[:2], bodies[-2:]):
            moved = max(dist(p, q) for p, q in zip(joints_of(a), joints_of(b), strict=True))
            assert moved < 0.1 * MILLIMETRE


@every_stage
def test_hands_hold_what_they_are_said_to_hold_in_the_start_pose(stage):
    body = body_at(Posture(stage.exercise, stage.working), stage)
    chair, counter = stage.around.chair, stage.around.counter
    for arm in (body.right_arm, body.left_arm):
        if counter is not None:
            assert counter.edge - 0.02 < arm.wrist[1] < counter.edge + counter.depth
            assert 0 < arm.wrist[2] - counter.top < 0.08
        elif chair is not None and chair.arms is not None:
            assert 0 < arm.wrist[2] - chair.arms < 0.08


def test_a_leg_that_works_on_the_left_mirrors_the_right():
    found = {(stage.exercise.id, stage.working.value): stage for stage in stages()}
    right, left = found["knee-extension", "right"], found["knee-extension", "left"]
    here = body_at(Posture(right.exercise, right.working, "straight"), right)
    there = body_at(Posture(left.exercise, left.working, "straight"), left)
    assert here.right.toe == pytest.approx((-there.left.toe[0], *there.left.toe[1:]))
    assert dot(here.right.foot[1], (0.0, 0.0, 1.0)) > 0.5
