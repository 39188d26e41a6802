"""What the diary promises: nothing that was done is lost, and no file is harmed."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from coach.history.diary_file import make_ready
from coach.history.problems import HistoryProblem
from coach.history.records import Outcome
from coach.history.sessions import Session, with_records
from coach.history.sqlite_files import backups_of
from coach.history.store import HistoryStore, open_history
from tests.history.build import KNEE, ROSA, answers, at, done, end, session, so_far, start

ALL_DAYS = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Leg Coach 100%" / "diary.sqlite3"


@pytest.fixture
def store(path):
    store = open_history(path)
    store.add(ROSA)
    yield store
    store.close()


def add_session(store: HistoryStore, whole: Session) -> None:
    for record in (whole.start, *whole.sets, whole.end, whole.answers):
        if record:
            store.add(record)


def sessions(store: HistoryStore) -> tuple[Session, ...]:
    return store.sessions_between(ROSA.id, *ALL_DAYS)


def run_sql(path, statement):
    with closing(sqlite3.connect(path)) as file:
        result = file.execute(statement).fetchall()
        file.commit()
    return result


def on_its_connection(store, pragma):
    """Tell the one connection that the store holds about a disk that takes no more."""
    with store._engine.connect() as connection:
        connection.exec_driver_sql(pragma)


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def damage(path):
    """Write over the middle of a file, as a failing disk does."""
    content = bytearray(path.read_bytes())
    content[5000:-2000] = b"\xa5" * (len(content) - 7000)
    path.write_bytes(content)
    return bytes(content)


def test_a_session_comes_back_as_it_was_added(store):
    whole = session(at("11-05"), 8, 6, effort=5, pain_before=3, unsteady=False, note="A good day.")
    add_session(store, whole)
    assert sessions(store) == (whole,)
    assert sessions(store)[0].start.started_at.utcoffset() == timedelta(hours=1)


def test_a_killed_program_leaves_the_sets_that_were_done(path):
    program = """
import sys
from pathlib import Path
from coach.history.store import open_history
from tests.history.build import ROSA, at, done, start
store = open_history(Path(sys.argv[1]))
store.add(ROSA)
begun = start(at("11-05"))
store.add(begun)
for number in range(2):
    store.add(done(begun, 8, number))
print("two sets", flush=True)
sys.stdin.read()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout.readline() == "two sets\n"
        child.kill()  # SIGKILL: nothing is tidied up
    store = open_history(path)
    (found,) = sessions(store)
    store.close()
    assert store.notice is None
    assert [one.done_reps for one in found.sets] == [8, 8]
    assert (found.end, found.outcome) == (None, Outcome.PART)


def test_a_session_belongs_to_the_day_on_which_it_began_where_the_person_was(store):
    just_after_midnight = session(at("11-05", "00:10", hours_east=2), 8)  # 4 November in UTC
    before_midnight = session(at("11-05", "23:50", hours_east=-8), 8)  # 6 November in UTC
    for whole in (just_after_midnight, before_midnight):
        add_session(store, whole)
    the_fifth = store.sessions_between(ROSA.id, date(2026, 11, 5), date(2026, 11, 5))
    assert [found.start.id for found in the_fifth] == [just_after_midnight.start.id, before_midnight.start.id]
    assert {found.local_day for found in the_fifth} == {date(2026, 11, 5)}


def test_a_correction_is_a_new_record_that_stands(store, path):
    whole = session(at("11-05"), 8, effort=9)
    add_session(store, whole)
    store.add(answers(whole.start, effort=4, note="I had pressed the wrong number."))
    (found,) = sessions(store)
    assert found.answers.effort == 4
    assert run_sql(path, "SELECT effort FROM answers ORDER BY id") == [(9,), (4,)]


def test_a_record_that_is_added_twice_is_there_once(store):
    whole = session(at("11-05"), 8)
    for _ in range(2):
        add_session(store, whole)
    assert sessions(store) == (whole,)


def test_a_new_name_is_the_same_person(store):
    assert store.default_person("") == ROSA
    assert store.default_person("Rosa Maria") == replace(ROSA, name="Rosa Maria")
    assert store.persons() == (replace(ROSA, name="Rosa Maria"),)


