"""Whether what a step of a routine asks for is used at all, and how much it adds up to."""

from typing import Final

from coach.routine.model import Exercise, ExerciseStep, SideDose
from coach.routine.table import Table
from coach.routine.tempo import tempo_of
from coach.routine.terms import Kind, Pace, Position, Side
from coach.routine.turns import own_dose, passes_of, steps_in_rep, turns_of, walks

MOST_REPS: Final = 100
MOST_SETS: Final = 20
HEAVIEST_KG: Final = 60
_TO_A_BEAT: Final = frozenset(kind for kind in Kind if kind.keeps_beat)
_USED_BY: Final = (
    ("reps", frozenset(Kind) - {Kind.RHYTHM}, "duration_seconds"),
    ("duration_seconds", frozenset({Kind.RHYTHM}), "reps"),
    ("cadence_per_minute", _TO_A_BEAT, "tempo"),
    ("passes", frozenset({Kind.STEPS}), "sets"),
    ("tempo", frozenset(Kind) - _TO_A_BEAT, "cadence_per_minute"),
)
"""A key of a dose, the kinds that go by it, and what to write for the others."""

_LEGS: Final = (Side.LEFT, Side.RIGHT)
_ONE_SET: Final = (Pace.GENTLE_EVEN, Pace.SHORT_COOL)


def goes_by(kind: Kind, key: str) -> bool:
    """Tell whether a dose's `key` means anything for exercises of a kind: no rhythm goes by reps."""
    return all(kind in kinds for name, kinds, _instead in _USED_BY if name == key)


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
    _check_both_ways(table, step, exercise)
    if "sides" in table and "start_side" in table:
        table.warn("start_side", f'isn\'t used: the step has `sides = "{step.sides}"`', "take it out")


def _check_both_ways(table: Table, step: ExerciseStep, exercise: Exercise) -> None:
    """Warn of a walk that has more steps there than back."""
    left, right = (own_dose(step, side).reps or step.reps or exercise.dose.reps for side in _LEGS)
    if exercise.kind is Kind.STEPS and left != right:
        key, own, other = ("left", left, right) if step.left.reps else ("right", right, left)
        what = f"is {own}, and {other} for the other side: all passes of a walk are of one length"
        table.table(key).warn("reps", what, "set `reps` in the step, for both")


def _check_used(table: Table, dose: ExerciseStep | SideDose, pace: Pace) -> None:
    if (dose.sets or 1) > 1 and pace in _ONE_SET:
        table.warn("sets", f'isn\'t used: the pace "{pace}" does one set of each', "write `sets = 1`")
    if dose.load_kg and pace is Pace.GENTLE_EVEN:
        table.warn("load_kg", f'isn\'t used: the pace "{pace}" adds no weight', "take it out")


def amount_of(step: ExerciseStep, exercise: Exercise) -> tuple[int, float]:
    """Return how much a step is at a steady pace: its reps, or steps, of all sides, and its seconds.

    The seconds are those of movements and rests, without what is said; where the
    ways of a walk differ, both are taken for the longer one.
    """
    phases, _beat = tempo_of(exercise, step, Pace.STEADY)
    turns = turns_of(step, exercise, phases).values()
    sets = max(turn.sets for turn in turns)
    if walks(exercise):
        reps = sets * max(turn.reps for turn in turns) * passes_of(step, exercise)
    else:
        reps = sum(turn.sets * turn.reps for turn in turns)
    rest = exercise.dose.rest_seconds if step.rest_seconds is None else step.rest_seconds
    seconds = reps * sum(phase.seconds for phase in phases) + sets * rest
    return reps * steps_in_rep(exercise), seconds
