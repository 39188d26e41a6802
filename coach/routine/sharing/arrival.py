"""Looks at what somebody brings: what it is, what is wrong with it, and what of that name is here already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from coach.routine.cautions import Cautions, read_cautions
from coach.routine.cues import LengthOf
from coach.routine.exercise_file import looks_like_exercise
from coach.routine.files.encodings import decoded
from coach.routine.known_names import nearest_name
from coach.routine.library import CAUTIONS_FILE, Library, load_library, toml_files
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.problems import Problem, Severity
from coach.routine.reading import document_of, open_document
from coach.routine.sharing.gathering import gather, id_of_file
from coach.routine.sharing.parcel import Found, LeftOut, Why, shown

_OURS: Final = ("format", "step", "phase", "position", "cautions")
"""A TOML file without any of these keys was written for another program, or holds somebody's settings."""


class Kind(StrEnum):
    """What a file holds."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    CAUTIONS = "cautions"
    UNKNOWN = "unknown"  # it isn't TOML, so nobody can tell


class Here(StrEnum):
    """What is here of that kind and name already."""

    NOTHING = "nothing"
    SAME = "same"  # to the byte
    OWN = "own"  # another one, in the person's own folder
    SHIPPED = "shipped"  # another one, which comes with the program


@dataclass(frozen=True, slots=True)
class Item:
    """One file that came; `routine` or `exercise` is there if it can be played.

    `name` is the one by which it came, `content` its bytes. `file` is the one
    that is here under the same id, if any, and `before` its bytes. `missing` are
    the ids of exercises that it names, and nobody has: not even one spelt alike.
    """

    id: str
    kind: Kind
    name: str
    content: bytes
    problems: tuple[Problem, ...] = ()
    routine: Routine | None = None
    exercise: Exercise | None = None
    missing: tuple[str, ...] = ()
    here: Here = Here.NOTHING
    file: Path | None = None
    before: bytes = b""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being played."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def is_other(self) -> bool:
        """Whether another one of that name is here, so that it has to be asked what is to become of both."""
        return self.here in (Here.OWN, Here.SHIPPED)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came. `folders` are as for `look_into`; `library` is what could be played with all of it there."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    folders: tuple[Path, ...]
    library: Library

    @property
    def own_folder(self) -> Path:
        """The folder that it would go to."""
        return self.folders[0]

    @property
    def sound(self) -> tuple[Item, ...]:
        """What can be taken in: all that has no errors."""
        return tuple(item for item in self.items if not item.errors)

    @property
    def new(self) -> tuple[Item, ...]:
        """What can be taken in and isn't here to the byte."""
        return tuple(item for item in self.sound if item.here is not Here.SAME)

    @property
    def others(self) -> tuple[Item, ...]:
        """What can be taken in, and of whose name another one is here."""
        return tuple(item for item in self.sound if item.is_other)

    @property
    def routines(self) -> tuple[Item, ...]:
        """The routines that can be played."""
        return tuple(item for item in self.sound if item.kind is Kind.ROUTINE)

    @property
    def exercises(self) -> tuple[Item, ...]:
        """The exercises that can be done."""
        return tuple(item for item in self.sound if item.kind is Kind.EXERCISE)

    def coming_with(self, routine: Routine) -> tuple[Item, ...]:
        """Return the exercises of a routine that come with it; all others of it are here."""
        used = {step.exercise for step in routine.steps if isinstance(step, ExerciseStep)}
        return tuple(item for item in self.exercises if item.id in used)


def look_into(
    paths: Iterable[Path],
    folders: Sequence[Path],
    length_of: LengthOf | None = None,
    today: date | None = None,
) -> Arrival:
    """Look at files, folders and zips, which may be anything; reads the disk, so it takes its time.

    `folders` are those that routines are looked for in, the person's own first
    (`Paths.routine_folders`). What came is read as if it lay in the first of
    them, so the files see each other and all that is here; `length_of` and
    `today` are as for `load_library`. Never raises for what came.
    """
    found, left_out = gather(paths)
    items = list(_unread(found, left_out))
    with TemporaryDirectory(prefix="leg-coach-") as aside:
        read = _read_aside(items, Path(aside), folders, length_of, today)
        # Named by ids alone: what a zip calls its files never reaches a disk.
        items = [_as_read(item, _aside(item, Path(aside)), read) for item in items]
    own, shipped = toml_files(folders[:1]), toml_files(folders[1:])
    items = [_beside(item, own, shipped) for item in items]
    left_out += [LeftOut(item.name, Why.CAUTIONS) for item in items if _changes_cautions(item)]
    kept = tuple(item for item in items if not _changes_cautions(item))
    return Arrival(kept, tuple(left_out), tuple(folders), read)


