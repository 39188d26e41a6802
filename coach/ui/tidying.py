"""Has Python clear up only in the window's thread, and only for moments.

Python looks for objects that merely hold each other in whichever thread happens
to make new ones. Found in another thread, one of Qt's would be destroyed there,
which ends the whole process ("Timers cannot be stopped from another thread",
then a segmentation fault). And a look at everything takes 90 ms here (measured
with home shown): a figure that moves would halt. So what there is after the
start is set aside for good, young objects are looked at often, and all others
when nothing moves.
"""

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1000
SETTLED_AFTER: Final = 5
"""After so many rounds the start is over: its objects stay until the end."""

ALL_AFTER: Final = 60
"""So many rounds after the last time everything is looked at, if nothing moves."""


class Tidying(QObject):
    """Clears up from time to time; `is_busy` tells that a figure may be moving."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tidy)

    def begin(self) -> None:
        """Clear up from now on, and keep every other thread from it."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def tidy(self) -> None:
        """Look at what is young, or, when it is time and nothing moves, at all that came after the start."""
        self._rounds += 1
        if self._rounds == SETTLED_AFTER:
            gc.freeze()
        elif self._rounds > SETTLED_AFTER + ALL_AFTER and not self._is_busy():
            self._rounds = SETTLED_AFTER
            gc.collect()
        else:
            gc.collect(1)
