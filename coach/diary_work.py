"""What is done with the diary as a whole, by the window and by the commands alike.

Each takes the diary's file, which nobody else writes in meanwhile, and raises HistoryProblem.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coach.history.copies import is_in
from coach.history.diary_file import copy_to, put_back
from coach.history.exchange import Merged, export_json, export_rows, merge
from coach.history.problems import HistoryProblem
from coach.history.records import Person, SamePerson, TakenBack, new_id
from coach.history.removal import remove_everything, remove_person
from coach.history.store import HistoryStore, ids_in
from coach.paths import Paths
from coach.people import FOLDER, everyone, forget, pin_first
from coach.progress.csv_cells import csv_file
from coach.settings import Settings, write_settings


@dataclass(frozen=True, slots=True)
class Diarist:
    """Someone with a diary, and the local days on which it begins and of its last session."""

    person: Person
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two people of a like name, who may be one: who was here, and who came with another diary."""

    here: Diarist
    came: Diarist


@dataclass(frozen=True, slots=True)
class Arrived:
    """The people who are in the diary now and weren't known here, and whose names those of some are like."""

    people: tuple[Person, ...] = ()
    namesakes: tuple[Namesakes, ...] = ()

    @property
    def strangers(self) -> tuple[Person, ...]:
        """Those of them whose name is like nobody's here."""
        doubtful = {pair.came.person.id for pair in self.namesakes}
        return tuple(person for person in self.people if person.id not in doubtful)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking in another laptop's diary."""

    merged: Merged
    arrived: Arrived = Arrived()


@dataclass(frozen=True, slots=True)
class WentBack:
    """Where the diary that was there before is kept, if there was one, and who is in the one of now."""

    kept: Path | None
    arrived: Arrived = Arrived()


def people_here(path: Path, paths: Paths) -> tuple[Person, ...]:
    """Return everyone who has a diary or settings here, by the id and the name that their settings have."""
    with closing(HistoryStore(path)) as store:
        known = {min(store.ids_of(person.id)): person for person in store.persons()}
        first = next(iter(known.values()), Person(""))
        for profile in everyone(paths):
            own_id, name = profile.settings.person_id or first.id, profile.settings.name
            if own_id:
                oldest = min(store.ids_of(own_id))
                there = known.get(oldest, Person(own_id))
                known[oldest] = Person(own_id, name or there.name)
    return tuple(known.values())


def copy_out(path: Path, target: Path) -> Path:
    """Copy the whole diary into one file."""
    with _told_of(target):
        copy_to(path, target)
    return target


def give(path: Path, target: Path, now: datetime, person_id: str | None = None) -> Path:
    """Write what another Leg Coach can take in: everything, or what is one person's."""
    text = export_json(path, now, person_id)
    with _told_of(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f"{target.name}.unfinished")
        try:
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return target


def give_tables(path: Path, folder: Path, person_id: str | None = None) -> tuple[Path, ...]:
    """Write a table a file, for a spreadsheet; what is empty is left out."""
    found = {name: rows for name, rows in export_rows(path, person_id).items() if rows}
    written = tuple(folder / f"{name}.csv" for name in found)
    with _told_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for file, rows in zip(written, found.values(), strict=True):
            file.write_bytes(csv_file(tuple(rows[0]), [tuple(row.values()) for row in rows]))
    return written


def take_in(path: Path, other: Path, paths: Paths, now: datetime) -> TakenIn:
    """Add what another diary, or an export, has; who is first here stays so, whoever comes."""
    before = _persons(path) if path.exists() else ()
    known = _all_ids(path, before) if before else frozenset()
    if before:
        with _told_of(paths.settings):
            pin_first(paths, before[0].id)
    merged = merge(path, other, now)
    with closing(HistoryStore(path)) as store:
        came = tuple(person for person in store.persons() if not store.ids_of(person.id) & known)
        here = tuple(person for person in store.persons() if person not in came)
        return TakenIn(merged, _arrived(store, here, came))


def is_like(one: str, other: str) -> bool:
    """Tell whether two names begin with the same word: “Rosa” and “rosa M.”."""
    first = [name.casefold().split()[:1] for name in (one, other)]
    return bool(first[0]) and first[0] == first[1]


