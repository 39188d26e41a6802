"""Feet that stand, limbs that don't go through things: over every frame of a rep of every exercise."""

from math import dist

import pytest

from coach.figure.feet import LEGS, RIGHT
from coach.figure.legs import Leg, Place
from coach.figure.skeleton import (
    ANKLE_HEIGHT,
    BALL_AHEAD_OF_ANKLE,
    HALF_SOLE,
    HEEL_BEHIND_ANKLE,
)
from coach.figure.standing import BED_TOP, Carrier, leg_pose
from coach.figure.vectors import add, along, between, cross, dot, local, sub
from coach.routine.model import LegPose
from coach.routine.ranges import CLOSED_CHAIN_DEGREES, closed_chain_error
from tests.figure.builders import rep, stages

MILLIMETRE = 0.001
CENTIMETRE = 0.01

every_stage = pytest.mark.parametrize("stage", stages(), ids=lambda stage: stage.exercise.id)


def leg_on(body, leg):
    return body.right if leg == RIGHT else body.left


def touching_spots(angles: LegPose, leg: int):
    """Where a sole touches: all of it, only heel or ball, only one edge; (ahead, aside) of the ankle."""
    rows = [-HEEL_BEHIND_ANKLE] if angles.foot_pitch < 0 else [BALL_AHEAD_OF_ANKLE]
    edges = [HALF_SOLE * leg] if angles.ankle_inversion > 0 else [-HALF_SOLE * leg]
    for ahead in rows if angles.foot_pitch else (-HEEL_BEHIND_ANKLE, BALL_AHEAD_OF_ANKLE):
        for aside in edges if angles.ankle_inversion else (-HALF_SOLE, HALF_SOLE):
            yield ahead, aside


def spot_of(place: Place, ahead: float, aside: float):
    """The spot of the ground under that of a foot that stands flat at a place."""
    right = cross(place.forward, (0.0, 0.0, 1.0))
    return along(along(place.under_ankle, place.forward, ahead), right, aside)


@every_stage
def test_a_planted_foot_drifts_by_no_more_than_five_millimetres(stage):
    for frame in rep(stage):
        for leg, place in frame.before.places.items():
            if frame.after.places.get(leg) == place:
                drawn = leg_on(frame.body, leg)
                for ahead, aside in touching_spots(leg_pose(frame.pose, leg, stage.working), leg):
                    spot = add(local(drawn.ankle, drawn.foot, aside, ahead, -ANKLE_HEIGHT), frame.body.gone)
                    assert dist(spot, spot_of(place, ahead, aside)) <= 5 * MILLIMETRE


@every_stage
def test_the_closed_chain_holds_to_three_degrees_in_every_frame(stage):
    for frame in rep(stage):
        for leg, place in frame.before.places.items():
            if frame.after.places.get(leg) == place:
                angles = leg_pose(frame.pose, leg, stage.working)
                assert closed_chain_error(angles, frame.pose) <= CLOSED_CHAIN_DEGREES + 0.01


@every_stage
def test_no_foot_sinks_into_what_is_under_it(stage):
    floor = BED_TOP if stage.carrier is Carrier.BED else 0.0
    for frame in rep(stage):
        for leg in (frame.body.right, frame.body.left):
            assert min(leg.heel[2], leg.ball[2], leg.toe[2]) > floor - 1 * MILLIMETRE


def limbs(leg: Leg):
    """The thigh below the hip, the shank and the foot, each as (from, to, how thick there and there)."""
    yield between(leg.hip, leg.knee, 0.35), leg.knee, 0.078, 0.061
    yield leg.knee, leg.ankle, 0.061, 0.040
    heel = local(leg.heel, leg.foot, 0.0, 0.038, 0.04)
    toe = along(along(leg.toe, leg.foot[2], 0.03), leg.foot[1], -0.038)
    yield heel, toe, 0.038, 0.030


def spots_along(limb):
    start, end, thick, thin = limb
    for step in range(7):
        yield between(start, end, step / 6), thick + (thin - thick) * step / 6


def nearest_on(a, b, point):
    way = sub(b, a)
    share = dot(sub(point, a), way) / dot(way, way)
    return between(a, b, max(0.0, min(1.0, share))), max(0.0, min(1.0, share))


@every_stage
def test_no_leg_goes_through_the_other_by_more_than_a_centimetre(stage):
    for frame in rep(stage):
        others = list(limbs(frame.body.left))
        for limb in limbs(frame.body.right):
            for spot, radius in spots_along(limb):
                for start, end, thick, thin in others:
                    near, share = nearest_on(start, end, spot)
                    assert dist(spot, near) - radius - (thick + (thin - thick) * share) > -1.05 * CENTIMETRE


def into_box(spot, radius, low, high):
    """How deep a ball reaches into a box, in metres; below 0 it doesn't."""
    inside = [min(at - a, b - at) for at, a, b in zip(spot, low, high, strict=True)]
    if min(inside) > 0:
        return min(inside) + radius
    outside = sum(min(0.0, depth) ** 2 for depth in inside) ** 0.5
    return radius - outside


@every_stage
def test_no_leg_goes_through_the_seat_the_bed_or_the_step(stage):
    chair, bed, step = stage.around.chair, stage.around.bed, stage.around.step
    boxes = []
    if chair is not None:
        wide = chair.half_width
        boxes.append(((-wide, chair.back, chair.seat - 0.075), (wide, chair.front, chair.seat - 0.01)))
    if bed is not None:
        boxes.append(((-bed.half_width, bed.head, 0.0), (bed.half_width, bed.foot, bed.top)))
    if step is not None:
        boxes.append(
            ((-step.half_width, step.edge, 0.0), (step.half_width, step.edge + step.depth, step.top))
        )
    for frame in rep(stage) if boxes else ():
        for leg in LEGS:
            for limb in limbs(leg_on(frame.body, leg)):
                for spot, radius in spots_along(limb):
                    for low, high in boxes:
                        assert into_box(spot, radius, low, high) < 1.05 * CENTIMETRE
