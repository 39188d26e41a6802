"""Where a file may be put, or come from: what is plugged in, and what the person points at."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

_MOUNTED_BELOW: Final = {"linux": ("/media/", "/run/media/", "/mnt/"), "darwin": ("/Volumes/",)}
"""Where a system shows what was plugged in; Windows gives each a letter."""

_ENDINGS: Final = (".json", ".sqlite3")
_FIRST_BYTES: Final = 200
_HANDFUL: Final = 8


@dataclass(frozen=True, slots=True)
class Drive:
    """Something that is plugged in; the name is what a person knows it by."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies outside the program's own folders; each has a stand-in for tests.

    `ask_folder` and `ask_file` open the system's own dialog over a window, with
    a title and where to begin; None when nothing was chosen.
    """

    drives: Callable[[], Sequence[Drive]]
    ask_folder: Callable[[QWidget, str, Path], Path | None]
    ask_file: Callable[[QWidget, str, Path], Path | None]


def system_outside() -> Outside:
    """Return what there really is."""
    return Outside(drives_now, _ask_folder, _ask_file)


def drives_now() -> tuple[Drive, ...]:
    """Return the sticks and disks that are plugged in and can be written on."""
    return tuple(
        Drive(volume.displayName() or volume.rootPath(), Path(volume.rootPath()))
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and not volume.isRoot()
        if is_plugged_in(volume.rootPath(), sys.platform, QStorageInfo.root().rootPath())
    )


def is_plugged_in(folder: str, platform: str, root: str) -> bool:
    """Tell by where a drive is shown, `folder`, whether somebody plugged it in; `root` is the system's."""
    if platform == "win32":
        return folder[:1].casefold() != root[:1].casefold()
    return folder.startswith(_MOUNTED_BELOW.get(platform, ()))


def free_place(folder: Path, name: str, ending: str = "") -> Path:
    """Return where nothing is yet: what was saved a moment ago may be somebody else's of the same name."""
    names = chain([name], (f"{name} ({number})" for number in count(2)))
    return next(place for each in names if not (place := folder / f"{each}{ending}").exists())


def diaries_in(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the exports and diaries that lie in some folders, newest first, a handful at most."""
    found = [file for folder in folders for ending in _ENDINGS for file in _files(folder, f"*{ending}")]
    made = {file: at for file in found for at in (_made_at(file),) if at is not None and _is_diary(file)}
    return tuple(sorted(made, key=lambda file: made[file], reverse=True)[:_HANDFUL])


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return [file for file in folder.glob(pattern) if file.is_file()]
    except OSError:  # a stick that was pulled out
        return []


def _made_at(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except OSError:
        return None


def _is_diary(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            begin = opened.read(_FIRST_BYTES)
    except OSError:
        return False
    return begin.startswith(b"SQLite format 3") or b'"leg-coach-diary"' in begin


def _ask_folder(window: QWidget, title: str, begin: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(window, title, str(begin))
    return Path(chosen) if chosen else None


def _ask_file(window: QWidget, title: str, begin: Path) -> Path | None:
    kinds = QCoreApplication.translate("drives", "Diaries (*.json *.sqlite3)")
    chosen, _kind = QFileDialog.getOpenFileName(window, title, str(begin), kinds)
    return Path(chosen) if chosen else None
