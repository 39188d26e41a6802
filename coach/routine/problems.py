"""What is wrong with a file, said so that a person can mend it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """An error keeps a file from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, and one way to put it right.

    `line` and `column` count from 1, in lines and characters of the file as an
    editor shows it; they are those of the value or key to blame. `key` is the
    dotted path in the file ("step 2.reps"), or "file" where no key is to blame.
    `read` is what stands there, as written; `allowed` says in words what may
    stand there, and `nearest` is the nearest known name; each may be "".
    """

    file: Path
    line: int
    key: str
    what: str
    remedy: str
    severity: Severity = Severity.ERROR
    column: int = 1
    read: str = ""
    allowed: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """Give the one line that `coach check` prints."""
        note = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.file}:{self.line}:{self.column}: {self.key}: {note}{self.what}; {self.remedy}"

    def as_json(self) -> dict[str, str | int]:
        """Return every field by its name, for `coach check --format json`."""
        return {**asdict(self), "file": str(self.file), "severity": self.severity.value}
