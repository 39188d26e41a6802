"""An exercise in the workshop: its poses by slider and by dragging, its phases, and its text that follows."""

import tomllib

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from coach.routine.checking import check_text
from coach.routine.ranges import (
    HEALTHY_RANGE,
    LYING_LEAN,
    TRUNK_RANGE,
    closed_chain_error,
)
from coach.ui.theme import LIGHT, Theme
from coach.ui.workshop.exercise.exercise_pane import ExercisePane
from coach.ui.workshop.exercise.exercise_template import BEGINNINGS, new_exercise_text
from coach.ui.workshop.look import work_style
from coach.ui.workshop.poses.limb import HIPS, Grip, Segment, point_of
from coach.ui.workshop.poses.limb_joints import Joint
from coach.ui.workshop.poses.pose_values import Part
from tests.ui.drafts import draft, shipped
from tests.ui.exercise_texts import FILES, changed_lines, text_of, written

KNEE, SHIN = Grip(Segment.THIGH, 1), Grip(Segment.SHANK, 1)


@pytest.fixture
def opened(qtbot):
    panes = []  # qtbot holds them weakly

    def open_it(name, pose="start", text=None, scale=1.0):
        theme = Theme(LIGHT, 4.0, scale)
        pane = ExercisePane(draft(qtbot, text or text_of(name), f"{name}.toml"), theme)
        pane.setStyleSheet(work_style(theme))
        qtbot.addWidget(pane)
        panes.append(pane)
        pane.resize(900, 640)
        pane.tabs.setCurrentWidget(pane.poses)
        pane.poses.show_pose(pose)
        pane.show()
        return pane

    return open_it


