"""One step that may come next, or one back: only ever suggested, never applied.

The rules are those of `brief.md` section 5, a proposal that no study has
tested. Support is never taken away: whatever asks for less of it, or for
another position, is only a question for the physiotherapist.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from coach.history.records import Outcome, Readiness, ReadinessOutcome
from coach.history.sessions import Session, in_diary_order
from coach.progress.exercise_rows import best_attempts
from coach.routine.links import asks_less_support
from coach.routine.model import Exercise, ExerciseStep, Routine, SideDose
from coach.routine.tempo import tempo_of
from coach.routine.terms import Kind, Pace
from coach.routine.turns import turns_of

DAYS: Final = 14
"""Full doses are counted over so many days; as many days off ask for a step back (brief.md section 5)."""

HARD_EFFORT: Final = 8
PAIN_RISE: Final = 2
"""A real change in pain is about 2 points (brief.md section 4)."""

MORE_REPS: Final = 2
FEW_REPS: Final = 5
"""Below so many reps one more is a step, from there on `MORE_REPS`; no source: the smallest steps."""


class SuggestionKind(StrEnum):
    """What is suggested: the steps on in the order in which they are taken, then the steps back."""

    REPS = "reps"
    SETS = "sets"
    SLOWER_LOWER = "slower-lower"
    HARDER = "harder"
    ASK = "ask"  # the physiotherapist, about what asks for less support or another position
    AFTER_HARD = "after-hard"  # the effort was 8 or more
    AFTER_PAIN = "after-pain"  # pain rose, and was still there the next day
    AFTER_UNSTEADY = "after-unsteady"
    AFTER_TIME_OFF = "after-time-off"

    @property
    def is_back(self) -> bool:
        """Whether it is a step back."""
        return self in (
            SuggestionKind.AFTER_HARD,
            SuggestionKind.AFTER_PAIN,
            SuggestionKind.AFTER_UNSTEADY,
            SuggestionKind.AFTER_TIME_OFF,
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step to talk about.

    On: for the exercise `exercise_id`, `now` instead of `was` (reps or sets, or
    the seconds of going back), or the exercise `other_id` in its place; it rests
    on `sessions` full sessions within `DAYS` days. Back: `days` is how long ago
    the last session was.
    """

    kind: SuggestionKind
    exercise_id: str = ""
    exercise_name: str = ""
    was: float = 0.0
    now: float = 0.0
    other_id: str = ""
    other_name: str = ""
    sessions: int = 0
    days: int = 0


def suggestion(
    sessions: Iterable[Session],
    readiness: Sequence[Readiness],
    routine: Routine,
    exercises: Mapping[str, Exercise],
    today: date,
) -> Suggestion | None:
    """Return the step that a person's diary speaks for, None when all may stay as it is.

    `sessions` are of all routines: the last one in which anything was done, and
    all of the `DAYS` days up to `today`; `readiness` is of the same days. A step
    back comes before a step on.
    """
    done = [session for session in in_diary_order(sessions) if session.anything_done]
    if not done:
        return None
    back = _step_back(done[-1], readiness, done, today)
    if back is not None:
        return Suggestion(back, days=(today - done[-1].local_day).days)
    count = _full_doses(done, readiness, routine, exercises, today)
    return next(_steps_on(routine, exercises, count), None) if count else None


def _step_back(
    last: Session, readiness: Sequence[Readiness], done: Sequence[Session], today: date
) -> SuggestionKind | None:
    """Return why a step back is due after the `last` session, None when it isn't."""
    if (today - last.local_day).days >= DAYS:
        return SuggestionKind.AFTER_TIME_OFF
    if last.answers and last.answers.unsteady:
        return SuggestionKind.AFTER_UNSTEADY
    if last.answers and last.answers.effort is not None and last.answers.effort >= HARD_EFFORT:
        return SuggestionKind.AFTER_HARD
    return SuggestionKind.AFTER_PAIN if _pain_stayed(readiness, done, today) else None


