"""The workshop as a physiotherapist meets it: files, steps, form and text of one routine."""

import difflib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
)

from coach.routine.ids import id_of
from coach.settings import Switch
from coach.ui.screens.settings import SettingsScreen
from coach.ui.workshop.columns import Pane
from coach.ui.workshop.editor import EditorScreen
from coach.ui.workshop.new import EMPTY
from coach.ui.workshop.start import StartScreen
from coach.ui.workshop.steps.step_list import WHOLE
from tests.routine.files import EXERCISE
from tests.ui.program import Program
from tests.ui.shown import buttons, words
from tests.ui.workbench import COMMENTED, Workbench


@pytest.fixture
def workbench(qtbot, tmp_path):
    made = Workbench(qtbot, tmp_path)
    yield made
    if made.flow.bench is not None:
        made.flow.bench.close()


def changed_lines(before, after):
    """Return the lines that were taken out of a text, and those that were put in."""
    diff = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    return [line[2:] for line in diff if line[0] == "-"], [line[2:] for line in diff if line[0] == "+"]


def test_a_dose_that_is_set_in_the_form_changes_its_own_line_and_nothing_else(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    editor.form.form.field("sets").changed.emit(3)
    workbench.checked()
    workbench.save()
    after = workbench.file.read_text()
    assert changed_lines(COMMENTED, after) == (["sets = 2  # not more"], ["sets = 3  # not more"])


def test_a_value_that_is_not_set_is_shown_as_the_exercise_has_it_and_counts_from_there(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    spin = editor.form.form.field("reps").focusProxy()
    assert "10" in spin.text()
    spin.stepUp()
    assert 'exercise = "knee-extension"\nsets = 2  # not more\n' in workbench.flow.bench.draft.text
    assert workbench.flow.bench.draft.values["step"][0]["reps"] == 11
    spin.lineEdit().clear()
    assert "reps" not in workbench.flow.bench.draft.values["step"][0]


def test_a_number_typed_over_what_the_exercise_has_is_taken(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    spin = editor.form.form.field("reps").focusProxy()
    QTest.mouseDClick(spin.lineEdit(), Qt.MouseButton.LeftButton)  # by which Qt marks one of the words
    QTest.mouseRelease(spin.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(spin, "6")
    assert workbench.flow.bench.draft.values["step"][0]["reps"] == 6


def test_a_number_beyond_what_is_allowed_is_shown_as_it_is_written(workbench):
    workbench.file.write_text(COMMENTED.replace("sets = 2", "sets = 200"))
    editor = workbench.open()
    editor.steps.choose(0)
    assert editor.form.form.field("sets").focusProxy().text() == "200"


def test_each_phase_of_the_exercise_has_its_own_seconds_in_the_tempo(workbench):
    editor = workbench.open()
    editor.steps.choose(2)
    form = editor.form.form
    assert [path[-1] for path in form._fields if path[0] == "tempo"] == ["lift", "lower"]
    form.field("tempo", "lower").changed.emit(5)
    assert workbench.flow.bench.draft.values["step"][2]["tempo"] == {"lift": 2, "lower": 5}


def test_a_step_that_is_moved_and_moved_back_leaves_the_text_as_it_was(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    editor.steps.rows.setFocus()
    QTest.keyClick(editor.steps.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "exercise" not in workbench.flow.bench.draft.values["step"][0]
    assert editor.steps.step == 1
    QTest.keyClick(editor.steps.rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert workbench.flow.bench.draft.text == COMMENTED


def test_steps_are_added_copied_and_taken_out_and_each_is_one_undo(workbench):
    editor = workbench.open()
    steps, draft = editor.steps, workbench.flow.bench.draft
    steps.choose(0)
    steps.add("knee-extension")
    steps.add_rest()
    steps.copy()
    assert len(draft.values["step"]) == 6
    assert steps.step == 3
    steps.remove()
    assert len(draft.values["step"]) == 5
    for _each in range(4):
        draft.undo()
    assert draft.text == COMMENTED


def test_the_step_where_the_cursor_is_in_the_text_is_the_one_that_is_shown(workbench):
    editor = workbench.open()
    editor.text.line_entered.emit(12)
    assert editor.steps.step == 1
    editor.text.line_entered.emit(3)
    assert editor.steps.step == WHOLE
    editor.steps.choose(2)
    assert editor.text.editor.textCursor().blockNumber() + 1 in (15, 16)


def test_while_the_text_can_not_be_read_the_form_rests_and_says_how_to_mend_it(workbench):
    editor = workbench.open()
    editor.draft.set_text(COMMENTED.replace("sets = 2", 'sets = "2'), by="text")
    workbench.checked()
    assert editor._no_form.isVisible()
    assert not editor.form.isEnabled()
    editor.draft.undo()
    workbench.checked()
    assert not editor._no_form.isVisible()
    assert editor.form.isEnabled()


def test_nothing_moves_while_somebody_writes_a_line(workbench):
    editor = workbench.open()
    editor._columns.bring_up(Pane.TEXT)
    place = editor.text.editor.mapTo(editor, editor.text.editor.rect().topLeft())
    editor.draft.set_text(COMMENTED + "sets =", by="text")
    workbench.checked()
    assert editor._no_form.isVisible()
    assert editor.text.editor.mapTo(editor, editor.text.editor.rect().topLeft()) == place


def test_a_new_routine_is_told_of_no_mistake_before_anything_is_in_it(workbench):
    front = workbench.show()
    front.begin_requested.emit(workbench.own / "new.toml", EMPTY)
    editor = workbench.checked()
    assert editor.foot.findChild(QAbstractButton).text() == "Nothing in it yet"
    assert "Add an exercise, and it can be seen here." in "".join(words(editor))
    assert editor.steps.rows.hasFocus()


def test_keys_belong_to_what_somebody_writes_in_and_undo_is_one_for_all(workbench):
    editor = workbench.open()
    field = editor.form.form.field("name").focusProxy()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "sss  mm")  # stop, forward, quiet: anywhere else
    assert field.text() == "sss  mm"
    assert workbench.window.current is editor
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.draft.text == COMMENTED
    assert editor.draft.can_redo  # so it wasn't the field that took it back


def test_two_quick_presses_are_two_here(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    for _each in range(2):  # a tremor, anywhere else
        QTest.mouseClick(workbench.window.windowHandle(), Qt.MouseButton.LeftButton, pos=_middle(editor, "▼"))
    assert editor.steps.step == 2


def _middle(editor, text):
    button = next(each for each in editor.findChildren(QAbstractButton) if each.text() == text)
    return button.mapTo(editor.window(), button.rect().center())


def test_a_clicker_still_leads_back_out_of_the_list_of_files(workbench, qtbot):
    workbench.show()
    with qtbot.waitSignal(workbench.flow.done):
        QTest.keyClick(workbench.window, Qt.Key.Key_PageUp)


def test_the_arrow_keys_go_through_the_files_and_enter_opens_one(workbench):
    front = workbench.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(workbench.window.focusWidget(), key)
    assert workbench.flow.bench.draft.file.stem == "shipped"
    assert front.screen is not workbench.window.current


def test_who_steers_by_a_single_switch_is_told_before_it_rests(qtbot, tmp_path):
    workbench = Workbench(qtbot, tmp_path, switch=Switch.AUTO)
    workbench.flow.show()
    assert workbench.flow.front is None
    workbench.window.current.main_button.click()
    assert workbench.flow.front is not None


def test_the_settings_lead_to_the_workshop_and_it_leads_back_there(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    program.flow.places.show_settings()
    buttons(program.window.current)["For the physiotherapist"].click()
    qtbot.waitUntil(lambda: isinstance(program.window.current, StartScreen))
    buttons_of(program.window.current)["◀ Back"].click()
    assert isinstance(program.window.current, SettingsScreen)
    program.window.close()


def test_other_routines_leads_to_where_a_broken_file_is_mended(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    broken = tmp_path / "Routines" / "two.toml"
    broken.write_text(broken.read_text().replace("sets = 2", "sets = two"))
    program.flow.show_routines()
    buttons(program.window.current)["For the physiotherapist: mend it"].click()
    qtbot.waitUntil(lambda: isinstance(program.window.current, EditorScreen))
    editor = program.window.current
    qtbot.waitUntil(lambda: bool(editor.draft.checked.errors))
    assert editor.text.isVisible()  # where it is mended
    assert editor.draft.file == broken
    program.window.close()


def buttons_of(screen):
    """Return a workshop's buttons by their names."""
    return {each.accessibleName(): each for each in screen.findChildren(QAbstractButton)}


def test_own_files_come_first_and_broken_ones_say_how_much_there_is_to_mend(workbench):
    (workbench.own / "broken.toml").write_text("format = 1\nname = 3\n")
    front = workbench.show()
    listed = [front.screen.files.item(row).text() for row in range(front.screen.files.count())]
    assert [text.split("\n")[0] for text in listed] == ["broken", "Two exercises", "Shipped one"]
    assert "To mend before it can be played: " in listed[0]
    assert "comes with the program" in listed[2]


def test_a_new_routine_begins_as_a_copy_that_nobody_has_set_yet(workbench):
    front = workbench.show()
    workbench.file.write_text(COMMENTED.replace("times", 'author = "A clinic"\ntimes'))
    front.screen.mark_file("two", is_exercise=False)
    front.screen.copy_requested.emit(front.screen.marked_file)
    front.screen._pages.currentWidget().made.emit("Knees, gently", front.screen.marked_file)
    draft = workbench.flow.bench.draft
    assert draft.file == workbench.own / "knees-gently.toml"
    assert draft.values["name"] == "Knees, gently"
    assert "author" not in draft.values
    assert draft.is_changed
    assert not draft.file.exists()


def test_a_file_that_is_deleted_can_be_brought_back_as_it_was(workbench):
    front = workbench.show()
    front.screen.mark_file("two", is_exercise=False)
    front.screen.delete_requested.emit(front.screen.marked_file)
    workbench.press("Delete it")
    assert not workbench.file.exists()
    workbench.press("Bring it back")
    assert workbench.file.read_text() == COMMENTED


def test_what_cannot_be_played_without_an_exercise_is_named_before_that_is_deleted(workbench):
    own = workbench.own / "exercises" / "mine.toml"
    own.parent.mkdir()
    own.write_text(EXERCISE)
    workbench.file.write_text(COMMENTED.replace("knee-extension", "mine"))
    front = workbench.show()
    front.screen.mark_file("mine", is_exercise=True)
    front.screen.delete_requested.emit(front.screen.marked_file)
    assert "can't be played without it: Two exercises." in workbench.asked
    workbench.press("Delete it")
    front.screen.mark_file("two", is_exercise=False)
    workbench.until(lambda: front.screen.marked_file is not None and front.screen.marked_file.errors)
    assert front.screen.marked_file.name == "Two exercises"  # not its file's name


def test_a_files_name_is_made_of_plain_letters():
    assert id_of("Für Élise: 2 × täglich!") == "fur-elise-2-taglich"  # noqa: RUF001 - as people write
    assert id_of("日本") == id_of("Con") == ""


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1366, 768)), (1.5, (1366, 768)), (2.0, (1366, 768)), (1.0, (1920, 1080))]
)
def test_the_workshop_is_whole_on_the_smallest_screen_at_twice_the_text_size(qtbot, tmp_path, scale, size):
    workbench = Workbench(qtbot, tmp_path, scale, size)
    workbench.show()
    assert workbench.window.size().toTuple() == size
    editor = workbench.open()
    for pane in (Pane.STEPS, Pane.FORM, Pane.PREVIEW, Pane.TEXT):
        editor._columns.bring_up(pane)
        assert workbench.window.size().toTuple() == size
        assert editor._columns._panes[pane][1].isVisible()
    workbench.flow.bench.close()


def nameless(screen):
    """Return what can be worked in a screen, is shown, and has no name for who can't see it."""
    workable = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit)
    found = [each for kind in workable for each in screen.findChildren(kind) if each.isVisible()]
    parts = (QAbstractSpinBox, QComboBox, QLineEdit)
    found = [each for each in found if not isinstance(each.parentWidget(), parts)]
    return [
        each
        for each in found
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and len(each.text()) > 1)
    ]


def test_everything_that_can_be_worked_has_a_name(workbench):
    assert not nameless(workbench.show().screen)
    editor = workbench.open()
    editor.steps.choose(0)
    assert not nameless(editor)
