"""What is done with the diary as a whole, by the window and by the commands alike.

Each takes the diary's file, which nobody else writes in meanwhile, and raises HistoryProblem.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coach import people
from coach.history.diary_file import make_ready, put_back
from coach.history.exchange import Merged, export_json, export_rows, merge
from coach.history.problems import HistoryProblem
from coach.history.records import Person, SamePerson, TakenBack, new_id
from coach.history.removal import remove_everything, remove_person
from coach.history.sqlite_files import copy_to
from coach.history.store import HistoryStore, ids_in
from coach.paths import Paths
from coach.people import everyone, forget, forget_everyone, pin_first
from coach.progress.csv_cells import csv_file


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


def people_here(path: Path, paths: Paths) -> tuple[Diarist, ...]:
    """Return everyone with settings here, in their order, then who else has a diary here.

    Each has the id and the name that their settings have, be they in the diary or not; who has two of
    them is there once.
    """
    found: dict[str, Person] = {}  # by the oldest of their ids
    with closing(HistoryStore(path)) as store:
        for settings in (profile.settings for profile in everyone(paths)):
            known = store.known(settings.person_id)
            own_id = known.id if known else settings.person_id
            if own_id:
                name = settings.name or (known.name if known else "")
                found.setdefault(min(store.ids_of(own_id)), Person(own_id, name))
        for person in store.persons():
            found.setdefault(person.id, person)
        return tuple(_diarist(store, person) for person in found.values())


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
    found = {folder / f"{name}.csv": rows for name, rows in export_rows(path, person_id).items()}
    with _told_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for file, rows in found.items():
            if rows:
                file.write_bytes(csv_file(tuple(rows[0]), [tuple(row.values()) for row in rows]))
            elif file.exists():  # from an earlier time, and perhaps somebody else's
                file.write_bytes(b"")
    return tuple(file for file, rows in found.items() if rows)


def take_in(path: Path, other: Path, paths: Paths, now: datetime) -> TakenIn:
    """Add what another diary, or an export, has; who is first here stays so, whoever comes."""
    _keep_who_is_first(path, paths, now)
    return TakenIn(merge(path, other, now), _arrived(path, paths))


def is_like(one: str, other: str) -> bool:
    """Tell whether two names begin with the same word: “Rosa” and “rosa M.”."""
    first = [name.casefold().split()[:1] for name in (one, other)]
    return bool(first[0]) and first[0] == first[1]


def same_person(store: HistoryStore, one_id: str, other_id: str, now: datetime) -> SamePerson:
    """Let two ids be one person, from now on."""
    link = SamePerson(new_id(), one_id, now, other_id)
    store.add(link)
    return link


def two_again(store: HistoryStore, ids: Collection[str], now: datetime) -> int:
    """Take back every link between two of `ids`; returns how many there were."""
    links = store.links_between(ids)
    for link in links:
        store.add(TakenBack(new_id(), link.person_id, now, link.id))
    return len(links)


def go_back(path: Path, copy: Path, paths: Paths, now: datetime) -> WentBack:
    """Put a copy in the diary's place; who is first here stays so, whoever is first in the copy."""
    _keep_who_is_first(path, paths, now)
    return WentBack(put_back(path, copy, now), _arrived(path, paths))


def welcome(paths: Paths, person: Person) -> None:
    """Let somebody who came with another diary be chosen here: they get settings of their own."""
    with _told_of(paths.settings):
        people.welcome(paths, person)


def remove(path: Path, paths: Paths, person_id: str | None, now: datetime) -> int:
    """Delete one person, under all of their ids, or everything, and the settings; returns of how many files.

    Copies go too; what was saved elsewhere stays. It can't be undone; what was cut off can be done again.
    """
    if person_id is None:
        files = remove_everything(path)
        with _told_of(paths.settings):
            forget_everyone(paths)
        return files
    # Else whoever is first in what is left would be taken for the first person here, were it cut off.
    _keep_who_is_first(path, paths, now)
    ids = ids_in(path, person_id)
    files = remove_person(path, person_id)
    with _told_of(paths.settings):
        forget(paths, ids)
    return files


def _keep_who_is_first(path: Path, paths: Paths, now: datetime) -> None:
    """Write down who the first person here is before others come or go in the diary."""
    first = everyone(paths)[0].settings
    if first.person_id:
        return
    persons: tuple[Person, ...] = ()
    if path.exists():
        make_ready(path, now)
        with closing(HistoryStore(path)) as store:
            persons = store.persons()
    if persons or first.name:  # without a diary and a name there is nobody yet
        with _told_of(paths.settings):
            pin_first(paths, persons[0].id if persons else new_id())


def _arrived(path: Path, paths: Paths) -> Arrived:
    """Return who is in the diary and has no settings here, be it that nobody was asked about them in time.

    Where nobody was ever here, the first person of the diary is the first one here.
    """
    profiles = [profile.settings for profile in everyone(paths)]
    with closing(HistoryStore(path)) as store:
        here = [
            Person(one.person_id, one.name or (known.name if known else ""))
            for one in profiles
            if one.person_id
            for known in (store.known(one.person_id),)
        ]
        known_ids = frozenset().union(*(store.ids_of(one.id) for one in here))
        came = tuple(person for person in store.persons() if not store.ids_of(person.id) & known_ids)
        came = came[len(profiles) - len(here) :]
        pairs = [(one, new) for new in came for one in here if is_like(one.name, new.name)]
        return Arrived(
            came, tuple(Namesakes(_diarist(store, one), _diarist(store, new)) for one, new in pairs)
        )


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
