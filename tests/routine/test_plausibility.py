"""What a routine may say and hardly means is warned of, and the routine still plays."""

from datetime import date
from pathlib import Path

import pytest

from coach.routine.checking import check_text
from coach.routine.library import load_library
from coach.routine.problems import Severity
from tests.routine.files import EXERCISE, ROUTINE, changed

CAUTIONS = """\
format = 1
against_load = ["mnd"]
[cautions]
mnd = "Add no weight."
dizzy = "Sit for one minute first."
"""
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    (folder / "cautions.toml").write_text(CAUTIONS)
    text = changed(EXERCISE, {'setup = "Sit tall."': 'setup = "Sit tall."\ncautions = ["dizzy", "mnd"]'})
    (folder / "knee-extension.toml").write_text(text)
    (folder / "light.toml").write_text(EXERCISE)
    return load_library([folder])


def warned(library, changes):
    checked = check_text(changed(ROUTINE, changes), Path("mine.toml"), library, today=TODAY)
    assert checked.routine is not None
    assert all(problem.severity is Severity.WARNING for problem in checked.problems)
    return [f"{problem.line}:{problem.column}: {problem.key}: {problem.what}" for problem in checked.problems]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        (
            {"rest_seconds = 30": "rest_seconds = 1800"},
            ["4:1: step: all steps take 36 minutes, without what is said"],
        ),
        (
            {"sets = 2": "load_kg = 1"},
            ["6:11: step 1.load_kg: `knee-extension` has the caution `mnd`: Add no weight."],
        ),
        (
            {"{ reps = 6 }": "{ load_kg = 1 }"},
            ["7:20: step 1.left.load_kg: `knee-extension` has the caution `mnd`: Add no weight."],
        ),
        ({"sets = 2": "load_kg = 1", "knee-extension": "light"}, []),
        (
            {"sets = 2": "rest_seconds = 0",
             '\n[[step]]\nrest_seconds = 30\nsay = "Take a sip of water."\n': ""},
            ["4:1: step: there is no rest in this routine"],
        ),
        (
            {
                "sets = 2": "sets = 1\nrest_seconds = 0",
                '\n[[step]]\nrest_seconds = 30\nsay = "Take a sip of water."\n': "",
            },
            [],
        ),
        (
            {"format = 1": "format = 1\nreviewed = 2025-11-20"},
            ["2:12: reviewed: was over a year ago, on 2025-11-20"],
        ),
        ({"format = 1": "format = 1\nreviewed = 2025-11-21"}, []),
    ],
    ids=[
        "as it is", "36 minutes", "a weight", "a weight on one side", "a weight without a caution", "no rest",
        "one set needs no rest", "an old review", "a review a year ago",
    ],
)  # fmt: skip
def test_what_is_hardly_meant_is_warned_of_at_its_place(library, changes, said):
    assert warned(library, changes) == said


def test_a_text_is_checked_beside_the_library_as_if_it_were_among_its_files(library):
    text = changed(EXERCISE, {'setup = "Sit tall."': 'setup = "Sit tall."\nharder = "light"\nlevel = 3'})
    checked = check_text(text, Path("mine.toml"), library)
    assert [problem.what for problem in checked.problems] == ["`light` has level 1, and this one 3"]
    assert set(checked.exercises) == {"knee-extension", "light", "mine"}
    unknown = changed(EXERCISE, {'setup = "Sit tall."': 'setup = "Sit tall."\navoid_if = ["dizy"]'})
    (problem,) = check_text(unknown, Path("mine.toml"), library).problems
    assert (problem.key, problem.nearest) == ("avoid_if 1", "dizzy")


def test_a_circle_that_a_text_would_close_is_told_while_it_is_written(tmp_path):
    setup = 'setup = "Sit tall."'
    (tmp_path / "light.toml").write_text(changed(EXERCISE, {setup: f'{setup}\nharder = "mine"'}))
    text = changed(EXERCISE, {setup: f'{setup}\nharder = "light"'})
    (problem,) = check_text(text, Path("mine.toml"), load_library([tmp_path])).problems
    assert (problem.key, problem.what) == ("harder", "leads back here: `light`, `mine`")
    (problem,) = check_text(text, Path("light.toml"), load_library([tmp_path])).problems
    assert (problem.key, problem.what) == ("harder", "leads back here: `light`")


def test_the_persons_own_words_for_a_caution_count_before_those_that_are_shipped(tmp_path):
    for folder, words in (("own", "Mine."), ("shipped", "Shipped.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "cautions.toml").write_text(
            f'format = 1\n[cautions]\n{folder} = "x"\nmnd = "{words}"\n'
        )
    library = load_library([tmp_path / "own", tmp_path / "shipped"])
    assert library.cautions == {"own": "x", "shipped": "x", "mnd": "Mine."}


def test_a_caution_against_a_weight_has_to_be_one_that_there_is(library):
    (problem,) = check_text(CAUTIONS.replace('["mnd"]', '["mdn"]'), Path("cautions.toml"), library).problems
    assert (problem.what, problem.remedy) == ("there is no `mdn`", "did you mean `mnd`?")
