"""What a step asks of this person: the exercise's dose, the routine's changes, and the pace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from coach.routine.model import (
    START,
    Exercise,
    ExerciseStep,
    Kind,
    Pace,
    Phase,
    Side,
    SideDose,
    Sides,
)

EVEN_SECONDS: Final = 3.0
"""Gentle and even: lifting and lowering take the same time (`exercises.toml`, pace.gentle_even)."""


@dataclass(frozen=True, slots=True)
class Move:
    """One rep by one side; `rep` counts from 1 for that side."""

    side: Side
    rep: int


@dataclass(frozen=True, slots=True)
class Bout:
    """What is done without stopping: a set of one side, or of both legs together or in turn."""

    step_index: int
    set_index: int
    moves: tuple[Move, ...]
    passes_before: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in the order in which they begin."""
        return tuple(dict.fromkeys(move.side for move in self.moves))

    @property
    def takes_turns(self) -> bool:
        """Whether one leg moves and then the other."""
        return len(self.sides) > 1

    def reps(self, side: Side) -> int:
        """Return how many reps `side` is to do."""
        return sum(move.side is side for move in self.moves)


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise step as it is to be done; `phases` have the tempo that was set."""

    step_index: int
    exercise: Exercise
    phases: tuple[Phase, ...]
    sets: tuple[tuple[Bout, ...], ...]
    rest_seconds: float
    load_kg: Mapping[Side, float]
    note: str

    @property
    def held(self) -> int | None:
        """The index of the phase that is counted down, for holds and stretches; else None."""
        if self.exercise.kind not in (Kind.HOLD, Kind.STRETCH):
            return None
        still = [index for index, phase in enumerate(self.phases) if not phase.path]
        return max(still, key=lambda index: self.phases[index].seconds, default=None)

    @property
    def held_seconds(self) -> float | None:
        """How long one rep is held, for holds and stretches; else None."""
        return None if self.held is None else self.phases[self.held].seconds

    @property
    def tempo(self) -> str:
        """The tempo as physiotherapists write it: seconds for each phase, such as "3-1-4-1"."""
        return "-".join(f"{round(phase.seconds, 1):g}" for phase in self.phases)


def prescribe(step_index: int, step: ExerciseStep, exercise: Exercise, pace: Pace) -> Prescription:
    """Resolve what `step` says against the exercise's own dose, then apply the pace."""
    dose = exercise.dose
    sides = _sides(step, exercise)
    doses = {Side.LEFT: step.left, Side.RIGHT: step.right}
    phases = tuple(
        replace(phase, seconds=step.tempo.get(phase.name, phase.seconds)) for phase in exercise.phases
    )
    phases = _at_cadence(_paced(phases, pace), exercise, step)
    reps = {side: _reps(step, exercise, doses.get(side, SideDose()), phases) for side in sides}
    sets = {side: doses.get(side, SideDose()).sets or step.sets or dose.sets for side in sides}
    load = {side: _first(doses.get(side, SideDose()).load_kg, step.load_kg) for side in sides}
    rest = _first(step.rest_seconds, dose.rest_seconds)
    if pace is Pace.GENTLE_EVEN:
        reps = {side: max(1, round(count * 0.7)) for side, count in reps.items()}
        sets, load, rest = dict.fromkeys(sides, 1), dict.fromkeys(sides, 0.0), rest * 1.5
    elif pace is Pace.SHORT_COOL:
        sets, rest = dict.fromkeys(sides, 1), rest * 2
    passes = (step.passes or dose.passes) if exercise.kind is Kind.STEPS else 1
    return Prescription(
        step_index,
        exercise,
        phases,
        tuple(
            tuple(
                _bouts(
                    step_index,
                    number,
                    exercise,
                    {side: reps[side] for side in sides if sets[side] > number},
                    passes,
                )
            )
            for number in range(max(sets.values()))
        ),
        rest,
        load,
        step.note,
    )


def _first(own: float | None, general: float) -> float:
    return general if own is None else own


def _sides(step: ExerciseStep, exercise: Exercise) -> tuple[Side, ...]:
    if exercise.sides is Sides.BOTH:
        return (Side.BOTH,)
    if step.sides is not Side.BOTH:
        return (step.sides,)
    return (step.start_side, step.start_side.opposite)


def _reps(step: ExerciseStep, exercise: Exercise, side: SideDose, phases: tuple[Phase, ...]) -> int:
    """Return the reps of one side; a rhythm's follow from its duration and beat."""
    dose = exercise.dose
    if exercise.kind is Kind.RHYTHM:
        seconds = step.duration_seconds or dose.duration_seconds or 60.0
        turns = 1 if exercise.sides is Sides.BOTH else 2
        return max(1, ceil(seconds / sum(phase.seconds for phase in phases) / turns))
    return side.reps or step.reps or dose.reps


def _bouts(
    step_index: int, number: int, exercise: Exercise, reps: Mapping[Side, int], passes: int
) -> Iterator[Bout]:
    for done in range(passes):
        if exercise.sides is Sides.EACH:
            for side, count in reps.items():
                yield Bout(step_index, number, tuple(Move(side, rep) for rep in range(1, count + 1)), done)
        else:
            moves = tuple(
                Move(side, rep)
                for rep in range(1, max(reps.values()) + 1)
                for side, count in reps.items()
                if rep <= count
            )
            yield Bout(step_index, number, moves, done)


def _at_cadence(phases: tuple[Phase, ...], exercise: Exercise, step: ExerciseStep) -> tuple[Phase, ...]:
    """Stretch a rhythm's phases so that one rep takes one beat of its cadence."""
    cadence = step.cadence_per_minute or exercise.dose.cadence_per_minute
    if cadence is None or exercise.kind not in (Kind.RHYTHM, Kind.STEPS):
        return phases
    scale = 60.0 / cadence / sum(phase.seconds for phase in phases)
    return tuple(replace(phase, seconds=phase.seconds * scale) for phase in phases)


def _paced(phases: tuple[Phase, ...], pace: Pace) -> tuple[Phase, ...]:
    """Change the moving phases as the pace asks: those that end in "start" go back, the others out."""

    def seconds(phase: Phase) -> float:
        if not phase.path:
            return phase.seconds
        if pace is Pace.GENTLE_EVEN:
            return EVEN_SECONDS
        back = phase.path[-1].pose == START
        return phase.seconds + 1 if back and pace is Pace.SLOW_LOWER else phase.seconds

    return tuple(replace(phase, seconds=seconds(phase)) for phase in phases)
