"""What a diary is made of: plain values that are only ever added.

A correction is a new record, so two diaries merge as the union of two sets.
Moments are aware datetimes in the person's own UTC offset (`local_now`): the
diary keeps the moment and the offset, and a session belongs to the local day
on which it began, wherever the person was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from coach.routine.terms import Side, Support

__all__ = [
    "EFFORT_SCALE",
    "Answers",
    "Outcome",
    "Person",
    "PlanMade",
    "Prescription",
    "Readiness",
    "ReadinessOutcome",
    "Record",
    "Session",
    "SessionEnd",
    "SessionStart",
    "SetDone",
    "SetSoFar",
    "Shortened",
    "Side",
    "Support",
    "in_diary_order",
    "local_now",
    "new_id",
    "with_records",
]

EFFORT_SCALE: Final = "effort_v1"
"""The effort scale in use, clinical brief section 4: 0 resting, 2 easy, 4 some work, 6 working and can
still talk, 8 hard and few words, 10 all I can do."""


class Shortened(StrEnum):
    """Why a set was shorter than it was prescribed."""

    NO = "no"
    SKIPPED = "skipped"  # Next was pressed
    REPEATED = "repeated"  # Back was pressed: the set was begun again
    STOPPED = "stopped"  # Stop was pressed
    ENOUGH = "enough"  # enough for today
    UNFINISHED = "unfinished"


class ReadinessOutcome(StrEnum):
    """What the answers before a session led to."""

    GO_ON = "go-on"
    GENTLER = "gentler"  # a seated or shorter routine was offered
    NOT_TODAY = "not-today"


class Outcome(StrEnum):
    """How a session ended."""

    FULL = "full"
    PART = "part"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a diary; the name may be empty. Adding a known id again gives it a new name."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Prescription:
    """What the routine asked of one side in one exercise step that day.

    `reps` are for one set; `seconds` are for one set that is held or timed,
    otherwise None; `tempo` is written for people, such as "3-1-4".
    """

    step_index: int
    exercise_id: str
    exercise_name: str
    side: Side
    sets: int
    reps: int
    seconds: float | None = None
    tempo: str = ""
    load_kg: float = 0.0
    support: Support = Support.NONE


@dataclass(frozen=True, slots=True)
class SessionStart:
    """A session was begun, with everything that was asked for in it."""

    id: str
    person_id: str
    routine_id: str
    routine_name: str
    routine_version: str
    routine_author: str
    content_hash: str
    times_per_week: int
    started_at: datetime
    planned_ms: int
    prescriptions: tuple[Prescription, ...] = ()

    def __post_init__(self) -> None:
        _require_offset(self.started_at)


@dataclass(frozen=True, slots=True)
class SetDone:
    """One go at one set on one side; a set that was begun again has one of these for each go.

    `prescribed_seconds` is None for sets that are counted in reps;
    `done_seconds` is how long the person moved or held. `exercise_id` is what
    was done: an easier or harder one than prescribed, if the person chose so;
    `speed_percent` is how fast, of the tempo that was set.
    """

    id: str
    session_id: str
    at: datetime
    step_index: int
    set_index: int
    side: Side
    exercise_id: str
    prescribed_reps: int
    done_reps: int
    prescribed_seconds: float | None
    done_seconds: float
    load_kg: float
    support: Support
    weight_bearing: bool
    shortened: Shortened = Shortened.NO
    speed_percent: int = 100

    def __post_init__(self) -> None:
        _require_offset(self.at)

    @property
    def moved(self) -> bool:
        """Whether anything was done at all."""
        return self.done_reps > 0 or self.done_seconds > 0


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """A session ended; `active_ms` is its length without pauses."""

    id: str
    session_id: str
    at: datetime
    outcome: Outcome
    active_ms: int

    def __post_init__(self) -> None:
        _require_offset(self.at)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said about a session; later answers replace earlier ones.

    Effort (`EFFORT_SCALE`) and pain are 0 to 10; None means not answered.
    """

    id: str
    session_id: str
    at: datetime
    effort: int | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    unsteady: bool | None = None
    note: str = ""

    def __post_init__(self) -> None:
        _require_offset(self.at)
        for name in ("effort", "pain_before", "pain_after"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name} is 0 to 10, not {value}")


