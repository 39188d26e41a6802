"""The one window: shows a screen at a time and turns key presses into commands."""

import time
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QStackedWidget

from coach.ui.keys import KEYS, Debounce
from coach.ui.theme import Theme, stylesheet
from coach.ui.widgets.screen import Screen

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEVER_TEXT: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape)
"""Keys that mean the same while the person is writing."""


class Window(QMainWindow):
    """Holds the screens; who decides which one is shown is `Flow`."""

    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Leg Coach")
        self._debounce = Debounce()
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use a theme's colours and sizes for everything that Qt draws itself."""
        self.setStyleSheet(stylesheet(theme))

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        screen = self._screens.currentWidget()
        return screen if isinstance(screen, Screen) else None

    def show_screen(self, screen: Screen) -> None:
        """Show `screen`; nothing in it has the focus, so that Space stays a clicker's forward."""
        before = self.current
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.setFocus()
        if before is not None and before is not screen and before.is_passing:
            self._screens.removeWidget(before)
            before.deleteLater()

    def remove_screens(self) -> None:
        """Take all screens away, to be made anew with another theme."""
        while (screen := self._screens.currentWidget()) is not None:
            self._screens.removeWidget(screen)
            screen.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a key that no button or text field took; one that is held down counts once."""
        command = KEYS.get(event.key())  # type: ignore[call-overload]  # Qt gives a plain int
        chord = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if command is None or chord or event.isAutoRepeat() or self.current is None:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        writing = isinstance(focused, QLineEdit | QPlainTextEdit)
        if writing and event.key() not in NEVER_TEXT:
            return
        if not self._debounce.passes(command, time.monotonic_ns() // 1_000_000):
            return
        if event.key() in ENTER and isinstance(focused, QPushButton) and focused.isVisible():
            focused.click()  # Enter presses the button that Tab has reached, as Space does
            return
        self.current.obey(command)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session and the diary end well before the window goes."""
        self.closing.emit()
        super().closeEvent(event)
