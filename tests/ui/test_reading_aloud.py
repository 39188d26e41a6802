"""What is said of each screen, and that nothing is said once it is gone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.history.records import Outcome
from coach.history.sessions import Session
from coach.routine.terms import Talk
from coach.session.readiness import Answer, Question, Sign
from coach.ui.care import CareNotes, care_texts
from coach.ui.phrases import Phrase, heard
from coach.ui.preparation import Result
from coach.ui.readiness_words import page_phrases, spoken_before
from coach.ui.screens.resume import ResumeScreen
from coach.ui.widgets.spoken_screen import SpokenScreen
from tests.history.build import KNEE, at, start
from tests.ui.told import LIBRARY, SILENCE, Scene
from tests.ui.whole import themed

STANDING = "standing-at-the-counter"
CHEST_PAIN = Answer((Sign.CHEST_PAIN,))


class TestScreen(SpokenScreen):
    """A screen of another issue, which only gives its words."""

    __test__ = False

    def spoken(self):
        return (Phrase("Stand up as often as you can.", Talk.SOME),)


@pytest.fixture
def open_scene(qtbot, tmp_path):
    """Open scenes that are closed at the end."""
    opened = []

    def made(**chosen):
        opened.append(Scene(qtbot, tmp_path, **chosen))
        return opened[-1]

    yield made
    for each in opened:
        each.voice.engine.set()
        each.flow.close()


@pytest.fixture
def scene(open_scene):
    return open_scene()


def texts(phrases, talk=Talk.FULL):
    return list(heard(phrases, talk))


def test_a_question_is_said_phrase_by_phrase_with_half_a_second_between(scene):
    scene.choose()
    asked = texts(page_phrases(None))
    scene.qtbot.waitUntil(lambda: len(scene.voice.said) == len(asked))
    began = scene.clock.ms + 500
    assert scene.voice.said == [(text, began + 1500 * number) for number, text in enumerate(asked)]
    assert asked[0] == "How are you today?"


@pytest.mark.parametrize("talk", Talk)
def test_with_less_talk_a_question_is_alone_or_only_seen_and_advice_is_always_whole(open_scene, talk):
    scene = open_scene(talk=talk).choose()
    asked = texts(page_phrases(None))
    assert scene.said == {Talk.FULL: asked, Talk.SOME: asked[:1], Talk.COUNTS: []}[talk]
    scene.answer(CHEST_PAIN)
    assert scene.said[-4:] == [
        "Call 1 1 2 now.",
        "Sit or lie down. If someone is near, ask for help.",
        "This program can't call for you.",
        "Call 1 1 2 now.",
    ]


def test_a_press_silences_at_once_and_nothing_more_of_the_page_is_said(scene):
    scene.choose()
    assert SILENCE not in scene.said
    scene.later().press()
    assert scene.said == [SILENCE]
    scene.later().press()
    assert scene.said == []  # there was nothing left to silence


def test_a_press_of_a_pointer_silences_as_well(scene):
    scene.choose()
    assert scene.said
    scene.later()
    QTest.mouseClick(scene.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert scene.said == [SILENCE]


@pytest.mark.parametrize("key", [Qt.Key.Key_VolumeUp, Qt.Key.Key_Shift])
def test_who_turns_the_sound_up_goes_on_listening(scene, key):
    scene.choose()
    assert scene.said
    scene.later().press(key)
    assert scene.said == []


def test_a_press_that_was_still_meant_for_home_takes_nothing_away(scene):
    scene.choose()
    assert scene.said
    scene.later(900).press()
    assert scene.said == []


def test_what_is_over_is_not_silenced_again_for_the_coach_may_be_speaking(scene):
    scene.choose()
    scene.later(len(scene.said) * 1500 + 500).press()
    assert scene.said == []


def test_a_clip_that_comes_late_for_a_page_that_is_gone_is_never_said(scene):
    scene.voice.engine.clear()
    scene.choose()
    scene.flow.questions.readiness.fell.click()
    scene.flow.questions.readiness._answer()
    scene.voice.engine.set()
    assert scene.said == ["Were you hurt, or did you hit your head?", texts(page_phrases(Question.HURT))[1]]


def test_a_clip_that_comes_after_a_press_is_never_said(scene):
    scene.voice.engine.clear()
    scene.choose()
    scene.later().press()
    scene.voice.engine.set()
    assert scene.said == []


def test_what_an_engine_can_not_say_is_passed_over(scene):
    asked = texts(page_phrases(None))
    scene.voice.unspeakable = asked[1:2]
    scene.choose()
    assert scene.said == [asked[0], *asked[2:]]


def test_without_a_voice_nothing_is_tried_again_and_again(scene):
    scene.voice.problem, scene.voice.unspeakable = "There is no voice.", texts(page_phrases(None))
    scene.choose()
    assert scene.said == []
    assert not set(scene.voice.tried) & set(scene.voice.unspeakable[1:])


def test_quiet_is_quiet(open_scene):
    scene = open_scene(quiet=True).choose()
    scene.flow.aloud._make_ahead()
    scene.answer(CHEST_PAIN)
    assert scene.said == []
    assert not set(texts(page_phrases(None))) & set(scene.voice.tried)


def test_the_words_before_a_session_are_ready_while_home_is_shown(scene):
    scene.flow.aloud._make_ahead()
    assert scene.said == []
    assert scene.voice.tried == list(spoken_before("112"))
    scene.voice.engine.clear()  # the engine is busy with the session now
    scene.choose()
    assert [text for text, _at_ms in scene.voice.said] == texts(page_phrases(None))


def test_the_care_notes_of_a_session_are_made_ready_and_those_of_no_other(scene):
    scene.choose(STANDING)
    scene.flow.aloud._make_ahead()
    assert scene.said
    known = care_texts(LIBRARY.routines[STANDING], LIBRARY, Talk.FULL)
    assert "Stop for any of these" in known
    assert scene.voice.tried[-len(known) :] == list(known)


def test_each_page_of_the_questions_is_said_when_it_comes(scene):
    screen = scene.choose().flow.questions.readiness
    assert scene.said
    screen.fell.click()
    screen.in_pain.click()
    for question in (Question.HURT, Question.TOLD, Question.PAIN):
        screen._answer() if question is Question.HURT else screen._reply(screen.question, is_so=False)
        assert scene.said == [SILENCE, *texts(page_phrases(question))]
    scene.later().press()
    screen.pain.choose(4)  # an answer isn't asked for again
    assert scene.said == [SILENCE]


def test_a_gentler_day_is_offered_with_its_cards(scene):
    scene.choose(STANDING).answer(Answer((Sign.TIRED,)))
    said = scene.said[-5:]
    assert said[:2] == ["Take it gentler today?", "These ask for less. You can stop at any time."]
    assert all(text.endswith((", Seated.", ", Standing.")) for text in said[2:4])
    assert said[4] == "Or keep to “Standing at the counter”."


def test_to_stay_seated_is_said_however_little_else_is(open_scene):
    scene = open_scene(talk=Talk.COUNTS).choose(STANDING).answer(Answer((Sign.FALL_UNHURT,)))
    why = "Please stay seated until you have told someone that you fell. These are seated."
    assert scene.said == ["Stay seated today", why]


def test_a_screen_that_is_not_shown_says_nothing_over_the_one_that_is(scene):
    scene.choose().answer(CHEST_PAIN)
    assert scene.said
    scene.flow.questions.readiness.in_pain.click()
    scene.flow.questions.readiness._answer()
    assert scene.said == []


def test_who_has_to_ask_first_hears_why(open_scene):
    scene = open_scene(ask_first=("recent-fracture",)).choose()
    said = scene.said
    assert said[0] == "Please ask your doctor or nurse first."
    assert "I broke a bone in the last month" in said


@pytest.mark.parametrize("talk", [Talk.FULL, Talk.SOME])
def test_getting_ready_says_what_to_fetch_and_how_to_go_on(open_scene, talk):
    scene = open_scene(talk=talk).choose().answer()
    said = scene.said
    title, *needed, ready = said[said.index("Get ready: Gentle seated legs.") :]
    assert (title, ready) == ("Get ready: Gentle seated legs.", "Press the big button when you are ready.")
    assert ("A glass of water" in needed) is (talk is Talk.FULL)


def test_the_question_whether_to_go_on_is_said_though_nobody_told_the_reader_of_that_screen(scene):
    screen = ResumeScreen(themed())
    cut_off = Session(start(at("11-17", "16:20"), replace(KNEE, exercise_name="March")), ())
    screen.set_session(cut_off, at("11-18", "09:00"), may_go_on=True)
    assert scene.show(screen).said[:3] == [
        "You were at the first exercise.",
        "March, in “Gentle seated legs”, yesterday at 16:20.",
        "Do you want to go on?",
    ]
    screen.set_session(cut_off, at("11-18", "09:00"), may_go_on=False)
    assert "The routine was changed since. So it can't go on from there." in scene.said


NOTES = CareNotes(("Knee pain",), ("A knee operation? Ask first.",), ("Go slowly.",))


@pytest.mark.parametrize(("talk", "count"), [(Talk.FULL, 6), (Talk.SOME, 4), (Talk.COUNTS, 2)])
def test_care_notes_are_said_when_they_are_opened_and_end_with_them(open_scene, talk, count):
    scene = open_scene(talk=talk)
    player = scene.flow.player
    scene.show(player)
    player.show_care(NOTES)
    all_of_them = ["Stop for any of these", "Knee pain", "Take care", "A knee operation? Ask first."]
    assert scene.said == [*all_of_them, "To do it well", "Go slowly."][:count]
    player.close_care()
    assert scene.said == [SILENCE]


def test_who_turned_the_sound_off_in_a_session_hears_nothing_until_it_is_over(scene):
    scene.choose().answer()
    assert scene.said
    scene.qtbot.waitUntil(lambda: scene.flow.run.is_prepared)
    scene.flow.begin()
    scene.flow.run.conductor._timer.stop()
    scene.flow.run.conductor.set_quiet(quiet=True)
    scene.voice.said.clear()
    scene.flow.player.show_care(NOTES)
    scene.flow.player.close_care()
    scene.flow._show_well_done(Result(Outcome.PART, 3, 8, 400_000))
    assert scene.said == []


def test_once_it_is_closed_nothing_is_said_though_a_thread_is_still_busy(scene):
    scene.choose()
    assert scene.said
    scene.voice.engine.clear()
    scene.answer(CHEST_PAIN)
    scene.flow.close()
    scene.show(TestScreen("Chair stand", themed()))
    scene.voice.engine.set()
    assert scene.said == [SILENCE]


def test_after_a_session_what_was_done_and_what_is_asked_is_said_and_a_hard_one_is_thanked_for(scene):
    scene.flow._show_well_done(Result(Outcome.PART, 3, 8, 400_000))
    said = scene.said
    assert said[0] == "You did 3 of 8 sets. Every movement counts."
    assert said[-2:] == ["You may skip any of these.", "Press the big button when you have finished."]
    scene.later().press()
    scene.flow.after.screen.effort.choose(9)
    assert scene.said == [SILENCE, "Thank you for telling. Sit and rest a little now."]
    scene.later().press()
    scene.flow.after.screen.effort.choose(3)
    assert scene.said == []  # nothing is asked a second time


def test_a_screen_only_has_to_give_its_words(scene):
    assert scene.show(TestScreen("Chair stand", themed())).said == ["Stand up as often as you can."]
