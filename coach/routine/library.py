"""Every routine and exercise that there is, from the person's own folder and from those shipped."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coach.routine.exercise_file import exercise_of, looks_like_exercise, read_cautions
from coach.routine.model import Exercise, Routine
from coach.routine.problems import Problem, Severity
from coach.routine.reading import Reading, read_document, read_values
from coach.routine.routine_file import Shelf, routine_of
from coach.routine.table import Source, nearest

CAUTIONS_FILE: Final = "cautions.toml"
WORD_MARGIN_MS: Final = 100
"""A word is over this long before its phase ends."""

LengthOf = Callable[[str], int]
"""How long a text takes to say, in ms."""


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
        """Read what was opened, exercises before the routines that name them."""
        exercises = self._read(self._exercises, lambda _opened: exercise_of)
        for exercise in exercises.values():
            self._check_links(exercise, exercises)
            if length_of is not None:
                self._check_cues(exercise, length_of)
        shelf = Shelf(
            exercises,
            {name: self._exercises[name].hash for name in exercises},
            (frozenset(self._exercises) | self._unreadable) - frozenset(exercises),
        )
        routines = self._read(
            self._routines, lambda opened: partial(routine_of, shelf=shelf, file_hash=opened.hash)
        )
        return Library(
            MappingProxyType(routines),
            MappingProxyType(exercises),
            MappingProxyType(self.cautions),
            tuple(self.problems),
            tuple(self.files),
        )

    def _read(self, kind: Mapping[str, _Opened], reader: Callable[[_Opened], Any]) -> dict[str, Any]:
        read = {}
        for name, opened in kind.items():
            reading = read_values(opened.source, opened.values, reader(opened))
            self.problems.extend(reading.problems)
            if reading.value is not None:
                read[name] = reading.value
        return read

    def _check_links(self, exercise: Exercise, exercises: Mapping[str, Exercise]) -> None:
        links = [("easier", exercise.easier), ("harder", exercise.harder)]
        wrong = [(key, name, list(exercises)) for key, name in links if name and name not in exercises]
        wrong += [
            ("cautions", name, list(self.cautions)) for name in exercise.cautions if name not in self.cautions
        ]
        source = self._exercises[exercise.id].source
        before = len(source.problems)
        for key, name, known in wrong:
            source.report((key,), f"there is no `{name}`", nearest(name, known), Severity.WARNING)
        self.problems.extend(source.problems[before:])

    def _check_cues(self, exercise: Exercise, length_of: LengthOf) -> None:
        source = self._exercises[exercise.id].source
        before = len(source.problems)
        for index, phase in enumerate(exercise.phases):
            said_ms = length_of(phase.say) + WORD_MARGIN_MS if phase.say else 0
            if said_ms > phase.seconds * 1000:
                what = f"takes {said_ms / 1000:.1f} s to say, but the phase lasts {phase.seconds:g} s"
                remedy = "shorten it, or it is left out at this tempo"
                source.report(("phase", index, "say"), what, remedy, Severity.WARNING)
        self.problems.extend(source.problems[before:])


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
