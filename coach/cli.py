"""The `coach` command: the same things without a window.

Every command ends with 0 when all is well, 1 when what it was given is wrong,
2 when its words are.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coach import __version__
from coach.check_command import add_check_command
from coach.command_input import GOOD, WRONG_INPUT, InputError, routine_asked, routine_named, writing_to
from coach.diary_commands import add_diary_commands
from coach.handout_command import add_handout_command
from coach.history.problems import HistoryProblem
from coach.parcel_commands import add_parcel_commands
from coach.paths import Paths, find_paths
from coach.routine.library import load_library, toml_files
from coach.schema_command import add_schema_command
from coach.settings import PAPERS, read_settings
from coach.sheet_command import add_sheet_command


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code. Unknown words end the process with 2, as argparse does."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a terminal that can't show a letter shows a question mark instead
            reconfigure(errors="replace")
    asked = _parser().parse_args(words)
    run: Callable[[argparse.Namespace, Paths], int] = asked.run
    try:
        return run(asked, find_paths(asked.data))
    except (InputError, HistoryProblem) as error:
        print(error, file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:  # whoever read our output has had enough
        sys.stderr.close()
        return GOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coach", description="Leg Coach without its window.")
    parser.add_argument("--version", action="version", version=f"Leg Coach {__version__}")
    shared = argparse.ArgumentParser(add_help=False)
    everything = "keep everything in this folder instead of the user's own"
    parser.add_argument("--data", type=Path, metavar="DIR", help=everything)
    shared.add_argument("--data", type=Path, metavar="DIR", help=everything, default=argparse.SUPPRESS)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, help_text: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_text, description=f"{help_text}.", parents=[shared])
        made.set_defaults(run=run)
        return made

    add_check_command(command)
    add_schema_command(command)
    timeline = command("timeline", "Say what happens when in a routine", _timeline)
    timeline.add_argument("routine", metavar="ROUTINE", help="a routine's id, or its file")
    timeline.add_argument("--json", action="store_true", help="as JSON, times in milliseconds")
    pictures = command("pictures", "Draw the key poses of exercises, or a book of them", _pictures)
    pictures.add_argument(
        "path",
        type=Path,
        nargs="?",
        metavar="PATH",
        help="an exercise's file, or a folder; else those that come with the program",
    )
    pictures.add_argument("--out", type=Path, metavar="DIR", help="draw PNGs in this folder")
    book = "write a PDF with a page for each exercise, for a physiotherapist to review"
    pictures.add_argument("--book", type=Path, metavar="FILE.pdf", help=book)
    pictures.add_argument("--paper", choices=PAPERS, help="of the book; else as in the settings")
    pictures.set_defaults(wrong_words=pictures.error)
    add_handout_command(command)
    add_parcel_commands(command)
    add_sheet_command(command)
    keys = command("keys", "Write a card of the keys, a clicker's buttons and one switch as a PDF", _keys)
    keys.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="the file to write")
    keys.add_argument("--paper", choices=PAPERS, help="else as in the settings")
    demo = command("demo", "Play a routine without a person, and keep what is seen and heard", _demo)
    demo.add_argument("--routine", metavar="ID", help="else the first one")
    demo.add_argument("--out", type=Path, default=Path("leg-coach-demo"), metavar="DIR", help="where it goes")
    add_diary_commands(command)
    command("doctor", "Say what works on this machine, and what to do about the rest", _doctor)
    return parser


def _timeline(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.session.choices import Options  # noqa: PLC0415  (each command loads its own)
    from coach.session.compile import compile_routine  # noqa: PLC0415
    from coach.session.listing import as_json, as_text  # noqa: PLC0415
    from coach.voice.text import estimated_length_ms  # noqa: PLC0415

    routine, library = routine_asked(asked.routine, paths)
    settings = read_settings(paths.settings)
    options = Options(ready_after_seconds=settings.ready_after_seconds or None)
    timeline = compile_routine(
        routine,
        library.exercises,
        lambda text: estimated_length_ms(text, settings.words_per_minute),
        options,
    )
    print(json.dumps(as_json(timeline), indent=1) if asked.json else as_text(timeline))
    return GOOD


def _pictures(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.ui.book.book import book_of, shelf_of  # noqa: PLC0415
    from coach.ui.figure.pictures import write_pictures  # noqa: PLC0415
    from coach.ui.figure.wardrobe import look_for  # noqa: PLC0415
    from coach.ui.offscreen import offscreen_application  # noqa: PLC0415
    from coach.ui.sheet.output import Paper, write_document  # noqa: PLC0415

    if not (asked.out or asked.book):
        asked.wrong_words("say where to: --out DIR for pictures, --book FILE.pdf for a book, or both")
    where = asked.path or paths.shipped_routines
    files = set(toml_files([where]))
    if not files:
        raise InputError(f"There are no TOML files at {where}.")
    library = load_library([where, *paths.routine_folders])
    wrong = [str(problem) for problem in library.errors if problem.file in files]
    if wrong:
        raise InputError("\n".join(wrong))
    names = {file.stem for file in files}
    exercises = [exercise for name, exercise in sorted(library.exercises.items()) if name in names]
    if not exercises:
        raise InputError(f"There is no exercise at {where}, only other files.")
    with offscreen_application():
        if asked.out:
            with writing_to(asked.out):
                look = look_for("light", read_settings(paths.settings).figure)
                for made in write_pictures(exercises, asked.out, look):
                    print(made)
        if asked.book:
            with writing_to(asked.book):
                paper = Paper(asked.paper or read_settings(paths.settings).paper)
                asked.book.parent.mkdir(parents=True, exist_ok=True)
                book = book_of(shelf_of(exercises, library), paper.size, _tell_page)
                write_document(book, asked.book, paper)
                print(asked.book)
    return GOOD


def _tell_page(page: int, pages: int) -> None:
    if page % 10 == 0 or page == pages:
        print(f"page {page} of {pages}", file=sys.stderr)


def _keys(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.ui.key_card import key_card  # noqa: PLC0415
    from coach.ui.offscreen import offscreen_application  # noqa: PLC0415
    from coach.ui.sheet.output import Paper, write_document  # noqa: PLC0415

    paper = Paper(asked.paper or read_settings(paths.settings).paper)
    with offscreen_application(), writing_to(asked.out):
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        write_document(key_card(paper.size), asked.out, paper)
    print(asked.out)
    return GOOD


def _demo(asked: argparse.Namespace, paths: Paths) -> int:
    from coach.ui.demo import run_demo  # noqa: PLC0415
    from coach.ui.offscreen import offscreen_application  # noqa: PLC0415

    library = load_library(paths.routine_folders)
    named = routine_named(asked.routine, library).id if asked.routine else ""
    routine_id = named or min(library.routines, default="")
    if not routine_id:
        raise InputError("There is no routine that can be played. `check` says why.")
    with offscreen_application(window=True), writing_to(asked.out):
        return run_demo(routine_id, asked.out, paths, print)


def _doctor(_asked: argparse.Namespace, paths: Paths) -> int:
    from coach.ui.doctor import examine  # noqa: PLC0415

    all_works = True
    for finding in examine(paths):  # told as it is found: listening to a voice takes its time
        all_works = all_works and finding.works
        print(f"{'works   ' if finding.works else 'TO MEND '} {finding.name}: {finding.text}", flush=True)
        if finding.remedy:
            print(f"          {finding.remedy}", flush=True)
    return GOOD if all_works else WRONG_INPUT


if __name__ == "__main__":
    sys.exit(main())
