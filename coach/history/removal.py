"""Removing what a person wants gone: the one exception to a diary that only grows.

It is gone from the copies as well, and what SQLite leaves of deleted rows is
written over: nobody finds it with a hex editor.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from coach.history.diary_file import backups_of
from coach.history.problems import is_damage, told_plainly

_OF_PERSON = "person_id = :person"
_OF_SESSION = "session_id IN (SELECT id FROM session_starts WHERE person_id = :person)"


def remove_person(path: Path, person_id: str) -> int:
    """Remove a person and all that is theirs from the diary at `path` and from its copies.

    Returns from how many files. What is damaged, a copy or a file that was set
    aside, is deleted whole: nobody can tell whose it is. Nobody else may have the
    diary open. Raises HistoryProblem; what was cleared by then stays so, and it
    may be done again.
    """
    cleared = 0
    for file in (path, *_copies(path)):
        with told_plainly(file):
            try:
                _remove(file, person_id)
            except sqlite3.DatabaseError as error:
                if file == path or not is_damage(error):
                    raise
                file.unlink()
        cleared += 1
    for file in _set_aside(path):
        with told_plainly(file):
            file.unlink()
        cleared += 1
    return cleared


def remove_everything(path: Path) -> int:
    """Delete the diary at `path`, its copies, and those that were set aside; return how many files.

    Raises HistoryProblem when one of them can't be deleted.
    """
    files = [*_copies(path), *_set_aside(path), path]
    files += [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    there = [file for file in files if file.exists()]
    with told_plainly(path):
        for file in there:
            file.unlink()
        with suppress(OSError):  # something of somebody else's is in it
            backups_of(path).rmdir()
    return len(there)


def _copies(path: Path) -> Iterator[Path]:
    return iter(sorted(backups_of(path).glob(f"{path.stem}-*{path.suffix}")))


def _set_aside(path: Path) -> list[Path]:
    """Return the damaged files that were set aside, with their logs."""
    return sorted(path.parent.glob(f"{path.stem}-damaged-*"))


def _remove(file: Path, person_id: str) -> None:
    """Remove a person from one file, whatever its schema: by the columns that its tables have."""
    with closing(sqlite3.connect(file, isolation_level=None)) as diary:
        diary.execute("PRAGMA busy_timeout = 5000")
        diary.execute("PRAGMA secure_delete = ON")
        diary.execute("BEGIN IMMEDIATE")
        names = [name for (name,) in diary.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: {row[1] for row in diary.execute(f"PRAGMA table_info({name})")} for name in names}
        by_session = [name for name in names if "session_id" in columns[name]]
        by_person = [name for name in names if "person_id" in columns[name]]
        wheres = [(name, _OF_SESSION) for name in by_session] + [(name, _OF_PERSON) for name in by_person]
        for name, where in (*wheres, ("persons", "id = :person")):
            diary.execute(f"DELETE FROM {name} WHERE {where}", {"person": person_id})  # noqa: S608 - names of our own
        diary.execute("COMMIT")
        diary.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        diary.execute("VACUUM")
