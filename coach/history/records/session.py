"""Who exercises, what a session was, and what was planned."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.history.records.checks import require_offset, require_rating
from coach.history.records.terms import Outcome, ReadinessOutcome, Shortened
from coach.routine.terms import Side, Support


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
        require_offset(self.started_at)


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
        require_offset(self.at)

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
        require_offset(self.at)


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
        require_offset(self.at)
        for name in ("effort", "pain_before", "pain_after"):
            require_rating(name, getattr(self, name))


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
        require_offset(self.at)
        require_rating("pain", self.pain)


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
        require_offset(self.at)

    @property
    def holds_from(self) -> date:
        """The first local day on which it is the plan."""
        made = self.at.date()
        return max(made, self.from_day) if self.from_day else made
