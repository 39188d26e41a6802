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

_SHAPE_VERSION: Final = 1  # raise it when the shaping below changes: kept clips are then made again
_BLOCK: Final = SAMPLE_RATE_HZ // 200  # 5 ms
_QUIET: Final = 0.01  # of the peak: below it nothing of a word is lost
_SILENT_PEAK: Final = 100  # of 32,767: no engine speaks so softly
_SPEECH_RMS: Final = 3_500  # about -19 dB of full scale, which every cue measured reaches below _PEAK
_PEAK: Final = 30_000
_EDGE: Final = SAMPLE_RATE_HZ // 500  # 2 ms, so that a cut doesn't click


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
    """Return a bell-like tone that swells in 15 ms and dies away, for when there are no words.

    `pitch_hz` is kept to 500 to 1000, which ears that have lost the high notes still hear.
    """
    pitch = max(500, min(1000, pitch_hz))
    count = length_ms * SAMPLE_RATE_HZ // 1000
    attack = 15 * SAMPLE_RATE_HZ // 1000
    step = 2 * math.pi * pitch / SAMPLE_RATE_HZ
    return Recording(
        array(
            "h",
            (
                round(
                    9_000
                    * math.sin(step * i)
                    * min(1.0, i / attack)
                    * (1 + math.cos(math.pi * i / count))
                    / 2
                )
                for i in range(count)
            ),
        )
    )


def _trimmed(raw: Recording) -> "array[int]":
    """Cut the silence at both ends (engines leave 220 to 690 ms at the end)."""
    samples, floor = raw.samples, raw.peak * _QUIET
    heard = [
        start
        for start in range(0, len(samples), _BLOCK)
        if max(block := samples[start : start + _BLOCK]) > floor or -min(block) > floor
    ]
    return samples[heard[0] : heard[-1] + 2 * _BLOCK]  # one block more: a word's last breath


def _levelled(samples: "array[int]") -> "array[int]":
    """Bring speech to an even loudness, measured where it sounds, and soften its two edges."""
    peak = Recording(samples).peak
    blocks = [samples[start : start + _BLOCK] for start in range(0, len(samples), _BLOCK)]
    loud = [block for block in blocks if max(block) > peak / 20]
    power = sum(sum(map(mul, block, block)) for block in loud)
    rms = math.sqrt(power / max(1, sum(map(len, loud)))) or peak
    gain = min(_SPEECH_RMS / rms, _PEAK / peak)
    levelled = array("h", [int(x * gain) for x in samples])
    for i in range(min(_EDGE, len(levelled))):
        levelled[i] = int(levelled[i] * i / _EDGE)
        levelled[-1 - i] = int(levelled[-1 - i] * i / _EDGE)
    return levelled
