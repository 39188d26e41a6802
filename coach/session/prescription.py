"""What a step asks of this person: the exercise's dose, the routine's changes, and the pace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil
from types import MappingProxyType
from typing import Final

from coach.routine.model import Exercise, ExerciseStep, Phase
from coach.routine.tempo import Beat, at_speed, held_phase, tempo_of
from coach.routine.terms import Kind, Pace, Prop, Side, Sides, Support, Travel
from coach.routine.turns import duration_of, own_dose, passes_of, steps_in_rep, turns_of, walks

GENTLE_REPS: Final = 0.7  # `exercises.toml`, pace.gentle_even.reps_scale
REST_SCALES: Final[Mapping[Pace, float]] = MappingProxyType({Pace.GENTLE_EVEN: 1.5, Pace.SHORT_COOL: 2.0})
"""How much longer a rest is (`exercises.toml`, pace.*.rest_scale); as long as was set for the other paces."""

COOL_BOUT_SECONDS: Final = 300.0  # `exercises.toml`, pace.short_bouts.bout_minutes


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
    """One exercise step as it is to be done.

    `duration_seconds` is how long a set of a rhythm goes on, else None.
    `phases` and `beat` are at `speed_percent` of the tempo that was set.
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
    speed_percent: int = 100

    @property
    def bouts(self) -> tuple[Bout, ...]:
        """All bouts of all sets, in order."""
        return tuple(bout for own in self.sets for bout in own)

    @property
    def held(self) -> int | None:
        """The index of the phase that is counted down, for holds and stretches; else None."""
        if self.exercise.kind not in (Kind.HOLD, Kind.STRETCH):
            return None
        return held_phase(self.phases)

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
        """The tempo that was set, as physiotherapists write it: seconds a phase, "3-1-4-1", or "40/min"."""
        slower = 100 / self.speed_percent
        if self.beat is not None:
            return f"{round(self.beat.per_minute * slower, 1):g}/min"
        as_set = (phase.seconds / slower if phase.path else phase.seconds for phase in self.phases)
        return "-".join(f"{round(seconds, 1):g}" for seconds in as_set)

    def set_number(self, bout: Bout, side: Side) -> int:
        """Return which of a side's sets `bout` is in the diary, from 0: each pass of a walk is one."""
        own = [(one.set_index, one.pass_index) for one in self.bouts if side in one.sides]
        return own.index((bout.set_index, bout.pass_index))

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


def prescribe(
    step_index: int, step: ExerciseStep, exercise: Exercise, pace: Pace, speed_percent: int = 100
) -> Prescription:
    """Resolve what `step` says against the exercise's own dose, then apply the pace and the speed."""
    phases, beat = at_speed(*tempo_of(exercise, step, pace), speed_percent)
    duration, most_sets = None, 1
    if exercise.kind is Kind.RHYTHM:
        duration = duration_of(step, exercise)
        if pace is Pace.SHORT_COOL:  # what goes on for longer is done in parts
            most_sets = ceil(duration / COOL_BOUT_SECONDS)
            duration /= most_sets
            step = replace(step, duration_seconds=duration)
    turns = turns_of(step, exercise, phases)
    sides = tuple(turns)
    sets = {side: turn.sets for side, turn in turns.items()}
    reps = {side: turn.reps for side, turn in turns.items()}
    load = {side: _first(own_dose(step, side).load_kg, step.load_kg) for side in sides}
    rest = _first(step.rest_seconds, exercise.dose.rest_seconds) * REST_SCALES.get(pace, 1.0)
    if pace is Pace.GENTLE_EVEN:
        if exercise.kind is Kind.REPS:
            reps = {side: max(1, round(count * GENTLE_REPS)) for side, count in reps.items()}
        load = dict.fromkeys(sides, 0.0)
    if pace in (Pace.GENTLE_EVEN, Pace.SHORT_COOL):
        sets = dict.fromkeys(sides, most_sets)
    passes = passes_of(step, exercise)
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
    return Prescription(
        step_index, exercise, phases, bouts, rest, load, step.note, beat, duration, speed_percent
    )


def _first(own: float | None, general: float) -> float:
    return general if own is None else own


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
