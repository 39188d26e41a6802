"""Every routine and exercise that there is, from the person's own folder and from those shipped."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coach.routine.cues import LengthOf, check_exercise_cues, check_routine_cues
from coach.routine.exercise_file import exercise_of, looks_like_exercise, read_cautions
from coach.routine.links import check_links
from coach.routine.model import Exercise, Routine
from coach.routine.problems import Problem, Severity
from coach.routine.reading import Reading, read_document, read_values, sorted_problems
from coach.routine.routine_file import Shelf, routine_of
from coach.routine.table import Source

CAUTIONS_FILE: Final = "cautions.toml"


@dataclass(frozen=True, slots=True)
class Library:
    """What can be played, by id, and what is wrong with the files that can't."""

    routines: Mapping[str, Routine]
    exercises: Mapping[str, Exercise]
    cautions: Mapping[str, str]
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep a file from being played."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class _Opened:
    source: Source
    values: dict[str, Any]
    hash: str


class _Gathering:
    """One reading of all files: the first file with an id wins, over the order of the folders."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.cautions: dict[str, str] = {}
        self._exercises: dict[str, _Opened] = {}
        self._routines: dict[str, _Opened] = {}
        self._unreadable: set[str] = set()
        self.files: list[Path] = []

    def add(self, file: Path) -> None:
        """Open `file` and keep it among the exercises, the routines or the cautions."""
        self.files.append(file)
        if file.name == CAUTIONS_FILE:
            reading = read_cautions(file)
            self.problems.extend(reading.problems)
            self.cautions = {**(reading.value or {}), **self.cautions}
            return
        document = read_document(file)
        if isinstance(document, Reading):
            self.problems.extend(document.problems)
            if file.stem not in self._exercises and file.stem not in self._routines:
                # What it was to be can't be told, so nothing of that name is played: a shipped dose
                # must not stand in for the one that the physiotherapist meant to set.
                self._unreadable.add(file.stem)
            return
        if file.stem in self._unreadable:
            return
        opened = _Opened(*document, hashlib.sha256(document[0].text.encode()).hexdigest())
        kind = self._exercises if looks_like_exercise(opened.values) else self._routines
        kind.setdefault(file.stem, opened)

    def library(self, length_of: LengthOf | None) -> Library:
        """Read what was opened, exercises before the routines that name them, then look at what ties them."""
        exercises: dict[str, Exercise] = _read(self._exercises, lambda _opened: exercise_of)
        broken = (frozenset(self._exercises) | self._unreadable) - frozenset(exercises)
        shelf = Shelf(exercises, {name: self._exercises[name].hash for name in exercises}, broken)
        routines: dict[str, Routine] = _read(
            self._routines, lambda opened: partial(routine_of, shelf=shelf, file_hash=opened.hash)
        )
        sources = {name: self._exercises[name].source for name in exercises}
        check_links(exercises, sources, self.cautions, broken)
        if length_of is not None:
            for name, exercise in exercises.items():
                check_exercise_cues(exercise, sources[name], length_of)
            for name, routine in routines.items():
                check_routine_cues(routine, exercises, self._routines[name].source, length_of)
        opened = (*self._exercises.values(), *self._routines.values())
        return Library(
            MappingProxyType(routines),
            MappingProxyType(exercises),
            MappingProxyType(self.cautions),
            (*self.problems, *(problem for one in opened for problem in sorted_problems(one.source))),
            tuple(self.files),
        )


def _read(kind: Mapping[str, _Opened], reader: Callable[[_Opened], Any]) -> dict[str, Any]:
    read = {
        name: read_values(opened.source, opened.values, reader(opened)).value for name, opened in kind.items()
    }
    return {name: value for name, value in read.items() if value is not None}


def load_library(folders: Sequence[Path], length_of: LengthOf | None = None) -> Library:
    """Read every TOML file below `folders`; where an id stands twice, the earlier folder's wins.

    With `length_of`, which says how many ms a text takes to say, words that
    don't fit their phase are among the problems, as warnings.

    A file that breaks a rule is listed in the problems and not played; every
    other file goes on working. A folder that is not there is passed over.
    """
    gathering = _Gathering()
    for file in toml_files(folders):
        gathering.add(file)
    return gathering.library(length_of)


def toml_files(paths: Iterable[Path]) -> list[Path]:
    """Return the TOML files that `paths` name: files as they are, folders with all below them, sorted.

    What can't be entered, and what is no plain file (a pipe, a folder with such a name), is passed over.
    """
    found: list[Path] = []
    for path in paths:
        try:
            inside = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
            found += [file for file in inside if file.is_file() or file.is_symlink()]
        except OSError:
            continue
    return list(dict.fromkeys(found))
