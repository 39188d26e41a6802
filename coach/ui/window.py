"""The one window: shows a screen at a time and turns presses of keys and pointers into commands."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from coach.settings import Switch
from coach.ui.keys import KEYS, SAME_PRESS_MS, Command, Debounce
from coach.ui.scanning import Scanner
from coach.ui.theme import Theme, stylesheet
from coach.ui.widgets.screen import Screen

_Key = Qt.Key
ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
SWITCH_KEYS: Final = (_Key.Key_Space, *ENTER, _Key.Key_PageDown)
"""What a single switch sends, by the boxes and clickers that there are; a mouse's button does as well."""

NEVER_TEXT: Final = (
    *(_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_Escape),
    *(_Key.Key_F5, _Key.Key_Down, _Key.Key_Up, _Key.Key_F1),
)
"""Keys that mean the same while the person is writing."""

POINTER: Final = "pointer"


def monotonic_ms() -> int:
    """Return the time of a clock that never goes back."""
    return time.monotonic_ns() // 1_000_000


class Window(QMainWindow):
    """Holds the screens; who decides which one is shown is `Flow`.

    Here alone is decided what counts as a press: a key that is held counts
    once, what a tremor repeats counts once, and one button is marked at most.
    """

    closing = Signal()
    help_requested = Signal()  # show what the keys do

    def __init__(self, theme: Theme, now_ms: Callable[[], int] = monotonic_ms) -> None:
        super().__init__()
        self.setWindowTitle("Leg Coach")
        self._now_ms = now_ms
        self._debounce = Debounce()
        self._pointer_is_down = self._ignores_pointer = False
        self._stop_pressed: QWidget | None = None
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self.scanner = Scanner(self, lambda: None if self._is_at_desk else self.current, now_ms)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use a theme's colours and sizes for everything that Qt draws itself."""
        self.setStyleSheet(stylesheet(theme))
        self.scanner.set_theme(theme)

    def set_steering(
        self, *, same_press_ms: int = SAME_PRESS_MS, switch: Switch = Switch.OFF, dwell_seconds: float = 1.5
    ) -> None:
        """Say within what time presses count as one, and how a single switch steers."""
        self._debounce = Debounce(same_press_ms)
        self.scanner.set_switch(switch, dwell_seconds, same_press_ms)

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        screen = self._screens.currentWidget()
        return screen if isinstance(screen, Screen) else None

    @property
    def _is_at_desk(self) -> bool:
        """Whether somebody works at what is shown, as with any program: no press is taken for a tremor."""
        return self.current is not None and self.current.is_desk

    def show_screen(self, screen: Screen, *, keeps_before: bool = False) -> None:
        """Show `screen`; nothing in it has the focus, so that Space stays a clicker's forward.

        With `keeps_before` what is shown now is to be come back to, even if it was made for one visit.
        """
        before = self.current
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.setFocus()
        if before is not None and before is not screen and before.is_passing and not keeps_before:
            self._screens.removeWidget(before)
            before.deleteLater()

    def remove_screens(self) -> None:
        """Take all screens away, to be made anew with another theme."""
        while (screen := self._screens.currentWidget()) is not None:
            self._screens.removeWidget(screen)
            screen.deleteLater()

    def raise_up(self) -> None:
        """Come to the front, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey a key that no text field took; one that is held down counts once."""
        command, screen = self._command(event), self.current
        if command is None or screen is None or self._is_the_desks():
            super().keyPressEvent(event)
            return
        if isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit) and event.key() not in NEVER_TEXT:
            if event.key() in ENTER:  # it ends the writing
                screen.setFocus()
            return
        now = self._now_ms()
        if event.isAutoRepeat():
            self._debounce.let_go(command, now)
        elif self.scanner.is_on and event.key() in SWITCH_KEYS:
            self.scanner.press()
        elif self._debounce.passes(command, now):
            self._obey(command, screen)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Notice that a key was let go."""
        command = self._command(event)
        if command is None or event.isAutoRepeat() or self._is_the_desks():
            super().keyReleaseEvent(event)
        elif self.scanner.is_on and event.key() in SWITCH_KEYS:
            self.scanner.let_go()
        else:
            self._debounce.let_go(command, self._now_ms())

    def _is_the_desks(self) -> bool:
        """Tell whether keys go to what somebody works with; before that, a clicker still leads back."""
        return self._is_at_desk and self.focusWidget() is not self.current

    def _command(self, event: QKeyEvent) -> Command | None:
        chord = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        return None if chord else KEYS.get(event.key())  # type: ignore[call-overload]  # Qt gives a plain int

    def _obey(self, command: Command, screen: Screen) -> None:
        if command is Command.HELP:
            self.help_requested.emit()
        elif command is not Command.FORWARD or not screen.press_marked():
            screen.obey(command)

    def showEvent(self, event: QShowEvent) -> None:
        """See every press of a mouse or a finger before any widget does."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a press that a tremor repeats, and each press that is a single switch's."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            if event.type() is QEvent.Type.MouseButtonRelease:
                return self._pointer_up()
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                return self._pointer_down(event.position().toPoint())
        return super().eventFilter(watched, event)

    def _pointer_down(self, at: QPoint) -> bool:
        """Tell whether a press is not for the widget under it."""
        if self._is_at_desk:
            self._ignores_pointer = False
            return False
        if self._pointer_is_down:  # a double click comes as a press and something more
            return self._ignores_pointer
        self._pointer_is_down = True
        under = self.childAt(at)
        if self.scanner.is_on and not isinstance(under, QLineEdit | QPlainTextEdit):
            self.scanner.press()
            self._ignores_pointer = True
            return True
        # Stop always passes, but its second press may not land on what came in its place.
        stop = under if isinstance(under, QPushButton) and under.property("role") == "stop" else None
        is_own = self._debounce.passes(POINTER, self._now_ms())
        self._ignores_pointer = not is_own and (stop is None or self._stop_pressed not in (None, stop))
        self._stop_pressed = stop
        return self._ignores_pointer

    def _pointer_up(self) -> bool:
        self._pointer_is_down = False
        if self.scanner.is_on and not self._is_at_desk:
            self.scanner.let_go()
        self._debounce.let_go(POINTER, self._now_ms())
        return self._ignores_pointer

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session and the diary end well before the window goes."""
        self.closing.emit()
        super().closeEvent(event)
