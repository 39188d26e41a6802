"""The diary's file before anyone writes in it: known, sound, up to date and copied.

Only sqlite3 is needed for a diary that is up to date: neither SQLAlchemy nor
Alembic is imported here.
"""

import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count
from pathlib import Path
from time import time
from typing import Final

from coach.history.problems import HistoryProblem, is_damage, told_plainly
from coach.history.sqlite_files import (
    BESIDE,
    RESTORE,
    back_up,
    backups_of,
    copy_to,
    drop,
    leftovers_of,
    look_into,
)

LATEST: Final = "0003"
"""The newest schema that this program knows; a test compares it with the migrations."""

KNOWN: Final = ("0001", "0002", LATEST)
KEEP_DAILY: Final = 7
KEEP_MONTHLY: Final = 12
KEEP_BEFORE: Final = 3
_DAY_SECONDS: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class _Condition:
    """What an opened file turned out to be; `version` is None before the first migration."""

    damaged: bool = False
    version: str | None = None

    @property
    def newer(self) -> bool:
        return self.version is not None and self.version not in KNOWN


def make_ready(path: Path, now: datetime) -> str | None:
    """Make the diary at `path` ready to be used; return what the person should be told, if anything.

    Makes the folder and the file, brings an older file up to date (a copy
    first), sets a damaged one aside and puts the last good copy in its place,
    as in that of one that is missing, and keeps a copy of each of the last seven
    days on which it was opened, and of the first such day of each of the last twelve months.
    Raises HistoryProblem; a file that a newer program wrote is left as it is.
    """
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        notice = None
        condition = _condition_of(path) if path.exists() else _Condition()
        if not path.exists() or not path.stat().st_size:  # as when its making was cut off
            day = _use_last_copy(path, now)
            if day is None:
                _upgrade(path)
                return None
            notice = f"Your diary file was missing, so the copy from {day.day} {day:%B %Y} is in use now."
            condition = _condition_of(path)
        if condition.newer:
            raise HistoryProblem(
                "Your diary was written by a newer Leg Coach.",
                "Please update the program. Your diary has not been touched.",
            )
        if condition.damaged:
            notice = _put_last_copy_in_place(path, now)
            condition = _condition_of(path)
        if condition.version != LATEST:
            if condition.version is not None:
                copy_to(path, backups_of(path) / f"{path.stem}-before-{LATEST}-{now.date()}{path.suffix}")
            _upgrade(path)
        return notice or _keep_todays_copy(path, now)


def keep_copy_before(path: Path, what: str, now: datetime) -> Path:
    """Copy the diary as it is before something is done to it, and drop all but the last of such copies.

    Raises sqlite3.Error or OSError; then it had better not be done.
    """
    copies, name = backups_of(path), f"{path.stem}-before-{what}-{now:%Y%m%d-%H%M%S}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    places = (copies / f"{each}{path.suffix}" for each in names)
    target = next(place for place in places if not place.exists())
    copy_to(path, target)
    for old in sorted(copies.glob(f"{path.stem}-before-{what}-*{path.suffix}"))[:-KEEP_BEFORE]:
        with suppress(OSError):
            old.unlink()
    return target


