"""What a person wants gone is gone: from the diary, from every copy, and from the bytes of the files."""

import json
import sqlite3
from contextlib import closing

import pytest

from coach.history.diary_file import keep_copy_before
from coach.history.exchange import export_rows
from coach.history.problems import HistoryProblem
from coach.history.records import Person
from coach.history.removal import remove_everything, remove_person
from coach.history.sqlite_files import backups_of, copy_to
from coach.history.store import open_history
from tests.history.build import (
    ROSA,
    activity,
    answers,
    at,
    details,
    done,
    end,
    measure,
    plan,
    readiness,
    same_person,
    so_far,
    start,
    taken_back,
)

TOM = Person("0191-tom", "Tom")
NOTE = "my neighbour's cat"


@pytest.fixture
def path(tmp_path):
    """A diary of two people with copies of two kinds."""
    path = tmp_path / "diary.sqlite3"
    with closing(open_history(path)) as store:
        for person in (ROSA, TOM):
            store.add(person)
            begun = start(at("11-05"), person_id=person.id)
            whole = done(begun, 8)
            said = answers(begun, note=f"{NOTE} of {person.name}")
            for record in (begun, so_far(whole, 3), whole, end(begun), said):
                store.add(record)
        store.add(readiness(at("11-06")))
    keep_copy_before(path, "merge", at("11-07"))
    path.with_name("diary-damaged-20261105-101010.sqlite3").write_bytes(b"once Rosa's diary")
    copy_to(path, backups_of(path) / "diary-2026-11-06.sqlite3")
    return path


def files_of(path):
    return [file for file in path.parent.rglob("*") if file.is_file()]


def refuse(monkeypatch, copy):
    """Let another program have a copy in use."""
    connect = sqlite3.connect

    def in_use(file, *args, **options):
        if file == copy:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return connect(file, *args, **options)

    monkeypatch.setattr(sqlite3, "connect", in_use)


def test_of_a_person_that_was_removed_no_file_holds_a_byte_and_of_the_other_all(path):
    kept = export_rows(path, TOM.id)
    assert remove_person(path, ROSA.id) == 4
    for file in files_of(path):
        assert b"Rosa" not in file.read_bytes()
        assert ROSA.id.encode() not in file.read_bytes()
    for copy in (path, *backups_of(path).iterdir()):
        assert export_rows(copy) == kept
    assert NOTE in json.dumps(kept)


def test_of_somebody_with_two_ids_both_are_removed_and_who_was_once_taken_for_them_stays(path):
    elsewhere, wrongly = Person("0192-rosa", "Rosa of the kitchen"), same_person(TOM, ROSA)
    with closing(open_history(path)) as store:
        for record in (
            wrongly, taken_back(wrongly), elsewhere, same_person(elsewhere, ROSA),
            activity(at("11-05"), person_id=elsewhere.id), measure(at("11-05")), plan(at("11-05")),
            details(at("11-05"), birth_year=1950),
        ):  # fmt: skip
            store.add(record)
    copy_to(path, backups_of(path) / "diary-2026-11-10.sqlite3")
    remove_person(path, ROSA.id)
    for file in files_of(path):
        assert not any(who in file.read_bytes() for who in (b"Rosa", ROSA.id.encode(), elsewhere.id.encode()))
    for copy in (path, *backups_of(path).iterdir()):
        assert len(export_rows(copy)["session_starts"]) == 1


def test_removing_that_met_a_copy_in_use_can_be_done_again_with_all_ids(path, monkeypatch):
    elsewhere = Person("0192-rosa", "Rosa of the kitchen")
    with closing(open_history(path)) as store:
        store.add(elsewhere)
        store.add(same_person(ROSA, elsewhere))
    copy = backups_of(path) / "diary-2026-11-10.sqlite3"
    copy_to(path, copy)
    with monkeypatch.context() as patched:
        refuse(patched, copy)
        with pytest.raises(HistoryProblem):
            remove_person(path, ROSA.id)
    remove_person(path, ROSA.id)
    assert not any(b"kitchen" in file.read_bytes() for file in files_of(path))


def test_a_copy_that_is_damaged_goes_whole(path):
    copy = backups_of(path) / "diary-2026-11-06.sqlite3"
    content = copy.read_bytes()
    copy.write_bytes(content[:3000] + b"\xa5" * 6000 + content[9000:])
    remove_person(path, ROSA.id)
    assert not copy.exists() or b"Rosa" not in copy.read_bytes()


def test_a_copy_that_is_only_in_use_is_kept_and_it_is_told(path, monkeypatch):
    copy = backups_of(path) / "diary-2026-11-06.sqlite3"
    refuse(monkeypatch, copy)
    with pytest.raises(HistoryProblem, match="using your diary"):
        remove_person(path, ROSA.id)
    assert copy.exists()


def test_a_copy_of_an_older_schema_is_cleared_too(path):
    copy = backups_of(path) / "diary-before-0002-2026-01-01.sqlite3"
    copy_to(path, copy)
    with closing(sqlite3.connect(copy)) as old:
        for table in ("sets_so_far", "readiness", "plans_made"):
            old.execute(f"DROP TABLE {table}")
        old.commit()
    remove_person(path, ROSA.id)
    assert b"Rosa" not in copy.read_bytes()


def cut_off(path):
    """Leave what a copy and a restore leave when the power fails."""
    (path.parent / "restore-x1").mkdir()
    places = (
        path.parent / "restore-x1" / "diary.sqlite3",
        path,
        backups_of(path) / "diary-2026-11-07.sqlite3",
    )
    for place in places:
        copy_to(path, place.with_name("half"))
        place.with_name("half").rename(place if place is places[0] else f"{place}.unfinished")


def test_what_a_copy_or_a_restore_left_that_was_cut_off_goes_with_a_person(path):
    cut_off(path)
    remove_person(path, ROSA.id)
    assert not any(b"Rosa" in file.read_bytes() for file in files_of(path))


def test_when_everything_is_removed_no_file_is_left(path):
    cut_off(path)
    for journal in (path, backups_of(path) / "diary-2026-11-06.sqlite3"):
        journal.with_name(f"{journal.name}-journal").write_bytes(b"of Rosa")
    remove_everything(path)
    assert files_of(path) == []
    assert not backups_of(path).exists()
