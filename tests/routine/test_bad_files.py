"""Every mistake is told at its place, in words that say how to mend it, and nothing else is told.

The table is `bad_files.txt`; whatever else is done to a good file is no mistake of ours.
"""

import codecs
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.routine.checking import check_text
from coach.routine.library import load_library
from coach.voice.text import estimated_length_ms
from tests.routine.reading_level import grade

TABLE = (Path(__file__).parent / "bad_files.txt").read_text(encoding="utf-8")
SHIPPED = Path(__file__).parents[2] / "routines"
HIGHEST_GRADE = 8.0
_ROW = re.compile(r"  (?:(whole)|(routine|exercise) (\d+)) (?:\| ?(.*)|-)")
_UNSEEN = re.compile(r"\{U\+([0-9A-F]{4})\}")


def _good_files():
    """Return the text of the routine and of the exercise, as the table shows them with their numbers."""
    parts = TABLE.split("\n== ")
    return {
        part.split("\n", 1)[0].removeprefix("The "): "".join(
            line[4:] + "\n" for line in part.strip().split("\n")[2:]
        )
        for part in parts[1:3]
    }


GOOD = _good_files()


def _bad_files():
    """Yield the name, the text and the lines said of each bad file of the table."""
    for block in TABLE.split("\n\n"):
        name, *rows = block.strip("\n").split("\n")
        said = [_seen(row[6:]) for row in rows if row.startswith("    > ")]
        changes = [match for row in rows if (match := _ROW.fullmatch(row))]
        if said:
            assert len(said) + len(changes) == len(rows), block
            yield pytest.param(_text(changes), said, id=name)


def _text(changes):
    if changes[0][1]:
        return "".join(_seen(row[4]) + "\n" for row in changes if row[4])
    lines = {number: [line] for number, line in enumerate(GOOD[changes[0][2]].split("\n"), 1)}
    for row in changes:
        lines[int(row[3])] = []
    for row in changes:
        if row[4] is not None:
            lines[int(row[3])].append(_seen(row[4]))
    return "\n".join(line for number in lines for line in lines[number])


def _seen(text):
    return _UNSEEN.sub(lambda match: chr(int(match[1], 16)), text)


BAD = list(_bad_files())


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("good")
    (folder / "knee-extension.toml").write_text(GOOD["exercise"])
    return load_library([folder])


@pytest.fixture(scope="module")
def shipped():
    return load_library([SHIPPED])


def said_of(text, library):
    problems = check_text(text, Path("mine.toml"), library).problems
    return [str(problem).removeprefix("mine.toml:") for problem in problems]


def test_the_table_is_long_and_its_good_files_are_good(library):
    assert len(BAD) >= 120
    assert [said_of(text, library) for text in GOOD.values()] == [[], []]


@pytest.mark.parametrize(("text", "lines"), BAD)
def test_of_a_bad_file_just_that_is_said_which_has_to_be_mended(text, lines, library):
    assert said_of(text, library) == lines


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_file_in_another_encoding_is_told_how_to_save_it_and_its_other_mistakes_too(tmp_path, encoding):
    text = GOOD["routine"].replace("Two", "Zwei für Füße").replace("sets = 2", "sets = 200")
    (tmp_path / "knee-extension.toml").write_text(GOOD["exercise"])
    (tmp_path / "mine.toml").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    first, second = load_library([tmp_path]).problems
    assert "UTF-" in first.what or "Windows" in first.what
    assert first.remedy == "choose “Save as”, set the encoding to UTF-8, and save"
    assert (first.line, first.column) == ((2, 15) if encoding == "cp1252" else (1, 1))
    assert (second.line, second.column, second.what) == (9, 8, "is 200")


def test_line_ends_of_any_kind_are_read_and_only_the_oldest_kind_is_told(tmp_path):
    (tmp_path / "knee-extension.toml").write_text(GOOD["exercise"])
    text = GOOD["routine"].replace("sets = 2", "sets = 200")
    for end, lines in (("\r\n", [9]), ("\r", [1, 9])):
        (tmp_path / "mine.toml").write_bytes(codecs.BOM_UTF8 + text.replace("\n", end).encode())
        assert [problem.line for problem in load_library([tmp_path]).problems] == lines


def test_of_hundreds_of_mistakes_the_first_hundred_are_told_and_that_there_are_more(library):
    text = GOOD["routine"] + "[[step]]\nrest_seconds = 0\n" * 150
    said = said_of(text, library)
    assert len(said) == 101
    assert said[-1].endswith("there may be more to mend than this; mend these first, then check again")


