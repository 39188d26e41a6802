"""A desktop of our own: a screen, a window manager, an accessibility bus, a loudspeaker that nobody hears."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from coach.ui.keys import STILL_MEANT_BEFORE_MS

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's pyatspi is there and nowhere else
TREE = Path(__file__).with_name("accessible_tree.py")
REPOSITORY = Path(__file__).parent.parent.parent

SHORT_EXERCISE = """\
format = 1
name = "{name}"
clinical_name = "Seated knee extension"
position = "seated"
support = "chair"
weight_bearing = "none"
sides = "{sides}"
kind = "reps"
setup = "Sit tall."
equipment = ["sturdy chair"]

[[phase]]
name = "lift"
seconds = 0.6
pose = "straight"

[[phase]]
name = "lower"
seconds = 0.6
pose = "start"

[figure]
view = "side"

[figure.start]
both = {{ hip_flexion = 90, knee_flexion = 90 }}

[figure.straight]
working = {{ knee_flexion = 8, contact = "air" }}
"""


def until(true, what, patience_s=30):
    """Wait until `true()` is, at most so long; `what` says, or tells when called, what was waited for."""
    end = time.monotonic() + patience_s
    while not (found := true()):
        assert time.monotonic() < end, f"waited in vain for {what() if callable(what) else what}"
        is_long = end - time.monotonic() < patience_s - 3  # each look costs a tenth of a core's second
        time.sleep(0.5 if is_long else 0.25)
    return found


class Desktop:
    """The environment in which a real window opens."""

    def __init__(self, stack, runtime):
        self.env = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(runtime), "LANG": "C.UTF-8"}
        self.env.pop("WAYLAND_DISPLAY", None)
        self._stack = stack
        self.program = None  # the last one that was started here
        reading, writing = os.pipe()
        screen = ["Xvfb", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", str(writing)]
        self.start(*screen, pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.env["DISPLAY"] = ":" + pipe.readline().strip()
        bus = self.start(
            "dbus-daemon", "--session", "--print-address", "--nofork", stdout=subprocess.PIPE, text=True
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.callback(bus.stdout.close)
        self.env |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._manage_windows()
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        sink = "module-null-sink sink_name=ear"
        modules = ["-L", "module-native-protocol-unix", "-L", sink]
        self.start("pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no", *modules)
        until((runtime / "pulse" / "native").exists, "the sound server")

    def _manage_windows(self):
        """Start the window manager, once more if it ended: without one no window has the focus, or closes."""
        asks = ["xdotool", "get_num_desktops"]  # which nobody but a window manager knows
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        manager = self.start("openbox")

        def manages():
            nonlocal manager
            if manager.poll() is not None:
                manager = self.start("openbox")
            return subprocess.run(asks, check=False, env=self.env, **quiet).returncode == 0

        until(manages, "the window manager")

    def start(self, *command, **more):
        """Start a process that ends with the desktop."""
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
        process = subprocess.Popen(command, env=self.env, **streams)
        self._stack.callback(end, process)
        return process

    def add_loudspeaker(self, name):
        """Plug in another loudspeaker, which nobody hears either."""
        command = ["pactl", "load-module", "module-null-sink", f"sink_name={name}"]
        subprocess.run(command, env=self.env, check=True, stdout=subprocess.DEVNULL)

    def recorder(self, loudspeaker, hz):
        """Start to record what a loudspeaker plays: one channel of 16 bits."""
        where = [f"--device={loudspeaker}.monitor", "--format=s16le", "--channels=1", f"--rate={hz}"]
        command = ["parec", *where, "--latency-msec=10", "--raw"]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE)

    def key(self, *names):
        """Press keys, with a moment between them."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], env=self.env, check=True)
            time.sleep(0.4)


