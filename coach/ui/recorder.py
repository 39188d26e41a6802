"""Turns what happens in a session into records for the diary."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from coach.history.records import (
    Outcome,
    Prescription,
    Record,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
    Shortened,
    new_id,
)
from coach.history.sessions import Session, SetKey, is_covered, whole_sets
from coach.routine.terms import WeightBearing
from coach.session import prescription as session
from coach.session.events import SetEnded
from coach.session.timeline import Timeline

TOLD_EVERY_MS: Final = 5000
"""A set that goes on is told of at least this often, and with each rep."""

QUICK_MS: Final = 1000
"""Of reps that are quicker than this, not each is told."""


class SessionRecorder:
    """Keeps one session in the diary: its start, each set as it goes on and ends, its end, the answers.

    `active_ms` is how long the session has been playing, without pauses.
    """

    def __init__(  # noqa: PLR0913  (what a diary needs of a session)
        self,
        person_id: str,
        timeline: Timeline,
        add: Callable[[Record], None],
        now: Callable[[], datetime],
        *,
        session_id: str = "",
        resumed: Session | None = None,
    ) -> None:
        """Begin a session, or go on with one that was cut off: `resumed` is what the diary has of it."""
        self.session_id = resumed.start.id if resumed else session_id or new_id()
        self._timeline = timeline
        self._add = add
        self._now = now
        self._so_far: dict[SetKey, SetSoFar] = {}
        self._whole = whole_sets(resumed.sets) if resumed else set()
        self.anything_done = resumed.anything_done if resumed else False
        if resumed is None:
            add(_start(self.session_id, person_id, timeline, now()))

    def follow(self, timeline: Timeline) -> None:
        """Go by another timeline of the same routine from here on."""
        self._timeline = timeline

    def so_far(self, sets: Iterable[SetEnded], active_ms: int) -> None:
        """Record how much of the set that goes on is done, where there is news; ask as often as you like."""
        for ended in sets:
            key = self._key(ended)
            told = self._so_far.get(key)
            if ended.done_ms == 0 or (told is not None and not _is_news(told, ended, active_ms)):
                continue
            record = SetSoFar(new_id(), self._done(told.done.id if told else new_id(), ended), active_ms)
            self._so_far[key] = record
            self._add(record)

    def set_ended(self, ended: SetEnded) -> None:
        """Record a set of one side, under the id by which it was told of while it went on."""
        told = self._so_far.pop(self._key(ended), None)
        done = self._done(told.done.id if told else new_id(), ended)
        self._whole |= whole_sets([done])
        self.anything_done = self.anything_done or done.moved
        self._add(done)

    def ended(self, *, stopped: bool, active_ms: int) -> Outcome:
        """Record the end; it was full when every set was done whole."""
        whole = self.sets_whole == self.sets_planned
        outcome = Outcome.FULL if whole else Outcome.STOPPED if stopped else Outcome.PART
        self._add(SessionEnd(new_id(), self.session_id, self._now(), outcome, active_ms))
        return outcome

    @property
    def sets_planned(self) -> int:
        """How many sets, side by side, the whole session has."""
        return sum(len(bout.sides) for bout in self._timeline.bouts)

    @property
    def sets_whole(self) -> int:
        """How many of them were done whole."""
        return sum(
            is_covered((item.step_index, item.set_number(bout, side), side), self._whole)
            for item in self._timeline.prescriptions
            for bout in item.bouts
            for side in bout.sides
        )

    def _key(self, ended: SetEnded) -> SetKey:
        number = self._timeline.prescription(ended.bout).set_number(ended.bout, ended.side)
        return ended.bout.step_index, number, ended.side

    def _done(self, done_id: str, ended: SetEnded) -> SetDone:
        item = self._timeline.prescription(ended.bout)
        step_index, number, side = self._key(ended)
        return SetDone(
            id=done_id,
            session_id=self.session_id,
            at=self._now(),
            step_index=step_index,
            set_index=number,
            side=side,
            exercise_id=item.exercise.id,
            prescribed_reps=ended.prescribed_reps,
            done_reps=ended.done_reps,
            prescribed_seconds=item.set_seconds(ended.prescribed_reps),
            done_seconds=_seconds_done(item, ended),
            load_kg=item.load_of(side),
            support=item.exercise.support,
            weight_bearing=item.exercise.weight_bearing is not WeightBearing.NONE,
            shortened=Shortened(ended.shortened.value),
            speed_percent=item.speed_percent,
        )


def _start(session_id: str, person_id: str, timeline: Timeline, now: datetime) -> SessionStart:
    routine = timeline.routine
    return SessionStart(
        id=session_id,
        person_id=person_id,
        routine_id=routine.id,
        routine_name=routine.name,
        routine_version=routine.version,
        routine_author=routine.author,
        content_hash=routine.content_hash,
        times_per_week=routine.times_per_week,
        started_at=now,
        planned_ms=timeline.length_ms,
        prescriptions=tuple(line for item in timeline.prescriptions for line in _prescribed(item)),
    )


def _prescribed(item: session.Prescription) -> list[Prescription]:
    lines = []
    for side in dict.fromkeys(side for bout in item.bouts for side in bout.sides):
        own = [bout for bout in item.bouts if side in bout.sides]
        reps = own[0].reps(side)
        lines.append(
            Prescription(
                step_index=item.step_index,
                exercise_id=item.exercise.id,
                exercise_name=item.exercise.name,
                side=side,
                sets=len(own),
                reps=reps,
                seconds=item.set_seconds(reps),
                tempo=item.tempo,
                load_kg=item.load_of(side),
                support=item.exercise.support,
            )
        )
    return lines


def _seconds_done(item: session.Prescription, ended: SetEnded) -> float:
    """Return how long was held, of a hold or a stretch; else how long was moved."""
    if item.held is not None:
        return ended.held_ms / 1000
    if item.duration_seconds is not None and ended.done_reps >= ended.prescribed_reps:
        return item.duration_seconds  # whole reps come near to it: the difference is nothing to be told
    return ended.done_ms / 1000


def _is_news(told: SetSoFar, ended: SetEnded, active_ms: int) -> bool:
    """Tell whether a rep more is done, or there is much of a long one; of quick reps one a second is told."""
    least_ms = TOLD_EVERY_MS if told.done.done_reps == ended.done_reps else QUICK_MS
    return active_ms - told.active_ms >= least_ms
