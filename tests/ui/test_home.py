"""Home: for every day it has something true to say and one way to go on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coach.history.records import Outcome
from coach.history.sessions import Session
from coach.routine.problems import Problem
from coach.settings import REST_DAY, Settings
from coach.ui.cards import RoutineCard
from coach.ui.home_states import Action, HomeKind, home_state
from coach.ui.screens.home import HomeScreen
from coach.ui.week import strip_of
from coach.ui.widgets.week_strip import DayMark
from tests.builders import exercise
from tests.history.build import done, end, start
from tests.routine.reading_level import grade
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

WEDNESDAY = datetime(2026, 11, 18, 9, tzinfo=UTC)
PLAN = {"monday": "seated", "wednesday": "seated", "thursday": REST_DAY, "friday": "standing"}
NOTICE = "This computer has no voice yet. Type: sudo apt-get install espeak-ng"


def card(routine_id, name):
    long = "For you if the first weeks feel easy. All of it in a chair. You need a sturdy chair and a pillow."
    return RoutineCard(routine_id, name, "16 minutes", "Seated", long, exercise(), 960_000, True, False, 2, 0)


CARDS = (
    card("gentle-seated-legs", "Gentle seated legs"),
    card("seated", "Strong legs in a chair"),
    card("standing", "Standing at the counter"),
)


def did(routine_id, moment=WEDNESDAY, outcome=Outcome.FULL, reps=8):
    begun = start(moment, routine_id=routine_id, routine_name=f"The {routine_id} one")
    return Session(begun, (done(begun, reps),), end(begun, outcome))


def state(*sessions, cards=CARDS, plan=PLAN, now=WEDNESDAY, problems=(), first=False, unwell=False, **chosen):
    settings = Settings(name="Rosa", plan=plan, **chosen)
    return home_state(settings, cards, sessions, now, problems, is_first_day=first, rests_today=unwell)


BROKEN = Problem(Path("seated.toml"), 6, "step 1.sets", "is no whole number", "write sets = 2")

DAYS = {
    HomeKind.FIRST_DAY: lambda: state(plan={}, first=True),
    HomeKind.TODAY: state,
    HomeKind.UNWELL: lambda: state(did("seated"), unwell=True),
    HomeKind.REST_DAY: lambda: state(now=WEDNESDAY + timedelta(days=1)),
    HomeKind.DONE: lambda: state(did("seated")),
    HomeKind.DONE_OTHER: lambda: state(did("gentle-seated-legs")),
    HomeKind.UNPLANNED: lambda: state(now=WEDNESDAY + timedelta(days=3)),
    HomeKind.MISSING: lambda: state(plan={"wednesday": "away"}),
    HomeKind.BROKEN: lambda: state(cards=CARDS[:1], problems=[BROKEN]),
    HomeKind.EMPTY: lambda: state(cards=(), problems=[BROKEN]),
}

EXPECTED = {
    HomeKind.FIRST_DAY: ("Gentle seated legs", "Start", Action.START, "gentle-seated-legs"),
    HomeKind.TODAY: ("Strong legs in a chair", "Start", Action.START, "seated"),
    HomeKind.UNWELL: ("Rest today.", "I feel better", Action.START, "seated"),
    HomeKind.REST_DAY: ("Today is a rest day.", "Exercise anyway", Action.ROUTINES, ""),
    HomeKind.DONE: ("Well done!", "Do it again", Action.START, "seated"),
    HomeKind.DONE_OTHER: ("Strong legs in a chair", "Start", Action.START, "seated"),
    HomeKind.UNPLANNED: ("Nothing is planned for today.", "Start", Action.START, "gentle-seated-legs"),
    HomeKind.MISSING: ("Today's routine is not there.", "Choose another", Action.ROUTINES, ""),
    HomeKind.BROKEN: ("Today's routine has a mistake in its file.", "Choose another", Action.ROUTINES, ""),
    HomeKind.EMPTY: ("There is nothing to play yet.", "See what to mend", Action.ROUTINES, ""),
}


@pytest.mark.parametrize("kind", HomeKind)
def test_each_day_has_its_words_and_its_one_way_on(kind):
    found = DAYS[kind]()
    assert found.kind is kind
    assert (found.headline, found.way.text, found.way.action, found.way.routine_id) == EXPECTED[kind]


@pytest.mark.parametrize("kind", HomeKind)
def test_what_home_says_is_easy_to_read(kind):
    found = DAYS[kind]()
    assert grade(f"{found.headline} {found.sentence}") <= 6.0


def test_without_a_plan_today_s_routine_is_the_one_chosen_last():
    assert state(plan={}, routine="standing").way.routine_id == "standing"
    assert state(plan={}).way.routine_id == "gentle-seated-legs"


def test_nothing_is_played_in_place_of_a_routine_that_was_chosen_and_is_broken():
    found = state(plan={}, routine="seated", cards=CARDS[:1], problems=[BROKEN])
    assert found.kind is HomeKind.BROKEN
    assert "seated.toml" in found.sentence


def test_done_again_is_counted_and_a_session_without_a_movement_is_not():
    again = state(did("seated"), did("seated"))
    assert "2 times" in again.sentence
    assert state(did("seated", reps=0)).kind is HomeKind.TODAY


def test_a_rest_day_says_what_comes_next():
    assert "Friday" in DAYS[HomeKind.REST_DAY]().sentence
    assert "Standing at the counter" in DAYS[HomeKind.REST_DAY]().sentence
    assert "Monday" in state(plan={"monday": "seated", "wednesday": REST_DAY}).sentence  # of next week


def test_the_strip_shows_what_was_done_what_is_planned_and_where_to_rest_and_no_missed_day():
    tuesday = did("seated", WEDNESDAY - timedelta(days=1), Outcome.PART)
    days, sentence = strip_of(WEDNESDAY.date(), [tuesday], {**PLAN, "saturday": "standing"})
    assert [(day.mark, day.word) for day in days] == [
        (DayMark.NOTHING, ""),  # Monday was planned, and has gone by
        (DayMark.PART, "Part"),
        (DayMark.PLANNED, "Planned"),
        (DayMark.REST, "Rest"),
        (DayMark.PLANNED, "Planned"),
        (DayMark.PLANNED, "Planned"),
        (DayMark.NOTHING, ""),
    ]
    assert sentence == ("This week you exercised on Tuesday. Still planned: Wednesday, Friday, Saturday.")


def home(qtbot, found, scale=1.0, dpi=96, notice=""):
    screen = HomeScreen(theme(scale, dpi))
    window = in_window(qtbot, screen)
    screen.set_state(found)
    screen.set_who("Rosa", is_one_of_several=True)
    screen.set_notice(notice)
    screen.set_week(*strip_of(WEDNESDAY.date(), [], PLAN))
    qtbot.wait(1)
    return screen, window


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("kind", [HomeKind.TODAY, HomeKind.MISSING])
def test_home_is_whole_at_every_size_with_a_notice_too(qtbot, kind, scale, dpi):
    for notice in ("", NOTICE):
        screen, _ = home(qtbot, DAYS[kind](), scale, dpi, notice)
        assert crowded(screen) == []
        assert screen.main_button.isVisible()


@pytest.mark.parametrize("kind", [HomeKind.TODAY, HomeKind.MISSING])
def test_what_today_is_stands_above_a_notice_where_not_all_has_room(qtbot, kind):
    found = DAYS[kind]()
    screen, _ = home(qtbot, found, 2.5, notice=NOTICE)
    headline = next(each for each in screen.findChildren(QLabel) if each.text() == found.headline)
    shown = headline.visibleRegion().boundingRect()
    assert shown.height() == headline.height() >= headline.heightForWidth(headline.width())


def test_forward_starts_at_once_even_where_there_is_more_to_read(qtbot):
    screen, window = home(qtbot, DAYS[HomeKind.TODAY](), 2.5)
    with qtbot.waitSignal(screen.start_requested) as told:
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert told.args == ["seated"]


def test_each_way_leads_where_it_says(qtbot):
    screen, _ = home(qtbot, DAYS[HomeKind.MISSING]())
    for name, signal in {
        "Choose another": screen.routines_requested,
        "My week": screen.plan_requested,
        "Other routines": screen.routines_requested,
        "I did something else": screen.activity_requested,
        "My progress": screen.progress_requested,
        "Why legs?": screen.why_legs_requested,
        "Settings": screen.settings_requested,
        "Not Rosa?": screen.who_requested,
    }.items():
        with qtbot.waitSignal(signal):
            buttons(screen)[name].click()


def test_a_rest_day_does_not_call_to_exercise(qtbot):
    screen, _ = home(qtbot, DAYS[HomeKind.TODAY]())
    assert screen.main_button.property("role") == "main"
    screen.set_state(DAYS[HomeKind.REST_DAY]())
    assert screen.main_button.property("role") != "main"
    assert screen.main_button.isVisible()
    assert "Start" not in buttons(screen)


def test_before_anything_is_known_home_stands_and_starts_nothing(qtbot):
    screen = HomeScreen(theme())
    window = in_window(qtbot, screen)
    told = []
    screen.start_requested.connect(told.append)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert told == []
    assert buttons(screen)["Settings"].isVisible()
    assert "Not Rosa?" not in words(screen)
