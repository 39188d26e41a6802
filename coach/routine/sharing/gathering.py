"""Gathers the files that somebody brings: alone, in a folder, or in a zip; nothing of them is trusted."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from coach.routine.ids import id_of
from coach.routine.reading import LARGEST_BYTES
from coach.routine.sharing.parcel import (
    LARGEST_UNPACKED_BYTES,
    LARGEST_ZIP_BYTES,
    MOST_FILES,
    Found,
    LeftOut,
    Why,
    is_litter,
    is_meant,
    shown,
    unpack,
)

MOST_LOOKED_AT: Final = 5000
"""Names in a folder with all below it: somebody may drop a whole disk."""

_COPY: Final = re.compile(r"\s*(\(\d+\)|- copy)$", re.IGNORECASE)
"""What browsers and file managers add to the name of something that was there already."""


def gather(paths: Iterable[Path]) -> tuple[list[Found], list[LeftOut]]:
    """Return the files at `paths` that could be routines, and what was left out; never raises for bad."""
    found: list[Found] = []
    left_out: list[LeftOut] = []
    room = LARGEST_UNPACKED_BYTES
    for path in paths:
        for each in _look_at(path):
            if isinstance(each, LeftOut):
                left_out.append(each)
            elif len(found) >= MOST_FILES or len(each.content) > room:
                left_out.append(LeftOut(shown(path.name), Why.TOO_MANY))
                return found, left_out
            else:
                found.append(each)
                room -= len(each.content)
    return found, left_out


def id_of_file(name: str) -> str:
    """Return the id that a file of this name can have here, "" where it can have none.

    "Gentle Legs (1).toml" becomes "gentle-legs": so mail and browsers name what
    they have saved twice.
    """
    return id_of(_COPY.sub("", name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip()))


def _look_at(path: Path) -> Iterator[Found | LeftOut]:
    name = shown(path.name or str(path))
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.is_file():
            yield LeftOut(name, Why.LINK if path.exists() else Why.UNREADABLE)
        elif not is_meant(path.name):
            yield LeftOut(name, Why.NO_ROUTINE)
        else:
            yield from _in_file(path)
    except (OSError, ValueError):  # a stick that was pulled out; a name that no disk can have
        yield LeftOut(name, Why.UNREADABLE)


def _in_folder(folder: Path) -> Iterator[Found | LeftOut]:
    """Yield what lies in a folder and below; links are not followed, so that it ends."""
    seen = 0
    for inside, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_litter(name))
        seen += len(folders) + len(files)
        if seen > MOST_LOOKED_AT:
            yield LeftOut(shown(folder.name), Why.TOO_MANY)
            return
        for name in sorted(files):
            file = Path(inside, name)
            if is_litter(name) or not is_meant(name):
                continue
            if file.is_symlink() or not file.is_file():
                yield LeftOut(shown(name), Why.LINK)
            else:
                yield from _in_file(file)


def _in_file(file: Path) -> Iterator[Found | LeftOut]:
    is_zip = file.name.casefold().endswith(".zip")
    largest = LARGEST_ZIP_BYTES if is_zip else LARGEST_BYTES
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError:
        yield LeftOut(shown(file.name), Why.UNREADABLE)
        return
    if is_zip:
        found, left_out = unpack(content, file.name)
        yield from found
        yield from left_out
    elif len(content) > largest:
        yield LeftOut(shown(file.name), Why.TOO_LARGE)
    else:
        yield Found(file.name, content)
