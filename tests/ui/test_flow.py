"""The way through the program in a window without a screen, on a clock that goes on when told."""

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coach.history.records import Outcome
from coach.session.events import State
from coach.session.readiness import Answer, Sign
from coach.session.timeline import SegmentKind
from coach.ui.keys import Command
from coach.ui.screens.resume import ResumeScreen
from coach.ui.session_run import SessionRun
from coach.ui.widgets.labels import Button
from tests.routine.files import ROUTINE
from tests.ui.program import Program


@pytest.fixture
def program(qtbot, tmp_path):
    started = Program(qtbot, tmp_path)
    yield started
    started.window.close()


def test_two_sessions_after_each_other_are_kept_each_once(program):
    for _session in range(2):
        program.play_out(program.start())
        program.session.after.screen.answered.emit(4, None, None, "")
    sessions = program.sessions()
    assert [session.outcome for session in sessions] == [Outcome.FULL, Outcome.FULL]
    # two sets for the right leg of the exercise's own ten reps, two for the left of six
    sides = [(done.side.value, done.done_reps) for done in sessions[1].sets]
    assert sides == [("right", 10), ("left", 6), ("right", 10), ("left", 6)]
    assert [session.answers.effort for session in sessions] == [4, 4]


def test_stopping_and_having_had_enough_is_recorded_in_kind_words(program):
    conductor = program.start()
    program.to_the_question(conductor)
    conductor.play()
    program.window.keyPressEvent(key_event(Qt.Key.Key_Escape))
    assert conductor.playback.state is State.PAUSED
    asked = conductor.playback.elapsed_ms
    program.clock.ms += 60_000
    conductor.tick()
    assert conductor.playback.elapsed_ms == asked
    program.session.player.enough_requested.emit()
    assert program.window.current is program.session.after.screen
    text = " ".join(label.text() for label in program.session.after.screen.findChildren(QLabel))
    assert "fail" not in text.lower()
    (session,) = program.sessions()
    assert session.outcome is Outcome.STOPPED


def test_going_on_after_stop_at_the_question_asks_again(program):
    conductor = program.start()
    program.to_the_question(conductor)
    program.session.player.stop_requested.emit()
    program.session.player.stop_panel.go_on_requested.emit()
    assert conductor.playback.state is State.WAITING


def test_a_space_that_comes_late_after_stop_starts_nothing(program):
    conductor = program.start()
    program.to_the_question(conductor)
    conductor.play()
    program.session.player.stop_button.setFocus()
    QTest.keyClick(program.session.player.stop_button, Qt.Key.Key_Space)
    assert program.session.player.is_stopped
    for _press in range(2):
        QTest.keyClick(program.window.focusWidget() or program.window, Qt.Key.Key_Space)
    assert conductor.playback.state is State.PAUSED


@pytest.mark.parametrize("kind", list(SegmentKind), ids=[kind.value for kind in SegmentKind])
def test_stop_is_there_in_every_part_of_a_session_and_nothing_moves_after_it(program, kind):
    conductor = program.start()
    wanted = next(segment for segment in conductor.playback.timeline.segments if segment.kind is kind)
    while conductor.playback.elapsed_ms < wanted.start_ms:
        program.clock.ms += 100
        conductor.tick()
        if conductor.playback.state is State.WAITING and kind is not SegmentKind.READY:
            conductor.play()
    QTest.keyClick(program.window, Qt.Key.Key_S)
    at_ms = conductor.playback.elapsed_ms
    program.clock.ms += 1500
    conductor.tick()
    assert program.session.player.is_stopped
    assert (conductor.playback.elapsed_ms, conductor.playback.state is State.PLAYING) == (at_ms, False)
    assert not conductor._timer.isActive()


