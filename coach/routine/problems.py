"""What is wrong with a file, said so that a person can mend it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """An error keeps a file from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, and one way to put it right.

    `line` counts from 1; `key` is the dotted path in the file ("step 2.reps"),
    or "file" where no key is to blame.
    """

    file: Path
    line: int
    key: str
    what: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the one line that `coach check` prints."""
        note = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.file}:{self.line}: {self.key}: {note}{self.what}; {self.remedy}"
