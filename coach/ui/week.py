"""A week in words and marks: its days, what is planned for them, and what was done."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.history.records import Outcome
from coach.progress.dates import monday_of
from coach.settings import REST_DAY, WEEKDAYS
from coach.ui.widgets.week_strip import DayMark, StripDay

if TYPE_CHECKING:
    from coach.history.sessions import Session


def week_of(today: date) -> tuple[date, ...]:
    """Return the seven days of the week of `today`, Monday first."""
    return tuple(monday_of(today) + timedelta(days=index) for index in range(7))


def day_name(weekday: str) -> str:
    """Return the name of one of `coach.settings.WEEKDAYS`."""
    names = (
        QCoreApplication.translate("week", "Monday"),
        QCoreApplication.translate("week", "Tuesday"),
        QCoreApplication.translate("week", "Wednesday"),
        QCoreApplication.translate("week", "Thursday"),
        QCoreApplication.translate("week", "Friday"),
        QCoreApplication.translate("week", "Saturday"),
        QCoreApplication.translate("week", "Sunday"),
    )
    return names[WEEKDAYS.index(weekday)]


def short_day_name(weekday: str) -> str:
    """Return the short name of one of `coach.settings.WEEKDAYS`."""
    names = (
        QCoreApplication.translate("week", "Mon"),
        QCoreApplication.translate("week", "Tue"),
        QCoreApplication.translate("week", "Wed"),
        QCoreApplication.translate("week", "Thu"),
        QCoreApplication.translate("week", "Fri"),
        QCoreApplication.translate("week", "Sat"),
        QCoreApplication.translate("week", "Sun"),
    )
    return names[WEEKDAYS.index(weekday)]


def planned_words(plan: Mapping[str, str], weekday: str, names: Mapping[str, str]) -> str:
    """Say what `plan` has for a weekday; `names` are those of the routines that there are, by id."""
    routine = plan.get(weekday)
    if routine is None:
        return QCoreApplication.translate("week", "Nothing planned")
    if routine == REST_DAY:
        return QCoreApplication.translate("week", "Rest day")
    if routine not in names:
        return QCoreApplication.translate("week", "“{file}” is missing").format(file=routine)
    return names[routine]


def strip_of(
    today: date, sessions: "Sequence[Session]", plan: Mapping[str, str]
) -> tuple[tuple[StripDay, ...], str]:
    """Return the days of this week with their marks, and the same as a sentence or two.

    What was done always shows. What was planned shows from today on: a day
    that went by is never held against anyone.
    """
    days = tuple(_strip_day(day, today, sessions, plan) for day in week_of(today))
    done = [day.name for day in days if day.mark in (DayMark.FULL, DayMark.PART)]
    coming = [day.name for day in days if day.mark is DayMark.PLANNED]
    sentences = [
        QCoreApplication.translate("week", "This week you exercised on {days}.").format(days=", ".join(done))
        if done
        else QCoreApplication.translate("week", "This week: no sessions yet.")
    ]
    if coming:
        planned = QCoreApplication.translate("week", "Still planned: {days}.")
        sentences.append(planned.format(days=", ".join(coming)))
    return days, " ".join(sentences)


def _strip_day(day: date, today: date, sessions: "Sequence[Session]", plan: Mapping[str, str]) -> StripDay:
    weekday = WEEKDAYS[day.weekday()]
    mark, word = _mark(day, today, sessions, plan.get(weekday))
    return StripDay(short_day_name(weekday), day_name(weekday), mark, day == today, word)


def _mark(day: date, today: date, sessions: "Sequence[Session]", planned: str | None) -> tuple[DayMark, str]:
    outcomes = {session.outcome for session in moved_in(sessions, day)}
    if Outcome.FULL in outcomes:
        return DayMark.FULL, QCoreApplication.translate("week", "Done")
    if outcomes:
        return DayMark.PART, QCoreApplication.translate("week", "Part")
    if planned == REST_DAY:
        return DayMark.REST, QCoreApplication.translate("week", "Rest")
    if planned is not None and day >= today:
        return DayMark.PLANNED, QCoreApplication.translate("week", "Planned")
    return DayMark.NOTHING, ""


def moved_in(sessions: "Sequence[Session]", day: date) -> "tuple[Session, ...]":
    """Return those of `sessions` that began on `day` and in which something was done."""
    return tuple(
        session
        for session in sessions
        if session.local_day == day and any(done.moved for done in session.sets)
    )
