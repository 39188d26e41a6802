"""Values as they are written in TOML, in the manner of what stood there before."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

Value = str | int | float | bool | date | Sequence["Value"] | Mapping[str, "Value"]
"""What a TOML value may be here; a mapping is written as an inline table, a sequence as an array."""

LONGEST_LINE: Final = 100
"""An array of texts that would be longer than this has a line for each."""

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_WHOLE_WITH_POINT: Final = re.compile(r"[+-]?\d+\.0+")
_QUOTES: Final = re.compile(r'"(?="|\Z)')  # that could end a text
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def line_end_of(text: str) -> str:
    """Return how the lines of `text` end."""
    return "\r\n" if "\r\n" in text else "\n"


def written(value: Value, like: str = "", line_end: str = "") -> str:
    """Return `value` as TOML; `like` is how the value that it takes the place of was written.

    Quotes of the same kind are kept where they can be. A whole number gets a
    point only in the place of a whole one that has one. Without a `line_end`
    all of it stands in one line, as what is within something else does.
    """
    if isinstance(value, str):
        return _quoted(value, like, line_end)
    if isinstance(value, Mapping):
        pairs = ", ".join(written_pair(key, one) for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Sequence):
        return _array([written(one) for one in value], value, line_end)
    if isinstance(value, float):
        is_plain = value.is_integer() and not _WHOLE_WITH_POINT.fullmatch(like)
        return str(int(value)) if is_plain else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value).lower()


def written_pair(key: str, value: Value, line_end: str = "") -> str:
    """Return a new key with its value as TOML."""
    return f"{written_key(key)} = {written(value, like_of(key), line_end)}"


def like_of(key: str | int) -> str:
    """Return how a new value of this name looks: a share of a phase has its point in all files."""
    return "1.0" if key == "at" else ""


def written_key(name: str) -> str:
    """Return a key as TOML, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else _basic(name)


def is_same(one: object, other: object) -> bool:
    """Tell whether two values mean the same: 2 and 2.0 do, 1 and true don't."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(is_same, one, other))
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def _array(words: Sequence[str], values: Sequence[Value], line_end: str) -> str:
    short = f"[{', '.join(words)}]"
    if not line_end or len(short) <= LONGEST_LINE or not all(isinstance(one, str) for one in values):
        return short
    return "".join((f"[{line_end}", *(f"    {word},{line_end}" for word in words), "]"))


def _quoted(text: str, like: str, line_end: str) -> str:
    is_odd = _CONTROL.search(text) is not None
    if like.startswith("'''") and not is_odd and "'''" not in text and not text.endswith("'"):
        return _in_lines("'''", text, like, line_end)
    if like.startswith('"""') and not is_odd:
        plain = _QUOTES.sub('\\\\"', text.replace("\\", "\\\\"))
        return _in_lines('"""', plain, like, line_end)
    if like.startswith("'") and not is_odd and "'" not in text and "\n" not in text:
        return f"'{text}'"
    return _basic(text)


def _in_lines(quotes: str, text: str, like: str, line_end: str) -> str:
    begins_anew = like[3:4] in ("\r", "\n") or text.startswith("\n")
    return f"{quotes}{line_end if begins_anew else ''}{text.replace(chr(10), line_end)}{quotes}"


def _basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
