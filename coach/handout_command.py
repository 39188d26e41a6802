"""The `handout` command: a routine on paper, for the person to take home."""

import argparse
from pathlib import Path

from coach.command_input import GOOD, Command, routine_asked, writing_to
from coach.history.records import local_now
from coach.paths import Paths
from coach.settings import PAPERS, TEXT_PERCENT, read_settings


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

    routine, library = routine_asked(asked.routine, paths)
    settings = read_settings(paths.settings)
    paper = Paper(asked.paper or settings.paper)
    words = hand_out_of(routine, library, settings.name, settings.emergency_number, local_now().date())
    with offscreen_application(), writing_to(asked.out):
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        document = hand_out_pages(words, paper.size, asked.text_size or settings.text_percent)
        write_document(document, asked.out, paper)
    print(asked.out)  # noqa: T201 - a command prints
    return GOOD
