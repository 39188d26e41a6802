"""Sessions out of the diary's tables, in as few and as cheap questions as they take."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select

from coach.history import rows, tables
from coach.history.records import Answers, Readiness, Record, SessionEnd, SessionStart, SetDone
from coach.history.sessions import Session, in_diary_order, with_records

Read = Callable[[Select[Any]], list[rows.Row]]
"""Answers a question with its rows."""

_Value = TypeVar("_Value")

_PARTS: Final = (SetDone, SessionEnd, Answers, Readiness)


def read_sessions(
    read: Read, asked: ColumnElement[bool], pending: Iterable[Record], more: Iterable[SessionStart]
) -> tuple[Session, ...]:
    """Return the sessions whose starts are `asked` for, and `more`, with all that is known of them, in order.

    `pending` are records that the tables don't have yet; one that they have already is not added twice.
    """
    starts = {row["id"]: row for row in read(select(tables.SESSION_STARTS).where(asked))}
    ids = select(tables.SESSION_STARTS.c.id).where(asked)
    prescriptions = _by_session(read, tables.PRESCRIPTIONS, ids, rows.prescription_from)
    records: dict[str, list[Record]] = defaultdict(list)
    for part in _PARTS:
        kind = rows.KINDS[part]
        for session_id, values in _by_session(read, kind.table, ids, kind.value_of).items():
            records[session_id] += values
    for row in read(_last_of_unended(ids)):
        records[row["session_id"]].append(rows.set_so_far_from(row))
    so_far_ms = {row["session_id"]: row["active_ms"] for row in read(_longest(ids))}
    found = [
        Session(
            rows.start_from(row, tuple(prescriptions[session_id])),
            so_far_ms=so_far_ms.get(session_id),
        )
        for session_id, row in starts.items()
    ]
    found += [Session(start) for start in more if start.id not in starts]
    waiting = tuple(pending)
    return in_diary_order(with_records(session, (*records[session.start.id], *waiting)) for session in found)


def _by_session(
    read: Read, table: Table, ids: Select[Any], value_of: Callable[[rows.Row], _Value]
) -> dict[str, list[_Value]]:
    """Return what `table` has of the sessions `ids`, in the order in which it was added."""
    grouped: dict[str, list[_Value]] = defaultdict(list)
    for row in read(select(table).where(table.c.session_id.in_(ids)).order_by(*table.primary_key)):
        grouped[row["session_id"]].append(value_of(row))
    return grouped


def _last_of_unended(ids: Select[Any]) -> Select[Any]:
    """Ask for the last that was told of each set that has no end; of the thousands that have one, nothing."""
    so_far, done = tables.SETS_SO_FAR.c, tables.SETS_DONE.c
    ended = select(done.id).where(done.id == so_far.set_id).exists()
    newest_first = func.row_number().over(
        partition_by=so_far.set_id, order_by=(so_far.active_ms.desc(), so_far.id.desc())
    )
    numbered = (
        select(so_far.id, newest_first.label("place")).where(so_far.session_id.in_(ids), ~ended).subquery()
    )
    last = select(numbered.c.id).where(numbered.c.place == 1)
    return select(tables.SETS_SO_FAR).where(so_far.id.in_(last))


def _longest(ids: Select[Any]) -> Select[Any]:
    """Ask how long each session had been playing when that was last told."""
    so_far = tables.SETS_SO_FAR.c
    longest = func.max(so_far.active_ms).label("active_ms")
    return select(so_far.session_id, longest).where(so_far.session_id.in_(ids)).group_by(so_far.session_id)
