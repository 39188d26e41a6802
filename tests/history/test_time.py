"""A session belongs to the day on which it began where the person was, whatever clocks do meanwhile."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.history.corrections import moment_after
from coach.history.records import Outcome
from coach.history.store import open_history
from coach.progress.days import DayMark
from coach.progress.month import month_of
from tests.history.build import ROSA, answers, at, details, done, end, session, start, taken_back

TODAY = date(2026, 11, 10)
YEAR = timedelta(days=365)


@pytest.fixture
def store(tmp_path):
    with closing(open_history(tmp_path / "diary.sqlite3")) as store:
        store.add(ROSA)
        yield store


def add(store, *parts):
    for part in parts:
        whole = (part.start, *part.sets, part.end, part.answers) if hasattr(part, "sets") else (part,)
        for record in whole:
            if record:
                store.add(record)


def month(store, number, year=2026):
    return month_of(store, ROSA.id, year, number, today=TODAY)


def full_days(found):
    return [day.date for day in found.days if day.mark is DayMark.FULL]


def test_a_session_over_midnight_is_of_the_day_on_which_it_began_with_all_its_sets(store):
    begun = start(at("10-31", "23:55"))
    sets = [replace(done(begun, 8, number), at=at("11-01", f"00:0{number}")) for number in range(2)]
    add(store, begun, *sets, replace(end(begun), at=at("11-01", "00:05")))
    assert [one.sets for one in store.sessions_between(ROSA.id, date(2026, 10, 31), date(2026, 10, 31))] == [
        tuple(sets)
    ]
    october, november = month(store, 10), month(store, 11)
    assert (october.totals.sessions, october.exercises[0].sets_done) == (1, 2)
    assert full_days(october) == [date(2026, 10, 31)]
    assert (november.totals.sessions, november.exercises, full_days(november)) == (0, (), [])


def test_a_session_that_broke_off_over_midnight_can_be_gone_on_with_on_the_day_on_which_it_ended(store):
    begun = start(at("11-09", "23:55"))
    add(store, begun, replace(done(begun, 8), at=at("11-10", "00:01")))
    assert store.open_session(ROSA.id, TODAY - timedelta(days=1), TODAY).start == begun


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (at("10-25", "02:50", hours_east=2), at("10-25", "02:10", hours_east=1)),  # the hour comes twice
        (at("03-29", "01:50", hours_east=1), at("03-29", "03:10", hours_east=2)),  # an hour is left out
    ],
)
def test_across_a_change_of_the_clocks_sessions_keep_their_order_their_day_and_their_length(
    store, before, after
):
    first, second = session(before, 8, minutes=10), session(after, 8, outcome=None)
    add(store, second, first)
    day = before.date()
    assert store.sessions_between(ROSA.id, day, day) == (first, second)
    assert store.last_session(ROSA.id, day) == store.open_session(ROSA.id, day, day) == second
    assert month(store, day.month).totals.minutes == 10
    assert [one.start.started_at.hour for one in store.sessions_between(ROSA.id, day, day)] == [
        before.hour,
        after.hour,
    ]


def test_on_a_journey_each_session_keeps_the_day_of_the_place_where_it_was_begun(store):
    at_home = session(at("11-10", "08:00", hours_east=13), 8, outcome=None)  # 9 November in UTC
    there = session(at("11-09", "20:00", hours_east=-10), 8)  # eleven hours later
    add(store, at_home)
    # On arrival it is the day before: what broke off this morning isn't lost.
    assert store.open_session(ROSA.id, date(2026, 11, 8), today=date(2026, 11, 9)) == at_home
    add(store, there)
    assert store.last_session(ROSA.id, date(2026, 11, 9)) == there
    assert full_days(month(store, 11)) == [date(2026, 11, 9)]
    assert [one.local_day.day for one in store.sessions_between(ROSA.id, TODAY - YEAR, TODAY)] == [10, 9]


def test_a_session_from_when_the_clock_was_a_year_ahead_is_neither_the_last_nor_asked_about(store):
    ahead = session(at("11-08") + YEAR, 8, outcome=None)
    add(store, ahead)
    assert store.last_session(ROSA.id, TODAY) is None
    assert store.open_session(ROSA.id, TODAY - timedelta(days=1), TODAY) is None
    broke_off = session(at("11-10"), 8, outcome=None)
    add(store, broke_off)
    assert store.open_session(ROSA.id, TODAY - timedelta(days=1), TODAY) == broke_off
    found = month(store, 11)
    assert (found.totals.sessions, found.days[9].mark) == (1, DayMark.PART)
    assert month(store, 11, 2027).totals.sessions == 1  # it isn't lost: it stands where the clock had it
    add(store, taken_back(ahead.start))
    assert month(store, 11, 2027).is_empty


def test_a_session_from_when_the_clock_had_forgotten_the_year_hides_nothing(store):
    lost = session(at("11-10") - 26 * YEAR, 8, outcome=None)
    right = session(at("11-09"), 8, outcome=None)
    add(store, right, lost)
    assert store.open_session(ROSA.id, TODAY - timedelta(days=1), TODAY) == right
    add(store, end(right.start, Outcome.PART))
    assert store.open_session(ROSA.id, TODAY - timedelta(days=1), TODAY) is None


def test_what_was_said_last_counts_though_the_clock_was_ahead_when_it_was_said_first(store):
    ahead = session(at("11-10") + YEAR, 8, effort=9)
    known = details(at("11-10") + YEAR, birth_year=1905)
    add(store, ahead, known)
    now = at("11-10", "12:00")
    corrected = answers(ahead.start, effort=4)
    add(
        store,
        replace(corrected, at=moment_after(now, ahead.answers.at)),
        details(moment_after(now, known.at), birth_year=1950),
    )
    assert store.last_session(ROSA.id).answers.effort == 4
    assert store.details(ROSA.id).birth_year == 1950
    assert moment_after(now) == moment_after(now, at("11-09")) == now