def test_a_mistake_is_told_with_all_that_a_tool_needs(library):
    text = GOOD["routine"].replace("steady", "staedy").replace("sets = 2", "sets = 200")
    pace, sets = check_text(text, Path("mine.toml"), library).problems
    assert (pace.read, pace.nearest) == ('"staedy"', "steady")
    assert (sets.read, sets.allowed) == ("200", "a whole number from 1 to 20")


def test_what_is_said_reads_at_the_eighth_grade_or_below():
    """Names and signs apart: each stands for one word."""
    told = {line.split(": ", 2)[2] for bad in BAD for line in bad.values[1]}
    plain = {
        re.sub(r"`[^`]*`|\"[^\"]*\"|\[+\w*\]+|\{[^}]*\}", "this", line).replace(";", ".") for line in told
    }
    sentences = {line for line in plain if re.search("[a-z]", line)}
    assert {line: grade(line) for line in sentences if grade(line) > HIGHEST_GRADE} == {}


PIECES = st.sampled_from(
    [
        *(
            '"',
            "'",
            "[",
            "]]",
            "{",
            "}",
            "=",
            ":",
            ",",
            ";",
            "#",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u00a0",
            "\u200b",
            "“",
        ),
        *(
            "”",
            "\\",
            "-",
            ".",
            "0",
            "9" * 400,
            "é",
            "nan",
            "[step]",
            "[[phase]]",
            "a.b = 1",
            "//",
            '"""',
            "½",
        ),
    ]
)


def _cut_up(part, changes):
    """Return the parts of a text with pieces put in, taken out, doubled or swapped."""
    for kind, place, other, piece in changes:
        at, to = place % (len(part) + 1), other % (len(part) + 1)
        first, second = min(at, to), min(max(at, to), min(at, to) + 30)
        if kind == "in":
            part = [*part[:at], piece, *part[at:]]
        elif kind == "out":
            part = part[:first] + part[second:]
        elif kind == "twice":
            part = part[:second] + part[first:]
        else:
            part = part[:first] + part[second : second + 5] + part[first:second] + part[second + 5 :]
    return "".join(part)


@st.composite
def mutated(draw):
    """Return a good file with a few signs, words or lines put in, taken out, doubled or swapped."""
    parts = re.split(
        draw(st.sampled_from(["(?<=\n)", r"\b", "(?<=.)"])), draw(st.sampled_from(list(GOOD.values())))
    )
    places = st.integers(0, 10_000)
    changes = st.tuples(st.sampled_from(["in", "out", "twice", "swap"]), places, places, PIECES)
    return _cut_up(parts, draw(st.lists(changes, min_size=1, max_size=4)))


@settings(max_examples=200, deadline=None)
@given(text=mutated())
def test_whatever_is_done_to_a_good_file_each_line_that_is_said_is_one_of_the_file(library, text):
    lines = re.split(r"\r\n|\n|\r", text)
    for problem in check_text(text, Path("mine.toml"), library, estimated_length_ms).problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.what, problem.remedy


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mutated(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]))
def test_whatever_the_encoding_a_file_is_read_or_told_of(tmp_path, text, encoding):
    file = tmp_path / "mine.toml"
    file.write_bytes(text.encode(encoding, errors="replace"))
    library = load_library([file])
    assert library.routines or library.exercises or library.errors


def _in_line(pattern, new):
    return lambda line: re.sub(pattern, new, line, count=1)


