"""The diary carried from laptop to laptop by typing."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest

from coach.cli import main
from coach.diary_commands import harmless
from coach.history.exchange import export_schema
from coach.history.records import Person
from coach.history.store import open_history
from coach.paths import find_paths
from coach.people import add_person
from coach.settings import Settings, read_settings, write_settings
from coach.ui.one_window import take_lock
from tests.history.build import ROSA, answers, at, done, end, start

TOM = Person("0191-tom", "Tom")
SCHEMA = Path(__file__).parent.parent / "docs" / "diary-export.schema.json"


def laptop(folder, moment, person=ROSA, note=""):
    """A data folder with a session of one person in its diary."""
    begun = start(moment, person_id=person.id)
    with closing(open_history(find_paths(folder).history)) as store:
        for record in (person, begun, done(begun, 8), end(begun), answers(begun, effort=5, note=note)):
            store.add(record)
    return folder


@pytest.fixture
def run(capsys):
    """Run a command on a laptop: exit code, lines printed, complaints."""

    def run(laptop, *words):
        code = main(["--data", str(laptop), *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


@pytest.fixture
def here(tmp_path):
    return laptop(tmp_path / "here", at("11-05"), note="=2+3")


def test_what_one_laptop_exports_another_merges_once(run, here, tmp_path):
    there = laptop(tmp_path / "there", at("11-06"))
    file = tmp_path / "out" / "diary.json"
    assert run(here, "export", "--out", file) == (0, [str(file)], "")
    # The person is the same one, under a name that was given on each laptop.
    assert run(there, "merge", file)[1] == ["6 new entries, 1 were here already"]
    assert run(there, "merge", file)[1] == ["0 new entries, 7 were here already"]
    assert run(there, "merge", find_paths(here).history)[1] == ["0 new entries, 7 were here already"]


def test_a_copy_is_put_back_and_what_was_there_is_kept(run, here, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    assert run(here, "backup", "--out", copy)[0] == 0
    laptop(here, at("11-07"))
    code, lines, _errors = run(here, "restore", copy)
    assert code == 0
    assert lines[0] == f"The diary is now as in {copy}."
    assert run(here, "merge", lines[1].removeprefix("As it was before, it is kept as ")[:-1])[1] == [
        "6 new entries, 7 were here already"
    ]


def test_while_the_window_is_open_nothing_is_put_in_the_diarys_place(run, here, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    run(here, "backup", "--out", copy)
    lock = take_lock(find_paths(here).data)
    assert run(here, "restore", copy)[2] == "Leg Coach is open. Please close its window, then try again.\n"
    lock.unlock()


def test_a_table_for_a_spreadsheet_runs_nothing(run, here, tmp_path):
    code, lines, _errors = run(here, "export", "--csv", tmp_path / "tables")
    assert code == 0
    assert str(tmp_path / "tables" / "sets_done.csv") in lines
    with (tmp_path / "tables" / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["note"], row["effort"]) == ("'=2+3", "5")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_begins_with_a_quote(text):
    assert harmless(text) == f"'{text}"
    assert harmless(-1) == -1


def test_one_persons_export_is_asked_for_by_name(run, here, tmp_path):
    laptop(here, at("11-08"), TOM)
    file = tmp_path / "tom.json"
    assert run(here, "export", "--person", "tom", "--out", file)[0] == 0
    assert {row["person_id"] for row in json.loads(file.read_text())["tables"]["session_starts"]} == {TOM.id}
    assert "Choose one of: Rosa, Tom." in run(here, "export", "--person", "Ada", "--out", file)[2]


@pytest.mark.parametrize(
    "words", [("export", "--out", "x.json"), ("backup", "--out", "x.sqlite3"), ("merge", "x.json")]
)
def test_without_a_diary_or_a_file_a_person_is_told_so(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    code, lines, errors = run(tmp_path / "nobody", *words)
    assert (code, lines) == (1, [])
    assert "There is no diary yet." in errors or "x.json can't be read" in errors
    assert not (tmp_path / "nobody").exists()


def test_a_person_is_deleted_only_when_it_is_said_twice_and_nobody_gets_anothers_diary(run, here):
    paths = find_paths(here)
    laptop(here, at("11-08"), TOM)
    write_settings(Settings(name="Rosa"), paths.settings)
    code, lines, _errors = run(here, "delete", "--person", "Rosa")
    assert (code, lines[-1]) == (1, "Nothing was deleted yet. Say it again with --yes to delete it for good.")
    assert run(here, "delete", "--person", "Rosa", "--yes")[0] == 0
    settings = read_settings(paths.settings)
    with closing(open_history(paths.history)) as store:
        assert store.persons() == (TOM,)
        assert store.person_for(settings.person_id).id not in {ROSA.id, TOM.id}


def test_when_everything_is_deleted_the_data_folder_is_empty(run, here):
    paths = find_paths(here)
    write_settings(Settings(name="Rosa"), paths.settings)
    add_person(paths, "Tom")
    assert run(here, "delete", "--everything", "--yes")[0] == 0
    assert [file for file in here.rglob("*") if file.is_file() and file.suffix != ".lock"] == []


def test_the_published_schema_is_that_of_the_export():
    assert json.loads(SCHEMA.read_text()) == export_schema()
