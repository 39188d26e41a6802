"""What a diary is made of: plain values that are only ever added.

A correction is a new record, so two diaries merge as the union of two sets.
Moments are aware datetimes in the person's own UTC offset (`local_now`): the
diary keeps the moment and the offset, and a session belongs to the local day
on which it began, wherever the person was.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

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
    "SessionEnd",
    "SessionStart",
    "SetDone",
    "SetSoFar",
    "Shortened",
    "Side",
    "Support",
    "local_now",
    "new_id",
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
    session that follows: after "not today" there is none of that id, nor when a
    session of an earlier day was gone on with, which keeps what was answered then.
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


def new_id() -> str:
    """Return a new UUIDv7: ids sort by the time at which they were made."""
    from uuid6 import uuid7  # noqa: PLC0415 - takes 40 ms, which the first painted window shouldn't wait for

    return str(uuid7())


def local_now() -> datetime:
    """Return this moment, with the UTC offset of where the computer is."""
    return datetime.now(UTC).astimezone()


def _require_offset(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("a moment in the diary needs its UTC offset: use local_now()")
