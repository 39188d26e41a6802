"""A child process that is spoken with in lines of JSON.

It can hang, crash or be missing without anything else noticing. Its standard
input closing means "end", so none is left behind when we are killed.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import coach

Message = Mapping[str, object]

WISHES_A_NEW_ONE: Final = 3
"""The exit code of a child that ended because it knows that a new process will do better."""

_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # 0 where there is no such thing
_PACKAGE_ROOT: Final = Path(coach.__file__).resolve().parent.parent


def child_command(module: str, *arguments: str) -> tuple[str, ...]:
    """Return how one of our own modules is started as a process.

    The one place to change for a build that is not started by a Python interpreter.
    """
    # -P: a stray json.py in the folder that we were started from must not be imported.
    return (sys.executable, "-P", "-m", module, *arguments)


class Child:
    """A running child process.

    `heard` gets each message that it sends, and None once when it has ended;
    it is called in a thread of the child's own. Raises OSError when the
    process can't be started.
    """

    def __init__(self, command: Sequence[str], heard: Callable[[Message | None], None]) -> None:
        self._heard = heard
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the sound libraries chatter there
            creationflags=_NO_WINDOW,
            env=_environment(),
        )
        self._reader = threading.Thread(target=self._read, name=f"ears for {command[-1]}", daemon=True)
        self._reader.start()

    @property
    def process_id(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.returncode

    def send(self, message: Message) -> None:
        """Write a message; waits while the child doesn't read. Raises OSError when it has gone."""
        if self._process.stdin is None:
            raise BrokenPipeError("the child has no ears")
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except ValueError as error:  # its reader has seen it end, and closed this
            raise BrokenPipeError("the child has ended") from error

    def end(self, patience_s: float = 0.3) -> None:
        """Ask it to end, and kill it when it hasn't after `patience_s`."""
        self._close_input()
        self._reader.join(patience_s)
        if self._reader.is_alive():
            self._process.kill()
            self._reader.join(1.0)

    def kill(self) -> None:
        """End it at once, from any thread, whatever it is doing; its reader tidies up after it."""
        self._process.kill()

    def _close_input(self) -> None:
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # what was still to be written has no reader any more
                self._process.stdin.close()

    def _read(self) -> None:
        if self._process.stdout is None:
            return
        with self._process.stdout as lines:
            for line in lines:
                with contextlib.suppress(ValueError):  # a library that prints is not a message
                    message = json.loads(line)
                    if isinstance(message, dict):
                        self._heard(message)
        self._process.wait()
        self._close_input()
        self._heard(None)


def answer_of(
    command: Sequence[str], patience_s: float, environment: Mapping[str, str] | None = None
) -> str | None:
    """Run a command that answers and ends; None when it can't be run, fails, or takes too long.

    `environment` is added to ours.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, or a program of the system by its plain name
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=patience_s,
            check=True,
            creationflags=_NO_WINDOW,
            env=_environment() | dict(environment or {}),
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """Let the child find the same `coach` that we are, also when that was never installed."""
    environment = dict(os.environ)
    if _PACKAGE_ROOT.name not in {"site-packages", "dist-packages"}:
        paths = [str(_PACKAGE_ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    return environment
