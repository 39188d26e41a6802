"""Every routine and exercise that there is, from the person's own folder and from those shipped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coach.routine.cautions import Cautions, read_cautions
from coach.routine.cues import LengthOf, check_exercise_cues, check_routine_cues
from coach.routine.exercise_file import exercise_of, looks_like_exercise
from coach.routine.links import Ladders, check_links, ladders
from coach.routine.model import Exercise, Routine
from coach.routine.plausibility import check_plausible
from coach.routine.problems import Problem, Severity
from coach.routine.reading import Document, open_document, read_document
from coach.routine.routine_file import Shelf, routine_of
from coach.routine.source import Source

CAUTIONS_FILE: Final = "cautions.toml"
EXERCISES: Final = "exercises"
"""The folder that exercises have among routines."""


@dataclass(frozen=True, slots=True)
class StoodIn:
    """An own file that can't be played as it is: a text that it had before stands in, kept at `at` (UTC).

    `name` is what that text calls the routine or exercise.
    """

    file: Path
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Library:
    """What can be played, by id, and what is wrong with the files that can't.

    `hashes` are the SHA-256 (hex) of the exercises' files; `broken` are ids of
    files that are there and can't be played, and `against_load` those of the
    cautions that speak against a weight. `stood_in` are those, by id, that are
    played as they were before they were broken (`coach.routine.files.last_good`).
    """

    routines: Mapping[str, Routine]
    exercises: Mapping[str, Exercise]
    cautions: Mapping[str, str]
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    hashes: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    against_load: frozenset[str] = frozenset()
    stood_in: Mapping[str, StoodIn] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep a file from being played."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is read beside: the exercises that there are, what ties them, and what is asked of words.

    With `length_of` (how many ms a text takes to say) words that don't fit are
    warned of, with `today` a review that is long ago.
    """

    shelf: Shelf
    cautions: Cautions
    ladders: Ladders
    length_of: LengthOf | None = None
    today: date | None = None


def exercise_in(document: Document) -> Exercise | None:
    """Return the exercise that `document` describes, None when it has an error."""
    return read_document(document, exercise_of).value


def routine_in(document: Document, shelf: Shelf) -> Routine | None:
    """Return the routine that `document` describes, None when it has an error."""
    return read_document(document, partial(routine_of, shelf=shelf, file_hash=document.hash)).value


def warn_of_exercise(exercise: Exercise, source: Source, around: Surroundings) -> None:
    """Warn of what is odd about an exercise beside the others."""
    shelf = around.shelf
    check_links(
        exercise,
        source,
        shelf.exercises,
        around.ladders,
        cautions=around.cautions.texts,
        broken=shelf.broken,
    )
    if around.length_of is not None:
        check_exercise_cues(exercise, source, around.length_of)


def warn_of_routine(routine: Routine, source: Source, around: Surroundings) -> None:
    """Warn of what is odd about a routine."""
    exercises = around.shelf.exercises
    check_plausible(routine, exercises, source, around.cautions, around.today)
    if around.length_of is not None:
        check_routine_cues(routine, exercises, source, around.length_of)


class _Gathering:
    """One reading of all files: the first file with an id wins, over the order of the folders."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.cautions = Cautions()
        self._exercises: dict[str, Document] = {}
        self._routines: dict[str, Document] = {}
        self._unreadable: set[str] = set()
        self.files: list[Path] = []

    def add(self, file: Path) -> None:
        """Open `file` and keep it among the exercises, the routines or the cautions."""
        self.files.append(file)
        document = open_document(file)
        if file.name == CAUTIONS_FILE:
            reading = read_cautions(document)
            self.problems.extend(reading.problems)
            self.cautions = self.cautions.with_more(reading.value or Cautions())
            return
        is_taken = file.stem in self._exercises or file.stem in self._routines
        if document.values is None or file.stem in self._unreadable or (document.is_torn and is_taken):
            self.problems.extend(document.source.sorted_problems())
        else:
            kind = self._exercises if looks_like_exercise(document.values) else self._routines
            kind.setdefault(file.stem, document)
        if document.is_torn and not is_taken:
            # What it was to be can't be told for sure, so nothing of that name is played: a shipped dose
            # must not stand in for the one that the physiotherapist meant to set.
            self._unreadable.add(file.stem)

    def library(self, length_of: LengthOf | None, today: date | None) -> Library:
        """Read what was opened, exercises before the routines that name them, then look at what ties them."""
        exercises = _read(self._exercises, exercise_in)
        broken = (frozenset(self._exercises) | self._unreadable) - frozenset(exercises)
        hashes = {name: self._exercises[name].hash for name in exercises}
        shelf = Shelf(exercises, hashes, broken)
        routines = _read(self._routines, lambda document: routine_in(document, shelf))
        around = Surroundings(shelf, self.cautions, ladders(exercises), length_of, today)
        for name, exercise in exercises.items():
            warn_of_exercise(exercise, self._exercises[name].source, around)
        for name, routine in routines.items():
            warn_of_routine(routine, self._routines[name].source, around)
        documents = (*self._exercises.values(), *self._routines.values())
        found = (problem for document in documents for problem in document.source.sorted_problems())
        return Library(
            MappingProxyType(routines),
            MappingProxyType(exercises),
            MappingProxyType(dict(self.cautions.texts)),
            (*self.problems, *found),
            tuple(self.files),
            MappingProxyType(hashes),
            broken,
            self.cautions.against_load,
        )


def _read(documents: Mapping[str, Document], reader: Callable[[Document], Any]) -> dict[str, Any]:
    read = {name: reader(document) for name, document in documents.items()}
    return {name: value for name, value in read.items() if value is not None}


def load_library(
    folders: Sequence[Path], length_of: LengthOf | None = None, today: date | None = None
) -> Library:
    """Read every TOML file below `folders`; where an id stands twice, the earlier folder's wins.

    Within a folder that is the one that is less deep, else the first by name.

    With `length_of`, which says how many ms a text takes to say, words that
    don't fit their phase are among the problems, as warnings; with `today`, a
    review that is long ago.

    A file that breaks a rule is listed in the problems and not played; every
    other file goes on working. A folder that is not there is passed over.
    """
    gathering = _Gathering()
    for file in toml_files(folders):
        gathering.add(file)
    return gathering.library(length_of, today)


def beside(folder: Path) -> list[Path]:
    """Return where exercises may be that files in `folder` name: there, and in the folder for them in it.

    Not all that is below: somebody may keep a routine in the folder of everything they have.
    """
    return [*sorted(folder.glob("*.toml")), folder / EXERCISES]


def toml_files(paths: Iterable[Path]) -> list[Path]:
    """Return the TOML files that `paths` name: files as they are, folders with all below them, sorted.

    The less deep come first: so an old copy that is kept in a folder below is never used instead.
    What can't be entered, and what is no plain file (a pipe, a folder with such a name), is passed over.
    """
    found: list[Path] = []
    for path in paths:
        try:
            inside = sorted(path.rglob("*.toml"), key=_depth) if path.is_dir() else [path]
            found += [file for file in inside if file.is_file() or file.is_symlink()]
        except OSError:
            continue
    return list(dict.fromkeys(found))


def _depth(file: Path) -> tuple[int, Path]:
    return len(file.parts), file