def end(process):
    """End a process that we started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


class Program:
    """The program in its real window."""

    def __init__(self, desktop, data, first="Start"):
        self.desktop = desktop
        self.data = data
        command = [sys.executable, "-m", "coach.ui.app", "--data", str(data)]
        if desktop.program is not None:  # of a test that failed: its window would take our keys
            end(desktop.program)
        self.process = desktop.program = desktop.start(*command, cwd=REPOSITORY)
        self.wait_for(first)

    def tree(self, *words):
        """Ask the accessibility bus for what is shown: a list of {role, name, description}."""
        command = [SYSTEM_PYTHON, str(TREE), *words]
        found = subprocess.run(command, env=self.desktop.env, capture_output=True, text=True, check=False)
        return json.loads(found.stdout or "[]")

    def shown(self):
        """Return the names of all that is shown."""
        return {item["name"] for item in self.tree()}

    def wait_for(self, name, patience_s=30):
        """Wait until something of that name is shown."""
        until(lambda: name in self.shown(), lambda: f"“{name}”; there is {sorted(self.shown())}", patience_s)

    def focused(self):
        """Return the name of what has the focus, "" for nothing."""
        return next((item["name"] for item in self.tree() if item["focused"]), "")

    def forward(self, name, key="space"):
        """Press a forward key once `name` is shown and has stood there long enough to be meant."""
        self.wait_for(name)
        self.settle()
        self.desktop.key(key)

    def through_the_talk(self, key="Right"):
        """Pass the introduction of an exercise over, and answer the question."""
        self.wait_for("Pause")
        self.desktop.key(key)
        self.wait_for("I'm ready")
        self.desktop.key(key)

    def settle(self):
        """Wait until a press is no longer taken as meant for the screen before."""
        time.sleep(STILL_MEANT_BEFORE_MS / 1000)

    def begin(self, key="space"):
        """Go from home through the question how one is to the first exercise, by one key."""
        self.desktop.key(key)
        self.forward("All fine today", key)
        self.forward("Get ready: Short", key)

    def press(self, name):
        """Press a button as a screen reader does."""
        assert self.tree("--press", name), f"there is no “{name}” to press"

    def close(self):
        """Close its window by the keys that the system has for it, and wait until it has ended."""
        for _ in range(4):  # a window manager that is busy may not take the first press
            self.desktop.key("alt+F4")
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(4)
                break
        log = "".join(file.read_text() for file in (self.data / "log").glob("*.log"))
        assert self.process.returncode == 0, log or f"it goes on; there is {sorted(self.shown())}"

    def kill(self):
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def rows(self, query):
        """Read the diary's file while the program has it open."""
        file = self.data / "diary.sqlite3"
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=5)) as connection:
            try:
                return connection.execute(query).fetchall()
            except sqlite3.OperationalError:  # its tables are being made
                return []


@pytest.fixture(scope="session")
def desktop(tmp_path_factory):
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with ExitStack() as stack:
        yield Desktop(stack, runtime)


@pytest.fixture(scope="session")
def kept_clips(tmp_path_factory):
    """A cache that all programs here share, also of other workers: speaking takes a core for seconds."""
    folder = tmp_path_factory.getbasetemp().parent / "kept-clips"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def data(tmp_path, kept_clips):
    """A data folder with a routine of seconds: one exercise for both legs, then one leg after the other."""
    (tmp_path / "cache").symlink_to(kept_clips)
    routines = tmp_path / "Routines"
    routines.mkdir()
    (routines / "short-both.toml").write_text(SHORT_EXERCISE.format(name="Both knees", sides="both"))
    (routines / "short-each.toml").write_text(SHORT_EXERCISE.format(name="Each knee", sides="each"))
    (routines / "short.toml").write_text(
        'format = 1\nname = "Short"\nversion = "7"\n'
        '[[step]]\nexercise = "short-both"\nsets = 2\nreps = 2\nrest_seconds = 1\n'
        '[[step]]\nexercise = "short-each"\nsets = 1\nreps = 3\nrest_seconds = 1\n'
    )
    (tmp_path / "settings.toml").write_text('routine = "short"\nname = "Rosa"\nis_set_up = true\n')
    return tmp_path


@pytest.fixture
def program(desktop, data):
    started = Program(desktop, data)
    yield started
    end(started.process)
