"""Tests of files that other programs change while the window is open."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from coach.routine.files.writing import read_text, save
from coach.ui.live_files import LiveFiles, Look, look_at
from tests.routine.files import ROUTINE
from tests.ui.program import Program

SOON_MS = 500


@pytest.fixture
def live(qapp, tmp_path):
    """Files that are looked at, in a folder that isn't there yet."""
    own = tmp_path / "Documents" / "Routines"
    files = LiveFiles([own], own, qapp)
    files.look()
    yield files, own
    files.stop()
    files.deleteLater()


def in_place(file):
    """Save as simple editors do."""
    file.write_text("a = 2\n")


def by_renaming(file):
    """Save as most editors do, by way of another file."""
    aside = file.with_suffix(".swp")
    aside.write_text("a = 3\n")
    aside.replace(file)


def by_ourselves(file):
    """Save as the workshop does."""
    save(file, "a = 4\n", read_text(file))


def test_each_way_to_save_is_noticed_within_half_a_second_one_after_the_other(qtbot, live):
    files, own = live
    with qtbot.waitSignal(files.changed, timeout=4 * SOON_MS):
        (own / "exercises").mkdir(parents=True)
        (own / "exercises" / "one.toml").write_text("a = 1\n")
    for way in (in_place, by_renaming, by_ourselves, in_place, by_renaming, Path.unlink):
        with qtbot.waitSignal(files.changed, timeout=SOON_MS):
            way(own / "exercises" / "one.toml")


def test_a_folder_that_gets_another_name_and_comes_back_is_noticed_as_soon(qtbot, live):
    files, own = live
    own.mkdir(parents=True)
    (own / "one.toml").write_text("a = 1\n")
    files.look()
    aside = own.with_name("Aside")
    for before, after in ((own, aside), (aside, own)):
        with qtbot.waitSignal(files.changed, timeout=SOON_MS):
            before.rename(after)


def test_what_changes_no_routine_file_and_what_was_seen_already_is_not_told(qtbot, live):
    files, own = live
    own.mkdir(parents=True)
    (own / "one.toml").write_text("a = 1\n")
    assert files.look()
    assert not files.look()
    with qtbot.assertNotEmitted(files.changed, wait=300):
        (own / "notes.txt").write_text("x")
        (own / "one.toml").touch()


def test_two_saves_within_one_tick_of_a_coarse_clock_are_two(tmp_path):
    file = tmp_path / "one.toml"
    file.write_text("a = 1\n")
    moment = file.stat().st_mtime
    first = look_at([tmp_path], tmp_path, Look(), moment + 0.5)
    with file.open("r+") as opened:  # as large, and at the same place of the disk
        opened.write("a = 2\n")

    os.utime(file, (moment, moment))
    assert look_at([tmp_path], tmp_path, first, moment + 1).tells_other(first)
    settled = look_at([tmp_path], tmp_path, first, moment + 60)
    assert not look_at([tmp_path], tmp_path, settled, moment + 61).tells_other(settled)


def test_a_file_of_long_ago_is_not_read_until_its_moment_is_another(tmp_path):
    file = tmp_path / "one.toml"
    file.symlink_to(tmp_path / "linked")
    (tmp_path / "linked").write_text("a = 1\n")
    os.utime(file, (1000, 1000))
    before = look_at([tmp_path], tmp_path, Look(), 5000)
    assert before.traces[file].hash == ""
    os.utime(file, (2000, 2000))
    assert look_at([tmp_path], tmp_path, before, 5000).tells_other(before)
    (tmp_path / "linked").unlink()
    assert look_at([tmp_path], tmp_path, before, 5000).tells_other(before)


def test_home_and_the_list_of_routines_follow_a_file_that_is_saved_elsewhere(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    flow, file = program.flow, tmp_path / "Routines" / "two.toml"
    assert flow.home._notice.text() == ""
    with qtbot.waitSignal(flow.today.files_changed, timeout=2 * SOON_MS):
        file.write_text(ROUTINE.replace("sets = 2", "sets = two"))
    assert "is used as it was earlier today" in flow.home._notice.text()
    flow.show_routines()
    with qtbot.waitSignal(flow.today.files_changed, timeout=2 * SOON_MS):
        file.write_text(ROUTINE.replace("Two exercises", "Another name"))
    names = [button.text() for button in flow.routines.findChildren(type(flow.routines.back_button))]
    assert any("Another name" in name for name in names)
    assert not any(
        "mistake" in label.text() for label in flow.routines.findChildren(QLabel) if label.isVisible()
    )
    program.window.close()


def test_a_session_keeps_the_routine_that_it_began_with_and_the_next_one_has_the_new(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    conductor = program.start()
    before = conductor.playback.timeline
    with qtbot.assertNotEmitted(program.flow.today.files_changed, wait=400):
        (tmp_path / "Routines" / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 9"))
    assert conductor.playback.timeline is before
    assert program.flow.today.library.routines["two"].steps[0].sets == 2
    program.flow.go_home()
    assert program.flow.today.library.routines["two"].steps[0].sets == 9
    program.window.close()
