"""The JSON Schema knows of a file what the reader knows, but for what ties several values together."""

import json
import re
import tomllib
from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime, time
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from coach.cli import main
from coach.routine.checking import check_text
from coach.routine.exercise_file import looks_like_exercise
from coach.routine.keys import (
    EXERCISE,
    ROUTINE,
    Choice,
    Choices,
    Day,
    Many,
    Named,
    Number,
    One,
    Text,
    Texts,
    Whole,
)
from coach.routine.library import load_library
from coach.routine.schema import SCHEMAS, Schema, schema_text, with_schema_line, write_schemas
from tests.routine.files import EXERCISE as A_FILE
from tests.routine.test_bad_files import BAD

ROUTINES = Path(__file__).parents[2] / "routines"
SHIPPED = sorted(file for file in ROUTINES.rglob("*.toml") if file.name != "cautions.toml")

ONLY_THE_READER_SEES = (
    r"there is no exercise `",  # the library
    r"the file of `.*` has errors",
    r"`.*` is no phase of `",  # the exercise that a step names
    r"`.*` uses both legs together",
    r"all steps have \d+ movements",  # sums
    r"all steps last .* hours",
    r"`.*` stands twice",  # the phases beside it
    r"stands beside `path`",
    r"`at` must grow from one pose to the next",
    r"doesn't reach its last pose in time",
    r"the last pose is `",
    r"`.*` is not drawn",  # the figure's poses
    r"there are \d+ poses",
    r"should be a whole number, not \d+\.0",  # the same to JSON
    r"is nan",
    r"should be a date, not \"\d{4}-\d\d-\d\d\"",  # a text to JSON
    r"should be text in quotes, not \d{4}-\d\d-\d\d",
)
"""What an error says of several values at once, of other files, or of what is TOML's alone: no schema can."""

VALUES = st.one_of(
    st.sampled_from(
        (-181, -180, -1, 0, 1, 2, 3, 4, 6, 7, 10, 11, 20, 21, 22, 60, 61, 100, 101, 180, 181, 600, 3601)
    ),
    st.sampled_from((-180.5, 0.009, 0.01, 0.19, 0.2, 0.5, 59.5, 60.5, 180.5, 600.5, 3600.5, 1e9)),
    st.sampled_from(
        ("", " ", "x", "left", "both", "start", "chair", "steady", "none", "a\u0007b", "Sit tall.")
    ),
    st.sampled_from((30, 31, 40, 41, 60, 61, 80, 81, 120, 121, 400, 401)).map(lambda length: "x" * length),
    st.sampled_from(
        (True, [], [1], ["x"], ["ball"], ["x" * 401], ["x"] * 31, {}, {"a": 1}, [{}], [{"at": 1}])
    ),
)
"""On both sides of every bound, of every kind, and without what JSON can't tell apart."""


@cache
def library():
    """Return the shipped library."""
    return load_library([ROUTINES])


@cache
def validator(schema):
    """Return what holds a value to `schema`."""
    return Draft7Validator(SCHEMAS[schema](), format_checker=FormatChecker())


@cache
def shipped(file):
    """Return the values of a shipped file."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def as_json(value):
    """Return a TOML value as an editor hands it to a schema: dates are texts there."""
    if isinstance(value, dict):
        return {name: as_json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def as_toml(value):
    """Write a value as TOML, tables in braces."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{json.dumps(name)} = {as_toml(inner)}" for name, inner in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def written(values):
    """Return the text of a file with `values`."""
    return "\n".join(f"{json.dumps(name)} = {as_toml(value)}" for name, value in values.items())


def assert_one_verdict(text, file):
    """Hold that reader and schema refuse `text` both, but for what only the reader sees, or neither."""
    values = tomllib.loads(text)
    schema = Schema.EXERCISE if looks_like_exercise(values) else Schema.ROUTINE
    refused = [f"{list(one.path)}: {one.message}" for one in validator(schema).iter_errors(as_json(values))]
    errors = check_text(text, file, library()).errors
    if refused:
        assert errors, f"only the schema refuses it:\n{text}\n{refused}"
    else:
        more = [
            str(one)
            for one in errors
            if not any(re.match(what, one.what, re.DOTALL) for what in ONLY_THE_READER_SEES)
        ]
        assert not more, f"only the reader refuses it:\n{text}\n{more}"


def places(values, above=()):
    """Yield the way to every value, outermost first."""
    inner = values.items() if isinstance(values, dict) else enumerate(values)
    for key, value in inner:
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from places(value, (*above, key))


def names(schema):
    """Return every name that the schema knows, at any depth."""
    found = set()
    for name, inner in schema.items() if isinstance(schema, dict) else enumerate(schema):
        found |= set(inner) if name == "properties" else set()
        found |= names(inner) if isinstance(inner, dict | list) else set()
    return found


@st.composite
def changed_files(draw):
    """Draw a shipped file with one value, or two, changed, taken out, or put in."""
    file = draw(st.sampled_from(SHIPPED))
    values = json.loads(json.dumps(as_json(shipped(file))))
    for _ in range(draw(st.sampled_from((1, 1, 2)))):
        way = draw(st.sampled_from(list(places(values)) or [("name",)]))
        table = values
        for key in way[:-1]:
            table = table[key]
        match draw(st.sampled_from(("change", "take out", "put in"))):
            case "put in" if isinstance(table, dict):
                table[draw(st.sampled_from(EVERY_NAME))] = deepcopy(draw(VALUES))
            case "take out" if way[-1] in table or isinstance(table, list):
                del table[way[-1]]
            case _:
                table[way[-1]] = deepcopy(draw(VALUES))
    return file, values


