"""Checks one text in the midst of a library: what an editor needs while somebody writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from coach.routine.cautions import Cautions, read_cautions
from coach.routine.cues import LengthOf
from coach.routine.exercise_file import looks_like_exercise
from coach.routine.library import (
    CAUTIONS_FILE,
    Library,
    Surroundings,
    exercise_in,
    routine_in,
    warn_of_exercise,
    warn_of_routine,
)
from coach.routine.links import ladders
from coach.routine.model import Exercise, Routine
from coach.routine.problems import Problem, Severity
from coach.routine.reading import Document, document_of
from coach.routine.routine_file import Shelf


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of reading one text; `routine` or `exercise` is None where an error forbids to play it.

    `exercises` are all that there are, with the text's own among them.
    """

    problems: tuple[Problem, ...]
    routine: Routine | None = None
    exercise: Exercise | None = None
    exercises: Mapping[str, Exercise] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being played."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def check_text(
    text: str, file: Path, library: Library, length_of: LengthOf | None = None, today: date | None = None
) -> Checked:
    """Read `text` as it would be read from `file`, beside everything else in `library`; reads no disk.

    With `length_of` (how many ms a text takes to say) words that don't fit are
    warned of, with `today` a review that is long ago. Never raises for a bad text.
    """
    return check_document(document_of(text, file), library, length_of, today)


def check_document(
    document: Document, library: Library, length_of: LengthOf | None = None, today: date | None = None
) -> Checked:
    """Do the same with a file that has been opened."""
    source, exercises = document.source, library.exercises
    routine, exercise = None, None
    shelf = Shelf(exercises, library.hashes, library.broken)
    cautions = Cautions(library.cautions, library.against_load)
    if source.file.name == CAUTIONS_FILE:
        read_cautions(document)
    elif document.values is not None and looks_like_exercise(document.values):
        exercise = exercise_in(document)
        if exercise is not None:
            exercises = {**exercises, exercise.id: exercise}
            shelf = replace(shelf, exercises=exercises)
            around = Surroundings(shelf, cautions, ladders(exercises), length_of, today)
            warn_of_exercise(exercise, source, around)
    else:
        routine = routine_in(document, shelf)
        if routine is not None:
            warn_of_routine(routine, source, Surroundings(shelf, cautions, ({}, {}), length_of, today))
    return Checked(source.sorted_problems(), routine, exercise, exercises)
