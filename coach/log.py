"""The log: where our own bugs are told, with a traceback, in a small file that rotates."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

LARGEST_BYTES: Final = 512 * 1024


def start_log(folder: Path) -> None:
    """Write warnings and errors to `folder`; where that can't be, to standard error alone.

    Unhandled exceptions go there too, from every thread; none of them ends the
    program.
    """
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "leg-coach.log", maxBytes=LARGEST_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    sys.excepthook = _log_exception
    threading.excepthook = lambda args: _log_exception(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def tell_of_bugs(tell: Callable[[], None]) -> None:
    """Call `tell`, from whichever thread it is, after an error of our own has been logged."""
    _TOLD[:] = [tell]


_TOLD: list[Callable[[], None]] = []  # sys.excepthook is one for the whole process, and so is this


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("coach").error("an error of our own", exc_info=(kind, error, trace))
    for tell in _TOLD:
        tell()
