"""Small builders of diary records."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy.dialects.sqlite import insert

from coach.history import rows
from coach.history.records import (
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
    Shortened,
    Side,
    Support,
    TakenBack,
    new_id,
)
from coach.history.sessions import Session
from coach.history.store import connect_to, open_history

ROSA = Person("0190-rosa", "Rosa")
KNEE = Prescription(
    0, "knee-extension", "Straighten your knee", Side.RIGHT, 2, 8, None, "3-1-4", 0.5, Support.CHAIR
)


def at(month_day: str, clock: str = "10:00", hours_east: float = 1) -> datetime:
    """Return a moment of 2026, such as at("11-05", "23:30")."""
    zone = timezone(timedelta(hours=hours_east))
    return datetime.fromisoformat(f"2026-{month_day}T{clock}").replace(tzinfo=zone)


def start(moment: datetime, *prescriptions: Prescription, **changes: Any) -> SessionStart:
    """Return the start of a session of Rosa's seated routine, three times a week."""
    made = SessionStart(
        new_id(), ROSA.id, "seated", "Gentle seated legs", "2026-11", "Your physiotherapy team", "c0ffee",
        3, moment, 600_000, prescriptions or (KNEE,),
    )  # fmt: skip
    return replace(made, **changes)


def done(
    begun: SessionStart, reps: int, set_index: int = 0, asked: Prescription = KNEE, **changes: Any
) -> SetDone:
    """Return a set of `asked` with `reps` done, in as many times four seconds."""
    made = SetDone(
        new_id(), begun.id, begun.started_at + timedelta(minutes=1 + set_index), asked.step_index, set_index,
        asked.side, asked.exercise_id, asked.reps, reps, asked.seconds, reps * 4.0, asked.load_kg,
        asked.support, weight_bearing=False,
        shortened=Shortened.NO if reps >= asked.reps else Shortened.SKIPPED,
    )  # fmt: skip
    return replace(made, **changes)


def so_far(of: SetDone, reps: int) -> SetSoFar:
    """Return what is told of a set after `reps` of it, four seconds each."""
    moment = of.at + timedelta(seconds=4 * reps)
    shown = replace(of, at=moment, done_reps=reps, done_seconds=reps * 4.0, shortened=Shortened.NO)
    return SetSoFar(new_id(), shown, 60_000 * (1 + of.set_index) + 4000 * reps)


def readiness(
    moment: datetime, begun: SessionStart | None = None, pain: int | None = None, *signs: str,
    outcome: ReadinessOutcome = ReadinessOutcome.GO_ON,
) -> Readiness:  # fmt: skip
    """Return what Rosa answered before a session, or before one that never came."""
    session_id = begun.id if begun else new_id()
    return Readiness(new_id(), ROSA.id, session_id, moment, signs, pain, outcome)


def plan(moment: datetime, **days: str) -> PlanMade:
    """Return a planned week, such as plan(at("11-01"), monday="seated", sunday="")."""
    return PlanMade(new_id(), ROSA.id, moment, tuple(days.items()))


def end(begun: SessionStart, outcome: Outcome = Outcome.FULL, minutes: float = 10) -> SessionEnd:
    """Return the end of a session after `minutes` without pauses."""
    length = timedelta(minutes=minutes)
    return SessionEnd(
        new_id(), begun.id, begun.started_at + length, outcome, length // timedelta(milliseconds=1)
    )


def answers(begun: SessionStart, **values: Any) -> Answers:
    """Return what Rosa said after a session."""
    return Answers(new_id(), begun.id, begun.started_at + timedelta(minutes=15), **values)


def session(
    moment: datetime, *reps: int, outcome: Outcome | None = Outcome.FULL, minutes: float = 10, **said: Any
) -> Session:
    """Return a session of sets of the knee exercise; with no outcome it was cut off."""
    begun = start(moment)
    return Session(
        begun,
        tuple(done(begun, count, number) for number, count in enumerate(reps)),
        end(begun, outcome, minutes) if outcome else None,
        answers(begun, **said) if said else None,
    )


def activity(moment: datetime, minutes: int = 20, **changes: Any) -> ActivityDone:
    """Return a walk of Rosa's, told on the day itself."""
    made = ActivityDone(new_id(), ROSA.id, moment, moment.date(), Activity.WALK, minutes, weight_bearing=True)
    return replace(made, **changes)


def measure(moment: datetime, value: float = 9, **changes: Any) -> MeasureDone:
    """Return a chair stand test of Rosa's."""
    return replace(MeasureDone(new_id(), ROSA.id, moment, Measure.CHAIR_STAND_30, value), **changes)


def details(moment: datetime, **known: Any) -> Details:
    """Return what is known of Rosa."""
    return Details(new_id(), ROSA.id, moment, **known)


def taken_back(record: Record, moment: datetime | None = None) -> TakenBack:
    """Return that a record counts no more, by whose it is."""
    return TakenBack(new_id(), getattr(record, "person_id", ROSA.id), moment or at("11-30"), record.id)


def same_person(one: Person, other: Person) -> SamePerson:
    """Return that two are one."""
    return SamePerson(new_id(), one.id, at("11-30"), other.id)


def diary_of(path: Path, records: Iterable[Record]) -> Path:
    """Make a diary of records at `path`, in one transaction; each comes after what it belongs to."""
    # Of one blank diary all others are copies: making one takes long.
    blank = path.parent.parent / "blank.sqlite3"
    if not blank.exists():
        open_history(blank).close()
    shutil.copy(blank, path)
    engine = connect_to(path)
    with engine.begin() as connection:
        for record in records:
            for table, row in rows.rows_of(record):
                connection.execute(insert(table).values(row).on_conflict_do_nothing())
    engine.dispose()
    return path
