"""A cue that is ready to be heard: trimmed, levelled, with a moment of silence before it."""

import math
from array import array
from dataclasses import dataclass
from hashlib import sha256
from operator import mul
from pathlib import Path
from typing import Final

from coach.voice.recording import SAMPLE_RATE_HZ, Recording

LEAD_IN_MS: Final = 50
"""Silence before the speech: several players lose the first samples of a sound."""

_SHAPE_VERSION: Final = 2  # raise it when the shaping below changes: kept clips are then made again
_BLOCK: Final = SAMPLE_RATE_HZ // 200  # 5 ms
_QUIET: Final = 0.01  # of the peak: below it nothing of a word is lost
_SILENT_PEAK: Final = 100  # of 32,767: no engine speaks so softly
_SPEECH_RMS: Final = 3_500  # about -19 dB of full scale, which every cue measured reaches below _PEAK
_EAR: Final = SAMPLE_RATE_HZ * 2 // 5  # 0.4 s: what is shorter seems softer than it is
_PEAK: Final = 29_000  # -1 dB: between two samples it can be a little more
_EDGE: Final = SAMPLE_RATE_HZ // 500  # 2 ms, so that a cut doesn't click
_TONE: Final = 9_000
_SWELL: Final = SAMPLE_RATE_HZ * 15 // 1000
_BREATH: Final = SAMPLE_RATE_HZ // 100  # 10 ms more for the end of a word


class SilentSoundError(Exception):
    """A recording in which nothing can be heard."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A cue as a WAV file: one channel, 16 bits, 22,050 Hz.

    `key` is a SHA-256 in hex. `length_ms` is the speech alone, without the
    `lead_in_ms` of silence that the file begins with; it is what a timeline is
    scheduled on.
    """

    key: str
    path: Path
    length_ms: int
    lead_in_ms: int = LEAD_IN_MS


def clip_key(engine: str, voice: str, rate: int, text: str) -> str:
    """Return the key of the clip that this engine (with its version), voice and rate make of a text."""
    parts = (f"shape {_SHAPE_VERSION}", engine, voice, str(rate), text)
    return sha256("\0".join(parts).encode()).hexdigest()


def shaped(raw: Recording) -> Recording:
    """Return the speech alone, at an even loudness, after `LEAD_IN_MS` of silence.

    Raises SilentSoundError when there is nothing to be heard.
    """
    if raw.peak < _SILENT_PEAK:
        raise SilentSoundError("nothing can be heard")
    speech = _levelled(_trimmed(raw))
    return Recording(array("h", bytes(2 * lead_in_frames())) + speech)


def lead_in_frames(lead_in_ms: int = LEAD_IN_MS) -> int:
    """Return how many samples of silence a clip begins with."""
    return lead_in_ms * SAMPLE_RATE_HZ // 1000


def soft_tone(pitch_hz: int = 660, length_ms: int = 220) -> Recording:
    """Return a bell-like tone that swells in 15 ms and dies away, as loud as speech to the ear.

    `pitch_hz` is kept to 500 to 1000, and its overtones to 4000, which ears
    that have lost the high notes still hear (brief.md section 6).
    """
    pitch = max(500, min(1000, pitch_hz))
    count = length_ms * SAMPLE_RATE_HZ // 1000
    step = 2 * math.pi * pitch / SAMPLE_RATE_HZ
    overtones = [(n, _TONE / n**1.5) for n in range(1, 4000 // pitch + 1)]
    made = array("h")
    for i in range(count):
        height = sum(strength * math.sin(n * step * i) for n, strength in overtones)
        swell = math.sin(math.pi / 2 * min(1.0, i / _SWELL)) ** 2
        made.append(round(height * swell * math.cos(math.pi / 2 * i / count) ** 2))
    return Recording(made)


def _trimmed(raw: Recording) -> "array[int]":
    """Cut the silence at both ends (engines leave 220 to 690 ms at the end)."""
    samples, floor = raw.samples, raw.peak * _QUIET
    first = next(i for i, x in enumerate(samples) if abs(x) > floor)
    after = len(samples) - next(i for i, x in enumerate(reversed(samples)) if abs(x) > floor)
    return samples[max(0, first - _EDGE) : after + _BREATH]


def _levelled(samples: "array[int]") -> "array[int]":
    """Bring speech to an even loudness, measured where it sounds, and soften its two edges."""
    peak = Recording(samples).peak
    blocks = [samples[start : start + _BLOCK] for start in range(0, len(samples), _BLOCK)]
    loud = [block for block in blocks if max(block) > peak / 20 or -min(block) > peak / 20]
    power = sum(sum(map(mul, block, block)) for block in loud)
    rms = math.sqrt(power / max(_EAR, sum(map(len, loud))))
    gain = min(_SPEECH_RMS / rms, _PEAK / peak)
    levelled = array("h", [int(x * gain) for x in samples])
    for i in range(min(_EDGE, len(levelled))):
        levelled[i] = int(levelled[i] * i / _EDGE)
        levelled[-1 - i] = int(levelled[-1 - i] * i / _EDGE)
    return levelled
