"""The commands that carry the diary: export, merge, backup and restore; and the one that deletes it."""

import argparse
import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from coach.history.problems import HistoryProblem
from coach.history.records import Person
from coach.paths import Paths
from coach.people import everyone, forget

Command = Callable[[str, str, Callable[[argparse.Namespace, Paths], int]], argparse.ArgumentParser]
"""Adds a command by its name, what it does, and what runs it."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def add_diary_commands(command: Command) -> None:
    """Add the commands; each raises HistoryProblem and OSError."""
    export = command("export", "Write the diary as JSON, as CSV, or both", _export)
    export.add_argument("--out", type=Path, metavar="FILE.json", help="for another laptop, or to keep")
    export.add_argument("--csv", type=Path, metavar="DIR", help="a table a file, for a spreadsheet")
    export.add_argument("--person", metavar="NAME", help="what is theirs only; else everybody's")
    export.set_defaults(wrong_words=export.error)
    merge = command("merge", "Add what another laptop's export or diary has", _merge)
    merge.add_argument("file", type=Path, metavar="FILE", help="a copy of this diary is kept before")
    backup = command("backup", "Copy the diary into one file", _backup)
    backup.add_argument("--out", type=Path, required=True, metavar="FILE.sqlite3", help="the file to write")
    restore = command("restore", "Put a copy of the diary in its place", _restore)
    restore.add_argument("file", type=Path, metavar="FILE.sqlite3", help="the diary of now is kept as well")
    delete = command("delete", "Remove a person, or everything, for good", _delete)
    what = delete.add_mutually_exclusive_group(required=True)
    what.add_argument("--person", metavar="NAME", help="what is theirs, from every copy as well")
    what.add_argument("--everything", action="store_true", help="the diary, its copies, and the settings")
    delete.add_argument("--yes", action="store_true", help="really: it can't be undone")


def harmless(value: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    """Return a cell that no spreadsheet runs as a formula: a quote stands before what looks like one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _export(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.history.exchange import export_json, export_rows  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    if not (asked.out or asked.csv):
        asked.wrong_words("say where to: --out FILE.json, --csv DIR for a spreadsheet, or both")
    diary = _diary(paths)
    person_id = _person(_persons(diary), asked.person).id if asked.person else None
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(export_json(diary, local_now(), person_id), encoding="utf-8")
        print(asked.out)
    if asked.csv:
        asked.csv.mkdir(parents=True, exist_ok=True)
        for name, rows in export_rows(diary, person_id).items():
            if rows:
                print(_written(asked.csv / f"{name}.csv", rows))
    return 0


def _written(file: Path, rows: list[dict[str, Any]]) -> Path:
    # With its mark, spreadsheets read UTF-8 as UTF-8.
    with file.open("w", newline="", encoding="utf-8-sig") as opened:
        writer = csv.writer(opened)
        writer.writerow(rows[0])
        writer.writerows([harmless(value) for value in row.values()] for row in rows)
    return file


def _merge(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.history.exchange import merge  # noqa: PLC0415  (heavy)
    from coach.history.records import local_now  # noqa: PLC0415

    merged = merge(paths.history, asked.file, local_now())
    print(f"{merged.added} new entries, {merged.known} were here already")
    if merged.differing:
        print(
            f"{merged.differing} of these are otherwise in {asked.file.name}: they were left as they are here"
        )
    return 0


def _backup(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.history.diary_file import copy_to  # noqa: PLC0415

    copy_to(_diary(paths), asked.out)
    print(asked.out)
    return 0


def _delete(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.history.removal import remove_everything, remove_person  # noqa: PLC0415

    with _alone(paths):
        diary = _diary(paths)
        persons = _persons(diary)
        person = None if asked.everything else _person(persons, asked.person)
        whose = (
            f"{person.name or person.id}: diary and settings" if person else "Everybody: diary and settings"
        )
        if not asked.yes:
            print(f"{whose}, from every copy too. Sheets and exports that you saved stay where they are.")
            print("Nothing was deleted yet. Say it again with --yes to delete it for good.")
            return 1
        if person:
            files = remove_person(diary, person.id)
            forget(paths, person.id, persons[0].id)
        else:
            files = remove_everything(diary)
            for profile in everyone(paths):
                profile.file.unlink(missing_ok=True)
        print(f"{whose}: deleted, from {files} files. Sheets and exports that you saved stay where they are.")
    return 0


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
    from coach.history.diary_file import put_back  # noqa: PLC0415
    from coach.history.records import local_now  # noqa: PLC0415

    with _alone(paths):
        kept = put_back(paths.history, asked.file, local_now())
    print(f"The diary is now as in {asked.file}.")
    if kept:
        print(f"As it was before, it is kept as {kept}.")
    return 0


def _diary(paths: Paths) -> Path:
    """Return the diary's file, ready to be read."""
    from coach.history.diary_file import make_ready  # noqa: PLC0415
    from coach.history.records import local_now  # noqa: PLC0415

    if not paths.history.exists():
        raise HistoryProblem("There is no diary yet.", "It begins with the first session.")
    make_ready(paths.history, local_now())
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
    # Who can't be told apart by name can be by id.
    names = [person.id for person in found] or [person.name or person.id for person in persons]
    raise HistoryProblem(f"{what} called “{name}”.", f"Choose one of: {', '.join(names)}.")
