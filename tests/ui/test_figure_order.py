"""In which order the parts of a body are painted; it needs no window."""

import pytest

from coach.figure.camera import camera_for, shot_for
from coach.figure.feet import LEFT, LEGS, RIGHT
from coach.figure.kinematics import body_at
from coach.figure.motion import Posture
from coach.routine.model import START
from coach.routine.terms import Side, View
from coach.ui.figure.order import Item, Part, order_of
from tests.figure.builders import shipped, sides_of

ARMS = (Part.ARM, Part.UPPER_ARM, Part.FOREARM, Part.FOREARM_ON)


def ordered(exercise, pose=START, side=Side.RIGHT, view=None, *, hands_on_furniture=False):
    camera = camera_for(view, side) if view else shot_for(exercise, side).camera
    body = body_at(Posture(exercise, side, pose))
    return list(order_of(body, camera, hands_on_furniture=hands_on_furniture))


def named(name):
    return next(each for each in shipped() if each.id == name)


def arms(items, side):
    """The places in the order at which something of an arm is painted."""
    return [place for place, item in enumerate(items) if item.part in ARMS and item.side == side]


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.id)
def test_every_limb_is_painted_once_from_wherever_it_is_seen(exercise):
    whole = [[Part.ARM], [Part.UPPER_ARM, Part.FOREARM], [Part.UPPER_ARM, Part.FOREARM_ON]]
    for side in sides_of(exercise):
        for pose in exercise.figure.poses:
            for view in View:
                for on in (False, True):
                    items = ordered(exercise, pose, side, view, hands_on_furniture=on)
                    for limb in LEGS:
                        assert items.count(Item(Part.LEG, limb)) == 1
                        parts = [items[place].part for place in arms(items, limb)]
                        assert sorted(parts, key=ARMS.index) in whole


def test_the_arm_on_the_far_side_is_behind_the_trunk_and_the_near_one_before_it():
    items = ordered(named("knee-extension"))
    trunk = items.index(Item(Part.TRUNK))
    assert max(arms(items, LEFT)) < trunk < min(arms(items, RIGHT))


def test_arms_crossed_before_the_chest_are_both_before_it():
    items = ordered(named("sit-to-stand-no-hands"), side=Side.BOTH)
    trunk = items.index(Item(Part.TRUNK))
    assert max(arms(items, LEFT)) > trunk
    assert max(arms(items, RIGHT)) > trunk


def test_of_arms_crossed_before_the_chest_the_nearer_one_is_over_the_other():
    crossed = named("sit-to-stand-no-hands")
    camera = camera_for(View.FRONT, Side.BOTH)
    body = body_at(Posture(crossed, Side.BOTH))
    farther, nearer = sorted(
        LEGS, key=lambda side: camera.nearness((body.right_arm if side == RIGHT else body.left_arm).wrist)
    )
    items = ordered(crossed, side=Side.BOTH, view=View.FRONT)
    assert arms(items, farther) < arms(items, nearer)


def test_the_jumper_hangs_over_thighs_that_point_at_us_until_a_knee_is_raised():
    march = named("seated-march")
    for pose, before_it in (("start", []), ("high", [RIGHT])):
        items = ordered(march, pose, view=View.FRONT)
        trunk = items.index(Item(Part.TRUNK))
        assert [side for side in LEGS if items.index(Item(Part.LEG, side)) > trunk] == before_it


def test_knees_that_rise_towards_us_are_before_the_arms_beside_them():
    items = ordered(named("bed-pillow-squeeze"), side=Side.BOTH)
    legs = [items.index(Item(Part.LEG, side)) for side in LEGS]
    assert min(legs) > max(arms(items, LEFT) + arms(items, RIGHT))


def test_a_hand_is_before_what_it_holds_and_legs_are_between_both_sides_of_a_frame():
    items = ordered(named("walk-with-frame"))
    far, near = (items.index(Item(Part.AID, side)) for side in (LEFT, RIGHT))
    assert far < max(arms(items, LEFT))
    assert near < max(arms(items, RIGHT))
    assert far < min(items.index(Item(Part.LEG, side)) for side in LEGS)
    assert near > max(items.index(Item(Part.LEG, side)) for side in LEGS)
