"""Routines brought and given away by typing."""

import pytest

from coach.cli import main
from coach.paths import find_paths
from tests.routine.files import EXERCISE, ROUTINE, changed


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command on a data folder: exit code, lines printed, complaints."""

    def run(*words, data="data"):
        code = main(["--data", str(tmp_path / data), *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "my-knee.toml").write_text(EXERCISE)
    (folder / "two.toml").write_text(changed(ROUTINE, {"knee-extension": "my-knee"}))
    return folder


def test_what_is_brought_is_given_away_and_brought_elsewhere(run, stick, tmp_path):
    own = find_paths(tmp_path / "data").own_routines
    assert run("bring", stick) == (0, [str(own / "exercises" / "my-knee.toml"), str(own / "two.toml")], "")
    zipped = tmp_path / "out" / "two.leg-coach.zip"
    code, lines, _complaints = run("give", "two", "--out", zipped)
    assert (code, lines[:2]) == (0, [str(zipped), "With it go: my-knee."])
    assert run("bring", zipped, data="there")[0] == 0
    there = find_paths(tmp_path / "there").own_routines
    for name in ("two.toml", "exercises/my-knee.toml"):
        assert (there / name).read_bytes() == (own / name).read_bytes()
    assert run("bring", zipped)[:2] == (0, ["Here already, just the same: 2."])


def test_another_one_of_that_name_is_asked_about_before_anything_is_written(run, stick, tmp_path):
    own = find_paths(tmp_path / "data").own_routines
    run("bring", stick)
    (stick / "two.toml").write_text(changed((stick / "two.toml").read_text(), {"sets = 2": "sets = 3"}))
    code, lines, complaints = run("bring", stick)
    assert (code, lines) == (1, [])
    assert "`two`" in complaints
    assert "--keep-both, --replace or --keep" in complaints
    assert run("bring", stick, "--keep")[1] == ["Here already, just the same: 1."]
    assert run("bring", stick, "--keep-both")[1][0] == str(own / "two-2.toml")
    run("bring", stick, "--replace")
    assert "sets = 3" in (own / "two.toml").read_text()


def test_what_has_mistakes_is_told_with_its_line_and_stays_out(run, stick, tmp_path):
    (stick / "two.toml").write_text(changed(ROUTINE, {"sets = 2": "sets = 2\nreps = 1000"}))
    (stick / "locked.zip").write_text("no zip")
    code, lines, complaints = run("bring", stick)
    assert code == 1
    assert len(lines) == 1
    assert "two.toml:7" in complaints
    assert "locked.zip is damaged: it was left out" in complaints
    assert run("bring", tmp_path / "gone.toml")[0] == 1


def test_a_routine_that_is_not_there_is_not_given(run, tmp_path):
    code, _lines, complaints = run("give", "gentle-seated-leg", "--out", tmp_path / "x.zip")
    assert code == 1
    assert "did you mean `gentle-seated-legs`?" in complaints
    assert not (tmp_path / "x.zip").exists()
    own = tmp_path / "data" / "Routines" / "gentle-seated-legs.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("format = 2\n")
    _code, _lines, complaints = run("give", "gentle-seated-legs", "--out", tmp_path / "x.zip")
    assert complaints.startswith(f"`gentle-seated-legs` has mistakes and can't be used:\n{own}:1:")
