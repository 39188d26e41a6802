"""What a diary is made of: plain values that are only ever added.

A correction is a new record, so two diaries merge as the union of two sets.
Moments are aware datetimes in the person's own UTC offset (`local_now`): the
diary keeps the moment and the offset, and a session belongs to the local day
on which it began, wherever the person was.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from math import inf
from typing import Final

from coach.routine.terms import Side, Support

__all__ = [
    "EFFORT_SCALE",
    "Activity",
    "ActivityDone",
    "Answers",
    "Details",
    "Measure",
    "MeasureDone",
    "Outcome",
    "Person",
    "PlanMade",
    "Prescription",
    "Readiness",
    "ReadinessOutcome",
    "Record",
    "SamePerson",
    "SessionEnd",
    "SessionStart",
    "SetDone",
    "SetSoFar",
    "Sex",
    "Shortened",
    "Side",
    "Support",
    "TakenBack",
    "WalkingAid",
    "local_now",
    "new_id",
]

EFFORT_SCALE: Final = "effort_v1"
"""The effort scale in use, clinical brief section 4: 0 resting, 2 easy, 4 some work, 6 working and can
still talk, 8 hard and few words, 10 all I can do."""

MINUTES_A_DAY: Final = 24 * 60


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


class Activity(StrEnum):
    """What somebody did beside the routines."""

    WALK = "walk"
    WATER = "water"
    TAI_CHI = "tai-chi"
    YOGA = "yoga"
    STAIRS = "stairs"
    GARDENING = "gardening"
    CYCLING = "cycling"
    OTHER = "other"  # in the person's own words


class WalkingAid(StrEnum):
    """What or who somebody walks with."""

    NONE = "none"
    STICK = "stick"
    FRAME = "frame"
    SOMEONE = "someone"


class Measure(StrEnum):
    """An outcome measure, by its id in the clinical data: a test, as people call it."""

    CHAIR_STAND_30 = "chair_stand_30"
    FIVE_TIMES_SIT_TO_STAND = "five_times_sit_to_stand"
    FOUR_STAGE_BALANCE = "four_stage_balance"
    TUG = "tug"
    TWO_MINUTE_STEP = "two_minute_step"


class Sex(StrEnum):
    """Which table of published figures a person's are put beside."""

    WOMAN = "woman"
    MAN = "man"


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
            _require_rating(name, getattr(self, name))


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
        _require_rating("pain", self.pain)


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A person's week: pairs of a weekday ("monday") and a routine's id, "" for a rest day.

    A weekday without a pair isn't planned. The plan holds from the day
    `from_day` on, by default and at the earliest that on which it was made: what
    was planned on a day that is over stays as it was. `set_by` says who set it, "" when nobody told.
    """

    id: str
    person_id: str
    at: datetime
    days: tuple[tuple[str, str], ...]
    set_by: str = ""
    from_day: date | None = None

    def __post_init__(self) -> None:
        _require_offset(self.at)

    @property
    def holds_from(self) -> date:
        """The first local day on which it is the plan."""
        made = self.at.date()
        return max(made, self.from_day) if self.from_day else made


@dataclass(frozen=True, slots=True)
class ActivityDone:
    """Something else that a person did on the local day `day`, as they told it at `at`.

    `own_words` say what it was where the kind is `OTHER`, and may say more where it isn't; `aid` is
    told of walks only. Effort (`EFFORT_SCALE`) is 0 to 10, None when it wasn't
    told. `replaces` is the id of the record that this one corrects, "" for a new one.
    """

    id: str
    person_id: str
    at: datetime
    day: date
    kind: Activity
    minutes: int
    weight_bearing: bool
    effort: int | None = None
    aid: WalkingAid | None = None
    own_words: str = ""
    replaces: str = ""

    def __post_init__(self) -> None:
        _require_offset(self.at)
        _require_rating("effort", self.effort)
        if not 0 < self.minutes <= MINUTES_A_DAY:
            raise ValueError(f"minutes are 1 to {MINUTES_A_DAY}, not {self.minutes}")


@dataclass(frozen=True, slots=True)
class MeasureDone:
    """An outcome measure as it was taken; `at` is when it began.

    `value` is a count of stands or steps, seconds, or for the balance test the
    number of positions that were held for the whole time; None when it was stopped
    before there was one. `parts` are the seconds for which each position was held, for the balance test only.
    `with_hands` is kept apart: no published band is for it. `helper` tells that somebody stood by;
    `practised` that there was a practice go before it, that day or an earlier one;
    `stopped` why it ended early, as the clinical data has it in its list of reasons, or
    `coach.progress.measure_words.REASON_NOT_TOLD`; "" when it didn't.
    `chair_cm` is the seat's height, None when it wasn't told. `replaces` is the id of the record that this
    one corrects.
    """

    id: str
    person_id: str
    at: datetime
    measure: Measure
    value: float | None
    parts: tuple[float, ...] = ()
    with_hands: bool = False
    aid: WalkingAid = WalkingAid.NONE
    chair_cm: int | None = None
    helper: bool = False
    practised: bool = False
    stopped: str = ""
    note: str = ""
    replaces: str = ""

    def __post_init__(self) -> None:
        _require_offset(self.at)
        if not all(0 <= number < inf for number in (self.value or 0, *self.parts)):
            raise ValueError("a test's value, and each of its parts, is a number from 0 on")
        if self.chair_cm is not None and self.chair_cm <= 0:
            raise ValueError(f"a seat's height is more than 0 cm, not {self.chair_cm}")


@dataclass(frozen=True, slots=True)
class Details:
    """What the sheet and the published figures ask about a person; later details replace earlier ones.

    None is what wasn't told. `aid` is what they usually walk with.
    """

    id: str
    person_id: str
    at: datetime
    birth_year: int | None = None
    sex: Sex | None = None
    aid: WalkingAid | None = None

    def __post_init__(self) -> None:
        _require_offset(self.at)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The record `record_id` (a session's start, an activity, a measure, or one of these) counts no more.

    It stays in the diary; what was answered before a session goes with the session. Taking this record
    back makes it count again. Only what is one's own can be taken back, under any of one's ids.
    """

    id: str
    person_id: str
    at: datetime
    record_id: str

    def __post_init__(self) -> None:
        _require_offset(self.at)


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two ids are one person, who has a diary from two laptops; taking it back makes them two again."""

    id: str
    person_id: str
    at: datetime
    same_as: str

    def __post_init__(self) -> None:
        _require_offset(self.at)


Record = (
    Person
    | SessionStart
    | SetDone
    | SetSoFar
    | SessionEnd
    | Answers
    | Readiness
    | PlanMade
    | ActivityDone
    | MeasureDone
    | Details
    | TakenBack
    | SamePerson
)


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


def _require_rating(name: str, value: int | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise ValueError(f"{name} is 0 to 10, not {value}")