def same_person(store: HistoryStore, one_id: str, other_id: str, now: datetime) -> SamePerson:
    """Let two ids be one person, from now on."""
    link = SamePerson(new_id(), one_id, now, other_id)
    store.add(link)
    return link


def two_again(store: HistoryStore, path: Path, ids: Collection[str], now: datetime) -> int:
    """Take back every link between two of `ids`; returns how many there were."""
    rows = export_rows(path)
    gone = {row["record_id"] for row in rows["taken_back"]}
    found = [row for row in rows["same_persons"] if {row["person_id"], row["same_as"]} <= set(ids)]
    links = [row for row in found if row["id"] not in gone]
    for row in links:
        store.add(TakenBack(new_id(), row["person_id"], now, row["id"]))
    return len(links)


def go_back(path: Path, copy: Path, paths: Paths, now: datetime) -> WentBack:
    """Put a copy in the diary's place.

    Whoever has settings here and isn't in the copy may be in it by another id: on a new laptop.
    """
    persons = _persons(path) if path.exists() else ()
    if persons and is_in(copy, persons[0].id):
        with _told_of(paths.settings):
            pin_first(paths, persons[0].id)
    kept = put_back(path, copy, now)
    with closing(HistoryStore(path)) as store:
        here = [profile.settings for profile in everyone(paths) if profile.settings.person_id]
        known = frozenset().union(*(store.ids_of(one.person_id) for one in here))
        came = tuple(person for person in store.persons() if not store.ids_of(person.id) & known)
        if len(here) < len(everyone(paths)):  # the first person of the diary is the first one here
            came = came[1:]
        missing = tuple(Person(one.person_id, one.name) for one in here if store.known(one.person_id) is None)
        return WentBack(kept, _arrived(store, missing, came))


def welcome(paths: Paths, person: Person) -> None:
    """Let somebody who came with another diary be chosen here: they get settings of their own."""
    file = paths.data / FOLDER / f"{person.id}.toml"
    place = everyone(paths)[0].settings
    mine = Settings(
        name=person.name, person_id=person.id, emergency_number=place.emergency_number, paper=place.paper
    )
    with _told_of(file):
        if not file.exists():
            write_settings(mine, file)


def remove(path: Path, paths: Paths, person_id: str | None) -> int:
    """Delete one person, under all of their ids, or everything, and the settings; returns of how many files.

    Copies go too; what was saved elsewhere stays. It can't be undone.
    """
    if person_id is None:
        files = remove_everything(path)
        with _told_of(paths.settings):
            for profile in everyone(paths):
                profile.file.unlink(missing_ok=True)
        return files
    ids, persons = ids_in(path, person_id), _persons(path)
    is_first = bool(persons) and persons[0].id in ids
    files = remove_person(path, person_id)
    with _told_of(paths.settings):
        for one in ids:
            forget(paths, one, one if is_first else "")
    return files


def _persons(path: Path) -> tuple[Person, ...]:
    with closing(HistoryStore(path)) as store:
        return store.persons()


def _all_ids(path: Path, persons: Sequence[Person]) -> frozenset[str]:
    with closing(HistoryStore(path)) as store:
        return frozenset().union(*(store.ids_of(person.id) for person in persons))


def _arrived(store: HistoryStore, here: Sequence[Person], came: tuple[Person, ...]) -> Arrived:
    pairs = tuple((one, new) for new in came for one in here if is_like(one.name, new.name))
    return Arrived(came, tuple(Namesakes(_diarist(store, one), _diarist(store, new)) for one, new in pairs))


def _diarist(store: HistoryStore, person: Person) -> Diarist:
    last = store.last_session(person.id)
    return Diarist(person, store.first_day(person.id), last.local_day if last else None)


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """Raise what a disk or a stick refuses as a HistoryProblem; the diary itself is as it was."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise HistoryProblem(
            f"{target.name} could not be written in {target.parent} ({reason}).",
            "Is the stick still in, and is there room? Your diary itself is fine.",
        ) from error
