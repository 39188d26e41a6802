"""The `check` command: what is wrong in routine and exercise files, for people and for tools.

`coach check PATH…` prints a line for each problem, as compilers do, so that an
editor can jump to it, and at the end how many there are:

    routines/mine.toml:9:8: step 1.sets: is 200; choose a whole number from 1 to 20
    1 file, 1 mistake, 0 warnings

`coach check --format json PATH…` prints one object instead:

    {"files": 1, "errors": 1, "warnings": 0, "problems": [
      {"file": "routines/mine.toml", "line": 9, "column": 8, "key": "step 1.sets",
       "severity": "error", "what": "is 200", "remedy": "choose a whole number from 1 to 20",
       "read": "200", "allowed": "a whole number from 1 to 20", "nearest": ""}]}

Lines and columns count from 1, columns in characters. `severity` is "error" or
"warning"; `key` is the way to the value, "file" where none is to blame; `read`
is what stands there, `allowed` what may, and `nearest` the nearest known name,
each "" where there is nothing to say. Later versions may add fields.

Ends with 0 when there is no mistake (warnings are none), 1 when there is one,
2 when the command's words are wrong.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from coach.command_input import GOOD, WRONG_INPUT, Command
from coach.paths import Paths
from coach.routine.checking import check_document
from coach.routine.library import CAUTIONS_FILE, beside, load_library, toml_files
from coach.routine.problems import Problem, Severity
from coach.routine.reading import open_document


def add_check_command(command: Command) -> None:
    """Add the command."""
    check = command("check", "Say what is wrong in routine and exercise files", _check)
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, or folders with all below")
    check.add_argument(
        "--format", choices=["text", "json"], default="text", help="text for people, json for tools"
    )


def _check(asked: argparse.Namespace, paths: Paths) -> int:
    files = toml_files(asked.paths)
    problems = [*_missing(asked.paths), *_problems(files, paths)]
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if asked.format == "json":
        told = [problem.as_json() for problem in problems]
        counts = {"files": len(files), "errors": errors, "warnings": warnings}
        print(json.dumps({**counts, "problems": told}, indent=1, ensure_ascii=False))  # noqa: T201 - its output
    else:
        for problem in problems:
            print(problem)  # noqa: T201
        counted = (_count(len(files), "file"), _count(errors, "mistake"), _count(warnings, "warning"))
        print(", ".join(counted))  # noqa: T201
    return WRONG_INPUT if errors else GOOD


def _problems(files: Sequence[Path], paths: Paths) -> Iterator[Problem]:
    from coach.voice.text import estimated_length_ms  # noqa: PLC0415  (each command loads its own)

    today = date.today()  # noqa: DTZ011  (the day where the person is)
    # Exercises that these files name may stand beside them, or be the person's own or shipped ones.
    near = [place for folder in dict.fromkeys(file.parent for file in files) for place in beside(folder)]
    library = load_library([*files, *near, *paths.routine_folders], estimated_length_ms, today)
    used = {file.stem: file for file in reversed(files)}  # of several with one id the first is used
    twice = [file for file in files if used[file.stem] != file and file.name != CAUTIONS_FILE]
    first = set(files) - set(twice)
    yield from (problem for problem in library.problems if problem.file in first)
    for file in twice:  # and all are checked
        yield from check_document(open_document(file), library, estimated_length_ms, today).problems
        what, remedy = f"the id `{file.stem}` stands twice", "give one of the two files another name"
        yield Problem(file, 1, "file", what, remedy, Severity.WARNING)


def _missing(paths: Sequence[Path]) -> Iterator[Problem]:
    for path in paths:
        if not _is_there(path):
            yield Problem(path, 1, "file", "isn't there", "look at the name and the folder")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
