"""A screen that passes over what was still meant for the one before it."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from coach.ui.keys import STILL_MEANT_BEFORE_MS, Command
from coach.ui.theme import Theme
from coach.ui.widgets.spoken_screen import SpokenScreen


def monotonic_ms() -> float:
    """Return the time of a clock that never goes back."""
    return monotonic() * 1000.0


class SettlingScreen(SpokenScreen):
    """Obeys no key until it has been seen for a moment: nobody answers what they haven't read."""

    def __init__(
        self,
        name: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        """`now_ms` is a monotonic clock."""
        super().__init__(name, theme, parent)
        self._now_ms = now_ms
        self._shown_ms = now_ms()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to settle, unless it is only the window that has come back."""
        super().showEvent(event)
        if not event.spontaneous():
            self._shown_ms = self._now_ms()

    def obey(self, command: Command) -> None:
        """Do what a key asks, if it came late enough to be meant for this screen."""
        if self._now_ms() - self._shown_ms > STILL_MEANT_BEFORE_MS:
            super().obey(command)
