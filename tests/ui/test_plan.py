"""My week, and the routines to choose from: each press shows at once what it did."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtTest import QTest

from coach.progress.days import plan_on
from coach.routine.problems import Problem
from coach.routine.terms import Talk
from coach.settings import REST_DAY, WEEKDAYS, Settings, read_settings, write_settings
from coach.ui.cards import RoutineCard
from coach.ui.phrases import heard
from coach.ui.plan_flow import PlanFlow
from coach.ui.screens.plan import FromDayScreen, PlanScreen, SetByScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.week_plan import WeekPlan, records_for
from coach.ui.window import Window
from tests.builders import exercise
from tests.history.build import at, plan
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

NAMES = {"seated": "Strong legs in a chair", "standing": "Standing at the counter"}
TODAY = at("11-21")  # a Saturday
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


class OneDiary:
    """A diary that answers at once."""

    def __init__(self, *plans):
        self.records = list(plans)

    def ask(self, _question, then):
        then(tuple(self.records))

    def add(self, record):
        self.records.append(record)


class Week:
    """The plan in a window; `kept` is every plan in use that it told of."""

    def __init__(self, qtbot, *plans, plan=PLAN):
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.diary, self.kept = OneDiary(*plans), []
        self.flow = PlanFlow(self.window, theme(), CARDS, self.diary, lambda: TODAY, "Rosa")
        self.flow.changed.connect(lambda plan: self.kept.append(dict(plan)))
        self.flow.show(MappingProxyType(plan))
        self.window.show()

    def press(self, *names):
        for name in names:
            buttons(self.window.current)[name].click()

    def on(self, month_day):
        """What is planned on a day, and who set it."""
        held = plan_on(self.diary.records, at(month_day).date())
        return dict(held.days), held.set_by


@pytest.fixture
def week(qtbot):
    return Week(qtbot)


def test_each_day_says_what_is_planned_for_it(week):
    shown = [name for name in buttons(week.window.current) if "day:" in name]
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
    week.press("Wednesday: Standing at the counter", "Rest day", "Wednesday: Rest day", "Nothing planned")
    assert "Wednesday: Nothing planned" in buttons(week.window.current)
    assert week.kept == [{**PLAN, "wednesday": "standing"}, {**PLAN, "wednesday": REST_DAY}, PLAN]


def test_looking_at_a_day_and_going_back_changes_nothing(week):
    week.press("Monday: Strong legs in a chair")
    week.press("Back")
    assert "Monday: Strong legs in a chair" in buttons(week.window.current)
    assert (week.kept, week.diary.records) == ([], [])


def test_a_plan_that_begins_next_monday_leaves_this_week_as_it_was_even_if_that_is_said_last(week):
    week.press("Wednesday: Nothing planned", "Rest day")
    week.press("From when: Today", "From next Monday. Until then, the week stays as it was")
    assert "From when: Monday, 23 November" in buttons(week.window.current)
    assert week.on("11-22") == (PLAN, "")
    assert week.on("11-23") == ({**PLAN, "wednesday": REST_DAY}, "")
    assert week.kept == [{**PLAN, "wednesday": REST_DAY}, PLAN]


def test_what_is_asked_about_the_week_is_heard(week):
    week.press("Who set it: Not told", "My physiotherapist")
    assert heard(week.window.current.spoken(), Talk.SOME) == ("What is your physiotherapist's name?",)
    week.press("Back", "Back", "From when: Today", "From another day. Until then, the week stays as it was")
    assert heard(week.window.current.spoken(), Talk.FULL) == ("From which day?", "Sunday, 22 November 2026")


def test_a_plan_for_next_year_is_told_with_its_year(qtbot):
    coming = replace(plan(at("11-18"), monday="standing"), from_day=date(2027, 11, 22))
    week = Week(qtbot, plan(at("11-01"), **PLAN), coming)
    assert "From when: Monday, 22 November 2027" in buttons(week.window.current)


def test_a_plan_that_is_still_to_begin_is_shown_and_moved_to_another_day(qtbot):
    coming = plan(at("11-18"), monday="standing")
    coming = replace(coming, set_by="Ada, physiotherapist", from_day=at("11-23").date())
    week = Week(qtbot, plan(at("11-01"), **PLAN), coming)
    assert "Monday: Standing at the counter" in buttons(week.window.current)
    assert "Who set it: Ada, physiotherapist" in buttons(week.window.current)
    week.press("From when: Monday, 23 November", "From another day. Until then, the week stays as it was")
    week.press("A week later", "A day earlier", "From this day")
    assert "From when: Sunday, 29 November" in buttons(week.window.current)
    assert week.on("11-23") == (PLAN, "")
    assert week.on("11-29") == ({"monday": "standing"}, "Ada, physiotherapist")
    week.press("From when: Sunday, 29 November", "From today. It takes the place of today's plan")
    for day in ("11-21", "11-23", "11-30"):
        assert week.on(day) == ({"monday": "standing"}, "Ada, physiotherapist")


def test_what_was_planned_last_holds_though_the_clock_was_ahead_when_it_was_planned_first():
    ahead, now = plan(at("11-05", "15:00"), monday="seated"), at("11-05", "14:30")
    wanted = WeekPlan(MappingProxyType({"monday": "standing"}))
    (record,) = records_for(wanted, (ahead,), (ahead,), wanted, now)
    assert plan_on((ahead, record), now.date()).days == (("monday", "standing"),)


def test_who_set_the_week_is_kept_with_it_and_holds_for_no_other_week(qtbot, week):
    week.press("Who set it: Not told", "My physiotherapist")
    QTest.keyClick(week.window.current, "A")
    QTest.keyClicks(week.window.focusWidget(), "da")
    week.press("Go on", "Tuesday: Rest day", "Nothing planned")
    assert week.on("11-21")[1] == "Ada, physiotherapist"
    again = Week(qtbot, *week.diary.records)
    again.press("Monday: Strong legs in a chair", "Rest day")
    assert again.on("11-21")[1] == ""
    again.press("Who set it: Not told", "I did")
    assert again.on("11-21")[1] == "Rosa"


def test_a_week_that_was_cleared_by_one_press_is_put_back_by_another_with_who_set_it(qtbot):
    week = Week(qtbot, replace(plan(at("11-01"), **PLAN), set_by="Ada, physiotherapist"))
    week.press("Clear the week")
    assert week.kept == [{}]
    week.press("Put it back")
    assert week.on("11-21") == (PLAN, "Ada, physiotherapist")
    assert "Clear the week" in buttons(week.window.current)


def test_an_empty_week_has_nothing_to_clear(qtbot):
    week = Week(qtbot, plan={})
    assert not buttons(week.window.current)["Clear the week"].isEnabled()
    with qtbot.waitSignal(week.flow.done):
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


def test_what_is_sorted_scrolled_and_marked_stays_when_a_file_is_saved_meanwhile(qtbot):
    screen = RoutinesScreen(theme())
    screen.set_routines(MANY, ())
    in_window(qtbot, screen)
    buttons(screen)["Show: Walking"].click()
    name = [name for name in buttons(screen) if name.startswith("Routine")][-1]
    before = buttons(screen)[name]
    screen.mark(before)
    screen.set_routines(list(MANY), ())
    assert screen.marked is before  # nothing that is shown has changed: nothing is made anew
    screen.set_routines(MANY[1:], ())
    qtbot.wait(10)
    assert buttons(screen)["Show: Walking"].isChecked()
    assert all("Walking" in name for name in buttons(screen) if name.startswith("Routine"))
    assert screen.marked is buttons(screen)[name] is not before
    assert not screen.marked.visibleRegion().isEmpty()


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
    week, routines, day = PlanScreen(here), RoutinesScreen(here), RoutinesScreen(here, WEEKDAYS[2])
    week.set_plan(
        PLAN, NAMES, "Somebody with a very long name indeed, physiotherapist", "Wednesday, 30 September"
    )
    routines.set_routines(MANY, ())
    day.set_routines(MANY, ())
    name, begin = (
        SetByScreen("What is your physiotherapist's name?", here),
        FromDayScreen(*[TODAY.date()] * 2, here),
    )
    for screen in (week, routines, day, name, begin):
        in_window(qtbot, screen)
        assert crowded(screen) == []
