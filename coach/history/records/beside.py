"""What is beside sessions: other activities, outcome measures, details; and what corrects a record."""

from dataclasses import dataclass
from datetime import date, datetime
from math import inf

from coach.history.records.checks import require_offset, require_rating
from coach.history.records.terms import MINUTES_A_DAY, Activity, Measure, Sex, WalkingAid


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
        require_offset(self.at)
        require_rating("effort", self.effort)
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
        require_offset(self.at)
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
        require_offset(self.at)


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
        require_offset(self.at)


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two ids are one person, who has a diary from two laptops; taking it back makes them two again."""

    id: str
    person_id: str
    at: datetime
    same_as: str

    def __post_init__(self) -> None:
        require_offset(self.at)
