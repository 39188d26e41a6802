"""What a step asks of this person: the exercise's dose, the routine's changes, and the pace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from coach.routine.doses import USUAL_DURATION_SECONDS
from coach.routine.model import (
    Exercise,
    ExerciseStep,
    Kind,
    Pace,
    Phase,
    Position,
    Prop,
    Side,
    SideDose,
    Sides,
    Support,
    Travel,
)
from coach.routine.tempo import Beat, tempo_of

GENTLE_REPS: Final = 0.7  # `exercises.toml`, pace.gentle_even.reps_scale


class Change(StrEnum):
    """What the person does between two bouts of one set."""

    LEGS = "legs"  # the other leg's turn
    TURN = "turn"  # turn round and walk back
    BACK = "back"  # step sideways the other way, without turning
    AGAIN = "again"  # the way has led back to where it began


@dataclass(frozen=True, slots=True)
class Move:
    """One rep: `side` is the leg that works or, in walking, that leads; `rep` counts from 1 for that side."""

    side: Side
    rep: int


@dataclass(frozen=True, slots=True)
class Bout:
    """What is done without stopping: a set of one side, or of both legs together or in turn.

    A move counts for `counts_per_rep`: two steps of a walk, else one rep. With
    `shared` the legs do the bout as one, and it counts for both of them.
    """

    step_index: int
    set_index: int
    moves: tuple[Move, ...]
    pass_index: int = 0
    counts_per_rep: int = 1
    shared: bool = False

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs that work, or lead, in the order in which they begin."""
        return tuple(dict.fromkeys(move.side for move in self.moves))

    @property
    def takes_turns(self) -> bool:
        """Whether one leg moves and then the other."""
        return len(self.legs) > 1

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that the diary keeps a record for."""
        return (Side.BOTH,) if self.shared else self.legs

    def counts_for(self, leg: Side | None, side: Side) -> bool:
        """Tell whether a rep that `leg` does belongs to the record of `side`."""
        return self.shared or leg is side

    def reps(self, side: Side) -> int:
        """Return how many reps, or steps, are asked for in the record of `side`."""
        return self.counts_per_rep * sum(self.counts_for(move.side, side) for move in self.moves)


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise step as it is to be done; `phases` have the tempo that was set.

    `duration_seconds` is how long a set of a rhythm goes on, else None.
    """

    step_index: int
    exercise: Exercise
    phases: tuple[Phase, ...]
    sets: tuple[tuple[Bout, ...], ...]
    rest_seconds: float
    load_kg: Mapping[Side, float]
    note: str
    beat: Beat | None = None
    duration_seconds: float | None = None

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
    def walks(self) -> bool:
        """Whether one leg leads and the other follows, rep after rep."""
        return walks(self.exercise)

    @property
    def sideways(self) -> bool:
        """Whether it walks sideways."""
        return self.walks and self.exercise.figure.travel is Travel.SIDEWAYS

    @property
    def tempo(self) -> str:
        """The tempo as physiotherapists write it: seconds a phase, such as "3-1-4-1", or beats, "40/min"."""
        if self.beat is not None:
            return f"{round(self.beat.per_minute, 1):g}/min"
        return "-".join(f"{round(phase.seconds, 1):g}" for phase in self.phases)

    def set_seconds(self, reps: int) -> float | None:
        """Return how long a set of `reps` is held or goes on; None when it is counted in reps or steps."""
        if self.held_seconds is not None:
            return self.held_seconds * reps
        return self.duration_seconds

    def load_of(self, side: Side) -> float:
        """Return the added weight in kg on `side`; where both legs share a set, the heavier one's."""
        return self.load_kg.get(side, max(self.load_kg.values()))

    def change_before(self, bout: Bout) -> Change | None:
        """Return what has to be changed before `bout` can begin; None when its set begins with it."""
        own = self.sets[bout.set_index]
        index = own.index(bout)
        if index == 0:
            return None
        if own[index - 1].pass_index == bout.pass_index:
            return Change.LEGS
        if self.sideways:
            return Change.BACK
        return Change.AGAIN if Prop.CUPS in self.exercise.figure.props else Change.TURN


