"""What a physiotherapist would want to know the date of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from coach.history.records import Outcome, Readiness, ReadinessOutcome
from coach.history.sessions import Session

FALL_SIGN: Final = "fall-unhurt"
"""Ticked before a session after a fall without an injury; after one with an injury it is not today."""


class EventKind(StrEnum):
    """What happened."""

    STOPPED = "stopped"  # Stop ended the session
    UNSTEADY = "unsteady"  # the person said that they felt unsteady
    NOT_TODAY = "not-today"  # the answers before a session spoke against it
    FELL = "fell"  # the person said before a session that they had fallen, and weren't hurt


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day.

    "Not today" has the `signs` that were ticked, by id, and pain (0 to 10, None when it wasn't told).
    """

    day: date
    kind: EventKind
    signs: tuple[str, ...] = ()
    pain: int | None = None


def events_of(sessions: Iterable[Session], told: Iterable[Readiness]) -> tuple[Event, ...]:
    """Return what happened, in the order in which it did."""
    happened = [(session.start.started_at, event) for session in sessions for event in _in_session(session)]
    happened += [(one.at, event) for one in told for event in _before_session(one)]
    return tuple(event for _at, event in sorted(happened, key=lambda pair: pair[0]))


def _in_session(session: Session) -> Iterator[Event]:
    if session.outcome is Outcome.STOPPED:
        yield Event(session.local_day, EventKind.STOPPED)
    if session.answers and session.answers.unsteady:
        yield Event(session.local_day, EventKind.UNSTEADY)


def _before_session(told: Readiness) -> Iterator[Event]:
    if told.outcome is ReadinessOutcome.NOT_TODAY:
        yield Event(told.at.date(), EventKind.NOT_TODAY, told.signs, told.pain)
    elif FALL_SIGN in told.signs:
        yield Event(told.at.date(), EventKind.FELL)
