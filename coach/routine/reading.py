"""Reads a file of the routine format, version 1, into values; gathers every problem on the way."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from coach.routine.files.encodings import decoded, one_line_ends
from coach.routine.ids import is_id
from coach.routine.keys.elsewhere import elsewhere_than_top
from coach.routine.problems import Problem, Severity
from coach.routine.source import Source
from coach.routine.syntax.toml import read_toml
from coach.routine.table import Table

LARGEST_BYTES: Final = 1024 * 1024
FORMAT: Final = 1
_COMMENT_LINES: Final = re.compile(r"^[ \t]*#.*\n?", re.MULTILINE)

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been opened: where problems go, and what it says.

    `values` are None when nothing can be made of it. What is torn has mistakes
    in its TOML: what can be read of it is there to be checked, and not to be
    played. `hash` is the SHA-256, in hex, of the text with line feeds and
    without the lines that are comments.
    """

    source: Source
    values: Mapping[str, Any] | None
    hash: str
    is_torn: bool


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What came of reading a file: its value, None where an error forbids to play it, and the problems."""

    value: Value | None
    problems: tuple[Problem, ...] = ()


def open_document(file: Path) -> Document:
    """Open and parse `file`; never raises for a bad one."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return _failed(file, f"can't be opened ({reason})", "look whether it is there and may be read")
    if len(content) > LARGEST_BYTES:
        return _failed(file, "is larger than 1 MiB", "a routine is a short text: is this the right file?")
    found = decoded(content)
    if found.text is None:
        return _failed(file, found.what, found.remedy)
    document = document_of(found.text, file)
    if not found.what:
        return document
    problem = Problem(file, 1, "file", found.what, found.remedy, read=found.read, allowed="UTF-8")
    document.source.report_fault((), found.offset, problem)
    return Document(document.source, document.values, document.hash, is_torn=True)


def document_of(text: str, file: Path) -> Document:
    """Parse `text` as it would stand in `file`; reads no disk, and never raises for a bad text."""
    text = one_line_ends(text.removeprefix("\ufeff"))
    if len(text) > LARGEST_BYTES:
        return _failed(file, "is larger than 1 MiB", "a routine is a short text: is this the right file?")
    old_end = text.find("\r")
    source, values = read_toml(text.replace("\r", "\n"), file)
    if old_end >= 0:
        what, remedy = "a line ends as on very old computers (CR)", "save it with the line ends LF or CRLF"
        problem = Problem(file, 1, "file", what, remedy, read="\\r", allowed="LF or CRLF")
        source.report_fault((), old_end, problem)
    return Document(source, values, _hash(text), is_torn=source.has_errors)


def read_file(file: Path, read: Callable[[Table, str], Value]) -> Reading[Value]:
    """Read `file` by `read`, which is given the top table and the id; never raises for a bad file."""
    return read_document(open_document(file), read)


def read_document(document: Document, read: Callable[[Table, str], Value]) -> Reading[Value]:
    """Read an opened document by `read`; the value is None when any error was found."""
    source = document.source
    value = None if document.values is None else _read_values(source, document.values, read)
    return Reading(None if source.has_errors or document.is_torn else value, source.sorted_problems())


def _read_values(source: Source, values: Mapping[str, Any], read: Callable[[Table, str], Value]) -> Value:
    table = Table(source, (), values)
    if not is_id(source.file.stem):
        source.report(
            (),
            f"the file's name `{source.file.name}` can't be used as an id",
            "rename it with small letters, digits and hyphens, such as `my-routine.toml`",
            allowed="small letters, digits and hyphens",
        )
    if table.whole("format", FORMAT, 0, 10**6) != FORMAT:
        table.report("format", "this version of Leg Coach reads format 1 only", "write `format = 1`")
    elif "format" not in table:
        table.report("format", "is missing", "begin the file with `format = 1`")
    value = read(table, source.file.stem)
    table.done(elsewhere_than_top(is_routine=table.was_asked_for("step")))
    return value


def _failed(file: Path, what: str, remedy: str) -> Document:
    source = Source(file, "")
    source.report((), what, remedy, Severity.ERROR)
    return Document(source, None, "", is_torn=True)


def _hash(text: str) -> str:
    """Return what tells one meaning from another: a line that is only a comment changes nothing of it."""
    said = _COMMENT_LINES.sub("", text)
    return hashlib.sha256(said.encode("utf-8", errors="surrogatepass")).hexdigest()
