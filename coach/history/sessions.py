"""A session as the diary's records tell of it, and what of it was done."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from coach.history.records import (
    Answers,
    Outcome,
    Readiness,
    Record,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
    Shortened,
    Side,
)

SetKey = tuple[int, int, Side]
"""A set of one side: its step, which of the side's sets it is, and the side."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as the diary holds it.

    Without an end it was cut off (the program was killed): it counts as part,
    and its sets count; `so_far_ms` is how long it had been playing when that
    was last told.
    """

    start: SessionStart
    sets: tuple[SetDone, ...] = ()
    end: SessionEnd | None = None
    answers: Answers | None = None
    readiness: Readiness | None = None
    so_far_ms: int | None = None

    @property
    def outcome(self) -> Outcome:
        """How it ended; a session that was cut off is part."""
        return self.end.outcome if self.end else Outcome.PART

    @property
    def anything_done(self) -> bool:
        """Whether it counts: a session that was only opened doesn't."""
        return self.outcome is Outcome.FULL or any(done.moved for done in self.sets)

    @property
    def planned(self) -> tuple[SetKey, ...]:
        """Every set that was asked for, side by side, in the order in which they were to be done."""
        return tuple(
            (asked.step_index, number, asked.side)
            for asked in self.start.prescriptions
            for number in range(asked.sets)
        )

    @property
    def done_whole(self) -> tuple[SetKey, ...]:
        """Those of them that were done whole."""
        whole = whole_sets(self.sets)
        return tuple(key for key in self.planned if is_covered(key, whole))

    @property
    def pain_before(self) -> int | None:
        """Pain (0 to 10) as told with the answers, else before the session; None when it wasn't told."""
        told = self.answers.pain_before if self.answers else None
        return self.readiness.pain if told is None and self.readiness else told

    @property
    def local_day(self) -> date:
        """The day on which it began, where the person was."""
        return self.start.started_at.date()


def whole_sets(sets: Iterable[SetDone]) -> set[SetKey]:
    """Return which of `sets` were done whole; several goes at one count once."""
    return {
        (done.step_index, done.set_index, done.side)
        for done in sets
        if done.done_reps >= done.prescribed_reps
    }


def is_covered(key: SetKey, whole: Collection[SetKey]) -> bool:
    """Tell whether a set was done, be it by a variant that shares the legs out otherwise."""
    step, number, side = key
    if side is Side.BOTH:
        return key in whole or {(step, number, Side.LEFT), (step, number, Side.RIGHT)} <= set(whole)
    return key in whole or (step, number, Side.BOTH) in whole


def with_records(session: Session, records: Iterable[Record]) -> Session:
    """Return the session with what `records` add to it; what it has already is not added twice.

    Where a set was told of while it went on and its end never came, the last
    that was told stands for it, as unfinished, until the end comes.
    """
    sets = {done.id: done for done in session.sets}
    for record in records:
        if getattr(record, "session_id", None) != session.start.id:
            continue
        match record:
            case SetDone():
                if record.id not in sets or sets[record.id].shortened is Shortened.UNFINISHED:
                    sets[record.id] = record
            case SetSoFar():
                stands = replace(record.done, shortened=Shortened.UNFINISHED)
                known = sets.get(stands.id)
                unended = known is None or known.shortened is Shortened.UNFINISHED
                if unended and (known is None or _extent(known) <= _extent(stands)):
                    sets[stands.id] = stands
                session = replace(session, so_far_ms=max(session.so_far_ms or 0, record.active_ms))
            case SessionEnd():
                session = replace(session, end=_later(session.end, record))
            case Answers():
                session = replace(session, answers=_later(session.answers, record))
            case Readiness():
                session = replace(session, readiness=_later(session.readiness, record))
    in_order = tuple(sorted(sets.values(), key=lambda done: (done.at, done.id)))
    return replace(session, sets=in_order, so_far_ms=None if session.end else session.so_far_ms)


def _extent(done: SetDone) -> tuple[int, float]:
    """Return by what a set that goes on only grows, whatever the wall clock says."""
    return done.done_reps, done.done_seconds


def in_diary_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions by the moment at which they began."""
    return tuple(sorted(sessions, key=lambda session: (session.start.started_at, session.start.id)))


_Latest = TypeVar("_Latest", SessionEnd, Answers, Readiness)


def _later(known: _Latest | None, new: _Latest) -> _Latest:
    return new if known is None or (new.at, new.id) >= (known.at, known.id) else known
