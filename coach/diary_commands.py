"""The commands that carry the diary: export, merge, same, backup and restore; and the one that deletes it."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.command_input import GOOD, WRONG_INPUT, Command, as_typed, names_of
from coach.history.problems import HistoryProblem
from coach.history.records import Person
from coach.paths import Paths

if TYPE_CHECKING:
    from coach.diary_work import Arrived
    from coach.history.store import HistoryStore


STAYS: Final = "Sheets and exports that you saved, and the diaries of other laptops, stay as they are."
"""What nobody deletes from here, and brings back who merges it."""


def add_diary_commands(command: Command) -> None:
    """Add the commands; each raises HistoryProblem and OSError."""
    export = command("export", "Write the diary as JSON, as CSV, or both", _export)
    export.add_argument("--out", type=Path, metavar="FILE.json", help="for another laptop, or to keep")
    export.add_argument("--csv", type=Path, metavar="DIR", help="a table a file, for a spreadsheet")
    export.add_argument("--person", metavar="NAME", help="what is theirs only; else everybody's")
    export.set_defaults(wrong_words=export.error)
    merge = command("merge", "Add what another laptop's export or diary has", _merge)
    merge.add_argument("file", type=Path, metavar="FILE", help="a copy of this diary is kept before")
    same = command("same", "Say that two people in the diary are one", _same)
    same.add_argument("one", metavar="NAME_OR_ID", help="who has a diary from two laptops")
    same.add_argument("other", metavar="NAME_OR_ID", help="the other of the two; may be the same name")
    same.add_argument("--undo", action="store_true", help="they are two people after all")
    backup = command("backup", "Copy the diary into one file", _backup)
    where = "the file to write; else one beside the copies that are made every day"
    backup.add_argument("--out", type=Path, metavar="FILE.sqlite3", help=where)
    restore = command("restore", "Put a copy of the diary in its place", _restore)
    restore.add_argument("file", type=Path, metavar="FILE.sqlite3", help="the diary of now is kept as well")
    delete = command("delete", "Remove a person, or everything, for good", _delete)
    what = delete.add_mutually_exclusive_group(required=True)
    what.add_argument("--person", metavar="NAME", help="what is theirs, from every copy as well")
    what.add_argument("--everything", action="store_true", help="the diary, its copies, and the settings")
    delete.add_argument("--yes", action="store_true", help="really: it can't be undone")


def _export(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import give, give_tables  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    if not (asked.out or asked.csv):
        asked.wrong_words("say where to: --out FILE.json, --csv DIR for a spreadsheet, or both")
    diary = _diary(paths)
    person_id = _person(_persons(diary), asked.person).id if asked.person else None
    if asked.out:
        print(give(diary, asked.out, local_now(), person_id))
    if asked.csv:
        for file in give_tables(diary, asked.csv, person_id):
            print(file)
    return GOOD


def _merge(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import take_in  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    taken_in = take_in(paths.history, asked.file, paths, local_now())
    merged = taken_in.merged
    print(f"New entries: {merged.added}. Here already: {merged.known}.")
    if merged.differing:
        print(
            f"{merged.differing} of these are otherwise in {asked.file.name}: they were left as they are here"
        )
    _tell_who_came(taken_in.arrived, paths)
    return GOOD


def _tell_who_came(arrived: "Arrived", paths: Paths) -> None:
    """Let those who are new be chosen here, and say who may be one with somebody known."""
    from coach.diary_work import welcome  # noqa: PLC0415  (heavy)

    for person in arrived.strangers:
        welcome(paths, person)
    for pair in arrived.namesakes:
        here, came = pair.here.person, pair.came.person
        print(f"There are two people called {came.name or came.id}. If they are one person:")
        print(f"{as_typed()} same {here.id} {came.id}")


def _same(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import same_person, two_again  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415
    from coach.history.store import HistoryStore  # noqa: PLC0415

    diary = _diary(paths)
    with closing(HistoryStore(diary)) as store:
        if asked.undo:
            ids = {asked.one, asked.other}
            if not all(map(store.known, ids)):  # no ids: of one with two names only the newest is known
                ids = set(store.ids_of(_either(store.persons(), asked.one, asked.other).id))
            if not two_again(store, ids, local_now()):
                raise HistoryProblem("They are not one person here.", "There is nothing to undo.")
            print("They are several people again.")
            return GOOD
        one, other = _two(store, asked.one, asked.other)
        same_person(store, one.id, other.id, local_now())
        print(f"{one.name or one.id} and {other.name or other.id} are one person now.")
        print(f"To undo it: {as_typed()} same {one.id} {other.id} --undo")
    return GOOD


def _backup(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import copy_out  # noqa: PLC0415  (heavy)
    from coach.history.copies import keep_copy  # noqa: PLC0415
    from coach.history.records import local_now  # noqa: PLC0415

    diary = _diary(paths)
    print(copy_out(diary, asked.out) if asked.out else keep_copy(diary, local_now()))
    return GOOD


def _delete(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import remove  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    with _alone(paths):
        diary = _diary(paths)
        person = None if asked.everything else _person(_persons(diary), asked.person)
        whose = (
            f"{person.name or person.id}: diary and settings" if person else "Everybody: diary and settings"
        )
        if not asked.yes:
            print(f"{whose}, from every copy too. {STAYS}")
            print("Nothing was deleted yet. Say it again with --yes to delete it for good.")
            return WRONG_INPUT
        files = remove(diary, paths, person.id if person else None, local_now())
        print(f"{whose}: deleted, from {files} files. {STAYS}")
    return GOOD


@contextmanager
def _alone(paths: Paths) -> Iterator[None]:
    """Keep the window from being opened meanwhile; raises HistoryProblem when it is open."""
    from coach.ui.one_window import take_lock  # noqa: PLC0415  (Qt is needed for it)

    lock = take_lock(paths.data)
    if lock is None:
        raise HistoryProblem("Leg Coach is open.", "Please close its window, then try again.")
    try:
        yield
    finally:
        lock.unlock()


def _restore(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.diary_work import go_back  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    with _alone(paths):
        went_back = go_back(paths.history, asked.file, paths, local_now())
    print(f"The diary is now as in {asked.file}.")
    if went_back.kept:
        print(f"As it was before, it is kept as {went_back.kept}.")
    _tell_who_came(went_back.arrived, paths)
    return GOOD


def _diary(paths: Paths) -> Path:
    """Return the diary's file, ready to be read."""
    from coach.history.diary_file import make_ready  # noqa: PLC0415
    from coach.history.records import local_now  # noqa: PLC0415

    if not paths.history.exists():
        raise HistoryProblem("There is no diary yet.", "It begins with the first session.")
    notice = make_ready(paths.history, local_now())
    if notice:
        print(notice, file=sys.stderr)
    return paths.history


