import math
import struct
from array import array

import pytest

from coach.voice.clip import LEAD_IN_MS, SilentSoundError, shaped, soft_tone
from coach.voice.recording import (
    SAMPLE_RATE_HZ,
    Recording,
    UnreadableSoundError,
    read_recording,
    write_recording,
)


def silence(ms: int) -> array:
    return array("h", bytes(2 * (ms * SAMPLE_RATE_HZ // 1000)))


def hum(ms: int, height: int = 8_000) -> array:
    return array(
        "h",
        (
            round(height * math.sin(2 * math.pi * 200 * i / SAMPLE_RATE_HZ))
            for i in range(ms * SAMPLE_RATE_HZ // 1000)
        ),
    )


def rms(samples: array) -> float:
    return math.sqrt(sum(x * x for x in samples) / len(samples))


def speech_of(clip: Recording) -> array:
    return clip.samples[LEAD_IN_MS * SAMPLE_RATE_HZ // 1000 :]


def test_the_silence_around_speech_is_cut_and_a_lead_in_put_before_it():
    clip = shaped(Recording(silence(120) + hum(400) + silence(600)))
    assert not any(clip.samples[: LEAD_IN_MS * SAMPLE_RATE_HZ // 1000])
    assert Recording(speech_of(clip)).length_ms == pytest.approx(400, abs=12)
    assert rms(speech_of(clip)[: SAMPLE_RATE_HZ // 50]) > 1000  # it begins right after the lead-in


def test_soft_and_loud_speech_come_out_equally_loud_whatever_their_pauses():
    soft = speech_of(shaped(Recording(hum(400, height=900))))
    loud = speech_of(shaped(Recording(hum(200, height=30_000) + silence(300) + hum(200, height=30_000))))
    assert rms(loud[: len(loud) // 4]) == pytest.approx(rms(soft), rel=0.1)


def test_a_silent_recording_is_no_clip():
    with pytest.raises(SilentSoundError):
        shaped(Recording(silence(500)))


def test_the_tone_swells_and_dies_without_a_click():
    samples = soft_tone().samples
    steps = [abs(b - a) for a, b in zip([0, *samples], [*samples, 0], strict=True)]
    assert max(steps) < 2_000
    assert 5_000 < max(samples) < 12_000


def aiff(samples: array, rate_hz: int) -> bytes:
    swapped = array("h", samples)
    swapped.byteswap()
    exponent = rate_hz.bit_length() - 1
    rate = struct.pack(">HQ", 16_383 + exponent, rate_hz << (63 - exponent))
    common = struct.pack(">hIh", 1, len(samples), 16) + rate
    sound = struct.pack(">II", 0, 0) + swapped.tobytes()
    chunks = (
        b"COMM" + struct.pack(">I", len(common)) + common + b"SSND" + struct.pack(">I", len(sound)) + sound
    )
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + b"AIFF" + chunks


def test_the_aiff_of_macos_is_read_though_it_is_called_wav(tmp_path):
    path = tmp_path / "speech.wav"
    path.write_bytes(aiff(hum(100), SAMPLE_RATE_HZ))
    assert read_recording(path).samples == hum(100)
    path.write_bytes(aiff(hum(100), 2 * SAMPLE_RATE_HZ))
    assert read_recording(path).length_ms == 50


def test_a_file_that_was_cut_short_is_not_read(tmp_path):
    path = tmp_path / "speech.wav"
    write_recording(Recording(hum(100)), path)
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(UnreadableSoundError, match="cut short"):
        read_recording(path)
