"""Reads TOML, and of what is no TOML as much as can be."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, Final

from coach.routine.problems import Problem
from coach.routine.source import Source
from coach.routine.syntax.edits import Changed
from coach.routine.syntax.mending import Fault, HopelessTextError, Mending
from coach.routine.syntax.signs import with_plain_signs
from coach.routine.syntax.statements import Statements, walked

_TRIES: Final = 4
"""How often a statement that isn't understood is left out before the rest is given up."""

_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


_IN_PLAIN_WORDS: Final = (
    ("Unclosed inline table", "a brace { is opened here and not closed"),
    ("Unclosed array", "a bracket [ is opened here and not closed"),
    ("Unterminated string", "a quote is opened here and not closed"),
    ("Expected '='", "a name stands here without its `=`"),
    ("Invalid initial character for a key part", "a name or a value is missing here"),
    ("Invalid statement", "this is no name with its value"),
    ("Invalid value", "this is no value"),
    ("Duplicate inline table key", "a name stands twice between the braces"),
    ("Cannot ", "this stands twice, or both as a value and as a heading"),
)
"""How tomllib begins to say what it refuses, and what that is to a person."""

_MANY_POINTS: Final = re.compile(
    r"(?<![\w.\"'-])(?:(?:[\w-]+|\"[^\"\n]{0,40}\"|'[^'\n]{0,40}')[ \t]*\.[ \t]*){8}"
)
"""A name of so many parts takes tomllib the square of their number."""


def read_toml(text: str, file: FilePath) -> tuple[Source, Mapping[str, Any] | None]:
    """Return what `text` says, and the source to report to, which knows already what is no TOML in it.

    Where it isn't TOML, what was probably meant is read; None where not even
    that can be.
    """
    if many := _MANY_POINTS.search(text):
        what, remedy = "has a name with too many points in it", "look whether this is the right file"
        return _hopeless(text, file, [Fault(many.start(), (), what, remedy)])
    with suppress(ValueError, RecursionError):
        return Source(file, text), tomllib.loads(text)
    return _mended(text, file)


def _mended(text: str, file: FilePath) -> tuple[Source, Mapping[str, Any] | None]:
    first = Mending(text)
    try:
        plain = with_plain_signs(first)
    except HopelessTextError:
        return _hopeless(text, file, first.faults)
    statements = walked(plain.text)
    second = statements.mending
    told = [_placed(fault, statements, plain) for fault in first.faults]
    told += [replace(fault, at=plain.origin(fault.at)) for fault in second.faults]
    if statements.is_hopeless:
        return _hopeless(text, file, told)
    for _try in range(_TRIES):
        changed = second.edits.applied_to(plain.text)
        origin = _both(plain, changed)
        try:
            values = tomllib.loads(changed.text)
        except (ValueError, RecursionError) as error:
            told.append(_left_out(error, changed, statements, origin))
            continue
        for name in statements.lost:
            values.pop(name, None)
        source = Source(file, text, changed.text, origin)
        source.doubtful |= second.doubtful
        source.torn |= second.torn
        _tell(source, told)
        if not told:  # what tomllib refuses is never played, whatever we make of it
            source.report((), "can't be read as it is", "look at its quotes and brackets")
        return source, values
    return _hopeless(text, file, told)


def _both(plain: Changed, changed: Changed) -> Callable[[int], int]:
    return lambda offset: plain.origin(changed.origin(offset))


def _placed(fault: Fault, statements: Statements, plain: Changed) -> Fault:
    """Return a fault that was found before there were names, with the way to where it stands."""
    spans = statements.spans
    index = bisect_right(spans, fault.at, key=lambda span: plain.origin(span[1] - 1) + 1)
    return replace(fault, path=spans[index][2]) if index < len(spans) else fault


def _left_out(
    error: Exception, changed: Changed, statements: Statements, origin: Callable[[int], int]
) -> Fault:
    """Leave the statement out that `error` is about, and return what to say of it."""
    place = _AT.search(str(error))
    if place and place[1]:
        lines = changed.text.split("\n", int(place[1]))
        at = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    else:
        at = len(changed.text)
    before = changed.origin(min(at, len(changed.text)))
    mending = statements.mending
    spans = [span for span in statements.spans if span[0] <= before] or [(0, len(mending.text), ())]
    start, end, path = spans[-1]
    mending.edits.leave_out(start, end, "\n" * mending.text.count("\n", start, end))
    mending.doubtful.add(path)
    mending.torn.add(path[:-1])
    message = _AT.sub("", str(error))
    plain = (words for beginning, words in _IN_PLAIN_WORDS if message.startswith(beginning))
    return Fault(
        origin(at) if at < len(changed.text) else max(0, origin(at) - 1),
        path,
        next(plain, f"this can't be read: {message[:1].lower()}{message[1:]}"),
        "look at the quotes, the brackets and the `=` here and in the line before",
    )


def _tell(source: Source, faults: list[Fault]) -> None:
    for fault in faults:
        problem = Problem(
            source.file, 1, "", fault.what, fault.remedy, read=fault.read, allowed=fault.allowed
        )
        source.report_fault(
            fault.path, fault.at, problem, gives_way=fault.gives_way, is_of_name=fault.is_of_name
        )


def _hopeless(text: str, file: FilePath, faults: list[Fault]) -> tuple[Source, None]:
    source = Source(file, text, "")
    _tell(source, faults)
    if not source.has_errors:
        source.report((), "can't be read", "look whether this is the right file")
    return source, None
