"""Where each key and each value of a TOML text stands.

`tomllib` gives values without their places, so a problem could not name its
line. This walks the same text, which tomllib has already accepted, and notes
where every key and value begins; it is only made when there is a problem to
report.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Path = tuple[str | int, ...]
"""The way to a value: keys, and positions (from 0) in arrays."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # strings first: they may hold any of the other tokens
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.#\"']+"
    r"|\#[^\n]*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a text, in characters from 0: its key, and its value from `start` to `end`.

    Of a heading such as `[dose]` all of it is the key, and the value too.
    """

    key: int
    start: int
    end: int


class LineStarts:
    """Tells the line and column, both from 1, of a place in a text whose lines end in a line feed."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class _Walk:
    """One pass over the tokens of a text; `places` fills as it goes."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, Place] = {(): Place(0, 0, 0)}
        self._arrays: dict[Path, int] = {}
        self._tokens = [
            (token, match.start()) for match in _TOKEN.finditer(text) if (token := match[0])[0] != "#"
        ]
        self._tokens.append(("\n", len(text)))
        self._next = 0
        table: Path = ()
        last = len(self._tokens) - 1
        while self._next < last:
            sign = self._tokens[self._next][0]
            if sign == "\n":
                self._next += 1
            elif sign == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else "\n"

    def _take(self) -> str:
        token = self._peek()
        self._next += 1
        return token

    def _at(self) -> int:
        return self._tokens[min(self._next, len(self._tokens) - 1)][1]

    def _end(self) -> int:
        """Return where the token that was taken last ends."""
        token, at = self._tokens[self._next - 1]
        return at + len(token)

    def _key(self, end: str) -> list[tuple[str, int]]:
        parts: list[tuple[str, int]] = []
        while True:
            at = self._at()
            word = self._take()
            if word == end:
                return parts
            if word != ".":
                parts.append((_unquoted(word) if word[0] in "\"'" else word, at))

    def _header(self) -> Path:
        at = self._at()
        self._next += 1
        is_array = self._peek() == "["
        self._next += is_array
        path: Path = ()
        parts = self._key("]")
        self._next += is_array
        place = Place(at, at, self._end())
        for depth, (part, _at) in enumerate(parts, 1):
            path = (*path, part)
            if is_array and depth == len(parts):
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:  # [step.left] belongs to the last [[step]]
                self.places.setdefault(path, place)
                path = (*path, self._arrays[path])
            self.places.setdefault(path, place)
        return path

    def _pair(self, table: Path) -> None:
        path = table
        parts = self._key("=")
        begun = self._at()
        for part, _at in parts:
            path = (*path, part)
        self._value(path)
        end = self._end()
        path = table
        for part, at in parts:
            path = (*path, part)
            self.places.setdefault(path, Place(at, begun, end))

    def _value(self, path: Path) -> None:
        if self._peek() not in "[{":
            while self._peek() not in ("\n", ",", "]", "}"):
                self._next += 1
            return
        opened, index = self._take(), 0
        end = "]" if opened == "[" else "}"
        while (sign := self._peek()) != end:
            if sign in ("\n", ","):
                self._next += 1
            elif opened == "{":
                self._pair(path)
            elif sign not in "[{" and self._tokens[self._next + 1][0] in (",", end):
                at = self._at()
                self.places[*path, index] = Place(at, at, at + len(sign))
                self._next += 1
                index += 1
            else:
                at = self._at()
                self._value((*path, index))
                self.places[*path, index] = Place(at, at, self._end())
                index += 1
        self._next += 1


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if "\\" in key else key[1:-1]


def places_of(text: str) -> Mapping[Path, Place]:
    """Return the place of every key and array item in `text`, which must be TOML; () is its beginning."""
    return _Walk(text).places
