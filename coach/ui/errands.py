"""What takes a while is done in a thread, and its answer comes back to the window's."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from coach.ui.post import Post

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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forgotten = threading.Event()
        self._post = Post(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)

    def run(self, work: Callable[[threading.Event], Answer], then: Callable[[Answer], None]) -> None:
        """Do `work` in a thread and call `then` with its answer in this one.

        The event that `work` is given is set when nobody waits for it any more.
        """
        self.forget()
        forgotten = self._forgotten = threading.Event()

        def go(send: Callable[[tuple[Answer, ...]], None]) -> None:
            try:
                answer = work(forgotten)
            except BaseException:
                send(())
                raise  # to the log
            send((answer,))

        def take(answers: tuple[Answer, ...]) -> None:
            if forgotten.is_set():
                return
            self._patience.stop()
            if answers:
                then(answers[0])
            else:
                self.forget()
                self.failed.emit()

        self._patience.start()
        self._post.start("errand", go, take)

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._forgotten.set()
        self._patience.stop()
