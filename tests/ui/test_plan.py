"""My week, and the routines to choose from: each press shows at once what it did."""

from pathlib import Path
from types import MappingProxyType

import pytest

from coach.routine.problems import Problem
from coach.settings import REST_DAY, WEEKDAYS, Settings, read_settings, write_settings
from coach.ui.cards import RoutineCard
from coach.ui.plan_flow import PlanFlow
from coach.ui.screens.plan import PlanScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.window import Window
from tests.builders import exercise
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

NAMES = {"seated": "Strong legs in a chair", "standing": "Standing at the counter"}
PLAN = {"monday": "seated", "tuesday": REST_DAY, "friday": "away"}


def card(routine_id, name, place="Seated"):
    is_in_bed = place == "In bed"
    is_seated = is_in_bed or place == "Seated"
    return RoutineCard(routine_id, name, "16 minutes", place, "", exercise(), 1, is_seated, is_in_bed, 2, 0)


CARDS = tuple(card(routine_id, name) for routine_id, name in NAMES.items())
MANY = tuple(
    card(f"{place}-{number}", f"Routine {number}, {place}", place)
    for place in ("Walking", "Seated", "In bed", "Chair and standing", "Standing")
    for number in range(3)
)


@pytest.fixture
def week(qtbot):
    """The plan in a window; `kept` is every plan that it told of."""
    window = Window(theme())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    flow = PlanFlow(window, theme(), CARDS)
    flow.kept = []
    flow.changed.connect(lambda plan: flow.kept.append(dict(plan)))
    flow.show(MappingProxyType(PLAN))
    window.show()
    flow.press = lambda name: buttons(window.current)[name].click()
    flow.window = window
    return flow


def test_each_day_says_what_is_planned_for_it(week):
    shown = [name for name in buttons(week.window.current) if ":" in name]
    assert shown == [
        "Monday: Strong legs in a chair",
        "Tuesday: Rest day",
        "Wednesday: Nothing planned",
        "Thursday: Nothing planned",
        "Friday: “away” is missing",
        "Saturday: Nothing planned",
        "Sunday: Nothing planned",
    ]


def test_a_day_gets_a_routine_a_rest_or_nothing_and_shows_it_at_once(week):
    week.press("Wednesday: Nothing planned")
    assert "What to do on Wednesday?" in words(week.window.current)
    week.press("Standing at the counter\n16 minutes · Seated")
    week.press("Wednesday: Standing at the counter")
    week.press("Rest day")
    week.press("Wednesday: Rest day")
    week.press("Nothing planned")
    assert "Wednesday: Nothing planned" in buttons(week.window.current)
    assert week.kept == [{**PLAN, "wednesday": "standing"}, {**PLAN, "wednesday": REST_DAY}, PLAN]


def test_looking_at_a_day_and_going_back_changes_nothing(week):
    week.press("Monday: Strong legs in a chair")
    week.press("Back")
    assert "Monday: Strong legs in a chair" in buttons(week.window.current)
    assert week.kept == []


def test_the_whole_week_can_be_cleared_and_then_there_is_nothing_more_to_clear(qtbot, week):
    week.press("Clear the week")
    assert week.kept == [{}]
    assert not buttons(week.window.current)["Clear the week"].isEnabled()
    with qtbot.waitSignal(week.done):
        week.press("Done")


def test_a_plan_that_was_made_is_kept_in_the_settings(week, tmp_path):
    week.press("Wednesday: Nothing planned")
    week.press("Rest day")
    write_settings(Settings(plan=MappingProxyType(week.kept[-1])), tmp_path / "settings.toml")
    assert dict(read_settings(tmp_path / "settings.toml").plan) == {**PLAN, "wednesday": REST_DAY}


def test_many_routines_are_shown_by_where_they_are_done(qtbot):
    screen = RoutinesScreen(theme())
    screen.set_routines(MANY, ())
    in_window(qtbot, screen)
    places = [name for name in buttons(screen) if name.startswith("Show: ")]
    assert places == [
        "Show: All",
        "Show: In bed",
        "Show: Seated",
        "Show: Chair and standing",
        "Show: Standing",
        "Show: Walking",
    ]
    buttons(screen)["Show: Walking"].click()
    left = [name for name in buttons(screen) if name.startswith("Routine")]
    assert len(left) == 3
    assert all("Walking" in name for name in left)
    with qtbot.waitSignal(screen.chosen) as told:
        buttons(screen)[left[0]].click()
    assert told.args == ["Walking-0"]
    buttons(screen)["Show: All"].click()
    assert len([name for name in buttons(screen) if name.startswith("Routine")]) == len(MANY)


def test_a_file_with_a_mistake_is_named_with_its_line_and_what_to_do(qtbot):
    screen = RoutinesScreen(theme())
    screen.set_routines(
        CARDS, [Problem(Path("x/two.toml"), 6, "step 1.sets", "is no whole number", "write sets = 2")]
    )
    in_window(qtbot, screen)
    (notice,) = [text for text in words(screen) if "two.toml" in text]
    assert "Line 6, step 1.sets: is no whole number; write sets = 2" in notice
    screen.set_routines(CARDS, [])
    assert not [text for text in words(screen) if "two.toml" in text]


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_plan_and_routines_are_whole_at_every_size(qtbot, scale, dpi):
    here = theme(scale, dpi)
    plan, routines, day = PlanScreen(here), RoutinesScreen(here), RoutinesScreen(here, WEEKDAYS[2])
    plan.set_plan(PLAN, NAMES)
    routines.set_routines(MANY, ())
    day.set_routines(MANY, ())
    for screen in (plan, routines, day):
        in_window(qtbot, screen)
        assert crowded(screen) == []
