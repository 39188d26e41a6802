"""What the diary keeps of a session as it is lived: answers before it, sets that go on, how it broke off."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import true

from coach.history.problems import HistoryProblem
from coach.history.reading import read_sessions
from coach.history.records import Outcome, Person, ReadinessOutcome, Shortened
from coach.history.sessions import Session, with_records
from coach.history.store import open_history
from tests.history.build import ROSA, at, done, end, plan, readiness, session, so_far, start

ALL_DAYS = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "diary.sqlite3"


@pytest.fixture
def store(path):
    store = open_history(path)
    store.add(ROSA)
    yield store
    store.close()


def add(store, *records):
    for record in records:
        store.add(record)


def the_session(store):
    (found,) = store.sessions_between(ROSA.id, *ALL_DAYS)
    return found


def test_the_answers_before_a_session_come_back_with_it_and_those_without_one_by_their_day(store):
    begun = start(at("11-05"))
    before = readiness(at("11-05", "09:55"), begun, 4, "tired", "hot-day", outcome=ReadinessOutcome.GENTLER)
    late = at("11-06", "23:30", hours_east=-5)  # 7 November in UTC
    not_today = readiness(late, None, None, "fever", outcome=ReadinessOutcome.NOT_TODAY)
    add(store, not_today, before, begun)
    assert the_session(store).readiness == before
    assert store.readiness_between(ROSA.id, *ALL_DAYS) == (before, not_today)
    assert store.readiness_between(ROSA.id, date(2026, 11, 6), date(2026, 11, 6)) == (not_today,)


def test_what_is_planned_comes_back_in_order(store):
    later, first = plan(at("11-08"), monday="standing", sunday=""), plan(at("11-01"), monday="seated")
    add(store, later, first)
    assert store.plans(ROSA.id) == (first, later)


def test_a_set_that_the_power_cut_off_counts_as_far_as_it_was_told(store):
    begun = start(at("11-05"))
    whole, cut = done(begun, 8), done(begun, 8, 1)
    told = [so_far(one, reps) for one in (whole, cut) for reps in (1, 2, 5)]
    add(store, begun, *told[:3], whole, *told[3:])
    found = the_session(store)
    stands = replace(told[-1].done, shortened=Shortened.UNFINISHED)
    assert found.sets == (whole, stands)
    assert (stands.id, stands.done_reps) == (cut.id, 5)
    assert found.so_far_ms == 140_000
    assert (found.end, found.outcome) == (None, Outcome.PART)


def test_a_session_that_was_taken_up_again_has_both_goes_at_the_set_that_was_cut_off(store):
    begun = start(at("11-05"))
    cut, again = done(begun, 8), done(begun, 8)
    again = replace(again, at=at("11-06"))
    add(store, begun, so_far(cut, 3), so_far(again, 3), again, end(begun))
    found = the_session(store)
    assert [(one.done_reps, one.shortened) for one in found.sets] == [
        (3, Shortened.UNFINISHED),
        (8, Shortened.NO),
    ]
    assert found.outcome is Outcome.FULL


def test_of_sets_that_ended_nothing_is_read_that_was_told_while_they_went_on(store):
    begun = start(at("11-05"))
    ended, cut = done(begun, 8), done(begun, 8, 1)
    add(store, begun, *(so_far(one, reps) for one in (ended, cut) for reps in range(8)), ended)
    told = []

    def read(question):
        found = store._read(question)
        told.extend(row for row in found if "set_id" in row)
        return found

    read_sessions(read, true(), (), ())
    assert [(row["set_id"], row["done_reps"]) for row in told] == [(cut.id, 7)]


@given(st.data())
def test_whatever_comes_first_a_set_is_there_once_with_all_that_is_known_of_it(data):
    begun = start(at("11-05"))
    ended, cut = done(begun, 8), done(begun, 8, 1)
    ended = replace(ended, at=ended.at + timedelta(minutes=1))
    records = [*(so_far(one, reps) for one in (ended, cut) for reps in range(4)), ended]
    shuffled = data.draw(st.permutations(records))
    split = data.draw(st.integers(0, len(records)))
    in_two = with_records(with_records(Session(begun), shuffled[:split]), shuffled[split:])
    stands = replace(so_far(cut, 3).done, shortened=Shortened.UNFINISHED)
    assert in_two.sets == (ended, stands)
    assert in_two.so_far_ms == 132_000


def test_what_the_disk_has_not_taken_yet_is_read_as_if_it_had(store):
    begun = start(at("11-05"))
    one, other = done(begun, 8), done(begun, 8, 1)
    one = replace(one, at=one.at + timedelta(seconds=32))
    add(store, begun, so_far(one, 7))
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    before = readiness(at("11-05", "09:55"), begun, 2)
    week = plan(at("11-05"), monday="seated")
    for record in (one, so_far(other, 2), before, week):
        with pytest.raises(HistoryProblem):
            store.add(record)
    assert len(store.pending) == 4
    found = store.open_session(ROSA.id, date(2026, 11, 5))
    assert found == the_session(store)
    assert [(known.done_reps, known.shortened.value) for known in found.sets] == [
        (8, "no"),
        (2, "unfinished"),
    ]
    assert (found.readiness, found.so_far_ms) == (before, 128_000)
    assert store.readiness_between(ROSA.id, *ALL_DAYS) == (before,)
    assert store.plans(ROSA.id) == (week,)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = OFF")


def test_killed_at_any_moment_the_diary_has_what_was_told_and_no_more(path):
    program = """
