"""Ids: what a routine or an exercise is called by others, and its file's name without `.toml`."""

import re
import unicodedata
from typing import Final

PATTERN: Final = "[a-z0-9]+(-[a-z0-9]+)*"
"""Small letters, digits and hyphens between them, as a regular expression."""

LONGEST_ID: Final = 80

_ID: Final = re.compile(PATTERN)
_DEVICES: Final = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that mean something else than a file on Windows, with whatever ending."""


def is_id(word: str) -> bool:
    """Tell whether a word can be an id."""
    return _ID.fullmatch(word) is not None


def id_of(name: str) -> str:
    """Return the id that says a name, "" where none can be made of it: "Gentle Legs" is "gentle-legs"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return "" if len(made) > LONGEST_ID or _DEVICES.fullmatch(made) else made
