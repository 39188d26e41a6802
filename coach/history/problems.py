"""What can go wrong with a diary that a person can mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final


class HistoryProblem(Exception):  # noqa: N818 - a problem the person can mend, not an error in the program
    """The diary can't be read or written; `sentence` says what is wrong, `remedy` what to do."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(f"{sentence} {remedy}")
        self.sentence = sentence
        self.remedy = remedy


_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_KNOWN: Final = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so your diary can't be saved.",
        "Please make some room on the disk. Nothing is lost while the program stays open.",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is using your diary.",
        "Please close the other program, then try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk did not answer, so your diary can't be saved.",
        "Please check the disk in {folder}, then try again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Your diary file is damaged.",
        "Please start the program again: it will use the last good copy.",
    ),
}
_KNOWN[sqlite3.SQLITE_LOCKED] = _KNOWN[sqlite3.SQLITE_BUSY]
_KNOWN[sqlite3.SQLITE_NOTADB] = _KNOWN[sqlite3.SQLITE_CORRUPT]
_READ_ONLY: Final = (
    "Your diary can't be saved in {folder}.",
    "Please ask someone to allow writing in this folder, or choose another one.",
)
for _code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
    _KNOWN[_code] = _READ_ONLY


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file is damaged or isn't a database."""
    return _primary_code(error) in _DAMAGED


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raise what a person can mend as a HistoryProblem with the diary at `path`; our bugs stay bugs."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy keeps SQLite's own error in `orig`.
        cause = getattr(error, "orig", None) or error
        known = _READ_ONLY if isinstance(cause, OSError) else _KNOWN.get(_primary_code(cause))
        if known is None:
            raise
        sentence, remedy = (words.format(folder=path.parent) for words in known)
        raise HistoryProblem(sentence, remedy) from error


def _primary_code(error: BaseException) -> int:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # not even the few pages beside the file that WAL takes
        return sqlite3.SQLITE_FULL
    # An extended code carries its primary code in the lowest byte.
    return int(code) & 0xFF
