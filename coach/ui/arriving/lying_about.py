"""Which routines lie on sticks and where mail and browsers save; and the dialogs to point at others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.routine.reading import LARGEST_BYTES
from coach.routine.sharing.arrival import Kind, kind_of
from coach.routine.sharing.parcel import LARGEST_ZIP_BYTES, unpack
from coach.ui.data.drives import Outside, system_outside

HANDFUL: Final = 8
MOST_OPENED: Final = 200
"""So many files are opened to see what they are; who has more of them points at one."""

_ENDINGS: Final = (".toml", ".zip")


def routine_outside() -> Outside:
    """Return what there really is, with a dialog that shows routines."""
    return replace(system_outside(), ask_file=_ask_file)


def downloads() -> Path:
    """Return the folder in which browsers and mail save."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))


def routines_in(
    folders: Iterable[Path], without: Path, zone: tzinfo | None
) -> Sequence[tuple[Path, datetime]]:
    """Return the files that hold routines in some folders and one below, the newest first, a handful at most.

    `without` is the person's own folder: what is there is here already. Each
    comes with the moment when it was written, in the time zone `zone`.
    """
    made = sorted(_dated(folders, without), reverse=True)[:MOST_OPENED]
    found = ((file, datetime.fromtimestamp(at, zone)) for at, file in made if _holds_routine(file))
    return [each for each, _number in zip(found, range(HANDFUL), strict=False)]


def _dated(folders: Iterable[Path], without: Path) -> Iterator[tuple[float, Path]]:
    for folder in dict.fromkeys(folders):
        for pattern in ("*", "*/*"):
            try:
                for file in folder.glob(pattern):
                    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
                    if file.suffix.casefold() in _ENDINGS and not is_hidden and without not in file.parents:
                        yield file.stat().st_mtime, file
            except OSError:  # a stick that was pulled out, a folder that may not be entered
                continue


def _holds_routine(file: Path) -> bool:
    is_zip = file.suffix.casefold() == ".zip"
    largest = LARGEST_ZIP_BYTES if is_zip else LARGEST_BYTES
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError:
        return False
    if len(content) > largest:
        return False
    texts = [each.content for each in unpack(content, file.name)[0]] if is_zip else [content]
    return any(kind_of(text) in (Kind.ROUTINE, Kind.EXERCISE) for text in texts)


def _ask_file(window: QWidget, title: str, begin: Path) -> Path | None:
    kinds = QCoreApplication.translate("arriving", "Routines (*.toml *.zip)")
    chosen, _kind = QFileDialog.getOpenFileName(window, title, str(begin), kinds)
    return Path(chosen) if chosen else None
