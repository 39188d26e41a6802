"""Lists, and tables between braces: what stands in brackets, comma by comma."""

import re
from collections.abc import Callable
from typing import Final

from coach.routine.syntax.mending import DEEPEST, HopelessTextError, Mending
from coach.routine.syntax.names import Name, read_name

ReadValue = Callable[[Mending, str], None]
"""Goes over one value, which a sign ends: see `coach.routine.syntax.values.read_value`."""

_PLAIN: Final = r"(?:\"[^\"\\\n]*\"|[+-]?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?)"
_PLAIN_ITEM: Final = re.compile(rf"{_PLAIN}[ \t]*,[ \t\n]*")
_PLAIN_ITEMS: Final = re.compile(rf"(?:{_PLAIN}[ \t]*,[ \t\n]*)+")
_HEADING: Final = r"\[\[?[ \t]*[A-Za-z_][\w. -]*\]\]?[ \t]*(?:#[^\n]*)?$"
_IS_HEADING: Final = re.compile(rf"[ \t]*{_HEADING}", re.MULTILINE)
_IS_STATEMENT: Final = re.compile(rf"[ \t]*(?:[A-Za-z_][\w-]*[ \t]*=(?!=)|{_HEADING})", re.MULTILINE)
_LOOKED_AHEAD: Final = 400
_MOST_ITEMS: Final = 1000
"""Of a list; the format has thirty at most."""


class _Brackets:
    """What the two kinds have in common: the way to them, and the commas within."""

    def __init__(self, mending: Mending, read_value: ReadValue) -> None:
        self.mending = mending
        self.read_value = read_value
        self.path = mending.path
        self.opened = mending.at
        self.needs_comma = False
        self.last_end = mending.at + 1
        self.last_comma = -1
        mending.at += 1
        mending.depth += 1
        if mending.depth > DEEPEST:
            mending.fault(
                self.opened, "brackets stand within brackets, too deep to read", "take the inner ones out"
            )
            raise HopelessTextError

    def close(self, *, with_sign: bool) -> None:
        """Leave the brackets, over the sign that closes them where there is one."""
        self.mending.at += with_sign
        self.mending.path = self.path
        self.mending.depth -= 1

    def close_unclosed(self, what: str, remedy: str, sign: str) -> None:
        """Report that the brackets are never closed, and close them after what was read last."""
        mending = self.mending
        mending.path = self.path
        mending.fault(self.opened, what, remedy, read=mending.text[self.opened])
        mending.replace(self.last_end, self.last_end, sign)
        mending.at = self.last_end
        self.close(with_sign=False)

    def mend_closing(self, right: str) -> None:
        """Report that the sign here closes other brackets than those that were opened."""
        mending, here = self.mending, self.mending.peek()
        mending.path = self.path
        mending.fault(mending.at, f"{here} stands where {right} belongs", f"write {right} instead", read=here)
        mending.replace(mending.at, mending.at + 1, right)

    def comma(self) -> None:
        """Go over a comma, or what stands for one."""
        mending, at, here = self.mending, self.mending.at, self.mending.peek()
        mending.path = self.path
        name = "comma" if here == "," else "semicolon"
        if not self.needs_comma:
            mending.fault(at, f"there is a {name} too many", "take it out", read=here)
            mending.replace(at, at + 1, " ")
        elif here == ";":
            mending.fault(at, "a semicolon stands where a comma belongs", "write a comma", read=here)
            mending.replace(at, at + 1, ",")
        self.last_comma = at if self.needs_comma else self.last_comma
        self.needs_comma = False
        mending.at += 1

    def before_item(self) -> None:
        """Report a comma that is missing before what begins here."""
        mending = self.mending
        mending.path = self.path
        if self.needs_comma:
            mending.fault(mending.at, "a comma is missing before this", "put a comma between the two")
            mending.replace(self.last_end, self.last_end, ",")

    def after_item(self) -> None:
        """Know that an item ends here."""
        self.needs_comma, self.last_end = True, self.mending.at


