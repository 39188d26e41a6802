"""Reads a routine file against the exercises that there are."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coach.routine.doses import HEAVIEST_KG, MOST_REPS, MOST_SETS, amount_of, check_dose
from coach.routine.exercise_file import PHASE_SECONDS
from coach.routine.model import Exercise, ExerciseStep, Phase, Progression, RestStep, Routine, SideDose, Step
from coach.routine.table import Table, nearest
from coach.routine.terms import Pace, Side, Sides

MOST_STEPS: Final = 200
LONGEST_SECONDS: Final = 4 * 3600
MOST_MOVES: Final = 5000
_START_SIDES: Final = ("left", "right")


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
    tables = top.tables("step", MOST_STEPS)
    if not tables:
        top.report("step", "there is none", 'add an exercise: [[step]] and below it `exercise = "…"`')
    elif not any("exercise" in table for table in tables):
        top.report("step", "there is no exercise in it", 'add one: [[step]] and below it `exercise = "…"`')
    steps = tuple(_step(table, shelf) for table in tables)
    pace = top.choice("pace", Pace, Pace.STEADY)
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
    used = sorted({step.exercise for step in steps if isinstance(step, ExerciseStep)})
    parts = [file_hash, *(shelf.hashes.get(exercise, "") for exercise in used)]
    return Routine(
        id=routine_id,
        name=top.text("name", longest=60),
        language=_language(top),
        summary=top.text("summary", ""),
        steps=steps,
        author=top.text("author", "", longest=80),
        version=top.text("version", "", longest=40),
        reviewed=top.day("reviewed"),
        times_per_week=top.whole("times_per_week", 3, 1, 21) or 1,
        pace=pace,
        progression=_progression(top),
        content_hash=hashlib.sha256("\n".join(parts).encode()).hexdigest(),
    )


def _language(top: Table) -> str:
    language = top.text("language", "en", longest=12)
    if language.split("-")[0] != "en":
        top.warn(
            "language",
            f"Leg Coach's own words are English so far, not `{language}`",
            'write the names and cues in English with `language = "en"`, or accept the mix',
        )
    return language


def _step(table: Table, shelf: Shelf) -> Step:
    if "exercise" not in table and "rest_seconds" in table:
        rest = table.number("rest_seconds", 60.0, 1, 3600) or 60.0
        step: Step = RestStep(rest, table.text("say", ""))
        table.done()
        return step
    name = table.text("exercise", example='"knee-extension"')
    exercise = shelf.exercises.get(name)
    if name in shelf.broken:
        table.report("exercise", f"the file of `{name}` has errors", "mend that file first")
    elif name and exercise is None:
        table.report("exercise", f"there is no exercise `{name}`", nearest(name, list(shelf.exercises)))
    step = ExerciseStep(
        exercise=name,
        sets=table.whole("sets", None, 1, MOST_SETS),
        reps=table.whole("reps", None, 1, MOST_REPS),
        rest_seconds=table.number("rest_seconds", None, 0, 3600),
        duration_seconds=table.number("duration_seconds", None, 1, 3600),
        cadence_per_minute=table.number("cadence_per_minute", None, 5, 180),
        passes=table.whole("passes", None, 1, 20),
        tempo=_tempo(table.table("tempo"), exercise),
        load_kg=table.number("load_kg", 0.0, 0, HEAVIEST_KG) or 0.0,
        note=table.text("note", ""),
        sides=_side(table, "sides", exercise) or Side.BOTH,
        start_side=_side(table, "start_side", exercise) or Side.RIGHT,
        left=_side_dose(table, "left", exercise),
        right=_side_dose(table, "right", exercise),
    )
    table.done()
    return step


def _tempo(table: Table, exercise: Exercise | None) -> Mapping[str, float]:
    phases: tuple[Phase, ...] = exercise.phases if exercise else ()
    known = [phase.name for phase in phases]
    tempo = {}
    for name in table.keys():  # noqa: SIM118  (a Table is no dict: these are the keys of its file)
        seconds = table.number(name, None, *PHASE_SECONDS)
        if seconds is not None:
            tempo[name] = seconds
        if exercise and name not in known:
            table.report(name, f"`{name}` is no phase of `{exercise.id}`", nearest(name, known))
    return tempo


def _one_sided(table: Table, key: str, exercise: Exercise | None) -> None:
    if exercise and exercise.sides is Sides.BOTH:
        table.report(key, f"`{exercise.id}` uses both legs together", f"take `{key}` out")


def _side(table: Table, key: str, exercise: Exercise | None) -> Side | None:
    if key not in table:
        return None
    _one_sided(table, key, exercise)
    word = table.text(key)
    if word not in _START_SIDES:
        table.report(key, f"`{word}` is not known here", 'write "left" or "right"')
        return None
    return Side(word)


def _side_dose(table: Table, key: str, exercise: Exercise | None) -> SideDose:
    if key not in table:
        return SideDose()
    _one_sided(table, key, exercise)
    side = table.table(key)
    dose = SideDose(
        sets=side.whole("sets", None, 1, MOST_SETS),
        reps=side.whole("reps", None, 1, MOST_REPS),
        load_kg=side.number("load_kg", None, 0, HEAVIEST_KG),
    )
    side.done()
    return dose


def _progression(top: Table) -> Progression | None:
    table = top.table("progression")
    if "progression" not in top:
        return None
    progression = Progression(
        after_sessions=table.whole("after_sessions", 6, 1, 100) or 6,
        max_effort=table.whole("max_effort", 4, 0, 10) or 0,
        max_pain=table.whole("max_pain", 3, 0, 10) or 0,
    )
    table.done()
    return progression
