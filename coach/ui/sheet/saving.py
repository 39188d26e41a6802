"""Saving a page where the person's documents are: nobody is asked where a file goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSaveFile

from coach.ui.sheet.output import SheetProblem


def save(write: Callable[[Path], None], folder: Path, name: str) -> str:
    """Have `write` make the file `name` in `folder`; returns what to tell the person, also when it failed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / name)
    except OSError as error:
        text = QCoreApplication.translate(
            "saving", "The file could not be saved: {reason}. Is the disk full?"
        )
        return text.format(reason=error.strerror or error)
    except SheetProblem as problem:
        return str(problem)
    saved = QCoreApplication.translate("saving", "Saved as “{name}” in the folder {folder}.")
    return saved.format(name=name, folder=folder)


def write_bytes(data: bytes, path: Path) -> None:
    """Write a file; `path` holds all of it, or what it held before. Raises OSError."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(data) != len(data) or not file.commit():
        raise OSError(file.errorString())


def file_name(person: str, year: int, month: int, ending: str) -> str:
    """Return what a month's file is called: several people may save theirs in one folder."""
    known = "".join(sign for sign in person if sign.isalnum() or sign in " -").strip()
    return " ".join(filter(None, ("Leg Coach", known, f"{year}-{month:02}"))) + ending
