"""Reading one TOML table key by key, gathering every problem instead of stopping at the first."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from coach.routine.lines import Path
from coach.routine.problems import Severity
from coach.routine.source import Source

Choice = TypeVar("Choice", bound=StrEnum)
_MISSING: Any = object()
SHOWN_UP_TO: Final = 10**15
MOST_TEXTS: Final = 30
LONGEST_TEXT: Final = 400
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NUMBER: Final = re.compile(r"\s*([+-]?\d{1,9})(?:[.,](\d{1,9}))?\s*")
_NUMBER_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAY: Final = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*")


class Table:
    """A TOML table that answers with checked values and remembers which keys were asked for.

    A value that is wrong is reported to the `Source` and its default returned,
    so that reading goes on and every problem is found at once.
    """

    def __init__(self, source: Source, path: Path, values: Mapping[str, Any]) -> None:
        self._source = source
        self.path = path
        self._values = values
        self._known: dict[str, None] = {}

    def _get(
        self,
        key: str,
        kind: type | tuple[type, ...],
        allowed: str,
        example: str,
        default: Any,  # noqa: ANN401  (see below)
    ) -> Any:  # noqa: ANN401  (the one place where a raw TOML value is told apart)
        self._known[key] = None
        if key not in self._values:
            if default is _MISSING:
                self._report(key, "is missing", f"add a line such as `{key} = {example}`", allowed)
                return None
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self._source.give_way((*self.path, key))
            plain = isinstance(value, int | float | date) and not isinstance(value, bool)
            written = self._source.written((*self.path, key)) if plain else _as_written(value)
            if plain and kind is str:
                example = f'"{written}"'
            what = f"should be {allowed}, not {written}"
            self._report(key, what, _way_to_write(key, value, kind, allowed, example), allowed)
            return None if default is _MISSING else default
        return value

    def _report(self, key: str, what: str, remedy: str, allowed: str) -> None:
        self._source.report((*self.path, key), what, remedy, allowed=allowed)

    def report(self, key: str, what: str, remedy: str) -> None:
        """Note a problem with `key` of this table."""
        self._source.report((*self.path, key), what, remedy)

    def report_unknown(self, key: str, what: str, word: str, known: list[str]) -> None:
        """Note that `word`, which `key` names, isn't among the `known`; the nearest one is suggested."""
        self._source.report_unknown((*self.path, key), what, word, known)

    def warn(self, key: str, what: str, remedy: str) -> None:
        """Note what is odd about `key` and doesn't keep the file from being played."""
        self._source.warn((*self.path, key), what, remedy)

    @property
    def sound(self) -> bool:
        """Whether no error has been found so far in the whole file."""
        return not self._source.has_errors

    def __contains__(self, key: str) -> bool:
        """Tell whether the file has this key."""
        return key in self._values

    def has_table(self, key: str) -> bool:
        """Tell whether the file has a table of this name."""
        return isinstance(self._values.get(key), dict)

    def text(
        self, key: str, default: str | None = None, *, longest: int = LONGEST_TEXT, example: str = '"…"'
    ) -> str:
        """Return a text of at most `longest` characters; required where there is no default."""
        value: str = (
            self._get(key, str, "text in quotes", example, _MISSING if default is None else default) or ""
        )
        allowed = f"text of at most {longest} characters"
        if len(value) > longest:
            what = f"is {len(value)} characters long"
            self._report(key, what, f"shorten it to {longest} or fewer", allowed)
        elif (
            key in self._values
            and default is None
            and isinstance(self._values[key], str)
            and not value.strip()
        ):
            self._report(key, "is empty", f"write it as `{key} = {example}`", allowed)
        if _CONTROL.search(value):
            self.report(key, "holds a control character", "type the text anew without it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of at most 30 texts, empty when the key is absent."""
        allowed = f"text in quotes, of at most {LONGEST_TEXT} characters"
        values = self._few(key, self._get(key, list, "a list of texts", '["…"]', []), MOST_TEXTS)
        for index, value in values:
            path = (*self.path, key, index)
            if not isinstance(value, str):
                self._source.give_way(path)
                what = f"should be text in quotes, not {_as_written(value)}"
                self._source.report(path, what, f'write it as `{key} = ["…"]`', allowed=allowed)
            elif len(value) > LONGEST_TEXT:
                what = f"is {len(value)} characters long"
                self._source.report(path, what, f"shorten it to {LONGEST_TEXT} or fewer", allowed=allowed)
            elif _CONTROL.search(value):
                self._source.report(path, "holds a control character", "type the text anew without it")
        return tuple(value for _index, value in values if isinstance(value, str))

    def number(self, key: str, default: float | None, lowest: float, highest: float) -> float | None:
        """Return a number between the bounds, or the default; units are in the key."""
        value = self._get(key, (int, float), "a number", f"{lowest:g}", default)
        if value is not default and not lowest <= value <= highest:
            allowed = f"a number from {lowest:g} to {highest:g}"
            self._report(key, f"is {_as_written(value)}", f"choose {allowed}", allowed)
            return default
        return None if value is None else float(value)

    def whole(self, key: str, default: int | None, lowest: int, highest: int) -> int | None:
        """Return a whole number between the bounds, or the default."""
        value: int | None = self._get(key, int, "a whole number", str(lowest), default)
        if value is not default and value is not None and not lowest <= value <= highest:
            allowed = f"a whole number from {lowest} to {highest}"
            self._report(key, f"is {_as_written(value)}", f"choose {allowed}", allowed)
            return default
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words that `kind` allows; required where there is no default."""
        word = self._values.get(key, default)
        if isinstance(word, str):
            self._known[key] = None
            with suppress(ValueError):
                return kind(word)
            self.report_unknown(key, f"`{_short(word)}` is not known here", word, list(kind))
            return default or next(iter(kind))
        words = [member.value for member in kind]
        allowed = "one of " + ", ".join(words)
        self._get(key, str, allowed, f'"{words[0]}"', _MISSING if default is None else default)
        return default or next(iter(kind))

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
                self._source.report_unknown((*self.path, key, index), what, str(value), words)
        return tuple(found)

    def day(self, key: str) -> date | None:
        """Return a TOML date without a time of day, or None when absent."""
        value: date | None = self._get(key, date, "a date", "2026-11-01", None)
        if isinstance(value, datetime):
            example = value.date().isoformat()
            self._report(key, "has a time of day", f"write it as `{key} = {example}`", "a date")
            return None
        return value

    def required(self, value: float | None, key: str, example: str) -> float:
        """Return `value`; where the file has no such key, report that it is missing."""
        if value is None and key not in self._values:
            self._report(key, "is missing", f"add a line such as `{key} = {example}`", "a number")
        return 0.0 if value is None else value

    def table(self, key: str) -> "Table":
        """Return the table below `key`, empty when absent."""
        read = self._get(key, dict, "a table", "{ }", {})
        value = self._values.get(key)
        if isinstance(value, list) and value and isinstance(value[-1], dict):  # [[dose]] for [dose]: as below
            return Table(self._source, (*self.path, key, len(value) - 1), value[-1])
        return Table(self._source, (*self.path, key), read)

    def tables(self, key: str, most: int) -> "list[Table]":
        """Return the tables of an array of at most `most`, such as every `[[step]]`, empty when absent."""
        values = self._get(key, list, f"tables, each headed [[{key}]]", "[{ }]", [])
        if isinstance(self._values.get(key), dict):  # [step] for [[step]]: what is in it is read all the same
            return [Table(self._source, (*self.path, key), self._values[key])]
        found = []
        for index, value in self._few(key, values, most):
            if isinstance(value, dict):
                found.append(Table(self._source, (*self.path, key, index), value))
            else:
                self._source.give_way((*self.path, key, index))
                self._source.report((*self.path, key, index), "should be a table", f"head it with [[{key}]]")
        return found

    def _few(self, key: str, values: list[Any], most: int) -> list[tuple[int, Any]]:
        """Return `values` with their indices; of too many, which is reported, the first ones and the last.

        The last one stays, since it is what some lists are held to end in.
        """
        numbered = list(enumerate(values))
        if len(values) <= most:
            return numbered
        self._report(key, f"there are {len(values)}", f"keep {most} or fewer", f"{most} or fewer")
        return [*numbered[: most - 1], numbered[-1]]

    def keys(self) -> list[str]:
        """Return the keys that the file has in this table."""
        return list(self._values)

    def done(self) -> None:
        """Report every key that nobody asked for, with the nearest one that is known."""
        source = self._source
        for key in self._values:
            if key in self._known:
                continue
            if source.is_full(Severity.ERROR):
                return
            what = f"`{_short(key) if key.isprintable() else repr(key)}` is not known here"
            source.give_way((*self.path, key), is_of_name=True)
            close = source.report_unknown((*self.path, key), what, key, self._known, at_key=True)
            if close and close not in self._values:
                source.found((*self.path, close))  # once its name is right, it isn't missing any more


def _way_to_write(key: str, value: object, kind: type | tuple[type, ...], allowed: str, example: str) -> str:
    """Return how to write what was meant by a value of another kind, or an example of one."""
    if isinstance(value, dict) and kind is list and "[[" in allowed:
        return f"write [[{key}]] instead of [{key}], with two brackets"
    if isinstance(value, list) and kind is dict and all(isinstance(one, dict) for one in value):
        return f"write [{key}] instead of [[{key}]], with one bracket"
    written = ""
    if isinstance(value, str):
        number, day = _NUMBER.fullmatch(value), _DAY.fullmatch(value)
        if kind is not date and value.lower() in _NUMBER_WORDS:
            written = str(_NUMBER_WORDS.index(value.lower()))
        elif number and kind is not date and (kind is not int or not number[2]):
            written = number[1] if number[2] is None else f"{number[1]}.{number[2]}"
        elif day and kind is date:
            written = day[1]
    elif kind is int and isinstance(value, float) and value.is_integer() and abs(value) < SHOWN_UP_TO:
        written = f"{value:.0f}"
    return f"write it as `{key} = {written or example}`"


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:40]}…"


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
