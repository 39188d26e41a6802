"""What comes in between (help, another look, midnight, someone else, a closed window) takes nothing away."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from coach.history.records import Outcome, ReadinessOutcome, Side
from coach.history.sessions import Session
from coach.people import add_person, everyone
from coach.session.events import State
from coach.session.readiness import Answer, Sign
from coach.settings import Settings, read_settings
from coach.ui.diary import Diary
from coach.ui.preparation import Result, variants_in
from coach.ui.screens.keys import KeysScreen
from coach.ui.screens.resume import ResumeScreen
from coach.ui.screens.set_up import NamePage, SeeingPage
from coach.ui.screens.who import WhoScreen
from coach.ui.setting_pages import Page
from tests.builders import routine
from tests.history.build import KNEE, at, done, start
from tests.ui.program import Program


@pytest.fixture
def program(qtbot, tmp_path):
    started = Program(qtbot, tmp_path)
    qtbot.waitUntil(lambda: started.flow.today.standing.person_id != "")  # the diary has answered
    yield started
    started.window.close()


def press(program, key):
    """Press a key, well after the one before."""
    program.window.set_steering(same_press_ms=0)
    QTest.keyClick(program.window.focusWidget() or program.window, key)


def settings_page(program):
    """Open a page of the settings."""
    program.flow.places.show_settings()
    program.window.current.page_requested.emit(Page.HEARING)
    return program.window.current


def half_a_session(program):
    """Do two sets of four, and have the laptop die."""
    conductor = program.start()
    while conductor.playback.segment.bout != 2 or not conductor.playback.so_far():
        program.clock.ms += 500
        conductor.tick()
        if conductor.playback.state is State.WAITING:
            conductor.play()
    program.session.close()


def begin_again(qtbot, program, tmp_path):
    """Start the program anew on the same folder."""
    program.window.close()
    (tmp_path / "Routines").rename(tmp_path / "before")
    later = Program(qtbot, tmp_path)
    qtbot.waitUntil(lambda: isinstance(later.window.current, ResumeScreen))
    return later


def test_help_over_the_settings_leads_back_to_them_with_what_was_chosen(program):
    page = settings_page(program)
    page.changed.emit(replace(program.flow.settings, quiet=True))
    shown = program.window.current
    press(program, Qt.Key.Key_F1)
    assert isinstance(program.window.current, KeysScreen)
    program.window.current.back_requested.emit()
    assert program.window.current is shown
    shown.done.emit()
    assert program.flow.settings.quiet


def test_settings_that_were_open_once_are_never_written_over_those_of_someone_else(qtbot, program):
    settings_page(program)
    press(program, Qt.Key.Key_F1)
    program.window.current.back_requested.emit()
    program.window.current.done.emit()
    program.window.current.done.emit()
    qtbot.waitUntil(lambda: bool(program.flow.settings.person_id))  # before anybody else is added
    ana = add_person(program.flow._around.paths, "Ana")
    qtbot.waitUntil(lambda: program.window.current is program.flow.home)
    qtbot.wait(0)
    program.flow._use_person(ana)
    program.window.close()
    assert [each.settings.name for each in everyone(program.flow._around.paths)] == ["", "Ana"]


def test_help_that_is_asked_for_twice_leads_back_to_the_session_all_the_same(program):
    conductor = program.start()
    program.to_the_question(conductor)
    for _press in range(2):
        press(program, Qt.Key.Key_F1)
    program.window.current.back_requested.emit()
    assert program.window.current is program.session.player


def test_help_at_the_question_who_it_is_doesn_t_answer_it(qtbot, tmp_path):
    program = Program(qtbot, tmp_path / "one")
    qtbot.waitUntil(lambda: bool(program.flow.settings.person_id))  # before anybody else is added
    add_person(program.flow._around.paths, "Ana")
    program.flow._arrive()
    press(program, Qt.Key.Key_F1)
    program.window.current.back_requested.emit()
    assert isinstance(program.window.current, WhoScreen)
    program.window.close()


def test_a_session_doesn_t_begin_beneath_the_keys(qtbot, program):
    program.flow.choose("two")
    program.session.questions.readiness.answered.emit(Answer())
    program.session._waiting_to_begin = True  # as "I'm ready" has it while clips are being made
    press(program, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: program.session.run.is_prepared)
    program.session._begin_if_waiting()
    assert isinstance(program.window.current, KeysScreen)
    program.window.current.back_requested.emit()
    program.session.get_ready.ready.emit()
    assert program.window.current is program.session.player


def test_answers_are_kept_when_the_window_is_closed_from_the_keys(program):
    program.play_out(program.start())
    program.session.after.screen.effort.choose(5)
    press(program, Qt.Key.Key_F1)
    program.flow.session.close()
    (session,) = program.sessions()
    assert session.answers.effort == 5


def another_look(program, **chosen):
    """Have the system look otherwise, as `chosen` would."""
    make = program.flow._around.make_theme
    around = replace(program.flow._around, make_theme=lambda settings: make(replace(settings, **chosen)))
    program.flow._around = around
    program.flow.look_again()


def test_another_look_of_the_system_takes_away_nothing_that_is_being_typed(qtbot, tmp_path):
    program = Program(qtbot, tmp_path, name="Rosa")
    program.flow.places.show_set_up()
    page = program.window.current
    page.findChild(QLineEdit).setText("Rosalind")
    another_look(program, theme="dark")
    assert program.window.current is page
    page.main_button.click()
    assert isinstance(program.window.current, SeeingPage)
    program.flow.go_home()
    assert program.flow._theme.palette == program.window.current.theme.palette
    assert program.flow.home.theme.palette.name == "dark"
    program.window.close()


def test_at_home_another_look_is_seen_at_once(program):
    another_look(program, theme="dark")
    assert program.window.current.theme.palette.name == "dark"
    assert program.window.current is program.flow.home


def test_home_that_is_shown_over_midnight_says_the_new_day(program):
    monday = datetime(2026, 11, 16, 23, 59).astimezone()
    program.flow.settings = replace(program.flow.settings, plan={"monday": "", "tuesday": "two"})
    program.at(monday)
    program.flow.go_home()
    assert program.flow.home.main_button.text() == "Exercise anyway"
    program.at(monday + timedelta(minutes=2))
    program.flow.look_again()
    assert program.flow.home.main_button.text() == "Start"


def test_a_set_up_that_was_left_half_way_begins_with_what_was_answered(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    program.flow._keep(Settings())
    program.flow.places.show_set_up()
    assert isinstance(program.window.current, NamePage)
    program.window.current.findChild(QLineEdit).setText("Rosa")
    program.window.current.main_button.click()
    program.window.close()
    kept = read_settings(program.flow._file)
    assert (kept.name, kept.is_set_up) == ("Rosa", False)


def test_once_there_are_several_the_first_is_known_by_an_id_even_to_a_new_diary(program):
    first_id = program.flow.today.standing.person_id
    program.flow.who.add("Ana")
    ids = [each.settings.person_id for each in everyone(program.flow._around.paths)]
    assert (ids[0], len(set(ids))) == (first_id, 2)


def test_what_waits_behind_a_record_that_fails_has_its_turn(qtbot, tmp_path):
    (tmp_path / "data").write_text("")  # no folder, so there can be no diary in it yet
    diary, answers = Diary(tmp_path / "data" / "diary.sqlite3"), []

    def fails(_store):
        raise ValueError("our own bug")

    with qtbot.waitSignal(diary.noticed):
        for question in (fails, fails, lambda store: store.persons()):
            diary.ask(question, answers.append)
        diary.start()
    (tmp_path / "data").unlink()
    diary.ask(lambda store: store.pending, answers.append)
    diary.close()
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_a_session_of_yesterday_keeps_what_was_answered_then(qtbot, program, tmp_path):
    half_a_session(program)
    later = begin_again(qtbot, program, tmp_path)
    later.at(later.flow._around.now() + timedelta(days=1))
    later.window.current.go_on.emit()
    later.session.questions.readiness.answered.emit(Answer((Sign.FEVER,)))
    today = later.flow._around.now().date()
    found = []
    later.flow.diary.ask(
        lambda store: (
            store.readiness_between(store.default_person().id, today - timedelta(days=2), today),
            store.last_session(store.default_person().id),
        ),
        found.append,
    )
    qtbot.waitUntil(lambda: bool(found))
    told, session = found[0]
    assert [one.outcome for one in told] == [ReadinessOutcome.GO_ON, ReadinessOutcome.NOT_TODAY]
    assert (session.readiness.outcome, session.end) == (ReadinessOutcome.GO_ON, None)
    later.window.close()


def test_a_fall_that_the_diary_tells_of_late_is_asked_about_all_the_same(program):
    program.flow.choose("two")
    program.session.learn(replace(program.flow.today.standing, fall_untold=True))
    program.session.questions.readiness.main_button.click()  # all fine today
    assert program.window.current is program.session.questions.readiness  # has someone been told?


def test_screens_that_were_never_shown_go_as_well_when_all_are_made_anew(qtbot, program):
    before = program.session.screens
    another_look(program, theme="dark")
    qtbot.waitUntil(lambda: not any(isValid(screen) for screen in before))


def test_clips_that_are_being_made_outlive_the_screens_that_asked_for_them(qtbot, program):
    release, told = threading.Event(), []
    program.flow.voice.prepare = lambda *_texts, **_language: (release.wait(5), {})[1]
    program.flow.choose("two")
    run = program.session.run
    run._maker.idle.connect(lambda: told.append("idle"))
    program.session.questions.readiness.back_requested.emit()
    another_look(program, theme="dark")
    qtbot.wait(0)
    release.set()
    qtbot.waitUntil(lambda: told == ["idle"])
    qtbot.waitUntil(lambda: not isValid(run))


def test_enough_of_a_session_of_which_all_was_done_is_full():
    two = (replace(KNEE, side=Side.BOTH, sets=1), replace(KNEE, step_index=1, sets=1))
    begun = start(at("11-17"), *two)
    legs = [done(begun, 8, 0, replace(two[0], side=side)) for side in (Side.LEFT, Side.RIGHT)]
    part = Result.of(Session(begun, tuple(legs)))
    assert (part.outcome, part.sets_whole, part.sets_planned) == (Outcome.PART, 1, 2)
    assert Result.of(Session(begun, (*legs, done(begun, 8, 0, two[1])))).outcome is Outcome.FULL


def test_the_exercise_done_last_is_gone_on_with_and_not_one_that_was_tried_before():
    own = replace(KNEE, exercise_id="knee-extension")
    begun = start(at("11-17"), own)
    tried = done(begun, 8, 0, replace(own, exercise_id="easy"))
    assert variants_in(Session(begun, (tried,)), routine()) == {0: "easy"}
    assert variants_in(Session(begun, (tried, done(begun, 8, 1, own))), routine()) == {}
