"""Clip to ear: the parent's side of the player child. Nothing here makes the window wait."""

import contextlib
import threading
import time
from collections.abc import Sequence
from enum import Enum, auto
from queue import Empty, SimpleQueue
from typing import Final

from coach.voice.child import Child, Message, child_command
from coach.voice.clip import Clip, lead_in_frames

_SILENT_S: Final = 4.0
"""A child that tells its health every second and hasn't for this long is stuck."""

_LONGEST_PAUSE_S: Final = 10.0
_SOUND_FOR_S: Final = 20.0  # a child that lived this long may be started again at once
_CLOSING_S: Final = 0.3


class _Event(Enum):
    GONE = auto()
    READY = auto()


def player_command() -> tuple[str, ...]:
    """Return how the real player child is started."""
    return child_command("coach.voice.player_child")


class Player:
    """Hands orders to the player child and starts it again when it dies or sticks.

    Every method returns at once (`close` within half a second) and may be
    called from any thread. The child starts with the first order. Moments are
    `time.monotonic()` in milliseconds.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command or player_command()
        self._orders: SimpleQueue[Message | tuple[_Event, int]] = SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._told = threading.Event()
        self._device: str | None = None
        self._heard_at = 0.0
        self._child: Child | None = None
        self._closed = False

    @property
    def device(self) -> str | None:
        """The sound device that is being played on, or None when there is none, or not yet."""
        return self._device

    @property
    def is_silent(self) -> bool:
        """Whether it is known by now that nothing can be heard."""
        return self._told.is_set() and self._device is None

    @property
    def process_id(self) -> int | None:
        """The child's process number, while there is one."""
        child = self._child
        return child.process_id if child else None

    def load(self, clip: Clip) -> None:
        """Read a clip into memory ahead of its moment."""
        self._order({"do": "load", "path": str(clip.path), "skip": lead_in_frames(clip.lead_in_ms)})

    def play(self, clip: Clip, at_ms: float, gain: float = 1.0) -> None:
        """Let the first word of a clip be heard at a moment; send it 150 ms ahead.

        What is more than 400 ms late is not played.
        """
        skip = lead_in_frames(clip.lead_in_ms)  # the stream is always on, and needs no silence first
        self._order({"do": "play", "path": str(clip.path), "skip": skip, "at_ms": at_ms, "gain": gain})

    def tone(self, at_ms: float, gain: float = 1.0) -> None:
        """Let the soft tone be heard at a moment."""
        self._order({"do": "tone", "at_ms": at_ms, "gain": gain})

    def stop(self) -> None:
        """Be silent, and forget every clip that waits for its moment."""
        if self._thread:
            self._order({"do": "stop"})

    def wait_for_device(self, patience_s: float) -> str | None:
        """Start, and wait until the child has told which device there is; for a check, not for the window."""
        self._order({"do": "stop"})
        self._told.wait(patience_s)
        return self._device

    def close(self) -> None:
        """End the child; no order is followed any more."""
        with self._starting:
            self._closed = True
            thread = self._thread
        if thread is None:
            return
        self._orders.put({})  # wakes it up
        thread.join(_CLOSING_S)
        if thread.is_alive() and (child := self._child):
            child.kill()

    def _order(self, order: Message) -> None:
        with self._starting:
            if self._closed:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="to the player", daemon=True)
                self._thread.start()
        self._orders.put(order)

    # What follows runs in the player's own thread, except _hear, which runs in its child's.

    def _work(self) -> None:
        life = _Life()
        while True:
            if self._child is None and life.may_start():
                self._start(life)
            try:
                order = self._orders.get(timeout=0.5)
            except Empty:
                order = {}
            if self._closed:
                self._end()
                return
            if isinstance(order, tuple):
                event, number = order
                if number == life.number:
                    self._attend(event, life)
            elif order:
                self._send(order)
            if self._child and time.monotonic() - self._heard_at > _SILENT_S:
                self._end()
                life.ended()

    def _start(self, life: "_Life") -> None:
        number = life.started()
        self._heard_at = time.monotonic()
        try:
            self._child = Child(self._command, lambda message: self._hear(message, number))
        except OSError:
            self._told.set()
            life.ended()

    def _attend(self, event: _Event, life: "_Life") -> None:
        if event is _Event.READY:
            self._send({"do": "clock", "now_ms": time.monotonic() * 1000})
        elif event is _Event.GONE:
            self._end()
            life.ended()

    def _send(self, order: Message) -> None:
        if self._child:  # without one it would be too late for the order anyway
            with contextlib.suppress(OSError):  # it has gone, which its reader tells us next
                self._child.send(order)

    def _end(self) -> None:
        child, self._child, self._device = self._child, None, None
        if child:
            child.end(_CLOSING_S - 0.05)

    def _hear(self, message: Message | None, number: int) -> None:
        self._heard_at = time.monotonic()
        if message is None:
            self._told.set()
            self._orders.put((_Event.GONE, number))
        elif "ready" in message:
            self._orders.put((_Event.READY, number))
        elif "device" in message:
            device = message["device"]
            self._device = device if isinstance(device, str) else None
            self._told.set()


class _Life:
    """When a child may be started: at once, and with growing pauses while it keeps dying young."""

    def __init__(self) -> None:
        self.number = 0
        self._started_at = 0.0
        self._next_at = 0.0
        self._pause_s = 0.0

    def may_start(self) -> bool:
        return time.monotonic() >= self._next_at

    def started(self) -> int:
        self.number += 1
        self._started_at = time.monotonic()
        return self.number

    def ended(self) -> None:
        lived_s = time.monotonic() - self._started_at
        self._pause_s = 0.0 if lived_s > _SOUND_FOR_S else min(_LONGEST_PAUSE_S, self._pause_s * 2 + 0.25)
        self._next_at = time.monotonic() + self._pause_s
