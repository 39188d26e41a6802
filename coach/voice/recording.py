"""Recorded sound in memory, and the file formats that speech engines write."""

import struct
import sys
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SAMPLE_RATE_HZ: Final = 22_050
"""The one sample rate of everything that is kept and played."""

_LARGEST: Final = 32_767


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
    Raises UnreadableSoundError, also when there is no file or it is cut short.
    """
    try:
        data = path.read_bytes()
        frames, channels, rate_hz = _aiff_frames(data) if data[:4] == b"FORM" else _wav_frames(path)
    except (OSError, EOFError, wave.Error, struct.error, ValueError, KeyError) as error:
        raise UnreadableSoundError(f"{path.name}: {error}") from error
    if channels > 1:
        frames = array(
            "h", (sum(frames[i : i + channels]) // channels for i in range(0, len(frames), channels))
        )
    return Recording(_at_rate(frames, rate_hz, SAMPLE_RATE_HZ))


def write_recording(recording: Recording, path: Path) -> None:
    """Write a WAV file; raises OSError."""
    samples = array("h", recording.samples)
    if sys.byteorder == "big":
        samples.byteswap()
    with path.open("wb") as file, wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(SAMPLE_RATE_HZ)
        writer.writeframes(samples.tobytes())


def _wav_frames(path: Path) -> tuple["array[int]", int, int]:
    with wave.open(str(path), "rb") as reader:
        expected = reader.getnframes() * reader.getnchannels()
        if reader.getsampwidth() != 2:
            raise ValueError(f"{8 * reader.getsampwidth()} bits a sample instead of 16")
        channels, rate_hz = reader.getnchannels(), reader.getframerate()
        data = reader.readframes(reader.getnframes())
    samples = _from_bytes(data, little=True)
    if len(samples) != expected:
        raise ValueError("the file is cut short")
    return samples, channels, rate_hz


def _aiff_frames(data: bytes) -> tuple["array[int]", int, int]:
    """Return the samples, the number of channels and the sample rate of an AIFF or AIFF-C file."""
    chunks = dict(_aiff_chunks(data))
    common, sound = chunks[b"COMM"], chunks[b"SSND"]
    channels, frames, bits = struct.unpack(">hIh", common[:8])
    exponent, mantissa = struct.unpack(">HQ", common[8:18])
    rate_hz = round(mantissa * 2.0 ** (exponent - 16_383 - 63))
    encoding = common[18:22] or b"NONE"
    body = sound[8 + struct.unpack(">I", sound[:4])[0] :][: frames * channels * bits // 8]
    if len(body) != frames * channels * bits // 8:
        raise ValueError("the file is cut short")
    if encoding in {b"fl32", b"FL32"}:
        floats = struct.unpack(f">{len(body) // 4}f", body)
        return array("h", (round(max(-1.0, min(1.0, x)) * _LARGEST) for x in floats)), channels, rate_hz
    if bits != 16 or encoding not in {b"NONE", b"sowt", b"twos"}:
        raise ValueError(f"{bits} bits of {encoding!r} instead of 16 plain ones")
    return _from_bytes(body, little=encoding == b"sowt"), channels, rate_hz


def _aiff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack(">4sI", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _from_bytes(data: bytes, *, little: bool) -> "array[int]":
    samples = array("h")
    samples.frombytes(data[: len(data) // 2 * 2])
    if little != (sys.byteorder == "little"):
        samples.byteswap()
    return samples


def _at_rate(samples: "array[int]", rate_hz: int, wanted_hz: int) -> "array[int]":
    """Resample in straight lines: plain, and good enough for speech at these rates."""
    if rate_hz == wanted_hz or len(samples) < 2:
        return samples
    last = len(samples) - 2
    step = rate_hz / wanted_hz
    made = array("h")
    for index in range(int(len(samples) * wanted_hz / rate_hz)):
        whole, part = divmod(index * step, 1.0)
        left = min(int(whole), last)
        made.append(round(samples[left] * (1 - part) + samples[left + 1] * part))
    return made
