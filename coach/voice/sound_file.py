"""The sound files that speech engines write: WAV (RIFF, little-endian) and AIFF (FORM, big-endian).

Both are rows of chunks with a name and a size, so one reader is enough for
them. Python's own readers know neither floats nor extensible headers, and the
one for AIFF is gone from Python 3.13.
"""

import math
import os
import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

_LARGEST_BYTES: Final = 64 * 1024 * 1024
_LONGEST_S: Final = 300  # the longest text that is ever said takes less at the slowest speed
_RATES_HZ: Final = range(4_000, 192_001)
_MOST_CHANNELS: Final = 8
_UNKNOWN_SIZE: Final = 0x7000_0000  # what writes to a pipe can't know the size, and puts something like this
_EXTENSIBLE: Final = 0xFFFE
_PLAIN, _FLOAT = 1, 3  # a WAV file's numbers for them
_AIFF_CODINGS: Final = {
    b"NONE": (">", _PLAIN),
    b"twos": (">", _PLAIN),
    b"in24": (">", _PLAIN),
    b"in32": (">", _PLAIN),
    b"sowt": ("<", _PLAIN),
    b"fl32": (">", _FLOAT),
    b"FL32": (">", _FLOAT),
    b"fl64": (">", _FLOAT),
    b"FL64": (">", _FLOAT),
}
_FLIP_SIGN: Final = bytes(byte ^ 0x80 for byte in range(256))


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What a file holds: `samples` of 16 bits (array type "h"), the channels of each moment side by side."""

    samples: "array[int]"
    channels: int
    rate_hz: int


@dataclass(frozen=True, slots=True)
class _Coding:
    """How the numbers of a file are written; `width` is in bytes, `order` as in `struct`."""

    channels: int
    rate_hz: int
    width: int
    order: str
    kind: int
    is_signed: bool

    @property
    def frame_size(self) -> int:
        return self.channels * self.width


def read_sound(file: BinaryIO) -> bytes:
    """Return all of an open file; raises OSError, and ValueError when it is too large for speech."""
    size = os.fstat(file.fileno()).st_size
    if size > _LARGEST_BYTES:
        raise ValueError(f"{size} bytes are too many")
    return file.read()


def parse_sound_file(data: bytes) -> SoundFile:
    """Return the sound in a WAV, AIFF or AIFF-C file of whole numbers or floats.

    A length that its writer couldn't know is taken to mean "to the end".
    Raises ValueError or struct.error when it is none, cut short, or longer than
    five minutes.
    """
    match data[:4], data[8:12]:
        case b"RIFF", b"WAVE":
            coding, body = _wav(data)
        case b"FORM", b"AIFF" | b"AIFC":
            coding, body = _aiff(data)
        case _:
            raise ValueError("neither WAV nor AIFF")
    if coding.rate_hz not in _RATES_HZ or not 1 <= coding.channels <= _MOST_CHANNELS:
        raise ValueError(f"{coding.channels} channels at {coding.rate_hz} Hz")
    frames = len(body) // coding.frame_size
    if frames > _LONGEST_S * coding.rate_hz:
        raise ValueError(f"longer than {_LONGEST_S} s")
    body = body[: frames * coding.frame_size]
    samples = _from_floats(body, coding) if coding.kind == _FLOAT else _from_whole_numbers(body, coding)
    return SoundFile(samples, coding.channels, coding.rate_hz)


def wav_file(samples: "array[int]", rate_hz: int) -> bytes:
    """Return a WAV file of one channel of 16-bit samples."""
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    layout = struct.pack("<HHIIHH", _PLAIN, 1, rate_hz, 2 * rate_hz, 2, 16)
    chunks = b"WAVE" + _chunk(b"fmt ", layout) + _chunk(b"data", samples.tobytes())
    return _chunk(b"RIFF", chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body


def _chunks(data: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and body of each chunk; raises ValueError when one is cut short."""
    (whole,) = struct.unpack_from(order + "I", data, 4)
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from(order + "4sI", data, at)
        at += 8
        is_sound = name in {b"data", b"SSND"}
        if size >= _UNKNOWN_SIZE or (is_sound and not size and (not whole or whole >= _UNKNOWN_SIZE)):
            size = len(data) - at
        if is_sound and size > len(data) - at:
            raise ValueError("the file is cut short")
        yield name, data[at : at + size]
        at += size
        if size % 2 and data[at : at + 1] == b"\0":  # there should be this one byte more; not all write it
            at += 1


def _wav(data: bytes) -> tuple[_Coding, bytes]:
    layout, body = _parts(data, "<", (b"fmt ", b"data"))
    kind, channels, rate_hz, _, frame_size, bits = struct.unpack_from("<HHIIHH", layout)
    if kind == _EXTENSIBLE:
        (kind,) = struct.unpack_from("<H", layout, 24)
    width = frame_size // max(1, channels)  # 24 bits can lie in 4 bytes
    fits = width in {4, 8} if kind == _FLOAT else kind == _PLAIN and width in {1, 2, 3, 4}
    if not fits or 8 * width < bits or frame_size != width * channels:
        raise ValueError(f"{bits} bits a sample of kind {kind}")
    return _Coding(channels, rate_hz, width, "<", kind, is_signed=width > 1), body


def _aiff(data: bytes) -> tuple[_Coding, bytes]:
    layout, body = _parts(data, ">", (b"COMM", b"SSND"))
    channels, frames, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", layout)
    order, kind = _AIFF_CODINGS.get(layout[18:22] or b"NONE", ("", 0))
    width = (bits + 7) // 8
    if not (width in {4, 8} if kind == _FLOAT else order and width in {1, 2, 3, 4}):
        raise ValueError(f"{bits} bits a sample of kind {layout[18:22]!r}")
    rate_hz = mantissa >> (16_383 + 63 - exponent)  # a float of 80 bits
    coding = _Coding(channels, rate_hz, width, order, kind, is_signed=True)
    (gap,) = struct.unpack_from(">I", body)
    body = body[8 + gap :]
    size = frames * coding.frame_size
    if len(body) < size:
        raise ValueError("the file is cut short")
    return coding, body[:size]


def _parts(data: bytes, order: str, names: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for name, body in _chunks(data, order):
        found.setdefault(name, body)
    layout, sound = (found.get(name) for name in names)
    if layout is None or sound is None:
        raise ValueError("without its layout or its sound")
    return layout, sound


def _from_whole_numbers(body: bytes, coding: _Coding) -> "array[int]":
    """Keep the two highest bytes of each number."""
    width, is_little = coding.width, coding.order == "<"
    if width != 2:
        high = body[width - 1 if is_little else 0 :: width]
        pairs = bytearray(2 * len(high))
        pairs[is_little::2] = high if coding.is_signed else high.translate(_FLIP_SIGN)
        if width > 1:
            pairs[not is_little :: 2] = body[width - 2 if is_little else 1 :: width]
        body = bytes(pairs)
    return _numbers("h", body, coding.order)


def _from_floats(body: bytes, coding: _Coding) -> "array[int]":
    floats = _numbers("f" if coding.width == 4 else "d", body, coding.order)
    if not math.isfinite(sum(floats)):
        raise ValueError("not all of it are numbers")
    return array("h", (int(max(-32_768.0, min(32_767.0, value * 32_768))) for value in floats))


def _numbers(code: str, body: bytes, order: str) -> "array[Any]":
    numbers: array[Any] = array(code)
    numbers.frombytes(body)
    if (order == "<") != (sys.byteorder == "little"):
        numbers.byteswap()
    return numbers