def mouse(view, kind, at):
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    spot = QPointF(*at)
    event = QMouseEvent(
        kind,
        spot,
        view.mapToGlobal(spot),
        button,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def drag(pane, grip, way, *, let_go=True):
    view = pane.poses.view
    x, y = view.projection().spot(point_of(view.scene.body, grip))
    mouse(view, QEvent.Type.MouseButtonPress, (x, y))
    for share in (0.25, 0.5, 0.75, 1.0):
        mouse(view, QEvent.Type.MouseMove, (x + way[0] * share, y + way[1] * share))
    if let_go:
        mouse(view, QEvent.Type.MouseButtonRelease, (x + way[0], y + way[1]))


def test_dragging_a_shin_writes_the_knees_new_angle_and_nothing_else(opened):
    pane = opened("knee-extension", "straight")
    drag(pane, SHIN, (-30, 60))
    was, now = changed_lines(text_of("knee-extension"), pane.poses._draft.text)
    angle = written(pane.poses._draft.text).value("straight", Part.WORKING, "knee_flexion")
    assert angle > 20
    assert now == "+" + was[1:].replace("knee_flexion = 8,", f"knee_flexion = {angle:g},")


def test_taking_hold_beside_a_handle_moves_nothing(opened):
    pane = opened("knee-extension", "straight")
    view = pane.poses.view
    x, y = view.projection().spot(point_of(view.scene.body, SHIN))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        mouse(view, kind, (x + 10, y + 10))
    assert pane.poses._draft.text == text_of("knee-extension")


def test_each_drag_is_one_step_of_undo_and_comes_back_by_redo(opened):
    pane = opened("knee-extension", "straight")
    made = pane.poses._draft
    texts = [made.text]
    for way in ((-20, 40), (20, -30)):
        drag(pane, SHIN, way)
        texts.append(made.text)
    made.undo()
    assert made.text == texts[1]
    made.undo()
    assert made.text == texts[0]
    made.redo()
    assert made.text == texts[1]


def test_while_a_limb_is_held_the_picture_follows_and_the_text_waits(opened):
    pane = opened("knee-extension", "straight")
    before = pane.poses._draft.text
    drag(pane, SHIN, (-30, 60), let_go=False)
    assert pane.poses._draft.text == before
    assert pane.poses.panel.legs.rows["knee_flexion"].slider.angle > 20
    pane.flush()
    assert pane.poses._draft.text != before


def test_a_foot_that_is_dragged_leaves_the_floor_unless_feet_are_to_stay(opened):
    free = opened("standing-march")
    drag(free, KNEE, (30, -50))
    assert written(free.poses._draft.text).value("start", Part.WORKING, "contact") == "air"
    stays = opened("mini-squat", "bent")
    drag(stays, HIPS, (-15, 30))
    pose = written(stays.poses._draft.text).pose("bent")
    assert pose.working.knee_flexion > 45
    assert pose.working.contact == pose.other.contact == "flat"
    assert closed_chain_error(pose.working, pose) < 1
    drag(stays, KNEE, (15, 0))
    over = written(stays.poses._draft.text).pose("bent")
    assert over.working.ankle_dorsiflexion > pose.working.ankle_dorsiflexion
    assert over.working.knee_flexion == pose.working.knee_flexion


def test_a_slider_writes_for_the_leg_that_it_is_set_for(opened):
    pane = opened("mini-squat", "bent")
    panel = pane.poses.panel
    panel.on_floor.setChecked(False)
    panel.mean(Part.OTHER)
    panel.legs.rows["knee_flexion"].slider.setValue(60)
    assert changed_lines(text_of("mini-squat"), pane.poses._draft.text) == ["+other = { knee_flexion = 60 }"]
    panel.mean(Part.BOTH)
    panel.legs.rows["knee_flexion"].slider.setValue(30)
    figure = written(pane.poses._draft.text)
    assert figure.pose("bent").working.knee_flexion == figure.pose("bent").other.knee_flexion == 30


def test_taking_an_angle_back_lets_the_start_pose_count_again(opened):
    pane = opened("knee-extension", "straight")
    pane.poses._settle(Joint(Part.WORKING, "ankle_dorsiflexion"), None, was_held=False)
    assert written(pane.poses._draft.text).pose("straight").working.ankle_dorsiflexion == 0
    assert "ankle_dorsiflexion" not in pane.poses._draft.text


def test_a_standing_foot_that_is_off_is_mended_by_one_press(opened):
    pane = opened("mini-squat", "bent")
    pane.poses.panel.on_floor.setChecked(False)
    row = pane.poses.panel.legs.rows["ankle_dorsiflexion"]
    row.slider.setValue(0)
    for press, mends in (
        (0, lambda pose: closed_chain_error(pose.working, pose) == 0),
        (1, lambda pose: pose.working.contact == "air"),
    ):
        assert pane.poses.note.isVisible()
        pane.poses.note.presses[press].click()
        assert mends(written(pane.poses._draft.text).pose("bent"))
        assert not pane.poses.note.isVisible()
        pane.poses._draft.undo()


def test_the_ranges_that_are_marked_are_those_of_a_healthy_body(opened):
    panel = opened("knee-extension").poses.panel
    marked = {
        name: row.slider.healthy for rows in (panel.legs, panel.trunk) for name, row in rows.rows.items()
    }
    assert marked == {**HEALTHY_RANGE, **TRUNK_RANGE}
    in_bed = opened("bed-heel-slide").poses.panel
    assert in_bed.trunk.rows["lean"].slider.healthy == (LYING_LEAN, TRUNK_RANGE["lean"][1])


def test_an_angle_beyond_a_healthy_joint_is_told_beside_its_slider(opened):
    row = opened("knee-extension", "straight").poses.panel.legs.rows["ankle_dorsiflexion"]
    assert not row._beyond.isVisible()
    row.slider.setValue(40)
    assert row._beyond.isVisible()
    assert "25°" in row._beyond.text()


def test_a_pose_is_copied_renamed_where_phases_use_it_and_deleted_once_none_does(opened):
    pane = opened("knee-extension", "straight")
    names, made = pane.poses.names, pane.poses._draft
    assert not names.delete.isEnabled()
    names.give_name("long")
    assert names.pose == "long"
    assert 'pose = "long"' in made.text
    before = made.text
    names.add_copy()
    assert written(made.text).pose(names.pose) == written(made.text).pose("long")
    names.delete.click()
    assert made.text == before
    assert names.pose == "start"


def test_phases_are_moved_copied_and_taken_out_one_step_of_undo_each(opened):
    pane = opened("knee-extension")
    phases, made = pane.phases.list, pane.poses._draft
    texts = [made.text]
    phases.choose(1)
    for act in (phases.copy, phases.move_up, phases.remove):
        act()
        texts.append(made.text)
    found = [[phase["name"] for phase in tomllib.loads(text)["phase"]] for text in texts]
    assert found == [
        ["lift", "hold", "lower", "pause"],
        ["lift", "hold", "hold 2", "lower", "pause"],
        ["lift", "hold 2", "hold", "lower", "pause"],
        ["lift", "hold", "lower", "pause"],
    ]
    for text in reversed(texts[:-1]):
        made.undo()
        assert made.text == text


def test_a_phase_passes_through_several_poses_and_through_one_again(opened, qtbot):
    pane = opened("knee-extension")
    made = pane.poses._draft
    pane.phases._several(0)
    qtbot.waitUntil(lambda: made.is_current)
    assert not made.checked.problems
    assert [way.pose for way in made.checked.exercise.phases[0].path] == ["start", "straight"]
    pane.phases._one_pose(0)
    assert made.text == text_of("knee-extension")


def test_a_cue_that_takes_longer_than_its_phase_is_told_beside_it(opened):
    pane = opened("knee-extension")
    assert pane.phases.fits.text().startswith("✓")
    pane.phases.form.field("say").changed.emit("Lift your foot slowly until the knee is almost straight")
    assert pane.phases.fits.text().startswith("⚠")


def test_a_line_of_the_text_leads_to_its_phase_or_its_pose(opened):
    pane = opened("knee-extension")
    lines = text_of("knee-extension").splitlines()
    pane.show_line(lines.index('name = "lower"') + 1)
    assert (pane.tabs.currentWidget(), pane.phases.list.index) == (pane.phases, 2)
    pane.show_line(lines.index("[figure.straight]") + 2)
    assert (pane.tabs.currentWidget(), pane.poses.pose) == (pane.poses, "straight")
    pane.show_line(3)
    assert pane.tabs.currentIndex() == 0


def test_a_text_that_is_no_toml_is_said_and_nothing_can_be_changed_by_the_form(opened):
    pane = opened("knee-extension")
    made = pane.poses._draft
    made.set_text(made.text.replace('name = "lift"', 'name = "lift'), by="text")
    assert pane.broken.isVisible()
    assert not pane.poses.isEnabled()
    assert not pane.phases.list.isEnabled()
    made.undo()
    assert not pane.broken.isVisible()
    assert pane.poses.isEnabled()


@pytest.mark.parametrize("position", BEGINNINGS)
def test_a_new_exercise_can_be_played_at_once_and_leads_to_no_other(position):
    text = new_exercise_text(text_of(BEGINNINGS[position]), "Reach with your foot")
    file = FILES["knee-extension"].parent / "reach-with-your-foot.toml"
    checked = check_text(text, file, shipped())
    assert not checked.problems
    made, begun = checked.exercise, shipped().exercises[BEGINNINGS[position]]
    assert (made.name, made.position, made.dose) == ("Reach with your foot", position, begun.dose)
    assert made.cautions == begun.cautions
    assert (made.easier, made.harder, made.less_support, made.tips) == ("", "", "", ())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_pane_is_cut_off_at_its_sides(opened, scale):
    pane = opened("knee-extension", "straight", scale=scale)
    for area in (pane.poses.panel, pane.phases._area, pane._about):
        pane.tabs.setCurrentIndex(pane.tabs.indexOf(area) if area is pane._about else 1)
        pane.tabs.setCurrentWidget(pane.poses if area is pane.poses.panel else pane.tabs.currentWidget())
        QApplication.processEvents()
        assert area.widget().width() <= area.viewport().width()


def test_the_wheel_looks_closer_at_what_is_under_the_pointer_and_sees_all_again(opened):
    view = opened("seated-ankle-circle").poses.view

    def toe():
        return view.projection().spot(point_of(view.scene.body, Grip(Segment.FOOT, 1)))

    def roll(steps, at):
        event = QWheelEvent(
            QPointF(*at),
            view.mapToGlobal(QPointF(*at)),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    before, whole = toe(), view.projection().scale
    roll(5, before)
    assert toe() == pytest.approx(before, abs=2)
    assert view.projection().scale > 1.9 * whole
    roll(-9, before)
    assert view.projection().scale == pytest.approx(whole)
