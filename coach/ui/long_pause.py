"""Tells when a session has stood still for so long that it is better left open."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.session.events import State

LONG_PAUSE: Final = timedelta(minutes=15)
"""After a pause, or a sleep of the laptop, of this length the person is asked where to go on, as on
another day: by then one has got up, and a set that was begun is better begun again."""

BEAT_MS: Final = 5000


class LongPause(QObject):
    """Looks every few seconds, by the wall clock, which goes on while the laptop sleeps.

    `state` tells what the session does, None when none runs: then it ends. `come`
    tells that the pause is long by now, at every look as long as it lasts.
    """

    come = Signal()

    def __init__(
        self, now: Callable[[], datetime], state: Callable[[], State | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._state = state
        self._away = timedelta()
        self._looked_at = now()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on."""
        self._away, self._looked_at = timedelta(), self._now()
        self._beat.start()

    def end(self) -> None:
        """Look no more."""
        self._beat.stop()

    def look(self) -> None:
        """Look once."""
        now, state = self._now(), self._state()
        gap, self._looked_at = max(timedelta(), now - self._looked_at), now
        if state is None:
            self.end()
            return
        self._away = self._away + gap if state is State.PAUSED or gap >= LONG_PAUSE else timedelta()
        if self._away >= LONG_PAUSE:
            self.come.emit()
