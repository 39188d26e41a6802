"""What to take care of in an exercise, gathered for the care notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.routine.library import Library
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.terms import Talk
from coach.ui.phrases import Phrase, heard


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


@dataclass(frozen=True, slots=True)
class CareSection:
    """Notes of a kind under their heading; who wants to hear less than `least` only reads them."""

    heading: str
    sentences: tuple[str, ...]
    least: Talk


def sections_of(notes: CareNotes) -> tuple[CareSection, ...]:
    """Return the notes under their headings, what one must stop for first; without those that are empty."""
    headed = (
        (QCoreApplication.translate("care", "Stop for any of these"), notes.stop_if, Talk.COUNTS),
        (QCoreApplication.translate("care", "Take care"), notes.cautions, Talk.SOME),
        (QCoreApplication.translate("care", "To do it well"), notes.tips, Talk.FULL),
    )
    return tuple(CareSection(*each) for each in headed if each[1])


def care_phrases(notes: CareNotes) -> tuple[Phrase, ...]:
    """Return what is said of the notes when they are opened."""
    return tuple(
        Phrase(text, section.least)
        for section in sections_of(notes)
        for text in (section.heading, *section.sentences)
    )


def care_texts(routine: Routine, library: Library, talk: Talk) -> tuple[str, ...]:
    """Return what may have to be said of the notes of all exercises of a routine, each once."""
    names = dict.fromkeys(step.exercise for step in routine.steps if isinstance(step, ExerciseStep))
    phrases = (
        phrase
        for name in names
        if name in library.exercises
        for phrase in care_phrases(care_notes(library.exercises[name], library.cautions))
    )
    return tuple(dict.fromkeys(heard(phrases, talk)))
