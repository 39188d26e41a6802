"""What a test leaves in the diary, however it ends; and what is seen and said of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from coach.history.records import Measure, MeasureDone
from coach.progress.measure_words import REASON_NOT_TOLD, STOPS
from coach.session.measure_rules import RULES
from coach.ui.measures.results import why_no_figure
from coach.ui.screens.measure_questions import NumberScreen
from coach.ui.screens.measure_result import MeasureResultScreen
from coach.ui.screens.measure_run import MeasureRunScreen
from coach.ui.screens.measures import MeasuresScreen
from tests.routine.reading_level import grade
from tests.ui.guided import NOW, ROSA, STANDS_ALONE, Guided
from tests.ui.shown import buttons, words


def kept(guided):
    return [(done.value, done.stopped) for done in guided.diary.measures("rosa")]


def test_a_result_is_in_the_diary_before_it_is_confirmed_and_what_is_told_after_it_corrects_it(qtbot):
    guided = Guided(qtbot, ROSA)
    guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin()
    guided.at(2000)
    guided.key(Qt.Key.Key_Space)
    guided.at(30_000)
    assert kept(guided) == [(1.0, "")]  # were the window closed now
    guided.to(NumberScreen)
    guided.press("5 more", "It is right", "Yes")
    (done,) = guided.diary.measures("rosa")
    assert (done.value, done.with_hands, done.practised) == (6.0, True, True)
    guided.press("Back", "No", "Back", "Back", "It is right", "No", "Keep it")
    (done,) = guided.diary.measures("rosa")
    assert (done.value, done.with_hands) == (1.0, False)


def test_another_go_takes_the_place_of_the_first_once_it_is_done_and_not_when_it_is_stopped(qtbot):
    guided = Guided(qtbot)
    guided.to_clock(Measure.TUG, "Yes")
    for seconds in (9, 12):
        guided.begin()
        guided.at(seconds * 1000)
        guided.key(Qt.Key.Key_Space)
        assert kept(guided) == [(seconds, "")]
        guided.to(MeasureResultScreen)
        guided.press("Do it again")
        assert kept(guided) == [(seconds, "")]
    guided.begin()
    guided.press("Stop")
    assert kept(guided) == [(12.0, ""), (None, REASON_NOT_TOLD)]  # were the window closed now
    guided.press("You want to stop")
    assert kept(guided) == [(12.0, ""), (None, STOPS[-1])]
    guided.press("Finished")
    guided.to(MeasuresScreen).cards[Measure.TUG].click()
    assert "Is somebody right beside you?" in words(guided.screen)  # one is as well as before


def test_back_at_a_count_or_a_result_throws_nothing_away(qtbot):
    guided = Guided(qtbot, ROSA)
    guided.to_clock(Measure.CHAIR_STAND_30, *STANDS_ALONE)
    guided.begin()
    guided.at(30_000)
    count = guided.to(NumberScreen)
    assert "Back" not in buttons(count)  # it would lead to the clock
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
        guided.clock.ms += 2000
        guided.key(key)
        assert guided.screen is count
    guided.press("It is right", "No")
    guided.to(MeasureResultScreen)
    guided.clock.ms += 2000
    guided.key(Qt.Key.Key_Escape)
    assert "Did you use your hands to stand up?" in words(guided.screen)
    assert kept(guided) == [(0.0, "")]


def test_positions_that_were_held_may_be_enough(qtbot):
    guided = Guided(qtbot)
    first = guided.to_clock(Measure.FOUR_STAGE_BALANCE, "Yes")
    assert "Enough" not in buttons(first)
    guided.begin()
    guided.at(10_000)
    qtbot.waitUntil(lambda: guided.screen is not first)
    assert kept(guided) == [(1.0, "")]
    assert {"Enough", "Stop"} <= buttons(guided.to(MeasureRunScreen)).keys()
    guided.press("Enough")
    assert "You held 1 of 4." in words(guided.to(MeasureResultScreen))
    guided.press("Keep it")
    (done,) = guided.diary.of(MeasureDone)  # nothing is written twice
    assert (done.value, done.parts, done.stopped) == (1.0, (10.0,), "")


def test_the_positions_of_another_go_do_not_take_the_place_of_a_whole_one_until_all_are_done(qtbot):
    guided = Guided(qtbot)
    guided.to_clock(Measure.FOUR_STAGE_BALANCE, "Yes")

    def hold(ms):
        before = guided.to(MeasureRunScreen)
        guided.begin()
        guided.at(ms)
        if ms < 10_000:
            guided.key(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: guided.screen is not before)

    hold(10_000)
    hold(4000)
    guided.to(MeasureResultScreen)
    guided.press("Do it again")
    hold(10_000)
    assert [done.parts for done in guided.diary.measures("rosa")] == [(10.0, 4.0)]
    guided.key(Qt.Key.Key_Escape)  # a test is under way, between its positions as well
    guided.press("You want to stop")
    told = [(done.parts, done.stopped) for done in guided.diary.measures("rosa")]
    assert told == [((10.0, 4.0), ""), ((10.0,), STOPS[-1])]


@pytest.mark.parametrize(
    ("measure", "held_ms", "seen"),
    [(Measure.TUG, 9960, "10.0"), (Measure.TUG, 12_400, "12.4"), (Measure.FOUR_STAGE_BALANCE, 4400, "4.4")],
)
def test_what_is_seen_at_the_end_is_what_is_kept(qtbot, measure, held_ms, seen):
    guided = Guided(qtbot)
    guided.flow.taking._calm.setInterval(60_000)
    screen = guided.to_clock(measure, "Yes")
    guided.begin()
    guided.at(held_ms)
    guided.key(Qt.Key.Key_Space)
    (done,) = guided.diary.measures("rosa")
    assert screen._count.accessibleName() == f"{seen} seconds Done"
    assert [*done.parts, done.value][0] == held_ms / 1000


def test_a_helper_counts_steps_as_they_come_even_where_presses_long_apart_are_taken_for_one(qtbot):
    guided = Guided(qtbot, ROSA, same_press_ms=1500)
    guided.to_clock(Measure.TWO_MINUTE_STEP, "No", "Yes")
    guided.begin()
    for ms in (1000, 1900, 2800, 3000):
        guided.at(ms)
        guided.key(Qt.Key.Key_Space)
    assert guided.flow.taking.clock.count_now() == 3  # the last one is a tremor all the same
    guided.press("Stop")
    assert guided.window._debounce._same_press_ms == 1500


def test_the_words_of_all_tests_are_made_for_the_first_as_several_may_be_done_in_a_row(qtbot):
    guided, lent = Guided(qtbot), []
    guided.flow.taking._sample.lend = lambda _settings, _then, texts: lent.extend(texts)
    guided.choose(Measure.TUG)
    assert set(lent) >= {word.text for rule in RULES.values() for word in rule.words}


def test_a_go_that_a_sleeping_machine_spoiled_says_so(qtbot):
    guided = Guided(qtbot)
    screen = guided.to_clock(Measure.TUG, "Yes")
    guided.begin()
    guided.clock.slept = 3000
    guided.at(9000)
    assert "That one doesn't count. Start again." in words(screen)
    assert kept(guided) == []


SEAT = "The published figures are for a seat of 43 cm."
SEATS = "The published figures are for a seat of 43 to 45 cm."
TABLE = "There are figures for women and for men. You can choose in Settings."
NONE = "There are no published figures for your age."


@pytest.mark.parametrize(
    ("change", "details", "reason"),
    [
        ({"with_hands": True}, ROSA, "It was done with hands, so it is kept apart."),
        ({"chair_cm": 47}, ROSA, SEAT),
        ({"chair_cm": None}, ROSA, SEAT),
        ({"chair_cm": 47, "measure": Measure.FIVE_TIMES_SIT_TO_STAND}, ROSA, SEATS),
        ({}, None, "Published figures go by age. You can tell your birth year in Settings."),
        ({}, replace(ROSA, sex=None), TABLE),
        ({}, replace(ROSA, birth_year=1980, sex=None), NONE),
        ({"measure": Measure.FIVE_TIMES_SIT_TO_STAND}, replace(ROSA, birth_year=1980), NONE),
    ],
)
def test_where_there_is_no_published_figure_the_true_reason_is_told(change, details, reason):
    done = MeasureDone("m", "rosa", NOW, Measure.CHAIR_STAND_30, 9, chair_cm=43, practised=True)
    assert why_no_figure(replace(done, **change), details) == reason
    assert grade(reason) <= 6
