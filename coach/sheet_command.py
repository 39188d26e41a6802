"""The `sheet` command: months of one person or of several as PDF, CSV and JSON."""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.command_input import GOOD, Command, InputError, names_of, write_whole, writing_to
from coach.history.records import Person, local_now
from coach.paths import Paths
from coach.people import everyone
from coach.routine.library import load_library
from coach.settings import PAPERS, Settings, read_settings

if TYPE_CHECKING:
    from coach.history.store import HistoryStore
    from coach.progress.month import Month

MONTH: Final = r"(?:19[7-9]\d|2\d\d\d)-(?:0[1-9]|1[0-2])"
MONTHS: Final = re.compile(rf"({MONTH})(?:\.\.({MONTH}))?")
"""A month, or the first and the last of several."""


def add_sheet_command(command: Command) -> None:
    """Add the command."""
    sheet = command("sheet", "Write monthly sheets as a PDF, and their numbers", _sheet)
    a_month = "a month, such as 2026-11, or several: 2026-09..2026-11"
    sheet.add_argument("months", nargs="+", type=_months, metavar="YYYY-MM", help=a_month)
    sheet.add_argument("--out", type=Path, metavar="FILE.pdf", help="a sheet for each month and person")
    sheet.add_argument("--csv", type=Path, metavar="FILE.csv", help="the same numbers, for a spreadsheet")
    sheet.add_argument("--json", type=Path, metavar="FILE.json", help="the same numbers, for a program")
    whose = sheet.add_mutually_exclusive_group()
    by_name = "whose, by name or id; may be said several times; else the first person's"
    whose.add_argument("--person", action="append", metavar="NAME", help=by_name)
    whose.add_argument("--everyone", action="store_true", help="of everyone on this computer")
    sheet.add_argument("--blank", action="store_true", help="to fill in by hand, for a month to come as well")
    sheet.add_argument("--paper", choices=PAPERS, help="else as in the settings")
    sheet.set_defaults(wrong_words=sheet.error)


def _months(text: str) -> tuple[date, ...]:
    """Return the first days of the months that `text` names."""
    match = MONTHS.fullmatch(text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is no month: write it like 2026-11, or 2026-09..2026-11")
    first, last = (_count(month or match[1]) for month in match.groups())
    if last < first:
        raise argparse.ArgumentTypeError(f"{text!r} ends before it begins: write the earlier month first")
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1))


def _count(month: str) -> int:
    """Return how many months came before this one, counted from the year 0."""
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _sheet(asked: argparse.Namespace, paths: Paths) -> int:
    if not (asked.out or asked.csv or asked.json):
        asked.wrong_words("say where to: --out FILE.pdf, --csv FILE.csv, --json FILE.json, or several")
    files = [file.absolute() for file in (asked.out, asked.csv, asked.json) if file]
    if len(set(files)) < len(files):
        asked.wrong_words("--out, --csv and --json need a file each")
    today = local_now().date()
    firsts = tuple(dict.fromkeys(first for several in asked.months for first in several))
    if not asked.blank and max(firsts) > today:
        raise InputError(
            f"{max(firsts):%Y-%m} has not begun yet. With --blank there is a sheet to fill in by hand."
        )
    with _diary(paths) as store:
        whose = _whose(asked, _people(paths, store))
        months = list(_read(whose, firsts, paths, None if asked.blank else store, today))
    _write(asked, months, read_settings(paths.settings).paper)
    return GOOD


def _write(asked: argparse.Namespace, months: "Sequence[Month]", usual_paper: str) -> None:
    from coach.progress.numbers import numbers_file  # noqa: PLC0415  (each command loads its own)
    from coach.progress.numbers_table import months_table  # noqa: PLC0415
    from coach.ui.offscreen import offscreen_application  # noqa: PLC0415
    from coach.ui.sheet.output import Paper, SheetProblem, write_sheets  # noqa: PLC0415

    if asked.out:
        try:
            with offscreen_application(), writing_to(asked.out):
                asked.out.parent.mkdir(parents=True, exist_ok=True)
                write_sheets(months, asked.out, Paper(asked.paper or usual_paper))
        except SheetProblem as problem:
            raise InputError(str(problem)) from problem
    if asked.csv:
        write_whole(asked.csv, months_table(months))
    if asked.json:
        write_whole(asked.json, numbers_file(months))
    for file in filter(None, (asked.out, asked.csv, asked.json)):
        print(file)  # noqa: T201 - a command prints


@contextmanager
def _diary(paths: Paths) -> "Iterator[HistoryStore | None]":
    """Open the diary, None when there is none: a sheet to fill in by hand needs no diary, and makes none."""
    from coach.history.store import open_history  # noqa: PLC0415  (heavy)

    if not paths.history.exists():
        yield None
        return
    with closing(open_history(paths.history)) as store:
        if store.notice:
            print(store.notice, file=sys.stderr)  # noqa: T201 - a command prints
        yield store


def _people(paths: Paths, store: "HistoryStore | None") -> dict[str, Settings]:
    """Return everyone with settings here, then who else has a diary here, each by their id in the diary."""
    found: dict[str, Settings] = {}
    for settings in (profile.settings for profile in everyone(paths)):
        known = store.known(settings.person_id) if store else None
        person_id = min(store.ids_of(known.id)) if store and known else settings.person_id
        name = settings.name or (known.name if known else "")
        found[person_id] = replace(settings, name=name, person_id=person_id)
    for person in store.persons() if store else ():
        found.setdefault(person.id, Settings(name=person.name, person_id=person.id))
    return found


def _whose(asked: argparse.Namespace, people: Mapping[str, Settings]) -> tuple[Settings, ...]:
    """Return whose sheets are asked for: by default those of the first person."""
    if asked.everyone:
        return tuple(people.values())
    if not asked.person:
        return tuple(people.values())[:1]
    named = {person_id: people[person_id] for name in asked.person for person_id in [_named(name, people)]}
    return tuple(named.values())


def _named(name: str, people: Mapping[str, Settings]) -> str:
    """Return the id of the one person of this name or id; raises InputError."""
    found = [
        person_id
        for person_id, settings in people.items()
        if name.casefold() == settings.name.casefold() or name == person_id
    ]
    if len(found) == 1:
        return found[0]
    what = "There are several people" if found else "There is nobody"
    choice = found or people
    names = names_of([Person(person_id, people[person_id].name) for person_id in choice if person_id])
    raise InputError(f"{what} called “{name}”." + (f" Choose one of: {names}." if names else ""))


def _read(
    whose: Sequence[Settings], firsts: Sequence[date], paths: Paths, store: "HistoryStore | None", today: date
) -> "Iterator[Month]":
    """Yield every month of everyone as the diary has it: with nothing in it for whom there is none."""
    from coach.progress.month import month_from  # noqa: PLC0415  (each command loads its own)
    from coach.ui.standing import month_for  # noqa: PLC0415

    library = load_library(paths.routine_folders)
    for settings in whose:
        person = Person(settings.person_id, settings.name)
        # Who only reads gives nobody a name in the diary.
        unnamed = replace(settings, name="")
        for first in firsts:
            if store and store.known(person.id):
                month = month_for(store, unnamed, library, first, today)
                yield replace(month, person_name=person.name)
            else:
                yield month_from(person, (), first.year, first.month, today=first)
