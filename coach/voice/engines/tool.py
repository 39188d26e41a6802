"""A program that is run once for each text, never by a shell, and ended when it takes too long."""

import contextlib
import subprocess
from collections.abc import Sequence
from typing import Final

from coach.voice.engines.engine import EngineError

PATIENCE_S: Final = 2.5
"""Less than the parent's, so that it hears from us first."""

_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # 0 where there is no such thing


class Tool:
    """Runs one program at a time."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def run(self, command: Sequence[str], heard: bytes = b"", well: Sequence[int] = (0,)) -> str:
        """Run a program with `heard` as its input, and return what it printed.

        Raises EngineError, also when it ends with anything but one of `well`.
        """
        try:
            process = subprocess.Popen(  # noqa: S603 - no shell, and texts are never among the arguments
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise EngineError(f"{command[0]}: {error}") from error
        self._running = process
        with process:
            try:
                printed = process.communicate(heard, PATIENCE_S)[0].decode(errors="replace")
            except (OSError, subprocess.TimeoutExpired) as error:
                process.kill()
                raise EngineError(f"{command[0]}: {error}") from error
        if process.returncode not in well:
            raise EngineError(f"{command[0]} ended with {process.returncode}: {printed[-200:].strip()}")
        return printed

    def end(self) -> None:
        """Kill what is running."""
        if self._running:
            with contextlib.suppress(OSError):
                self._running.kill()
