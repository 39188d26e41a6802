"""Files in one zip: written the same each time, and read as if whoever made it meant harm.

Nothing of a zip is ever put on a disk by its own names. Only plain text files
that could be routines are unpacked, into memory, within bounds that hold for
what really comes out, not for what the zip says of itself.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from coach.routine.reading import LARGEST_BYTES

ENDING: Final = ".leg-coach.zip"
"""A zip like any other, of which a desktop can tell that it is for this program."""

MOST_FILES: Final = 300
"""A routine has at most 200 steps: with an exercise of its own in each, this leaves room."""

LARGEST_ZIP_BYTES: Final = 4 * 1024 * 1024
"""A large parcel, of a routine and thirty exercises, has 60 kB; a list of contents is read whole at once."""

LARGEST_UNPACKED_BYTES: Final = 4 * 1024 * 1024
"""What is held in memory of one zip, however small it was, and of all that comes at once."""

LONGEST_NAME: Final = 240
"""In bytes: below what every disk takes for a name, 255, with room for an ending."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Letters that can't be seen, or that turn round what is read."""

_WITH_PASSWORD: Final = 0x1 | 0x40
_FIRST_YEAR: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = stat.S_IFREG | 0o644
_ON_UNIX: Final = 3
_PLAINLY_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The other ways are unpacked without a bound on what one piece may grow to."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,  # a name in no known letters
    RuntimeError,  # a password, or a newer kind of zip
    OverflowError,
    LookupError,
    EOFError,
    OSError,  # a place before the beginning
)
"""What `zipfile` raises for bytes that make no sense."""


class Why(Enum):
    """Why something that came was left out, as a command says it."""

    NO_ROUTINE = "is another kind of file"
    UNREADABLE = "can't be opened"
    DAMAGED = "is damaged"
    LOCKED = "has a password"
    TOO_LARGE = "is too large for a routine"
    TOO_MANY = "holds more than can be looked at"
    NAME = "has a name that can't be used"
    LINK = "is no plain file"
    ZIP_IN_ZIP = "is a zip within a zip"
    CAUTIONS = "has other words for cautions that are here"
    TWICE = "has the name of another one that came with it"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that could be a routine: the name by which it came, for people to read, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that came and isn't looked at."""

    name: str
    why: Why


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of `files`, names (with "/" and no "..") and contents: the same bytes each time.

    They are stored as they are: they are small, and what packs them smaller
    does it otherwise from one release to the next.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _FIRST_YEAR)
            entry.create_system = _ON_UNIX
            entry.external_attr = _PLAIN_FILE << 16
            archive.writestr(entry, content)
    return made.getvalue()


def unpack(content: bytes, name: str) -> tuple[list[Found], list[LeftOut]]:
    """Return the files of a zip that could be routines, and what was left out; `name` is the zip's own.

    Never raises for a bad zip, and needs no more memory than the bounds say.
    """
    found: list[Found] = []
    left_out: list[LeftOut] = []
    if len(content) > LARGEST_ZIP_BYTES:
        return [], [LeftOut(shown(name), Why.TOO_LARGE)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in _walk(archive):
                if isinstance(each, LeftOut):
                    left_out.append(each)
                else:
                    found.append(each)
                if len(found) + len(left_out) > MOST_FILES or _size(found) > LARGEST_UNPACKED_BYTES:
                    return [], [LeftOut(shown(name), Why.TOO_MANY)]
    except _BROKEN:
        return [], [LeftOut(shown(name), Why.DAMAGED)]
    return found, left_out


def _size(found: Iterable[Found]) -> int:
    return sum(len(each.content) for each in found)


def _walk(archive: zipfile.ZipFile) -> Iterator[Found | LeftOut]:
    """Yield what may be looked at, and what was left out that could have been meant."""
    for entry in archive.infolist():
        name = entry.orig_filename  # as it was written: Python cuts it at a zero byte
        why = _fault(entry, name)
        if why is not None:
            yield LeftOut(shown(name), why)
        elif entry.is_dir() or is_litter(name) or not is_meant(name):
            continue
        elif name.casefold().endswith(".zip"):
            yield LeftOut(shown(name), Why.ZIP_IN_ZIP)
        else:
            yield _read(archive, entry, name)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Found | LeftOut:
    try:
        with archive.open(entry) as opened:
            content = opened.read(LARGEST_BYTES + 1)  # at its end the check sum is looked at
    except _BROKEN:
        return LeftOut(shown(name), Why.DAMAGED)
    return LeftOut(shown(name), Why.TOO_LARGE) if len(content) > LARGEST_BYTES else Found(name, content)


def _fault(entry: zipfile.ZipInfo, name: str) -> Why | None:
    """Return what speaks against an entry, whatever is in it."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    faults = (
        (not is_safe(name), Why.NAME),
        (kind not in (0, stat.S_IFREG, stat.S_IFDIR), Why.LINK),
        (bool(entry.flag_bits & _WITH_PASSWORD), Why.LOCKED),
        (is_meant(name) and entry.compress_type not in _PLAINLY_PACKED, Why.DAMAGED),
    )
    return next((why for is_so, why in faults if is_so), None)


def is_safe(name: str) -> bool:
    """Tell whether a zip's name for a file stays within its folder, on every system, and can be read."""
    parts = name.removesuffix("/").split("/")
    return (
        not any(letter in name for letter in ("\\", ":"))
        and not any(part in ("", ".", "..") for part in parts)
        and not _CONTROL.search(name)
        and all(len(part.encode(errors="replace")) <= LONGEST_NAME for part in parts)
    )


def is_litter(name: str) -> bool:
    """Tell whether a system or a tool left a file there for itself."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def is_meant(name: str) -> bool:
    """Tell by its ending whether a file may be a routine, or hold some."""
    return name.casefold().endswith((".toml", ".zip"))


def shown(name: str) -> str:
    """Return a name from outside so that it can be put on a screen: all of it visible, and not too long."""
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-16:]}"