@pytest.mark.parametrize(
    ("fails", "works_again", "sentence"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "The disk is full"),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "can't be saved in"),
    ],
)
def test_what_the_disk_does_not_take_waits_and_is_written_later(store, path, fails, works_again, sentence):
    before = session(at("11-05"), 8)
    add_session(store, before)
    on_its_connection(store, fails)
    # Long enough that it can't fit into a page that has room.
    begun = start(at("11-06"), replace(KNEE, exercise_name="knee " * 2000))
    waiting = [begun, done(begun, 8), done(begun, 5, 1), end(begun)]
    for count, record in enumerate(waiting, start=1):
        with pytest.raises(HistoryProblem, match=sentence):
            store.add(record)
        assert len(store.pending) == count
    after = with_records(Session(begun), waiting)
    assert sessions(store) == (before, after)
    assert run_sql(path, "PRAGMA integrity_check") == [("ok",)]
    assert run_sql(path, "SELECT count(*) FROM session_starts") == [(1,)]

    on_its_connection(store, works_again)
    said = answers(begun, effort=3)
    store.add(said)
    assert store.pending == ()
    with closing(open_history(path)) as reopened:
        assert sessions(reopened) == (before, replace(after, answers=said))


def test_our_own_mistake_does_not_hold_up_what_comes_after_it(store):
    with pytest.raises(IntegrityError):
        store.add(done(start(at("11-05")), 8))
    whole = session(at("11-06"), 8)
    add_session(store, whole)
    assert sessions(store) == (whole,)


def test_what_a_person_told_is_not_in_the_errors_that_the_log_gets(store):
    with pytest.raises(Exception, match="FOREIGN KEY") as met:
        store.add(answers(start(at("11-05")), note="my neighbour's cat"))
    assert "cat" not in str(met.value)


def test_a_newer_diary_is_refused_and_left_as_it_was(store, path):
    store.close()
    run_sql(path, "UPDATE alembic_version SET version_num = 'from the future'")
    before = contents(path.parent)
    with pytest.raises(HistoryProblem, match="newer Leg Coach"):
        open_history(path)
    assert contents(path.parent) == before


def test_a_damaged_diary_is_set_aside_and_the_last_good_copy_used(store, path):
    whole = session(at("11-05"), 8, 8)
    add_session(store, whole)
    store.close()
    open_history(path).close()  # keeps today's copy
    (copy,) = backups_of(path).iterdir()
    worse = copy.with_name("diary-2020-01-01.sqlite3")
    worse.write_bytes(b"not a diary")
    broken = damage(path)

    with closing(open_history(path)) as again:
        assert sessions(again) == (whole,)
        (aside,) = path.parent.glob("diary-damaged-*")
        assert aside.name in again.notice
        assert "the copy from" in again.notice
    assert aside.read_bytes() == broken


@pytest.mark.parametrize("is_empty", [False, True])
def test_where_the_diary_is_missing_or_was_never_finished_the_last_copy_is_used(store, path, is_empty):
    store.add(ROSA)
    store.close()
    open_history(path).close()  # keeps today's copy
    path.unlink()
    if is_empty:
        path.touch()
    with closing(open_history(path)) as again:
        assert "was missing, so the copy from" in again.notice
        assert again.persons() == (ROSA,)


