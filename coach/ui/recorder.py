"""Turns what happens in a session into records for the diary."""

from collections.abc import Callable
from datetime import datetime

from coach.history.records import (
    Answers,
    Outcome,
    Prescription,
    Record,
    SessionEnd,
    SessionStart,
    SetDone,
    Shortened,
    new_id,
)
from coach.routine.terms import Side, WeightBearing
from coach.session import prescription as session
from coach.session.playback import SetEnded
from coach.session.prescription import Bout
from coach.session.timeline import Timeline


class SessionRecorder:
    """Keeps one session in the diary: its start, each set as it ends, its end, and the answers."""

    def __init__(
        self,
        person_id: str,
        timeline: Timeline,
        add: Callable[[Record], None],
        now: Callable[[], datetime],
    ) -> None:
        self.session_id = new_id()
        self._timeline = timeline
        self._add = add
        self._now = now
        self._whole: dict[tuple[int, int, Side], bool] = {}
        routine = timeline.routine
        add(
            SessionStart(
                id=self.session_id,
                person_id=person_id,
                routine_id=routine.id,
                routine_name=routine.name,
                routine_version=routine.version,
                routine_author=routine.author,
                content_hash=routine.content_hash,
                times_per_week=routine.times_per_week,
                started_at=now(),
                planned_ms=timeline.length_ms,
                prescriptions=tuple(line for item in timeline.prescriptions for line in _prescribed(item)),
            )
        )

    def set_ended(self, ended: SetEnded) -> None:
        """Record a set of one side."""
        item = self._timeline.prescription(ended.bout)
        exercise = item.exercise
        number = _set_number(item, ended.bout, ended.side)
        asked_seconds = item.set_seconds(ended.prescribed_reps)
        key = (ended.bout.step_index, number, ended.side)
        self._whole[key] = self._whole.get(key, False) or ended.done_reps >= ended.prescribed_reps
        self._add(
            SetDone(
                id=new_id(),
                session_id=self.session_id,
                at=self._now(),
                step_index=ended.bout.step_index,
                set_index=number,
                side=ended.side,
                exercise_id=exercise.id,
                prescribed_reps=ended.prescribed_reps,
                done_reps=ended.done_reps,
                prescribed_seconds=asked_seconds,
                done_seconds=_seconds_done(item, ended),
                load_kg=item.load_of(ended.side),
                support=exercise.support,
                weight_bearing=exercise.weight_bearing is not WeightBearing.NONE,
                shortened=Shortened(ended.shortened.value),
            )
        )

    def ended(self, *, stopped: bool, active_ms: int) -> Outcome:
        """Record the end; it was full when every set was done whole."""
        planned = sum(len(bout.sides) for bout in self._timeline.bouts)
        whole = sum(self._whole.values()) == planned
        outcome = Outcome.FULL if whole else Outcome.STOPPED if stopped else Outcome.PART
        self._add(SessionEnd(new_id(), self.session_id, self._now(), outcome, active_ms))
        return outcome

    def answered(self, effort: int | None, pain_after: int | None, note: str) -> None:
        """Record how it was; what was left out stays None."""
        if effort is None and pain_after is None and not note:
            return
        self._add(
            Answers(new_id(), self.session_id, self._now(), effort=effort, pain_after=pain_after, note=note)
        )

    @property
    def sets_whole(self) -> int:
        """How many sets, side by side, were done whole."""
        return sum(self._whole.values())


def _prescribed(item: session.Prescription) -> list[Prescription]:
    lines = []
    for side in dict.fromkeys(side for bouts in item.sets for bout in bouts for side in bout.sides):
        own = [bout for bouts in item.sets for bout in bouts if side in bout.sides]
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


def _set_number(item: session.Prescription, bout: Bout, side: Side) -> int:
    """Return which of a side's sets `bout` is, from 0; each pass of a walk counts as one."""
    own = [one for bouts in item.sets for one in bouts if side in one.sides]
    return own.index(bout)
