import math
import random
import struct
from array import array
from operator import mul

import pytest

from coach.voice.clip import shaped
from coach.voice.recording import (
    SAMPLE_RATE_HZ,
    Recording,
    UnreadableSoundError,
    read_recording,
    write_recording,
)
from coach.voice.resampling import resampled

UNKNOWN = 0x7FFFF000  # what espeak-ng puts for a length that it can't know


def word(at_s: float) -> float:
    """A sound between two silences, as an engine with any sample rate could have made it: -1 to 1."""
    from_s = at_s - 0.1
    if not 0 <= from_s < 0.3:
        return 0.0
    swell = min(1.0, from_s / 0.01, (0.3 - from_s) / 0.01)
    return 0.5 * swell * (math.sin(1100 * from_s) + 0.5 * math.cos(2900 * from_s))


def heights(rate_hz: int) -> list[float]:
    return [word(i / rate_hz) for i in range(rate_hz // 2)]


def numbers(values, bits: int, order: str, *, unsigned: bool = False) -> bytes:
    top = 2 ** (bits - 1)
    whole = (round(value * (top - 1)) + (top if unsigned else 0) for value in values)
    little = "little" if order == "<" else "big"
    return b"".join(value.to_bytes(bits // 8, little, signed=not unsigned) for value in whole)


def chunk(order: str, name: bytes, body: bytes, size: int | None = None) -> bytes:
    padding = b"\0" * (len(body) % 2)
    return name + struct.pack(order + "I", len(body) if size is None else size) + body + padding


def wav(rate_hz=SAMPLE_RATE_HZ, bits=16, *, kind=1, channels=1, extensible=False, between=b"", sizes=None):
    values = [value for value in heights(rate_hz) for _ in range(channels)]
    if kind == 3:
        body = struct.pack(f"<{len(values)}{'f' if bits == 32 else 'd'}", *values)
    else:
        body = numbers(values, bits, "<", unsigned=bits == 8)
    frame = channels * bits // 8
    tag = 0xFFFE if extensible else kind
    layout = struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame, frame, bits)
    if extensible:
        layout += struct.pack("<HHIH", 22, bits, 0, kind) + bytes.fromhex("000000001000800000aa00389b71")
    whole, sound = sizes or (None, None)
    chunks = b"WAVE" + chunk("<", b"fmt ", layout) + between + chunk("<", b"data", body, sound)
    return chunk("<", b"RIFF", chunks, whole)


def aiff(rate_hz=SAMPLE_RATE_HZ, coding=b"", bits=16, channels=1):
    values = [value for value in heights(rate_hz) for _ in range(channels)]
    if coding == b"fl32":
        body = struct.pack(f">{len(values)}f", *values)
    else:
        body = numbers(values, bits, "<" if coding == b"sowt" else ">")
    exponent = rate_hz.bit_length() - 1
    common = struct.pack(">hIh", channels, len(values) // channels, bits)
    common += struct.pack(">HQ", 16_383 + exponent, rate_hz << (63 - exponent)) + coding
    chunks = chunk(">", b"COMM", common + (b"\0\0" if coding else b""))
    chunks += chunk(">", b"SSND", bytes(8) + body)
    return chunk(">", b"FORM", (b"AIFC" if coding else b"AIFF") + chunks)


def read(data: bytes, folder) -> Recording:
    path = folder / "speech.wav"
    path.write_bytes(data)
    return read_recording(path)


def likeness(ours, theirs) -> float:
    """Return how alike two sounds are at the best of a few shifts, -1 to 1."""

    def at(shift: int) -> float:
        mine, other = ours[20 + shift : -20], theirs[20:-20]
        power = sum(map(mul, mine, mine)) * sum(map(mul, other, other))
        return sum(map(mul, mine, other)) / power**0.5

    return max(at(shift) for shift in range(-4, 5))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(wav(bits=8), id="8 bits"),
        pytest.param(wav(bits=24), id="24 bits"),
        pytest.param(wav(bits=32), id="32 bits"),
        pytest.param(wav(bits=32, kind=3), id="floats"),
        pytest.param(wav(bits=64, kind=3), id="double floats"),
        pytest.param(wav(extensible=True), id="extensible"),
        pytest.param(wav(48_000, 32, kind=3, extensible=True, channels=2), id="extensible stereo floats"),
        pytest.param(wav(16_000), id="flite"),
        pytest.param(wav(44_100, channels=2), id="44.1 kHz stereo"),
        pytest.param(wav(sizes=(UNKNOWN + 36, UNKNOWN)), id="espeak-ng to a pipe"),
        pytest.param(wav(sizes=(0, 0)), id="streamed with 0"),
        pytest.param(wav(sizes=(0xFFFFFFFF, 0xFFFFFFFF)), id="streamed with -1"),
        pytest.param(wav(sizes=(0xFFFFFFFF, 0)), id="streamed with -1 and 0"),
        pytest.param(wav(between=chunk("<", b"LIST", b"INFOodd")), id="odd chunk"),
        pytest.param(wav(between=chunk("<", b"LIST", b"INFOodd")[:-1]), id="odd chunk without padding"),
        pytest.param(aiff(), id="macOS"),
        pytest.param(aiff(44_100, channels=2), id="macOS 44.1 kHz stereo"),
        pytest.param(aiff(bits=8), id="AIFF 8 bits"),
        pytest.param(aiff(coding=b"NONE", bits=24), id="AIFF-C NONE"),
        pytest.param(aiff(coding=b"sowt"), id="AIFF-C sowt"),
        pytest.param(aiff(coding=b"twos"), id="AIFF-C twos"),
        pytest.param(aiff(44_100, coding=b"fl32", bits=32), id="AIFF-C fl32"),
    ],
)
def test_whatever_an_engine_writes_becomes_the_same_clip(data, tmp_path):
    wanted = shaped(read(wav(), tmp_path))
    clip = shaped(read(data, tmp_path))
    assert abs(len(clip.samples) - len(wanted.samples)) < SAMPLE_RATE_HZ * 0.002
    assert likeness(clip.samples, wanted.samples) > 0.998
    assert clip.peak == pytest.approx(wanted.peak, rel=0.03)


LAYOUT = struct.pack("<HHIIHH", 1, 1, 0, 0, 2, 16)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "neither"),
        (bytes(50_000), "neither"),
        (b"RIFF\4\0\0\0WAVE", "without"),
        (wav()[:-1000], "cut short"),
        (aiff()[:-1000], "cut short"),
        (aiff()[:40], "without"),
        (wav(sizes=(None, 0x60000000)), "cut short"),
        (chunk("<", b"RIFF", b"WAVE" + chunk("<", b"fmt ", LAYOUT) + chunk("<", b"data", b"1234")), "0 Hz"),
        (wav().replace(struct.pack("<IIH", 22_050, 44_100, 2), struct.pack("<IIH", 22_050, 0, 0)), "kind"),
        (wav(bits=64, kind=3)[:-8] + struct.pack("<d", math.nan), "numbers"),
    ],
)
def test_what_is_no_sound_is_told_so(data, why, tmp_path):
    with pytest.raises(UnreadableSoundError, match=why):
        read(data, tmp_path)