def read_list(mending: Mending, read_value: ReadValue) -> None:
    """Go over a list of values, over lines."""
    brackets, index, was_new_line = _Brackets(mending, read_value), 0, False
    mending.in_array += 1
    while True:
        is_new_line = mending.skip_blank_lines() or was_new_line
        was_new_line = False
        here = mending.peek()
        if here == "" or (is_new_line and _IS_STATEMENT.match(mending.text, mending.at)):
            what, remedy = "the bracket [ is never closed", "put ] after the last of the list"
            brackets.close_unclosed(what, remedy, "]")
            break
        if here in "]})":
            if here != "]":
                brackets.mend_closing("]")
            brackets.close(with_sign=True)
            break
        if here in ",;":
            brackets.comma()
            continue
        if mending.text.startswith("//", mending.at):
            mending.path = brackets.path
            mending.fault(mending.at, "a note begins with #", "put # before it", read=mending.rest_of_line())
            mending.replace(mending.at, mending.line_end(), "")
            mending.at = mending.line_end()
            continue
        brackets.before_item()
        plain = _PLAIN_ITEMS.match(mending.text, mending.at)
        if plain:  # many at once: a file of nothing else is read in no time
            items = plain[0].rstrip()
            was_new_line = "\n" in plain[0][len(items) :]
            brackets.needs_comma, brackets.last_end = False, plain.start() + len(items)
            index, mending.at = index + len(_PLAIN_ITEM.findall(plain[0])), plain.end()
        else:
            mending.path = (*brackets.path, index)
            read_value(mending, "]")
            brackets.after_item()
            index += 1
        if index > _MOST_ITEMS:
            mending.path = brackets.path
            mending.fault(brackets.opened, f"there are more than {_MOST_ITEMS} in this list", "keep a few")
            raise HopelessTextError
    mending.in_array -= 1


def read_braces(mending: Mending, read_value: ReadValue, closing: str = "}") -> None:
    """Go over a table between braces, or between other signs that were meant as such.

    TOML wants it on one line, and without a comma after its last value.
    """
    brackets, is_told = _Brackets(mending, read_value), False
    names: set[Name] = set()
    while True:
        mending.skip_spaces()
        here = mending.peek()
        if here in ("\n", "#") and _goes_on(mending):
            _join_line(brackets, is_told=is_told)
            is_told = True
        elif here in ("", "\n", "#") or (here == "]" != closing and mending.in_array):
            brackets.close_unclosed("the brace { is never closed", "put } after the last of it", " }")
            return
        elif here in "]})":
            _end_braces(brackets, here, closing)
            return
        elif here in ",;":
            brackets.comma()
        else:
            brackets.before_item()
            _read_pair(brackets, names)
            brackets.after_item()


def _join_line(brackets: _Brackets, *, is_told: bool) -> None:
    mending = brackets.mending
    mending.path = brackets.path
    if not is_told:
        what, remedy = "what stands between { and } must be on one line", "join the lines"
        mending.fault(brackets.opened, what, remedy, read=mending.text[brackets.opened : mending.at])
    end = mending.line_end() + 1
    mending.replace(mending.at, end, " ")
    mending.at = end


def _end_braces(brackets: _Brackets, here: str, closing: str) -> None:
    mending = brackets.mending
    mending.path = brackets.path
    if here not in ("}", closing):
        brackets.mend_closing("}")
    elif here != "}":
        mending.replace(mending.at, mending.at + 1, "}")
    if not brackets.needs_comma and brackets.last_comma >= 0:
        mending.fault(brackets.last_comma, "there is a comma too many before }", "take it out", read=",")
        mending.replace(brackets.last_comma, brackets.last_comma + 1, " ")
    brackets.close(with_sign=True)


def _read_pair(brackets: _Brackets, names: set[Name]) -> None:
    """Go over a name and its value; one that is there already, or none at all, is put out of the way."""
    mending, begun = brackets.mending, brackets.mending.at
    name = read_name(mending, "}")
    if name is not None and name not in names:
        names.add(name)
        mending.path = (*brackets.path, *name)
        brackets.read_value(mending, "}")
        return
    if name is not None:
        mending.path = (*brackets.path, *name)
        mending.fault(begun, f"`{name[-1]}` stands twice between the braces", "keep one of the two")
        mending.doubt()
        brackets.read_value(mending, "}")
    elif mending.path != brackets.path:
        return  # a name that has no value, which has been told
    mending.edits.leave_out(begun, mending.at, f'"{begun}" = 0')
    mending.doubtful.add((*brackets.path, str(begun)))


def _goes_on(mending: Mending) -> bool:
    """Tell whether a table between braces goes on in the next line."""
    text, end = mending.text, mending.line_end()
    before = text[mending.at - _LOOKED_AHEAD if mending.at > _LOOKED_AHEAD else 0 : mending.at].rstrip()[-1:]
    following = text[end : end + _LOOKED_AHEAD].lstrip()
    if not following or _IS_HEADING.match(following):
        return False
    return before in ("{", ",") or following[0] in "},"
