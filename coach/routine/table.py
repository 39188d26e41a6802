"""Reading one TOML table key by key, gathering every problem instead of stopping at the first."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from typing import Any, Final, TypeVar

from coach.routine.known_names import listed
from coach.routine.lines import Path
from coach.routine.meant import as_read, in_unit_of, shortened, way_to_write
from coach.routine.problems import Severity
from coach.routine.source import Source

Choice = TypeVar("Choice", bound=StrEnum)
MOST_TEXTS: Final = 30
LONGEST_TEXT: Final = 400
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


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
        self._below: dict[str, Table] = {}

    def _get(
        self,
        key: str,
        kind: type | tuple[type, ...],
        allowed: str,
        otherwise: str,
        default: Any,  # noqa: ANN401  (see below)
    ) -> Any:  # noqa: ANN401  (the one place where a raw TOML value is told apart)
        """Return the value of `key`, or the default where it is none of `kind`, which is reported.

        `otherwise` is how to go on where it can't be told what was meant.
        """
        if not self._has(key):
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            path = (*self.path, key)
            self._source.give_way(path)
            plain = isinstance(value, int | float | date | time) and not isinstance(value, bool)
            written = self._source.written(path) if plain else as_read(value)
            if plain and kind is str:
                otherwise = f'write it as `{key} = "{written}"`'
            what = f"should be {allowed}, not {written}"
            self._report(key, what, way_to_write(path, value, kind, otherwise), allowed)
            return default
        return value

    def _report_missing(self, key: str, example: str, allowed: str) -> None:
        self._known[key] = None
        self._report(key, "is missing", f"add a line such as `{key} = {example}`", allowed)

    def _has(self, key: str) -> bool:
        """Tell whether the file has this key, which may stand here: asked first, since most are left out."""
        self._known[key] = None
        return key in self._values

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

    def word(self, key: str) -> str:
        """Return the text that the file has here, as it stands; "" where it has none."""
        self._known[key] = None
        value = self._values.get(key)
        return value if isinstance(value, str) else ""

    def has_table(self, key: str) -> bool:
        """Tell whether the file has a table of this name."""
        return isinstance(self._values.get(key), dict)

    def _has_only_tables(self, key: str) -> bool:
        value = self._values.get(key)
        return (
            isinstance(value, dict) and bool(value) and all(isinstance(one, dict) for one in value.values())
        )

    def has_tables(self, key: str) -> bool:
        """Tell whether the file has an array of tables of this name."""
        value = self._values.get(key)
        return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)

    def text(
        self, key: str, default: str | None = None, *, longest: int = LONGEST_TEXT, example: str = '"…"'
    ) -> str:
        """Return a text of at most `longest` characters; required where there is no default."""
        if not self._has(key):
            if default is None:
                self._report_missing(key, example, "text in quotes")
            return default or ""
        value: str = self._get(key, str, "text in quotes", f"write it as `{key} = {example}`", default or "")
        allowed = f"text of at most {longest} characters"
        if len(value) > longest:
            what = f"is {len(value)} characters long"
            self._report(key, what, f"shorten it to {longest} or fewer", allowed)
        elif default is None and isinstance(self._values[key], str) and not value.strip():
            self._report(key, "is empty", f"write it as `{key} = {example}`", allowed)
        if _CONTROL.search(value):
            self.report(key, "holds a control character", "type the text anew without it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of at most 30 texts, empty when the key is absent."""
        if not self._has(key):
            return ()
        allowed = f"text in quotes, of at most {LONGEST_TEXT} characters"
        values = self._few(
            key, self._get(key, list, "a list of texts", f'write it as `{key} = ["…"]`', []), MOST_TEXTS
        )
        for index, value in values:
            path = (*self.path, key, index)
            if not isinstance(value, str):
                self._source.give_way(path)
                what = f"should be text in quotes, not {as_read(value)}"
                self._source.report(path, what, f'write it as `{key} = ["…"]`', allowed=allowed)
            elif len(value) > LONGEST_TEXT:
                what = f"is {len(value)} characters long"
                self._source.report(path, what, f"shorten it to {LONGEST_TEXT} or fewer", allowed=allowed)
            elif _CONTROL.search(value):
                self._source.report(path, "holds a control character", "type the text anew without it")
        return tuple(value for _index, value in values if isinstance(value, str))

    def number(self, key: str, default: float | None, lowest: float, highest: float) -> float | None:
        """Return a number between the bounds, or the default; units are in the key."""
        if not self._has(key):
            return default
        allowed = f"a number from {lowest:g} to {highest:g}"
        value = self._get(key, (int, float), "a number", f"choose {allowed}", default)
        if value is not default and not lowest <= value <= highest:
            self._report(key, f"is {as_read(value)}", f"choose {allowed}", allowed)
            return default
        return None if value is None else float(value)

    def whole(self, key: str, default: int | None, lowest: int, highest: int) -> int | None:
        """Return a whole number between the bounds, or the default."""
        if not self._has(key):
            return default
        allowed = f"a whole number from {lowest} to {highest}"
        value: int | None = self._get(key, int, "a whole number", f"choose {allowed}", default)
        if value is not default and value is not None and not lowest <= value <= highest:
            self._report(key, f"is {as_read(value)}", f"choose {allowed}", allowed)
            return default
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words that `kind` allows; required where there is no default."""
        word = self._values.get(key, default)
        if isinstance(word, str):
            self._known[key] = None
            with suppress(ValueError):
                return kind(word)
            self.report_unknown(key, f"`{shortened(word)}` is not known here", word, list(kind))
            return default or next(iter(kind))
        words = [member.value for member in kind]
        allowed = "one of " + ", ".join(words)
        if key not in self._values:
            self._report_missing(key, f'"{words[0]}"', allowed)
        self._get(key, str, allowed, "choose one of these words, in quotes", default)
        return default or next(iter(kind))

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of the words that `kind` allows, empty when the key is absent."""
        if not self._has(key):
            return ()
        words = [member.value for member in kind]
        found = []
        values = self._get(key, list, "a list of words", f'write it as `{key} = ["{words[0]}"]`', [])
        for index, value in self._few(key, values, MOST_TEXTS):
            if value in words:
                found.append(kind(value))
            else:
                what = f"{as_read(value)} is not known here"
                self._source.report_unknown((*self.path, key, index), what, str(value), words)
        return tuple(found)

    def day(self, key: str) -> date | None:
        """Return a TOML date without a time of day, or None when absent."""
        if not self._has(key):
            return None
        like = f"write it like `{key} = 2026-11-01`"
        value: date | None = self._get(key, date, "a date", like, None)
        if isinstance(value, datetime):
            example = value.date().isoformat()
            self._report(key, "has a time of day", f"write it as `{key} = {example}`", "a date")
            return None
        return value

    def required(self, value: float | None, key: str, example: str) -> float:
        """Return `value`; where the file has no such key, report that it is missing."""
        if value is None and key not in self._values:
            self._report_missing(key, example, "a number")
        return 0.0 if value is None else value

    def table(self, key: str, example: str = "") -> "Table":
        """Return the table below `key`, empty when absent; `example` is how one is written."""
        if key in self._below:
            return self._below[key]  # what is wrong with it has been told
        path = (*self.path, key)
        if not self._has(key):
            return self._below.setdefault(key, Table(self._source, path, {}))
        value = self._values[key]
        otherwise = f"write it like `{example or f'{key} = {{ }}'}`"
        if self.has_tables(key):
            otherwise = f"write [{key}] instead of [[{key}]], with one bracket"
        read = self._get(key, dict, "names with their values", otherwise, {})
        if isinstance(value, list) and value and isinstance(value[-1], dict):  # [[dose]] for [dose]: as below
            path, read = (*path, len(value) - 1), value[-1]
        return self._below.setdefault(key, Table(self._source, path, read))

    def tables(self, key: str, most: int) -> "list[Table]":
        """Return the tables of an array of at most `most`, such as every `[[step]]`, empty when absent."""
        otherwise = f"head each with [[{key}]]"
        if self.has_table(key):
            otherwise = f"write [[{key}]] instead of [{key}], with two brackets"
            if self._has_only_tables(key):  # [phase.lift] for [[phase]]
                first = next(iter(self._values[key]))
                otherwise = f'write [[{key}]] instead of [{key}.{first}], and below it `name = "{first}"`'
        values = self._get(key, list, f"tables, each headed [[{key}]]", otherwise, [])
        if self._has_only_tables(key):
            below = self._values[key]
            return [Table(self._source, (*self.path, key, name), one) for name, one in below.items()]
        if self.has_table(key):  # [step] for [[step]]: what is in it is read all the same
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

    def was_asked_for(self, key: str) -> bool:
        """Tell whether `key` may stand in this table."""
        return key in self._known

    def keys(self) -> list[str]:
        """Return the keys that the file has in this table."""
        return list(self._values)

    def done(self, elsewhere: Callable[[str, object], str] = lambda _name, _value: "") -> None:
        """Report every key that nobody asked for, with the nearest one that is known.

        `elsewhere` says of a name, and what stands there, where it belongs in place of this table, or "".
        """
        source = self._source
        for key, value in self._values.items():
            if key in self._known:
                continue
            if source.is_full(Severity.ERROR):
                return
            what = f"`{shortened(key) if key.isprintable() else repr(key)}` is not known here"
            path = (*self.path, key)
            source.give_way(path, is_of_name=True)
            remedy = elsewhere(key, value)
            if remedy:
                source.report(path, what, remedy, allowed=listed(sorted(self._known)), at_key=True)
                continue
            counted = partial(in_unit_of, self.path, written_as=key, value=value)
            close = source.report_unknown(path, what, key, self._known, at_key=True, remedy_of=counted)
            if close and close not in self._values:
                source.found((*self.path, close))  # once its name is right, it isn't missing any more
