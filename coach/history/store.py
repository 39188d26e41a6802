"""The diary: records go in and come out, one short transaction an operation.

Importing this imports SQLAlchemy, so the window is painted first. Every call
may wait for the disk: use a store from one worker thread only. It may be made
in another thread, because it opens the file at its first use.
"""

import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, Select, and_, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import insert

from coach.history import rows, tables
from coach.history.diary_file import make_ready
from coach.history.problems import HistoryProblem, told_plainly
from coach.history.reading import read_sessions
from coach.history.records import Person, PlanMade, Readiness, Record, SessionStart, local_now, new_id
from coach.history.sessions import Session


def open_history(path: Path) -> "HistoryStore":
    """Open the diary at `path`, and make it when there is none; see `make_ready`.

    Raises HistoryProblem when a person has to mend something first.
    """
    return HistoryStore(path, notice=make_ready(path, local_now()))


def connect_to(path: Path) -> Engine:
    """Return the one connection to the diary at `path`; a second thread is refused."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        # A second thread is told so at once, by sqlite3, instead of waiting for its turn.
        connect_args={"check_same_thread": True},
    )
    event.listen(engine, "connect", _set_up)
    return engine


class HistoryStore:
    """A diary that only grows.

    `notice` is a plain sentence that the person should be told once, or None.

    What can't be written (a full disk) isn't lost while the program runs: `add`
    raises HistoryProblem and keeps the record in `pending`; the next `add`,
    `retry` or `close` writes it, in the order in which it came. What is pending
    is also in what is read.
    """

    def __init__(self, path: Path, *, notice: str | None = None) -> None:
        self.notice = notice
        self._path = path
        self._pending: list[Record] = []
        self._engine = connect_to(path)

    @property
    def pending(self) -> tuple[Record, ...]:
        """The records that are in memory only, because the disk didn't take them."""
        return tuple(self._pending)

    def add(self, record: Record) -> None:
        """Put a record on disk before returning; one that is there already (by its id) is left as it is.

        Raises HistoryProblem, and keeps the record pending, when the disk
        doesn't take it.
        """
        self._pending.append(record)
        self.retry()

    def retry(self) -> None:
        """Write what is pending; raise HistoryProblem when the disk still doesn't take it."""
        while self._pending:
            record = self._pending[0]
            try:
                with told_plainly(self._path), self._engine.begin() as connection:
                    _insert(connection, record)
            except HistoryProblem:
                raise
            except Exception:  # our own bug, such as a set without its session: it mustn't hold up the rest
                del self._pending[0]
                raise
            del self._pending[0]

    def persons(self) -> tuple[Person, ...]:
        """Return everyone with a diary here, by when they were added, under their newest names."""
        named = select(tables.PERSON_NAMES).order_by(tables.PERSON_NAMES.c.id)
        names = {row["person_id"]: row["name"] for row in self._read(named)}
        names |= {record.id: record.name for record in self._pending if isinstance(record, Person)}
        return tuple(Person(person_id, name) for person_id, name in sorted(names.items()))

    def person(self, person_id: str) -> Person:
        """Return one person; raise KeyError when there is none with this id."""
        return {person.id: person for person in self.persons()}[person_id]

    def default_person(self, name: str = "") -> Person:
        """Return the first person, made now if there is none; a `name` that is not empty becomes theirs."""
        return self.person_for("", name)

    def person_for(self, person_id: str, name: str = "") -> Person:
        """Return the person with this id, "" for the first one; made now if there is none.

        A `name` that is not empty becomes theirs.
        """
        known = next((person for person in self.persons() if person_id in ("", person.id)), None)
        if known and name in ("", known.name):
            return known
        person = Person(known.id if known else person_id or new_id(), name)
        # What the disk doesn't take now is pending: the next `add` tries again, and says so.
        with suppress(HistoryProblem):
            self.add(person)
        return person

    def sessions_between(self, person_id: str, first: date, last: date) -> tuple[Session, ...]:
        """Return a person's sessions of the local days `first` to `last`, both included, in order."""
        starts = tables.SESSION_STARTS.c
        days = starts.local_day.between(first.isoformat(), last.isoformat())
        more = [start for start in self._begun(person_id) if first <= start.started_at.date() <= last]
        return read_sessions(self._read, and_(starts.person_id == person_id, days), self._pending, more)

    def last_session(self, person_id: str) -> Session | None:
        """Return the session that a person began last, None without one."""
        starts = tables.SESSION_STARTS.c
        of_person = select(starts.id).where(starts.person_id == person_id)
        newest = of_person.order_by(starts.started_at.desc(), starts.id.desc()).limit(1)
        found = read_sessions(self._read, starts.id.in_(newest), self._pending, self._begun(person_id))
        return found[-1] if found else None

    def open_session(self, person_id: str, since: date) -> Session | None:
        """Return the session that a person began last, if it has no end and its day isn't before `since`.

        An older one without an end was given up when the next one was begun.
        """
        last = self.last_session(person_id)
        return last if last and last.end is None and last.local_day >= since else None

    def readiness_between(self, person_id: str, first: date, last: date) -> tuple[Readiness, ...]:
        """Return what a person answered before sessions on the local days `first` to `last`, in order.

        Of what was answered before one session, the last counts: the rest was taken back.
        """
        columns = tables.READINESS.c
        days = columns.local_day.between(first.isoformat(), last.isoformat())
        kept = self._read(select(tables.READINESS).where(columns.person_id == person_id, days))
        found = [rows.readiness_from(row) for row in kept]
        found += [
            record
            for record in self._pending
            if isinstance(record, Readiness)
            and record.person_id == person_id
            and first <= record.at.date() <= last
        ]
        in_order = sorted(found, key=lambda record: (record.at, record.id))
        return tuple({record.session_id: record for record in in_order}.values())

    def plans(self, person_id: str) -> tuple[PlanMade, ...]:
        """Return every week that a person has planned, in the order in which they were made."""
        kept = self._read(select(tables.PLANS_MADE).where(tables.PLANS_MADE.c.person_id == person_id))
        found = [rows.plan_from(row) for row in kept]
        found += [
            record
            for record in self._pending
            if isinstance(record, PlanMade) and record.person_id == person_id
        ]
        return tuple(sorted(found, key=lambda record: (record.at, record.id)))

    def first_day(self, person_id: str) -> date | None:
        """Return the local day of a person's first session ever, None without one."""
        starts = tables.SESSION_STARTS.c
        earliest = select(func.min(starts.local_day).label("day")).where(starts.person_id == person_id)
        kept = [date.fromisoformat(row["day"]) for row in self._read(earliest) if row["day"]]
        return min([*kept, *(start.started_at.date() for start in self._begun(person_id))], default=None)

    def close(self) -> None:
        """Write what is pending and close the file; raise HistoryProblem when that fails."""
        try:
            self.retry()
        finally:
            self._engine.dispose()

    def _begun(self, person_id: str) -> list[SessionStart]:
        """Return the starts of a person's sessions that are pending."""
        return [
            record
            for record in self._pending
            if isinstance(record, SessionStart) and record.person_id == person_id
        ]

    def _read(self, query: Select[Any]) -> list[rows.Row]:
        with told_plainly(self._path), self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _insert(connection: Connection, record: Record) -> None:
    for table, row in rows.rows_of(record):
        connection.execute(insert(table).values(row).on_conflict_do_nothing(index_elements=table.primary_key))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a pulled plug loses nothing that `add` returned from
    connection.execute("PRAGMA foreign_keys = ON")
