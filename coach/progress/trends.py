"""How it has gone, week by week: numbers for plots and sentences, by pure functions from records.

What isn't known is None, never 0: a week without anything in it is None, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, median_high
from typing import Final, TypeVar

from coach.history.records import Activity, ActivityDone, SetDone, Side
from coach.history.sessions import Session
from coach.progress.dates import monday_of, month_after
from coach.progress.days import Day, Days, mark_of
from coach.progress.exercise_rows import NO_NAMES, best_attempts
from coach.progress.weeks import Totals, totals_of

WEEKS: Final = 12
"""As many weeks as a plot shows: more can't be read from an armchair."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """The minutes of a week, from its `monday` on, as the sheet adds them up.

    `timed` are those of sessions and `told` those of other activities, `timed_on_feet`
    and `told_on_feet` those among them on one's feet; None where nothing tells any. With
    `timed_missing` a session was cut off that never told how long it had been.
    """

    monday: date
    timed: float | None = None
    timed_on_feet: float | None = None
    timed_missing: bool = False
    told: float | None = None
    told_on_feet: float | None = None

    @property
    def total(self) -> float | None:
        """All minutes that are known, None without any."""
        return _sum(self.timed, self.told)

    @property
    def total_on_feet(self) -> float | None:
        """All minutes on one's feet that are known, None without any."""
        return _sum(self.timed_on_feet, self.told_on_feet)


@dataclass(frozen=True, slots=True)
class WeekRatings:
    """The middle of a week's answers, each 0 to 10; None without one."""

    monday: date
    effort: float | None = None
    pain_before: float | None = None
    pain_after: float | None = None


@dataclass(frozen=True, slots=True)
class SideTrend:
    """What was done of an exercise on a side in the middle one of each week's sets; None without one."""

    side: Side
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ExerciseTrend:
    """An exercise in the weeks that begin on `mondays`: in seconds where it is timed, else in reps."""

    name: str
    in_seconds: bool
    mondays: tuple[date, ...]
    sides: tuple[SideTrend, ...]


@dataclass(frozen=True, slots=True)
class MonthDone:
    """What My progress shows of the month that begins on `first`: the same marks and sums as on its sheet.

    `days_exercised` are those on which something was done in a session.
    """

    first: date
    days: tuple[Day, ...]
    days_exercised: int
    totals: Totals
    activities: tuple[ActivityDone, ...]


def month_done(first: date, days: Days, activities: Iterable[ActivityDone]) -> MonthDone:
    """Add up the month that begins on `first`; what is of other days is left out."""
    last = month_after(first) - timedelta(days=1)
    every = [first + timedelta(days=number) for number in range(last.day)]
    sessions = [session for session in days.sessions if first <= session.local_day <= last]
    beside = tuple(one for one in activities if first <= one.day <= last)
    return MonthDone(
        first,
        tuple(Day(day, mark_of(day, days)) for day in every),
        len({session.local_day for session in sessions if session.anything_done}),
        totals_of(sessions, beside),
        beside,
    )


def weeks_until(today: date, first: date | None, most: int = WEEKS) -> tuple[date, ...]:
    """Return the Mondays of the weeks up to today's, at most `most`, none from before the week of `first`."""
    every = [monday_of(today) - timedelta(weeks=back) for back in reversed(range(most))]
    return tuple(one for one in every if first is not None and one > first - timedelta(weeks=1))


def minutes_of(activities: Iterable[ActivityDone], *, walking: bool) -> int:
    """Return the minutes of walks, or of all else."""
    return sum(one.minutes for one in activities if (one.kind is Activity.WALK) is walking)


def week_minutes(
    sessions: Iterable[Session], activities: Iterable[ActivityDone], mondays: Sequence[date]
) -> tuple[WeekMinutes, ...]:
    """Add up the minutes of each week."""
    of_week = _by_week((session.local_day, session) for session in sessions)
    beside = _by_week((one.day, one) for one in activities)
    return tuple(_week(monday, of_week[monday], beside[monday]) for monday in mondays)


def week_ratings(sessions: Iterable[Session], mondays: Sequence[date]) -> tuple[WeekRatings, ...]:
    """Return the middle of each week's answers."""
    of_week = _by_week((session.local_day, session) for session in sessions)
    return tuple(
        WeekRatings(
            monday,
            _middle(one.answers.effort for one in of_week[monday] if one.answers),
            _middle(one.pain_before for one in of_week[monday]),
            _middle(one.answers.pain_after for one in of_week[monday] if one.answers),
        )
        for monday in mondays
    )


def exercise_trends(
    sessions: Sequence[Session], mondays: Sequence[date], names: Mapping[str, str] = NO_NAMES
) -> tuple[ExerciseTrend, ...]:
    """Return every exercise of which anything was done in these weeks, what was done last first.

    `names` are those of all exercises, by id; for others the diary has what a routine called them.
    """
    done: dict[str, list[tuple[date, SetDone]]] = defaultdict(list)
    called = dict[str, str]()
    weeks = set(mondays)
    for session in sessions:
        called |= {one.exercise_id: one.exercise_name for one in session.start.prescriptions}
        if monday_of(session.local_day) in weeks:
            for one in best_attempts(session.sets):
                if one.moved:
                    done[one.exercise_id].append((session.local_day, one))
    known = {**called, **names}
    newest_first = sorted(
        done, key=lambda exercise: (-done[exercise][-1][0].toordinal(), known.get(exercise, ""))
    )
    return tuple(
        _exercise(known.get(each) or each.replace("-", " ").capitalize(), done[each], mondays)
        for each in newest_first
    )


def _exercise(name: str, sets: Sequence[tuple[date, SetDone]], mondays: Sequence[date]) -> ExerciseTrend:
    """Return one exercise, in seconds or reps as it was last; sets of the other kind are left out."""
    in_seconds = sets[-1][1].prescribed_seconds is not None
    alike = [(day, one) for day, one in sets if (one.prescribed_seconds is not None) is in_seconds]
    sides = []
    for side in (Side.LEFT, Side.RIGHT, Side.BOTH):
        of_week = _by_week((day, one) for day, one in alike if one.side is side)
        values = tuple(
            _of_middle_set([one.done_seconds if in_seconds else one.done_reps for one in of_week[monday]])
            for monday in mondays
        )
        if any(value is not None for value in values):
            sides.append(SideTrend(side, values))
    return ExerciseTrend(name, in_seconds, tuple(mondays), tuple(sides))


def _week(monday: date, sessions: Sequence[Session], activities: Sequence[ActivityDone]) -> WeekMinutes:
    totals = totals_of(sessions, activities)
    return WeekMinutes(
        monday,
        timed=totals.minutes,
        timed_on_feet=totals.weight_bearing_minutes,
        timed_missing=totals.minutes_missing,
        told=totals.told_minutes if activities else None,
        told_on_feet=totals.told_weight_bearing_minutes if activities else None,
    )


def _by_week(dated: Iterable[tuple[date, _Value]]) -> dict[date, list[_Value]]:
    found: dict[date, list[_Value]] = defaultdict(list)
    for day, value in dated:
        found[monday_of(day)].append(value)
    return found


def _middle(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(median(known)) if known else None


def _of_middle_set(values: Sequence[float]) -> float | None:
    """Return what was really done in the middle set, of two the better one."""
    return float(median_high(values)) if values else None


def _sum(*minutes: float | None) -> float | None:
    known = [one for one in minutes if one is not None]
    return sum(known) if known else None