import sys
from pathlib import Path
from coach.history.store import open_history
from tests.history.build import ROSA, at, done, so_far, start
store = open_history(Path(sys.argv[1]))
store.add(ROSA)
begun = start(at("11-05"))
store.add(begun)
for number in range(100):
    one = done(begun, 8, number)
    for reps in range(1, 8):
        store.add(so_far(one, reps))
        print(number, reps, flush=True)
    store.add(one)
    print(number, 8, flush=True)
"""
    command_line = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command_line, stdout=subprocess.PIPE, text=True) as child:
        told = [next(child.stdout) for _ in range(29)]
        child.kill()  # SIGKILL: nothing is tidied up
        told += child.stdout  # what it had still said
    number, reps = (int(word) for word in told[-1].split())
    with closing(open_history(path)) as store:
        found = store.open_session(ROSA.id, date(2026, 11, 5))
    done_reps = [one.done_reps for one in found.sets]
    # What was on disk and not yet said is one record at most.
    after = [8] * number + [reps + 1] if reps < 8 else [8] * (number + 1) + [1]
    assert done_reps in ([8] * number + [reps], after)
    cut = [one.shortened is Shortened.UNFINISHED for one in found.sets]
    assert cut == [False] * (len(cut) - 1) + [done_reps[-1] < 8]


@pytest.mark.parametrize("is_pending", [False, True])
def test_a_clock_that_is_set_back_within_a_set_takes_nothing_of_it_away(store, is_pending):
    begun = start(at("11-05"))
    set_back = so_far(done(begun, 8), 5)
    set_back = replace(set_back, done=replace(set_back.done, at=at("11-05", "09:00")))
    told = [so_far(set_back.done, 2), replace(set_back, done=replace(set_back.done, at=at("11-05", "09:00")))]
    told[0] = replace(told[0], done=replace(told[0].done, at=at("11-05", "10:05")))
    add(store, begun, *([] if is_pending else told))
    found = with_records(the_session(store), told if is_pending else ())
    assert [one.done_reps for one in found.sets] == [5]


def test_only_the_very_last_session_can_be_gone_on_with(store):
    assert (store.last_session(ROSA.id), store.open_session(ROSA.id, date(2026, 11, 1))) == (None, None)
    cut_off = session(at("11-05"), 8, outcome=None)
    add(store, cut_off.start, *cut_off.sets)
    assert store.open_session(ROSA.id, date(2026, 11, 5)) == cut_off
    assert store.open_session(ROSA.id, date(2026, 11, 6)) is None
    other = Person("0190-sam", "Sam")
    add(store, other, replace(start(at("11-06")), person_id=other.id))
    assert store.open_session(ROSA.id, date(2026, 11, 5)) == cut_off

    add(store, end(cut_off.start))
    assert store.open_session(ROSA.id, date(2026, 11, 5)) is None
    later = session(at("11-07"), 8)
    add(store, start(at("11-06")), later.start, *later.sets, later.end)
    assert store.last_session(ROSA.id) == later
    assert store.open_session(ROSA.id, date(2026, 11, 5)) is None


def test_a_person_is_found_by_id_and_made_when_there_is_none(store):
    assert store.person_for("") == ROSA
    sam = store.person_for("0190-sam", "Sam")
    assert store.person_for("0190-sam") == sam == Person("0190-sam", "Sam")
    assert store.person_for("0190-sam", "Samira") == replace(sam, name="Samira")
    assert store.persons() == (ROSA, replace(sam, name="Samira"))
