"""The questions after a session: each may be left, and none is held against anyone."""

import pytest
from PySide6.QtWidgets import QLabel

from coach.ui.keys import Command
from coach.ui.screens.well_done import WellDoneScreen
from tests.routine.reading_level import grade
from tests.ui.whole import PX_PER_MM, cut_off, shown, themed

SUGGESTION = (
    "You did all of it six times. Next you could try 10 instead of 8. Ask your physiotherapist first."
)
KIND = "Thank you for telling. Sit and rest a little now."


@pytest.fixture
def screen(qtbot):
    made = WellDoneScreen(themed())
    made.set_session("Well done!", "You did the whole routine in 10 minutes.")
    return shown(qtbot, made)


def answers_of(screen):
    given = []
    screen.answered.connect(lambda *answer: given.append(answer))
    screen.main_button.click()
    return given


def words_on(screen):
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_nothing_has_to_be_answered(screen):
    assert answers_of(screen) == [(None, None, None, "")]


def test_effort_pain_unsteadiness_and_a_note_are_told(screen):
    screen.effort.choose(4)
    screen.pain.choose(0)
    screen.unsteady.choose(is_so=False)
    screen.note.setText(" My knee clicked. ")
    assert answers_of(screen) == [(4, 0, False, "My knee clicked.")]


def test_unsteady_is_yes_or_no_and_a_second_press_takes_it_back(screen):
    screen.unsteady.choose(is_so=True)
    assert screen.answers[2] is True
    screen.unsteady.choose(is_so=False)
    assert screen.answers[2] is False
    screen.unsteady.choose(is_so=False)
    assert screen.answers[2] is None


@pytest.mark.parametrize(("effort", "unsteady", "kind"), [(7, None, False), (8, None, True), (3, True, True)])
def test_a_hard_or_unsteady_session_gets_a_kind_sentence(screen, effort, unsteady, kind):
    screen.effort.choose(effort)
    if unsteady is not None:
        screen.unsteady.choose(is_so=unsteady)
    assert (KIND in words_on(screen)) is kind


def test_asking_anew_forgets_everything(screen):
    screen.effort.choose(9)
    screen.unsteady.choose(is_so=True)
    screen.set_suggestion(SUGGESTION)
    screen.note.setText("Hard")
    screen.set_session("Well done!", "You came and you tried.")
    assert screen.answers == (None, None, None, "")
    assert KIND not in words_on(screen)
    assert SUGGESTION not in words_on(screen)


def test_a_press_that_was_still_meant_for_the_player_finishes_nothing(qtbot):
    now = [0]
    screen = shown(qtbot, WellDoneScreen(themed(), now_ms=lambda: now[0]))
    given = []
    screen.answered.connect(lambda *answer: given.append(answer))
    now[0] = 1000
    screen.obey(Command.FORWARD)
    assert given == []
    now[0] = 1300
    screen.obey(Command.FORWARD)
    assert len(given) == 1


@pytest.mark.parametrize("text_scale", [1.0, 1.3, 1.6, 2.0, 2.5])
def test_it_is_whole_at_every_text_size(qtbot, text_scale):
    screen = WellDoneScreen(themed(text_scale))
    screen.set_session("Well done!", "You did the whole routine in 10 minutes.")
    shown(qtbot, screen)
    screen.set_suggestion(SUGGESTION)
    screen.unsteady.choose(is_so=True)
    qtbot.wait(20)
    assert cut_off(screen) == []


@pytest.mark.parametrize("px_per_mm", PX_PER_MM)
def test_at_the_usual_size_all_questions_are_seen_at_once(qtbot, px_per_mm):
    screen = WellDoneScreen(themed(px_per_mm=px_per_mm))
    screen.set_session("That is enough for today.", "You came and you tried. That counts too.")
    shown(qtbot, screen)
    assert screen._areas[0].verticalScrollBar().maximum() == 0
    assert cut_off(screen) == []


def test_a_ten_year_old_can_read_it():
    asked = ["You may skip any of these", "Did you feel unsteady", "How hard was it", KIND]
    assert grade(". ".join(asked)) <= 6
