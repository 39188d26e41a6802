"""The `handout` command: a routine on paper, for the person to take home."""

import argparse
from pathlib import Path

from coach.command_input import InputError, writing_to
from coach.history.records import local_now
from coach.paths import Paths
from coach.routine.known_names import nearest
from coach.routine.library import Library, load_library
from coach.settings import PAPERS, TEXT_PERCENT, read_settings
from coach.sheet_command import Command


def add_handout_command(command: Command) -> None:
    """Add the command."""
    made = command("handout", "Write a routine as a hand-out of one or two pages", _hand_out)
    made.add_argument("routine", metavar="ROUTINE", help="a routine's id, or its file")
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="the file to write")
    made.add_argument("--paper", choices=PAPERS, help="else as in the settings")
    size = f"of the text, {TEXT_PERCENT[0]} to {TEXT_PERCENT[1]}; else as in the settings"
    made.add_argument("--text-size", type=_percent, metavar="PERCENT", help=size)


def _percent(text: str) -> int:
    lowest, highest = TEXT_PERCENT
    if not (text.isdecimal() and lowest <= int(text) <= highest):
        raise argparse.ArgumentTypeError(f"{text!r} isn't a size: write a number from {lowest} to {highest}")
    return int(text)


def _hand_out(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.ui.handout.pages import hand_out_pages  # noqa: PLC0415  (each command loads its own)
    from coach.ui.handout.words import hand_out_of  # noqa: PLC0415
    from coach.ui.offscreen import offscreen_application  # noqa: PLC0415
    from coach.ui.sheet.output import Paper, write_document  # noqa: PLC0415

    given = [Path(asked.routine)] if asked.routine.endswith(".toml") else []
    library = load_library([*given, *(file.parent for file in given), *paths.routine_folders])
    routine = library.routines[_routine_id(asked.routine, library)]
    settings = read_settings(paths.settings)
    paper = Paper(asked.paper or settings.paper)
    words = hand_out_of(routine, library, settings.name, settings.emergency_number, local_now().date())
    with offscreen_application(), writing_to(asked.out):
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        document = hand_out_pages(words, paper.size, asked.text_size or settings.text_percent)
        write_document(document, asked.out, paper)
    print(asked.out)  # noqa: T201 - a command prints
    return 0


def _routine_id(word: str, library: Library) -> str:
    """Return the id that `word`, an id or a file, stands for; raises InputError."""
    name = Path(word).stem if word.endswith(".toml") else word
    if name in library.routines:
        return name
    own = [str(problem) for problem in library.errors if problem.file.stem == name]
    if own:
        raise InputError("\n".join([f"`{word}` has mistakes and can't be printed:", *own]))
    raise InputError(f"There is no routine `{word}`; {nearest(name, list(library.routines))}")
