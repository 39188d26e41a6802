"""Reading one TOML table key by key, gathering every problem instead of stopping at the first."""

import difflib
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path as FilePath
from typing import Any, Final, TypeVar

from coach.routine.lines import Path, line_of, lines_of
from coach.routine.problems import Problem, Severity

Choice = TypeVar("Choice", bound=StrEnum)
_MISSING: Any = object()
SHOWN_UP_TO: Final = 10**15
MOST_TEXTS: Final = 30
LONGEST_TEXT: Final = 400
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def nearest(word: str, known: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    """Return how to go on from an unknown word: the nearest known one, or all of them."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return (
        f"did you mean `{close[0]}`?" if close else "known here: " + ", ".join(f"`{name}`" for name in names)
    )


class Source:
    """The file being read and the problems found in it so far."""

    def __init__(self, file: FilePath, text: str) -> None:
        self.file = file
        self.text = text
        self._places: Mapping[Path, int] | None = None
        self.problems: list[Problem] = []

    def report(self, path: Path, what: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at `path`, with the line where it stands."""
        if self._places is None:
            self._places = lines_of(self.text)
        shown = ""
        for part in path:
            name = part if isinstance(part, int) or part.isprintable() else repr(part)
            shown += f" {name + 1}" if isinstance(name, int) else f".{name}" if shown else name
        line = line_of(self._places, path)
        self.problems.append(Problem(self.file, line, shown or "file", what, remedy, severity))

    def warn(self, path: Path, what: str, remedy: str) -> None:
        """Note what doesn't keep the file from being played."""
        self.report(path, what, remedy, Severity.WARNING)


class Table:
    """A TOML table that answers with checked values and remembers which keys were asked for.

    A value that is wrong is reported to the `Source` and its default returned,
    so that reading goes on and every problem is found at once.
    """

    def __init__(self, source: Source, path: Path, values: Mapping[str, Any]) -> None:
        self._source = source
        self.path = path
        self._values = values
        self._known: list[str] = []

    def _get(
        self,
        key: str,
        kind: type | tuple[type, ...],
        kind_name: str,
        example: str,
        default: Any,  # noqa: ANN401  (see below)
    ) -> Any:  # noqa: ANN401  (the one place where a raw TOML value is told apart)
        self._known.append(key)
        if key not in self._values:
            if default is _MISSING:
                self.report(key, "is missing", f"add a line such as `{key} = {example}`")
                return None
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.report(
                key, f"should be {kind_name}, not {_as_written(value)}", f"write it as `{key} = {example}`"
            )
            return None if default is _MISSING else default
        return value

    def report(self, key: str, what: str, remedy: str) -> None:
        """Note a problem with `key` of this table."""
        self._source.report((*self.path, key), what, remedy)

    def warn(self, key: str, what: str, remedy: str) -> None:
        """Note what is odd about `key` and doesn't keep the file from being played."""
        self._source.warn((*self.path, key), what, remedy)

    @property
    def sound(self) -> bool:
        """Whether no error has been found so far in the whole file."""
        return all(problem.severity is not Severity.ERROR for problem in self._source.problems)

    def __contains__(self, key: str) -> bool:
        """Tell whether the file has this key."""
        return key in self._values

    def text(
        self, key: str, default: str | None = None, *, longest: int = LONGEST_TEXT, example: str = '"…"'
    ) -> str:
        """Return a text of at most `longest` characters; required where there is no default."""
        value: str = (
            self._get(key, str, "text in quotes", example, _MISSING if default is None else default) or ""
        )
        if len(value) > longest:
            self.report(key, f"is {len(value)} characters long", f"shorten it to {longest} or fewer")
        elif (
            key in self._values
            and default is None
            and isinstance(self._values[key], str)
            and not value.strip()
        ):
            self.report(key, "is empty", f"write it as `{key} = {example}`")
        if _CONTROL.search(value):
            self.report(key, "holds a control character", "type the text anew without it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of at most 30 texts, empty when the key is absent."""
        values = self._few(key, self._get(key, list, "a list of texts", '["…"]', []), MOST_TEXTS)
        for index, value in values:
            if not isinstance(value, str) or len(value) > LONGEST_TEXT:
                self._source.report(
                    (*self.path, key, index),
                    f"should be text in quotes, of at most {LONGEST_TEXT} characters",
                    f'write it as `{key} = ["…"]`',
                )
        return tuple(value for _index, value in values if isinstance(value, str))

    def number(self, key: str, default: float | None, lowest: float, highest: float) -> float | None:
        """Return a number between the bounds, or the default; units are in the key."""
        value = self._get(key, (int, float), "a number", f"{lowest:g}", default)
        if value is not default and not lowest <= value <= highest:
            self.report(key, f"is {_as_written(value)}", f"choose a number from {lowest:g} to {highest:g}")
            return default
        return None if value is None else float(value)

    def whole(self, key: str, default: int | None, lowest: int, highest: int) -> int | None:
        """Return a whole number between the bounds, or the default."""
        value: int | None = self._get(key, int, "a whole number", str(lowest), default)
        if value is not default and value is not None and not lowest <= value <= highest:
            self.report(key, f"is {_as_written(value)}", f"choose a whole number from {lowest} to {highest}")
            return default
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words that `kind` allows; required where there is no default."""
        word = self._values.get(key, default)
        if isinstance(word, str):
            with suppress(ValueError):
                found = kind(word)
                self._known.append(key)
                return found
        words = [member.value for member in kind]
        value = self._get(
            key, str, "one of " + ", ".join(words), f'"{words[0]}"', _MISSING if default is None else default
        )
        if isinstance(word, str):
            self.report(key, f"`{value}` is not known here", nearest(value, words))
        return default or kind(words[0])

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of the words that `kind` allows, empty when the key is absent."""
        words = [member.value for member in kind]
        found = []
        values = self._get(key, list, "a list of words", f'["{words[0]}"]', [])
        for index, value in self._few(key, values, MOST_TEXTS):
            if value in words:
                found.append(kind(value))
            else:
                what = f"{_as_written(value)} is not known here"
                self._source.report((*self.path, key, index), what, nearest(str(value), words))
        return tuple(found)

    def day(self, key: str) -> date | None:
        """Return a TOML date, or None when absent."""
        value: date | None = self._get(key, date, "a date", "2026-11-01", None)
        return value.date() if isinstance(value, datetime) else value

    def required(self, value: float | None, key: str, example: str) -> float:
        """Return `value`; where the file has no such key, report that it is missing."""
        if value is None and key not in self._values:
            self.report(key, "is missing", f"add a line such as `{key} = {example}`")
        return 0.0 if value is None else value

    def table(self, key: str) -> "Table":
        """Return the table below `key`, empty when absent."""
        return Table(self._source, (*self.path, key), self._get(key, dict, "a table", "{ }", {}))

    def tables(self, key: str, most: int) -> "list[Table]":
        """Return the tables of an array of at most `most`, such as every `[[step]]`, empty when absent."""
        values = self._get(key, list, f"tables, each headed [[{key}]]", "[{ }]", [])
        found = []
        for index, value in self._few(key, values, most):
            if isinstance(value, dict):
                found.append(Table(self._source, (*self.path, key, index), value))
            else:
                self._source.report((*self.path, key, index), "should be a table", f"head it with [[{key}]]")
        return found

    def _few(self, key: str, values: list[Any], most: int) -> list[tuple[int, Any]]:
        """Return `values` with their indices; of too many, which is reported, the first ones and the last.

        The last one stays, since it is what some lists are held to end in.
        """
        numbered = list(enumerate(values))
        if len(values) <= most:
            return numbered
        self.report(key, f"there are {len(values)}", f"keep {most} or fewer")
        return [*numbered[: most - 1], numbered[-1]]

    def keys(self) -> list[str]:
        """Return the keys that the file has in this table."""
        return list(self._values)

    def done(self) -> None:
        """Report every key that nobody asked for, with the nearest one that is known."""
        for key in self._values:
            if key not in self._known:
                shown = key if key.isprintable() else repr(key)
                self.report(key, f"`{shown}` is not known here", nearest(key, self._known))


def _as_written(value: object) -> str:  # noqa: PLR0911  (one line for each kind of value)
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value[:40]}"' if value[:40].isprintable() else repr(value[:40])
        case list():
            return "a list"
        case dict():
            return "a table"
        case int() | float() if abs(value) > SHOWN_UP_TO:
            return "a very large number"
        case float():
            return f"{value:g}"
        case _:
            return str(value)
