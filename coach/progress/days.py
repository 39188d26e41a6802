"""What each day was: done, in part, stopped, not today, planned, a rest day, or nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from coach.history.records import Outcome, PlanMade, Readiness, ReadinessOutcome
from coach.history.sessions import Session

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As a plan spells them."""


class DayMark(StrEnum):
    """What a day was; the fullest of its sessions stands for it."""

    FULL = "full"
    PART = "part"
    STOPPED = "stopped"
    NOT_TODAY = "not-today"  # the answers before a session spoke against it
    PLANNED = "planned"  # something was planned, and nothing is recorded
    REST = "rest"  # a rest day of the plan
    NOTHING = "nothing"
    OUTSIDE = "outside"  # still to come, or before the diary began


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month."""

    date: date
    mark: DayMark


@dataclass(frozen=True, slots=True)
class Days:
    """What days are marked by; nothing is asked of those before `begun`, on which the diary began."""

    sessions: Sequence[Session]
    told: Sequence[Readiness]
    plans: Sequence[PlanMade]
    begun: date
    today: date


def mark_of(day: date, days: Days) -> DayMark:
    """Return the mark of a day."""
    of_day = [session for session in days.sessions if session.local_day == day]
    marks = {DayMark(session.outcome) for session in of_day if session.anything_done}
    if any(session.outcome is Outcome.STOPPED for session in of_day):
        marks.add(DayMark.STOPPED)
    if any(one.outcome is ReadinessOutcome.NOT_TODAY for one in days.told if one.at.date() == day):
        marks.add(DayMark.NOT_TODAY)
    if marks:
        return next(mark for mark in DayMark if mark in marks)  # the enum has the fullest first
    if not days.begun <= day <= days.today:
        return DayMark.OUTSIDE
    planned = _planned_on(days.plans, day)
    # Today isn't over yet.
    return DayMark.NOTHING if planned is DayMark.PLANNED and day == days.today else planned


def plan_on(plans: Sequence[PlanMade], day: date) -> PlanMade | None:
    """Return the plan that held on a day: of those that did, the one that began last; None without one."""
    held = [plan for plan in plans if plan.holds_from <= day]
    return max(held, key=lambda plan: (plan.holds_from, plan.at, plan.id), default=None)


def _planned_on(plans: Sequence[PlanMade], day: date) -> DayMark:
    """Return what was planned for a day."""
    plan = plan_on(plans, day)
    routine = dict(plan.days).get(WEEKDAYS[day.weekday()]) if plan else None
    if routine is None:
        return DayMark.NOTHING
    return DayMark.PLANNED if routine else DayMark.REST
