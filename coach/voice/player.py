"""Clip to ear: the parent's side of the player child. Nothing here makes the window wait."""

import contextlib
import json
import threading
import time
from collections.abc import Sequence
from enum import Enum, auto
from queue import Empty, SimpleQueue
from typing import Final

from coach.voice.child import WISHES_A_NEW_ONE, Child, Message, answer_of, child_command
from coach.voice.clip import Clip, lead_in_frames
from coach.voice.mixer import LATEST_MS

_SILENT_S: Final = 2.0
"""A child that tells its health twice a second and hasn't for this long is stuck."""

_STARTING_S: Final = 10.0  # until it greets: a first start from a slow disk takes its time

_FINDING_S: Final = 2.0  # a sound that was lost may be found again in this time without a word
_LONGEST_PAUSE_S: Final = 10.0
_LONGEST_WISHED_PAUSE_S: Final = 0.5
_SOUND_FOR_S: Final = 5.0  # a child that lived this long may be started again at once
_CLOSING_S: Final = 0.3
_LISTING_S: Final = 4.0
_MOST_LOADED: Final = 600  # clips


class _Event(Enum):
    GONE = auto()
    READY = auto()


def player_command(device: str = "") -> tuple[str, ...]:
    """Return how the real player child is started; `device` is a loudspeaker's name, "" the system's own.

    A loudspeaker that isn't there is waited for on the system's own.
    """
    # As JSON, which is plain ASCII: no name is too strange to be handed over.
    return child_command("coach.voice.player_child", *((f"--device={json.dumps(device)}",) if device else ()))


def loudspeakers(command: Sequence[str] | None = None) -> tuple[str, ...]:
    """List the loudspeakers' names, the system's own first; () when there is none, or no answer in 4 s."""
    answer = answer_of(command or (*player_command(), "--list"), _LISTING_S) or ""
    try:
        names = json.loads(answer.splitlines()[-1])
    except (ValueError, IndexError):
        return ()
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()


class Player:
    """Hands orders to the player child and starts it again when it dies or sticks.

    Every method returns at once (`close` within half a second) and may be
    called from any thread. The child starts with the first order. Moments are
    `time.perf_counter()` in milliseconds: one clock for all processes, which on
    Windows, unlike `time.monotonic()` before Python 3.13, doesn't go in steps of 16 ms.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command or player_command()
        self._orders: SimpleQueue[Message | tuple[_Event, int]] = SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._told = threading.Event()
        self._closed = threading.Event()
        self._device: str | None = None
        self._silent_from = 0.0
        self._heard_at = 0.0
        self._patience_s = _STARTING_S
        self._child: Child | None = None

    @property
    def device(self) -> str | None:
        """The sound device that is being played on, or None when there is none, or not yet."""
        return self._device

    @property
    def is_silent(self) -> bool:
        """Whether it is known by now that nothing can be heard; a loss counts after two seconds."""
        return self._told.is_set() and self._device is None and time.monotonic() >= self._silent_from

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
            self._closed.set()
            thread = self._thread
        if thread is None:
            return
        self._orders.put({})  # wakes it up
        thread.join(_CLOSING_S)
        if thread.is_alive() and (child := self._child):
            child.kill()

    def _order(self, order: Message) -> None:
        with self._starting:
            if self._closed.is_set():
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="to the player", daemon=True)
                self._thread.start()
                threading.Thread(target=self._watch, name="watch over the player", daemon=True).start()
        self._orders.put(order)

    def _watch(self) -> None:
        """End a child that sticks, in a thread of its own: who hands it orders may stick with it."""
        while not self._closed.wait(_SILENT_S / 5):
            child = self._child
            if child and time.monotonic() - self._heard_at > self._patience_s:
                child.kill()

    # What follows runs in the player's own thread, except _hear, which runs in its child's.

    def _work(self) -> None:
        life, memory, is_ready = _Life(), _Memory(), False
        while True:
            if self._child is None and life.may_start():
                self._start(life)
            try:
                order = self._orders.get(timeout=life.waiting_s() if self._child is None else None)
            except Empty:
                continue
            if self._closed.is_set():
                self._end()
                return
            if not isinstance(order, tuple):
                memory.keep(order)
                if is_ready:
                    self._send(order)
            elif order == (_Event.READY, life.number):
                is_ready, self._patience_s = True, _SILENT_S
                self._send({"do": "clock", "now_ms": time.perf_counter() * 1000})
                for remembered in memory.orders():
                    self._send(remembered)
            elif order == (_Event.GONE, life.number):
                is_ready = False
                memory.forget_what_began()
                life.ended(wished=self._child is not None and self._child.exit_code == WISHES_A_NEW_ONE)
                self._end()

    def _start(self, life: "_Life") -> None:
        number = life.started()
        self._heard_at, self._patience_s = time.monotonic(), _STARTING_S
        try:
            self._child = Child(self._command, lambda message: self._hear(message, number))
        except (OSError, ValueError):
            self._told.set()
            life.ended()

    def _send(self, order: Message) -> None:
        if self._child:
            with contextlib.suppress(OSError):  # it has gone, which its reader tells us next
                self._child.send(order)

    def _end(self) -> None:
        child, self._child = self._child, None
        self._play_on(None)
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
            if device != "":  # not known yet
                self._play_on(device if isinstance(device, str) else None)
                self._told.set()

    def _play_on(self, device: str | None) -> None:
        if device is None and self._device is not None:
            self._silent_from = time.monotonic() + _FINDING_S
        self._device = device


class _Memory:
    """What a new child has to be told again: the clips, and the cues whose moment is still to come."""

    def __init__(self) -> None:
        self._clips: dict[object, Message] = {}
        self._cues: list[tuple[float, Message]] = []

    def keep(self, order: Message) -> None:
        match order:
            case {"do": "load", "path": path}:
                if len(self._clips) >= _MOST_LOADED:
                    self._clips.clear()
                self._clips[path] = order
            case {"do": "stop"}:
                self._cues.clear()
            case {"at_ms": float() | int() as at_ms}:
                self._forget_before(time.perf_counter() * 1000 - LATEST_MS)
                self._cues.append((at_ms, order))

    def forget_what_began(self) -> None:
        """Forget the cues that were heard, or half heard, before the child ended."""
        self._forget_before(time.perf_counter() * 1000)

    def orders(self) -> tuple[Message, ...]:
        """List the cues first: they are what can come too late."""
        return (*(cue for _at_ms, cue in self._cues), *self._clips.values())

    def _forget_before(self, moment_ms: float) -> None:
        self._cues = [(at_ms, cue) for at_ms, cue in self._cues if at_ms >= moment_ms]


class _Life:
    """When a child may be started: at once, and with growing pauses while it keeps dying young."""

    def __init__(self) -> None:
        self.number = 0
        self._started_at = 0.0
        self._next_at = 0.0
        self._pause_s = 0.0

    def may_start(self) -> bool:
        return time.monotonic() >= self._next_at

    def waiting_s(self) -> float:
        return max(0.0, self._next_at - time.monotonic())

    def started(self) -> int:
        self.number += 1
        self._started_at = time.monotonic()
        return self.number

    def ended(self, *, wished: bool = False) -> None:
        lived_s = time.monotonic() - self._started_at
        longest_s = _LONGEST_WISHED_PAUSE_S if wished else _LONGEST_PAUSE_S
        self._pause_s = 0.0 if lived_s > _SOUND_FOR_S else min(longest_s, self._pause_s * 2 + 0.1)
        self._next_at = time.monotonic() + self._pause_s