def _pain_stayed(readiness: Sequence[Readiness], done: Sequence[Session], today: date) -> bool:
    """Whether pain that rose in a session was still up when it was told on a later day, the newest."""
    told = {session.local_day: session.pain_before for session in done if session.pain_before is not None}
    told |= {one.at.date(): one.pain for one in readiness if one.pain is not None}
    days = [day for day in told if day <= today]
    if not days:
        return False
    newest = max(days)
    before = [session for session in done if session.local_day < newest]
    if not before or before[-1].pain_before is None or before[-1].answers is None:
        return False
    start, after = before[-1].pain_before, before[-1].answers.pain_after
    return after is not None and after - start >= PAIN_RISE and told[newest] - start >= PAIN_RISE


def _full_doses(
    done: Sequence[Session],
    readiness: Sequence[Readiness],
    routine: Routine,
    exercises: Mapping[str, Exercise],
    today: date,
) -> int:
    """Return on how many full doses a step on may rest, 0 when anything speaks against it.

    A session counts when the routine as it is now was done in full, its own
    exercises at its own dose, and the person said that effort and pain were
    within the routine's bounds: silence says nothing. Any session with more of
    either, unsteady or stopped speaks against a step, as does a day that the
    answers before a session spoke against.
    """
    bounds = routine.progression
    if bounds is None or routine.pace is Pace.GENTLE_EVEN:  # who takes it gently isn't pushed
        return 0
    first = today - timedelta(days=DAYS - 1)
    recent = [session for session in done if first <= session.local_day <= today]
    if any(map(_went_badly, recent)) or any(_spoke_against(one, first, today) for one in readiness):
        return 0
    own = [session for session in recent if session.start.routine_id == routine.id]
    if any(_exceeds(session, bounds.max_effort, bounds.max_pain) for session in own):
        return 0
    count = sum(_is_full_dose(session, routine, exercises) for session in own)
    return count if count >= bounds.after_sessions else 0


def _went_badly(session: Session) -> bool:
    return session.outcome is Outcome.STOPPED or bool(session.answers and session.answers.unsteady)


def _spoke_against(told: Readiness, first: date, today: date) -> bool:
    day = told.at.date()
    tired_today = day == today and told.outcome is ReadinessOutcome.GENTLER
    return first <= day <= today and (told.outcome is ReadinessOutcome.NOT_TODAY or tired_today)


def _exceeds(session: Session, max_effort: int, max_pain: int) -> bool:
    effort = session.answers.effort if session.answers else None
    after = session.answers.pain_after if session.answers else None
    pains = [pain for pain in (session.pain_before, after) if pain is not None]
    return (effort is not None and effort > max_effort) or any(pain > max_pain for pain in pains)


def _is_full_dose(session: Session, routine: Routine, exercises: Mapping[str, Exercise]) -> bool:
    answers = session.answers
    if answers is None or answers.effort is None or answers.pain_after is None:
        return False
    if session.outcome is not Outcome.FULL or session.start.content_hash != routine.content_hash:
        return False
    asked = {(one.step_index, one.side): one for one in session.start.prescriptions}
    if any(
        (prescribed := asked.get((done.step_index, done.side))) is None
        or prescribed.exercise_id != done.exercise_id
        for done in best_attempts(session.sets)
    ):
        return False  # something easier was chosen, or harder
    return all(_asked_whole(session, index, step, exercises) for index, step in _exercise_steps(routine))


def _asked_whole(session: Session, index: int, step: ExerciseStep, exercises: Mapping[str, Exercise]) -> bool:
    """Whether a session asked for all of a step: a gentler pace that the person chose asks for less."""
    asked = [one for one in session.start.prescriptions if one.step_index == index]
    exercise = exercises.get(step.exercise)
    if exercise is None or {one.exercise_id for one in asked} != {exercise.id}:
        return False
    if exercise.kind is not Kind.REPS:
        return True
    turns = turns_of(step, exercise, exercise.phases).values()
    return min(one.reps for one in asked) >= min(turn.reps for turn in turns)


