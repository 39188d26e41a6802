"""Walks over a whole text, one heading or one name with its value after the other."""

import re
from contextlib import suppress
from typing import Final

from coach.routine.lines import Path
from coach.routine.syntax.mending import HopelessTextError, Mending, as_text, shortened
from coach.routine.syntax.names import PART, parts_of, read_name
from coach.routine.syntax.values import read_value

LISTED: Final = frozenset({"step", "phase"})
"""The tables of which a file has many: each heading has two brackets."""

_NOTHING: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)+")
_GOOD: Final = re.compile(
    r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*"
    r"(?:\"[^\"\\\n]*\"|[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)[ \t]*(?:#[^\n]*)?(?:\n|\Z)"
)
_BARE: Final = r"[A-Za-z0-9_-]+"
_HEADING: Final = re.compile(rf"(\[\[?)[ \t]*({PART}(?:[ \t]*\.[ \t]*{PART})*)[ \t]*(\]\]?)")
_ODD_HEADING: Final = re.compile(r"([^\w\n\"'.-]*)([^\[\]\n#(){}*>|]*)([^\w\n#\"'=:]*)")
_AROUND_HEADING: Final = re.compile(r"[*_({<|][^\w\n=\"']*(?:step|phase)[\])}][^\w\n=\"']*$", re.MULTILINE)
_NUMBERED: Final = re.compile(r"(step|phase)s?_?[0-9]*", re.IGNORECASE)
_NEXT_PAIR: Final = re.compile(r"[ \t]*[,;]?[ \t]*(?=[A-Za-z_][\w-]*[ \t]*=(?!=))")
_END: Final = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_MORE_VALUES: Final = re.compile(r"[ \t]*,[ \t]*(?=[\"'“„0-9])")


