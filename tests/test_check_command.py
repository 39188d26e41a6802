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