def test_a_file_of_gigabytes_is_not_read(tmp_path):
    path = tmp_path / "speech.wav"
    with path.open("wb") as file:
        file.write(wav(sizes=(UNKNOWN, UNKNOWN)))
        file.truncate(3_000_000_000)
    with pytest.raises(UnreadableSoundError, match="too many"):
        read_recording(path)
    with pytest.raises(UnreadableSoundError, match=r"missing\.wav"):
        read_recording(tmp_path / "missing.wav")


def test_damage_of_any_kind_is_unreadable_or_harmless_but_never_an_error(tmp_path):
    chance = random.Random(5)  # noqa: S311 - damage needs no secrecy
    for data in (wav(extensible=True)[:400], aiff(coding=b"fl32", bits=32)[:400]):
        for _ in range(300):
            damaged = bytearray(data)
            for _ in range(chance.randint(1, 4)):
                damaged[chance.randrange(80)] = chance.choice((0, 1, 2, 127, 128, 255))
            try:
                read(bytes(damaged), tmp_path)
            except UnreadableSoundError:
                continue


def test_what_is_written_is_read_as_it_was(tmp_path):
    recording = Recording(array("h", [0, 1, -1, 32_767, -32_768, 300]))
    write_recording(recording, tmp_path / "sound.wav")
    assert read_recording(tmp_path / "sound.wav") == recording


def tone(rate_hz: int, pitch_hz: int) -> array:
    turn = 2 * math.pi * pitch_hz / rate_hz
    return array("h", (round(12_000 * math.sin(turn * i)) for i in range(rate_hz)))


def strength(samples: array, pitch_hz: int) -> float:
    """Return how strong a pitch is in a second of sound, in dB of the height that `tone` has."""
    turn = 2 * math.pi * pitch_hz / SAMPLE_RATE_HZ
    window = [math.sin(math.pi * i / len(samples)) ** 2 for i in range(len(samples))]
    across = sum(x * w * math.cos(turn * i) for i, (x, w) in enumerate(zip(samples, window, strict=True)))
    along = sum(x * w * math.sin(turn * i) for i, (x, w) in enumerate(zip(samples, window, strict=True)))
    return 20 * math.log10(math.hypot(across, along) * 4 / len(samples) / 12_000 + 1e-6)


@pytest.mark.parametrize(("pitch_hz", "false_hz"), [(3_000, 9_050), (6_000, 10_000)])
def test_another_sample_rate_neither_softens_a_pitch_nor_adds_one(pitch_hz, false_hz):
    made = resampled(tone(16_000, pitch_hz), 16_000, SAMPLE_RATE_HZ)
    assert len(made) == SAMPLE_RATE_HZ
    assert strength(made, pitch_hz) == pytest.approx(0, abs=1)
    assert strength(made, false_hz) < -50


def test_what_lies_too_high_for_us_is_gone_instead_of_folded_down():
    made = resampled(tone(44_100, 13_500), 44_100, SAMPLE_RATE_HZ)
    assert strength(made, SAMPLE_RATE_HZ - 13_500) < -50


def test_loud_sound_stays_within_bounds_at_another_rate():
    steps = array("h", ([32_767] * 40 + [-32_768] * 40) * 100)
    made = resampled(steps, 16_000, SAMPLE_RATE_HZ)
    assert (max(made), min(made)) == (32_767, -32_768)