EVERY_NAME = sorted({"resp"}.union(*(names(make()) for make in SCHEMAS.values())))


def every_key(keys, above=()):
    """Yield the way to every key, in a file that has one of each table, and the key."""
    for key in keys:
        way = (*above, key.name)
        if not isinstance(key, Named):
            yield way, key
        match key:
            case One():
                yield from every_key(key.keys, way)
            case Many():
                yield from every_key(key.keys, (*way, 0))
                yield from every_key(key.others, (*way, 1))
            case Named(of=One() as pose):
                yield from every_key(pose.keys, (*above, "straight"))
            case Named():
                yield (*above, "lift"), key.of


def tried(key):  # noqa: PLR0911 - one line for each kind
    """Return values on both sides of what `key` allows, and some of another kind."""
    match key:
        case Whole() | Number():
            low, high = key.lowest, key.highest
            return low, high, low - 1, high + 1, low - 0.001, high + 0.001, float(low), "5", True
        case Text():
            return "x" * key.longest, "x" * (key.longest + 1), "", "\n", "a\u0007b", 5, date(2026, 11, 1)
        case Texts():
            return (
                ["x" * key.longest],
                ["x" * (key.longest + 1)],
                ["x"] * key.most,
                ["x"] * (key.most + 1),
                [5],
            )
        case Choice():
            return (*key.kind, "x", "", 5)
        case Choices():
            return list(key.kind), ["x"], [*key.kind][:1] * (key.most + 1), "x"
        case Day():
            return date(2026, 11, 1), "2026-11-01", 5
        case One():
            return {}, {"resp": 1}, [], 5
        case Many():
            return [], {}, [1], [{}] * (key.most + 1), *([one] for one in STEPS_AND_RESTS)
    raise TypeError(key)


STEPS_AND_RESTS = (
    {"rest_seconds": 9},
    {"rest_seconds": 9, "say": "Sip."},
    {"rest_seconds": 9, "reps": 8},
    {"exercise": "knee-extension"},
    {"exercise": "knee-extension", "rest_seconds": 0},
    {"exercise": "knee-extension", "say": "Sip."},
    {"say": "Sip."},
)


@pytest.mark.parametrize(
    ("keys", "name", "base"),
    [
        (
            ROUTINE,
            "gentle.toml",
            {"name": "x", "step": [{"exercise": "knee-extension"}, {"rest_seconds": 9}]},
        ),
        (EXERCISE, "bend.toml", tomllib.loads(A_FILE)),
    ],
    ids=["routine", "exercise"],
)
def test_schema_and_reader_give_one_verdict_on_every_key_at_its_bounds(keys, name, base):
    for way, key in every_key(keys):
        for value in (*tried(key), None):
            values = {"format": 1, **deepcopy(base)}
            table = values
            for step, after in pairwise(way):
                inner = [{}] if isinstance(after, int) else {}
                table = table[step] if isinstance(step, int) else table.setdefault(step, inner)
            table[way[-1]] = value
            if value is None:
                del table[way[-1]]
            assert_one_verdict(written(values), Path(name))


@pytest.mark.parametrize("schema", Schema)
def test_the_shipped_schema_is_the_one_that_the_code_makes(schema):
    Draft7Validator.check_schema(SCHEMAS[schema]())
    shipped_text = (ROUTINES / "schema" / schema.file_name).read_text(encoding="utf-8")
    assert shipped_text == schema_text(schema), "run `coach schema --out routines`"


def test_every_shipped_file_is_sound_by_the_schema_that_it_names():
    for file in SHIPPED:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        named = (file.parent / first.removeprefix("#:schema ")).resolve()
        schema = json.loads(named.read_text(encoding="utf-8"))
        assert list(Draft7Validator(schema).iter_errors(as_json(shipped(file)))) == [], file


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed_files())
def test_schema_and_reader_give_one_verdict_on_what_was_changed(changed):
    file, values = changed
    assert_one_verdict(written(values), file)


def test_schema_and_reader_give_one_verdict_on_the_bad_files_that_are_toml():
    for bad in BAD:
        with suppress(tomllib.TOMLDecodeError):
            assert_one_verdict(bad.values[0], Path("mine.toml"))


def test_an_editor_shows_what_each_key_means_and_its_bounds():
    rest = SCHEMAS[Schema.ROUTINE]()["properties"]["step"]["items"]["properties"]["rest_seconds"]
    assert rest["description"] == (
        "How long to rest after each set; left out, as the exercise has it. From 0 to 3600 s."
    )


def test_schemas_are_written_beside_routines_and_left_alone_when_they_are_the_same(tmp_path, capsys):
    assert main(["schema", "--out", str(tmp_path)]) == 0
    written = sorted((tmp_path / "schema").iterdir())
    assert capsys.readouterr().out.split() == [str(tmp_path / "schema" / one.file_name) for one in Schema]
    before = [file.stat().st_mtime_ns for file in written]
    written[0].write_text("{}")
    write_schemas(tmp_path)
    assert [file.read_text(encoding="utf-8") for file in written] == [
        schema_text(one) for one in sorted(Schema)
    ]
    assert written[1].stat().st_mtime_ns == before[1]


def test_the_line_that_names_the_schema_is_put_first_or_set_right(tmp_path):
    text = "# By hand.\nformat = 1\n"
    file = tmp_path / "exercises" / "bend.toml"
    named = with_schema_line(text, Schema.EXERCISE, file, tmp_path)
    assert named == f"#:schema ../schema/exercise.schema.json\n{text}"
    moved = with_schema_line(f"# Ours.\n{named}", Schema.EXERCISE, tmp_path / "bend.toml", tmp_path)
    assert moved == f"# Ours.\n#:schema ./schema/exercise.schema.json\n{text}"
