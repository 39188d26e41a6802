"""The files that the workshop lists: the person's own first, then those that come with the program."""

import tomllib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coach.paths import Paths
from coach.routine.files.writing import NoTextError, read_text
from coach.routine.library import CAUTIONS_FILE, Library
from coach.routine.model import ExerciseStep
from coach.routine.problems import Severity


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a routine or an exercise, and how many mistakes keep it from being played.

    `used_by` are the names of the routines that an exercise is in; where `is_over_shipped`, the
    one of that name that comes with the program is used again once this one has gone.
    """

    file: Path
    name: str
    is_exercise: bool
    is_own: bool
    errors: int = 0
    warnings: int = 0
    used_by: tuple[str, ...] = ()
    is_over_shipped: bool = False

    @property
    def id(self) -> str:
        """How other files name it."""
        return self.file.stem


def listed(library: Library, paths: Paths) -> tuple[Listed, ...]:
    """Return every file but those that another one of the same name stands in for, by name.

    Reads those that can't be played, for their names.
    """
    found: dict[str, Listed] = {}
    errors: Counter[Path] = Counter()
    warnings: Counter[Path] = Counter()
    for problem in library.problems:
        (errors if problem.severity is Severity.ERROR else warnings)[problem.file] += 1
    shipped = {file.stem for file in library.files if not file.is_relative_to(paths.own_routines)}
    for file in library.files:
        if file.name == CAUTIONS_FILE or file.stem in found:
            continue
        read = library.exercises.get(file.stem) or library.routines.get(file.stem)
        is_own = file.is_relative_to(paths.own_routines)
        found[file.stem] = Listed(
            file,
            read.name if read is not None else _name_in(file),
            file.stem in library.exercises or (file.stem not in library.routines and is_in_exercises(file)),
            is_own,
            errors[file],
            warnings[file],
            _users_of(file.stem, library),
            is_own and file.stem in shipped,
        )
    return tuple(sorted(found.values(), key=lambda each: (not each.is_own, each.name.casefold())))


def _users_of(exercise_id: str, library: Library) -> tuple[str, ...]:
    return tuple(
        routine.name
        for routine in library.routines.values()
        if any(isinstance(step, ExerciseStep) and step.exercise == exercise_id for step in routine.steps)
    )


def _name_in(file: Path) -> str:
    try:
        return name_in(read_text(file).text, file)
    except (OSError, NoTextError):
        return file.stem


def name_in(text: str, file: Path) -> str:
    """Return the name that a file's text gives; the file's own where there is none to be found."""
    with suppress(tomllib.TOMLDecodeError, RecursionError):
        name = tomllib.loads(text).get("name")
        if isinstance(name, str) and name.strip():
            return name
    return file.stem


def is_in_exercises(file: Path) -> bool:
    """Tell whether a file lies where exercises do, for when its text can't tell."""
    return "exercises" in file.parts


def own_place(file: Path, paths: Paths) -> Path:
    """Return where a file that comes with the program is kept once somebody has changed it."""
    if file.is_relative_to(paths.shipped_routines):
        return paths.own_routines / file.relative_to(paths.shipped_routines)
    return file
