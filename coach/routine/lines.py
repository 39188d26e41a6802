"""Where each key of a TOML text stands.

`tomllib` gives values without their places, so a problem could not name its
line. This walks the same text, which tomllib has already accepted, and notes
the line of every key; it is only made when there is a problem to report.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Final

Path = tuple[str | int, ...]
"""The way to a value: keys, and positions (from 0) in arrays."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # strings first: they may hold any of the other tokens
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.#\"']+",
    re.DOTALL,
)


class _Walk:
    """One pass over the tokens of a text; `places` fills as it goes."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}
        self._tokens: list[tuple[str, int]] = []
        line = 1
        for token in _TOKEN.findall(text):
            if token[0] != "#":
                self._tokens.append((token, line))
            line += token.count("\n")
        self._next = 0
        table: Path = ()
        while self._next < len(self._tokens):
            if self._peek() == "\n":
                self._next += 1
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else "\n"

    def _take(self) -> str:
        token = self._peek()
        self._next += 1
        return token

    def _line(self) -> int:
        return self._tokens[min(self._next, len(self._tokens) - 1)][1]

    def _key(self, end: str) -> list[str]:
        parts = []
        while (word := self._take()) != end:
            if word != ".":
                parts.append(_unquoted(word) if word[0] in "\"'" else word)
        return parts

    def _header(self) -> Path:
        line = self._line()
        self._next += 1
        is_array = self._peek() == "["
        self._next += is_array
        path: Path = ()
        parts = self._key("]")
        self._next += is_array
        for depth, part in enumerate(parts, 1):
            path = (*path, part)
            if is_array and depth == len(parts):
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:  # [step.left] belongs to the last [[step]]
                self.places.setdefault(path, line)
                path = (*path, self._arrays[path])
            self.places.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for part in self._key("="):
            path = (*path, part)
            self.places.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._peek() not in "[{":
            while self._peek() not in ("\n", ",", "]", "}"):
                self._next += 1
            return
        opened, index = self._take(), 0
        end = "]" if opened == "[" else "}"
        while self._peek() != end:
            if self._peek() in ("\n", ","):
                self._next += 1
            elif opened == "{":
                self._pair(path)
            else:
                self.places[*path, index] = self._line()
                self._value((*path, index))
                index += 1
        self._next += 1


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if "\\" in key else key[1:-1]


def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line (from 1) of every key and array item in `text`, which must be valid TOML."""
    return _Walk(text).places


def line_of(places: Mapping[Path, int], path: Path) -> int:
    """Return the line of `path`, or of the nearest table around it that stands in the text."""
    while path not in places:
        path = path[:-1]
    return places[path]
