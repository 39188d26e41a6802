"""Whether the words of a phase can be said before it ends."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Final

from coach.routine.lines import Path
from coach.routine.model import Exercise, ExerciseStep, Phase, Routine
from coach.routine.source import Source
from coach.routine.tempo import tempo_of
from coach.routine.terms import Kind, Pace

WORD_MARGIN_MS: Final = 100
"""A word is over this long before its phase ends."""

LengthOf = Callable[[str], int]
"""How long a text takes to say, in ms."""


def check_exercise_cues(exercise: Exercise, source: Source, length_of: LengthOf) -> None:
    """Warn of words that don't fit at the tempo of the exercise's own file."""
    for index, phase in enumerate(_own_phases(exercise)):
        if not _fits(phase, length_of):
            what = f"{_takes(phase, length_of)}, but the phase lasts {phase.seconds:.3g} s"
            source.warn(("phase", index, "say"), what, "shorten it, or it is left out at this tempo")


def check_routine_cues(
    routine: Routine, exercises: Mapping[str, Exercise], source: Source, length_of: LengthOf
) -> None:
    """Warn of words that fit at an exercise's own tempo, and don't at the one that `routine` sets."""
    for number, step in enumerate(routine.steps):
        if not isinstance(step, ExerciseStep) or not (
            step.tempo or step.cadence_per_minute or routine.pace is not Pace.STEADY
        ):
            continue
        exercise = exercises[step.exercise]
        phases, _beat = tempo_of(exercise, step, routine.pace)
        for phase, own in zip(phases, _own_phases(exercise), strict=True):
            if phase.seconds >= own.seconds or _fits(phase, length_of) or not _fits(own, length_of):
                continue
            what = (
                f'"{phase.say}" {_takes(phase, length_of)}, '
                f"but `{phase.name}` of `{exercise.id}` lasts {phase.seconds:.3g} s here"
            )
            path = _cause(number, step, exercise, own)
            source.warn(path, what, "give it more time, or the word is left out")


def _own_phases(exercise: Exercise) -> tuple[Phase, ...]:
    return tempo_of(exercise, ExerciseStep(exercise.id), Pace.STEADY)[0]


def _needed_ms(phase: Phase, length_of: LengthOf) -> int:
    return length_of(phase.say) + WORD_MARGIN_MS if phase.say else 0


def _fits(phase: Phase, length_of: LengthOf) -> bool:
    return _needed_ms(phase, length_of) <= round(phase.seconds * 1000)


def _takes(phase: Phase, length_of: LengthOf) -> str:
    """Say how long the words take: rounded up, so that it is never less than what would fit."""
    return f"takes {ceil(_needed_ms(phase, length_of) / 100) / 10:.1f} s to say"


def _cause(number: int, step: ExerciseStep, exercise: Exercise, own: Phase) -> Path:
    """Return the way to what made a phase of step `number` shorter than the exercise's `own`."""
    if step.cadence_per_minute and exercise.kind.keeps_beat:
        return ("step", number, "cadence_per_minute")
    if step.tempo.get(own.name, own.seconds) < own.seconds or exercise.kind is not Kind.REPS:
        return ("step", number, "tempo", own.name)
    return ("pace",)
