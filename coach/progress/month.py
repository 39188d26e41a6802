"""One month of a diary in numbers: pure functions from records.

What isn't known is None, never 0.
"""

from calendar import MONDAY, Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Protocol

from coach.history.records import Outcome, Person, PlanMade, Readiness
from coach.history.sessions import Session, in_diary_order
from coach.progress.days import Day, Days, mark_of
from coach.progress.events import Event, events_of
from coach.progress.exercise_rows import NO_NAMES, ExerciseRow, best_attempts, exercise_rows
from coach.progress.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Totals:
    """Some sessions added up.

    `sessions` are those in which anything was done, `full` those among them
    that were done in full. `minutes` (without pauses) and
    `weight_bearing_minutes` (moving or holding on one's feet) are None when no
    session tells them; with `minutes_missing` a session was cut off that never
    told how long it had been, so there were more minutes than are known.
    """

    sessions: int
    full: int
    minutes: float | None
    minutes_missing: bool
    weight_bearing_minutes: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """The days of a week, Monday to Sunday, that are in the month.

    `target` is the highest number of times a week of the month's routines, for
    a person who has several to choose from; None without a routine, and for a
    week that is only partly in this month.
    """

    days: tuple[Day, ...]
    totals: Totals
    target: int | None


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

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the month, from the first to the last."""
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not (self.routines or self.exercises or self.notes or self.events)


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

    def first_day(self, person_id: str) -> date | None:
        """Return the local day of the person's first session ever."""


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
    names: Mapping[str, str] = NO_NAMES,
    suggestion: Suggestion | None = None,
) -> Month:
    """Add up the sessions that began on a local day of the month; others are left out.

    Nothing is asked of the days before `begun`, on which the diary began.
    """
    chosen = in_diary_order(
        session for session in sessions if (session.local_day.year, session.local_day.month) == (year, month)
    )
    told = [one for one in readiness if (one.at.year, one.at.month) == (year, month)]
    routines = _routines(chosen)
    target = max((routine.times_per_week for routine in routines), default=None)
    days = Days(chosen, told, plans, begun or date.min, today)
    return Month(
        person_name=person.name,
        year=year,
        month=month,
        routines=routines,
        weeks=_weeks(days, year, month, target),
        totals=_totals(chosen),
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
    )


def _local_today() -> date:
    return date.today()  # noqa: DTZ011 - the day as the person knows it


def _days_of(year: int, month: int) -> tuple[date, ...]:
    return tuple(day for day in Calendar(MONDAY).itermonthdates(year, month) if day.month == month)


def _weeks(days: Days, year: int, month: int, target: int | None) -> tuple[Week, ...]:
    weeks = []
    for dates in Calendar(MONDAY).monthdatescalendar(year, month):
        inside = [day for day in dates if day.month == month]
        of_week = [session for session in days.sessions if session.local_day in inside]
        whole = len(inside) == 7 and inside[0] >= days.begun
        marked = tuple(Day(day, mark_of(day, days)) for day in inside)
        weeks.append(Week(marked, _totals(of_week), target if whole else None))
    return tuple(weeks)


def _totals(sessions: Sequence[Session]) -> Totals:
    counted = [session for session in sessions if session.anything_done]
    known = [session.end.active_ms if session.end else session.so_far_ms for session in counted]
    lengths = [length / 60_000 for length in known if length is not None]
    sets = [done for session in counted for done in best_attempts(session.sets)]
    on_feet = sum(done.done_seconds for done in sets if done.weight_bearing) / 60
    return Totals(
        sessions=len(counted),
        full=sum(session.outcome is Outcome.FULL for session in counted),
        minutes=sum(lengths) if lengths else None,
        minutes_missing=len(lengths) < len(counted),
        weight_bearing_minutes=on_feet if sets else None,
    )


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
