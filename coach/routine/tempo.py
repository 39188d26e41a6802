"""How long the phases of a rep take: the exercise's own tempo, the step's, the pace, and the beat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from coach.routine.model import START, Exercise, ExerciseStep, Phase
from coach.routine.terms import Contact, Kind, Pace

EVEN_SECONDS: Final = 3.0
"""Gentle and even: lifting and lowering take the same time (`exercises.toml`, pace.gentle_even)."""

_SETTLING_SECONDS: Final = 1.0  # what moves for less than this is no lifting or lowering
_ROUNDED_BEATS: Final = 0.01  # by how much phases that were rounded in a file may miss the beat


@dataclass(frozen=True, slots=True)
class Beat:
    """What is stepped or tapped to: a beat every so many seconds, `in_rep` of them in each rep.

    The first falls `first_seconds` (0 up to one beat) into a rep: it is heard when a foot comes down.
    """

    every_seconds: float
    first_seconds: float
    in_rep: int

    @property
    def per_minute(self) -> float:
        """The cadence, in beats a minute."""
        return 60.0 / self.every_seconds


def tempo_of(exercise: Exercise, step: ExerciseStep, pace: Pace) -> tuple[tuple[Phase, ...], Beat | None]:
    """Return the phases of `exercise` as `step` and `pace` set them, and the beat that they keep, if any.

    What keeps a beat goes by no tempo of a step. With a cadence a rep takes a
    whole number of beats, the one nearest to what the exercise's own phases
    add up to at its own cadence.
    """
    phases = exercise.phases
    if step.tempo and not exercise.kind.keeps_beat:
        phases = tuple(replace(phase, seconds=step.tempo.get(phase.name, phase.seconds)) for phase in phases)
    cadence = step.cadence_per_minute or exercise.dose.cadence_per_minute
    if exercise.kind is Kind.REPS:
        return phases if pace is Pace.STEADY else _paced(phases, pace), None
    if cadence is None or not exercise.kind.keeps_beat:
        return phases, None
    every, in_rep = 60.0 / cadence, beats_in_rep(exercise, cadence)
    scale = every * in_rep / _seconds(phases)
    phases = tuple(replace(phase, seconds=phase.seconds * scale) for phase in phases)
    landing = _first_landing(exercise, phases) / every
    return phases, Beat(every, max(0.0, landing - floor(landing + _ROUNDED_BEATS)) * every, in_rep)


def at_speed(
    phases: tuple[Phase, ...], beat: Beat | None, percent: int
) -> tuple[tuple[Phase, ...], Beat | None]:
    """Return phases and beat at `percent` of their tempo: 90 is slower. What is held stays as long.

    Where there is a beat, all of a rep goes by it.
    """
    scale = 100.0 / percent
    scaled = tuple(
        replace(phase, seconds=phase.seconds * scale) if phase.path or beat else phase for phase in phases
    )
    if beat is None:
        return scaled, None
    return scaled, Beat(beat.every_seconds * scale, beat.first_seconds * scale, beat.in_rep)


def held_phase(phases: Sequence[Phase]) -> int | None:
    """Return the index of what is held in a hold or a stretch: the longest phase that stays in its pose."""
    still = [index for index, phase in enumerate(phases) if not phase.path]
    return max(still, key=lambda index: phases[index].seconds, default=None)


def held_seconds(phases: Sequence[Phase]) -> float | None:
    """Return how long the phase that is held lasts; None when every phase moves."""
    index = held_phase(phases)
    return None if index is None else phases[index].seconds


def beats_in_rep(exercise: Exercise, cadence_per_minute: float) -> int:
    """Return how many beats a rep takes; the cadence counts where the exercise has none of its own."""
    own = exercise.dose.cadence_per_minute or cadence_per_minute
    return max(1, floor(_seconds(exercise.phases) * own / 60.0 + 0.5))


def _seconds(phases: tuple[Phase, ...]) -> float:
    return sum(phase.seconds for phase in phases)


def _first_landing(exercise: Exercise, phases: tuple[Phase, ...]) -> float:
    """Return how many seconds into a rep the working foot first comes down; its end if it never does."""
    gone = 0.0
    for phase in phases:
        gone += phase.seconds
        pose = exercise.figure.poses.get(phase.path[-1].pose) if phase.path else None
        if pose is not None and pose.working.contact is not Contact.AIR:
            return gone
    return gone


def _paced(phases: tuple[Phase, ...], pace: Pace) -> tuple[Phase, ...]:
    """Change the moving phases as the pace asks: those that end in "start" go back, the others out."""

    def seconds(phase: Phase) -> float:
        if not phase.path or phase.seconds < _SETTLING_SECONDS:
            return phase.seconds
        if pace is Pace.GENTLE_EVEN:
            return EVEN_SECONDS
        back = phase.path[-1].pose == START
        return phase.seconds + 1 if back and pace is Pace.SLOW_LOWER else phase.seconds

    return tuple(replace(phase, seconds=seconds(phase)) for phase in phases)
