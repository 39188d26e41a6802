"""What one forgiving pass over a text has come to."""

import re
from dataclasses import dataclass
from typing import Final

from coach.routine.lines import Path
from coach.routine.source import MOST_PROBLEMS
from coach.routine.syntax.edits import Edits

DEEPEST: Final = 20
"""So many brackets within brackets are read; the format itself has three."""

SPACES: Final = re.compile(r"[ \t]*")
LINE: Final = re.compile(r"[^\n]*")
COMMENT: Final = re.compile(r"#[^\n]*")
_SHOWN: Final = 60


class HopelessTextError(Exception):
    """The text has more faults, or deeper brackets, than are worth going on for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is no TOML at the character `at`, while the value of `path` was read.

    One that gives way is only told when the value itself, or its name if it
    is about the name, is of the right kind.
    """

    at: int
    path: Path
    what: str
    remedy: str
    read: str = ""
    allowed: str = ""
    gives_way: bool = False
    is_of_name: bool = False


class Mending:
    """One pass over `text`: `at` is how far it has come, `path` the value that is being read.

    Of what is `doubtful` too little is known to say any more of it; from the
    tables in `torn` something is lost, so nothing can be said to be missing.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.path: Path = ()
        self.edits = Edits()
        self.faults: list[Fault] = []
        self.doubtful: set[Path] = set()
        self.torn: set[Path] = set()
        self.depth = 0
        self.in_array = 0

    def fault(  # noqa: PLR0913  (a fault's own parts, by their names)
        self,
        at: int,
        what: str,
        remedy: str,
        *,
        read: str = "",
        allowed: str = "",
        gives_way: bool = False,
        is_of_name: bool = False,
    ) -> None:
        """Note a fault; raises HopelessTextError when there have been too many."""
        read = shortened(read)
        self.faults.append(Fault(at, self.path, what, remedy, read, allowed, gives_way, is_of_name))
        if len(self.faults) >= MOST_PROBLEMS:
            raise HopelessTextError

    def replace(self, start: int, end: int, new: str) -> None:
        """Read `new` in place of what stands from `start` to `end`."""
        self.edits.replace(start, end, new)

    def doubt(self) -> None:
        """Say nothing more of the value that is being read."""
        self.doubtful.add(self.path)

    def peek(self) -> str:
        """Return the next character, "" at the end."""
        return self.text[self.at : self.at + 1]

    def skip_spaces(self) -> None:
        """Go on to what is no blank, in this line."""
        match = SPACES.match(self.text, self.at)
        if match:
            self.at = match.end()

    def skip_blank_lines(self) -> bool:
        """Go on to what is neither blank nor comment, over lines; tell whether a line has ended."""
        has_ended = False
        while True:
            self.skip_spaces()
            here = self.peek()
            if here == "#":
                self.at = self.line_end()
            elif here == "\n":
                self.at += 1
                has_ended = True
            else:
                return has_ended

    def line_end(self) -> int:
        """Return where this line ends."""
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    def rest_of_line(self) -> str:
        """Return what is left of this line."""
        return self.text[self.at : self.line_end()]


def shortened(text: str) -> str:
    """Return `text` as it can be shown within a sentence."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def as_text(content: str) -> str:
    """Return `content` as a TOML text in quotes."""
    escaped = content.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", " ", escaped) + '"'
