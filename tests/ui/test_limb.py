"""A limb that is dragged: which angle changes, by how much, and what is written of it."""

from math import cos, radians

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.figure.kinematics import body_at, stage_for
from coach.figure.motion import Posture
from coach.figure.standing import carrier_of
from coach.routine.ranges import CLOSED_CHAIN_DEGREES, HEALTHY_RANGE, closed_chain_error
from coach.routine.terms import Side, View
from coach.ui.workshop.poses.joint_reach import BEYOND, reach_of
from coach.ui.workshop.poses.limb import GRIPS, HIPS, Grip, Segment, point_of
from coach.ui.workshop.poses.limb_joints import (
    Joint,
    Standing,
    changes_for,
    joint_of,
    meant_of,
    part_of,
    turned_to,
)
from coach.ui.workshop.poses.pose_painter import frame_of
from coach.ui.workshop.poses.pose_values import Change, Part, WrittenFigure, with_pose_changed
from tests.ui.drafts import shipped
from tests.ui.exercise_texts import FILES, changed_lines, text_of, written

ALL = (-180.0, 180.0)
KNEE, SHIN = Grip(Segment.THIGH, 1), Grip(Segment.SHANK, 1)
NAMES = st.sampled_from(sorted(FILES))


def test_a_figure_is_read_as_the_file_is():
    for name, exercise in shipped().exercises.items():
        assert dict(written(text_of(name)).resolved()) == dict(exercise.figure.poses), name


def place_at(exercise, figure, pose, view):
    """Return where a grip is seen, as pixels of a picture with 300 to a metre."""
    camera = frame_of(exercise, Side.RIGHT, view).camera

    def seen(grip, changes=()):
        turned = figure.with_changes(pose, changes).of(exercise)
        body = body_at(Posture(turned, Side.RIGHT, pose), stage_for(turned, Side.RIGHT))
        x, y = camera.flat(point_of(body, grip))
        return x * 300, y * 300

    return seen


@settings(max_examples=50)
@given(NAMES, st.sampled_from([*GRIPS, HIPS]), st.sampled_from(View), st.booleans(), st.data())
def test_what_is_dragged_to_where_it_is_stays_as_it_is(name, grip, view, on_floor, data):
    exercise, figure = shipped().exercises[name], written(text_of(name))
    pose_name = data.draw(st.sampled_from(sorted(figure.poses)))
    pose, standing = figure.pose(pose_name), Standing(carrier_of(exercise), on_floor)
    joint = joint_of(grip, pose, part_of(grip, Side.RIGHT, both=False), view, standing)
    now = figure.value(pose_name, joint.part, joint.name) + data.draw(st.sampled_from([0.0, 0.4]))
    figure = figure.with_changes(pose_name, [Change(joint.part, joint.name, now)])
    pose, seen = figure.pose(pose_name), place_at(exercise, figure, pose_name, view)

    def seen_at(angle):
        return seen(grip, changes_for(joint, angle, pose, standing) if angle != now else ())

    assert turned_to(now, seen_at, seen_at(now), 1.0, ALL) == now


@settings(max_examples=50)
@given(st.integers(-25, 25), st.sampled_from(["hip_flexion", "knee_flexion"]))
def test_a_limb_is_turned_by_as_many_degrees_as_it_was_dragged(by, joint_name):
    exercise, figure = shipped().exercises["knee-extension"], written(text_of("knee-extension"))
    grip = KNEE if joint_name == "hip_flexion" else SHIN
    seen = place_at(exercise, figure, "straight", View.SIDE)
    now = figure.value("straight", Part.WORKING, joint_name)

    def seen_at(angle):
        return seen(grip, (Change(Part.WORKING, joint_name, angle),))

    assert turned_to(now, seen_at, seen_at(now + by), 1.0, ALL) == now + by


