"""What takes a while is done in a thread, and its answer comes back to the window's."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

SLOW_MS: Final = 500
"""Who waits for longer than this is told so."""

Answer = TypeVar("Answer")


class Errands(QObject):
    """Does one thing at a time; the answer of what was wanted before is dropped.

    `slow` tells that something takes long enough to be spoken of, `failed`
    that a bug of ours, which is in the log, keeps the answer from coming.
    """

    slow = Signal()
    failed = Signal()
    _done = Signal(object, object, object)
    _broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forgotten = threading.Event()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)
        self._done.connect(self._hand_over)
        self._broken.connect(self._give_up)

    def run(self, work: Callable[[threading.Event], Answer], then: Callable[[Answer], None]) -> None:
        """Do `work` in a thread and call `then` with its answer in this one.

        The event that `work` is given is set when nobody waits for it any more.
        """
        self.forget()
        forgotten = self._forgotten = threading.Event()

        def go() -> None:
            try:
                answer = work(forgotten)
            except BaseException:
                with suppress(RuntimeError):  # as below
                    self._broken.emit(forgotten)
                raise  # to the log
            if forgotten.is_set():
                return
            with suppress(RuntimeError):  # the window, and this with it, may be gone by now
                self._done.emit(forgotten, then, answer)

        self._patience.start()
        threading.Thread(target=go, name="errand", daemon=True).start()

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._forgotten.set()
        self._patience.stop()

    def _hand_over(self, forgotten: threading.Event, then: Callable[[Answer], None], answer: Answer) -> None:
        if not forgotten.is_set():
            self._patience.stop()
            then(answer)

    def _give_up(self, forgotten: threading.Event) -> None:
        if not forgotten.is_set():
            self.forget()
            self.failed.emit()