def _persons(diary: Path) -> tuple[Person, ...]:
    from coach.history.store import HistoryStore  # noqa: PLC0415  (heavy)

    with closing(HistoryStore(diary)) as store:
        return store.persons()


def _person(persons: Sequence[Person], name: str) -> Person:
    """Return the one person of this name or id; raises HistoryProblem."""
    found = [person for person in persons if name.casefold() in (person.name.casefold(), person.id)]
    if len(found) == 1:
        return found[0]
    what = "There are several people" if found else "There is nobody"
    raise HistoryProblem(f"{what} called “{name}”.", f"Choose one of: {names_of(found or persons)}.")


def _two(store: "HistoryStore", one: str, other: str) -> tuple[Person, Person]:
    """Return two people by name or id; one name twice means the two who have it. Raises HistoryProblem."""
    persons = store.persons()
    namesakes = [person for person in persons if person.name.casefold() == one.casefold()]
    if one.casefold() == other.casefold() and len(namesakes) == 2:
        return namesakes[0], namesakes[1]
    found = [(word and store.known(word)) or _person(persons, word) for word in (one, other)]
    if store.ids_of(found[0].id) == store.ids_of(found[1].id):
        raise HistoryProblem("That is one person already.", "Name two people, or their ids.")
    return found[0], found[1]


def _either(persons: Sequence[Person], one: str, other: str) -> Person:
    """Return the person that either word stands for; raises HistoryProblem."""
    try:
        return _person(persons, one)
    except HistoryProblem:
        return _person(persons, other)
