"""The guide for physiotherapists: what it shows is so."""

import re
from pathlib import Path

import pytest

import coach
from tests.guide import GUIDE, examples, problems_of, renewed

GOOD = [example for example in examples() if example.kind != "mistake"]


@pytest.mark.parametrize("example", GOOD, ids=lambda example: f"line {example.line}")
def test_a_good_example_of_the_guide_is_read_without_errors_and_warnings(example):
    assert example.kind in {"routine", "exercise", "step", "phase", "figure"}
    assert problems_of(example) == []


def test_messages_and_tables_of_the_guide_are_the_programs_own():
    guide = GUIDE.read_text(encoding="utf-8")
    assert renewed(guide) == guide, "run `python -m tests.guide`, and read what has changed"


def test_each_mistake_of_the_guide_has_one_message():
    mistakes = [example for example in examples() if example.kind == "mistake"]
    assert [len(problems_of(example)) for example in mistakes] == [1] * len(mistakes)


def test_what_the_guide_names_in_the_window_is_there():
    chapters = GUIDE.read_text(encoding="utf-8").split("## When something is wrong")[0]
    named = {bold for bold in re.findall(r"\*\*([^*]+)\*\*", chapters) if bold[0] == "+" or bold[0].isupper()}
    code = "".join(file.read_text(encoding="utf-8") for file in Path(coach.__file__).parent.rglob("*.py"))
    assert len(named) > 20
    assert [label for label in sorted(named) if f'"{label}"' not in code] == []
