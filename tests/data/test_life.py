"""The made-up year can be relied on: the same in each run, of what is shipped, with all there can be."""

import tomllib
from collections import Counter
from contextlib import closing
from datetime import date
from itertools import takewhile
from pathlib import Path

from coach.history.records import Activity, Measure, Outcome, SessionStart, Shortened
from coach.history.store import HistoryStore
from coach.progress.days import DayMark
from coach.progress.events import EventKind
from coach.progress.month import month_of
from tests.data.life import LIVED_BY, YEAR, write_diary, year_of_life, years_of_life

ROUTINES = Path(__file__).parents[2] / "routines"


def test_the_year_is_the_same_each_time_and_no_id_comes_twice():
    year = year_of_life()
    assert year == year_of_life() != year_of_life(seed=7)
    assert len({record.id for record in year}) == len(year)
    assert 240 <= sum(isinstance(record, SessionStart) for record in year) <= 260


def test_what_is_asked_for_are_exercises_that_are_shipped_under_their_names():
    shipped = {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["name"]
        for file in (ROUTINES / "exercises").glob("*/*.toml")
    }
    asked = [
        one for record in year_of_life() if isinstance(record, SessionStart) for one in record.prescriptions
    ]
    assert {(one.exercise_id, one.exercise_name) for one in asked} <= shipped.items()


def test_there_is_something_of_everything_in_the_year(tmp_path):
    path = write_diary(tmp_path / "diary.sqlite3", year_of_life())
    with closing(HistoryStore(path)) as store:
        months = [
            month_of(store, LIVED_BY.id, YEAR, number, today=date(YEAR, 12, 31)) for number in range(1, 13)
        ]
        sessions = store.sessions_between(LIVED_BY.id, date(YEAR, 1, 1), date(YEAR, 12, 31))
        taken = Counter(one.measure for one in store.measures(LIVED_BY.id))
        assert {one.value for one in store.measures(LIVED_BY.id)}.isdisjoint({19})  # a slip of the pen
    marks = {day.mark for month in months for day in month.days}
    assert marks == set(DayMark) - {DayMark.OUTSIDE}
    assert {event.kind for month in months for event in month.events} == set(EventKind)
    assert {one.kind for month in months for one in month.activities} == set(Activity)
    assert set(taken) == set(Measure)
    assert min(taken.values()) >= 3
    assert {session.outcome for session in sessions} == set(Outcome)
    assert any(session.end is None for session in sessions)
    assert Shortened.UNFINISHED in {one.shortened for session in sessions for one in session.sets}
    assert all(6 <= len(session.start.prescriptions) <= 10 for session in sessions)
    assert len({(routine.name, routine.version) for month in months for routine in month.routines}) >= 3
    assert len({session.start.started_at.utcoffset() for session in sessions}) == 3


def test_a_longer_life_has_the_same_last_month(tmp_path):
    lives = [
        write_diary(tmp_path / f"{name}.sqlite3", years_of_life(years))
        for name, years in (("month", 1 / 12), ("more", 1 / 6))
    ]
    sheets = []
    for path in lives:
        with closing(HistoryStore(path)) as store:
            sheets.append(month_of(store, LIVED_BY.id, YEAR, 12, today=date(YEAR, 12, 31)))
    assert sheets[0].totals == sheets[1].totals
    assert sheets[0].exercises == sheets[1].exercises
    assert sheets[0].totals.sessions > 100
    begun = (record for record in years_of_life(2) if isinstance(record, SessionStart))
    first_day = list(takewhile(lambda start: start.started_at.date() == date(YEAR - 1, 1, 1), begun))
    assert len(first_day) == 4
