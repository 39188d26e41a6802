"""The commands that bring routines into the person's own folder, and give one away as a zip."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from coach.command_input import GOOD, WRONG_INPUT, Command, InputError, as_typed, routine_named, write_whole
from coach.paths import Paths
from coach.routine.library import load_library

if TYPE_CHECKING:
    from coach.routine.sharing.arrival import Arrival
    from coach.routine.sharing.taking import Taken


def add_parcel_commands(command: Command) -> None:
    """Add the commands."""
    bring = command("bring", "Check routines, and copy them to your own", _bring)
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, folders or zips")
    which = bring.add_mutually_exclusive_group()
    old_kept = "where another one of that name is here, use the new one; the old one is kept as a version"
    which.add_argument("--replace", action="store_const", const="replace", dest="choice", help=old_kept)
    both = "where another one of that name is here, give the new one a name of its own"
    which.add_argument("--keep-both", action="store_const", const="both", dest="choice", help=both)
    keep = "where another one of that name is here, leave the new one out"
    which.add_argument("--keep", action="store_const", const="keep", dest="choice", help=keep)
    give = command("give", "Put a routine, with your own exercises in it, into one zip", _give)
    give.add_argument("routine", metavar="ROUTINE", help="a routine's id")
    give.add_argument("--out", type=Path, required=True, metavar="FILE.zip", help="the file to write")


def _bring(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.routine.files.versions import Versions  # noqa: PLC0415
    from coach.routine.sharing.arrival import look_into  # noqa: PLC0415  (each command loads its own)
    from coach.routine.sharing.taking import ChangedError, Choice, DoesNotFitError, take_in  # noqa: PLC0415
    from coach.voice.text import estimated_length_ms  # noqa: PLC0415

    now = datetime.now().astimezone()
    arrival = look_into(asked.paths, paths.routine_folders, estimated_length_ms, now.date())
    _tell_what_came(arrival)
    if not arrival.sound:
        raise InputError("There is nothing in it that can be taken in.")
    if arrival.others and asked.choice is None:
        names = ", ".join(f"`{item.id}`" for item in arrival.others)
        raise InputError(
            f"Here already, and not the same: {names}. Nothing was taken in.\n"
            "Say it again with --keep-both, --replace or --keep."
        )
    try:
        versions = Versions(paths.versions, paths.own_routines)
        taken = take_in(arrival, Choice(asked.choice or Choice.KEEP), versions, now)
    except (ChangedError, DoesNotFitError) as error:
        raise InputError(f"Nothing was taken in: {error}.") from error
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"{paths.own_routines} can't be written ({why}). Nothing was taken in.") from error
    _tell_what_is_here(taken, arrival)
    has_faults = arrival.left_out or len(arrival.sound) < len(arrival.items)
    return WRONG_INPUT if has_faults else GOOD


def _tell_what_came(arrival: "Arrival") -> None:
    for item in arrival.items:
        for problem in item.problems:
            _say(str(problem), sys.stderr)
    for each in arrival.left_out:
        _say(f"{each.name} {each.why.value}: it was left out", sys.stderr)


def _tell_what_is_here(taken: "tuple[Taken, ...]", arrival: "Arrival") -> None:
    for each in taken:
        _say(str(each.file))
    here = len(arrival.sound) - len(arrival.new)
    if here:
        _say(f"Here already, just the same: {here}.")


def _give(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.routine.sharing.giving import parcel_of  # noqa: PLC0415  (each command loads its own)

    library = load_library(paths.routine_folders)
    routine = routine_named(asked.routine, library)
    try:
        parcel = parcel_of(routine, library, paths.own_routines)
    except OSError as error:
        raise InputError(f"The files can't be read ({error.strerror or error}).") from error
    write_whole(asked.out, parcel.content)
    _say(str(asked.out))
    along = ", ".join(exercise.id for exercise in parcel.exercises)
    if along:
        _say(f"With it go: {along}.")
    _say(f"To take it in elsewhere: {as_typed()} bring {asked.out.name}")
    return GOOD


def _say(line: str, stream: TextIO | None = None) -> None:
    print(line, file=stream)
