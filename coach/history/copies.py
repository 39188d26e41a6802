"""The copies of a diary that are kept beside it: which there are, and what a copy hasn't.

Only sqlite3 is needed, and an older schema will do.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from coach.history.problems import HistoryProblem, told_plainly
from coach.history.sqlite_files import backups_of, copy_to, look_into


class Kept(StrEnum):
    """What a copy was made for."""

    DAILY = "daily"  # when the diary was first opened on a day
    BY_HAND = "kept"
    BEFORE_MERGE = "before-merge"
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPDATE = "before-update"  # by a newer program


class Part(StrEnum):
    """What somebody may miss in a copy."""

    SESSIONS = "sessions"
    ACTIVITIES = "activities"
    MEASURES = "measures"
    PEOPLE = "people"


_TABLES: Final = {
    Part.SESSIONS: "session_starts",
    Part.ACTIVITIES: "activities",
    Part.MEASURES: "measures_done",
    Part.PEOPLE: "persons",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the diary; `made_at` is in the computer's own time."""

    file: Path
    made_at: datetime
    kept: Kept


def copies_of(path: Path) -> tuple[Copy, ...]:
    """Return the copies that are kept of the diary at `path`, newest first."""
    found = [
        Copy(file, datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone(), _kept_for(path, file))
        for file in backups_of(path).glob(f"{path.stem}-*{path.suffix}")
    ]
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.file.name), reverse=True))


def keep_copy(path: Path, now: datetime) -> Path:
    """Keep a copy beside the automatic ones; it stays until somebody deletes it. Raises HistoryProblem."""
    target = backups_of(path) / f"{path.stem}-{Kept.BY_HAND}-{now:%Y%m%d-%H%M%S}{path.suffix}"
    with told_plainly(target):
        copy_to(path, target)
    return target


def parts_of(path: Path, person_ids: Collection[str] | None = None) -> dict[Part, int]:
    """Return how much of each part there is in a diary, or what is one person's, without what is none.

    Raises HistoryProblem.
    """
    with told_plainly(path):
        found = {part: sum(1 for _id in _ids(path, table, person_ids)) for part, table in _TABLES.items()}
    return {part: number for part, number in found.items() if number}


def missing_in(copy: Path, path: Path) -> dict[Part, int]:
    """Return how much of each part the diary at `path` has and the copy hasn't, without what is none.

    Raises HistoryProblem.
    """
    missing = {}
    for part, table in _TABLES.items():
        with told_plainly(path):
            here = frozenset(_ids(path, table))
        try:
            missing[part] = len(here.difference(_ids(copy, table)))
        except (OSError, sqlite3.Error) as error:
            remedy = "Choose another copy."
            raise HistoryProblem(f"{copy.name} is damaged, or no diary.", remedy) from error
    return {part: number for part, number in missing.items() if number}


def _kept_for(path: Path, copy: Path) -> Kept:
    what = copy.stem.removeprefix(f"{path.stem}-")
    if what.startswith("before-"):
        return next((kept for kept in Kept if what.startswith(kept)), Kept.BEFORE_UPDATE)
    return Kept.BY_HAND if what.startswith(Kept.BY_HAND) else Kept.DAILY


def _ids(file: Path, table: str, person_ids: Collection[str] | None = None) -> Iterator[str]:
    """Yield the ids in a table of a diary, or of a person in it; none when its schema hasn't got it."""
    with closing(look_into(file)) as diary:
        known = diary.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
        if known.fetchone() is not None:
            whose = "id" if table == _TABLES[Part.PEOPLE] else "person_id"
            asked = diary.execute(f"SELECT id, {whose} FROM {table}")  # noqa: S608 - names of ours
            yield from (row[0] for row in asked if person_ids is None or row[1] in person_ids)