class Statements:
    """One pass; the `mending` knows afterwards what is wrong, and what to read instead.

    `spans` are the parts of the text, from and to, that each statement takes,
    with the way to what it says.
    """

    def __init__(self, text: str) -> None:
        self.mending = Mending(text)
        self.lost: list[str] = []
        self.is_hopeless = False
        self.spans: list[tuple[int, int, Path]] = []
        self._table: Path = ()
        self._arrays: dict[Path, int] = {}
        self._values: dict[Path, int] = {}
        self._headings: dict[Path, int] = {}

    def walk(self) -> None:
        """Go over the whole text; `is_hopeless` tells that it broke off."""
        mending, text, length = self.mending, self.mending.text, len(self.mending.text)
        try:
            while mending.at < length:
                if match := _NOTHING.match(text, mending.at):
                    mending.at = match.end()
                begun = mending.at
                match = _GOOD.match(text, begun)
                if match and (path := (*self._table, match[1])) not in self._values:
                    self._values[path] = begun
                    self.spans.append((begun, match.end(), path))
                    mending.at = match.end()
                elif begun < length:
                    self._statement()
                    self.spans.append((begun, mending.at, mending.path))
        except HopelessTextError:
            self.is_hopeless = True

    def _statement(self) -> None:
        mending = self.mending
        mending.path = self._table
        mending.skip_spaces()
        here = mending.peek()
        if here == "[" or _AROUND_HEADING.match(mending.text, mending.at):
            self._heading()
        elif here not in ("", "\n", "#"):
            self._pair()
        self._tail()

    def _pair(self) -> None:
        mending, begun, faults = self.mending, self.mending.at, len(self.mending.faults)
        name = read_name(mending, "")
        if name is None:
            if mending.path in self._values:  # a name without a value, and there already
                mending.edits.leave_out(begun, mending.at)
            elif len(mending.path) > len(self._table):
                self._values[mending.path] = begun
            return
        mending.path = path = (*self._table, *name)
        first = self._values.get(path, self._headings.get(path))
        read_value(mending, "")
        mending.path = path
        if first is None and not self._is_below_a_value(path):
            self._values[path] = begun
            for depth in range(len(self._table) + 1, len(path)):
                self._headings.setdefault(path[:depth], begun)
            return
        del mending.faults[faults:]
        self._tell_twice(begun, path, first)
        mending.edits.leave_out(begun, mending.line_end())
        mending.at = mending.line_end()

    def _is_below_a_value(self, path: Path) -> bool:
        return any(path[:depth] in self._values for depth in range(len(self._table) + 1, len(path)))

    def _tell_twice(self, at: int, path: Path, first: int | None) -> None:
        mending = self.mending
        line = 0 if first is None else mending.text.count("\n", 0, first) + 1
        what = f"`{path[-1]}` stands twice" + (f", first in line {line}" if line else "")
        mending.fault(at, what, "keep one of the two")
        mending.doubt()

    def _heading(self) -> None:
        mending = self.mending
        at, match = mending.at, _HEADING.match(mending.text, mending.at)
        if match and len(match[1]) == len(match[3]):
            names = parts_of(match[2])
            is_array = len(match[1]) == 2
            mending.at = match.end()
        else:
            names, is_array = self._odd_heading()
        if not names:
            self._lose(at)
            return
        if names[0] == "phase" and len(names) == 2 and names[:1] not in self._arrays:
            what, right = f"a {names[0]} has no name in its heading", f"[[{names[0]}]]"
            mending.path = names
            remedy = f"write `{right}`, and below it `name = {as_text(names[1])}`"
            mending.fault(at, what, remedy, read=mending.text[at : mending.at])
            mending.replace(at, mending.at, right)
            names, is_array = names[:1], True
        elif names[-1] in LISTED and len(names) == 1 and not is_array:
            mending.path = names
            what = f"the heading of a {names[0]} has two brackets"
            mending.fault(at, what, f"write `[[{names[0]}]]`", read=mending.text[at : mending.at])
            is_array = True
            mending.replace(at, mending.at, f"[[{names[0]}]]")
        self._open(at, names, is_array=is_array)

    def _odd_heading(self) -> tuple[tuple[str, ...], bool]:
        """Go over a heading that is none; return the names in it, and whether it is one of many."""
        mending, at = self.mending, self.mending.at
        match = _ODD_HEADING.match(mending.text, at)
        opened, inside, closed = match.groups() if match else ("", "", "")
        mending.at += len(opened) + len(inside) + len(closed.rstrip(" \t"))
        if numbered := _NUMBERED.fullmatch(inside.strip().replace(" ", "_")):
            inside = numbered[1].lower()
        parts = [
            re.sub(r"[^\w-]+", "", re.sub(r"(?<=\w)[ \t]+(?=\w)", "_", part)) for part in inside.split(".")
        ]
        if mending.peek() == "[" or not all(parts) or "=" in inside:
            mending.path = ()
            what, remedy = "there is no name in this heading", "write it like `[[step]]`"
            mending.fault(at, what, remedy, read=mending.rest_of_line())
            mending.at = mending.line_end()
            return (), False
        names = tuple(parts)
        is_array = opened.count("[") > 1 or closed.count("]") > 1 or names[-1] in LISTED
        quoted = ".".join(name if re.fullmatch(_BARE, name) else as_text(name) for name in names)
        right = f"[[{quoted}]]" if is_array else f"[{quoted}]"
        read = mending.text[at : mending.at].rstrip()
        mending.path = names
        remedy = f"write `{right}` in a line of its own"
        mending.fault(at, "this heading isn't right", remedy, read=read)
        mending.replace(at, mending.at, right)
        return names, is_array

    def _open(self, at: int, names: tuple[str, ...], *, is_array: bool) -> None:
        """Begin a table; one that is there already is read apart, and forgotten."""
        mending = self.mending
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._arrays:
                path = (*path, self._arrays[path])
        path = (*path, names[-1])
        mending.path = path
        if is_array and path not in self._values and path not in self._headings:
            self._arrays[path] = self._arrays.get(path, -1) + 1
            self._table = (*path, self._arrays[path])
            mending.path = self._table
            return
        first = self._values.get(path, self._headings.get(path))
        if first is None and path in self._arrays:
            what = f"`{names[-1]}` stands here with one bracket, and above with two"
            mending.fault(at, what, f"write `[[{names[-1]}]]`")
            mending.doubt()
            self._lose(at)
        elif first is not None or any(path[:depth] in self._values for depth in range(1, len(path))):
            self._tell_twice(at, path, first)
            self._lose(at)
        else:
            self._headings[path] = at
            self._table = path

    def _lose(self, at: int) -> None:
        """Put what follows under a name of its own, which is forgotten when all is read."""
        mending = self.mending
        name = f"lost {len(self.lost) + 1}"
        self.lost.append(name)
        mending.torn.add(())
        mending.doubtful.add((name,))
        self._table = (name,)
        mending.replace(at, mending.at, f'["{name}"]')

    def _tail(self) -> None:
        """Go to the end of the line; report what stands there and doesn't belong."""
        mending = self.mending
        at = mending.at
        if match := _END.match(mending.text, at):
            mending.at = match.end()
            return
        if match := _NEXT_PAIR.match(mending.text, at):
            rest = shortened(mending.text[match.end() : mending.line_end()])
            mending.fault(
                match.end(), "two lines stand in one", f"put `{rest}` in a line of its own", read=rest
            )
            mending.replace(at, match.end(), "\n")
            mending.at = match.end()
            return
        rest = mending.rest_of_line()
        cut = rest.find(" #")
        rest = rest if cut < 0 else rest[:cut]
        sign = rest.strip() or rest
        if sign in (",", ";"):
            name = "comma" if sign == "," else "semicolon"
            what, remedy = f"a {name} stands at the end of the line", "take it out"
        elif _MORE_VALUES.match(mending.text, at):
            what, remedy = (
                "several values stand here without brackets",
                "put [ before the first and ] after the last",
            )
            mending.doubt()
        elif sign[0] in "])}":
            what, remedy = f"there is a {sign[0]} too many", "take it out"
        else:
            what, remedy = f"`{shortened(sign)}` stands after the value", "take it out, or put # before it"
        mending.fault(at + len(rest) - len(rest.lstrip()), what, remedy, read=sign)
        mending.replace(at, at + len(rest), "")
        mending.at = min(mending.line_end() + 1, len(mending.text))


def walked(text: str) -> Statements:
    """Return what one pass over `text` has come to."""
    statements = Statements(text)
    with suppress(RecursionError):
        statements.walk()
    return statements
