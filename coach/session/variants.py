"""An easier or a harder exercise in place of a step's own: which one, and what of the dose still fits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from coach.routine.links import asks_less_support, ladders
from coach.routine.model import Exercise, ExerciseStep, SideDose
from coach.routine.terms import Position, Side, Sides, WeightBearing
from coach.routine.turns import walks

_UP: Final = (Position.BED, Position.SEATED, Position.STANDING)
"""How far up one is, from lying; walking is as standing."""


def done_instead(step: ExerciseStep, exercises: Mapping[str, Exercise], chosen: str | None) -> Exercise:
    """Return the exercise with the id `chosen` where it may stand for the step's own, else the step's own.

    Raises KeyError when the step's own isn't there.
    """
    own = exercises[step.exercise]
    variant = exercises.get(chosen or step.exercise)
    return variant if variant is not None and may_replace(step, own, variant) else own


def may_replace(step: ExerciseStep, own: Exercise, variant: Exercise) -> bool:
    """Tell whether `variant` may stand for a step's `own` exercise without anybody being asked.

    It holds the body as well, gets nobody up from bed or chair, and asks
    nothing of a leg that was spared.
    """
    if asks_less_support(own, variant) or _up(variant) > _up(own):
        return False
    one_leg = step.sides is not Side.BOTH
    return not one_leg or (variant.sides is not Sides.BOTH and walks(variant) == walks(own))


def rung_from(
    step: ExerciseStep, here: Exercise, exercises: Mapping[str, Exercise], *, up: bool
) -> Exercise | None:
    """Return the exercise one rung harder (`up`) or easier than `here` that may stand for the step's own.

    A file that names none leads back to the step's own, if `here` was reached from there.
    """
    linked = here.harder if up else here.easier
    harder, easier = ladders(exercises)
    reached = (harder if up else easier).get(here.id, ())
    name = linked or (step.exercise if step.exercise in reached else "")
    there = exercises.get(name)
    if there is None or there.id == here.id or not may_replace(step, exercises[step.exercise], there):
        return None
    return there


def step_for(step: ExerciseStep, own: Exercise, variant: Exercise) -> ExerciseStep:
    """Return `step` as it asks for `variant`: what was set for its `own` exercise stays where it fits.

    What is counted alike keeps its sets, reps, passes, time, and the tempo of
    phases of the same names. A harder one keeps its own tempo, and is asked for
    no more than its own file has. A load and a cadence are one exercise's own.
    """
    if variant.id == own.id:
        return step
    plain = replace(step, exercise=variant.id, load_kg=0.0, cadence_per_minute=None, tempo={})
    if variant.kind is not own.kind:
        return replace(
            plain,
            sets=None,
            reps=None,
            duration_seconds=None,
            passes=None,
            left=SideDose(),
            right=SideDose(),
        )
    harder = variant.level > own.level
    most = variant.dose if harder else own.dose
    names = set() if harder else {phase.name for phase in variant.phases}

    def side(dose: SideDose) -> SideDose:
        return SideDose(
            _bounded(dose.sets, most.sets, harder=harder), _bounded(dose.reps, most.reps, harder=harder)
        )

    return replace(
        plain,
        sets=_bounded(step.sets or own.dose.sets, most.sets, harder=harder),
        reps=_bounded(step.reps or own.dose.reps, most.reps, harder=harder),
        duration_seconds=_bounded(
            step.duration_seconds or own.dose.duration_seconds, most.duration_seconds, harder=harder
        ),
        passes=_bounded(step.passes or own.dose.passes, most.passes, harder=harder),
        tempo={name: seconds for name, seconds in step.tempo.items() if name in names},
        left=side(step.left),
        right=side(step.right),
    )


_Number = TypeVar("_Number", int, float)


def _bounded(asked: _Number | None, most: _Number | None, *, harder: bool) -> _Number | None:
    return min(asked, most) if harder and asked is not None and most is not None else asked


def _up(exercise: Exercise) -> int:
    if exercise.position not in _UP or exercise.weight_bearing is WeightBearing.FULL:
        return len(_UP) - 1
    return _UP.index(exercise.position)
