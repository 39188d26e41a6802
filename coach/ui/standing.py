"""What the diary knows of a person that home and the questions before a session ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from coach.history.records import Readiness, ReadinessOutcome
from coach.history.sessions import Session
from coach.progress.month import Month, month_of
from coach.progress.reminders import MeasureDue, measure_due
from coach.progress.suggestions import DAYS, Suggestion, suggestion
from coach.routine.library import Library
from coach.session.readiness import is_fall_untold
from coach.settings import Settings
from coach.ui.home_states import planned_for
from coach.ui.week import week_of
from coach.ui.week_plan import in_use

if TYPE_CHECKING:
    from coach.history.store import HistoryStore

LOOK_BACK: Final = timedelta(days=60)
"""As far back as a suggestion, or a fall that nobody was told of, can matter."""

FOR_A_STEP: Final = timedelta(days=2 * DAYS)
"""As far back as the sessions on which a suggestion rests, with those that pain is compared with."""

RESUMES_FOR: Final = timedelta(days=1)
"""A session that was cut off may be gone on with on the day after it began (`brief.md` section 6: keep
what was begun for at least 20 hours, "a session resumes next day")."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a person: this week's sessions, and what should be asked or said.

    `person_id` is theirs in the diary, "" until it has answered; `cut_off` is a
    session that may be gone on with; `fall_untold` tells that there was a fall
    that nobody had been told of when last asked; `rests_today` that the last
    answers of today spoke against a session; `measure_due` that a test is due; `plan` is the
    week that holds today, as settings have it, None when none was ever made.
    """

    person_id: str = ""
    week: tuple[Session, ...] = ()
    is_first_day: bool = False
    cut_off: Session | None = None
    suggestion: Suggestion | None = None
    fall_untold: bool = False
    rests_today: bool = False
    measure_due: MeasureDue | None = None
    plan: Mapping[str, str] | None = None


def standing(store: "HistoryStore", settings: Settings, library: Library, today: date) -> Standing:
    """Look up how it stands on the day `today` with the person of these settings."""
    person_id = store.person_for(settings.person_id, settings.name).id
    plan = in_use(store.plans(person_id), today)
    if plan is not None:
        settings = replace(settings, plan=plan)
    week = week_of(today)
    sessions = store.sessions_between(person_id, week[0], week[-1])
    readiness = store.readiness_between(person_id, today - LOOK_BACK, today)
    return Standing(
        person_id=person_id,
        week=sessions,
        is_first_day=store.last_session(person_id) is None,
        cut_off=store.open_session(person_id, today - RESUMES_FOR, today),
        suggestion=_suggested(store, person_id, settings, library, today),
        fall_untold=bool(readiness) and is_fall_untold(readiness[-1].signs),
        rests_today=bool(readiness) and _is_not_today(readiness[-1], today),
        measure_due=measure_due(store.measures(person_id), store.first_day(person_id), today),
        plan=plan,
    )


def _is_not_today(told: Readiness, today: date) -> bool:
    return told.at.date() == today and told.outcome is ReadinessOutcome.NOT_TODAY


def month_for(store: "HistoryStore", settings: Settings, library: Library, first: date, today: date) -> Month:
    """Return the person's month that begins on `first`, with all that its sheet tells."""
    person_id = store.person_for(settings.person_id, settings.name).id
    is_todays = first == today.replace(day=1)
    return month_of(
        store,
        person_id,
        first.year,
        first.month,
        today=today,
        names={exercise.id: exercise.name for exercise in library.exercises.values()},
        suggestion=_suggested(store, person_id, settings, library, today) if is_todays else None,
    )


def _suggested(
    store: "HistoryStore", person_id: str, settings: Settings, library: Library, today: date
) -> Suggestion | None:
    """Return what might be talked about: it is of the routine that is planned for today."""
    routine = library.routines.get(planned_for(settings, today) or "")
    if routine is None:
        return None
    known = store.sessions_between(person_id, today - FOR_A_STEP, today)
    if not known:
        last = store.last_session(person_id, today)
        known = (last,) if last else ()
    readiness = store.readiness_between(person_id, today - LOOK_BACK, today)
    return suggestion(known, readiness, routine, library.exercises, today)