def prescribe(step_index: int, step: ExerciseStep, exercise: Exercise, pace: Pace) -> Prescription:
    """Resolve what `step` says against the exercise's own dose, then apply the pace."""
    dose = exercise.dose
    sides = _sides(step, exercise)
    doses = {side: {Side.LEFT: step.left, Side.RIGHT: step.right}.get(side, SideDose()) for side in sides}
    phases, beat = tempo_of(exercise, step, pace)
    sets = {side: doses[side].sets or step.sets or dose.sets for side in sides}
    load = {side: _first(doses[side].load_kg, step.load_kg) for side in sides}
    rest = _first(step.rest_seconds, dose.rest_seconds)
    reps = {side: doses[side].reps or step.reps or dose.reps for side in sides}
    if pace is Pace.GENTLE_EVEN:
        if exercise.kind is Kind.REPS:
            reps = {side: max(1, round(count * GENTLE_REPS)) for side, count in reps.items()}
        sets, load, rest = dict.fromkeys(sides, 1), dict.fromkeys(sides, 0.0), rest * 1.5
    elif pace is Pace.SHORT_COOL:
        sets, rest = dict.fromkeys(sides, 1), rest * 2
    duration = None
    if exercise.kind is Kind.RHYTHM:
        duration = step.duration_seconds or dose.duration_seconds or USUAL_DURATION_SECONDS
        reps = dict.fromkeys(sides, _reps_in(duration, phases, exercise, len(sides)))
    if walks(exercise):
        if exercise.kind is Kind.STEPS:  # whole gait cycles
            reps = {side: ceil(count / steps_in_rep(exercise)) for side, count in reps.items()}
        sets = dict.fromkeys(sides, max(sets.values()))
    passes = (step.passes or dose.passes) if exercise.kind is Kind.STEPS else 1
    bouts = tuple(
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
    )
    return Prescription(step_index, exercise, phases, bouts, rest, load, step.note, beat, duration)


def walks(exercise: Exercise) -> bool:
    """Tell whether a rep is a gait cycle of both legs, so that they never swap between reps."""
    if exercise.kind is Kind.STEPS:
        return True
    return exercise.position is Position.WALKING and exercise.sides is not Sides.EACH


def steps_in_rep(exercise: Exercise) -> int:
    """Return the steps of a gait cycle: one to the side, or one with each leg; 1 for what doesn't walk."""
    return 1 if not walks(exercise) or exercise.figure.travel is Travel.SIDEWAYS else 2


def _first(own: float | None, general: float) -> float:
    return general if own is None else own


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
    turns = sides if exercise.sides is Sides.ALTERNATING and not walks(exercise) else 1
    return max(1, round(seconds / sum(phase.seconds for phase in phases) / turns))


def _bouts(
    step_index: int, number: int, exercise: Exercise, reps: Mapping[Side, int], passes: int
) -> Iterator[Bout]:
    if walks(exercise):
        yield from _walk(step_index, number, exercise, reps, passes)
    elif exercise.sides is Sides.EACH:
        for side, count in reps.items():
            yield Bout(step_index, number, tuple(Move(side, rep) for rep in range(1, count + 1)))
    else:
        moves = tuple(
            Move(side, rep)
            for rep in range(1, max(reps.values()) + 1)
            for side, count in reps.items()
            if rep <= count
        )
        # The time of a rhythm can't be told apart by legs: it is one set of both.
        shared = exercise.kind is Kind.RHYTHM and len(reps) > 1
        yield Bout(step_index, number, moves, shared=shared)


def _walk(
    step_index: int, number: int, exercise: Exercise, reps: Mapping[Side, int], passes: int
) -> Iterator[Bout]:
    """Yield pass after pass, each led by the other leg; with a stick or a frame always by the weaker one."""
    leaders = list(reps)
    sideways = exercise.figure.travel is Travel.SIDEWAYS
    if exercise.support in (Support.CANE, Support.WALKER) and not sideways:
        leaders = leaders[:1]
    for done in range(passes):
        leader = leaders[done % len(leaders)]
        moves = tuple(Move(leader, rep) for rep in range(1, reps[leader] + 1))
        yield Bout(step_index, number, moves, done, steps_in_rep(exercise), shared=not sideways)
