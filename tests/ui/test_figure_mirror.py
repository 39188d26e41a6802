"""What a mirror would show of a shot; it needs no window."""

import pytest
from PySide6.QtCore import QRectF

from coach.figure.camera import joints_of, shot_for
from coach.figure.kinematics import body_at
from coach.figure.motion import Posture
from coach.ui.figure.layers import projection_into
from coach.ui.figure.lens import magnified
from coach.ui.figure.mirror import in_mirror
from tests.figure.builders import shipped, sides_of

WIDTH = 640.0


@pytest.mark.parametrize("name", ["knee-extension", "heel-walk", "seated-heel-raise", "bed-ankle-pump"])
def test_in_a_mirror_all_of_a_body_is_as_far_from_the_other_edge_of_the_picture_and_of_its_lens(name):
    exercise = next(each for each in shipped() if each.id == name)
    side = sides_of(exercise)[0]
    body = body_at(Posture(exercise, side))
    shot = shot_for(exercise, side)
    mirror = in_mirror(shot)
    plain, swapped = (projection_into(QRectF(0, 0, WIDTH, 480), each) for each in (shot, mirror))
    pairs = [(plain, swapped)]
    if shot.lens is not None:
        pairs.append((magnified(plain, shot.lens), magnified(swapped, mirror.lens)))
    for seen, seen_in_mirror in pairs:
        for joint in joints_of(body):
            x, y = seen.spot(joint)
            assert seen_in_mirror.spot(joint) == pytest.approx((WIDTH - x, y))