def test_a_change_that_was_cut_off_in_the_middle_is_undone_and_taken_for_no_damage(store, path):
    """A diary that a copy was put in the place of isn't in WAL mode until it is opened next."""
    store.add(ROSA)
    store.close()
    program = """
import sqlite3, sys
diary = sqlite3.connect(sys.argv[1], isolation_level=None)
diary.execute("PRAGMA journal_mode = DELETE")
diary.execute("PRAGMA cache_size = 1")
diary.execute("BEGIN")
diary.execute("UPDATE alembic_version SET version_num = '9999'")
diary.execute("CREATE TABLE half (of)")
diary.executemany("INSERT INTO half VALUES (?)", [("x" * 4000,)] * 200)
print("half", flush=True)
sys.stdin.read()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program, str(path)], **pipes) as child:
        assert child.stdout.readline() == b"half\n"
        child.kill()
    assert path.with_name(f"{path.name}-journal").exists()
    with closing(open_history(path)) as again:
        assert (again.notice, again.persons()) == (None, (ROSA,))


def test_a_damaged_diary_without_a_copy_is_set_aside_and_a_new_one_begun(path):
    path.parent.mkdir()
    path.write_bytes(b"this was a diary once" * 1000)
    with closing(open_history(path)) as store:
        assert "a new diary has begun" in store.notice
        store.add(ROSA)
        assert store.persons() == (ROSA,)
    (aside,) = path.parent.glob("diary-damaged-*")
    assert aside.read_bytes() == b"this was a diary once" * 1000


def days_kept(path, days):
    """Open the diary on each of the days, and return of which days there are copies then."""
    for day in days:
        make_ready(path, datetime.fromisoformat(f"{day}T10:00+01:00"))
    return sorted(copy.stem.removeprefix("diary-") for copy in backups_of(path).iterdir())


@pytest.mark.usefixtures("store")
def test_copies_of_the_last_seven_days_are_kept_and_of_the_first_of_each_month_for_a_year(path):
    days = ["2025-10-02", *(f"2025-{month}-{day}" for month in (11, 12) for day in ("05", "20"))]
    days += [f"2026-{month:02}-07" for month in range(1, 11)] + [f"2026-11-{day:02}" for day in range(1, 10)]
    firsts = ["2025-12-05", *days[5:15], "2026-11-01"]
    assert days_kept(path, days) == firsts + days[-7:]
    assert run_sql(backups_of(path) / "diary-2026-11-09.sqlite3", "SELECT name FROM person_names") == [
        ("Rosa",)
    ]


@pytest.mark.usefixtures("store")
def test_copies_of_days_on_which_the_clock_was_ahead_push_out_no_others(path):
    ahead = [f"2027-11-{day}" for day in range(10, 17)]
    days = [f"2026-11-{day}" for day in range(10, 17)]
    assert days_kept(path, ahead + days) == days + ahead
    open_history(path).close()
    copy, wrong = (backups_of(path) / f"diary-{day}.sqlite3" for day in (days[-1], ahead[-1]))
    run_sql(copy, "UPDATE person_names SET name = 'Rosa of today'")
    os.utime(wrong, (2e9, 2e9))
    damage(path)
    with closing(HistoryStore(path, notice=make_ready(path, at("11-30")))) as store:
        assert "the copy from" in store.notice
        assert store.persons() == (replace(ROSA, name="Rosa of today"),)


def test_what_was_told_of_a_set_while_it_went_on_is_dropped_when_session_and_set_are_over(store, path):
    over, open_one = start(at("11-05")), start(at("11-06"))
    ended, cut, last = done(over, 8), done(over, 8, 1), done(open_one, 8)
    for record in (over, so_far(ended, 3), ended, so_far(cut, 2), end(over), open_one, so_far(last, 4), last):
        store.add(record)
    before = sessions(store)
    store.close()
    open_history(path).close()
    assert run_sql(path, "SELECT set_id FROM sets_so_far ORDER BY at") == [(cut.id,), (last.id,)]
    with closing(open_history(path)) as again:
        assert sessions(again) == before
        assert before[1].so_far_ms == 76_000  # all that tells how long it was, until it ends


def test_a_folder_that_can_not_be_made_is_told_in_plain_words(tmp_path):
    (tmp_path / "taken").write_text("a file, where the folder should be")
    with pytest.raises(HistoryProblem, match="can't be saved in"):
        open_history(tmp_path / "taken" / "diary.sqlite3")


def test_a_diary_that_is_up_to_date_opens_without_alembic_and_its_records_without_sqlalchemy(store, path):
    store.close()
    program = """
import sys
from pathlib import Path
import coach.history.records, coach.history.problems, coach.history.diary_file
assert "sqlalchemy" not in sys.modules
from coach.history.store import open_history
store = open_history(Path(sys.argv[1]))
assert store.persons()[0].name == "Rosa"
store.close()
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
