"""A diary's files as SQLite keeps them: looked into, copied whole, and what is left when that is cut off."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

BESIDE: Final = ("-wal", "-shm", "-journal")
"""The endings of what SQLite may keep beside a file, and play into it when it is opened next."""

_UNFINISHED: Final = ".unfinished"
RESTORE: Final = "restore-"
"""How the folder begins that a copy is made ready in before it takes the diary's place."""

_REFUSED_SECONDS: Final = 0.25
_MOST_REFUSED: Final = 12


def backups_of(path: Path) -> Path:
    """Return the folder in which the copies of the diary at `path` are kept."""
    return path.parent / "backups"


def look_into(path: Path) -> sqlite3.Connection:
    """Open a diary to read it as it is, and to leave nothing beside it. Raises sqlite3.Error."""
    if path.with_name(f"{path.name}-journal").exists():
        how = "mode=rw"  # a change that was cut off: whoever opens it has to undo that before it can be read
    elif path.with_name(f"{path.name}-wal").exists():
        how = "mode=ro"
    else:
        how = "immutable=1"  # everything is in the file, and a plain read-only look would leave a log
    file = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)
    file.execute("PRAGMA busy_timeout = 5000")
    return file


def copy_to(path: Path, target: Path) -> None:
    """Copy the diary as it is at this moment into one self-contained file; `target` is whole or not there.

    Raises sqlite3.Error or OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}{_UNFINISHED}")
    unfinished.unlink(missing_ok=True)  # of a copy that was cut off
    try:
        with closing(_source(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            back_up(source, copy)
            # A copy in WAL mode would need a second file beside it to be read.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _source(path: Path) -> sqlite3.Connection:
    # A diary in WAL mode is opened only where there may be a log beside it: not on a stick that is locked.
    return sqlite3.connect(path) if os.access(path.parent, os.W_OK) else look_into(path)


def back_up(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a whole diary; raises sqlite3.Error, be it that another program keeps one of the two for itself.

    Python's own waits for that without end.
    """
    refused = 0

    def step(status: int, _remaining: int, _total: int) -> None:
        nonlocal refused
        refused += status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if refused > _MOST_REFUSED:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

    source.backup(target, progress=step, sleep=_REFUSED_SECONDS)


def leftovers_of(path: Path) -> list[Path]:
    """Return the files and folders that copying and restoring leave of the diary when they are cut off."""
    folder, copies = path.parent, backups_of(path)
    return [
        *folder.glob(f"{RESTORE}*/"),
        *folder.glob(f"{path.name}{_UNFINISHED}*"),
        *copies.glob(f"{path.stem}-*{_UNFINISHED}*"),
    ]


def drop(left: Path) -> None:
    """Delete a file, or a folder with all that is in it. Raises OSError."""
    if left.is_dir():
        shutil.rmtree(left)
    else:
        left.unlink(missing_ok=True)
