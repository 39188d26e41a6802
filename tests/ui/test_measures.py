"""The tests, guided: from the list to what the diary keeps, by key, pointer and switch."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.history.records import Details, Measure, MeasureDone, Readiness, Sex, WalkingAid
from coach.progress.measure_words import STOPS
from coach.routine.terms import Arms, Side, Support
from coach.session.measure_check import Refusal
from coach.session.measure_rules import RULES
from coach.session.readiness import Sign
from coach.settings import Switch
from coach.ui.measures import asks
from coach.ui.measures.figure import letting_go, movement
from coach.ui.measures.results import said_of
from coach.ui.measures.sentences import measure_of, needs, question, steps
from coach.ui.screens.advice import AdviceScreen
from coach.ui.screens.measure_questions import AskScreen, NumberScreen
from coach.ui.screens.measure_result import MeasureResultScreen
from coach.ui.screens.measure_run import MeasureRunScreen
from coach.ui.screens.measure_steps import MeasureStepsScreen, PracticeScreen
from coach.ui.screens.measures import MeasuresScreen
from coach.ui.screens.readiness import ReadinessScreen
from tests.routine.reading_level import grade
from tests.ui.guided import NOW, ROSA, STANDS_ALONE, Guided, library
from tests.ui.program import Program
from tests.ui.shown import buttons, crowded, words


def test_a_chair_stand_from_the_list_to_the_diary(qtbot):
    guided = Guided(qtbot, ROSA)
    guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin(lambda: guided.key(Qt.Key.Key_Space))
    for second in range(2, 28, 3):
        guided.at(second * 1000)
        guided.key(Qt.Key.Key_PageDown)
    guided.at(30_000)
    guided.to(NumberScreen)
    guided.press("1 more", "It is right")
    guided.press("No")
    shown = words(guided.to(MeasureResultScreen))
    assert "Your count was 10." in shown
    assert "CDC's below-average mark for women 75-79 is under 10." in shown
    assert "You can show this to your physiotherapist." in shown
    guided.press("Keep it")
    (done,) = guided.diary.measures("rosa")
    assert replace(done, id="", replaces="") == MeasureDone(
        "", "", NOW, Measure.CHAIR_STAND_30, 10.0, chair_cm=43, practised=True
    )
    guided.press("Finished")
    assert "Last time: 10 stands, 21 Nov 2026." in words(guided.to(MeasuresScreen))
    guided.press("Back")
    assert guided.left == [True]


def test_minus_backspace_and_back_take_one_back_and_keys_pressed_after_the_end_press_nothing(qtbot):
    guided = Guided(qtbot, ROSA)
    screen = guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin()
    taken_back = []
    for second, less in enumerate((Qt.Key.Key_Minus, Qt.Key.Key_Backspace, Qt.Key.Key_Left), start=1):
        guided.at(second * 3000)
        guided.key(Qt.Key.Key_Space)
        guided.at(second * 3000 + 1000)
        guided.key(less)
        taken_back.append(guided.flow.taking.clock.count_now())
    assert taken_back == [0, 0, 0]
    guided.flow.taking._calm.setInterval(60_000)
    guided.at(30_000)
    for late_ms in (500, 1500, 2500):
        guided.clock.ms = guided.go_ms + 30_000 + late_ms
        guided.key(Qt.Key.Key_Space)
    assert guided.screen is screen
    assert "That is all. Thank you." in words(screen)


def test_the_words_are_heard_at_their_moments_and_a_press_is_heard_too(qtbot):
    guided = Guided(qtbot, ROSA)
    guided.to_clock(Measure.FIVE_TIMES_SIT_TO_STAND, *STANDS_ALONE)
    guided.count_in()
    guided.at(-149)  # a word is sent ahead, so that it is punctual
    assert guided.said() == [
        (text, guided.go_ms + 1000 * beat)
        for beat, text in enumerate(("Ready.", "Three.", "Two.", "One.", "Go."), start=-4)
    ]
    guided.at(2500)
    guided.key(Qt.Key.Key_Space)
    assert ("tone", guided.clock.ms + 150) in guided.ear.log


def test_what_is_timed_ends_at_the_moment_of_the_press_and_not_when_it_is_let_go(qtbot):
    guided = Guided(qtbot)
    screen = guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.at(12_400)
    middle = screen._target.mapTo(guided.window, QPoint(40, 40))
    QTest.mousePress(guided.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    guided.at(15_000)
    QTest.mouseRelease(guided.window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    shown = words(guided.to(MeasureResultScreen))
    assert "Your time was 12.4 s." in shown
    assert "The mark that CDC uses is 12 s or more." in shown
    guided.press("Keep it")
    (done,) = guided.diary.measures("rosa")
    assert (done.value, done.aid, done.helper) == (12.4, WalkingAid.STICK, True)


def test_a_single_switch_counts_without_waiting_for_its_mark(qtbot):
    guided = Guided(qtbot, ROSA, switch=Switch.AUTO)
    guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin()
    for second in (2, 5, 8):
        guided.at(second * 1000)
        guided.key(Qt.Key.Key_Space)
    assert guided.flow.taking.clock.count_now() == 3


def test_balance_goes_on_until_a_position_is_not_held(qtbot):
    guided = Guided(qtbot)
    guided.to_clock(Measure.FOUR_STAGE_BALANCE, "Yes")
    for position in ("Feet side by side", "One foot half ahead: its instep at the other big toe"):
        guided.to(MeasureRunScreen)
        qtbot.waitUntil(lambda position=position: guided.screen.accessibleName() == position)
        guided.count_in()
        guided.at(-500)
        assert "Wait for “Begin”." in words(guided.screen)  # which is what is heard
        guided.at(0)
        guided.at(10_000)
    qtbot.waitUntil(lambda: guided.screen.accessibleName() == "One foot right in front: heel to toe")
    guided.to(MeasureRunScreen)
    guided.begin()
    guided.at(6200)
    guided.key(Qt.Key.Key_Space)
    assert "You held 2 of 4." in words(guided.to(MeasureResultScreen))
    guided.press("Keep it")
    (done,) = guided.diary.measures("rosa")
    assert (done.value, done.parts, done.helper) == (2.0, (10.0, 10.0, 6.2), True)


@pytest.mark.parametrize("by", ["Esc", "S", "the button"])
def test_stop_is_silent_at_once_and_asks_why(qtbot, by):
    guided = Guided(qtbot, ROSA)
    guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin()
    guided.at(3000)
    guided.key(Qt.Key.Key_Space)
    stops = {"Esc": Qt.Key.Key_Escape, "S": Qt.Key.Key_S}
    if by in stops:
        guided.key(stops[by])
    else:
        guided.press("Stop")
    assert guided.ear.log[-1] == ("stop",)
    assert "Stop. Sit down. Breathe." in words(guided.to(AskScreen))
    guided.press("Loss of balance")
    (done,) = guided.diary.measures("rosa")
    assert (done.value, done.stopped) == (1.0, "Loss of balance")
    guided.press("Yes")
    assert "1 stand, stopped early" in words(guided.screen)
    assert "Do it once more" not in buttons(guided.screen)
    guided.press("Finished")
    guided.choose(Measure.CHAIR_STAND_30)  # and the next one asks again how one is today


def test_chest_pain_and_what_does_not_ease_lead_to_the_call_that_only_the_person_can_make(qtbot):
    for reason, answers in ((STOPS[0], ()), (STOPS[1], ("No",))):
        guided = Guided(qtbot)
        guided.to_clock(Measure.TUG, "Yes")
        guided.begin()
        guided.press("Stop", reason, *answers)
        assert isinstance(guided.screen, AdviceScreen)
        assert guided.diary.measures("rosa")[0].stopped == reason


def test_a_minute_without_an_answer_is_taken_for_no(qtbot):
    guided = Guided(qtbot)
    guided.flow.taking.stopping.patience_ms = 0
    guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.press("Stop", STOPS[2])
    guided.to(AdviceScreen)


def test_without_a_helper_it_waits_and_back_asks_again(qtbot):
    guided = Guided(qtbot)
    guided.choose(Measure.FOUR_STAGE_BALANCE)
    guided.press("No")
    assert "This test can wait." in words(guided.screen)
    guided.press("Back")
    assert "Is somebody right beside you?" in words(guided.screen)
    assert not guided.diary.of(MeasureDone)


@pytest.mark.parametrize(
    ("sign", "title"), [(Sign.TIRED, "This test can wait."), (Sign.DIZZY_PALPITATIONS, "Not today")]
)
def test_a_test_is_for_a_day_on_which_all_is_well(qtbot, sign, title):
    guided = Guided(qtbot, ROSA)
    guided.to(MeasuresScreen).cards[Measure.CHAIR_STAND_30].click()
    guided.answer_today(sign)
    assert title in words(guided.screen)
    assert guided.diary.of(Readiness)[0].signs == (sign.value,)


def test_how_one_is_today_is_asked_once_a_day(qtbot):
    guided = Guided(qtbot, ROSA)
    guided.choose(Measure.TUG)
    for days, asks_again in ((0, False), (1, True)):
        guided.now = NOW + timedelta(days=days)  # with the tests open overnight
        guided.flow.show()
        guided.to(MeasuresScreen).cards[Measure.TUG].click()
        assert isinstance(guided.screen, ReadinessScreen) is asks_again


def test_the_stances_of_the_balance_test_are_shown_with_nothing_to_hold_on_to():
    for name in RULES["four_stage_balance"].goes:
        stance = letting_go(library().exercises[name])
        assert {pose.arms for pose in stance.figure.poses.values()} == {Arms.OVER_COUNTER_BESIDE}
        assert (stance.support, stance.setup) == (Support.NONE, "The hands hold on to nothing.")


def test_age_and_table_are_asked_once_never_guessed_and_may_be_kept_to_oneself(qtbot):
    guided = Guided(qtbot)
    guided.choose(Measure.CHAIR_STAND_30)
    guided.press("1 year later", "Go on", "Those for men", "Go on", "Done")
    (told,) = guided.diary.of(Details)
    assert (told.birth_year, told.sex) == (1950, Sex.MAN)
    quiet = Guided(qtbot)
    quiet.choose(Measure.CHAIR_STAND_30)
    quiet.press("Go on", "Go on", "Done")
    assert quiet.diary.of(Details)[0].birth_year is None
    assert "Can you stand up without your hands?" in words(quiet.screen)
    again = Guided(qtbot, *quiet.diary.of(Details))
    again.choose(Measure.CHAIR_STAND_30)
    assert "Can you stand up without your hands?" in words(again.screen)


def test_the_practice_go_may_be_skipped_only_by_who_has_practised_before(qtbot):
    before = MeasureDone("m", "rosa", NOW, Measure.CHAIR_STAND_30, 8, practised=True)
    unpractised = replace(before, practised=False)
    for records, may_skip in (((ROSA,), False), ((ROSA, unpractised), False), ((ROSA, before), True)):
        guided = Guided(qtbot, *records)
        guided.choose(Measure.CHAIR_STAND_30)
        guided.press(*STANDS_ALONE, "I have it all", "This high")
        guided.to(PracticeScreen)
        assert ("Skip this" in buttons(guided.screen)) is may_skip


@pytest.mark.parametrize("when", ["before", "after"])
def test_with_hands_is_kept_apart_without_a_figure(qtbot, when):
    guided = Guided(qtbot, ROSA)
    answers = ("No", "No", "Yes") if when == "before" else STANDS_ALONE
    guided.to_clock(Measure.CHAIR_STAND_30, *answers)
    guided.begin()
    guided.at(30_000)
    guided.to(NumberScreen)
    guided.press("5 more", "It is right")
    if when == "after":
        guided.press("Yes")
    shown = words(guided.to(MeasureResultScreen))
    assert "It was done with hands, so it is kept apart." in shown
    assert not any("CDC" in text for text in shown)
    guided.press("Keep it")
    assert guided.diary.measures("rosa")[0].with_hands


def test_the_last_one_done_the_same_way_stands_beside_it(qtbot):
    last = MeasureDone(
        "m", "rosa", NOW.replace(month=10), Measure.CHAIR_STAND_30, 9, chair_cm=43, practised=True
    )
    with_helper = replace(last, id="n", value=3, helper=True, at=NOW.replace(day=1))
    guided = Guided(qtbot, ROSA, last, with_helper)
    alone = replace(last, id="", at=NOW)

    def sentences(done):
        return said_of(done, ROSA, guided.flow.taking.before)

    assert "About the same as last time: 9 stands, 21 Oct 2026." in sentences(replace(alone, value=10))
    assert "Last time, done the same way: 9 stands, 21 Oct 2026." in sentences(replace(alone, value=11))


def test_what_was_kept_can_be_taken_out_and_put_back(qtbot):
    guided = Guided(qtbot)
    guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.at(9000)
    guided.key(Qt.Key.Key_Space)
    guided.to(MeasureResultScreen)
    guided.press("Keep it", "Take it out again")
    assert guided.diary.measures("rosa") == ()
    guided.press("Put it back")
    assert [done.value for done in guided.diary.measures("rosa")] == [9.0]
    guided.press("Take it out again", "Finished")
    assert guided.diary.measures("rosa") == ()


def test_a_month_after_a_test_its_card_says_so(qtbot):
    old = MeasureDone("m", "rosa", NOW.replace(month=10), Measure.TUG, 12.4, helper=True)
    guided = Guided(
        qtbot, old, replace(old, id="n", measure=Measure.TWO_MINUTE_STEP, value=12, at=NOW.replace(day=1))
    )
    told = words(guided.to(MeasuresScreen))
    assert "Time for it again. Last time: 12.4 s, 21 Oct 2026." in told
    assert "Last time: 12 steps, 1 Nov 2026." in told


def test_a_go_that_is_covered_by_the_keys_is_called_off(qtbot):
    guided = Guided(qtbot)
    screen = guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.window.show_screen(AskScreen(asks.aid(), guided.flow._theme), keeps_before=True)
    assert not guided.flow.taking.clock.is_running
    guided.window.show_screen(screen)
    assert "Start" in buttons(screen)
    assert "That one doesn't count. Start again." in words(screen)


def test_a_machine_that_slept_has_measured_nothing(qtbot):
    guided = Guided(qtbot)
    screen = guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.clock.slept = 3000
    guided.at(9000)
    assert guided.screen is screen
    assert "Start" in buttons(screen)


def test_what_the_diary_itself_keeps_is_on_the_list_the_next_time(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    flow, kept = program.flow, MeasureDone("", "", NOW, Measure.TUG, 12.4, helper=True)
    program.at(NOW)
    flow.diary.add(replace(kept, id="m1"))
    flow.places.show_measures()
    qtbot.waitUntil(lambda: "Last time: 12.4 s, 21 Nov 2026." in words(program.window.current))
    buttons(program.window.current)["Back"].click()
    assert not isinstance(program.window.current, MeasuresScreen)


def test_the_figure_shows_one_rep_over_and_over_with_both_legs_where_they_take_turns():
    at = movement([library().exercises["standing-march"]])
    sides = [at(ms).segment.track.side for ms in (0, 1300, 2500)]
    assert sides == [Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert at(500).fraction == at(2900).fraction > 0
    assert movement([])(1000) is None


def asked_values():
    yield from (asks.check(rule, check) for rule in RULES.values() for check in rule.checks)
    yield from (asks.refused(why) for why in (None, *Refusal))
    yield from (
        asks.aid(),
        asks.used_hands(RULES["chair_stand_30"]),
        asks.why_stopped(),
        asks.easing("112"),
    )
    yield from (asks.kept("9 stands, stopped early", may_repeat=True), asks.taken_out())
    yield asks.chair_height(None)
    yield from (asks.counted(rule, 118) for rule in RULES.values() if rule.counts)


@pytest.mark.parametrize(("scale", "dpi"), [(1.0, 96), (1.6, 112), (2.5, 112)])
def test_every_screen_is_whole(qtbot, scale, dpi):
    guided = Guided(qtbot, ROSA, scale=scale, dpi=dpi)
    look = guided.window

    def whole(screen):
        if screen is not guided.screen:
            look.show_screen(screen)
        for _ in range(3):
            QApplication.processEvents()
        assert crowded(screen) == [], screen.accessibleName()

    whole(guided.to(MeasuresScreen))
    made = guided.flow._theme
    for asked in asked_values():
        kind = AskScreen if isinstance(asked, asks.Asked) else NumberScreen
        whole(kind(asked, made))
    for rule in RULES.values():
        told = steps(rule, with_hands=False)
        whole(MeasureStepsScreen(rule.measure_id, needs(rule), told, made))
        whole(PracticeScreen(told, lambda _ms: None, made, is_known=True))
    guided.flow.show()
    guided.to_clock(Measure.FOUR_STAGE_BALANCE, "Yes")
    whole(guided.screen)
    guided.begin()
    whole(guided.screen)


def test_all_words_are_easy_to_read():
    texts = [text for asked in asked_values() for text in (asked.title, asked.words) if text]
    for rule in RULES.values():
        texts += [" ".join(steps(rule, with_hands=with_hands)) for with_hands in (False, True)]
        texts.append(". ".join(need.words for need in needs(rule)) + ".")
        texts += [question(rule, check) for check in rule.checks]
    hard = {text: grade(text) for text in texts if grade(text) > 6}
    assert not hard


def test_the_list_has_each_test_once_those_that_may_be_done_alone_first():
    order = [measure_of(rule) for rule in RULES.values()]
    assert sorted(order) == sorted(Measure)
    needing = [RULES[measure.value].needs_helper for measure in order]
    assert all(first <= second for first, second in pairwise(needing))
