"""What stands behind a name: a text, a list, a table between braces, or a word without quotes."""

# ruff: noqa: RUF001 - signs that look like others are what people write

import re
from typing import Final

from coach.routine.syntax.brackets import read_braces, read_list
from coach.routine.syntax.mending import Mending, as_text, shortened
from coach.routine.syntax.texts import QUOTES, read_text
from coach.routine.syntax.words import is_right, meant_by

_WORD: Final = {
    "": re.compile(r"[^\n#]*"),
    "]": re.compile(r"[^\n#,\]}]*"),
    "}": re.compile(r"[^\n#,\]})]*"),
}
_COMMA_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9},[0-9]{1,9}(?=[ \t]*(?:[,}]|$))", re.MULTILINE)
_BRACES_MEANT: Final = re.compile(r"\[[ \t]*[A-Za-z_][\w-]*[ \t]*=(?!=)")
_PAIR: Final = r"[\w-]+[ \t]*=[ \t]*[^,=\s][^,=\n]*"
_PAIRS: Final = re.compile(rf"{_PAIR}(?:,[ \t]*{_PAIR})+")
_NOTE_AFTER: Final = re.compile(r"(\S+)[ \t]+(?://|--|/\*|\(|;)[^\n]*")
_LOOKED_AHEAD: Final = 400
"""Characters, in what is no value: some patterns take the square of its length."""

_PAIR_AFTER: Final = re.compile(r"\S+?(?=[ \t;,]+[A-Za-z_][\w-]*[ \t]*=(?!=))")
_PAIR_WITHIN: Final = re.compile(r"(\S+?)[ \t;]+(?=[A-Za-z_][\w-]*[ \t]*=(?!=))")


def read_value(mending: Mending, ends: str) -> None:
    """Go over one value, which `ends` ends: "" the line, "]" a list, "}" a table between braces."""
    first = mending.peek()
    if first in ("", "\n", "#") or (ends and first in ",]}"):
        _tell_missing(mending)
    elif first in QUOTES:
        read_text(mending, ends)
    elif first == "[" and _BRACES_MEANT.match(mending.text, mending.at):
        what, remedy = "square brackets stand where braces belong", "write { and } instead of [ and ]"
        mending.fault(mending.at, what, remedy, read=mending.rest_of_line())
        mending.replace(mending.at, mending.at + 1, "{")
        read_braces(mending, read_value, closing="]")
    elif first == "[":
        read_list(mending, read_value)
    elif first == "{":
        read_braces(mending, read_value)
    else:
        _word(mending, ends)


def _tell_missing(mending: Mending) -> None:
    name = mending.path[-1] if mending.path else ""
    mending.fault(mending.at, f"`{name}` has no value", "write one after the `=`, or take the line out")
    mending.replace(mending.at, mending.at, '""')
    mending.doubt()


def _word(mending: Mending, ends: str) -> None:
    """Go over a value without quotes."""
    at = mending.at
    end = _end_of_word(mending, ends)
    word = mending.text[at:end].rstrip()
    if not ends and not is_right(word):
        word = _without_rest(word)
    mending.at = at + len(word)
    if not is_right(word):
        _tell_word(mending, at, word)


def _end_of_word(mending: Mending, ends: str) -> int:
    if ends == "}" and (number := _COMMA_NUMBER.match(mending.text, mending.at)):
        return number.end()
    match = _WORD[ends].match(mending.text, mending.at)
    end = match.end() if match else mending.at
    if ends and (pair := _PAIR_WITHIN.match(mending.text, mending.at, min(end, mending.at + _LOOKED_AHEAD))):
        return pair.end(1)  # the comma between two values is missing
    return end


def _without_rest(word: str) -> str:
    """Return `word` without what belongs in a line of its own, or nowhere: who reads lines tells of it."""
    pair, note = _PAIR_AFTER.match(word[:_LOOKED_AHEAD]), _NOTE_AFTER.fullmatch(word)
    if pair:
        return pair[0]
    if note and is_right(note[1]):
        return note[1]
    plain = word.rstrip(",;").rstrip()
    return plain if is_right(plain) else word


def _tell_word(mending: Mending, at: int, word: str) -> None:
    end, meant = at + len(word), meant_by(word)
    plain = word.strip(",;").strip("\"'“”„«»‘’ ")
    if meant is not None and meant.written:
        mending.fault(at, meant.what, meant.remedy, read=word, gives_way=True)
        mending.replace(at, end, meant.written)
        return
    if meant is None and "=" not in word and any(letter.isalnum() for letter in plain):
        lacks_first = word[-1:] in "\"'“”"
        what = "the quote at the beginning is missing" if lacks_first else "the text has no quotes"
        mending.fault(at, what, f"write `{as_text(shortened(plain))}`", read=word, gives_way=True)
        mending.replace(at, end, as_text(plain))
        return
    if meant is not None:
        what, remedy = meant.what, meant.remedy
    elif _PAIRS.fullmatch(word):
        what, remedy = "the braces are missing", f"write `{{ {shortened(word)} }}`"
    elif "=" in word:
        what, remedy = "there are two `=` in one line", "write each name and value in its own line"
    else:
        what, remedy = "this can't be read", "write a number, or text in quotes"
    mending.fault(at, what, remedy, read=word)
    mending.replace(at, end, '""')
    mending.doubt()
