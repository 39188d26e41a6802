"""The diary: records go in and come out, one short transaction an operation.

Importing this imports SQLAlchemy, so the window is painted first. Every call
may wait for the disk: use a store from one worker thread only. It may be made
in another thread, because it opens the file at its first use.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.dialects.sqlite import insert

from coach.history import rows
from coach.history.diary_file import make_ready
from coach.history.diary_reader import DiaryReader
from coach.history.problems import HistoryProblem, told_plainly
from coach.history.records import Person, Record, local_now, new_id


def open_history(path: Path) -> "HistoryStore":
    """Open the diary at `path`, and make it when there is none; see `make_ready`.

    Raises HistoryProblem when a person has to mend something first.
    """
    return HistoryStore(path, notice=make_ready(path, local_now()))


def ids_in(path: Path, person_id: str) -> frozenset[str]:
    """Return every id that a person has in the diary at `path`, which `make_ready` has seen."""
    with closing(HistoryStore(path)) as store:
        return store.ids_of(person_id)


def connect_to(path: Path) -> Engine:
    """Return the one connection to the diary at `path`; a second thread is refused."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,  # what a person told is nothing for the log
        # A second thread is told so at once, by sqlite3, instead of waiting for its turn.
        connect_args={"check_same_thread": True},
    )
    event.listen(engine, "connect", _set_up)
    return engine


@contextmanager
def transaction(path: Path) -> Iterator[Connection]:
    """Connect to the diary at `path` for one transaction, and let go of the file: it may be deleted next."""
    engine = connect_to(path)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


class HistoryStore(DiaryReader):
    """A diary that only grows.

    `notice` is a plain sentence that the person should be told once, or None.

    What can't be written (a full disk) isn't lost while the program runs: `add`
    raises HistoryProblem and keeps the record in `pending`; the next `add`,
    `retry` or `close` writes it, in the order in which it came. What is pending
    is also in what is read.
    """

    def __init__(self, path: Path, *, notice: str | None = None) -> None:
        super().__init__(path, connect_to(path))
        self.notice = notice

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

    def default_person(self, name: str = "") -> Person:
        """Return the first person, made now if there is none; a `name` that is not empty becomes theirs."""
        return self.person_for("", name)

    def person_for(self, person_id: str, name: str = "") -> Person:
        """Return the person with this id, "" for the first one; made now if there is none.

        A `name` that is not empty becomes theirs.
        """
        known = self.known(person_id)
        if known and name in ("", known.name):
            return known
        person = Person(known.id if known else person_id or new_id(), name)
        # What the disk doesn't take now is pending: the next `add` tries again, and says so.
        with suppress(HistoryProblem):
            self.add(person)
        return person

    def close(self) -> None:
        """Write what is pending and close the file; raise HistoryProblem when that fails."""
        try:
            self.retry()
        finally:
            self._engine.dispose()


def _insert(connection: Connection, record: Record) -> None:
    for table, row in rows.rows_of(record):
        connection.execute(insert(table).values(row).on_conflict_do_nothing(index_elements=table.primary_key))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a pulled plug loses nothing that `add` returned from
    connection.execute("PRAGMA foreign_keys = ON")