def put_back(path: Path, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the diary's place; return where the diary that was there is kept, None if there was none.

    Another program may have the diary open meanwhile: it is written over in one
    transaction. Raises HistoryProblem; the diary is then as it was.
    """
    if not copy.is_file():
        raise HistoryProblem(f"There is no file {copy}.", "Look at the name and the folder.")
    with told_plainly(copy):
        condition = _condition_of(copy)
    if condition.newer:
        raise HistoryProblem(f"{copy.name} was written by a newer Leg Coach.", "Please update the program.")
    if condition.damaged or condition.version is None:
        raise HistoryProblem(
            f"{copy.name} is damaged, or no diary.",
            f"Choose another copy, such as one in {backups_of(path)}.",
        )
    with told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=RESTORE) as folder:
            # What is kept below makes room by dropping the oldest copies, and this may be one of them.
            wanted = Path(folder) / copy.name
            copy_to(copy, wanted)
            if condition.version != LATEST:
                _upgrade(wanted)
            if path.exists():
                make_ready(path, now)  # a damaged one is set aside
            kept = keep_copy_before(path, "restore", now) if path.exists() else None
            with (
                closing(sqlite3.connect(wanted)) as source,
                closing(sqlite3.connect(path, timeout=0)) as diary,
            ):
                back_up(source, diary)
    make_ready(path, now)
    return kept


def _condition_of(path: Path) -> _Condition:
    """Look at the file without changing it."""
    try:
        with closing(look_into(path)) as file:
            tables = file.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
            if tables.fetchone() == (0,):
                return _Condition()
            (version,) = file.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
            if version in KNOWN and file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return _Condition(damaged=True)
            return _Condition(version=version)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return _Condition(damaged=True)
        raise


def _put_last_copy_in_place(path: Path, now: datetime) -> str:
    """Set the damaged file aside, never delete it, and put the newest good copy where it was."""
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    # What is beside it goes first: left behind, it would be played into the file that comes next.
    for ending in (*BESIDE, ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    day = _use_last_copy(path, now)
    if day is None:
        _upgrade(path)
        return (
            "Your diary file was damaged and there was no copy of it, so a new diary has begun. "
            f"The damaged file is kept as {aside.name}."
        )
    return (
        f"Your diary file was damaged, so the copy from {day.day} {day:%B %Y} is in use now. "
        f"The damaged file is kept as {aside.name}."
    )


def _use_last_copy(path: Path, now: datetime) -> date | None:
    """Put the newest good copy where the diary belongs; return its day as the person knows it, if any."""
    copy = next(_good_copies(path, now), None)
    if copy is None:
        return None
    copy_to(copy, path)
    return date.fromtimestamp(copy.stat().st_mtime)  # noqa: DTZ012 - the day as the person knows it


def _good_copies(path: Path, now: datetime) -> Iterator[Path]:
    """Yield the copies of the diary that are sound, newest first; from when the clock was ahead, last."""
    made = {copy: copy.stat().st_mtime for copy in backups_of(path).glob(f"{path.stem}-*{path.suffix}")}
    for copy in sorted(made, key=lambda file: (made[file] <= now.timestamp(), made[file]), reverse=True):
        condition = _condition_of(copy)
        if not condition.damaged and condition.version in KNOWN:
            yield copy


def _keep_todays_copy(path: Path, now: datetime) -> str | None:
    """Keep a copy for today, and drop the oldest; a copy that can't be made doesn't stop the person."""
    target = backups_of(path) / f"{path.stem}-{now.date()}{path.suffix}"
    if target.exists():
        return None
    try:
        _drop_leftovers(path)
        _drop_what_is_over(path)
        copy_to(path, target)
    except (OSError, sqlite3.Error):
        return "Today's copy of your diary could not be made. The diary itself is fine."
    day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    copies = {
        file.stem.removeprefix(f"{path.stem}-"): file
        for file in target.parent.glob(f"{path.stem}-{day}{path.suffix}")
    }
    for old in copies.keys() - _days_to_keep(copies, now.date()):
        with suppress(OSError):
            copies[old].unlink()
    return None


def _days_to_keep(days: Collection[str], today: date) -> set[str]:
    """Return of which days (as 2026-11-05) the copies are kept.

    Those of days to come were made while the clock was ahead: they take nobody's place.
    """
    passed = sorted(day for day in days if day <= today.isoformat())
    firsts = {day[:7]: day for day in reversed(passed)}  # of each month
    to_come = set(days) - set(passed)
    return {*passed[-KEEP_DAILY:], *sorted(firsts.values())[-KEEP_MONTHLY:], *to_come}


def _drop_leftovers(path: Path) -> None:
    """Drop what was cut off a day ago or earlier; of what is younger somebody may be in the middle."""
    for left in leftovers_of(path):
        with suppress(OSError):
            if time() - left.stat().st_mtime > _DAY_SECONDS:
                drop(left)


def _drop_what_is_over(path: Path) -> None:
    """Drop what was told of sets while they went on, of those that have ended, in sessions that have.

    There is a row for each rep, nothing is ever read from them again
    (`reading.py`), and an export leaves them out: without them the diary, and
    each of its copies, stays small for years.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as diary:
        diary.execute("PRAGMA busy_timeout = 5000")
        diary.execute(
            "DELETE FROM sets_so_far WHERE set_id IN (SELECT id FROM sets_done)"
            " AND session_id IN (SELECT session_id FROM session_ends)"
        )


def _upgrade(path: Path) -> None:
    from coach.history.migrations import upgrade  # noqa: PLC0415 - Alembic takes half a second, and is rarely needed

    upgrade(path)
