"""Qt without a screen, for commands that paint."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication


@contextmanager
def offscreen_application(*, window: bool = False) -> Iterator[QApplication]:
    """Give an application that needs no display; with `window`, it uses a display if there is one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        yield running
        return
    has_display = (
        sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not (window and has_display):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["leg-coach"])
    yield application
    application.processEvents()
