"""What the loudspeaker gets next: the sounds that are due, summed sample by sample."""

import threading
from array import array
from dataclasses import dataclass
from typing import Final

from coach.voice.recording import SAMPLE_RATE_HZ

LATEST_MS: Final = 400
"""A sound that couldn't begin this long after its moment is dropped: the figure has moved on."""

_FADE: Final = SAMPLE_RATE_HZ * 4 // 1000  # 4 ms: no click, and nothing that an ear would call late
_FRAME_MS: Final = 1000 / SAMPLE_RATE_HZ


class StreamClock:
    """When the sound that is being asked for will leave, smoothed: the asking comes in bursts."""

    _LATE_MS: Final = 30.0  # the sound has stood still, on a busy machine or a sleeping one
    _EARLY_MS: Final = -80.0  # more than the bursts that were seen
    _FOLLOW: Final = 0.05

    def __init__(self) -> None:
        self._next_ms: float | None = None

    def moment(self, now_ms: float, frames: int) -> float:
        """Return the moment of the first of `frames` that are asked for now."""
        if self._next_ms is None or not self._EARLY_MS < now_ms - self._next_ms < self._LATE_MS:
            self._next_ms = now_ms
        else:
            self._next_ms += (now_ms - self._next_ms) * self._FOLLOW
        first = self._next_ms
        self._next_ms += frames * _FRAME_MS
        return first


@dataclass(slots=True)
class _Sound:
    samples: "array[int]"
    at_ms: float
    gain: float
    is_speech: bool
    next_frame: int = 0  # of its samples
    fade_left: int | None = None  # frames until it is gone, once it is being faded out


class Mixer:
    """Sounds that wait for their moment, and those that are sounding. Two threads may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sounds: list[_Sound] = []

    def play(self, samples: "array[int]", at_ms: float, gain: float, *, is_speech: bool = True) -> None:
        """Let samples begin at a moment; speech that is sounding by then gives way to speech."""
        with self._lock:
            self._sounds.append(_Sound(samples, at_ms, gain, is_speech))

    def stop(self) -> None:
        """Fade out what is sounding and forget what is waiting."""
        with self._lock:
            self._sounds = [sound for sound in self._sounds if sound.next_frame]
            for sound in self._sounds:
                _fade(sound)

    def read(self, frames: int, at_ms: float) -> "array[int]":
        """Return the next `frames` samples, of which the first is heard at `at_ms`."""
        with self._lock:
            self._sounds = [
                sound for sound in self._sounds if sound.next_frame or at_ms - sound.at_ms < LATEST_MS
            ]
            if not self._sounds:
                return array("h", bytes(2 * frames))
            mixed = [0] * frames
            for sound in sorted(self._sounds, key=lambda sound: sound.at_ms):
                self._add(sound, mixed, at_ms)
            self._sounds = [
                sound
                for sound in self._sounds
                if sound.next_frame < len(sound.samples) and sound.fade_left != 0
            ]
        return array("h", [max(-32_768, min(32_767, value)) for value in mixed])

    def _add(self, sound: _Sound, mixed: list[int], at_ms: float) -> None:
        begin = 0 if sound.next_frame else max(0, round((sound.at_ms - at_ms) / _FRAME_MS))
        if begin >= len(mixed):
            return
        if not sound.next_frame and sound.is_speech:
            for earlier in self._sounds:
                if earlier is not sound and earlier.is_speech and earlier.next_frame:
                    _fade(earlier)
        piece = sound.samples[sound.next_frame : sound.next_frame + len(mixed) - begin]
        for i, sample in enumerate(piece, begin):
            gain = sound.gain
            if sound.fade_left is not None:
                gain *= sound.fade_left / _FADE
                sound.fade_left = max(0, sound.fade_left - 1)
            mixed[i] += int(sample * gain)
        sound.next_frame += len(piece)


def _fade(sound: _Sound) -> None:
    if sound.fade_left is None:
        sound.fade_left = _FADE
