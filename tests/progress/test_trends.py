"""Weeks in numbers and kind words: nothing is said that isn't so."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.history.records import Activity, ActivityDone, Side
from coach.history.store import open_history
from coach.progress import kind_words
from coach.progress.dates import month_after, month_before
from coach.progress.days import Days
from coach.progress.kind_words import (
    effort_words,
    exercise_words,
    feet_words,
    measure_words,
    minutes_words,
    month_words,
    pain_words,
)
from coach.progress.month import month_from
from coach.progress.trends import (
    ExerciseTrend,
    SideTrend,
    WeekRatings,
    exercise_trends,
    month_done,
    week_minutes,
    week_ratings,
    weeks_until,
)
from tests.data.life import LIVED_BY, write_diary, year_of_life
from tests.history.build import KNEE, ROSA, at, done, end, session, start
from tests.routine.reading_level import grade

YEAR = 2026
MONDAY = date(2026, 11, 16)
LEFT = replace(KNEE, side=Side.LEFT)
SCOLDING = re.compile(r"\b(fail|miss|lost|streak|should|must|only|unfortunately|sorry|bad)", re.IGNORECASE)


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """The diary of a made-up year."""
    store = open_history(write_diary(tmp_path_factory.mktemp("life") / "diary.sqlite", year_of_life()))
    yield store
    store.close()


@pytest.fixture(scope="module")
def lived(life):
    """All sessions and activities of the year."""
    days = (date(YEAR, 1, 1), date(YEAR, 12, 31))
    return life.sessions_between(LIVED_BY.id, *days), life.activities_between(LIVED_BY.id, *days)


def month_in(lived, number, today=None):
    """Return a month of the year, its sessions, and what is said of it."""
    first = date(YEAR, number, 1)
    sessions = tuple(one for one in lived[0] if one.local_day.month == number)
    today = today or month_after(first) - timedelta(days=1)
    month = month_done(first, Days(sessions, (), (), first, today), lived[1])
    return month, sessions, month_words(month, today, is_new=False, say=str)


def nothing_but(*activities):
    """Return a November without sessions."""
    return month_done(date(YEAR, 11, 1), Days((), (), (), date.min, MONDAY), activities)


def walk(day, minutes, kind=Activity.WALK):
    return ActivityDone(f"walk-{day}", ROSA.id, at(f"{day:%m-%d}"), day, kind, minutes, weight_bearing=True)


def numbers(text):
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)]


def test_a_week_without_anything_is_unknown_and_not_nought():
    first, second = week_minutes([session(at("11-18"), 8, minutes=12)], [], (MONDAY - timedelta(7), MONDAY))
    assert (first.timed, first.told, first.total, first.total_on_feet) == (None, None, None, None)
    assert (second.timed, second.told, second.total) == (12, None, 12)


def test_no_week_from_before_the_diary_is_shown_and_twelve_at_most():
    assert weeks_until(MONDAY + timedelta(4), MONDAY - timedelta(1)) == (MONDAY - timedelta(7), MONDAY)
    assert weeks_until(MONDAY, None) == ()
    assert len(weeks_until(MONDAY, date(2020, 1, 1))) == 12


def test_each_side_has_the_middle_of_what_was_really_done_in_a_set():
    begun = start(at("11-18"), KNEE, LEFT)
    sets = (
        done(begun, 5),
        done(begun, 8, 1),
        *(done(begun, reps, number, LEFT) for number, reps in enumerate((0, 0, 6))),
    )
    lived = replace(session(at("11-18"), 0), start=begun, sets=sets, end=end(begun))
    (knee,) = exercise_trends([lived], (MONDAY - timedelta(7), MONDAY))
    assert [(one.side, one.values) for one in knee.sides] == [
        (Side.LEFT, (None, 6)),  # a set in which nothing was done is no nought
        (Side.RIGHT, (None, 8)),
    ]


def test_a_week_on_the_plot_is_that_of_the_sheet(lived):
    sessions, activities = lived
    mondays = [date(YEAR, 1, 5) + timedelta(weeks=number) for number in range(51)]
    weeks = {week.monday: week for week in week_minutes(sessions, activities, mondays)}
    months = [
        month_from(LIVED_BY, sessions, YEAR, number, today=date(YEAR, 12, 31), activities=activities)
        for number in range(1, 13)
    ]
    whole = [week for month in months for week in month.weeks if len(week.days) == 7]
    assert len(whole) > 35
    for week in whole:
        shown, summed = weeks[week.days[0].date], week.totals
        assert (shown.timed, shown.timed_on_feet) == (summed.minutes, summed.weight_bearing_minutes)
        assert (shown.told or 0, shown.told_on_feet or 0) == (
            summed.told_minutes,
            summed.told_weight_bearing_minutes,
        )


def test_the_calendar_has_the_days_and_sums_of_the_sheet(lived):
    sheet = month_from(LIVED_BY, lived[0], YEAR, 8, today=date(YEAR, 8, 31), activities=lived[1])
    month = month_in(lived, 8)[0]
    assert (month.totals, month.activities) == (sheet.totals, sheet.activities)
    assert month.days == sheet.days


@pytest.mark.parametrize("number", range(1, 13))
def test_what_is_said_of_a_month_is_what_was_done(lived, number):
    month, sessions, said = month_in(lived, number)
    days = len({one.local_day for one in sessions if any(each.moved for each in one.sets)})
    walked = sum(one.minutes for one in month.activities if one.kind is Activity.WALK)
    otherwise = sum(one.minutes for one in month.activities if one.kind is not Activity.WALK)
    lengths = [one.end.active_ms if one.end else one.so_far_ms or 0 for one in sessions]
    told = [days] * (days > 1) + [walked] * (walked > 0) + [otherwise] * (otherwise > 0)
    assert numbers(said) == [*told, int(sum(lengths) / 60_000 + 0.5)]


def test_a_month_that_is_over_is_not_called_this_month(lived):
    assert "this month" in month_in(lived, 10)[2]
    assert "in October" in month_in(lived, 10, today=date(YEAR, 12, 1))[2]


def test_a_month_with_nothing_in_it_is_told_kindly_and_no_more():
    new, now, then = (
        month_words(nothing_but(), today, is_new=is_new, say=str)
        for today, is_new in ((MONDAY, True), (MONDAY, False), (date(2026, 12, 1), False))
    )
    assert new == "Nothing here yet. After your first session, this page shows what you did."
    assert now == "No exercise yet this month. A few minutes are a good start, on any day you like."
    assert then == "No exercise is in the diary for November."


def test_walks_alone_are_told_without_besides():
    said = month_words(nothing_but(walk(MONDAY, 90)), MONDAY, is_new=False, say=str)
    assert said == "You walked 90 minutes this month."


def test_one_minute_and_one_time_are_said_as_one():
    month = month_words(nothing_but(walk(MONDAY, 1)), MONDAY, is_new=False, say=str)
    assert month == "You walked 1 minute this month."
    weeks = week_minutes((), (walk(MONDAY, 1),), (MONDAY,))
    assert minutes_words(weeks, str) == "This week you moved for 1 minute so far."
    once = ExerciseTrend("Squat", in_seconds=False, mondays=(MONDAY,), sides=(SideTrend(Side.LEFT, (1.0,)),))
    assert exercise_words(once, str) == "Left leg: once in a set lately."
    held = replace(once, in_seconds=True)
    assert exercise_words(held, str) == "Left leg: 1 second in a set lately."


def test_less_than_before_is_told_beside_the_week_with_the_most():
    sides = (SideTrend(Side.LEFT, (9.0, 7.0)), SideTrend(Side.RIGHT, (8.0, 9.0)))
    trend = ExerciseTrend("Squat", in_seconds=False, mondays=(MONDAY, MONDAY), sides=sides)
    assert exercise_words(trend, str) == (
        "Left leg: 7 times in a set lately. In the week with the most, it was 9. "
        "Right leg: 9 times in a set lately."
    )


def test_efforts_are_told_as_a_range_and_not_as_a_rise():
    weeks = [WeekRatings(MONDAY, effort=effort) for effort in (5.0, 3.0, 4.0)]
    said = "Your effort was between 3 and 5 of 10. The last week with an answer has 4."
    assert effort_words(weeks, str) == said


def test_the_longest_week_is_praised_and_no_longer_than_it_was(lived):
    for number in range(4, 52):
        today = date(YEAR, 1, 4) + timedelta(weeks=number)
        weeks = week_minutes(*lived, weeks_until(today, date(YEAR, 1, 1)))
        for said, totals in (
            (minutes_words(weeks, str), [week.total for week in weeks]),
            (feet_words(weeks, str), [week.total_on_feet for week in weeks]),
        ):
            whole = [int((total or 0) + 0.5) for total in totals]
            assert max(numbers(said)) == max(whole), said
            assert ("This week" in said) == (whole[-1] > 0), said
            assert said.count("minutes") == 1 + (0 < whole[-1] < max(whole)), said  # nothing is said twice


def test_what_is_said_is_easy_to_read_and_never_scolds(life, lived):
    said = [
        month_in(lived, number, today)[2] for number in range(1, 13) for today in (None, date(2027, 1, 1))
    ]
    for week in range(1, 52, 3):
        mondays = weeks_until(date(YEAR, 1, 4) + timedelta(weeks=week), date(YEAR, 1, 1))
        ratings = week_ratings(lived[0], mondays)
        weeks = week_minutes(*lived, mondays)
        said += [minutes_words(weeks, str), feet_words(weeks, str)]
        said += [effort_words(ratings, str), pain_words(ratings, str)]
        said += [exercise_words(one, str) for one in exercise_trends(lived[0], mondays)]
    said.append(measure_words(life.measures(LIVED_BY.id), str))
    said += [getattr(kind_words, name) for name in dir(kind_words) if name.startswith(("NO", "EVERY"))]
    for text in said:
        assert not SCOLDING.search(text), text
    hard = {text: grade(re.sub(r"\d+(\.\d+)?", "ten", text)) for text in said}
    assert not {text: found for text, found in hard.items() if found > 6}


def test_months_follow_each_other_over_the_turn_of_the_year():
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert month_before(date(2027, 1, 1)) == date(2026, 12, 1)
    assert month_after(date(2027, 1, 1)) == date(2027, 2, 1)
