"""Which legs do a step of a routine, in which order, and how many sets and reps it asks of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from coach.routine.model import Exercise, ExerciseStep, Phase, SideDose
from coach.routine.terms import Kind, Position, Side, Sides, Travel

USUAL_DURATION_SECONDS: Final = 60.0
"""How long a rhythm goes on when its file doesn't say."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is asked of a leg, or of both together: the reps of a walk are its gait cycles."""

    sets: int
    reps: int


def walks(exercise: Exercise) -> bool:
    """Tell whether a rep is a gait cycle of both legs, so that they never swap between reps."""
    if exercise.kind is Kind.STEPS:
        return True
    return exercise.position is Position.WALKING and exercise.sides is not Sides.EACH


def steps_in_rep(exercise: Exercise) -> int:
    """Return the steps of a gait cycle: one to the side, or one with each leg; 1 for what doesn't walk."""
    return 1 if not walks(exercise) or exercise.figure.travel is Travel.SIDEWAYS else 2


def own_dose(step: ExerciseStep, side: Side) -> SideDose:
    """Return what `side` does differently."""
    return {Side.LEFT: step.left, Side.RIGHT: step.right}.get(side, SideDose())


def turns_of(step: ExerciseStep, exercise: Exercise, phases: tuple[Phase, ...]) -> Mapping[Side, Turn]:
    """Return what each leg does in the order in which they begin; `phases` have the tempo that was set.

    In a walk the second leg is the one that leads on the way back, and both have as many sets.
    """
    dose, sides = exercise.dose, _sides(step, exercise)
    sets = {side: own_dose(step, side).sets or step.sets or dose.sets for side in sides}
    reps = {side: own_dose(step, side).reps or step.reps or dose.reps for side in sides}
    if exercise.kind is Kind.RHYTHM:
        reps = dict.fromkeys(sides, _reps_in(duration_of(step, exercise), phases, exercise, len(sides)))
    if exercise.kind is Kind.STEPS:
        reps = {side: ceil(count / steps_in_rep(exercise)) for side, count in reps.items()}
    if walks(exercise):
        sets = dict.fromkeys(sides, max(sets.values()))
    return {side: Turn(sets[side], reps[side]) for side in sides}


def duration_of(step: ExerciseStep, exercise: Exercise) -> float:
    """Return how many seconds a set of a rhythm goes on."""
    return step.duration_seconds or exercise.dose.duration_seconds or USUAL_DURATION_SECONDS


def passes_of(step: ExerciseStep, exercise: Exercise) -> int:
    """Return how often a set goes there or back; once for all that isn't counted in steps."""
    return (step.passes or exercise.dose.passes) if exercise.kind is Kind.STEPS else 1


def _sides(step: ExerciseStep, exercise: Exercise) -> tuple[Side, ...]:
    if walks(exercise):  # the leg that leads, then the one that leads on the way back
        leader = step.start_side if step.sides is Side.BOTH else step.sides
        return (leader, leader.opposite)
    if exercise.sides is Sides.BOTH:
        return (Side.BOTH,)
    if step.sides is not Side.BOTH:
        return (step.sides,)
    return (step.start_side, step.start_side.opposite)


def _reps_in(seconds: float, phases: tuple[Phase, ...], exercise: Exercise, sides: int) -> int:
    """Return the reps of one side that come nearest to `seconds`; legs that take turns share them."""
    takers = sides if exercise.sides is Sides.ALTERNATING and not walks(exercise) else 1
    return max(1, round(seconds / sum(phase.seconds for phase in phases) / takers))