@pytest.mark.parametrize("minutes", [14, 16])
def test_after_a_long_pause_the_person_is_asked_where_to_go_on_and_nothing_is_lost(qtbot, tmp_path, minutes):
    program = Program(qtbot, tmp_path)
    conductor = program.start()
    program.to_the_question(conductor)
    conductor.play()
    while not conductor.playback.so_far() or not conductor.playback.so_far()[0].done_reps:
        program.clock.ms += 500
        conductor.tick()
    conductor.pause()
    later = program.flow._around.now() + timedelta(minutes=minutes)
    program.at(later)
    program.session.long_pause.look()
    if minutes < 15:
        assert program.window.current is program.session.player
        program.window.close()
        return
    qtbot.waitUntil(lambda: isinstance(program.window.current, ResumeScreen))
    program.window.current.go_on.emit()
    qtbot.waitUntil(lambda: program.session.run.is_prepared)
    program.session.begin()
    program.play_out(program.session.run.conductor)
    program.session.after.screen.answered.emit(None, None, None, "")
    (session,) = program.sessions()
    assert session.outcome is Outcome.FULL
    assert [done.shortened.value for done in session.sets] == ["unfinished", "no", "no", "no", "no"]
    program.window.close()


def test_back_from_get_ready_and_from_advice_leads_to_the_answers_as_they_were(program):
    program.flow.choose("two")
    questions = program.session.questions
    tired, chest = (questions.readiness.tiles[sign] for sign in (Sign.SLEPT_BADLY, Sign.CHEST_PAIN))
    chest.click()
    questions.readiness._go_on.click()
    assert program.window.current is questions.advice
    assert program.session.run is None
    questions.advice.back_requested.emit()
    assert chest.isChecked()
    chest.click()
    questions.readiness._go_on.click()
    assert program.window.current is program.session.get_ready
    assert program.session.run is not None
    program.session.get_ready.back_requested.emit()
    assert program.window.current is questions.readiness
    assert not any(tile.isChecked() for tile in (tired, chest))


def test_after_not_today_home_says_rest_and_does_not_call_to_start(program):
    program.flow.choose("two")
    program.session.questions.readiness.answered.emit(Answer((Sign.FEVER,)))
    program.session.questions.advice.closed.emit()
    shown = program.flow.home.findChildren(QLabel)
    program.qtbot.waitUntil(lambda: any(label.text() == "Rest today." for label in shown))
    assert program.flow.home.main_button.text() == "I feel better"


def test_tab_and_space_choose_on_the_stop_screen(program):
    conductor = program.start()
    program.to_the_question(conductor)
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    reached = []
    for _press in range(3):
        QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(program.window.focusWidget().text())
    assert sorted(reached) == ["Enough for today", "I need help", "I'm all right, go on"]
    while program.window.focusWidget().text() != "I'm all right, go on":
        QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Space)
    assert not program.session.player.is_stopped


def test_a_clicker_alone_leaves_the_stop_screen_by_two_presses(program, monkeypatch):
    conductor = program.start()
    program.to_the_question(conductor)
    panel = program.session.player.stop_panel
    program.session.player.stop_requested.emit()
    panel.obey(Command.FORWARD)  # too soon
    assert not panel._go_on.hasFocus()
    monkeypatch.setattr(panel, "_shown", Elapsed())
    panel.obey(Command.FORWARD)
    assert program.session.player.is_stopped
    panel.obey(Command.FORWARD)
    assert not program.session.player.is_stopped


class Elapsed:
    """A timer that has run long enough."""

    def elapsed(self):
        return 60_000

    @property
    def session(self):
        """The way through a session; made anew with other settings."""
        return self.flow.session

    def start(self):
        pass


def test_a_session_that_was_left_has_no_part_in_the_next_one(program):
    release = threading.Event()
    slow = program.flow.voice.prepare
    program.flow.voice.prepare = lambda texts, *_more, **_language: (release.wait(5), slow(texts))[1]
    program.flow.choose("two")
    program.session.get_ready.back_requested.emit()
    program.flow.choose("gentle-seated-legs")
    later = program.session.run
    program.session.questions.readiness.answered.emit(Answer())
    program.session.begin()
    assert program.window.current is program.session.get_ready
    release.set()
    program.qtbot.waitUntil(lambda: program.window.current is program.session.player)
    assert program.session.run is later
    assert later.is_prepared
    program.qtbot.waitUntil(lambda: len(program.session.findChildren(SessionRun)) == 1)


def test_a_laptop_without_a_voice_says_so_and_how_to_get_one_and_the_session_goes_on(program):
    program.flow.voice.problem = "This computer has no voice yet. Type: sudo apt-get install espeak-ng"
    program.flow.choose("two")
    program.qtbot.waitUntil(lambda: program.session.run.is_prepared)
    shown = [label.text() for label in program.session.get_ready.findChildren(QLabel)]
    assert program.flow.voice.problem in shown
    program.session.begin()
    program.play_out(program.session.run.conductor)
    assert program.window.current is program.session.after.screen


