"""The diary carried from laptop to laptop by typing."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest

from coach.cli import main
from coach.command_input import as_typed
from coach.history.exchange import export_schema
from coach.history.records import Person, new_id
from coach.history.sqlite_files import backups_of
from coach.history.store import open_history
from coach.paths import find_paths
from coach.people import add_person, everyone
from coach.settings import Settings, read_settings, write_settings
from coach.ui.one_window import take_lock
from tests.history.build import ROSA, activity, answers, at, done, end, start

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
    assert run(there, "merge", file)[1] == ["New entries: 6. Here already: 1."]
    assert run(there, "merge", file)[1] == ["New entries: 0. Here already: 7."]
    assert run(there, "merge", find_paths(here).history)[1] == ["New entries: 0. Here already: 7."]


def test_a_copy_is_put_back_and_what_was_there_is_kept(run, here, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    assert run(here, "backup", "--out", copy)[0] == 0
    laptop(here, at("11-07"))
    code, lines, _errors = run(here, "restore", copy)
    assert code == 0
    assert lines[0] == f"The diary is now as in {copy}."
    assert run(here, "merge", lines[1].removeprefix("As it was before, it is kept as ")[:-1])[1] == [
        "New entries: 6. Here already: 7."
    ]


def test_a_copy_without_a_place_of_its_own_is_kept_beside_the_daily_ones(run, here):
    code, (copy,), _errors = run(here, "backup")
    assert code == 0
    assert Path(copy).parent == find_paths(here).history.parent / "backups"
    assert run(here, "merge", copy)[1] == ["New entries: 0. Here already: 7."]


def test_two_people_of_a_like_name_are_told_of_after_a_merge_and_made_one_and_two_again(run, here, tmp_path):
    other = Person("0181-rosa", "rosa M.")  # older than the Rosa here
    there = laptop(tmp_path / "there", at("11-06"), other)
    lines = run(here, "merge", find_paths(there).history)[1]
    same = lines[-1].removeprefix("coach same ").split()
    assert same == [ROSA.id, other.id]
    assert read_settings(find_paths(here).settings).person_id == ROSA.id  # who is here stays who they are

    def sessions(person_id):
        with closing(open_history(find_paths(here).history)) as store:
            return len(store.sessions_between(person_id, at("11-01").date(), at("11-30").date()))

    assert sessions(ROSA.id) == 1
    assert run(here, "same", *same)[0] == 0
    assert sessions(ROSA.id) == 2
    assert run(here, "same", *same)[2].startswith("That is one person already.")
    assert run(here, "same", *same, "--undo")[0] == 0
    assert sessions(ROSA.id) == 1
    assert run(here, "same", *same, "--undo")[0] == 1


def test_people_of_one_name_are_to_be_named_by_their_ids(run, here, tmp_path):
    other, nobody = Person("0181-rosa", "rosa"), tmp_path / "x.json"
    run(here, "merge", find_paths(laptop(tmp_path / "there", at("11-06"), other)).history)
    laptop(here, at("11-08"), TOM)
    for asked in (("export", "--out", nobody), ("sheet", "2026-11", "--json", nobody)):
        told = run(here, *asked, "--person", "Ada")[2].removesuffix(".\n").split("one of: ")[1]
        assert set(told.split(", ")) == {ROSA.id, other.id, "Tom"}


def test_a_command_that_is_told_is_told_as_it_is_typed_here():
    assert as_typed("/home/rosa/leg-coach/coach/cli.py") == "python3 start.py"
    assert as_typed("/usr/bin/coach") == "coach"


def test_who_comes_with_another_diary_can_be_chosen_here(run, here, tmp_path):
    tom = Person(new_id(), "Tom")
    run(here, "merge", find_paths(laptop(tmp_path / "there", at("11-06"), tom)).history)
    assert [each.settings.name for each in everyone(find_paths(here))] == ["", "Tom"]


def test_who_has_settings_and_no_diary_yet_never_gets_that_of_who_comes(run, here, tmp_path):
    new = find_paths(tmp_path / "new")
    write_settings(Settings(name="Tom"), new.settings)
    run(tmp_path / "new", "merge", find_paths(here).history)
    with closing(open_history(new.history)) as store:
        assert store.known(read_settings(new.settings).person_id) is None


def test_where_nobody_was_yet_who_comes_first_is_the_first_one_here(run, tmp_path):
    rosa, tom = Person(new_id(), "Rosa"), Person(new_id(), "Tom")
    there = laptop(laptop(tmp_path / "there", at("11-05"), rosa), at("11-06"), tom)
    run(tmp_path / "new", "merge", find_paths(there).history)
    assert [each.settings.name for each in everyone(find_paths(tmp_path / "new"))] == ["", "Tom"]


def test_about_whom_nothing_was_said_after_a_merge_it_is_asked_after_the_next(run, here, tmp_path):
    theirs = find_paths(laptop(tmp_path / "there", at("11-06"), Person(new_id(), "rosa"))).history
    write_settings(Settings(name="Rosa"), find_paths(here).settings)
    first, again = (run(here, "merge", theirs)[1] for _time in range(2))
    assert first[1:] == again[1:] != []


def test_tables_that_were_written_before_keep_nothing_of_somebody_else(run, here, tmp_path):
    laptop(here, at("11-08"), TOM)
    with closing(open_history(find_paths(here).history)) as store:
        store.add(activity(at("11-05"), own_words="Rosa's garden"))
    for words in ((), ("--person", "Tom")):
        run(here, "export", "--csv", tmp_path / "tables", *words)
    assert not any(b"Rosa" in file.read_bytes() for file in (tmp_path / "tables").iterdir())


def test_on_a_new_laptop_a_copy_from_the_old_one_asks_whether_its_rosa_is_this_one(run, here, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    run(here, "backup", "--out", copy)
    new = tmp_path / "new"
    rosa = Person(new_id(), "Rosa")
    laptop(new, at("11-08"), rosa)
    write_settings(Settings(name="Rosa", person_id=rosa.id), find_paths(new).settings)
    assert run(new, "restore", copy)[1][-1] == f"coach same {rosa.id} {ROSA.id}"


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


def test_one_persons_export_is_asked_for_by_name(run, here, tmp_path):
    laptop(here, at("11-08"), TOM)
    file = tmp_path / "tom.json"
    assert run(here, "export", "--person", "tom", "--out", file)[0] == 0
    assert {row["person_id"] for row in json.loads(file.read_text())["tables"]["session_starts"]} == {TOM.id}
    assert "Choose one of: Rosa, Tom." in run(here, "export", "--person", "Ada", "--out", file)[2]


@pytest.mark.parametrize(
    "words", [("export", "--out", "x.json"), ("backup",), ("same", "a", "b"), ("merge", "x.json")]
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


def test_deleting_that_was_cut_off_gives_the_first_persons_place_to_nobody(run, here):
    paths = find_paths(here)
    laptop(here, at("11-08"), TOM)
    write_settings(Settings(name="Rosa"), paths.settings)
    (backups_of(paths.history) / "diary-2026-01-01.sqlite3").mkdir()  # can't be cleared
    assert run(here, "delete", "--person", "Rosa", "--yes")[0] == 1
    assert read_settings(paths.settings).person_id == ROSA.id


def test_when_everything_is_deleted_the_data_folder_is_empty(run, here):
    paths = find_paths(here)
    write_settings(Settings(name="Rosa"), paths.settings)
    add_person(paths, "Tom").file.with_suffix(".new").touch()
    (paths.data / "people" / "unreadable.toml").touch()
    assert run(here, "delete", "--everything", "--yes")[0] == 0
    assert [file for file in here.rglob("*") if file.is_file() and file.suffix != ".lock"] == []


def test_the_published_schema_is_that_of_the_export():
    assert json.loads(SCHEMA.read_text()) == export_schema()
