"""Takes what came into the person's own folder, all of it or nothing, and out again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from coach.routine.files.versions import Versions
from coach.routine.files.writing import Staged, stage
from coach.routine.library import CAUTIONS_FILE, EXERCISES, load_library, toml_files
from coach.routine.lines import Path as KeyPath
from coach.routine.model import ExerciseStep
from coach.routine.schema import write_schemas
from coach.routine.sharing.arrival import Arrival, Here, Item, Kind, kind_of
from coach.routine.text.editing import with_value

_MOST_TRIED: Final = 99
_LONGEST_NAME: Final = 54
"""Of the 60 letters that a routine's name may have, with room for a number."""

_BOM: Final = b"\xef\xbb\xbf"
_LINKS: Final = ("easier", "harder", "less_support")


class Choice(StrEnum):
    """What is to become of two files of one name that aren't the same."""

    KEEP = "keep"  # the one that is here; the other isn't taken in
    REPLACE = "replace"  # the new one in its place; an own one is kept as a version
    BOTH = "both"  # the new one gets a name of its own


class ChangedError(Exception):
    """A file isn't what it was when it was looked at; `file` is its place."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} was changed in the meantime")
        self.file = file


class DoesNotFitError(Exception):
    """With what came in place, these files couldn't be played: they name what isn't there any more."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        names = ", ".join(file.name for file in files)
        super().__init__(f"with it, these could not be played: {names}")
        self.files = files


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was written; `before` are the bytes that stood there, None if there were none.

    `name` is what a routine or an exercise is called where people choose it.
    """

    id: str
    kind: Kind
    name: str
    file: Path
    content: bytes
    before: bytes | None


def placed(arrival: Arrival, choice: Choice) -> tuple[Taken, ...]:
    """Return what would be written where; pure but for looking which names are free.

    Exercises come first, so that no routine is there before what it needs. Where
    an exercise gets another name, the routines and exercises that came with it
    name it so; a routine that was here to the byte is another one then.
    """
    items = [item for item in arrival.new if not (choice is Choice.KEEP and item.is_other)]
    taken_ids = {file.stem for file in toml_files([arrival.own_folder])}
    taken_ids |= {item.id for item in arrival.items} | arrival.library.exercises.keys()
    taken_ids |= arrival.library.routines.keys()
    names: dict[str, str] = {}
    if choice is Choice.BOTH:
        for item in items:
            if item.kind is Kind.EXERCISE and item.is_other:
                names[item.id] = _free_id(item.id, taken_ids)
                taken_ids.add(names[item.id])
        changed = (_renaming(item, names) for item in arrival.routines if item.here is Here.SAME)
        items += [replace(item, here=Here.OWN) for item in changed if item is not None]
    order = (Kind.CAUTIONS, Kind.EXERCISE, Kind.ROUTINE)
    made = []
    for item in sorted(items, key=lambda item: order.index(item.kind)):
        renamed = _renaming(item, names) or item
        new_id = names.get(item.id, item.id) if item.kind is Kind.EXERCISE else item.id
        if item.kind is Kind.ROUTINE and item.is_other and choice is Choice.BOTH:
            new_id = _free_id(item.id, taken_ids)
            taken_ids.add(new_id)
            renamed = _told_apart(renamed, new_id)
        made.append(_place(arrival, renamed, new_id, choice))
    return tuple(made)


def take_in(arrival: Arrival, choice: Choice, versions: Versions, now: datetime) -> tuple[Taken, ...]:
    """Write what came into the person's own folder: each file whole, and all of them or none.

    What has errors, and what is here to the byte, isn't written. What a file held
    before stays among its `versions`. Raises OSError when the disk refuses,
    ChangedError when a file was changed since it was looked at, and
    DoesNotFitError when another one couldn't be played any more; nothing is changed then.
    """
    taken = placed(arrival, choice)
    _look_whether_it_fits(taken, arrival.folders)
    _write(taken, versions, now)
    with suppress(OSError):  # editors that know them help with what came; nothing else needs them
        write_schemas(arrival.own_folder)
    return taken


def _look_whether_it_fits(taken: Iterable[Taken], folders: Sequence[Path]) -> None:
    """Read all as it would be then; what came stands before what is here, as it does in its place."""
    before = {problem.file for problem in load_library(folders).errors}
    with TemporaryDirectory(prefix="leg-coach-") as aside:
        places = {}
        for number, each in enumerate(taken):
            file = Path(aside, str(number), each.file.name)
            file.parent.mkdir()
            file.write_bytes(each.content)
            places[file] = each.file
        errors = [problem.file for problem in load_library([Path(aside), *folders]).errors]
    broken = tuple(places.get(file, file) for file in dict.fromkeys(errors) if file not in before)
    if broken:
        raise DoesNotFitError(broken)


def _write(taken: Sequence[Taken], versions: Versions, now: datetime) -> None:
    """Bring all of it to the disk, and only then put it in place: to undo that, a full disk has no room."""
    staged: list[Staged] = []
    done: list[Taken] = []
    try:
        for each in taken:
            _look_for_changes(each)
            staged.append(stage(each.file, each.content))
        for each, one in zip(taken, staged, strict=True):
            _look_for_changes(each)
            if each.before is not None:
                versions.keep(each.file, each.before, now, is_good=False)
            one.put_in_place()
            done.append(each)
    except BaseException:
        for one in staged:
            one.drop()
        put_back(done)
        raise


def _look_for_changes(each: Taken) -> None:
    if _content(each.file) != each.before:
        raise ChangedError(each.file)


def put_back(taken: Collection[Taken]) -> tuple[Path, ...]:
    """Have all as it was before it was taken in; returns the files that were changed since, which stay.

    Raises OSError when the disk refuses.
    """
    last_first = tuple(reversed(tuple(taken)))
    left = tuple(each.file for each in last_first if _content(each.file) != each.content)
    ours = [each for each in last_first if each.file not in left]
    staged: list[Staged] = []
    try:
        for each in ours:
            if each.before is None:
                continue
            staged.append(stage(each.file, each.before))
        for one in staged:
            one.put_in_place()
        for each in ours:
            if each.before is None:
                each.file.unlink()
    except BaseException:
        for one in staged:
            one.drop()
        raise
    return left


def _renaming(item: Item, names: Mapping[str, str]) -> Item | None:
    """Return `item` with the other names of exercises in its text; None if it names none of them."""
    values = [(way, names[name]) for way, name in _named(item) if name in names]
    return _with_values(item, values) if values else None


def _told_apart(item: Item, new_id: str) -> Item:
    """Return a routine with its new number in its name, too: else nobody could tell it from the other."""
    if item.routine is None:
        return item
    name = f"{item.routine.name[:_LONGEST_NAME]} ({new_id.rpartition('-')[2]})"
    return replace(_with_values(item, [(("name",), name)]), routine=replace(item.routine, name=name))


def _with_values(item: Item, values: Iterable[tuple[KeyPath, str]]) -> Item:
    mark = _BOM if item.content.startswith(_BOM) else b""
    text = item.content.removeprefix(_BOM).decode()
    for way, value in values:
        text = with_value(text, way, value)
    return replace(item, content=mark + text.encode())


def _named(item: Item) -> Iterator[tuple[KeyPath, str]]:
    """Yield the places where a file names exercises."""
    if item.routine is not None:
        for index, step in enumerate(item.routine.steps):
            if isinstance(step, ExerciseStep):
                yield ("step", index, "exercise"), step.exercise
    if item.exercise is not None:
        for key in _LINKS:
            yield (key,), getattr(item.exercise, key)


def _place(arrival: Arrival, item: Item, new_id: str, choice: Choice) -> Taken:
    read = item.routine or item.exercise
    name = read.name if read is not None else ""
    if item.here is Here.OWN and choice is Choice.REPLACE and item.file is not None:
        return Taken(new_id, item.kind, name, item.file, item.content, item.before)
    folder = arrival.own_folder
    if item.kind is Kind.CAUTIONS:  # the texts of several such files are used together
        first = next((each.id for each in (*arrival.routines, *arrival.exercises)), item.id)
        file = folder / EXERCISES / first / CAUTIONS_FILE
        return Taken(item.id, item.kind, name, file, item.content, _content(file))
    if item.kind is Kind.EXERCISE:
        folder /= EXERCISES
    file = _free_file(folder, f"{new_id}.toml", item.kind)
    return Taken(new_id, item.kind, name, file, item.content, None)


def _free_file(folder: Path, name: str, kind: Kind) -> Path:
    """Return where a file of `name` is to stand; one of another kind may stand in its place already."""
    places = (folder, *(folder / str(number) for number in range(2, _MOST_TRIED)))
    files = (place / name for place in places)
    alike = (kind, Kind.UNKNOWN)
    return next(file for file in files if (there := _content(file)) is None or kind_of(there, name) in alike)


def _free_id(name: str, taken_ids: Collection[str]) -> str:
    return next(free for number in count(2) if (free := f"{name}-{number}") not in taken_ids)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
