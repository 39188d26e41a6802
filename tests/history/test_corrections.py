"""What is corrected, taken back, or found to be somebody's own: it all stays, and only what stands counts."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.history.corrections import gone, superseded
from coach.history.problems import HistoryProblem
from coach.history.records import Person, ReadinessOutcome, TakenBack
from coach.history.store import open_history
from tests.history.build import (
    ROSA,
    activity,
    at,
    details,
    measure,
    plan,
    readiness,
    same_person,
    session,
    start,
    taken_back,
)

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)
ELSEWHERE = Person("0189-rosa", "Rosa M.")
TOM = Person("0191-tom", "Tom")


@pytest.fixture
def store(tmp_path):
    with closing(open_history(tmp_path / "diary.sqlite3")) as store:
        add(store, ROSA)
        yield store


def add(store, *records):
    for record in records:
        store.add(record)


def walks(store):
    return [(one.day.day, one.minutes) for one in store.activities_between(ROSA.id, *NOVEMBER)]


def test_a_correction_stands_in_the_place_of_what_it_corrects_be_it_on_another_day(store):
    told = activity(at("11-05"), 20)
    again = activity(at("11-07"), 25, day=date(2026, 11, 4), replaces=told.id)
    once_more = activity(at("11-08"), 30, day=date(2026, 12, 1), replaces=again.id)
    for record, expected in ((told, [(5, 20)]), (again, [(4, 25)]), (once_more, [])):
        add(store, record)
        assert walks(store) == expected
    slip, right = measure(at("11-05"), 19), measure(at("11-05"), 9)
    add(store, slip, replace(right, replaces=slip.id))
    assert [one.value for one in store.measures(ROSA.id)] == [9]


def test_a_walk_that_two_laptops_corrected_counts_once_as_it_was_corrected_last(store):
    told = activity(at("11-05"), 20)
    first, last = (activity(at("11-06"), minutes, replaces=told.id) for minutes in (25, 30))
    add(store, last, first, told)
    assert walks(store) == [(6, 30)]
    add(store, taken_back(last))
    assert walks(store) == []  # what was taken back is the walk, not the way in which it was told


def test_what_is_taken_back_counts_no_more_until_that_is_taken_back_too(store):
    told = activity(at("11-05"))
    away = taken_back(told)
    undone = taken_back(away)
    for record, expected in ((told, 1), (away, 0), (undone, 1), (taken_back(undone), 0)):
        add(store, record)
        assert len(walks(store)) == expected


def test_with_a_session_that_is_taken_back_goes_what_was_answered_before_it(store):
    one, other = session(at("11-05"), 8), session(at("11-06"), 8)
    fell = readiness(at("11-05"), one.start, 2, "fall-unhurt", outcome=ReadinessOutcome.GENTLER)
    ill = readiness(at("11-07"), None, None, "fever", outcome=ReadinessOutcome.NOT_TODAY)
    add(store, one.start, *one.sets, one.end, other.start, other.end, fell, ill, taken_back(one.start))
    assert [found.start for found in store.sessions_between(ROSA.id, *NOVEMBER)] == [other.start]
    assert store.readiness_between(ROSA.id, *NOVEMBER) == (ill,)
    assert store.first_day(ROSA.id) == date(2026, 11, 6)
    add(store, taken_back(other.start), taken_back(ill))
    assert (store.last_session(ROSA.id), store.readiness_between(ROSA.id, *NOVEMBER)) == (None, ())


def test_what_is_corrected_and_taken_back_counts_so_before_the_disk_has_taken_it(store):
    told, kept = activity(at("11-05"), 20), measure(at("11-06"))
    add(store, told, kept)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    again = activity(at("11-07"), 25, replaces=told.id)
    for record in (again, taken_back(kept), Person(TOM.id, "Tom"), same_person(ROSA, TOM)):
        with pytest.raises(HistoryProblem):
            store.add(record)
    assert walks(store) == [(7, 25)]
    assert store.measures(ROSA.id) == ()
    assert store.ids_of(TOM.id) == {ROSA.id, TOM.id}
    assert store.first_day(TOM.id) == date(2026, 11, 7)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")


def test_two_ids_of_one_person_have_one_diary_until_that_is_taken_back(store):
    mine, theirs = session(at("11-05"), 8), session(at("11-06"), 8)
    link = same_person(ROSA, ELSEWHERE)
    week = replace(plan(at("11-06"), monday="seated"), person_id=ELSEWHERE.id)
    add(store, ELSEWHERE, TOM, mine.start, replace(theirs.start, person_id=ELSEWHERE.id), week, link)
    add(store, details(at("11-06"), birth_year=1950), activity(at("11-04"), person_id=ELSEWHERE.id))
    for own_id in (ROSA.id, ELSEWHERE.id):
        assert [one.local_day.day for one in store.sessions_between(own_id, *NOVEMBER)] == [5, 6]
        assert store.last_session(own_id).start.id == theirs.start.id
        assert (store.plans(own_id), store.details(own_id).birth_year) == ((week,), 1950)
        assert store.first_day(own_id) == date(2026, 11, 4)
        assert store.person(own_id) == Person(own_id, "Rosa M.")
    nameless = Person("0193-rosa")
    add(store, nameless, same_person(nameless, ROSA))
    assert store.persons() == (ELSEWHERE, TOM)
    assert store.person(nameless.id).name == "Rosa M."
    add(store, taken_back(link))
    assert store.persons() == (ELSEWHERE, ROSA, TOM)  # with whom the nameless id stays
    assert [one.local_day.day for one in store.sessions_between(ROSA.id, *NOVEMBER)] == [5]
    assert store.plans(ROSA.id) == ()


def test_nobody_takes_back_or_corrects_what_is_somebody_elses_be_it_on_the_disk_or_not(store):
    told, begun, link = activity(at("11-05"), 20), start(at("11-05")), same_person(ROSA, ELSEWHERE)
    by_tom = [replace(taken_back(record), person_id=TOM.id) for record in (told, begun, link)]
    over_it = activity(at("11-06"), 90, person_id=TOM.id, replaces=told.id)
    add(store, ELSEWHERE, TOM, told, begun, link, *by_tom, over_it)
    waits = activity(at("11-07"), 95, person_id=TOM.id, replaces=told.id)
    store._pending += [replace(by_tom[0], id="9"), replace(by_tom[1], id="8"), waits]
    assert walks(store) == [(5, 20)]
    assert store.last_session(ROSA.id).start == begun
    assert store.ids_of(ROSA.id) == {ROSA.id, ELSEWHERE.id}
    store._pending.clear()


def test_somebody_without_a_name_has_a_diary_all_the_same(store):
    store.add(start(at("11-05")))
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM person_names")
    assert store.persons() == (replace(ROSA, name=""),)
    assert store.person(ROSA.id).name == ""


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8), st.randoms())
def test_whatever_takes_back_what_the_order_in_which_it_came_makes_no_difference(pairs, order):
    records = [TakenBack(str(by), "", at("11-05"), str(of)) for by, of in dict(pairs).items()]
    shuffled = order.sample(records, len(records))
    assert gone(shuffled) == gone(records)
    replaces = {record.id: record.record_id for record in records}
    assert superseded(dict(order.sample(sorted(replaces.items()), len(replaces)))) == superseded(replaces)


def test_a_long_chain_of_taking_back_is_followed_to_its_end():
    chain = [TakenBack(str(number), "", at("11-05"), str(number - 1)) for number in range(1, 5002)]
    found = gone(chain)
    assert ("0" in found, "1" in found, "5001" in found) == (True, False, False)