@dataclass(frozen=True, slots=True)
class SetSoFar:
    """How much of a set is done while it still goes on.

    `done.id` is the id that the set's own `SetDone` will have. Where that never
    came (the power failed), the last of these stands for it, as unfinished.
    `active_ms` is how long the session has been playing, without pauses.
    """

    id: str
    done: SetDone
    active_ms: int

    @property
    def session_id(self) -> str:
        """The session that the set belongs to."""
        return self.done.session_id


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a person answered before a session.

    `signs` are the ids of what was ticked (`coach.session.readiness.Sign`);
    `pain` is 0 to 10, None when not asked or not answered. `session_id` is the
    session that follows: after "not today" there is none of that id.
    """

    id: str
    person_id: str
    session_id: str
    at: datetime
    signs: tuple[str, ...]
    pain: int | None
    outcome: ReadinessOutcome

    def __post_init__(self) -> None:
        _require_offset(self.at)
        if self.pain is not None and not 0 <= self.pain <= 10:
            raise ValueError(f"pain is 0 to 10, not {self.pain}")


@dataclass(frozen=True, slots=True)
class PlanMade:
    """From `at` on, a person's week: pairs of a weekday ("monday") and a routine's id, "" for a rest day.

    A weekday without a pair isn't planned.
    """

    id: str
    person_id: str
    at: datetime
    days: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        _require_offset(self.at)


Record = Person | SessionStart | SetDone | SetSoFar | SessionEnd | Answers | Readiness | PlanMade


@dataclass(frozen=True, slots=True)
class Session:
    """A session as the diary holds it.

    Without an end it was cut off (the program was killed): it counts as part,
    and its sets count. `so_far_ms` is how long it had been playing when that
    was last told.
    """

    start: SessionStart
    sets: tuple[SetDone, ...] = ()
    end: SessionEnd | None = None
    answers: Answers | None = None
    readiness: Readiness | None = None
    so_far_ms: int | None = None

    @property
    def outcome(self) -> Outcome:
        """How it ended; a session that was cut off is part."""
        return self.end.outcome if self.end else Outcome.PART

    @property
    def anything_done(self) -> bool:
        """Whether it counts: a session that was only opened doesn't."""
        return self.outcome is Outcome.FULL or any(done.moved for done in self.sets)

    @property
    def pain_before(self) -> int | None:
        """Pain (0 to 10) as told with the answers, else before the session; None when it wasn't told."""
        told = self.answers.pain_before if self.answers else None
        return self.readiness.pain if told is None and self.readiness else told

    @property
    def local_day(self) -> date:
        """The day on which it began, where the person was."""
        return self.start.started_at.date()


def new_id() -> str:
    """Return a new UUIDv7: ids sort by the time at which they were made."""
    from uuid6 import uuid7  # noqa: PLC0415 - takes 40 ms, which the first painted window shouldn't wait for

    return str(uuid7())


def local_now() -> datetime:
    """Return this moment, with the UTC offset of where the computer is."""
    return datetime.now(UTC).astimezone()


def with_records(session: Session, records: Iterable[Record]) -> Session:
    """Return the session with what `records` add to it; what it has already is not added twice.

    Where a set was told of while it went on and its end never came, the last
    that was told stands for it, as unfinished, until the end comes.
    """
    sets = {done.id: done for done in session.sets}
    for record in records:
        if getattr(record, "session_id", None) != session.start.id:
            continue
        match record:
            case SetDone():
                if record.id not in sets or sets[record.id].shortened is Shortened.UNFINISHED:
                    sets[record.id] = record
            case SetSoFar():
                stands = replace(record.done, shortened=Shortened.UNFINISHED)
                known = sets.get(stands.id)
                unended = known is None or known.shortened is Shortened.UNFINISHED
                if unended and (known is None or known.at < stands.at):
                    sets[stands.id] = stands
                session = replace(session, so_far_ms=max(session.so_far_ms or 0, record.active_ms))
            case SessionEnd():
                session = replace(session, end=_later(session.end, record))
            case Answers():
                session = replace(session, answers=_later(session.answers, record))
            case Readiness():
                session = replace(session, readiness=_later(session.readiness, record))
    return replace(session, sets=tuple(sorted(sets.values(), key=lambda done: (done.at, done.id))))


def in_diary_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions by the moment at which they began."""
    return tuple(sorted(sessions, key=lambda session: (session.start.started_at, session.start.id)))


_Latest = TypeVar("_Latest", SessionEnd, Answers, Readiness)


def _later(known: _Latest | None, new: _Latest) -> _Latest:
    return new if known is None or (new.at, new.id) >= (known.at, known.id) else known


def _require_offset(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("a moment in the diary needs its UTC offset: use local_now()")
