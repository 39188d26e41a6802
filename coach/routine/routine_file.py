"""Reads a routine file against the exercises that there are."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coach.routine.doses import amount_of, check_dose
from coach.routine.keys.dose import SIDE_DOSE
from coach.routine.keys.reading import keys_of_item, quoted, read_keys, read_table
from coach.routine.keys.routine import PROGRESSION, REST_STEP, ROUTINE, STEP, STEPS, TEMPO
from coach.routine.known_names import nearest_name
from coach.routine.model import Exercise, ExerciseStep, Progression, RestStep, Routine, SideDose, Step
from coach.routine.table import Table
from coach.routine.terms import Pace, Side, Sides

LONGEST_SECONDS: Final = 4 * 3600
LONG_SECONDS: Final = 30 * 60
"""Of movements and rests at a steady pace; what is said, and waiting for ready, comes on top."""

_REST_NAMES: Final = ("rest", "pause", "break")

MOST_MOVES: Final = 5000


@dataclass(frozen=True, slots=True)
class Shelf:
    """The exercises that a routine may name, with the SHA-256 (hex) of each one's file.

    `broken` are the ids of files that are there but can't be played.
    """

    exercises: Mapping[str, Exercise]
    hashes: Mapping[str, str]
    broken: frozenset[str] = frozenset()


def routine_of(top: Table, routine_id: str, shelf: Shelf, file_hash: str) -> Routine:
    """Return the routine that `top` describes; what is wrong with it has been reported."""
    said = read_keys(top, ROUTINE)
    tables: list[Table] = said.pop("step")
    progression: Table = said.pop("progression")
    if not tables:
        top.report("step", "there is none", 'add an exercise: [[step]] and below it `exercise = "…"`')
    elif all(keys_of_item(table, STEPS) is REST_STEP for table in tables) and not _has_like_steps(top):
        top.report("step", "there is no exercise in it", 'add one: [[step]] and below it `exercise = "…"`')
    steps = tuple(_step(table, shelf) for table in tables)
    _check_amount(top, tables, steps, shelf, said["pace"])
    _check_language(top, said["language"])
    used = sorted({step.exercise for step in steps if isinstance(step, ExerciseStep)})
    parts = [file_hash, *(shelf.hashes.get(exercise, "") for exercise in used)]
    return Routine(
        id=routine_id,
        steps=steps,
        progression=(Progression(**read_table(progression, PROGRESSION)) if "progression" in top else None),
        content_hash=hashlib.sha256("\n".join(parts).encode()).hexdigest(),
        **said,
    )


def _has_like_steps(top: Table) -> bool:
    """Tell whether a heading that was meant as a step's is told to be misspelt."""
    known = ["step", *(key.name for key in STEP)]
    return any(name != "step" and nearest_name(name, known) == "step" for name in top.keys())  # noqa: SIM118


def _check_amount(
    top: Table, tables: Sequence[Table], steps: Sequence[Step], shelf: Shelf, pace: Pace
) -> None:
    """Warn of what a step says and isn't used, and report more than a routine may hold."""
    seconds, moves = 0.0, 0
    for table, step in zip(tables, steps, strict=True):
        if isinstance(step, RestStep):
            seconds += step.rest_seconds
        elif step.exercise in shelf.exercises:
            exercise = shelf.exercises[step.exercise]
            check_dose(table, step, exercise, pace)
            step_moves, step_seconds = amount_of(step, exercise)
            moves, seconds = moves + step_moves, seconds + step_seconds
    if moves > MOST_MOVES:
        top.report("step", f"all steps have {moves} movements", f"keep a routine under {MOST_MOVES}")
    if seconds > LONGEST_SECONDS:
        top.report("step", f"all steps last {seconds / 3600:.1f} hours", "keep a routine under 4 hours")
    elif seconds > LONG_SECONDS:
        what = f"all steps take {seconds / 60:.0f} minutes, without what is said"
        top.warn("step", what, "for a session over 30 minutes, think of two shorter routines")


def _check_language(top: Table, language: str) -> None:
    if language.split("-", maxsplit=1)[0] != "en":
        top.warn(
            "language",
            f"Leg Coach's own words are English so far, not `{language}`",
            'write the names and cues in English with `language = "en"`, or accept the mix',
        )


def _step(table: Table, shelf: Shelf) -> Step:
    if keys_of_item(table, STEPS) is REST_STEP:
        return RestStep(**read_table(table, REST_STEP))
    word = table.word("exercise").lower()
    if word in _REST_NAMES and word not in shelf.exercises:
        table.report("exercise", "a rest is no exercise", "take this line out")
        return RestStep(**read_table(table, REST_STEP))
    said = read_table(table, STEP)
    name = said["exercise"]
    exercise = shelf.exercises.get(name)
    if name in shelf.broken:
        table.report("exercise", f"the file of {quoted(name)} has errors", "mend that file first")
    elif name and exercise is None and (one := _by_shown_name(name, shelf)):
        table.report("exercise", f"{quoted(name)} is what `{one}` is called", f'write `exercise = "{one}"`')
    elif name and exercise is None:
        table.report_unknown("exercise", f"there is no exercise {quoted(name)}", name, list(shelf.exercises))
    if exercise and exercise.sides is Sides.BOTH:
        for key in ("sides", "start_side", "left", "right"):
            if key in table:
                table.report(key, f"`{name}` uses both legs together", f"take `{key}` out")
    return ExerciseStep(
        **{
            **said,
            "tempo": _tempo(said["tempo"], exercise),
            "sides": Side(said["sides"] or Side.BOTH),
            "start_side": Side(said["start_side"] or Side.RIGHT),
            "left": _side_dose(table, said["left"], "left"),
            "right": _side_dose(table, said["right"], "right"),
        }
    )


def _side_dose(step: Table, own: Table, key: str) -> SideDose:
    return SideDose(**read_table(own, SIDE_DOSE)) if key in step else SideDose()


def _by_shown_name(name: str, shelf: Shelf) -> str:
    """Return the id of the exercise that is shown to people as `name`, or ""."""
    asked = name.strip().rstrip(".").lower()
    return next(
        (
            one.id
            for one in shelf.exercises.values()
            if asked in (one.name.lower(), one.clinical_name.lower())
        ),
        "",
    )


def _tempo(table: Table, exercise: Exercise | None) -> Mapping[str, float]:
    known = [phase.name for phase in exercise.phases] if exercise else []
    tempo: dict[str, float | None] = read_keys(table, TEMPO)["phase"]
    for name in tempo:
        if exercise and name not in known:
            table.report_unknown(name, f"{quoted(name)} is no phase of `{exercise.id}`", name, known)
    return {name: seconds for name, seconds in tempo.items() if seconds is not None}
