"""Which known name a person meant who wrote another."""

import difflib
from collections.abc import Iterable
from typing import Final

_CLOSE: Final = 0.6
_SHOWN: Final = 12


def nearest_name(word: str, known: Iterable[str]) -> str:
    """Return the known name that is nearest to `word`, or "" when none is near.

    Capital letters, and spaces or hyphens for underscores, make no difference.
    """
    plain = {_plain(name): name for name in known}
    close = difflib.get_close_matches(_plain(word[:80]), sorted(plain), n=1, cutoff=_CLOSE)
    return plain[close[0]] if close else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return how to go on from an unknown word: the nearest known one, or those that there are."""
    names = sorted(known)
    close = nearest_name(word, names)
    return f"did you mean `{close}`?" if close else f"known here: {listed(names)}"


def listed(names: Iterable[str]) -> str:
    """Return `names` side by side; of many, the first dozen and how many more there are."""
    every = [f"`{name}`" for name in names]
    more = len(every) - _SHOWN
    return ", ".join(every) if more <= 1 else ", ".join(every[:_SHOWN]) + f" and {more} more"


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")
