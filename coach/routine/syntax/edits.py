"""Changes to a text, and where each character of the changed one came from."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed text; `origin` tells where in the first one a place of it stood."""

    text: str
    _begins: list[int]
    _came_from: list[int]
    _is_new: list[bool]

    def origin(self, offset: int) -> int:
        """Return the offset in the first text that `offset` in this one came from."""
        index = bisect_right(self._begins, offset) - 1
        into = 0 if self._is_new[index] else offset - self._begins[index]
        return self._came_from[index] + into


@dataclass(slots=True)
class Edits:
    """What is to be put in place of parts of a text; parts never overlap."""

    _edits: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of what stands from `start` to `end`, of which nothing has been changed yet."""
        self._edits.append((start, end, new))

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in place of what stands from `start` to `end`, and of all changes within."""
        if end > start:
            self._edits = [edit for edit in self._edits if not _is_within(edit, start, end)]
        self._edits.append((start, end, new))

    def leave_out(self, start: int, end: int, new: str = "") -> None:
        """Put `new` in place of a whole statement, and of what was put before and behind it."""
        self._edits = [edit for edit in self._edits if not (start <= edit[0] and edit[1] <= end)]
        self._edits.append((start, end, new))

    def applied_to(self, text: str) -> Changed:
        """Return `text` with all changes."""
        parts, begins, came_from, is_new = [], [0], [0], [False]
        at = length = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            if start < at:
                continue
            parts += [text[at:start], new]
            length += start - at
            begins += [length, length + len(new)]
            came_from += [start, end]
            is_new += [True, False]
            length += len(new)
            at = end
        parts.append(text[at:])
        return Changed("".join(parts), begins, came_from, is_new)


def _is_within(edit: tuple[int, int, str], start: int, end: int) -> bool:
    return start <= edit[0] and edit[1] <= end and not edit[0] == edit[1] in (start, end)
