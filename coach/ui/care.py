"""What to take care of in an exercise, gathered for the care notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.routine.model import Exercise


@dataclass(frozen=True, slots=True)
class CareNotes:
    """Sentences about one exercise: what to stop for, what to be careful with, how to do it well."""

    stop_if: tuple[str, ...]
    cautions: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()


def care_notes(exercise: Exercise, cautions: Mapping[str, str]) -> CareNotes:
    """Return the notes of `exercise`; `cautions` gives their texts by id, an unknown id is passed over."""
    always = QCoreApplication.translate("care", "Pain that is new, chest pain, feeling faint or ill")
    known = tuple(cautions[name] for name in exercise.cautions if name in cautions)
    return CareNotes((*exercise.stop_if, always), known, exercise.tips)
