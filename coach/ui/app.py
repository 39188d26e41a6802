"""Builds every object of the window and connects them; the program starts here.

What is imported before the first paint decides how soon the window is there,
so the flow, with everything it needs, is imported after it.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from coach.paths import Paths, find_paths
from coach.settings import Settings, read_settings
from coach.ui.one_window import Doorbell, raise_other, take_lock
from coach.ui.screens.home import HomeScreen
from coach.ui.system_look import LookWatch, SystemLook, colours_now, look_of
from coach.ui.theme import PALETTES, Theme, px_per_mm
from coach.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from coach.session.clock import Clock
    from coach.ui.flow import Flow
    from coach.voice.equipment import Equipment
    from coach.voice.voice import Voice

SMALLEST_SCREEN = (1366, 768)

GIVES_WAY_S = 0.0005
"""So soon a thread that reads files lets the window's go on; Python's own 5 ms can be seen in a figure."""


def main() -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    parser = argparse.ArgumentParser(prog="leg-coach", description="Opens the window of Leg Coach.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep everything in this folder")
    parser.add_argument("--window", action="store_true", help="don't fill the screen")
    routines = "routines to look at, and to take in if you like: files, folders or zips"
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=routines)
    words = parser.parse_args()
    paths = find_paths(words.data)
    QLocale.setDefault(in_our_language(QLocale.system()))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Leg Coach")
    application.setDesktopFileName("leg-coach")
    lock = take_lock(paths.data)  # held until this function ends
    if lock is None:
        if raise_other(paths.data, files=words.files):
            return 0
        lock = take_lock(paths.data)  # the other one may just have been closed
    window, home = first_window(paths)
    window.resize(*SMALLEST_SCREEN)
    window.show() if words.window else window.showMaximized()
    is_first = lock is not None
    QTimer.singleShot(0, lambda: _begin_for_good(window, home, paths, words.files, is_first=is_first))
    return application.exec()


def _begin_for_good(
    window: Window, home: HomeScreen, paths: Paths, files: "list[Path]", *, is_first: bool
) -> None:
    from coach.log import start_log  # noqa: PLC0415  (after the first paint)
    from coach.ui.offscreen import to_log  # noqa: PLC0415
    from coach.ui.tidying import Tidying  # noqa: PLC0415

    log = start_log(paths.log)
    qInstallMessageHandler(to_log)
    window.closing.connect(log.end_in_time)
    flow = begin(window, home, paths)
    log.tell = flow.bug_met.emit
    sys.setswitchinterval(GIVES_WAY_S)
    tidying = Tidying(lambda: window.current in flow.session.screens, window)
    window.closing.connect(tidying.end)
    tidying.begin()
    if is_first:
        bell = Doorbell(paths.data, window)
        bell.rung.connect(window.raise_up)
        bell.brought.connect(flow.arrivals.look_at)
    if files:
        flow.arrivals.look_at(files)


def in_our_language(system: QLocale) -> QLocale:
    """Return how dates and times are written: with the country's clock, and names in the window's language.

    Else a computer in another language would put its own names of days and months into our sentences.
    """
    return QLocale(QLocale.Language.English, system.territory())


def theme_of(settings: Settings, system: SystemLook) -> Theme:
    """Return the theme that the settings ask for, on the screen and the computer that there are."""
    palette, is_reduced = look_of(settings, system)
    return Theme(
        PALETTES[palette],
        px_per_mm(QGuiApplication.primaryScreen()),
        settings.text_percent / 100,
        settings.figure,
        settings.mirror,
        is_reduced,
    )


def first_window(paths: Paths) -> tuple[Window, HomeScreen]:
    """Return the window with home in it, before anything is known about routines and diary."""
    theme = theme_of(read_settings(paths.settings), colours_now())
    window, home = Window(theme), HomeScreen(theme)
    window.show_screen(home)
    return window, home


def begin(  # noqa: PLR0913  (each of the last four is a seam for tests and the demo)
    window: Window,
    home: HomeScreen,
    paths: Paths,
    *,
    clock: "Clock | None" = None,
    voice: "Voice | None" = None,
    now: "Callable[[], datetime] | None" = None,
    equipment: "Equipment | None" = None,
) -> "Flow":
    """Bring the window to life: routines, voice, diary, and the way through the screens.

    `clock`, `voice`, `now`, the wall clock, and `equipment` have the real ones as default.
    """
    from coach.history.records import local_now  # noqa: PLC0415  (after the first paint, as all of these)
    from coach.session.clock import SystemClock  # noqa: PLC0415  (after the first paint, as all of these)
    from coach.ui.flow import Flow  # noqa: PLC0415
    from coach.ui.manner import manner_of  # noqa: PLC0415
    from coach.ui.surroundings import Surroundings  # noqa: PLC0415
    from coach.voice.equipment import ComputerEquipment  # noqa: PLC0415
    from coach.voice.voice import SpokenVoice  # noqa: PLC0415
    from coach.voice.voice_catalogue import Catalogue  # noqa: PLC0415

    window.setWindowIcon(QIcon(str(paths.assets / "leg-coach.svg")))

    catalogue = Catalogue()

    def make_voice(settings: Settings) -> "Voice":
        return voice or SpokenVoice(paths.clips, manner_of(settings), catalogue=catalogue)

    watch = LookWatch(window)

    def make_theme(settings: Settings) -> Theme:
        return theme_of(settings, watch.look)

    if equipment is None:
        equipment = ComputerEquipment(catalogue.voices, lambda: flow.settings.sound_device)
    around = Surroundings(paths, clock or SystemClock(), make_voice, make_theme, now or local_now, equipment)
    flow = Flow(window, home, read_settings(paths.settings), around)
    watch.changed.connect(flow.look_again)
    return flow


if __name__ == "__main__":
    sys.exit(main())
