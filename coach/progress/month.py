"""One month of a diary in numbers: pure functions from records.

What isn't known is None, never 0.
"""

from calendar import MONDAY, Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from statistics import median
from typing import Protocol

from coach.history.records import (
    ActivityDone,
    Details,
    MeasureDone,
    Person,
    PlanMade,
    Readiness,
)
from coach.history.sessions import Session, in_diary_order
from coach.progress.days import Day, Days, plan_on
from coach.progress.events import Event, events_of
from coach.progress.exercise_rows import NO_NAMES, ExerciseRow, exercise_rows
from coach.progress.measures import same_way
from coach.progress.suggestions import Suggestion
from coach.progress.weeks import Totals, Week, totals_of, weeks_of

__all__ = [
    "Diary",
    "Month",
    "Note",
    "Rating",
    "Ratings",
    "RoutineUse",
    "Totals",
    "Week",
    "month_from",
    "month_of",
]


@dataclass(frozen=True, slots=True)
class RoutineUse:
    """A routine as it was when it was used, and in how many sessions anything was done of it."""

    name: str
    version: str
    author: str
    times_per_week: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Rating:
    """A number from 0 to 10 that the person gave on a day."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Ratings:
    """All answers to one question, in order."""

    given: tuple[Rating, ...]

    @property
    def median(self) -> float | None:
        """The middle answer, or None without any."""
        return median(rating.value for rating in self.given) if self.given else None

    @property
    def worst(self) -> Rating | None:
        """The first of the highest answers, or None without any."""
        return max(self.given, key=lambda rating: rating.value, default=None)


@dataclass(frozen=True, slots=True)
class Note:
    """The person's own words about a session."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of one person's diary; effort is on the scale `EFFORT_SCALE`, pain 0 to 10.

    `suggestion` is the step that the program suggests at the end of the month, if any.
    `details` are the newest that are known; `plan_set_by` says who set the plan
    that held last in the month, "" when nobody told. `measures` are the outcome measures that
    were taken in the month; the `measures_before` are the last of each before it, as done in each way.
    """

    person_name: str
    year: int
    month: int
    routines: tuple[RoutineUse, ...]
    weeks: tuple[Week, ...]
    totals: Totals
    exercises: tuple[ExerciseRow, ...]
    effort: Ratings
    pain_before: Ratings
    pain_after: Ratings
    events: tuple[Event, ...]
    notes: tuple[Note, ...]
    suggestion: Suggestion | None = None
    details: Details | None = None
    plan_set_by: str = ""
    activities: tuple[ActivityDone, ...] = ()
    measures: tuple[MeasureDone, ...] = ()
    measures_before: tuple[MeasureDone, ...] = ()

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the month, from the first to the last."""
        return tuple(day for week in self.weeks for day in week.days)

    def previous(self, done: MeasureDone) -> MeasureDone | None:
        """Return the same outcome measure as it was taken before `done`, in the same way, or None."""
        earlier = (*self.measures_before, *takewhile(lambda one: one.id != done.id, self.measures))
        return next((one for one in reversed(earlier) if same_way(one, done)), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not (
            self.routines or self.exercises or self.notes or self.events or self.activities or self.measures
        )


class Diary(Protocol):
    """What a month is read from, such as a `HistoryStore`."""

    def person(self, person_id: str) -> Person:
        """Return the person."""

    def sessions_between(self, person_id: str, first: date, last: date) -> tuple[Session, ...]:
        """Return the person's sessions of the local days `first` to `last`, both included."""

    def readiness_between(self, person_id: str, first: date, last: date) -> tuple[Readiness, ...]:
        """Return what the person answered before sessions on those days."""

    def plans(self, person_id: str) -> tuple[PlanMade, ...]:
        """Return every week that the person has planned."""

    def activities_between(self, person_id: str, first: date, last: date) -> tuple[ActivityDone, ...]:
        """Return what else the person did on those days."""

    def measures(self, person_id: str) -> tuple[MeasureDone, ...]:
        """Return every outcome measure that the person took, in order."""

    def details(self, person_id: str) -> Details | None:
        """Return the newest details of the person."""

    def first_day(self, person_id: str) -> date | None:
        """Return the local day of the first thing in the person's diary."""


def month_of(  # noqa: PLR0913  (what is told by its name, and may be left out)
    diary: Diary,
    person_id: str,
    year: int,
    month: int,
    *,
    today: date | None = None,
    names: Mapping[str, str] = NO_NAMES,
    suggestion: Suggestion | None = None,
) -> Month:
    """Read a month of a person's diary; days after `today` (by default the computer's) are still to come.

    `names` are those of all exercises, by id; the `suggestion` is of today, so only today's month has it.
    """
    days = _days_of(year, month)
    now = today or _local_today()
    return month_from(
        diary.person(person_id),
        diary.sessions_between(person_id, days[0], days[-1]),
        year,
        month,
        today=now,
        begun=diary.first_day(person_id),
        readiness=diary.readiness_between(person_id, days[0], days[-1]),
        plans=diary.plans(person_id),
        activities=diary.activities_between(person_id, days[0], days[-1]),
        measures=diary.measures(person_id),
        details=diary.details(person_id),
        names=names,
        suggestion=suggestion if now in days else None,
    )


def month_from(  # noqa: PLR0913  (what is told by its name, and may be left out)
    person: Person,
    sessions: Iterable[Session],
    year: int,
    month: int,
    *,
    today: date,
    begun: date | None = None,
    readiness: Iterable[Readiness] = (),
    plans: Sequence[PlanMade] = (),
    activities: Iterable[ActivityDone] = (),
    measures: Sequence[MeasureDone] = (),
    details: Details | None = None,
    names: Mapping[str, str] = NO_NAMES,
    suggestion: Suggestion | None = None,
) -> Month:
    """Add up the sessions and all else of the local days of the month; what is of other days is left out.

    Nothing is asked of the days before `begun`, on which the diary began.
    """
    chosen = in_diary_order(
        session for session in sessions if (session.local_day.year, session.local_day.month) == (year, month)
    )
    told = [one for one in readiness if (one.at.year, one.at.month) == (year, month)]
    beside = tuple(one for one in activities if (one.day.year, one.day.month) == (year, month))
    routines = _routines(chosen)
    times_per_week = max((routine.times_per_week for routine in routines), default=None)
    days = Days(chosen, told, plans, begun or date.min, today)
    return Month(
        person_name=person.name,
        year=year,
        month=month,
        routines=routines,
        weeks=weeks_of(days, beside, year, month, times_per_week),
        totals=totals_of(chosen, beside),
        exercises=exercise_rows(chosen, names),
        effort=_ratings((session.local_day, _answer(session, "effort")) for session in chosen),
        pain_before=_ratings((session.local_day, session.pain_before) for session in chosen),
        pain_after=_ratings((session.local_day, _answer(session, "pain_after")) for session in chosen),
        events=events_of(chosen, told),
        notes=tuple(
            Note(session.local_day, session.answers.note)
            for session in chosen
            if session.answers and session.answers.note.strip()
        ),
        suggestion=suggestion,
        details=details,
        plan_set_by=_set_by(plans, _days_of(year, month)[-1]),
        activities=beside,
        measures=tuple(one for one in measures if (one.at.year, one.at.month) == (year, month)),
        measures_before=_last_before(measures, date(year, month, 1)),
    )


def _set_by(plans: Sequence[PlanMade], last: date) -> str:
    plan = plan_on(plans, last)
    return plan.set_by if plan else ""


def _last_before(measures: Sequence[MeasureDone], first: date) -> tuple[MeasureDone, ...]:
    """Return, of the days before `first`, the newest of each measure as it was done in each way."""
    newest: list[MeasureDone] = []
    for one in reversed([one for one in measures if one.at.date() < first and same_way(one, one)]):
        if not any(same_way(one, known) for known in newest):
            newest.append(one)
    return tuple(reversed(newest))


def _local_today() -> date:
    return date.today()  # noqa: DTZ011 - the day as the person knows it


def _days_of(year: int, month: int) -> tuple[date, ...]:
    return tuple(day for day in Calendar(MONDAY).itermonthdates(year, month) if day.month == month)


def _routines(sessions: Sequence[Session]) -> tuple[RoutineUse, ...]:
    used: dict[tuple[str, str, str, int], int] = {}
    for session in sessions:
        start = session.start
        key = (start.routine_name, start.routine_version, start.routine_author, start.times_per_week)
        used[key] = used.get(key, 0) + session.anything_done
    return tuple(RoutineUse(*key, sessions=count) for key, count in used.items())


def _answer(session: Session, question: str) -> int | None:
    answer: int | None = getattr(session.answers, question, None)
    return answer


def _ratings(answers: Iterable[tuple[date, int | None]]) -> Ratings:
    return Ratings(tuple(Rating(day, value) for day, value in answers if value is not None))
