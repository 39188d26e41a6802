"""The weeks of a month: what was done in each, and how much was meant to be."""

from calendar import MONDAY, Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from coach.history.records import ActivityDone, Outcome
from coach.history.sessions import Session
from coach.progress.days import WEEKDAYS, Day, Days, mark_of, plan_on
from coach.progress.exercise_rows import best_attempts


@dataclass(frozen=True, slots=True)
class Totals:
    """Some sessions, and what else was done, added up.

    `sessions` are those in which anything was done, `full` those among them
    that were done in full. `minutes` (without pauses) and
    `weight_bearing_minutes` (moving or holding on one's feet) are None when no
    session tells them; with `minutes_missing` a session was cut off that never
    told how long it had been, so there were more minutes than are known. All of
    these the program timed; the `told_minutes` of other activities, and those
    `told_weight_bearing_minutes` among them, are as the person told them.
    """

    sessions: int
    full: int
    minutes: float | None
    minutes_missing: bool
    weight_bearing_minutes: float | None
    told_minutes: int = 0
    told_weight_bearing_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The days of a week, Monday to Sunday, that are in the month.

    `target` is how many sessions were meant to be in these days. Where a plan held on all of them (since the
    diary began) it is the days for which one was planned. Else it is the highest number of
    times a week of the month's routines, for a person who has several to choose
    from, and only for a whole week of the month. None where nothing was asked for.
    """

    days: tuple[Day, ...]
    totals: Totals
    target: int | None


def weeks_of(
    days: Days, activities: Sequence[ActivityDone], year: int, month: int, times_per_week: int | None
) -> tuple[Week, ...]:
    """Add up each week of a month; the routines are to be done `times_per_week`, None without any."""
    weeks = []
    for dates in Calendar(MONDAY).monthdatescalendar(year, month):
        inside = [day for day in dates if day.month == month]
        of_week = [session for session in days.sessions if session.local_day in inside]
        beside = [one for one in activities if one.day in inside]
        marked = tuple(Day(day, mark_of(day, days)) for day in inside)
        weeks.append(Week(marked, totals_of(of_week, beside), _target(inside, days, times_per_week)))
    return tuple(weeks)


def totals_of(sessions: Sequence[Session], activities: Sequence[ActivityDone]) -> Totals:
    """Add up sessions, and the activities beside them."""
    counted = [session for session in sessions if session.anything_done]
    known = [session.end.active_ms if session.end else session.so_far_ms for session in counted]
    lengths_ms = [length for length in known if length is not None]
    sets = [done for session in counted for done in best_attempts(session.sets)]
    on_feet = fsum(done.done_seconds for done in sets if done.weight_bearing) / 60
    return Totals(
        sessions=len(counted),
        full=sum(session.outcome is Outcome.FULL for session in counted),
        minutes=sum(lengths_ms) / 60_000 if lengths_ms else None,
        minutes_missing=len(lengths_ms) < len(counted),
        weight_bearing_minutes=on_feet if sets else None,
        told_minutes=sum(one.minutes for one in activities),
        told_weight_bearing_minutes=sum(one.minutes for one in activities if one.weight_bearing),
    )


def _target(inside: Sequence[date], days: Days, times_per_week: int | None) -> int | None:
    asked = [day for day in inside if day >= days.begun]
    held = [(day, plan) for day in asked if (plan := plan_on(days.plans, day))]
    if asked and len(held) == len(asked):
        return sum(bool(dict(plan.days).get(WEEKDAYS[day.weekday()])) for day, plan in held) or None
    return times_per_week if len(asked) == len(WEEKDAYS) else None
