"""What the player child is asked for, and what it has in memory to do it with."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coach.voice.child import Message
from coach.voice.clip import soft_tone
from coach.voice.mixer import Mixer
from coach.voice.recording import UnreadableSoundError, read_recording

if TYPE_CHECKING:
    from array import array

_SAME_CLOCK_MS: Final = 50.0
_MOST_LOADED: Final = 600  # clips, of about 50 kB


class Orders:
    """Follows the parent's orders, whose moments are on the parent's `time.perf_counter()`."""

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._loaded: dict[str, array[int]] = {}
        self._tone = soft_tone().samples
        self._clock_ahead_ms = 0.0

    def follow(self, order: Message) -> None:
        """Do one of them; a clip that can't be read becomes the tone, so that something is heard."""
        match order:
            case {
                "do": "play",
                "path": str(path),
                "skip": int(skip),
                "at_ms": int() | float() as at_ms,
                "gain": int() | float() as gain,
            }:
                samples = self._samples(path, skip)
                self._play(samples or self._tone, at_ms, gain, is_speech=samples is not None)
            case {"do": "tone", "at_ms": int() | float() as at_ms, "gain": int() | float() as gain}:
                self._play(self._tone, at_ms, gain, is_speech=False)
            case {"do": "load", "path": str(path), "skip": int(skip)}:
                self._samples(path, skip)
            case {"do": "stop"}:
                self._mixer.stop()
            case {"do": "clock", "now_ms": float(now_ms)}:
                # With the time in the pipe, if the clock is the same one.
                ahead_ms = time.perf_counter() * 1000 - now_ms
                self._clock_ahead_ms = ahead_ms if abs(ahead_ms) > _SAME_CLOCK_MS else 0.0

    def _play(self, samples: "array[int]", at_ms: float, gain: float, *, is_speech: bool) -> None:
        self._mixer.play(samples, at_ms + self._clock_ahead_ms, gain, is_speech=is_speech)

    def _samples(self, path: str, skip: int) -> "array[int] | None":
        if path not in self._loaded:
            if len(self._loaded) >= _MOST_LOADED:
                self._loaded.clear()
            try:
                self._loaded[path] = read_recording(Path(path)).samples[skip:]
            except UnreadableSoundError:
                return None
        return self._loaded[path]
