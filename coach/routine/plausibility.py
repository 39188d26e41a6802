"""What a routine may say and hardly means: it is warned of, and the routine plays all the same."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from coach.routine.cautions import Cautions
from coach.routine.lines import Path
from coach.routine.model import Exercise, ExerciseStep, RestStep, Routine
from coach.routine.source import Source

DAYS_OF_A_YEAR: Final = 365


def check_plausible(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    source: Source,
    cautions: Cautions,
    today: date | None,
) -> None:
    """Warn of a routine without rest, a weight that a caution speaks against, a review that is long ago."""
    _check_rest(routine, exercises, source)
    _check_loads(routine, exercises, source, cautions)
    if today is not None and routine.reviewed is not None:
        _check_review(routine.reviewed, source, today)


def _check_rest(routine: Routine, exercises: Mapping[str, Exercise], source: Source) -> None:
    sets = 0
    for step in routine.steps:
        if isinstance(step, RestStep):
            return
        own = exercises[step.exercise].dose
        if own.rest_seconds if step.rest_seconds is None else step.rest_seconds:
            return
        sets += step.sets or own.sets
    if sets > 1:
        what = "there is no rest in this routine"
        source.warn(("step",), what, "set a rest after the sets, such as `rest_seconds = 30`")


def _check_loads(
    routine: Routine, exercises: Mapping[str, Exercise], source: Source, cautions: Cautions
) -> None:
    for number, step in enumerate(routine.steps):
        if isinstance(step, RestStep):
            continue
        for name in exercises[step.exercise].cautions:
            if name not in cautions.against_load:
                continue
            for path in _loads(number, step):
                what = f"`{step.exercise}` has the caution `{name}`: {cautions.texts[name]}"
                remedy = "take the weight out where that is so for this person"
                source.warn(path, what, remedy)


def _loads(number: int, step: ExerciseStep) -> Iterator[Path]:
    """Yield the ways to what adds a weight."""
    if step.load_kg:
        yield ("step", number, "load_kg")
    for side, dose in (("left", step.left), ("right", step.right)):
        if dose.load_kg:
            yield ("step", number, side, "load_kg")


def _check_review(reviewed: date, source: Source, today: date) -> None:
    if (today - reviewed).days > DAYS_OF_A_YEAR:
        what = f"was over a year ago, on {reviewed}"
        source.warn(("reviewed",), what, "look through the routine, and write the day on which you did")
