"""Renames and deletes the person's own files; what they held is kept as a version."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from coach.paths import Paths
from coach.routine.files.versions import Versions
from coach.routine.files.writing import (
    ChangedUnderneathError,
    NoTextError,
    NotSavedError,
    OnDisk,
    read_text,
    save,
)
from coach.ui.workshop.new import renamed


class Housekeeping:
    """What is done with a file as a whole; each answers with what went wrong, "" if nothing did."""

    def __init__(self, paths: Paths, versions: Versions, now: Callable[[], datetime]) -> None:
        self._paths, self._versions, self._now = paths, versions, now

    def rename(self, file: Path, name: str) -> str:
        """Give a routine or an exercise another name; its file, by which others name it, stays."""
        try:
            before = read_text(file)
            after = save(file, renamed(before.text, name), before)
        except (OSError, NoTextError, ChangedUnderneathError) as error:
            return _not_done(error)
        self._versions.keep_saved(before, after, self._now(), is_good=True)
        return ""

    def delete(self, file: Path) -> OnDisk | str:
        """Delete a file; returns what it held, to be brought back, or what went wrong."""
        try:
            held = read_text(file)
        except NoTextError as error:
            return _not_done(error)
        except OSError as error:
            return _not_done(error)
        self._versions.keep(file, held.content, self._now(), is_good=False)
        try:
            file.unlink()
        except OSError as error:
            return _not_done(error)
        return held

    def bring_back(self, held: OnDisk) -> str:
        """Put a file back where it was."""
        try:
            save(held.file, held.text, None)
        except (OSError, ChangedUnderneathError) as error:
            return _not_done(error)
        return ""

    def put_schemas(self) -> None:
        """Have the schema beside the person's own files, so that editors which read it help there, too."""
        from coach.routine.schema import write_schemas  # noqa: PLC0415  (after a save only)

        with suppress(OSError):
            write_schemas(self._paths.own_routines)


def _not_done(error: Exception) -> str:
    reason = error.strerror if isinstance(error, NotSavedError | OSError) and error.strerror else str(error)
    words = QCoreApplication.translate("Housekeeping", "That could not be done: {reason}")
    return words.format(reason=reason)
