"""Records to rows and back: the one place that knows both."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType, UnionType
from typing import Any, Final

from sqlalchemy import Table

from coach.history import tables
from coach.history.records import (
    EFFORT_SCALE,
    Activity,
    ActivityDone,
    Answers,
    Details,
    Measure,
    MeasureDone,
    Outcome,
    Person,
    PlanMade,
    Prescription,
    Readiness,
    ReadinessOutcome,
    Record,
    SamePerson,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
    Sex,
    Shortened,
    Side,
    Support,
    TakenBack,
    WalkingAid,
    new_id,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of record is kept: one row of `table` each, read back by `value_of`."""

    table: Table
    value_of: Callable[[Row], Any]


def rows_of(record: Record) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yield the rows that a record is stored as, in the order in which they may be inserted."""
    match record:
        case Person():
            yield tables.PERSONS, {"id": record.id}
            yield tables.PERSON_NAMES, {"id": new_id(), "person_id": record.id, "name": record.name}
        case SessionStart():
            row = _row(record, tables.SESSION_STARTS)
            prescriptions = row.pop("prescriptions")
            yield tables.SESSION_STARTS, row
            for position, prescription in enumerate(prescriptions):
                place = {"session_id": record.id, "position": position}
                yield tables.PRESCRIPTIONS, place | prescription
        case SetSoFar():
            own = {"id": record.id, "set_id": record.done.id, "active_ms": record.active_ms}
            yield tables.SETS_SO_FAR, _row(record.done, tables.SETS_SO_FAR) | own
        case _:
            table = KINDS[type(record)].table
            yield table, _row(record, table)


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
        "signs": _list(row["signs"], str),
        "outcome": ReadinessOutcome(row["outcome"]),
    }
    return Readiness(**values)


def plan_from(row: Row) -> PlanMade:
    """Return a person's week as it was added."""
    values = _without(row, "utc_offset_minutes")
    days = tuple(_pair(each) for each in _list(row["days"], list))
    from_day = date.fromisoformat(row["from_day"]) if row["from_day"] else None
    return PlanMade(**values | {"at": _read_moment(row["at"], row), "days": days, "from_day": from_day})


def activity_from(row: Row) -> ActivityDone:
    """Return what else was done as it was added."""
    values = _without(row, "utc_offset_minutes", "effort_scale", "local_day")
    values |= {
        "at": _read_moment(row["at"], row),
        "day": date.fromisoformat(row["local_day"]),
        "kind": Activity(row["kind"]),
        "weight_bearing": bool(row["weight_bearing"]),
        "aid": WalkingAid(row["aid"]) if row["aid"] else None,
    }
    return ActivityDone(**values)


def measure_from(row: Row) -> MeasureDone:
    """Return an outcome measure as it was added."""
    values = _without(row, "utc_offset_minutes", "local_day")
    values |= {name: bool(row[name]) for name in ("with_hands", "helper", "practised")}
    values |= {
        "at": _read_moment(row["at"], row),
        "measure": Measure(row["measure"]),
        "parts": tuple(float(part) for part in _list(row["parts"], int | float)),
        "aid": WalkingAid(row["aid"]),
    }
    return MeasureDone(**values)


def details_from(row: Row) -> Details:
    """Return a person's details as they were added."""
    values = _without(row, "utc_offset_minutes")
    values |= {
        "at": _read_moment(row["at"], row),
        "sex": Sex(row["sex"]) if row["sex"] else None,
        "aid": WalkingAid(row["aid"]) if row["aid"] else None,
    }
    return Details(**values)


def taken_back_from(row: Row) -> TakenBack:
    """Return that something was taken back as it was added."""
    return TakenBack(**_without(row, "utc_offset_minutes") | {"at": _read_moment(row["at"], row)})


def same_person_from(row: Row) -> SamePerson:
    """Return that two ids are one person as it was added."""
    return SamePerson(**_without(row, "utc_offset_minutes") | {"at": _read_moment(row["at"], row)})


KINDS: Final[Mapping[type, Kind]] = MappingProxyType(
    {
        SetDone: Kind(tables.SETS_DONE, set_from),
        SetSoFar: Kind(tables.SETS_SO_FAR, set_so_far_from),
        SessionEnd: Kind(tables.SESSION_ENDS, end_from),
        Answers: Kind(tables.ANSWERS, answers_from),
        Readiness: Kind(tables.READINESS, readiness_from),
        PlanMade: Kind(tables.PLANS_MADE, plan_from),
        ActivityDone: Kind(tables.ACTIVITIES, activity_from),
        MeasureDone: Kind(tables.MEASURES_DONE, measure_from),
        Details: Kind(tables.DETAILS, details_from),
        TakenBack: Kind(tables.TAKEN_BACK, taken_back_from),
        SamePerson: Kind(tables.SAME_PERSONS, same_person_from),
    }
)
"""Those that are a row each; a person, and the start of a session, are more."""

_OWN_COLUMN: Final = {tables.ACTIVITIES: {"day": "local_day"}}


def _row(record: Any, table: Table) -> dict[str, Any]:  # noqa: ANN401 - any record of a table
    """Return a record's values as the columns of its table take them."""
    row: dict[str, Any] = {}
    names = _OWN_COLUMN.get(table, {})
    for name, value in asdict(record).items():
        match value:
            case datetime():
                row |= _moment(name, value)
                if "local_day" in table.c:
                    row.setdefault("local_day", value.date().isoformat())
            case date():
                row[names.get(name, name)] = value.isoformat()
            case bool():
                row[name] = int(value)
            case tuple() if name in table.c:
                row[name] = json.dumps(value)
            case _:
                row[name] = value
    if "effort_scale" in table.c:
        row["effort_scale"] = EFFORT_SCALE
    return row


def _moment(name: str, moment: datetime) -> dict[str, Any]:
    offset = moment.utcoffset() or timedelta()
    return {
        name: moment.astimezone(UTC).isoformat(timespec="microseconds"),
        "utc_offset_minutes": round(offset / timedelta(minutes=1)),
    }


def _read_moment(text: str, row: Row) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone(timedelta(minutes=row["utc_offset_minutes"])))


def _list(text: str, kind: type | UnionType) -> tuple[Any, ...]:
    """Return what a JSON list holds; raises TypeError when that isn't of the kind."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(each, kind) for each in found):
        raise TypeError(f"{text} is no list of what it should be")
    return tuple(found)


def _pair(found: list[Any]) -> tuple[str, str]:
    weekday, routine = found
    if not (isinstance(weekday, str) and isinstance(routine, str)):
        raise TypeError(f"{found} is no weekday and a routine")
    return weekday, routine


def _without(row: Row, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