def kind_of(content: bytes, name: str = "") -> Kind | None:
    """Return what a file holds, None for a TOML file that was written for another program.

    What has mistakes in its TOML is unknown: what it was to be can't be told for sure.
    """
    text = decoded(content).text
    document = None if text is None else document_of(text, Path())
    values = None if document is None or document.is_torn else document.values
    if values is None:
        return Kind.UNKNOWN
    if not any(key in values for key in _OURS):
        return None
    if name == CAUTIONS_FILE:
        return Kind.CAUTIONS
    return Kind.EXERCISE if looks_like_exercise(values) else Kind.ROUTINE


def _unread(found: Iterable[Found], left_out: list[LeftOut]) -> Iterable[Item]:
    """Yield each file once, by its kind and id; what can't be one of ours is told in `left_out`."""
    seen: dict[tuple[Kind, str], bytes] = {}
    for each in found:
        kind, made_id = kind_of(each.content, each.name.rsplit("/", 1)[-1]), id_of_file(each.name)
        if kind is None or not made_id:
            left_out.append(LeftOut(shown(each.name), Why.NAME if kind else Why.NO_ROUTINE))
        elif (kind, made_id) not in seen:
            seen[kind, made_id] = each.content
            yield Item(made_id, kind, shown(each.name), each.content)
        elif seen[kind, made_id] != each.content:
            left_out.append(LeftOut(shown(each.name), Why.TWICE))


def _aside(item: Item, folder: Path) -> Path:
    return folder / item.kind / f"{item.id}.toml"


def _read_aside(
    items: Iterable[Item],
    aside: Path,
    folders: Sequence[Path],
    length_of: LengthOf | None,
    today: date | None,
) -> Library:
    for item in items:
        file = _aside(item, aside)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(item.content)
    return load_library([aside, *folders], length_of, today)


def _as_read(item: Item, file: Path, read: Library) -> Item:
    problems = tuple(
        replace(problem, file=Path(item.name)) for problem in read.problems if problem.file == file
    )
    known = replace(item, problems=problems)
    if known.errors:
        return replace(known, missing=tuple(dict.fromkeys(_missing(item, read))))
    return replace(
        known,
        routine=read.routines.get(item.id) if item.kind is Kind.ROUTINE else None,
        exercise=read.exercises.get(item.id) if item.kind is Kind.EXERCISE else None,
    )


def _missing(item: Item, read: Library) -> Iterable[str]:
    text = decoded(item.content).text
    values = None if text is None else document_of(text, Path()).values
    steps = (values or {}).get("step")
    tables = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    names = [name for name in (table.get("exercise") for table in tables) if isinstance(name, str)]
    for name in names:
        is_nowhere = name not in read.exercises and name not in read.broken
        if is_nowhere and not nearest_name(name, read.exercises):
            yield name


def _beside(item: Item, own: Iterable[Path], shipped: Iterable[Path]) -> Item:
    """Return `item` with what of its name is here already; the own one stands before a shipped one."""
    if item.kind is Kind.CAUTIONS:
        return replace(item, here=_cautions_here(item, [*own, *shipped]))
    for files, other in ((own, Here.OWN), (shipped, Here.SHIPPED)):
        for file, content in _namesakes(item, files):
            here = Here.SAME if content == item.content else other
            return replace(item, here=here, file=file, before=content)
    return item


def _cautions_here(item: Item, files: Iterable[Path]) -> Here:
    """Tell what is here of the texts in a file of cautions; those of several such files are used together."""
    text = decoded(item.content).text or ""
    came = read_cautions(document_of(text, Path(CAUTIONS_FILE))).value or Cautions()
    here = Cautions()
    for file in files:
        if file.name == CAUTIONS_FILE:
            here = here.with_more(read_cautions(open_document(file)).value or Cautions())
    if any(here.texts.get(name, text) != text for name, text in came.texts.items()):
        return Here.OWN
    is_known = here.texts.keys() >= came.texts.keys() and here.against_load >= came.against_load
    return Here.SAME if is_known else Here.NOTHING


def _changes_cautions(item: Item) -> bool:
    """Tell whether an item has other words for a caution that is here, where exercises rely on it."""
    return item.kind is Kind.CAUTIONS and item.is_other


def _namesakes(item: Item, files: Iterable[Path]) -> Iterable[tuple[Path, bytes]]:
    for file in files:
        if file.stem != item.id:
            continue
        try:
            content = file.read_bytes()
        except OSError:
            continue
        kind = kind_of(content, file.name)
        if kind is item.kind or Kind.UNKNOWN in (kind, item.kind):
            yield file, content
