"""What the loudspeaker gets next: the sounds that are due, summed sample by sample."""

import threading
from array import array
from collections import deque
from dataclasses import dataclass
from typing import Final

from coach.voice.recording import SAMPLE_RATE_HZ

LATEST_MS: Final = 400
"""A sound that couldn't begin this long after its moment is dropped: the figure has moved on."""

_FADE: Final = SAMPLE_RATE_HZ * 4 // 1000  # 4 ms: no click, and nothing that an ear would call late
_FRAME_MS: Final = 1000 / SAMPLE_RATE_HZ
_SOON_MS: Final = 200.0


class StreamClock:
    """When the sound that is being asked for will leave.

    A device asks in bursts, and late on a busy machine, but never before it
    has room: so an early asking tells the truth, and a late one hardly
    anything. Only when all are late that a device can be late with, it ran
    out of sound, and what follows truly leaves later.
    """

    _STOOD_STILL_MS: Final = 60.0  # more than the device has in store
    _JUMPED_MS: Final = -200.0  # more than it can ask for at a time
    _FOLLOW_EARLY: Final = 0.5
    _FOLLOW_LATE: Final = 0.02  # a block 50 ms late moves it 1 ms; a clock 100 ppm off keeps it 0.1 ms behind
    _IN_A_ROW: Final = 4  # three blocks are in store
    _TRULY_LATE_MS: Final = 4.0

    def __init__(self) -> None:
        self._next_ms: float | None = None
        self._late_ms: deque[float] = deque(maxlen=self._IN_A_ROW)

    def moment(self, now_ms: float, frames: int) -> float:
        """Return the moment of the first of `frames` that are asked for now."""
        late_ms = 0.0 if self._next_ms is None else now_ms - self._next_ms
        if self._next_ms is None or not self._JUMPED_MS < late_ms < self._STOOD_STILL_MS:
            self._next_ms = now_ms
            self._late_ms.clear()
        else:
            self._next_ms += self._step_ms(late_ms)
        first = self._next_ms
        self._next_ms += frames * _FRAME_MS
        return first

    def _step_ms(self, late_ms: float) -> float:
        """Return how far to follow a block that was asked for so late."""
        self._late_ms.append(late_ms)
        least_ms = min(self._late_ms)
        if len(self._late_ms) == self._IN_A_ROW and least_ms > self._TRULY_LATE_MS:
            self._late_ms.clear()
            return least_ms
        return late_ms * (self._FOLLOW_LATE if late_ms > 0 else self._FOLLOW_EARLY)


@dataclass(slots=True, eq=False)
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

    def is_quiet(self, at_ms: float) -> bool:
        """Tell whether nothing is sounding, nor will within 200 ms of a moment."""
        with self._lock:
            return not any(sound.next_frame or sound.at_ms < at_ms + _SOON_MS for sound in self._sounds)

    def read(self, frames: int, at_ms: float) -> "array[int]":
        """Return the next `frames` samples, of which the first is heard at `at_ms`."""
        with self._lock:
            self._sounds = _without_the_missed(self._sounds, at_ms)
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


def _without_the_missed(sounds: list[_Sound], at_ms: float) -> list[_Sound]:
    """Leave out what is too late to begin; of what can still begin late, only the last of each kind is kept.

    So after a standstill the sounds that fell into it don't come all at once.
    """
    late = [sound for sound in sounds if not sound.next_frame and sound.at_ms < at_ms]
    if not late:
        return sounds
    last = {sound.is_speech: sound for sound in sorted(late, key=lambda sound: sound.at_ms)}
    kept = [sound for sound in last.values() if at_ms - sound.at_ms < LATEST_MS]
    return [sound for sound in sounds if sound not in late or sound in kept]


def _fade(sound: _Sound) -> None:
    if sound.fade_left is None:
        sound.fade_left = _FADE
