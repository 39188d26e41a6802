"""How texts and numbers are written on the sheet."""

from collections.abc import Callable

from coach.progress import words

Say = Callable[[str], str]
"""Gives a text of `words` in the language in which it is shown."""


def plain(text: str) -> str:
    """Return text from a file or a person on one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def number(value: float | None, say: Say) -> str:
    """Return a number as short as it can be written, or the sign for what isn't known."""
    return say(words.MISSING) if value is None else f"{value:g}"


def whole(value: float | None, say: Say) -> str:
    """Return a number without its fraction, or the sign for what isn't known."""
    return say(words.MISSING) if value is None else str(halves_up(value))


def halves_up(value: float) -> int:
    """Return a number that isn't negative without its fraction, as everyone expects it: halves go up."""
    return int(value + 0.5)  # Python's own rounding goes to the even neighbour
