"""What the screens of My progress show, made of what the diary tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.history.records import ActivityDone, MeasureDone, Readiness
from coach.history.sessions import Session
from coach.progress import words
from coach.progress.dates import month_after
from coach.progress.days import DayMark, Days
from coach.progress.kind_words import month_words
from coach.progress.reminders import measure_due
from coach.progress.trends import MonthDone, month_done
from coach.ui.progress.day_words import (
    activity_done_words,
    long_day,
    mark_words,
    measure_done_words,
    month_name,
    not_today_words,
    session_words,
    sheet_text,
)
from coach.ui.screens.day import DayEntry
from coach.ui.screens.progress import ProgressPage

if TYPE_CHECKING:
    from coach.history.store import HistoryStore


@dataclass(frozen=True, slots=True)
class Front:
    """A month of the person `name`, and the first day of the diary, None when it is empty.

    `more` are the days with something else than a session: an activity, or a test.
    """

    name: str
    done: MonthDone
    more: frozenset[date]
    begun: date | None
    is_test_due: bool


@dataclass(frozen=True, slots=True)
class DayDone:
    """All that is in the diary of a day."""

    sessions: tuple[Session, ...]
    activities: tuple[ActivityDone, ...]
    measures: tuple[MeasureDone, ...]
    told: tuple[Readiness, ...]


def front_of(store: "HistoryStore", person_id: str, first: date, today: date) -> Front:
    """Look up the month that begins on `first`."""
    last = month_after(first) - timedelta(days=1)
    begun = store.first_day(person_id)
    days = Days(
        store.sessions_between(person_id, first, last),
        store.readiness_between(person_id, first, last),
        store.plans(person_id),
        begun or date.max,
        today,
    )
    done = month_done(first, days, store.activities_between(person_id, first, last))
    measures = store.measures(person_id)
    more = frozenset([*(one.day for one in done.activities), *(one.at.date() for one in measures)])
    due = measure_due(measures, begun, today)
    return Front(store.person(person_id).name, done, more, begun, is_test_due=due is not None)


def day_of(store: "HistoryStore", person_id: str, day: date) -> DayDone:
    """Look up all that a day had in it."""
    return DayDone(
        store.sessions_between(person_id, day, day),
        store.activities_between(person_id, day, day),
        tuple(one for one in store.measures(person_id) if one.at.date() == day),
        store.readiness_between(person_id, day, day),
    )


def page_of(front: Front, today: date) -> ProgressPage:
    """Put a month into what its screen shows."""
    first, marks = front.done.first, tuple((day.date, day.mark) for day in front.done.days)
    shown = {mark for day, mark in marks if not (mark is DayMark.NOTHING and day in front.more)}
    legend: list[tuple[DayMark | None, str]] = [
        (mark, mark_words(mark)) for mark in DayMark if mark in shown and mark is not DayMark.OUTSIDE
    ]
    if any(day in front.more for day, _mark in marks):
        legend.append((None, QCoreApplication.translate("progress", "something else")))
    return ProgressPage(
        title=month_title(front.name, first),
        sentence=month_words(front.done, today, is_new=front.begun is None, say=sheet_text),
        marks=marks,
        more=front.more,
        legend=legend,
        letter=sheet_text(words.NOT_TODAY_LETTER),
        day_name=lambda day, mark: _day_name(day, mark, has_more=day in front.more, is_ahead=day > today),
        has_earlier=front.begun is not None and front.begun < first,
        has_later=month_after(first) <= today,
        is_test_due=front.is_test_due,
    )


def entries_of(done: DayDone) -> Sequence[DayEntry]:
    """Return what a day had in it, in the order in which it came."""
    found = [
        (one.start.started_at, DayEntry(one.start.id, *session_words(one), can_change=True))
        for one in done.sessions
    ]
    found += [
        (one.at, DayEntry(one.id, *activity_done_words(one), can_change=True)) for one in done.activities
    ]
    found += [(one.at, DayEntry(one.id, *measure_done_words(one))) for one in done.measures]
    found += [(one.at, DayEntry("", rested)) for one in done.told if (rested := not_today_words(one))]
    return [entry for _at, entry in sorted(found, key=lambda pair: pair[0])]


def month_title(name: str, first: date) -> str:
    """Return whose month it is, and which."""
    if name:
        text = QCoreApplication.translate("progress", "{name}: {month} {year}")
    else:
        text = QCoreApplication.translate("progress", "{month} {year}")
    return text.format(name=name, month=month_name(first), year=first.year)


def _day_name(day: date, mark: DayMark, *, has_more: bool, is_ahead: bool) -> str:
    if has_more and mark in (DayMark.NOTHING, DayMark.OUTSIDE):
        text = QCoreApplication.translate("progress", "{day}: something else was done")
    elif has_more:
        text = QCoreApplication.translate("progress", "{day}: {mark}; something else was done")
    elif is_ahead and mark is DayMark.OUTSIDE:
        text = QCoreApplication.translate("progress", "{day}: still to come")
    else:
        text = QCoreApplication.translate("progress", "{day}: {mark}")
    return text.format(day=long_day(day), mark=mark_words(mark))
