"""Going on with a session that was cut off: it says where one was, and does nothing by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.history.records import Shortened, Side
from coach.history.sessions import Session
from coach.ui.screens.resume import ResumeScreen
from coach.ui.sentences import exercise_reached, when_words, where_you_were
from tests.history.build import KNEE, at, done, start
from tests.routine.reading_level import grade
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme

NAMES = ("Straighten your knee", "March", "Heel slides")
ASKED = tuple(
    replace(KNEE, step_index=2 * number, exercise_name=name, side=side, sets=2)
    for number, name in enumerate(NAMES)
    for side in (Side.RIGHT, Side.LEFT)
)
BEGUN = start(at("11-17", "16:20"), *ASKED)
NOW = at("11-18", "09:00")


def sets(*which):
    """Return goes at sets: the exercise (0 is the first), the set, the side, and how it ended."""
    return tuple(
        done(
            BEGUN,
            8 if shortened is Shortened.NO else 3,
            number,
            replace(ASKED[2 * exercise], side=side),
            shortened=shortened,
        )
        for exercise, number, side, shortened in which
    )


def whole(exercise, *, but=0):
    all_four = [
        (exercise, number, side, Shortened.NO) for number in (0, 1) for side in (Side.RIGHT, Side.LEFT)
    ]
    return all_four[: len(all_four) - but]


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ([], (1, NAMES[0])),
        (whole(0, but=1), (1, NAMES[0])),
        (whole(0), (2, NAMES[1])),
        ([*whole(0), (1, 0, Side.RIGHT, Shortened.UNFINISHED)], (2, NAMES[1])),
        ([*whole(0, but=1), (0, 1, Side.LEFT, Shortened.SKIPPED), *whole(1)], (3, NAMES[2])),
        ([*whole(0), (0, 0, Side.RIGHT, Shortened.UNFINISHED)], (2, NAMES[1])),  # once more was no need
        ([*whole(0), *whole(1), *whole(2)], (3, NAMES[2])),
    ],
)
def test_the_exercise_reached_is_the_one_that_was_cut_off_or_the_next(ended, expected):
    assert exercise_reached(Session(BEGUN, sets(*ended))) == expected


def test_it_says_where_one_was_in_what_and_when():
    reached = Session(BEGUN, sets(*whole(0), *whole(1)))
    where, what = where_you_were(reached, NOW)
    assert where == "You were at the third exercise."
    assert what == "Heel slides, in “Gentle seated legs”, yesterday at 16:20."
    assert grade(f"{where} {what}") <= 6.0


def test_a_thirteenth_exercise_is_told_by_its_number():
    many = tuple(replace(KNEE, step_index=step, sets=1) for step in range(13))
    begun = start(at("11-17"), *many)
    before = tuple(done(begun, 8, 0, each) for each in many[:12])
    assert where_you_were(Session(begun, before), NOW)[0] == "You were at exercise 13."


def test_when_is_said_in_days():
    then = at("11-18", "08:05")
    assert when_words(then, NOW) == "today at 08:05"
    assert when_words(then - timedelta(days=1), NOW) == "yesterday at 08:05"
    assert when_words(then - timedelta(days=3), NOW) == "3 days ago at 08:05"


def shown(qtbot, *, may_go_on, scale=1.0, dpi=96):
    screen = ResumeScreen(theme(scale, dpi))
    screen.set_session(Session(BEGUN, sets(*whole(0))), NOW, may_go_on=may_go_on)
    in_window(qtbot, screen)
    return screen


def test_each_answer_is_told_and_going_on_is_the_obvious_one(qtbot):
    screen = shown(qtbot, may_go_on=True)
    assert screen.main_button.text() == "Go on"
    signals = {
        "Go on": screen.go_on,
        "Start again": screen.start_again,
        "Enough for today": screen.enough,
    }
    assert set(buttons(screen)) == set(signals)
    for name, signal in signals.items():
        with qtbot.waitSignal(signal):
            buttons(screen)[name].click()


def test_a_routine_that_was_changed_meanwhile_can_only_be_begun_again(qtbot):
    screen = shown(qtbot, may_go_on=False)
    assert set(buttons(screen)) == {"Start again", "Enough for today"}
    assert screen.main_button.text() == "Start again"


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_question_is_whole_at_every_size(qtbot, scale, dpi):
    for may_go_on in (True, False):
        assert crowded(shown(qtbot, may_go_on=may_go_on, scale=scale, dpi=dpi)) == []
