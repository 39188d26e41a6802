"""Recorded sound in memory, and in files."""

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coach.voice.resampling import resampled
from coach.voice.sound_file import parse_sound_file, read_sound, wav_file

SAMPLE_RATE_HZ: Final = 22_050
"""The one sample rate of everything that is kept and played."""


class UnreadableSoundError(Exception):
    """A file that holds no sound that we can read; the message says why."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One channel of 16-bit samples (array type "h") at `SAMPLE_RATE_HZ`."""

    samples: "array[int]"

    @property
    def length_ms(self) -> int:
        """How long it sounds."""
        return round(len(self.samples) * 1000 / SAMPLE_RATE_HZ)

    @property
    def peak(self) -> int:
        """The largest distance from silence, 0 to 32,768."""
        highest, lowest = max(self.samples, default=0), min(self.samples, default=0)
        return max(highest, -lowest)


def read_recording(path: Path) -> Recording:
    """Read a WAV, AIFF or AIFF-C file, made mono and brought to `SAMPLE_RATE_HZ`.

    AIFF is what the voices of macOS write, whatever the file is called.
    Raises UnreadableSoundError, also when there is no file, it is cut short, or
    it claims to be more than five minutes.
    """
    try:
        with path.open("rb") as file:
            sound = parse_sound_file(read_sound(file))
    except (OSError, struct.error, ValueError) as error:
        raise UnreadableSoundError(f"{path.name}: {error}") from error
    return Recording(resampled(_mono(sound.samples, sound.channels), sound.rate_hz, SAMPLE_RATE_HZ))


def write_recording(recording: Recording, path: Path) -> None:
    """Write a WAV file; raises OSError."""
    path.write_bytes(wav_file(recording.samples, SAMPLE_RATE_HZ))


def _mono(samples: "array[int]", channels: int) -> "array[int]":
    if channels == 1:
        return samples
    side_by_side = (samples[channel::channels] for channel in range(channels))
    return array("h", (sum(moment) // channels for moment in zip(*side_by_side, strict=True)))
