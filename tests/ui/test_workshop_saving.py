"""Saving in the workshop: nothing that anybody wrote is lost, by whatever happens."""

import pytest

from coach.ui.workshop.new import EMPTY
from tests.ui.workbench import COMMENTED, Workbench

THEIRS = COMMENTED.replace("on the ward", "at home")
MINE = COMMENTED.replace("sets = 2", "sets = 4")


@pytest.fixture
def workbench(qtbot, tmp_path):
    made = Workbench(qtbot, tmp_path)
    yield made
    if made.flow.bench is not None:
        made.flow.bench.close()


def write(workbench, text):
    """Write a text in the editor."""
    workbench.flow.bench.draft.set_text(text, by="text")
    return workbench.checked()


def versions(workbench):
    """Return the texts that are kept of the file."""
    return [version.text() for version in workbench.flow.versions.of(workbench.file)]


def test_what_another_program_saved_is_never_written_over_unasked(workbench):
    workbench.open()
    write(workbench, MINE)
    workbench.file.write_text(THEIRS)
    workbench.flow.bench.save()
    workbench.until(lambda: "Another program" in workbench.asked)
    assert workbench.file.read_text() == THEIRS


def test_to_keep_mine_keeps_theirs_as_a_version(workbench):
    workbench.open()
    write(workbench, MINE)
    workbench.file.write_text(THEIRS)
    workbench.flow.bench.save()
    workbench.until(lambda: "Another program" in workbench.asked)
    workbench.press("Keep mine")
    workbench.until(lambda: workbench.file.read_text() == MINE)
    workbench.until(lambda: MINE in versions(workbench))
    assert THEIRS in versions(workbench)


def test_to_take_theirs_leaves_mine_an_undo_away(workbench):
    workbench.open()
    write(workbench, MINE)
    workbench.file.write_text(THEIRS)
    workbench.flow.bench.save()
    workbench.until(lambda: "Another program" in workbench.asked)
    workbench.press("Take the other one")
    draft = workbench.flow.bench.draft
    assert draft.text == THEIRS
    assert not draft.is_changed
    draft.undo()
    assert draft.text == MINE


def test_a_text_with_mistakes_is_saved_only_after_it_was_said_that_it_will_not_be_played(workbench):
    workbench.open()
    broken = COMMENTED.replace("sets = 2", "sets = 200")
    write(workbench, broken)
    workbench.flow.bench.save()
    workbench.until(lambda: "isn't played until it is mended" in workbench.asked)
    assert workbench.file.read_text() == COMMENTED
    workbench.press("Save all the same")
    workbench.until(lambda: workbench.file.read_text() == broken)


def test_a_routine_without_an_exercise_is_saved_without_a_word_of_mistakes(workbench):
    workbench.show().begin_requested.emit(workbench.own / "new.toml", EMPTY)
    workbench.checked()
    workbench.flow.bench.save()
    workbench.until(lambda: workbench.asked == "There is no exercise in it yet, so it can't be played.")
    workbench.press("Save all the same")
    workbench.until((workbench.own / "new.toml").exists)


def test_leaving_with_changes_asks_once(workbench):
    editor = workbench.open()
    write(workbench, MINE)
    editor.close_requested.emit()
    workbench.press("Stay here")
    assert workbench.window.current is editor
    editor.close_requested.emit()
    workbench.press("Throw the changes away")
    assert workbench.flow.bench is None
    assert workbench.file.read_text() == COMMENTED
    assert workbench.flow.unsaved.all() == ()


@pytest.fixture(name="ended")
def _ended(workbench):
    """A workshop in which something was being written when the program ended."""
    workbench.open()
    write(workbench, MINE)
    workbench.window.closing.emit()
    workbench.flow.bench = None
    return workbench


@pytest.mark.usefixtures("ended")
def test_what_was_not_saved_when_the_program_ended_is_there_again_an_undo_from_what_was(qtbot, tmp_path):
    again = Workbench(qtbot, tmp_path)
    again.show()
    again.until(lambda: "before “Two exercises” was saved" in again.asked)
    again.press("Open it")
    assert again.flow.bench.draft.text == MINE
    again.press("Back to what was saved")
    assert again.flow.bench.draft.text == COMMENTED
    again.flow.bench.close()


@pytest.mark.usefixtures("ended")
def test_what_was_not_saved_outlives_a_look_at_the_file_without_an_answer(qtbot, tmp_path):
    again = Workbench(qtbot, tmp_path)
    again.open()
    again.flow.bench.close()
    assert [unsaved.text for unsaved in again.flow.unsaved.all()] == [MINE]


def test_what_was_not_saved_never_goes_over_what_was_saved_since_unasked(ended, qtbot, tmp_path):
    ended.file.write_text(THEIRS)
    again = Workbench(qtbot, tmp_path)
    again.open()
    assert "Which one is to count?" in again.asked
    again.press("Take the other one")
    assert again.flow.bench.draft.text == THEIRS
    again.flow.bench.close()


def test_a_shipped_routine_is_saved_as_a_copy_of_ones_own(workbench):
    shipped = workbench.paths.shipped_routines / "shipped.toml"
    before = shipped.read_text()
    workbench.open(shipped)
    assert "copy of your own" in workbench.asked
    write(workbench, before.replace("sets = 2", "sets = 1"))
    workbench.save()
    assert shipped.read_text() == before
    assert (workbench.own / "shipped.toml").read_text() == before.replace("sets = 2", "sets = 1")
    assert not workbench.asked


def test_an_unchanged_draft_follows_the_file(workbench):
    workbench.open()
    workbench.file.write_text(THEIRS)
    workbench.flow.look_again()
    workbench.until(lambda: workbench.flow.bench.draft.text == THEIRS)
    assert not workbench.flow.bench.draft.is_changed


def test_a_changed_draft_asks_before_it_follows_the_file(workbench):
    workbench.open()
    write(workbench, MINE)
    workbench.file.write_text(THEIRS)
    workbench.flow.look_again()
    workbench.until(lambda: "Another program" in workbench.asked)
    assert workbench.flow.bench.draft.text == MINE


def test_a_version_is_one_press_away_and_taking_it_is_an_undo_from_being_back(workbench):
    workbench.open()
    write(workbench, MINE)
    workbench.save()
    bench = workbench.flow.bench
    bench.show_versions()
    page = bench.screen.page
    assert "sets = 2" in page.list.item(0).text()
    page.taken.emit(page._versions[0].text)
    assert bench.draft.text == COMMENTED
    bench.draft.undo()
    assert bench.draft.text == MINE
