#!/usr/bin/env python3
"""Sets Leg Coach up on this machine and runs it.

    python3 start.py               opens the program
    python3 start.py test          runs lint, types and tests
    python3 start.py check FILE    any other words go to the `coach` command

Only the standard library is used here, since nothing else is there yet.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# Debian's names. What a window needs, what a voice needs, and what the tests use besides.
FOR_A_WINDOW = [
    "libegl1",
    "libgl1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libdbus-1-3",
    "libfontconfig1",
    "fonts-dejavu-core",
]
FOR_A_VOICE = ["espeak-ng", "flite", "libespeak-ng1", "libpulse0", "pulseaudio-utils"]
FOR_THE_TESTS = [
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "dbus",
    "at-spi2-core",
    "python3-pyatspi",
    "poppler-utils",
    "pulseaudio",
]


def main() -> int:
    """Set up what is missing, then run what was asked for; returns the exit code."""
    words = sys.argv[1:]
    if sys.version_info < (3, 11):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        print(f"Leg Coach needs Python 3.11 or later; this is {version}. Get a newer one from python.org.")
        return 1
    testing = words[:1] == ["test"]
    if not set_up(testing=testing):
        return 1
    if testing:
        return run_tests(words[1:])
    if words and not opens_window(words):
        return hand_over("-m", "coach.cli", *words)
    if needs_display() and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no display here, so no window can open. Showing what Leg Coach does without one:\n")
        return hand_over("-m", "coach.cli", "demo")
    return hand_over("-m", "coach.ui.app", *words)


def opens_window(words: list[str]) -> bool:
    """Tell whether `words` only say where the window's data is kept, and name no command."""
    return words[0].startswith("--data") and len(words) <= (1 if "=" in words[0] else 2)


def needs_display() -> bool:
    """Tell whether windows need a display server here."""
    return not WINDOWS and sys.platform != "darwin"


def set_up(*, testing: bool) -> bool:
    """Install what is missing; a second time there is nothing to do and it returns at once."""
    stamp = VENV / ("set-up-for-tests" if testing else "set-up")
    wanted = hashlib.sha256(
        b"".join((HERE / name).read_bytes() for name in ("pyproject.toml", "start.py"))
        + f"{sys.version} {HERE}".encode()
    ).hexdigest()
    for done in (stamp, VENV / "set-up-for-tests"):
        if done.exists() and done.read_text() == wanted and PYTHON.exists():
            return True
    print("Setting Leg Coach up. This takes a minute or two, and only the first time.", flush=True)
    if not install_system_packages(testing=testing) or not make_environment(testing=testing):
        return False
    stamp.write_text(wanted)
    print("Leg Coach is set up.\n", flush=True)
    return True


def install_system_packages(*, testing: bool) -> bool:
    """Install Debian's packages where we may, else print the one line that does; False when one is vital."""
    if sys.platform == "win32" or sys.platform == "darwin":
        print("The voice is the system's own. `python3 start.py doctor` says what is missing, if anything.")
        if testing:
            print("The tests drive a window under Xvfb and listen by PulseAudio, so they need Linux.")
        return not testing
    if not shutil.which("dpkg-query"):
        print("This isn't Debian or Ubuntu. If no window opens or no voice speaks, install Qt 6's X11")
        print("libraries (xcb-cursor, xkbcommon-x11, EGL) and espeak-ng with your system's own tool.")
        return True
    vital = [*FOR_A_WINDOW, *(FOR_THE_TESTS if testing else [])]
    if not can_make_environments():
        vital.append("python3-venv")
    missing = missing_packages([*vital, *FOR_A_VOICE])
    if not missing:
        return True
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print("Some of the system's packages are missing. Run this one line, then start again:")
        print("  sudo " + shlex.join(install))
        return not set(missing) & set(vital)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], env=environment, stdout=subprocess.DEVNULL, check=False)
    if subprocess.run(install, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0:
        return True
    left = missing_packages(missing)
    print("These packages could not be installed: " + " ".join(left))
    return not set(left) & set(vital)


def can_make_environments() -> bool:
    """Tell whether this Python can make a virtual environment with pip in it (Debian splits that off)."""
    return (
        subprocess.run(
            [sys.executable, "-c", "import ensurepip"], capture_output=True, check=False
        ).returncode
        == 0
    )


def missing_packages(names: list[str]) -> list[str]:
    """Return those of Debian's packages that are not installed; a renamed one counts by its new name."""
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status} ${Provides}\\n"]
    listed = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    there: set[str] = set()
    for line in listed:
        name, status, *provides = line.replace(",", " ").split()
        if status == "installed":
            there.update((name, *provides))
    return [name for name in names if name not in there]


def make_environment(*, testing: bool) -> bool:
    """Make `.venv` and put Leg Coach with its libraries in it."""
    whole = [PYTHON, "-m", "pip", "--version"]
    if not PYTHON.exists() or subprocess.run(whole, capture_output=True, check=False).returncode:
        venv.create(VENV, clear=True, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run(
        [*pip, "--editable", f"{HERE}[test]" if testing else str(HERE)], check=False
    ).returncode:
        print("The libraries could not be installed; the lines above say why. Most often the machine")
        print("isn't connected to the internet, or its disk is full. Mend that, then start again.")
        return False
    # Compiled beforehand, so that even the first window opens at once.
    subprocess.run([PYTHON, "-m", "compileall", "-q", HERE / "coach"], check=False)
    return True


def run_tests(words: list[str]) -> int:
    """Run lint, types and tests; all of them, even when one fails."""
    steps = (
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "pytest", "-n", "3", "--dist", "worksteal", *words],  # most wait for a real window or ear
    )
    failed = []
    for step in steps:
        print("·", " ".join(step[1:]), flush=True)
        if subprocess.run([PYTHON, *step], cwd=HERE, check=False).returncode:
            failed.append(" ".join(step[1:]))
    if failed:
        print("Failed: " + "; ".join(failed))
    return 1 if failed else 0


def hand_over(*words: str) -> int:
    """Become Leg Coach's own Python with `words`."""
    command = [str(PYTHON), "-P", *words]  # -P: nothing in the folder that we are in is imported
    if not WINDOWS:
        sys.stdout.flush()
        os.execv(PYTHON, command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
