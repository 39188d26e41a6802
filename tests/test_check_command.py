"""`coach check`: lines for people, one object for tools."""

import json

import pytest

from coach.cli import main
from tests.routine.files import EXERCISE, ROUTINE


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "knee-extension.toml").write_text(EXERCISE)
    (tmp_path / "mine.toml").write_text(ROUTINE.replace("sets = 2", "sets = „2“\nload_kg = 0,5"))
    return tmp_path


def test_a_tool_gets_every_field_of_every_problem_and_how_many_there_are(folder, capsys):
    assert main(["check", "--format", "json", str(folder), "--data", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["errors"], told["warnings"]) == (2, 2, 0)
    assert [(problem["line"], problem["column"], problem["key"]) for problem in told["problems"]] == [
        (6, 8, "step 1.sets"),
        (7, 11, "step 1.load_kg"),
    ]
    assert told["problems"][-1] == {
        "file": str(folder / "mine.toml"), "line": 7, "column": 11, "key": "step 1.load_kg",
        "severity": "error",
        "what": "a comma stands in the number", "remedy": "write `0.5`",
        "read": "0,5", "allowed": "", "nearest": "",
    }  # fmt: skip


def test_a_file_that_is_not_there_is_told_in_both_formats(tmp_path, capsys):
    words = ["check", str(tmp_path / "gone.toml"), "--data", str(tmp_path)]
    assert main(words) == 1
    assert (
        capsys.readouterr()
        .out.splitlines()[0]
        .endswith("gone.toml:1:1: file: isn't there; look at the name and the folder")
    )
    assert main([*words, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["errors"] == 1
    assert main(["check", "x" * 5000, "--data", str(tmp_path)]) == 1  # no disk has such a name


def test_a_file_may_name_what_comes_with_the_program(tmp_path):
    (tmp_path / "mine.toml").write_text(ROUTINE)
    assert main(["check", str(tmp_path / "mine.toml"), "--data", str(tmp_path)]) == 0


def test_of_two_files_with_one_id_both_are_checked_and_each_mistake_is_told_once(folder, capsys):
    (folder / "mine.toml").write_text(ROUTINE)
    for name, text in (
        ("a", ROUTINE),
        ("b", ROUTINE.replace("sets = 2", "sets = 2 x")),
        ("c", "format = 2\n"),
    ):
        (folder / name).mkdir()
        (folder / name / "mine.toml").write_text(text)
        (folder / name / "cautions.toml").write_text("format = 1\n")  # of these there may be several
    assert main(["check", str(folder), "--data", str(folder / "data")]) == 1
    *lines, counted = capsys.readouterr().out.splitlines()
    assert counted == "8 files, 4 mistakes, 3 warnings"
    told = [line.removeprefix(f"{folder}/").split(": ")[0:3] for line in lines]
    assert [
        (place.split("/")[0], key, what.split(";")[0]) for place, key, what in told if what != "warning"
    ] == [
        ("b", "step 1.sets", 'should be a whole number, not "2 x"'),
        ("c", "name", "is missing"),
        ("c", "step", "there is none"),
        ("c", "format", "this version of Leg Coach reads format 1 only"),
    ]
    twice = [place for place, _key, what in told if what == "warning"]
    assert twice == [f"{name}/mine.toml:1:1" for name in "abc"]
