"""Where everything stands in a TOML text, to the character.

An edit of one value needs it, to leave all the rest as it is.

`tomllib` gives values without their places, so this walks the same text, which
tomllib must have accepted. Every byte of the text is either in one of the
`Block`s or between two of them.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from coach.routine.lines import Path


class Span(NamedTuple):
    """From which character of the text on (from 0), and up to which, that one not included."""

    start: int
    end: int


class Form(Enum):
    """How a value is written."""

    PLAIN = auto()
    ARRAY = auto()
    INLINE_TABLE = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """A value as it is written, with what is in it: `items` of an array, `pairs` of an inline table."""

    span: Span
    form: Form = Form.PLAIN
    items: tuple["Node", ...] = ()
    pairs: tuple["Pair", ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value; `keys` are where the parts of its name stand, the last parts of `path`."""

    path: Path
    keys: tuple[Span, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one header; the first block has none, and the path ().

    Of the path of an item of an array of tables the last part is its position.
    `start` is where its own comments begin, which stand directly above the
    header; `header` where the header does, `body` the end of its line, and
    `end` that of the last line that belongs to it, without the line break.
    Blank lines, and comments beyond one, are nobody's.
    """

    path: Path
    keys: tuple[Span, ...]
    start: int
    header: int
    body: int
    end: int
    pairs: tuple[Pair, ...]

    @property
    def is_item(self) -> bool:
        """Whether it is an item of an array of tables."""
        return bool(self.path) and isinstance(self.path[-1], int)


_SPACE: Final = re.compile(r"[ \t]*")
_VOID: Final = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_REST: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?")
_KEY: Final = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'", re.DOTALL
)
_WORD: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")


class _Scan:
    """One pass over a text; `blocks` fills as it goes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counts: dict[Path, int] = {}
        self.blocks: list[Block] = []

    def run(self) -> tuple[Block, ...]:
        text = self._text
        path: Path = ()
        keys: tuple[Span, ...] = ()
        pairs: list[Pair] = []
        start = header = body = end = 0
        comments: int | None = None  # where those directly above begin
        is_attached = True  # to what came last: nothing blank since
        while self._at < len(text):
            line = self._at
            self._skip(_SPACE)
            sign = text[self._at : self._at + 1]
            if sign == "#":
                comments = line if comments is None else comments
                self._skip(_REST)
            elif sign in ("", "\r", "\n"):
                end = self._line_before(line) if is_attached and comments is not None else end
                comments, is_attached = None, False
            elif sign == "[":
                self.blocks.append(Block(path, keys, start, header, body, end, tuple(pairs)))
                start = line if comments is None else comments
                header, pairs, is_attached, comments = line, [], True, None
                path, keys = self._header()
                body = end = self._at
            else:
                pairs.append(self._pair(path))
                self._skip(_REST)
                end, is_attached, comments = self._at, True, None
            self._line_break()
        if is_attached and comments is not None:
            end = len(text.rstrip("\r\n"))
        self.blocks.append(Block(path, keys, start, header, body, end, tuple(pairs)))
        return tuple(self.blocks)

    def _skip(self, what: re.Pattern[str]) -> Span:
        found = what.match(self._text, self._at)
        if found is None:
            message = f"nothing to read at character {self._at}"
            raise ValueError(message)
        self._at = found.end()
        return Span(found.start(), found.end())

    def _line_break(self) -> None:
        self._at += 2 if self._text.startswith("\r\n", self._at) else 1

    def _line_before(self, line: int) -> int:
        """Return the end of the line before the one that begins at `line`."""
        return line - (2 if self._text.startswith("\r\n", line - 2) else 1)

    def _keys(self) -> tuple[Span, ...]:
        found = []
        while True:
            self._skip(_SPACE)
            found.append(self._skip(_KEY))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return tuple(found)
            self._at += 1

    def _named(self, path: Path, keys: tuple[Span, ...]) -> Path:
        return (*path, *(_name_of(self._text[key.start : key.end]) for key in keys))

    def _header(self) -> tuple[Path, tuple[Span, ...]]:
        is_item = self._text.startswith("[[", self._at)
        self._at += 2 if is_item else 1
        keys = self._keys()
        self._at += 2 if is_item else 1
        self._skip(_REST)
        path: Path = ()
        for name in self._named((), keys):
            path = (*path, name)
            if is_item and path_is_last(path, keys):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:  # [step.left] belongs to the last [[step]]
                path = (*path, self._counts[path])
        return path, keys

    def _pair(self, table: Path) -> Pair:
        keys = self._keys()
        self._at += 1  # the =
        self._skip(_SPACE)
        path = self._named(table, keys)
        return Pair(path, keys, self._value(path))

    def _value(self, path: Path) -> Node:
        start, sign = self._at, self._text[self._at]
        if sign in "\"'":
            return Node(self._skip(_STRING))
        if sign not in "[{":
            return Node(self._skip(_WORD))
        self._at += 1
        items: list[Node] = []
        pairs: list[Pair] = []
        while True:
            self._skip(_VOID)
            if self._text[self._at] == ",":
                self._at += 1
            elif self._text[self._at] in "]}":
                self._at += 1
                form = Form.ARRAY if sign == "[" else Form.INLINE_TABLE
                return Node(Span(start, self._at), form, tuple(items), tuple(pairs))
            elif sign == "[":
                items.append(self._value((*path, len(items))))
            else:
                pairs.append(self._pair(path))


def path_is_last(path: Path, keys: tuple[Span, ...]) -> bool:
    """Tell whether a header's path has come to the last of its keys."""
    return sum(isinstance(part, str) for part in path) == len(keys)


def _name_of(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return next(iter(tomllib.loads(f"{key} = 0"))) if "\\" in key else key.strip('"')


@lru_cache(maxsize=2)
def outline_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that is valid TOML, in their order; the first one is that without a header.

    The last few are kept: one edit asks for the same several times. Of another
    text the answer may be anything, ValueError and IndexError included.
    """
    return _Scan(text).run()


def after_rest(text: str, at: int) -> int:
    """Return where the comment ends that follows at `at`; where none does, the spaces there."""
    rest = _REST.match(text, at)
    return rest.end() if rest else at


def node_at(blocks: tuple[Block, ...], path: Path) -> Node | None:
    """Return the value that is written at `path`.

    None where there is none, or only a table with headers or dotted keys.
    """
    pairs = [pair for block in blocks if block.path == path[: len(block.path)] for pair in block.pairs]
    return _node_among(pairs, path)


def _node_among(pairs: list[Pair], path: Path) -> Node | None:
    for pair in pairs:
        if pair.path == path[: len(pair.path)]:
            found = _node_within(pair.node, pair.path, path)
            if found is not None:
                return found
    return None


def _node_within(node: Node, here: Path, path: Path) -> Node | None:
    if here == path:
        return node
    step = path[len(here)]
    if isinstance(step, int):
        return _node_within(node.items[step], (*here, step), path) if step < len(node.items) else None
    return _node_among(list(node.pairs), path)
