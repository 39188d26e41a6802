"""Whether what a step of a routine asks for is used at all, and how much it adds up to."""

from math import ceil
from typing import Final

from coach.routine.model import (
    Exercise,
    ExerciseStep,
    Kind,
    Pace,
    Position,
    Side,
    SideDose,
    Sides,
    Travel,
)
from coach.routine.table import Table
from coach.routine.tempo import tempo_of

MOST_REPS: Final = 100
MOST_SETS: Final = 20
HEAVIEST_KG: Final = 60
USUAL_DURATION_SECONDS: Final = 60.0
"""How long a rhythm goes on when its file doesn't say."""

_USED_BY: Final = (
    ("reps", frozenset(Kind) - {Kind.RHYTHM}, "duration_seconds"),
    ("duration_seconds", frozenset({Kind.RHYTHM}), "reps"),
    ("cadence_per_minute", frozenset({Kind.RHYTHM, Kind.STEPS}), "tempo"),
    ("passes", frozenset({Kind.STEPS}), "sets"),
    ("tempo", frozenset(Kind) - {Kind.RHYTHM, Kind.STEPS}, "cadence_per_minute"),
)
"""A key of a dose, the kinds that go by it, and what to write for the others."""

_ONE_SET: Final = (Pace.GENTLE_EVEN, Pace.SHORT_COOL)


def check_keys(table: Table, exercise: Exercise) -> None:
    """Warn of what a dose says, an exercise's own or a step's, and its kind doesn't go by."""
    for key, kinds, instead in _USED_BY:
        if key in table and exercise.kind not in kinds:
            what = f"isn't what `{exercise.id}` goes by: its kind is `{exercise.kind}`"
            table.warn(key, what, f"set its `{instead}` instead")


def check_dose(table: Table, step: ExerciseStep, exercise: Exercise, pace: Pace) -> None:
    """Warn of what a step says and nobody would notice, since its exercise or the pace passes it over."""
    check_keys(table, exercise)
    _check_used(table, step, pace)
    for key, side, dose in (("left", Side.LEFT, step.left), ("right", Side.RIGHT, step.right)):
        if key not in table:
            continue
        own = table.table(key)
        _check_used(own, dose, pace)
        if dose.reps is not None and exercise.kind is Kind.RHYTHM:
            own.warn("reps", "isn't used: a rhythm goes by time", "set `duration_seconds` in the step")
        if step.sides is side.opposite and exercise.position is not Position.WALKING:
            table.warn(key, f'isn\'t used: `sides = "{step.sides}"` does one side', "keep one of the two")
    if "sides" in table and "start_side" in table:
        table.warn("start_side", f'isn\'t used: the step has `sides = "{step.sides}"`', "take it out")


def _check_used(table: Table, dose: ExerciseStep | SideDose, pace: Pace) -> None:
    if (dose.sets or 1) > 1 and pace in _ONE_SET:
        table.warn("sets", f'isn\'t used: the pace "{pace}" does one set of each', "write `sets = 1`")
    if dose.load_kg and pace is Pace.GENTLE_EVEN:
        table.warn("load_kg", f'isn\'t used: the pace "{pace}" adds no weight', "take it out")


def amount_of(step: ExerciseStep, exercise: Exercise) -> tuple[int, float]:
    """Return how much a step is at a steady pace: its reps, or steps, of all sides, and its seconds.

    The seconds are those of movements and rests, without what is said.
    """
    dose = exercise.dose
    phases, beat = tempo_of(exercise, step, Pace.STEADY)
    rep_seconds = max(0.1, sum(phase.seconds for phase in phases))
    sets = step.sets or dose.sets
    rest = sets * (dose.rest_seconds if step.rest_seconds is None else step.rest_seconds)
    if exercise.kind is Kind.RHYTHM:
        seconds = sets * (step.duration_seconds or dose.duration_seconds or USUAL_DURATION_SECONDS)
        return ceil(seconds / rep_seconds), seconds + rest
    doses = [SideDose()] if exercise.sides is Sides.BOTH else [step.left, step.right]
    if step.sides is not Side.BOTH:
        doses = [step.left if step.sides is Side.LEFT else step.right]
    reps = [(side.sets or sets) * (side.reps or step.reps or dose.reps) for side in doses]
    if exercise.kind is Kind.STEPS:
        steps = max(reps) * (step.passes or dose.passes)
        to_the_side = exercise.figure.travel is Travel.SIDEWAYS  # a step is a whole rep then
        return steps, steps * (rep_seconds if to_the_side or beat is None else beat.every_seconds) + rest
    return sum(reps), sum(reps) * rep_seconds + rest
