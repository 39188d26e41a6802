"""What can go wrong with speech and sound during a session, each done to the real thing from outside."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.conftest import REPOSITORY, SHORT_EXERCISE, end
from tests.voice.conftest import Places, made_places, started_sound_server

_SETTLING = threading.Lock()  # the environment is the whole process's

REPS = 2
WORDS_PER_MINUTE = 180
SHORT_PATIENCE_MS = 700  # where an engine is in trouble, a test doesn't wait as long for it as a person does
PATIENCE_MS = 8000
ENDING_S = 2.0  # so long the program may take to end once its window has closed, on a busy machine

# Python runs this when it starts, so that of the whole child only the engine's own function is broken.
_BROKEN_LIBRARY = """
import sys
if any("synthesis" in word for word in sys.orig_argv):
    import pyttsx3
    from pyttsx3.engine import Engine
    save = Engine.save_to_file
    def broken(self, text, filename, *more, **named):
        {how}
    Engine.save_to_file = broken
"""
_NO_LIBRARY = """
import sys
for name in ("espeak", "_espeak"):
    sys.modules[f"pyttsx3.drivers.{name}"] = None
"""
_BROKEN_PROGRAM = """#!/bin/sh
out=
for word in "$@"; do
    case "$before" in -o|-w) out=$word;; esac
    case "$word" in -w?*) out=${{word#-w}};; esac
    before=$word
done
[ -z "$out" ] && exec {real} "$@"
{how}
"""
_LIBRARY = {
    "empty": "open(filename, 'wb').close(); self.runAndWait = lambda: None",
    "rubbish": "open(filename, 'wb').write(b'rubbish' * 5000); self.runAndWait = lambda: None",
    "slow": "import time; time.sleep(2); save(self, text, filename, *more, **named)",
}
_PROGRAM = {
    "empty": '[ -p /dev/stdin ] && cat > /dev/null; : > "$out"',
    "rubbish": '[ -p /dev/stdin ] && cat > /dev/null; head -c 35000 /dev/urandom > "$out"',
    "slow": 'sleep 2; exec {real} "$@"',
}


class Scene:
    """A session of one short set in a process of its own, on a computer of its own."""

    def __init__(self, folder: Path, places: Places | None = None) -> None:
        """Without `places` there is no sound server until one is started."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.places = places or made_places(folder)
        self.data = folder / "data"
        self.environment: dict[str, str] = {}
        self.server: subprocess.Popen[bytes] | None = None
        self.process: subprocess.Popen[str] | None = None
        self.is_over = False
        self.at = ""
        _write_routine(self.data)

    @property
    def clips_made(self) -> int:
        """How many clips there are by now."""
        return len(list((self.data / "cache" / "clips").glob("*.wav")))

    @property
    def engines(self) -> list[int]:
        """The synthesis children that run now, by their numbers."""
        return [number for number in _children_of(self.process.pid) if "synthesis_child" in _command(number)]

    def start_sound(self) -> None:
        """Start its sound server."""
        with self._settled():
            self.server = started_sound_server(self.places)

    def end_sound(self) -> None:
        """End its sound server, as a crash would."""
        if self.server is not None:
            self.server.kill()
            self.server.wait()
            self.server = None
            for left in (self.places.socket, self.places.runtime / "pid"):
                left.unlink(missing_ok=True)

    def sound(self, *words: str) -> None:
        """Tell the sound server something."""
        where = {**os.environ, "PULSE_SERVER": f"unix:{self.places.socket}", "HOME": str(self.places.home)}
        subprocess.run(["pactl", *words], env=where, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Let what is started meanwhile live on this computer; one scene at a time."""
        with _SETTLING, pytest.MonkeyPatch.context() as environment:
            self.places.settle(environment)
            yield

    def wait_for(self, true: Callable[[], object], patience_s: float = 20) -> bool:
        """Wait until something is true, or the session over; tells whether it is true."""
        give_up = time.monotonic() + patience_s
        while not (found := true()) and not self.is_over and time.monotonic() < give_up:
            time.sleep(0.01)
        return bool(found)

    def play(self, trouble: "Callable[[Scene], None]", patience_ms: int = PATIENCE_MS) -> dict:
        """Play the session to its end while `trouble` is made, and return its report.

        Where it gave none there is `why`; what it wrote of errors is in `errors`.
        """
        with self._settled():
            command = [sys.executable, "-m", "tests.end_to_end.witnessed_session"]
            with (self.folder / "errors.txt").open("w") as errors:
                self.process = subprocess.Popen(
                    [*command, str(self.data), str(patience_ms)],
                    cwd=REPOSITORY,
                    env={**os.environ, **self.environment},
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    text=True,
                )
        maker = threading.Thread(target=trouble, args=(self,), daemon=True)
        maker.start()
        report: dict = {"why": "it ended without a word"}
        try:
            for line in self.process.stdout:
                told = json.loads(line)
                self.at = told.get("at", self.at)
                report = told.get("report", report)
            closed_at = time.monotonic()
            self.process.wait(ENDING_S * 5)
            report["ending_s"] = time.monotonic() - closed_at
        finally:
            self.is_over = True
            maker.join(10)
            end(self.process)
            self.process.stdout.close()
            self.end_sound()
        return {**report, "errors": (self.folder / "errors.txt").read_text()}


def nothing(_scene: Scene) -> None:
    """Leave it in peace."""


def no_engine(scene: Scene) -> None:
    """There is neither a library nor a program that speaks."""
    empty = _tools(scene)
    scene.environment["PATH"] = str(empty)
    _at_start_of_python(scene, _NO_LIBRARY)


def bad_engine(how: str) -> Callable[[Scene], None]:
    """Return what lets every engine write an empty file or rubbish, or take its time."""

    def prepare(scene: Scene) -> None:
        tools = _tools(scene)
        for name in ("flite", "espeak-ng"):
            if (real := shutil.which(name)) is not None:
                program = tools / name
                program.write_text(_BROKEN_PROGRAM.format(real=real, how=_PROGRAM[how].format(real=real)))
                program.chmod(0o755)
        scene.environment["PATH"] = f"{tools}{os.pathsep}{os.environ['PATH']}"
        _at_start_of_python(scene, _BROKEN_LIBRARY.format(how=_LIBRARY[how]))

    return prepare


def hang_engines(scene: Scene) -> None:
    """From the first clip on, every engine that is there, or is started, stands still."""
    scene.wait_for(lambda: scene.clips_made)
    stopped: set[int] = set()
    while not scene.is_over:
        for number in set(scene.engines) - stopped:
            _signal(number, signal.SIGSTOP)
            stopped.add(number)
        time.sleep(0.01)


def kill_engines(scene: Scene) -> None:
    """Twice, an engine is killed while it speaks."""
    for clips in (2, 6):
        scene.wait_for(lambda clips=clips: scene.clips_made >= clips and scene.engines)
        for number in scene.engines:
            _signal(number, signal.SIGKILL)


def sound_comes_late(scene: Scene) -> None:
    """There is no sound server at first."""
    if scene.wait_for(lambda: scene.at == "moving"):
        time.sleep(2)
        scene.start_sound()


def sound_restarts_twice(scene: Scene) -> None:
    """The sound server crashes and is started again, twice."""
    for _time in range(2):
        if scene.wait_for(lambda: scene.at == "moving"):
            time.sleep(1.5)
            scene.end_sound()
            time.sleep(0.5)
            scene.start_sound()


def loudspeaker_goes(scene: Scene) -> None:
    """The only loudspeaker is pulled out, and another one is put in."""
    if scene.wait_for(lambda: scene.at == "moving"):
        time.sleep(1)
        scene.sound("unload-module", "module-null-sink")
        time.sleep(2.5)
        scene.sound("load-module", "module-null-sink", "sink_name=another")


def _write_routine(data: Path) -> None:
    routines = data / "Routines"
    routines.mkdir(parents=True)
    (routines / "short-both.toml").write_text(SHORT_EXERCISE.format(name="Both knees", sides="both"))
    (routines / "short.toml").write_text(
        f'format = 1\nname = "Short"\n[[step]]\nexercise = "short-both"\nsets = 1\nreps = {REPS}\n'
    )
    (data / "settings.toml").write_text(
        f'routine = "short"\nname = "Rosa"\nis_set_up = true\nwords_per_minute = {WORDS_PER_MINUTE}\n'
    )


def _tools(scene: Scene) -> Path:
    tools = scene.folder / "bin"
    tools.mkdir()
    return tools


def _at_start_of_python(scene: Scene, code: str) -> None:
    library = scene.folder / "library"
    library.mkdir()
    (library / "sitecustomize.py").write_text(code)
    scene.environment["PYTHONPATH"] = str(library)


def _children_of(number: int) -> Iterator[int]:
    """List the processes below one, of any generation."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:  # it has just ended
                continue
            if stat[0] != "Z":
                parents[int(entry.name)] = int(stat[1])
    below = [number]
    while below:
        parent = below.pop()
        children = [child for child, own in parents.items() if own == parent]
        below += children
        yield from children


def _command(number: int) -> str:
    try:
        return Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _signal(number: int, what: signal.Signals) -> None:
    try:
        os.kill(number, what)
    except ProcessLookupError:  # it has just ended by itself
        return
