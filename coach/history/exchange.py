"""The diary's records out of one file and into another: export, and merging as the union of two sets.

Both go row by row over the tables as they are, so a new kind of record is
exported and merged without a line here. Ids decide: a row that is there already is left
as it is, so merging is safe to repeat, in any order.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, DefaultClause, Select, Table, exists, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from coach.history import rows, tables
from coach.history.diary_file import LATEST, keep_copy_before, make_ready
from coach.history.problems import HistoryProblem, is_damage, told_plainly
from coach.history.sqlite_files import copy_to
from coach.history.store import ids_in, transaction

FORMAT: Final = "leg-coach-diary"
FORMAT_VERSION: Final = 1
LARGEST_BYTES: Final = 1_000_000_000
_LARGEST_NUMBER: Final = 2**53

Rows = dict[str, list[dict[str, Any]]]
"""The rows of each table, by the table's name; each row by its columns."""

_SQLITE: Final = b"SQLite format 3\0"
_VALUE_OF: Final[Mapping[str, Callable[[rows.Row], Any]]] = {
    "session_starts": lambda row: rows.start_from(row, ()),
    **{kind.table.name: kind.value_of for kind in rows.KINDS.values()},
}
"""How a row that is a record is read: what would be written otherwise isn't taken in."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: how many rows were new, and known; what differs is left as it was here."""

    added: int
    known: int
    differing: int


def export_rows(path: Path, person_id: str | None = None) -> Rows:
    """Return everything in the diary at `path`, or what is one person's (of all their ids), as at one moment.

    What was told of a set while it went on is left out once the set, and its
    session, have ended: nothing is read from it any more. Raises HistoryProblem.
    """
    ids = None if person_id is None else ids_in(path, person_id)
    with told_plainly(path), transaction(path) as connection:
        return {
            table.name: [dict(row) for row in connection.execute(_asked(table, ids)).mappings()]
            for table in tables.METADATA.sorted_tables
        }


def export_json(path: Path, now: datetime, person_id: str | None = None) -> str:
    """Return an export as JSON, as `docs/diary-export.schema.json` describes it; raises HistoryProblem."""
    document = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "schema": LATEST,
        "exported_at": now.isoformat(timespec="seconds"),
        "tables": export_rows(path, person_id),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def merge(path: Path, other: Path, now: datetime) -> Merged:
    """Add what the file `other` (an export, or another diary) has and the diary at `path` has not.

    A copy of the diary is kept first; then all of it is added, or, when anything
    is wrong with the file, nothing. Raises HistoryProblem.
    """
    found = _rows_of_diary(other, now) if _is_diary(other) else _rows_of_export(other)
    make_ready(path, now)
    with told_plainly(path):
        keep_copy_before(path, "merge", now)
        try:
            with transaction(path) as connection:
                return _added(connection, found)
        except IntegrityError as error:
            raise _unusable(other, "an entry belongs to a person or session that isn't in it") from error


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema of an export."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A diary of Leg Coach",
        "type": "object",
        "required": ["format", "version", "schema", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "schema": {"type": "string"},
            "exported_at": {"type": "string", "format": "date-time"},
            "tables": {
                "type": "object",
                "additionalProperties": False,
                "properties": {table.name: _table_schema(table) for table in tables.METADATA.sorted_tables},
            },
        },
    }


def _table_schema(table: Table) -> dict[str, Any]:
    kinds = {str: "string", int: "integer", float: "number"}
    values = {
        column.name: {"type": [kind, "null"] if column.nullable else kind}
        for column in table.columns
        for kind in (kinds[column.type.python_type],)
    }
    needed = [column.name for column in table.columns if _is_needed(column)]
    row = {"type": "object", "additionalProperties": False, "properties": values, "required": needed}
    return {"type": "array", "items": row}


