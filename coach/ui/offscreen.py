"""Qt without a screen, for commands that paint, and what Qt has to say kept for the log."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication


def to_log(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt complains of, so that it doesn't stand between a command's own lines."""
    serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    level = logging.ERROR if serious else logging.WARNING if kind is QtMsgType.QtWarningMsg else logging.DEBUG
    if "propagateSizeHints" not in message:  # the offscreen platform says so of every window
        logging.getLogger("qt").log(level, message)


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
    qInstallMessageHandler(to_log)
    application = QApplication(["leg-coach"])
    yield application
    application.processEvents()
