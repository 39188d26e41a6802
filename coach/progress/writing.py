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
    # Halves go up, as everyone expects; Python's own rounding goes to the even neighbour.
    return say(words.MISSING) if value is None else str(int(value + 0.5))
