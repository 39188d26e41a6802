import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from coach.figure.camera import shot_for
from coach.figure.motion import Posture, phases_with_start
from coach.figure.telling import key_poses, telling_pose
from coach.routine.terms import Position, Side, Sides, View
from coach.ui.figure.layers import projection_into
from coach.ui.figure.look import LIGHT
from coach.ui.figure.painter import FigurePainter, still
from coach.ui.figure.pictures import write_pictures
from coach.ui.theme import LIGHT as PAPER
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView, cuffs_worn
from tests.builders import exercise, timeline
from tests.figure.builders import shipped, sides_of

SIZE = QSize(320, 240)


def named(name):
    return next(each for each in shipped() if each.id == name)


def count(image, name):
    """How many pixels have exactly this colour."""
    mask = image.convertToFormat(QImage.Format.Format_RGB32).createMaskFromColor(QColor(name).rgb())
    return int.from_bytes(bytes(mask.constBits()), "little").bit_count()


def columns(image, name):
    """Where pixels of this colour are, from the left."""
    wanted = QColor(name).rgb()
    return [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


def painted(posture, cuffs=frozenset(), figures=None):
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    (figures or FigurePainter()).paint(painter, QRectF(0, 0, 320, 240), posture, cuffs)
    painter.end()
    return image


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.id)
@pytest.mark.usefixtures("qapp")
def test_the_leg_that_works_has_its_bold_outline_in_every_pose_and_is_plain_in_the_telling_one(exercise):
    for side in sides_of(exercise):
        for name in key_poses(exercise):
            assert count(still(exercise, name, side, SIZE), LIGHT.outline) > 50
        assert count(still(exercise, telling_pose(exercise), side, SIZE), LIGHT.working.light) > 500


@pytest.mark.usefixtures("qapp")
def test_only_the_leg_that_works_is_marked():
    step = named("seated-side-step")
    right = columns(still(step, "apart", Side.RIGHT, SIZE), LIGHT.working.light)
    left = columns(still(step, "apart", Side.LEFT, SIZE), LIGHT.working.light)
    assert max(right) < SIZE.width() / 2 + 12
    assert min(left) > SIZE.width() / 2 - 12


@pytest.mark.usefixtures("qapp")
def test_both_legs_are_marked_where_the_body_sways_over_them():
    roll = named("bed-knee-roll")
    for side in sides_of(roll):
        assert count(still(roll, "start", side, SIZE), LIGHT.trousers.light) == 0


@pytest.mark.parametrize("exercise", shipped(), ids=lambda exercise: exercise.id)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_cut_off_at_the_edge_of_the_picture(exercise):
    for name in key_poses(exercise):
        image = still(exercise, name, sides_of(exercise)[0], SIZE)
        top_and_bottom = [image.pixelColor(x, y).alpha() for x in range(SIZE.width()) for y in (0, 239)]
        both_sides = [image.pixelColor(x, y).alpha() for y in range(SIZE.height()) for x in (0, 319)]
        assert max(top_and_bottom + both_sides) < 160


@pytest.mark.usefixtures("qapp")
def test_a_weight_is_seen_at_the_ankle_when_there_is_a_load():
    posture = Posture(named("knee-extension"), Side.RIGHT)
    assert count(painted(posture), LIGHT.weight.light) == 0
    assert count(painted(posture, frozenset({Side.RIGHT})), LIGHT.weight.light) > 10


@pytest.mark.usefixtures("qapp")
def test_a_weight_is_on_every_leg_that_wears_one_whichever_works():
    march = named("seated-march")
    one, both = frozenset({Side.LEFT}), frozenset({Side.LEFT, Side.RIGHT})
    for working in (Side.RIGHT, Side.LEFT):
        seen = [columns(painted(Posture(march, working), cuffs), LIGHT.weight.light) for cuffs in (one, both)]
        assert len(seen[1]) > 1.7 * len(seen[0]) > 0


@pytest.mark.parametrize(
    ("sides", "loads", "worn"),
    [
        (Sides.ALTERNATING, {Side.RIGHT: 1.0, Side.LEFT: 2.0}, {Side.RIGHT, Side.LEFT}),
        (Sides.ALTERNATING, {Side.RIGHT: 0.0, Side.LEFT: 2.0}, {Side.LEFT}),
        (Sides.BOTH, {Side.BOTH: 1.0}, {Side.RIGHT, Side.LEFT}),
        (Sides.EACH, {Side.RIGHT: 1.0, Side.LEFT: 0.0}, {Side.RIGHT}),
        (Sides.EACH, {Side.RIGHT: 0.0, Side.LEFT: 1.0}, set()),
    ],
)
def test_where_the_legs_take_turns_both_wear_their_weights_all_the_time(sides, loads, worn):
    asked = timeline(exercises=[exercise(sides=sides)]).prescriptions[0]
    item = replace(asked, load_kg=loads)
    assert cuffs_worn(item, Side.BOTH if sides is Sides.BOTH else Side.RIGHT) == worn