def _is_needed(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None


def _asked(table: Table, ids: frozenset[str] | None) -> Select[Any]:
    """Ask for the rows of a table, or for those in it of the person with these ids, in a fixed order."""
    asked = select(table).order_by(*table.primary_key)
    if table is tables.SETS_SO_FAR:
        columns = table.c
        ended = exists().where(tables.SETS_DONE.c.id == columns.set_id)
        over = exists().where(tables.SESSION_ENDS.c.session_id == columns.session_id)
        asked = asked.where(~(ended & over))
    if ids is None:
        return asked
    if table is tables.PERSONS:
        return asked.where(table.c.id.in_(ids))
    if table is tables.SAME_PERSONS:
        # Who was once taken for them, and is somebody else, is nobody's business.
        return asked.where(table.c.person_id.in_(ids), table.c.same_as.in_(ids))
    if "person_id" in table.c:
        return asked.where(table.c.person_id.in_(ids))
    starts = tables.SESSION_STARTS.c
    return asked.where(table.c.session_id.in_(select(starts.id).where(starts.person_id.in_(ids))))


def _added(connection: Connection, found: Rows) -> Merged:
    """Insert what isn't there; the tables come in an order in which each finds what it refers to."""
    merged = Merged(0, 0, 0)
    # Last of all what is told of sets that go on: some of them may have ended meanwhile.
    for table in sorted(tables.METADATA.sorted_tables, key=lambda table: table is tables.SETS_SO_FAR):
        if given := found.get(table.name):
            of_table = _added_to(connection, table, given)
            merged = Merged(*map(sum, zip(astuple(merged), astuple(of_table), strict=True)))
    return merged


def _added_to(connection: Connection, table: Table, given: list[dict[str, Any]]) -> Merged:
    """Insert those rows whose keys the table hasn't got, and count the others."""
    names = [column.name for column in table.primary_key]
    new = {tuple(row[name] for name in names): row for row in reversed(given)}  # of two alike the first
    differing = 0
    for there in connection.execute(select(table)).mappings():
        row = new.pop(tuple(there[name] for name in names), None)
        differing += row is not None and any(there[name] != value for name, value in row.items())
    added = [
        {column.name: _default(column) for column in table.columns} | row
        for row in reversed(new.values())
        if table is not tables.SETS_SO_FAR or not _is_over(connection, row)
    ]
    if added:
        connection.execute(insert(table).on_conflict_do_nothing(), added)
    return Merged(len(added), len(given) - len(added), differing)


def _is_over(connection: Connection, so_far: rows.Row) -> bool:
    """Tell whether the set that this was told of has ended, and its session: nothing reads it any more."""
    ended = exists().where(tables.SETS_DONE.c.id == so_far["set_id"])
    over = exists().where(tables.SESSION_ENDS.c.session_id == so_far["session_id"])
    return connection.execute(select(ended & over)).scalar_one() == 1


def _is_diary(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise HistoryProblem(
            f"{file} can't be read ({error.strerror or error}).", "Look at the name and the folder."
        ) from error


def _rows_of_diary(file: Path, now: datetime) -> Rows:
    """Return the rows of another diary, brought up to date in a copy: the file itself stays as it is."""
    with tempfile.TemporaryDirectory(prefix="leg-coach-") as folder:
        copy = Path(folder) / "diary.sqlite3"
        try:
            copy_to(file, copy)
            notice = make_ready(copy, now)
        except HistoryProblem:
            raise
        except Exception as error:
            with told_plainly(copy):  # such as that there is no room for the copy
                if not is_damage(error):
                    raise
            raise _unusable(file, "it is damaged, or no diary") from error
        if notice and "damaged" in notice:
            raise _unusable(file, "it is damaged")
        found = export_rows(copy)
    return {name: list(_checked(file, name, values)) for name, values in found.items()}


def _rows_of_export(file: Path) -> Rows:
    if file.stat().st_size > LARGEST_BYTES:
        raise _unusable(file, "it is larger than any diary")
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(file, "it is no JSON, or was cut short") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _unusable(file, "it is something else")
    if document.get("version") != FORMAT_VERSION:
        raise HistoryProblem(f"{file.name} was written by a newer Leg Coach.", "Please update the program.")
    given = document.get("tables")
    if not isinstance(given, dict):
        raise _unusable(file, "it has no tables")
    if unknown := given.keys() - tables.METADATA.tables.keys():
        raise _unusable(file, f"it has unknown tables: {', '.join(sorted(unknown))}")
    return {name: list(_checked(file, name, values)) for name, values in given.items()}


def _checked(file: Path, name: str, values: object) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as they have to be; raises HistoryProblem at the first that isn't."""
    table = tables.METADATA.tables[name]
    if not isinstance(values, list):
        raise _unusable(file, f"“{name}” is no list")
    for number, row in enumerate(values, 1):
        try:
            _check(table, row)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise _unusable(file, f"entry {number} of “{name}” is wrong ({error})") from error
        yield row


def _check(table: Table, row: object) -> None:
    """Raise an error unless `row` could have been written by us."""
    if not isinstance(row, dict):
        raise TypeError("no entry")
    if unknown := row.keys() - table.columns.keys():
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    json.dumps(row, ensure_ascii=False).encode()  # a half of a pair of letters is no text
    for column in table.columns:
        _check_value(column, row.get(column.name), is_given=column.name in row)
    whole = {column.name: _default(column) for column in table.columns} | row
    if table is tables.PRESCRIPTIONS:
        rows.prescription_from(whole)
    elif table.name in _VALUE_OF:
        _table, written = next(rows.rows_of(_VALUE_OF[table.name](whole)))
        if wrong := [name for name, value in whole.items() if written[name] != value]:
            raise ValueError(f"{wrong[0]} is {whole[wrong[0]]!r}")


def _check_value(column: Column[Any], value: object, *, is_given: bool) -> None:
    kind = column.type.python_type
    if value is None:
        if _is_needed(column) or (is_given and not column.nullable):
            raise ValueError(f"no {column.name}")
    elif isinstance(value, str) and ("\0" in value or (_is_id(column) and not value)):
        raise ValueError(f"{column.name} is {value!r}")
    elif isinstance(value, bool) or not isinstance(value, (int, float) if kind is float else kind):
        raise TypeError(f"{column.name} is {value!r}")
    elif isinstance(value, int | float) and not -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
        raise ValueError(f"{column.name} is {value!r}")


def _is_id(column: Column[Any]) -> bool:
    return column.primary_key or bool(column.foreign_keys)


def _default(column: Column[Any]) -> object:
    """Return what the diary puts where an older export says nothing."""
    default = column.server_default
    return column.type.python_type(default.arg) if isinstance(default, DefaultClause) else None


def _unusable(file: Path, why: str) -> HistoryProblem:
    return HistoryProblem(
        f"{file.name} can't be merged: {why}. Nothing was added.",
        "Export it again on the other laptop, or use its diary file itself.",
    )
