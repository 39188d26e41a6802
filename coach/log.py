"""The log: where our own bugs are told, with a traceback, in a small file that rotates."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_BYTES: Final = 512 * 1024
ENDING_S: Final = 8.0
"""How long the program may take to end: the diary's patience with a disk, and a moment."""


class BugLog:
    """Logs every exception that nobody caught, from every thread; none of them ends the program.

    `tell` is called after each, from whichever thread it was.
    """

    def __init__(self, handler: logging.StreamHandler[Any]) -> None:
        self.tell: Callable[[], None] = lambda: None
        self._handler = handler

    def end_in_time(self, seconds: float = ENDING_S) -> None:
        """End the process after `seconds`, whatever it waits for, and log where that was.

        For when its window has gone: a process that nobody sees would keep the next one from opening.
        """
        if self._handler.stream:  # a Windows program without a console has no standard error
            faulthandler.dump_traceback_later(seconds, exit=True, file=self._handler.stream)

    def met(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception with its traceback."""
        logging.getLogger("coach").error("an error of our own", exc_info=(kind, error, trace))
        self.tell()


def start_log(folder: Path) -> BugLog:
    """Write warnings and errors of the whole process to `folder`, or else to standard error alone."""
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.StreamHandler[Any] = logging.handlers.RotatingFileHandler(
            folder / "leg-coach.log", maxBytes=LARGEST_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    log = BugLog(handler)
    sys.excepthook = log.met
    threading.excepthook = lambda args: log.met(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    return log
