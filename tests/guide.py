"""The examples of the guide, read as the program reads them; `python -m tests.guide` renews what is made.

A block of TOML says after "toml" what it is: `routine FILE` and `exercise FILE`
are whole files, `step`, `phase` and `figure` are parts of one, and `mistake
FILE` is a whole file with the messages about it in the block of text below.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import tomlkit

from coach.paths import find_paths
from coach.routine.checking import check_text
from coach.routine.library import load_library
from coach.voice.text import estimated_length_ms
from tests.guide_tables import with_tables

GUIDE = find_paths().guide
TODAY = date(2026, 11, 21)
LINES = r"(?:(?!```).*\n)*"
BLOCK = re.compile(rf"^```toml ?(?P<kind>\w*) ?(?P<file>\S*)\n(?P<text>{LINES})```\n", re.MULTILINE)
MISTAKE = re.compile(rf"{BLOCK.pattern}\n```text\n(?P<told>{LINES})```\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A block of TOML in the guide, and its line (from 1)."""

    kind: str
    file: str
    text: str
    line: int


def examples():
    """Return every block of TOML in the guide."""
    guide = GUIDE.read_text(encoding="utf-8")
    return [
        Example(found["kind"], found["file"], found["text"], guide.count("\n", 0, found.start()) + 1)
        for found in BLOCK.finditer(guide)
    ]


def problems_of(example):
    """Return what the program says of an example, as it says it; a part is read within a whole file."""
    text, file = example.text, example.file
    if example.kind in ("step", "phase", "figure"):
        text, file = _in_whole(example)
    checked = check_text(text, Path(file), _library(), estimated_length_ms, TODAY)
    return [str(problem) for problem in checked.problems]


def renewed(guide):
    """Return the guide with its tables and messages as they have to be."""

    def with_messages(found):
        told = problems_of(Example("mistake", found["file"], found["text"], 0))
        return found[0].replace(f"```text\n{found['told']}", "\n".join(("```text", *told, "")))

    return with_tables(MISTAKE.sub(with_messages, guide))


@cache
def _library():
    return load_library([find_paths().shipped_routines])


def _in_whole(example):
    part = tomllib.loads(example.text)
    if example.kind == "step":
        moves = any("exercise" in step for step in part["step"])
        steps = part["step"] if moves else [*part["step"], {"exercise": "knee-extension"}]
        steps = [*steps, {"rest_seconds": 60}]
        return tomlkit.dumps({"format": 1, "name": "Part", "step": steps}), "part.toml"
    file = find_paths().shipped_routines / WHOLES[_pose_in(part)]
    whole = tomllib.loads(file.read_text(encoding="utf-8"))
    figure = {**whole["figure"], **part.get("figure", {})}
    return tomlkit.dumps({**whole, **part, "figure": figure}), "part.toml"


def _pose_in(part):
    return next(name for name in part["figure"] if name != "start")


WHOLES = {
    "straight": "exercises/seated/knee-extension.toml",
    "bent": "exercises/standing/mini-squat.toml",
    "leaning": "exercises/seated/sit-to-stand-with-hands.toml",
}
"""The exercise that an example is a part of, by a pose that it draws."""


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