def _exercise_steps(routine: Routine) -> Iterator[tuple[int, ExerciseStep]]:
    for index, step in enumerate(routine.steps):
        if isinstance(step, ExerciseStep):
            yield index, step


def _steps_on(routine: Routine, exercises: Mapping[str, Exercise], count: int) -> Iterator[Suggestion]:
    """Yield the steps on, the first to be taken first; on one rung the smallest dose grows first."""
    pairs = [
        (step, exercises[step.exercise])
        for _index, step in _exercise_steps(routine)
        if step.exercise in exercises
    ]
    for rung in (_more_reps, _more_sets, _slower_lower, _harder):
        found = [one for step, exercise in pairs if (one := rung(step, exercise, routine, exercises))]
        yield from (
            replace(one, sessions=count)
            for one in sorted(found, key=lambda one: one.was / one.now if one.now else 0.0)
        )


def _more_reps(
    step: ExerciseStep, exercise: Exercise, _routine: Routine, _exercises: Mapping[str, Exercise]
) -> Suggestion | None:
    """Suggest more reps up to the exercise's highest, or, where it has none, to its usual ones."""
    was = step.reps or exercise.dose.reps
    most = exercise.dose.reps_max or exercise.dose.reps
    if exercise.kind is Kind.RHYTHM or was >= most or _sides_differ(step):
        return None
    now = min(most, was + (MORE_REPS if was >= FEW_REPS else 1))
    return Suggestion(SuggestionKind.REPS, exercise.id, exercise.name, was, now)


def _more_sets(
    step: ExerciseStep, exercise: Exercise, routine: Routine, _exercises: Mapping[str, Exercise]
) -> Suggestion | None:
    was = step.sets or exercise.dose.sets
    if was >= (exercise.dose.sets_max or 0) or _sides_differ(step) or routine.pace is Pace.SHORT_COOL:
        return None  # the pace short and cool does one set, whatever is written
    return Suggestion(SuggestionKind.SETS, exercise.id, exercise.name, was, was + 1)


def _slower_lower(
    step: ExerciseStep, exercise: Exercise, routine: Routine, _exercises: Mapping[str, Exercise]
) -> Suggestion | None:
    """Suggest to lower as slowly as the pace slow-lower has it, where that isn't done yet."""
    if routine.pace is not Pace.STEADY:
        return None
    usual, _beat = tempo_of(exercise, ExerciseStep(exercise.id), Pace.STEADY)
    phases, _beat = tempo_of(exercise, step, Pace.STEADY)
    slower, _beat = tempo_of(exercise, step, Pace.SLOW_LOWER)
    for own, was, now in zip(usual, phases, slower, strict=True):
        if own.seconds >= was.seconds < now.seconds:
            return Suggestion(
                SuggestionKind.SLOWER_LOWER, exercise.id, exercise.name, was.seconds, now.seconds
            )
    return None


def _harder(
    _step: ExerciseStep, exercise: Exercise, routine: Routine, exercises: Mapping[str, Exercise]
) -> Suggestion | None:
    """Suggest the harder exercise; one with less support or in another position is only asked about."""
    harder, less = exercises.get(exercise.harder), exercises.get(exercise.less_support)
    other = harder or less
    if other is None or other.id in {step.exercise for _index, step in _exercise_steps(routine)}:
        return None
    moves_up = other.position is not exercise.position or asks_less_support(exercise, other)
    kind = SuggestionKind.ASK if other is less or moves_up else SuggestionKind.HARDER
    return Suggestion(kind, exercise.id, exercise.name, other_id=other.id, other_name=other.name)


def _sides_differ(step: ExerciseStep) -> bool:
    """Whether a side has a dose of its own: that is for the physiotherapist to change."""
    return (step.left, step.right) != (SideDose(), SideDose())
