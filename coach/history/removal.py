"""Removing what a person wants gone: the one exception to a diary that only grows.

It is gone from the copies as well, and what SQLite leaves of deleted rows is
written over: nobody finds it with a hex editor.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from coach.history.problems import is_damage, told_plainly
from coach.history.sqlite_files import BESIDE, backups_of, drop, leftovers_of
from coach.history.store import ids_in

_OF_PERSON: Final = {"person_id", "same_as"}
_OF_SESSION: Final = "session_id IN (SELECT id FROM session_starts WHERE person_id = :person)"


def remove_person(path: Path, person_id: str) -> int:
    """Remove a person, under each of their ids, and all that is theirs from the diary and from its copies.

    The diary at `path` is one that `make_ready` has seen, and nobody else may have
    it open. Returns from how many files. What is damaged or was cut off, a copy or a file that was
    set aside, is deleted whole: nobody can tell whose it is. Raises HistoryProblem;
    what was cleared by then stays so, and it may be done again: the diary comes
    last, for it alone knows all of a person's ids.
    """
    ids = ids_in(path, person_id)
    copies, whole = _copies(path), [*_set_aside(path), *leftovers_of(path)]
    for file in copies:
        with told_plainly(file):
            try:
                _remove(file, ids)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                file.unlink()
    for file in whole:
        with told_plainly(file):
            drop(file)
    with told_plainly(path):
        _remove(path, ids)
    return len(copies) + len(whole) + 1


def remove_everything(path: Path) -> int:
    """Delete the diary at `path`, its copies, and those that were set aside; return how many files.

    Raises HistoryProblem when one of them can't be deleted; the diary goes last.
    """
    files = [*leftovers_of(path), *_set_aside(path)]
    for file in (*_copies(path), path):
        files += [*(file.with_name(file.name + ending) for ending in BESIDE), file]
    there = [file for file in files if file.exists()]
    with told_plainly(path):
        for file in there:
            drop(file)
        with suppress(OSError):  # something of somebody else's is in it
            backups_of(path).rmdir()
    return len(there)


def _copies(path: Path) -> list[Path]:
    return sorted(backups_of(path).glob(f"{path.stem}-*{path.suffix}"))


def _set_aside(path: Path) -> list[Path]:
    """Return the damaged files that were set aside, with their logs."""
    return sorted(path.parent.glob(f"{path.stem}-damaged-*"))


def _remove(file: Path, ids: frozenset[str]) -> None:
    """Remove whoever has these ids from one file, whatever its schema: by the columns of its tables."""
    with closing(sqlite3.connect(file, isolation_level=None)) as diary:
        diary.execute("PRAGMA busy_timeout = 5000")
        diary.execute("PRAGMA secure_delete = ON")
        diary.execute("BEGIN IMMEDIATE")
        tables = [name for (name,) in diary.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: {row[1] for row in diary.execute(f"PRAGMA table_info({name})")} for name in tables}
        for table, where in _whose(columns):
            for person_id in ids:
                diary.execute(f"DELETE FROM {table} WHERE {where}", {"person": person_id})  # noqa: S608 - names of our own
        diary.execute("COMMIT")
        diary.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        diary.execute("VACUUM")


def _whose(columns: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each table with the rows in it that are a person's, by its columns."""
    # What hangs on a session goes first, for it is found by the session's start.
    yield from ((table, _OF_SESSION) for table, own in columns.items() if "session_id" in own)
    yield from ((table, f"{name} = :person") for table, own in columns.items() for name in own & _OF_PERSON)
    yield "persons", "id = :person"
