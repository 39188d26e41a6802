"""What threads have found out comes to the window's thread by post: no thread touches anything of Qt's."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from shiboken6 import isValid

LOOK_MS: Final = 4
"""How often is looked for what has come: sooner than a frame."""

Sent = TypeVar("Sent")


class Post(QObject):
    """Starts threads, and hands over what they send.

    Were a thread to emit a signal of an object that is on its way out with its
    window at that very moment, the whole process would end. So a thread leaves
    what it has in a queue, which is looked into here, while there is a thread;
    what comes after this object has gone is dropped.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box: SimpleQueue[tuple[int, bool, Any]] = SimpleQueue()
        self._takers: dict[int, Callable[[Any], object]] = {}
        self._started = 0
        self._looking = QTimer(self)
        self._looking.setTimerType(Qt.TimerType.PreciseTimer)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(
        self,
        name: str,
        work: Callable[[Callable[[Sent], None]], None],
        take: Callable[[Sent], object],
        *,
        paints: bool = False,
    ) -> None:
        """Run `work(send)` in a thread; `take` gets each thing that it sends, in this one, in their order.

        `work` must hold nothing of Qt's, or the thread may be the one to destroy it. The end of the
        program cuts it off, for a disk may never answer. What `paints` is waited for: cut off within
        Qt's own code it would abort the process. So it should ask often whether it is still wanted.
        """
        self._started += 1
        number, box = self._started, self._box
        self._takers[number] = take

        def go() -> None:
            try:
                work(lambda sent: box.put((number, False, sent)))
            finally:
                box.put((number, True, None))

        self._looking.start()
        threading.Thread(target=go, name=name, daemon=not paints).start()

    def _look(self) -> None:
        while isValid(self):  # it may go with what it hands over, as with a screen that is left
            try:
                number, is_last, sent = self._box.get_nowait()
            except Empty:
                if not self._takers:
                    self._looking.stop()
                return
            if is_last:
                del self._takers[number]
            else:
                self._takers[number](sent)