def test_seen_from_ahead_a_knee_goes_to_the_side_or_up_by_the_joint_that_takes_it_there():
    exercise, figure = shipped().exercises["knee-extension"], written(text_of("knee-extension"))
    seen = place_at(exercise, figure, "straight", View.FRONT)
    aside = Joint(Part.WORKING, "hip_abduction")

    def seen_by(joint):
        now = figure.value("straight", joint.part, joint.name)
        (x, y), (from_x, from_y) = seen(KNEE, (Change(joint.part, joint.name, now + 5),)), seen(KNEE)
        return x - from_x, y - from_y

    assert meant_of(aside, (9.0, 2.0), seen_by) == aside
    assert meant_of(aside, (-9.0, 2.0), seen_by) == aside
    assert meant_of(aside, (1.0, 9.0), seen_by) == Joint(Part.WORKING, "hip_flexion")


def test_a_limb_stops_a_little_beyond_where_a_healthy_joint_does():
    exercise, figure = shipped().exercises["knee-extension"], written(text_of("knee-extension"))
    seen, foot = place_at(exercise, figure, "straight", View.SIDE), Grip(Segment.FOOT, 1)

    def seen_at(angle):
        return seen(foot, (Change(Part.WORKING, "ankle_dorsiflexion", angle),))

    healthy = HEALTHY_RANGE["ankle_dorsiflexion"]
    lowest = healthy[0] - BEYOND
    assert turned_to(0.0, seen_at, seen_at(-120), 1.0, reach_of(healthy, 0.0)) == lowest
    assert turned_to(-90.0, seen_at, seen_at(-90), 1.0, reach_of(healthy, -90.0)) == -90.0


def test_a_limb_that_points_at_us_does_not_turn_for_a_part_of_a_pixel():
    def seen_at(angle):
        return 100.0 * cos(radians(angle)), 0.0

    assert turned_to(5.0, seen_at, (140.0, 0.0), 1.0, ALL) == 5.0
    assert turned_to(20.0, seen_at, (140.0, 0.0), 1.0, ALL) < 5.0


@settings(max_examples=50)
@given(NAMES, st.integers(-30, 30), st.data())
def test_a_standing_leg_stays_in_its_closed_chain(name, by, data):
    exercise, figure = shipped().exercises[name], written(text_of(name))
    pose_name = data.draw(st.sampled_from(sorted(figure.poses)))
    joint = Joint(
        data.draw(st.sampled_from([Part.WORKING, Part.OTHER])),
        data.draw(st.sampled_from(["hip_flexion", "knee_flexion", "ankle_dorsiflexion"])),
    )
    lean = Joint(Part.TRUNK, "lean")
    pose = figure.pose(pose_name)
    for turned in (joint, lean):
        angle = figure.value(pose_name, turned.part, turned.name) + by
        changes = changes_for(turned, angle, pose, Standing(carrier_of(exercise), on_floor=True))
        after = figure.with_changes(pose_name, changes).pose(pose_name)
        for leg, was in ((after.working, pose.working), (after.other, pose.other)):
            if closed_chain_error(was, pose) <= CLOSED_CHAIN_DEGREES:
                assert closed_chain_error(leg, after) <= CLOSED_CHAIN_DEGREES


@settings(max_examples=50)
@given(NAMES, st.sampled_from([Part.WORKING, Part.OTHER, Part.BOTH]), st.integers(-20, 120))
def test_what_is_set_for_a_leg_holds_for_it_and_touches_no_other_line(name, part, angle):
    text = text_of(name)
    pose = min(written(text).poses)
    change = Change(part, "knee_flexion", angle)
    after = with_pose_changed(text, pose, [change])
    assert written(after).value(pose, part, "knee_flexion") == angle
    assert written(after).pose(pose) == written(text).with_changes(pose, [change]).pose(pose)
    assert all("knee_flexion" in line for line in changed_lines(text, after) if line.startswith("+"))


def test_an_angle_for_both_legs_is_written_over_what_either_says_otherwise():
    figure = WrittenFigure({"start": {}, "bent": {"working": {"knee_flexion": 40}}})
    changes = list(figure.spread("bent", [Change(Part.BOTH, "knee_flexion", 20)]))
    assert [change.part for change in changes] == [Part.BOTH, Part.WORKING]
