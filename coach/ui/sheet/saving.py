"""Saving a page where the person's documents are: nobody is asked where a file goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from coach.ui.sheet.output import SheetProblem


def save(write: Callable[[Path], None], folder: Path, name: str) -> str:
    """Have `write` make the file `name` in `folder`; returns what to tell the person, also when it failed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / name)
    except OSError as error:
        text = QCoreApplication.translate("saving", "The PDF could not be saved: {reason}. Is the disk full?")
        return text.format(reason=error.strerror or error)
    except SheetProblem as problem:
        return str(problem)
    saved = QCoreApplication.translate("saving", "Saved as “{name}” in the folder {folder}.")
    return saved.format(name=name, folder=folder)
