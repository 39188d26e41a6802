"""What speech engines and voices this computer has."""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, Final

from coach.voice.child import Child, Message, child_command
from coach.voice.voice_choice import Clearness, EngineKind, Listing, OfferedVoice, clearest_first, offered

_PATIENCE_S: Final = 8.0  # the first start after a boot reads its voices from a slow disk
_PATIENCE_WITH_THE_REST_S: Final = 4.0  # where one engine works, the others may take this long
_POLL_S: Final = 0.05
_FRESH_S: Final = 5.0  # nobody installs a voice faster


def synthesis_command() -> tuple[str, ...]:
    """Return how the real synthesis child is started; what it is to do follows as options."""
    return child_command("coach.voice.synthesis_child")


def never() -> bool:
    """Say that somebody still waits."""
    return False


class Catalogue:
    """The voices of this computer, asked for once and kept; asked for again when there was none to fit.

    One is enough for the whole program. Every method blocks while the engines
    are asked, up to 8 s when they hang, and may be called from any thread;
    none raises. `command` starts a synthesis child.
    """

    def __init__(self, command: Sequence[str] | None = None, patience_s: float = _PATIENCE_S) -> None:
        self._command = tuple(command or synthesis_command())
        self._patience_s = patience_s
        self._asking = threading.Lock()
        self._listings: tuple[Listing, ...] = ()
        self._asked_at = -math.inf

    def voices(self, language: str) -> tuple[OfferedVoice, ...]:
        """Return the voices that speak a language tag, the clearest first; () when there is none.

        Who wants to choose sees what was installed until now: the engines are
        asked again unless that was just done.
        """
        return offered(self.listings(language=language, fresh_s=_FRESH_S), language)

    def listings(
        self, given_up: Callable[[], bool] = never, language: str = "", fresh_s: float = math.inf
    ) -> tuple[Listing, ...]:
        """Return what each engine told of itself, or () when `given_up` says that nobody waits any more.

        What was told is asked for again, once, when it has no voice for
        `language` ("": for none at all), or is older than `fresh_s`.
        """
        began = time.monotonic()
        while not self._asking.acquire(timeout=_POLL_S):
            if given_up():
                return ()
        try:
            is_new = self._asked_at >= began  # another caller has only just asked
            is_fresh = time.monotonic() - self._asked_at < fresh_s
            if is_new or (is_fresh and _has_voice(self._listings, language)):
                return self._listings
            told = _asked(self._command, self._patience_s, given_up)
            if given_up():
                return ()  # what some engines hadn't told yet mustn't be taken for all
            self._listings, self._asked_at = told, time.monotonic()
            return told
        finally:
            self._asking.release()


def _has_voice(listings: Sequence[Listing], language: str) -> bool:
    if language:
        return bool(clearest_first(listings, language))
    return any(listing.works for listing in listings)


def _asked(command: tuple[str, ...], patience_s: float, given_up: Callable[[], bool]) -> tuple[Listing, ...]:
    """Ask all engines at once, each by a child of its own, so that one that hangs holds up no other."""
    answers: SimpleQueue[tuple[EngineKind, Message | None]] = SimpleQueue()
    children: list[Child] = []
    found = {kind: Listing(kind, hangs=True, why="no answer") for kind in EngineKind}
    waiting = set(EngineKind)
    for kind in EngineKind:
        try:
            options = ("--list", "--engine", kind.value)
            children.append(Child((*command, *options), partial(_told, answers, kind)))
        except OSError as error:
            found[kind] = Listing(kind, hangs=True, why=str(error))
            waiting.remove(kind)
    began = time.monotonic()
    while waiting and not given_up():
        works = any(listing.works for listing in found.values())
        if time.monotonic() - began > (min(patience_s, _PATIENCE_WITH_THE_REST_S) if works else patience_s):
            break
        with contextlib.suppress(Empty):
            kind, message = answers.get(timeout=_POLL_S)
            if kind in waiting:
                waiting.remove(kind)
                found[kind] = _read(kind, message)
    for child in children:
        child.end(0.0 if waiting else 0.3)
    return tuple(found.values())


def _told(
    answers: "SimpleQueue[tuple[EngineKind, Message | None]]", kind: EngineKind, message: Message | None
) -> None:
    answers.put((kind, message))


def _read(kind: EngineKind, message: Message | None) -> Listing:
    """Read what a child told of its engine; what can't be read is an engine that doesn't work."""
    if message is None:
        return Listing(kind, hangs=True, why="it ended by itself")
    if message.get("ready") is False:
        return Listing(kind, why=str(message.get("why", "")))
    try:
        voices = tuple(_voice(kind, each) for each in _items(message.get("voices")))
    except (KeyError, TypeError, ValueError) as error:
        return Listing(kind, hangs=True, why=f"rubbish: {error!r}")
    name = str(message.get("engine") or kind.value)
    return Listing(kind, name, voices, str(message.get("default") or ""))


def _voice(kind: EngineKind, told: dict[str, object]) -> OfferedVoice:
    voice = OfferedVoice(
        str(told["id"]),
        str(told["name"]),
        tuple(str(tag) for tag in _items(told["languages"])),
        Clearness(int(str(told["clearness"]))),
        told["is_low"] is True,
    )
    if voice.kind is not kind:
        raise ValueError(f"{voice.id} is no voice of {kind.value}")
    return voice


def _items(told: object) -> list[Any]:
    if not isinstance(told, list):
        raise TypeError(f"{told!r} is no list")
    return told
