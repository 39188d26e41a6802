"""Makes a parcel of a routine: with the exercises and cautions of one's own that it needs."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach.routine.cautions import Cautions, read_cautions
from coach.routine.library import CAUTIONS_FILE, EXERCISES, Library
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.reading import open_document
from coach.routine.sharing.arrival import Kind, kind_of
from coach.routine.sharing.parcel import ENDING, pack

README: Final = """\
This is an exercise routine for Leg Coach.
To use it, drop this zip on the window of Leg Coach, or open it with Leg Coach. It needs no unpacking.
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A zip: the name for its file, its bytes, and the exercises that are in it."""

    name: str
    content: bytes
    exercises: tuple[Exercise, ...]


def parcel_of(routine: Routine, library: Library, own_folder: Path) -> Parcel:
    """Return a routine of `library` with what of its own it needs; the same bytes each time.

    Along go the exercises that lie in `own_folder`: those of its steps, and those that
    one of these calls easier, harder, or with less support. What comes with the
    program is there wherever the program is. Raises OSError when a file can't be read.
    """
    own = [file for file in library.files if file.is_relative_to(own_folder)]
    text = _text_of(routine.id, Kind.ROUTINE, [*own, *library.files])
    if text is None:
        raise FileNotFoundError(f"the file of the routine {routine.id} is gone")
    files, exercises = [("README.txt", README.encode()), (f"{routine.id}.toml", text)], []
    for name in sorted(_needed(routine, library, {file.stem for file in own})):
        text = _text_of(name, Kind.EXERCISE, own)
        if text is not None:
            files.append((f"{EXERCISES}/{name}.toml", text))
            exercises.append(library.exercises[name])
    cautions = _own_cautions(exercises, library, own_folder)
    if cautions:
        files.append((f"{EXERCISES}/{CAUTIONS_FILE}", cautions))
    return Parcel(routine.id + ENDING, pack(files), tuple(exercises))


def _needed(routine: Routine, library: Library, own_ids: Container[str]) -> set[str]:
    """Return the ids of the exercises of a routine, and of those that one's own ones lead to."""
    found: set[str] = set()
    ahead = [step.exercise for step in routine.steps if isinstance(step, ExerciseStep)]
    while ahead:
        exercise = library.exercises.get(ahead.pop())
        if exercise is not None and exercise.id not in found:
            found.add(exercise.id)
            if exercise.id in own_ids:
                ahead += [exercise.easier, exercise.harder, exercise.less_support]
    return found


def _text_of(name: str, kind: Kind, files: Iterable[Path]) -> bytes | None:
    """Return the bytes of the first of `files` with this id and kind: the one that is in use."""
    for file in files:
        if file.stem == name and kind_of(content := file.read_bytes(), file.name) is kind:
            return content
    return None


def _own_cautions(exercises: Iterable[Exercise], library: Library, own_folder: Path) -> bytes:
    """Return a file of the cautions that `exercises` name and the program doesn't bring; b"" for none."""
    named = {name for each in exercises for name in (*each.cautions, *each.avoid_if)}
    for file in library.files:
        if file.name == CAUTIONS_FILE and not file.is_relative_to(own_folder):
            named -= (read_cautions(open_document(file)).value or Cautions()).texts.keys()
    return _cautions_file(library, sorted(named & library.cautions.keys()))


def _cautions_file(library: Library, names: Sequence[str]) -> bytes:
    import tomlkit  # noqa: PLC0415  (only needed when cautions of one's own go along)

    if not names:
        return b""
    against_load = [name for name in names if name in library.against_load]
    made: dict[str, Any] = {"format": 1, "against_load": against_load}
    made["cautions"] = {name: library.cautions[name] for name in names}
    return tomlkit.dumps(made).encode()
