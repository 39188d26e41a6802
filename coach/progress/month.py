"""One month of a diary in numbers: pure functions from records.

What isn't known is None, never 0. Days that were planned and missed aren't
here: nothing records a plan by the day yet.
"""

from calendar import MONDAY, Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Protocol

from coach.history.records import Outcome, Person, Session, in_diary_order
from coach.progress.exercise_rows import ExerciseRow, best_attempts, exercise_rows


class DayMark(StrEnum):
    """What a day was; the fullest of its sessions stands for it."""

    FULL = "full"
    PART = "part"
    STOPPED = "stopped"
    NOTHING = "nothing"
    OUTSIDE = "outside"  # still to come, or before the diary began


class EventKind(StrEnum):
    """What a physiotherapist would want to know the date of."""

    STOPPED = "stopped"  # Stop ended the session
    UNSTEADY = "unsteady"  # the person said that they felt unsteady


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month."""

    date: date
    mark: DayMark


@dataclass(frozen=True, slots=True)
class Totals:
    """Some sessions added up.

    `sessions` are those in which anything was done, `full` those among them
    that were done in full. `minutes` (without pauses) and
    `weight_bearing_minutes` (moving or holding on one's feet) are None when no
    session tells them; with `minutes_missing` a session was cut off, so there
    were more minutes than are known.
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
class Event:
    """Something that a physiotherapist would want to know the date of."""

    day: date
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Note:
    """The person's own words about a session."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of one person's diary; effort is on the scale `EFFORT_SCALE`, pain 0 to 10."""

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

    @property
    def days(self) -> tuple[Day, ...]:
        """The days of the month, from the first to the last."""
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not (self.routines or self.exercises or self.notes)


class Diary(Protocol):
    """What a month is read from, such as a `HistoryStore`."""

    def person(self, person_id: str) -> Person:
        """Return the person."""

    def sessions_between(self, person_id: str, first: date, last: date) -> tuple[Session, ...]:
        """Return the person's sessions of the local days `first` to `last`, both included."""

    def first_day(self, person_id: str) -> date | None:
        """Return the local day of the person's first session ever."""


def month_of(diary: Diary, person_id: str, year: int, month: int, *, today: date | None = None) -> Month:
    """Read a month of a person's diary; days after `today` (by default the computer's) are still to come."""
    days = _days_of(year, month)
    sessions = diary.sessions_between(person_id, days[0], days[-1])
    return month_from(
        diary.person(person_id),
        sessions,
        year,
        month,
        today=today or _local_today(),
        begun=diary.first_day(person_id),
    )


def month_from(  # noqa: PLR0913  (two more days that are told by their names)
    person: Person,
    sessions: Iterable[Session],
    year: int,
    month: int,
    *,
    today: date,
    begun: date | None = None,
) -> Month:
    """Add up the sessions that began on a local day of the month; others are left out.

    Nothing is asked of the days before `begun`, on which the diary began.
    """
    chosen = in_diary_order(
        session for session in sessions if (session.local_day.year, session.local_day.month) == (year, month)
    )
    routines = _routines(chosen)
    target = max((routine.times_per_week for routine in routines), default=None)
    return Month(
        person_name=person.name,
        year=year,
        month=month,
        routines=routines,
        weeks=_weeks(chosen, year, month, target, (begun or date.min, today)),
        totals=_totals(chosen),
        exercises=exercise_rows(chosen),
        effort=_ratings(chosen, "effort"),
        pain_before=_ratings(chosen, "pain_before"),
        pain_after=_ratings(chosen, "pain_after"),
        events=tuple(event for session in chosen for event in _events(session)),
        notes=tuple(
            Note(session.local_day, session.answers.note)
            for session in chosen
            if session.answers and session.answers.note.strip()
        ),
    )


def _local_today() -> date:
    return date.today()  # noqa: DTZ011 - the day as the person knows it


def _days_of(year: int, month: int) -> tuple[date, ...]:
    return tuple(day for day in Calendar(MONDAY).itermonthdates(year, month) if day.month == month)


def _something_done(session: Session) -> bool:
    """Whether a session counts; one that was only opened doesn't."""
    return session.outcome is Outcome.FULL or any(done.moved for done in session.sets)


def _weeks(
    sessions: Sequence[Session], year: int, month: int, target: int | None, asked: tuple[date, date]
) -> tuple[Week, ...]:
    weeks = []
    for dates in Calendar(MONDAY).monthdatescalendar(year, month):
        inside = [day for day in dates if day.month == month]
        of_week = [session for session in sessions if session.local_day in inside]
        days = tuple(Day(day, _mark(day, of_week, asked)) for day in inside)
        whole = len(inside) == 7 and inside[0] >= asked[0]
        weeks.append(Week(days, _totals(of_week), target if whole else None))
    return tuple(weeks)


def _mark(day: date, sessions: Sequence[Session], asked: tuple[date, date]) -> DayMark:
    of_day = [session for session in sessions if session.local_day == day]
    outcomes = {session.outcome for session in of_day if _something_done(session)}
    if Outcome.FULL in outcomes:
        return DayMark.FULL
    if Outcome.PART in outcomes:
        return DayMark.PART
    if any(session.outcome is Outcome.STOPPED for session in of_day):
        return DayMark.STOPPED
    return DayMark.NOTHING if asked[0] <= day <= asked[1] else DayMark.OUTSIDE


def _totals(sessions: Sequence[Session]) -> Totals:
    counted = [session for session in sessions if _something_done(session)]
    lengths = [session.end.active_ms / 60_000 for session in counted if session.end]
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
        used[key] = used.get(key, 0) + _something_done(session)
    return tuple(RoutineUse(*key, sessions=count) for key, count in used.items())


def _ratings(sessions: Sequence[Session], question: str) -> Ratings:
    answers = ((session.local_day, getattr(session.answers, question, None)) for session in sessions)
    return Ratings(tuple(Rating(day, value) for day, value in answers if value is not None))


def _events(session: Session) -> Iterable[Event]:
    if session.outcome is Outcome.STOPPED:
        yield Event(session.local_day, EventKind.STOPPED)
    if session.answers and session.answers.unsteady:
        yield Event(session.local_day, EventKind.UNSTEADY)
