"""What works on this machine, and a remedy beside each thing that doesn't."""

import os
import sys
import tempfile
from collections.abc import Iterator

from coach.history.problems import HistoryProblem
from coach.paths import Paths
from coach.routine.library import load_library
from coach.settings import read_settings
from coach.ui.manner import manner_of
from coach.ui.offscreen import offscreen_application
from coach.voice.diagnosis import Finding, diagnose_voice


def examine(paths: Paths) -> Iterator[Finding]:
    """Try everything that a session needs; changes nothing but what it makes and removes itself."""
    yield _display()
    yield from diagnose_voice(manner_of(read_settings(paths.settings)))
    yield from _folders(paths)
    yield _routines(paths)
    yield _diary(paths)
    yield _printers()


def _display() -> Finding:
    if sys.platform in ("win32", "darwin"):
        return Finding("display", works=True, text="the system's own")
    name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if name:
        return Finding("display", works=True, text=f"{name}")
    remedy = "Start Leg Coach from the desktop, not over a plain terminal connection."
    return Finding("display", works=False, text="There is none, so no window can open.", remedy=remedy)


def _folders(paths: Paths) -> Iterator[Finding]:
    for name, folder in (
        ("routines folder", paths.own_routines),
        ("data folder", paths.data),
        ("cache folder", paths.cache),
    ):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            text = f"{folder} can't be written ({error.strerror or error})"
            remedy = "Free some disk space, or let this user write there."
            yield Finding(name, works=False, text=text, remedy=remedy)
        else:
            later = "" if there == folder else " (made when it is needed)"
            yield Finding(name, works=True, text=f"{folder}{later}")


def _routines(paths: Paths) -> Finding:
    library = load_library(paths.routine_folders)
    text = f"{len(library.routines)} can be played, with {len(library.exercises)} exercises"
    if library.routines and not library.errors:
        return Finding("routines", works=True, text=text)
    broken = sorted({problem.file.name for problem in library.errors})
    files = ", ".join(broken) or "it is empty"
    remedy = f"Run `python3 start.py check FOLDER` to see what to mend in: {files}."
    return Finding("routines", works=False, text=text, remedy=remedy)


def _diary(paths: Paths) -> Finding:
    from coach.history.store import open_history  # noqa: PLC0415  (heavy)

    name = "diary"
    if not paths.history.exists():
        return Finding(name, works=True, text=f"{paths.history} (made with the first session)")
    try:
        store = open_history(paths.history)
        store.default_person(read_settings(paths.settings).name)
        notice = store.notice
        store.close()
    except HistoryProblem as problem:
        return Finding(name, works=False, text=str(problem), remedy=problem.remedy)
    return Finding(name, works=True, text=f"{paths.history}{f': {notice}' if notice else ''}")


def _printers() -> Finding:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  (loads the printing system)

    with offscreen_application():
        names = [info.printerName() for info in QPrinterInfo.availablePrinters()]
    if names:
        return Finding("printers", works=True, text=", ".join(names))
    remedy = "Connect a printer, or use “Save as PDF” and print the file elsewhere."
    return Finding("printers", works=False, text="There is none.", remedy=remedy)