@pytest.mark.parametrize("name", ["heel-walk", "side-walk"])
@pytest.mark.parametrize("view", View)
@pytest.mark.usefixtures("qapp")
def test_a_walk_is_seen_from_everywhere_even_along_its_counter(name, view):
    walk = named(name)
    seen = replace(walk, figure=replace(walk.figure, view=view))
    assert count(painted(Posture(seen, Side.RIGHT)), LIGHT.worktop.light) > 100


@pytest.mark.usefixtures("qapp")
def test_into_no_room_nothing_is_painted():
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        for rect in (QRectF(), QRectF(0, 0, 320, 0), QRectF(0, 0, 0, 240)):
            FigurePainter().paint(painter, rect, Posture(shipped()[0], sides_of(shipped()[0])[0]))
    assert not any(bytes(image.constBits()))


def test_after_an_error_while_painting_the_next_frame_is_painted(qtbot):
    view = FigureView(Theme(PAPER, 96 / 25.4))
    qtbot.addWidget(view)
    view.resize(320, 240)
    view.show()
    view.show_still(replace(exercise(), figure=replace(exercise().figure, poses={})), start=True)
    with qtbot.captureExceptions(), pytest.raises(KeyError):
        view.grab()
    view.show_still(exercise())
    assert count(view.grab().toImage(), LIGHT.working.light) > 500


@pytest.mark.usefixtures("qapp")
def test_where_little_more_than_feet_move_a_lens_shows_them_again_and_nothing_of_them_outside():
    exercise = named("seated-heel-raise")
    shot = shot_for(exercise, Side.BOTH)
    on = projection_into(QRectF(0, 0, 320, 240), shot)
    image = still(exercise, "raised", Side.BOTH, SIZE)
    x, y = (on.x + on.scale * shot.lens.shown_at[0], on.y - on.scale * shot.lens.shown_at[1])
    far = shot.lens.shown_radius * on.scale
    left = [at for at in columns(image, LIGHT.shoe.light) if at > x - far]
    assert len(left) > 300
    assert max(left) < x + far
    assert 0 < y < 240


@pytest.mark.parametrize(
    "exercise", [each for each in shipped() if each.figure.travel], ids=lambda exercise: exercise.id
)
@pytest.mark.usefixtures("qapp")
def test_the_ground_after_a_stride_is_the_ground_before_it(exercise):
    side = sides_of(exercise)[0]
    before, last = phases_with_start(exercise)[-1]
    first = painted(Posture(exercise, side))
    again = painted(Posture(exercise, side, before, last.path, 1.0))
    halfway = painted(Posture(exercise, side, before, last.path, 0.5))
    assert differing(first, again) < 60 < differing(first, halfway)


def differing(one, two):
    """How many pixels of two pictures differ by more than one can see."""
    pairs = zip(bytes(one.constBits()), bytes(two.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) // 3


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_each_exercise_and_one_of_all_are_written(tmp_path):
    some = shipped()[:2]
    paths = write_pictures(some, tmp_path / "new")
    assert [path.name for path in paths] == [f"{each.id}.png" for each in some] + ["contact-sheet.png"]
    assert all(not QImage(str(path)).isNull() for path in paths)


@pytest.mark.usefixtures("qapp")
def test_many_exercises_get_a_sheet_for_each_position(tmp_path):
    lying = [each for each in shipped() if each.position is Position.BED]
    many = lying[:1] * 24 + [named("seated-march")]
    names = [path.name for path in write_pictures(many, tmp_path)]
    assert names[-2:] == ["contact-sheet-bed.png", "contact-sheet-seated.png"]
    assert QImage(str(tmp_path / names[-2])).height() > 5 * QImage(str(tmp_path / names[-1])).height()


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
    kept = FigurePainter()
    first, second = (Posture(named(name), Side.RIGHT) for name in ("knee-extension", "heel-walk"))
    for posture in (second, first, second):
        assert painted(posture, figures=kept) == painted(posture)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["seated-march", "step-tap", "paced-walk"])
def test_each_change_of_side_shows_what_a_new_painter_shows(name):
    kept = FigurePainter()
    for side in (Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT):
        posture = Posture(named(name), side)
        assert differing(painted(posture, figures=kept), painted(posture)) == 0


@pytest.mark.usefixtures("qapp")
def test_a_body_that_holds_still_looks_the_same_in_every_frame():
    kept, posture = FigurePainter(), Posture(named("walk-with-frame"), Side.RIGHT)
    frames = [painted(posture, figures=kept) for _ in range(3)]
    assert differing(frames[0], frames[1]) == differing(frames[0], frames[2]) == 0


@pytest.mark.parametrize("name", ["knee-extension", "bed-ankle-circle", "walk-with-frame"])
@pytest.mark.usefixtures("qapp")
def test_what_stands_still_among_moving_parts_looks_as_if_painted_anew(name):
    before, phase = next((before, phase) for before, phase in phases_with_start(named(name)) if phase.path)
    kept = FigurePainter()
    for step in range(8):
        posture = Posture(named(name), Side.RIGHT, before, phase.path, 0.3 + step / 100)
        assert differing(painted(posture, figures=kept), painted(posture)) < 60
