import pytest

from coach.figure.camera import shot_for
from coach.figure.motion import Posture, passage_of, pose_at
from coach.routine.model import Waypoint
from coach.routine.ranges import CLOSED_CHAIN_DEGREES, closed_chain_error
from coach.routine.terms import Contact, Side, Sides
from tests.figure.builders import shipped, sides_of


def exercise(name):
    return next(each for each in shipped() if each.id == name)


def halfway_through(path, fraction):
    return Posture(exercise("sit-to-stand-with-hands"), Side.BOTH, "start", path, fraction)


def test_two_poses_are_joined_by_the_minimum_jerk_curve():
    march = exercise("seated-march")
    knees = [
        pose_at(Posture(march, Side.RIGHT, "start", (Waypoint(1.0, "high"),), f)).working.hip_flexion
        for f in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    assert knees == pytest.approx([90, 90 + 22 * 0.103515625, 101, 112 - 22 * 0.103515625, 112])


def test_a_pose_on_the_way_is_passed_through_at_its_time_without_stopping():
    path = (Waypoint(0.4, "leaning"), Waypoint(0.7, "rising"), Waypoint(1.0, "standing"))
    there = pose_at(halfway_through(path, 0.7)).working.knee_flexion
    just_before = pose_at(halfway_through(path, 0.69)).working.knee_flexion
    assert there == pytest.approx(70)
    assert just_before - there > 1.0


def test_weights_always_add_up_to_one_so_that_the_closed_chain_holds_on_the_way():
    path = (Waypoint(0.4, "leaning"), Waypoint(0.7, "rising"), Waypoint(1.0, "standing"))
    for step in range(101):
        posture = halfway_through(path, step / 100)
        assert sum(passage_of(posture).weights) == pytest.approx(1)
        pose = pose_at(posture)
        assert closed_chain_error(pose.working, pose) <= CLOSED_CHAIN_DEGREES


def test_a_phase_without_a_path_stays_in_its_pose():
    march = exercise("seated-march")
    assert pose_at(Posture(march, Side.RIGHT, "high", (), 0.6)) == march.figure.poses["high"]
    assert pose_at(Posture(march, Side.RIGHT, "high")).working.contact is Contact.AIR


def test_the_camera_stands_still_while_the_legs_take_turns():
    taking_turns = [each for each in shipped() if each.sides is Sides.ALTERNATING and not each.figure.travel]
    assert taking_turns
    for each in taking_turns:
        assert len({shot_for(each, side) for side in sides_of(each)}) == 1


def test_the_camera_stands_on_the_side_of_the_leg_that_works():
    extension = exercise("knee-extension")
    assert shot_for(extension, Side.RIGHT).camera.towards[0] > 0
    assert shot_for(extension, Side.LEFT).camera.towards[0] < 0
