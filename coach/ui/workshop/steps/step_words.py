"""What a list of steps says of each: its name, and its dose in short."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from coach.routine.model import Exercise
from coach.routine.tempo import held_seconds
from coach.routine.terms import Kind
from coach.routine.turns import USUAL_DURATION_SECONDS


def is_rest(step: Mapping[str, Any]) -> bool:
    """Tell whether a step, as its file has it, is a rest and no exercise."""
    return "exercise" not in step and "rest_seconds" in step


def name_of(step: Mapping[str, Any], exercises: Mapping[str, Exercise]) -> str:
    """Return what a step is called; of what isn't known, how the file calls it."""
    if is_rest(step):
        return QCoreApplication.translate("Steps", "Rest")
    exercise = exercises.get(str(step.get("exercise", "")))
    if exercise is not None:
        return exercise.name
    unknown = QCoreApplication.translate("Steps", "“{name}”: not known here")
    return unknown.format(name=step.get("exercise", ""))


def dose_of(step: Mapping[str, Any], exercises: Mapping[str, Exercise]) -> str:
    """Return a step's dose in a few words; what the step doesn't set is as its exercise has it."""
    if is_rest(step):
        words = _seconds(step["rest_seconds"])
        return f"{words} · “{step['say']}”" if step.get("say") else words
    exercise = exercises.get(str(step.get("exercise", "")))
    if exercise is None:
        return ""
    rest = _first(step, "rest_seconds", exercise.dose.rest_seconds)
    parts = [_amount(step, exercise)]
    if step.get("sides") in ("left", "right"):
        left, right = (
            QCoreApplication.translate("Steps", "left only"),
            QCoreApplication.translate("Steps", "right only"),
        )
        parts.append(left if step["sides"] == "left" else right)
    elif step.get("left") or step.get("right"):
        parts.append(QCoreApplication.translate("Steps", "sides differ"))
    if step.get("load_kg"):
        parts.append(QCoreApplication.translate("Steps", "{load}\u00a0kg").format(load=step["load_kg"]))
    if rest:
        parts.append(QCoreApplication.translate("Steps", "rest {time}").format(time=_seconds(rest)))
    return "\u00a0· ".join(parts)


def _amount(step: Mapping[str, Any], exercise: Exercise) -> str:
    own = exercise.dose
    sentence = {
        Kind.REPS: QCoreApplication.translate("Steps", "{sets} × {reps}"),  # noqa: RUF001 - a times sign
        Kind.HOLD: QCoreApplication.translate("Steps", "{sets} × {reps}, {held} each"),  # noqa: RUF001 - as above
        Kind.STRETCH: QCoreApplication.translate("Steps", "{sets} × {reps}, {held} each"),  # noqa: RUF001 - as above
        Kind.RHYTHM: QCoreApplication.translate("Steps", "{sets} × {time}"),  # noqa: RUF001 - as above
        Kind.STEPS: QCoreApplication.translate("Steps", "{sets} × {passes} passes of {reps} steps"),  # noqa: RUF001 - as above
    }[exercise.kind]
    held = held_seconds(exercise.phases)
    tempo = step.get("tempo")
    if isinstance(tempo, Mapping):
        still = [tempo[phase.name] for phase in exercise.phases if not phase.path and phase.name in tempo]
        held = max((each for each in still if isinstance(each, int | float)), default=held)
    return sentence.format(
        sets=_first(step, "sets", own.sets),
        reps=_first(step, "reps", own.reps),
        passes=_first(step, "passes", own.passes),
        held=_seconds(held or 0),
        time=_seconds(_first(step, "duration_seconds", own.duration_seconds or USUAL_DURATION_SECONDS)),
    )


def _first(step: Mapping[str, Any], key: str, usual: object) -> object:
    value = step.get(key)
    return usual if value is None else value


def _seconds(seconds: object) -> str:
    shown = f"{seconds:g}" if isinstance(seconds, int | float) else str(seconds)
    return QCoreApplication.translate("Steps", "{seconds}\u00a0s").format(seconds=shown)
