"""Reads a file of the routine format, version 1, into values; gathers every problem on the way."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from coach.routine.problems import Problem, Severity
from coach.routine.table import Source, Table

LARGEST_BYTES: Final = 1024 * 1024
FORMAT: Final = 1
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What came of reading a file: its value, None where an error forbids to play it, and the problems."""

    value: Value | None
    problems: tuple[Problem, ...] = ()


def read_file(file: Path, read: Callable[[Table, str], Value]) -> Reading[Value]:
    """Read `file` by `read`, which is given the top table and the id; never raises for a bad file."""
    document = read_document(file)
    return document if isinstance(document, Reading) else read_values(*document, read)


def read_values(
    source: Source, values: dict[str, Any], read: Callable[[Table, str], Value]
) -> Reading[Value]:
    """Read an opened document by `read`; the value is None when any error was found."""
    table = Table(source, (), values)
    if not _ID.fullmatch(source.file.stem):
        source.report(
            (),
            f"the file's name `{source.file.name}` can't be used as an id",
            "rename it with small letters, digits and hyphens, such as `my-routine.toml`",
        )
    if table.whole("format", FORMAT, 0, 10**6) != FORMAT:
        table.report("format", "this version of Leg Coach reads format 1 only", "write `format = 1`")
    elif "format" not in table:
        table.report("format", "is missing", "begin the file with `format = 1`")
    value = read(table, source.file.stem)
    table.done()
    failed = any(problem.severity is Severity.ERROR for problem in source.problems)
    return Reading(None if failed else value, sorted_problems(source))


def sorted_problems(source: Source) -> tuple[Problem, ...]:
    """Return the problems found so far, each once, in the order of their lines."""
    return tuple(sorted(dict.fromkeys(source.problems), key=lambda problem: problem.line))


def read_document(file: Path) -> tuple[Source, dict[str, Any]] | Reading[Any]:
    """Open and parse `file`: a source to report to with its raw values, or the reading that failed."""

    def failed(what: str, remedy: str, line: int = 1) -> Reading[Any]:
        return Reading(None, (Problem(file, line, "file", what, remedy),))

    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        return failed(
            f"can't be opened ({error.strerror or error})", "look whether it is there and may be read"
        )
    if len(content) > LARGEST_BYTES:
        return failed("is larger than 1 MiB", "a routine is a short text: is this the right file?")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return failed("isn't UTF-8 text", "save it again with the encoding UTF-8", line)
    try:
        return Source(file, text), tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one; a number of thousands of digits another
        place = _AT.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        what = _AT.sub("", str(error))
        where = f" at column {place[2]}" if place and place[2] else ""
        return failed(
            f"isn't TOML{where}: {what[:1].lower()}{what[1:]}",
            'check the quotes, brackets and "=" on this line and the one before',
            line,
        )
    except RecursionError:
        return failed("has brackets within brackets too deep to read", "take the inner brackets out")
