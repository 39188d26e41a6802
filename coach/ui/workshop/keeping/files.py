"""The files that the workshop lists: the person's own first, then those that come with the program."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from coach.paths import Paths
from coach.routine.library import CAUTIONS_FILE, Library
from coach.routine.problems import Severity


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a routine or an exercise, and how many mistakes keep it from being played."""

    file: Path
    name: str
    is_exercise: bool
    is_own: bool
    errors: int = 0
    warnings: int = 0

    @property
    def id(self) -> str:
        """How other files name it."""
        return self.file.stem


def listed(library: Library, paths: Paths) -> tuple[Listed, ...]:
    """Return every file but those that another one of the same name stands in for, by name."""
    found: dict[str, Listed] = {}
    errors: Counter[Path] = Counter()
    warnings: Counter[Path] = Counter()
    for problem in library.problems:
        (errors if problem.severity is Severity.ERROR else warnings)[problem.file] += 1
    for file in library.files:
        if file.name == CAUTIONS_FILE or file.stem in found:
            continue
        read = library.exercises.get(file.stem) or library.routines.get(file.stem)
        found[file.stem] = Listed(
            file,
            read.name if read is not None else file.stem,
            file.stem in library.exercises or (file.stem not in library.routines and is_in_exercises(file)),
            file.is_relative_to(paths.own_routines),
            errors[file],
            warnings[file],
        )
    return tuple(sorted(found.values(), key=lambda each: (not each.is_own, each.name.casefold())))


def is_in_exercises(file: Path) -> bool:
    """Tell whether a file lies where exercises do, for when its text can't tell."""
    return "exercises" in file.parts


def own_place(file: Path, paths: Paths) -> Path:
    """Return where a file that comes with the program is kept once somebody has changed it."""
    if file.is_relative_to(paths.shipped_routines):
        return paths.own_routines / file.relative_to(paths.shipped_routines)
    return file
