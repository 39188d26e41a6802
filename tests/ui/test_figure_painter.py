import sys

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from coach.figure.motion import Posture
from coach.routine.model import Side
from coach.ui.figure.look import LIGHT
from coach.ui.figure.painter import FigurePainter, key_poses, still
from coach.ui.figure.pictures import write_pictures
from tests.figure.builders import shipped, sides_of

SIZE = QSize(320, 240)


def near(pixel, name):
    colour, wanted = QColor(pixel), QColor(name)
    return (
        abs(colour.red() - wanted.red())
        + abs(colour.green() - wanted.green())
        + abs(colour.blue() - wanted.blue())
        < 12
    )


def spots(image, name):
    return [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).alpha() == 255 and near(image.pixel(x, y), name)
    ]


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.id)
@pytest.mark.usefixtures("qapp")
def test_the_leg_that_works_is_seen_in_its_colour_with_a_bold_outline_in_every_pose(exercise):
    for side in sides_of(exercise):
        for name in key_poses(exercise):
            image = still(exercise, name, side, SIZE)
            assert len(spots(image, LIGHT.working.light)) > 150
            assert len(spots(image, LIGHT.working.edge)) > 30


@pytest.mark.usefixtures("qapp")
def test_only_the_leg_that_works_is_marked():
    step = next(each for each in shipped() if each.id == "seated-side-step")
    right = [x for x, _ in spots(still(step, "apart", Side.RIGHT, SIZE), LIGHT.working.light)]
    left = [x for x, _ in spots(still(step, "apart", Side.LEFT, SIZE), LIGHT.working.light)]
    assert max(right) < SIZE.width() / 2 + 12
    assert min(left) > SIZE.width() / 2 - 12


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.id)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_cut_off_at_the_edge_of_the_picture(exercise):
    for name in key_poses(exercise):
        image = still(exercise, name, sides_of(exercise)[0], SIZE)
        top_and_bottom = [image.pixelColor(x, y).alpha() for x in range(SIZE.width()) for y in (0, 239)]
        both_sides = [image.pixelColor(x, y).alpha() for y in range(SIZE.height()) for x in (0, 319)]
        assert max(top_and_bottom + both_sides) < 128


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_each_exercise_and_one_of_all_are_written(tmp_path):
    some = shipped()[:2]
    paths = write_pictures(some, tmp_path / "new")
    assert [path.name for path in paths] == [f"{each.id}.png" for each in some] + ["contact-sheet.png"]
    assert all(not QImage(str(path)).isNull() for path in paths)


def test_ten_thousand_calls_leave_none_alone(qtbot):
    """PySide6 6.12.0 takes a reference from None with every call on Python 3.11; see toolchain.md."""
    label = QLabel()
    qtbot.addWidget(label)
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(5000):
        painter.setPen(QColor("black"))
        label.setText("1")
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 500


@pytest.mark.usefixtures("qapp")
def test_a_painter_that_is_reused_paints_the_same_as_a_new_one():
    image, again = (QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
    kept = FigurePainter()
    first, second = shipped()[0], shipped()[-1]
    for target, painters in ((image, (kept, kept, kept)), (again, (FigurePainter(),))):
        for figures, exercise in zip(
            reversed(painters), (second, first, second)[-len(painters) :], strict=True
        ):
            target.fill(0)
            painter = QPainter(target)
            figures.paint(painter, QRectF(0, 0, 320, 240), Posture(exercise, sides_of(exercise)[0]))
            painter.end()
    assert image == again


@pytest.mark.usefixtures("qapp")
def test_a_body_that_holds_still_looks_the_same_in_every_frame():
    kept, posture = FigurePainter(), Posture(shipped()[0], Side.RIGHT)
    frames = []
    for _ in range(3):
        image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        kept.paint(painter, QRectF(0, 0, 320, 240), posture)
        painter.end()
        frames.append(image)
    assert frames[0] == frames[1] == frames[2]
