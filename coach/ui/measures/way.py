"""Pages one after the other, and back again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coach.settings import SAME_PRESS_MS, Settings
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

Make = Callable[[], Screen]
"""Makes a page anew: it is shown again when it is come back to."""


class MeasureWay(QObject):
    """Shows pages in `window`, each made for one visit; back leads to the one before."""

    left = Signal()  # back from the first one

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._pages: list[Make] = []

    def begin(self, make: Make) -> None:
        """Show a page that back leads away from."""
        self._pages = []
        self.go(make)

    def go(self, make: Make) -> None:
        """Show another page, from which back leads to this one."""
        self._pages.append(make)
        self._show(make())

    def show_instead(self, make: Make) -> None:
        """Show a page in the place of this one, which isn't come back to."""
        del self._pages[-1:]
        self.go(make)

    def back(self) -> None:
        """Show the page before."""
        self._pages.pop()
        if self._pages:
            self._show(self._pages[-1]())
        else:
            self.left.emit()

    def steer(self, settings: Settings, most_same_press_ms: int = SAME_PRESS_MS[1]) -> None:
        """Take presses as `settings` have it; those that come after `most_same_press_ms` are never one."""
        self._window.set_steering(
            same_press_ms=min(settings.same_press_ms, most_same_press_ms),
            switch=settings.switch,
            dwell_seconds=settings.dwell_seconds,
        )

    def _show(self, screen: Screen) -> None:
        screen.is_passing = True
        self._window.show_screen(screen)
