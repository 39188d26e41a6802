"""The child's side of a conversation in lines of JSON."""

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from queue import Queue
from typing import TextIO

from coach.voice.child import Message


class Lines:
    """What the parent sends, and the way to answer it.

    Made first thing in a child: from then on whatever else prints, in Python
    or in C, goes where errors go. When the parent closes our input, or is
    killed, `before_end` is called and the process ends, whatever the main
    thread is stuck in.
    """

    def __init__(self, before_end: Callable[[], None] = lambda: None) -> None:
        self.received: Queue[Message] = Queue()
        self._before_end = before_end
        self._answers: TextIO = os.fdopen(os.dup(1), "w", encoding="ascii")
        os.dup2(2, 1)
        with contextlib.suppress(ValueError):  # Ctrl-C is for the parent, which then ends us
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=self._listen, daemon=True).start()

    def answer(self, message: Message) -> None:
        """Send a message to the parent; when it has gone, so do we."""
        try:
            self._answers.write(json.dumps(message) + "\n")
            self._answers.flush()
        except OSError:
            os._exit(0)

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            for line in sys.stdin.buffer:
                with contextlib.suppress(ValueError):
                    message = json.loads(line)
                    if isinstance(message, dict):
                        self.received.put(message)
        self._before_end()
        os._exit(0)  # not sys.exit: the main thread may be inside a C library that never returns