MISTAKES = {
    "curly quotes": _in_line(r'^(\w+ = )"([^"]*)"$', r"\1“\2”"),
    "no end quote": _in_line(r'^(\w+ = "[^"]*)"$', r"\1"),
    "no first quote": _in_line(r'^(\w+ = )"([^"]*")$', r"\1\2"),
    "no quotes": _in_line(r'^(\w+ = )"([^"=#]*)"$', r"\1\2"),
    "doubled quotes": _in_line(r'^(\w+ = )"([^"]+)"$', r'\1""\2""'),
    "a quote less in a list": _in_line('", "', '", '),
    "a number in quotes": _in_line(r"^(\w+ = )(\d+)$", r'\1"\2"'),
    "a comma in a number": _in_line(r"= (\d+)\.(\d+)", r"= \1,\2"),
    "a unit": _in_line(r"^(\w+ = \d+)$", r"\1 s"),
    "a colon": _in_line(r"^(\w+) = ", r"\1: "),
    "a colon between braces": _in_line(r"(\{.*\w) = ", r"\1: "),
    "no =": _in_line(r'^(\w+) = (?=["\d\[{])', r"\1 "),
    "a space from a word processor": _in_line(r"^(\w+) = ", "\\1\u00a0= "),
    "a letter that is swapped": _in_line(r"^(\w)(\w)(\w{3,}) = ", r"\2\1\3 = "),
    "a capital letter": _in_line("^s(?=\\w+ = )", "S"),
    "a comma at the end": _in_line(r"^(\w+ = .*[^\[,{])$", r"\1,"),
    "words at the end": _in_line(r'^(\w+ = "[^"]*")$', r"\1 as before"),
    "one bracket for two": _in_line(r"^\[\[(\w+)\]\]$", r"[\1]"),
    "a bracket less": _in_line(r"^(\[+[\w.-]+\]*)\]$", r"\1"),
    "a brace less": _in_line(r" \}$", ""),
    "no comma between braces": _in_line(r"(\{[^}]*), ", r"\1 "),
    "a line twice": _in_line(r"^(\w+ = .*[^\[{])$", r"\1\n\1"),
    "a note without its sign": _in_line(r"^(\w+ = .*[^\[])$", r"Lift slowly here\n\1"),
}
PLACES = [
    (file, number)
    for file in sorted(SHIPPED.rglob("*.toml"))
    if file.name != "cautions.toml"
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"))
    if line and line[0] not in "# "
]


@settings(max_examples=250, deadline=None)
@given(place=st.sampled_from(PLACES), kind=st.sampled_from(list(MISTAKES)))
def test_one_mistake_anywhere_in_a_shipped_file_is_told_at_its_line_and_nowhere_else(shipped, place, kind):
    file, number = place
    lines = file.read_text(encoding="utf-8").split("\n")
    before, lines[number] = lines[number], MISTAKES[kind](lines[number])
    if lines[number] == before:
        return
    errors = check_text("\n".join(lines), file, shipped).errors
    told = {problem.line - 1 - number for problem in errors}
    assert told
    assert told <= set(range(1 + lines[number].count("\n"))), [str(error) for error in errors]


def test_a_torn_file_ten_times_as_long_takes_about_ten_times_as_long(library):
    """All of it is read twice, and every place sought; how long that is, tests/benchmarks/check.py tells."""
    short, long = (min(_seconds_for(steps, library) for _try in range(3)) for steps in (57, 570))
    assert long < 25 * short


def _torn(steps):
    """Return the text of a routine with so many times its steps, which is no TOML at its end."""
    step = GOOD["routine"][GOOD["routine"].index("[[step]]") : GOOD["routine"].index("[progression]")]
    return GOOD["routine"] + step * steps + "[[step]]\nrest_seconds = 30\nsay = „Rest“\n"


def _seconds_for(steps, library):
    text = _torn(steps)
    begun = time.process_time()
    errors = check_text(text, Path("mine.toml"), library, estimated_length_ms).errors
    assert errors[-1].what == "curly quotes don't count as quotes"
    return time.process_time() - begun


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        'a = ["x' + " ," * 50_000,
        "a" + ".a" * 50_000,
        "a = 1\n" * 17_000,
        '"' * 100_000,
        "\0" * 100_000,
        "a" + " " * 100_000 + "b",
        "a = " + ";" * 100_000,
        "a = \u2013" + "9" * 100_000 + "x",
        "a = " + "b = 1, " * 26,
        "a = [" + "{b = 1}," * 12_500,
        (".a" * 60)[1:] + " = 1\n[" + ".a" * 30_000,
    ],
    ids=[
        *(
            "brackets",
            "a list",
            "a long name",
            "one name",
            "quotes",
            "zeros",
            "spaces",
            "semicolons",
            "digits",
        ),
        *("pairs", "tables", "long names"),
    ],
)
def test_a_file_that_is_all_wrong_takes_little_longer_than_one_with_a_mistake(text, library):
    """Minutes, or for ever, before there was a bound."""
    usual = min(_seconds_for(570, library) for _try in range(2))
    begun = time.process_time()
    assert check_text(text, Path("mine.toml"), library).errors
    assert time.process_time() - begun < 5 * usual
