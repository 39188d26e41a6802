"""Records to rows and back: the one place that knows both."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Table

from coach.history import tables
from coach.history.records import (
    EFFORT_SCALE,
    Answers,
    Outcome,
    Person,
    PlanMade,
    Prescription,
    Readiness,
    ReadinessOutcome,
    Record,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
    Shortened,
    Side,
    Support,
    new_id,
)

Row = Mapping[str, Any]


def rows_of(record: Record) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yield the rows that a record is stored as, in the order in which they may be inserted."""
    match record:
        case Person():
            yield tables.PERSONS, {"id": record.id}
            yield tables.PERSON_NAMES, {"id": new_id(), "person_id": record.id, "name": record.name}
        case SessionStart():
            row = asdict(record)
            del row["prescriptions"]
            row |= _moment("started_at", record.started_at)
            row["local_day"] = record.started_at.date().isoformat()
            yield tables.SESSION_STARTS, row
            for position, prescription in enumerate(record.prescriptions):
                place = {"session_id": record.id, "position": position}
                yield tables.PRESCRIPTIONS, place | asdict(prescription)
        case SetDone():
            yield tables.SETS_DONE, _set_row(record)
        case SetSoFar():
            own = {"id": record.id, "set_id": record.done.id, "active_ms": record.active_ms}
            yield tables.SETS_SO_FAR, _set_row(record.done) | own
        case SessionEnd():
            yield tables.SESSION_ENDS, asdict(record) | _moment("at", record.at)
        case Answers():
            row = asdict(record) | _moment("at", record.at)
            unsteady = None if record.unsteady is None else int(record.unsteady)
            yield tables.ANSWERS, row | {"unsteady": unsteady, "effort_scale": EFFORT_SCALE}
        case Readiness():
            row = asdict(record) | _moment("at", record.at)
            day = record.at.date().isoformat()
            yield tables.READINESS, row | {"local_day": day, "signs": json.dumps(record.signs)}
        case PlanMade():
            row = asdict(record) | _moment("at", record.at)
            yield tables.PLANS_MADE, row | {"days": json.dumps(record.days)}


def start_from(row: Row, prescriptions: tuple[Prescription, ...]) -> SessionStart:
    """Return the start of a session as it was added."""
    values = _without(row, "local_day", "utc_offset_minutes")
    values["started_at"] = _read_moment(row["started_at"], row)
    return SessionStart(**values, prescriptions=prescriptions)


def prescription_from(row: Row) -> Prescription:
    """Return a prescription as it was added."""
    values = _without(row, "session_id", "position")
    return Prescription(**values | {"side": Side(row["side"]), "support": Support(row["support"])})


def set_from(row: Row) -> SetDone:
    """Return a set as it was added."""
    values = _without(row, "utc_offset_minutes")
    values |= {
        "at": _read_moment(row["at"], row),
        "side": Side(row["side"]),
        "support": Support(row["support"]),
        "weight_bearing": bool(row["weight_bearing"]),
        "shortened": Shortened(row["shortened"]),
    }
    return SetDone(**values)


def set_so_far_from(row: Row) -> SetSoFar:
    """Return how much of a set was done as it was added."""
    done = _without(row, "set_id", "active_ms") | {"id": row["set_id"]}
    return SetSoFar(row["id"], set_from(done), row["active_ms"])


def end_from(row: Row) -> SessionEnd:
    """Return the end of a session as it was added."""
    values = _without(row, "utc_offset_minutes")
    return SessionEnd(**values | {"at": _read_moment(row["at"], row), "outcome": Outcome(row["outcome"])})


def answers_from(row: Row) -> Answers:
    """Return a person's answers as they were added."""
    values = _without(row, "utc_offset_minutes", "effort_scale")
    unsteady = None if row["unsteady"] is None else bool(row["unsteady"])
    return Answers(**values | {"at": _read_moment(row["at"], row), "unsteady": unsteady})


def readiness_from(row: Row) -> Readiness:
    """Return what a person answered before a session as it was added."""
    values = _without(row, "utc_offset_minutes", "local_day")
    values |= {
        "at": _read_moment(row["at"], row),
        "signs": tuple(json.loads(row["signs"])),
        "outcome": ReadinessOutcome(row["outcome"]),
    }
    return Readiness(**values)


def plan_from(row: Row) -> PlanMade:
    """Return a person's week as it was added."""
    values = _without(row, "utc_offset_minutes")
    days = tuple((weekday, routine) for weekday, routine in json.loads(row["days"]))
    return PlanMade(**values | {"at": _read_moment(row["at"], row), "days": days})


def _set_row(done: SetDone) -> dict[str, Any]:
    return asdict(done) | _moment("at", done.at) | {"weight_bearing": int(done.weight_bearing)}


def _moment(name: str, moment: datetime) -> dict[str, Any]:
    offset = moment.utcoffset() or timedelta()
    return {
        name: moment.astimezone(UTC).isoformat(timespec="microseconds"),
        "utc_offset_minutes": round(offset / timedelta(minutes=1)),
    }


def _read_moment(text: str, row: Row) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=row["utc_offset_minutes"])))


def _without(row: Row, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
