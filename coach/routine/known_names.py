"""Which known name a person meant who wrote another."""

import difflib
import re
from collections.abc import Iterable
from typing import Final

from coach.routine.other_words import OTHER_WORDS

_CLOSE: Final = 0.6
_SHOWN: Final = 12
_UNIT_BEHIND: Final = re.compile(
    r"-(s|secs?|seconds|mins?|minutes|hours|ms|kgs?|g|grams?|lbs?|pounds?|degrees|deg|count|number)$"
)


def nearest_name(word: str, known: Iterable[str]) -> str:
    """Return the known name that is nearest to `word`, or "" when none is near.

    Capital letters, and spaces or hyphens for underscores, make no difference.
    What a person calls a name in other words (`OTHER_WORDS`), or with another
    unit behind it, goes before what is spelt alike.
    """
    plain = {_plain(name): name for name in known}
    asked = _plain(word[:80])
    if not plain or asked in plain:
        return plain.get(asked, "")
    base = _UNIT_BEHIND.sub("", asked)
    for one in dict.fromkeys((asked, base)):
        meant = (_plain(name) for name in OTHER_WORDS.get(one, ()))
        found = next((plain[name] for name in meant if name in plain), "")
        if found:
            return found
    if base != asked and base in plain:
        return plain[base]
    begun_or_turned = [
        name
        for one, name in plain.items()
        if one.startswith(f"{asked}-") or sorted(one.split("-")) == sorted(asked.split("-"))
    ]
    if len(begun_or_turned) == 1:
        return begun_or_turned[0]
    if asked in OTHER_WORDS:
        return ""  # another thing altogether, however it is spelt
    close = difflib.get_close_matches(asked, sorted(plain), n=1, cutoff=_CLOSE)
    return plain[close[0]] if close else ""


def unit_behind(word: str) -> str:
    """Return the unit at the end of a name, such as "minutes" of `rest_minutes`, or ""."""
    match = _UNIT_BEHIND.search(_plain(word[:80]))
    return match[1] if match else ""


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
    return name.strip().lower().replace("_", "-").replace(" ", "-")
