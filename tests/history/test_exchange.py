"""Two diaries become one: nothing is lost, nothing counts twice, and a bad file changes nothing."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from coach.history import sqlite_files
from coach.history.diary_file import put_back
from coach.history.exchange import Merged, export_json, export_rows, merge
from coach.history.problems import HistoryProblem
from coach.history.records import Outcome, Person
from coach.history.sqlite_files import backups_of, copy_to
from coach.history.store import open_history
from tests.history.build import (
    ROSA,
    activity,
    answers,
    at,
    details,
    diary_of,
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

NOW = at("11-30")
TOM = Person("0191-tom", "=1+1, Tom")


def diary(path, *records):
    """Make a diary of records; what they belong to comes with them."""
    return diary_of(path, (ROSA, TOM, *records))


def months(path):
    """Return everything that reading a diary can tell of the year."""
    with closing(open_history(path)) as store:
        days = date(2026, 1, 1), date(2026, 12, 31)
        return {
            person: (
                store.sessions_between(person.id, *days),
                store.readiness_between(person.id, *days),
                store.plans(person.id),
            )
            for person in store.persons()
        }


def a_session(moment, person_id=ROSA.id, reps=8, *, ends=True, cut_off=False):
    begun = start(moment, person_id=person_id)
    whole = done(begun, reps)
    records = [begun, *(so_far(whole, number) for number in range(1, reps))]
    if not cut_off:
        records.append(whole)
    if ends:
        records += [end(begun, Outcome.PART), answers(begun, effort=reps % 11, note="A day.")]
    return records


@pytest.fixture
def path(tmp_path):
    return diary(tmp_path / "diary.sqlite3", *a_session(at("11-05")))


def test_an_export_of_one_person_holds_all_of_their_ids_and_nothing_of_another(path, tmp_path):
    elsewhere, stranger = Person("0192-tom", "Tom"), Person("0193-ann", "Ann")
    wrongly = same_person(TOM, stranger)
    with closing(open_history(path)) as store:
        for record in (
            elsewhere, stranger, same_person(elsewhere, TOM), wrongly, taken_back(wrongly),
            *a_session(at("11-06"), TOM.id), *a_session(at("11-07"), elsewhere.id),
        ):  # fmt: skip
            store.add(record)
    rows = export_rows(path, TOM.id)
    assert rows == export_rows(path, elsewhere.id)
    assert [row["id"] for row in rows["persons"]] == [TOM.id, elsewhere.id]
    assert len(rows["session_starts"]) == len(rows["session_ends"]) == 2
    assert not any(who in json.dumps(rows) for who in (ROSA.id, stranger.id))
    file = tmp_path / "tom.json"
    file.write_text(export_json(path, NOW, TOM.id))
    merge(tmp_path / "new.sqlite3", file, NOW)
    with closing(open_history(tmp_path / "new.sqlite3")) as store:
        assert len(store.sessions_between(TOM.id, date(2026, 11, 1), date(2026, 11, 30))) == 2


def test_what_a_file_says_otherwise_of_a_known_entry_changes_nothing(path, tmp_path):
    export = json.loads(export_json(path, NOW))
    export["tables"]["sets_done"][0]["done_reps"] = 99
    file = tmp_path / "other.json"
    file.write_text(json.dumps(export))
    before = export_rows(path)
    merged = merge(path, file, NOW)
    assert (merged.added, merged.differing) == (0, 1)
    assert export_rows(path) == before


def spoiled(change):
    def spoil(text):
        document = json.loads(text)
        change(document)
        return json.dumps(document)

    return spoil


BAD = {
    "cut short": lambda text: text[: len(text) // 2],
    "no JSON": lambda _text: "Dear diary",
    "brackets without end": lambda _text: "[" * 100_000,
    "something else": lambda _text: "{}",
    "newer": spoiled(lambda export: export.update(version=2)),
    "unknown table": spoiled(lambda export: export["tables"].update(spells=[])),
    "no list": spoiled(lambda export: export["tables"].update(answers="none")),
    "no entry": spoiled(lambda export: export["tables"].update(answers=[7])),
    "unknown column": spoiled(lambda export: export["tables"]["answers"][0].update(spell=1)),
    "missing value": spoiled(lambda export: export["tables"]["sets_done"][0].pop("side")),
    "third leg": spoiled(lambda export: export["tables"]["sets_done"][0].update(side="middle")),
    "text for a number": spoiled(lambda export: export["tables"]["sets_done"][0].update(done_reps="8")),
    "endless number": spoiled(
        lambda export: export["tables"]["sets_done"][0].update(done_seconds=float("inf"))
    ),
    "no moment": spoiled(lambda export: export["tables"]["session_starts"][0].update(started_at="once")),
    "effort of 11": spoiled(lambda export: export["tables"]["answers"][0].update(id="x", effort=11)),
    "half a letter": spoiled(lambda export: export["tables"]["answers"][0].update(note="\ud800")),
    "a letter that ends a text": spoiled(lambda export: export["tables"]["answers"][0].update(note="a\0b")),
    "nobody's id": spoiled(lambda export: export["tables"]["answers"][0].update(id="")),
    "a day that isn't its own": spoiled(
        lambda export: export["tables"]["session_starts"][0].update(local_day="2026-11-30")
    ),
    "a moment that doesn't sort": spoiled(
        lambda export: export["tables"]["session_ends"][0].update(at="2026-11-06T10:10:00+01:00")
    ),
    "no numbers": spoiled(lambda export: export["tables"]["measures_done"][0].update(parts='[1, "two"]')),
    "a part that is no number": spoiled(
        lambda export: export["tables"]["measures_done"][0].update(parts="[NaN]")
    ),
    "weeks of one day": spoiled(lambda export: export["tables"]["plans_made"][0].update(days='["monday"]')),
    "signs by number": spoiled(lambda export: export["tables"]["readiness"][0].update(signs="[1]")),
    "an hour of 61 years": spoiled(lambda export: export["tables"]["activities"][0].update(minutes=10**8)),
    "somebody to lean on": spoiled(lambda export: export["tables"]["activities"][0].update(aid="crane")),
    "neither": spoiled(lambda export: export["tables"]["details"][0].update(sex="x")),
    "set without a session": spoiled(
        lambda export: export["tables"]["sets_done"][0].update(id="x", session_id="nowhere")
    ),
}


@pytest.mark.parametrize("how", BAD)
def test_a_file_that_is_wrong_is_refused_with_a_remedy_and_nothing_is_added(path, tmp_path, how):
    moment = at("11-06")
    beside = (measure(moment), activity(moment), details(moment), plan(moment), readiness(moment))
    new = diary(tmp_path / "new.sqlite3", *a_session(moment), *beside)
    file = tmp_path / "export.json"
    file.write_text(BAD[how](export_json(new, NOW)))
    before = export_rows(path)
    with pytest.raises(HistoryProblem) as problem:
        merge(path, file, NOW)
    assert file.name in problem.value.sentence
    assert problem.value.remedy
    assert export_rows(path) == before


def test_of_another_diary_too_nothing_is_taken_in_that_this_program_would_not_have_written(path, tmp_path):
    other = diary(tmp_path / "other.sqlite3", *a_session(at("11-06")))
    with closing(sqlite3.connect(other)) as file:
        file.execute("UPDATE sets_done SET side = 'middle'")
        file.commit()
    before = export_rows(path)
    with pytest.raises(HistoryProblem, match="middle"):
        merge(path, other, NOW)
    assert export_rows(path) == before


def test_a_diary_that_is_damaged_is_not_merged(path, tmp_path):
    file = diary(tmp_path / "other.sqlite3", *a_session(at("11-06")))
    content = bytearray(file.read_bytes())
    content[5000:-2000] = b"\xa5" * (len(content) - 7000)
    file.write_bytes(content)
    with pytest.raises(HistoryProblem, match="damaged"):
        merge(path, file, NOW)
    assert file.read_bytes() == content


def test_before_a_merge_and_a_restore_a_copy_is_kept_and_restoring_it_brings_everything_back(path, tmp_path):
    before = export_rows(path)
    other = diary(tmp_path / "other.sqlite3", *a_session(at("11-06")))
    assert merge(path, other, NOW) == Merged(added=7, known=2, differing=0)
    (copy,) = backups_of(path).glob("*-before-merge-*")
    kept = put_back(path, copy, NOW)
    assert export_rows(path) == before
    put_back(path, kept, NOW)
    assert len(export_rows(path)["session_starts"]) == 2


@pytest.mark.parametrize("name", ["diary-2026-11-01.sqlite3", "diary-before-restore-20261101-101010.sqlite3"])
def test_the_oldest_copy_can_be_put_back_though_keeping_another_drops_it(path, name):
    oldest = backups_of(path) / name
    copy_to(path, oldest)
    for day in range(2, 9):
        copy_to(path, backups_of(path) / name.replace("1101", f"110{day}").replace("11-01", f"11-0{day}"))
    before = export_rows(path)
    put_back(path, oldest, NOW)
    assert export_rows(path) == before


@pytest.mark.parametrize("content", [b"", b"Dear diary", None])
def test_what_is_no_diary_is_never_put_in_its_place(path, tmp_path, content):
    file = tmp_path / "copy.sqlite3"
    if content is not None:
        file.write_bytes(content)
    before = export_rows(path)
    with pytest.raises(HistoryProblem):
        put_back(path, file, NOW)
    assert export_rows(path) == before


def test_a_copy_that_can_not_be_brought_up_to_date_changes_nothing(path, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    copy_to(path, copy)
    with closing(sqlite3.connect(copy)) as older:
        older.execute("UPDATE alembic_version SET version_num = '0002'")  # and yet it has the tables of now
        older.execute("DELETE FROM answers")
        older.commit()
    before = export_rows(path)
    with pytest.raises(Exception, match="duplicate column"):
        put_back(path, copy, NOW)
    assert export_rows(path) == before


def test_a_diary_that_another_program_keeps_for_itself_is_not_waited_for_without_end(
    path, tmp_path, monkeypatch
):
    monkeypatch.setattr(sqlite_files, "_REFUSED_SECONDS", 0.001)
    copy = tmp_path / "copy.sqlite3"
    copy_to(path, copy)
    put_back(path, copy, NOW)  # which keeps the day's copy, too
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryProblem, match="Another program"):
            put_back(path, copy, NOW)


def test_a_cut_off_session_is_exported_with_what_was_done_of_it(tmp_path):
    path = diary(tmp_path / "diary.sqlite3", *a_session(at("11-05"), ends=False, cut_off=True))
    file = tmp_path / "export.json"
    file.write_text(export_json(path, NOW))
    merged = tmp_path / "merged.sqlite3"
    merge(merged, file, NOW)
    (found,) = months(merged)[ROSA][0]
    assert (found.sets[0].done_reps, found.end) == (7, None)