def test_a_month_is_saved_without_asking_for_a_file_and_says_where(program, tmp_path):
    program.flow.places.show_month()
    program.qtbot.waitUntil(lambda: program.flow.places.month_flow.month is not None)
    program.flow.places.month_flow.screen.pdf_requested.emit()
    (saved,) = tmp_path.glob("Leg Coach *.pdf")
    shown = [label.text() for label in program.flow.places.month_flow.screen.findChildren(QLabel)]
    assert f"Saved as “{saved.name}” in the folder {tmp_path}." in shown
    saved.unlink()
    saved.mkdir()
    program.flow.places.month_flow.screen.pdf_requested.emit()
    assert "Saved" not in program.flow.places.month_flow.screen._notice.text()


def test_closing_the_window_at_the_questions_keeps_what_was_answered(program, tmp_path):
    program.play_out(program.start())
    program.session.after.screen.effort.choose(5)
    program.window.close()
    with closing(sqlite3.connect(tmp_path / "diary.sqlite3")) as connection:
        assert connection.execute("select effort from answers").fetchall() == [(5,)]


def test_a_key_that_is_held_or_bounces_counts_once(program):
    QTest.keyClick(program.window, Qt.Key.Key_Space)
    QTest.keyClick(program.window, Qt.Key.Key_Space)
    assert program.window.current is program.session.questions.readiness


def test_a_diary_of_a_newer_version_is_told_and_the_session_goes_on(qtbot, tmp_path):
    with closing(sqlite3.connect(tmp_path / "diary.sqlite3")) as connection, connection:
        connection.execute("create table alembic_version (version_num text)")
        connection.execute("insert into alembic_version values ('9999')")
    program = Program(qtbot, tmp_path)
    qtbot.waitUntil(program.flow.home._notice.isVisible)
    assert "newer" in program.flow.home._notice.text()
    program.play_out(program.start())
    assert program.window.current is program.session.after.screen
    program.window.close()


def test_a_file_broken_while_the_program_runs_is_told_and_played_as_it_was(program, tmp_path):
    (tmp_path / "Routines" / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = two"))
    program.flow.go_home()
    assert "has a mistake. It is used as it was earlier today" in program.flow.home._notice.text()
    program.flow.show_routines()
    shown = [label.text() for label in program.flow.routines.findChildren(QLabel)]
    assert any("as it was earlier today. To mend:" in text and "Line 6" in text for text in shown)
    program.flow.choose("two")
    assert program.window.current is program.session.questions.readiness


def test_a_file_that_never_was_good_is_told_and_nothing_plays_in_its_place(program, tmp_path):
    (tmp_path / "Routines" / "sit-to-stand.toml").write_text(ROUTINE.replace("sets = 2", "sets = two"))
    program.flow.choose("sit-to-stand")  # one of this name comes with the program
    assert program.window.current is program.flow.home
    assert "A routine file has a mistake in it" in program.flow.home._notice.text()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_button_is_whole_and_large_enough_on_every_screen(qtbot, tmp_path, percent):
    program = Program(qtbot, tmp_path, text_percent=percent)
    flow, window = program.flow, program.window
    target = flow._theme.target
    conductor = program.start()
    conductor.next()

    def look():
        qtbot.wait(20)
        assert (window.width(), window.height()) <= (1366, 768)
        for button in window.current.findChildren(Button):
            if button.isVisible():
                assert button.height() >= target, button.text()
                assert button.width() >= flow._theme.mm(15), button.text()
                for line in button.text().splitlines():
                    assert button.fontMetrics().horizontalAdvance(line) <= button.width(), button.text()

    look()
    flow.session.player.stop_requested.emit()
    look()
    flow.session.player.enough_requested.emit()
    for go in (
        lambda: None,
        flow.go_home,
        flow.show_routines,
        flow.places.show_settings,
        flow.places.show_month,
    ):
        go()
        look()
    window.close()


def key_event(key):
    from PySide6.QtCore import QEvent  # noqa: PLC0415  (only here)
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
