"""What changes between two texts, and how a text goes into Qt's document and comes back with its bytes kept.

A QTextDocument knows one kind of line's end; a file has its own, which stay as they are.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

_LINE_END: Final = re.compile(r"\r\n|[\r\u2029\ufdd0\ufdd1]")  # all of them begin a block of Qt's


@dataclass(frozen=True, slots=True)
class Change:
    """From `start` to `end` of a text stands `new` now; both count characters from 0."""

    start: int
    end: int
    new: str


def change_between(old: str, new: str) -> Change | None:
    """Return the smallest single change that makes `new` of `old`; None when they are equal."""
    if old == new:
        return None
    start = _same_at_start(old, new)
    tail = _same_at_end(old[start:], new[start:])
    return Change(start, len(old) - tail, new[start : len(new) - tail])


def in_blocks(text: str) -> str:
    r"""Return `text` as a document has it: every end of a line is "\n"."""
    return _LINE_END.sub("\n", text)


def with_typed(text: str, typed: str) -> str:
    """Return `text` changed into `typed`, which is as a document has it: all else keeps its bytes.

    What is new gets the line ends that `text` has most.
    """
    change = change_between(in_blocks(text), typed)
    if change is None:
        return text
    pairs = [found.start() for found in re.finditer("\r\n", text)]
    ends = [at - before for before, at in enumerate(pairs)]  # where they are in the document

    def place(at: int) -> int:
        return at + bisect_left(ends, at)

    end = "\r\n" if 2 * len(pairs) > text.count("\n") else "\n"
    changed = text[: place(change.start)] + change.new.replace("\n", end) + text[place(change.end) :]
    # Beside a carriage return of its own, a new line's end would become one with it.
    return changed if in_blocks(changed) == typed else typed.replace("\n", end)


def units(text: str) -> int:
    """Return how many places Qt counts for `text`: two for what lies beyond 16 bits."""
    return len(text) + sum(sign > "\uffff" for sign in text) if not text.isascii() else len(text)


def characters(text: str, places: int) -> int:
    """Return how many characters of `text` the first `places` of Qt's are."""
    if text.isascii():
        return min(places, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * places].decode("utf-16-le", "ignore"))


def _same_at_start(one: str, other: str) -> int:
    same, most = 0, min(len(one), len(other))
    while same < most:  # by halves: to compare slices is quick, to go by characters is not
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def _same_at_end(one: str, other: str) -> int:
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[len(one) - middle : len(one) - same] == other[len(other) - middle : len(other) - same]:
            same = middle
        else:
            most = middle - 1
    return same
