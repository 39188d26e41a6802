import math
from array import array

import pytest

from coach.voice.clip import LEAD_IN_MS, SilentSoundError, shaped, soft_tone
from coach.voice.recording import SAMPLE_RATE_HZ, Recording


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


@pytest.mark.parametrize("silence_ms", [3, 120, 121])
def test_speech_begins_at_the_same_sample_whatever_silence_was_before_it(silence_ms):
    ramp = array("h", range(0, 8_000, 40))  # 9 ms: a soft beginning
    begun = shaped(Recording(silence(silence_ms) + ramp + hum(300)))
    assert begun == shaped(Recording(silence(50) + ramp + hum(300)))


def test_soft_and_loud_speech_come_out_equally_loud_whatever_their_pauses():
    soft = speech_of(shaped(Recording(hum(800, height=900))))
    loud = speech_of(shaped(Recording(hum(400, height=30_000) + silence(300) + hum(400, height=30_000))))
    assert rms(loud[: len(loud) // 4]) == pytest.approx(rms(soft), rel=0.1)


def test_a_short_word_is_raised_but_no_sample_is_cut_off():
    word, sentence = (speech_of(shaped(Recording(hum(ms)))) for ms in (200, 1500))
    assert 2 < 20 * math.log10(rms(word) / rms(sentence)) < 3.5
    click = array("h", [30_000, -32_768, 20_000])
    assert 28_000 < shaped(Recording(hum(200, height=1000) + click + hum(200, height=1000))).peak < 29_500


def test_speech_that_lies_below_the_line_is_levelled_like_what_lies_above_it():
    above = array("h", (max(x, -200) for x in hum(600)))
    below = array("h", (-x for x in above))
    assert rms(shaped(Recording(below)).samples) == pytest.approx(
        rms(shaped(Recording(above)).samples), rel=0.01
    )


def test_a_silent_recording_is_no_clip():
    with pytest.raises(SilentSoundError):
        shaped(Recording(silence(500)))


def strength(samples: array, pitch_hz: float) -> float:
    turn = 2 * math.pi * pitch_hz / SAMPLE_RATE_HZ
    across = sum(x * math.cos(turn * i) for i, x in enumerate(samples))
    along = sum(x * math.sin(turn * i) for i, x in enumerate(samples))
    return math.hypot(across, along)


@pytest.mark.parametrize("pitch_hz", [500, 660, 1000])
def test_the_tone_is_rich_but_has_nothing_above_4_khz_and_no_click(pitch_hz):
    samples = soft_tone(pitch_hz).samples
    strengths = {hz: strength(samples, hz) for hz in range(pitch_hz, 11_000, pitch_hz)}
    assert strengths[pitch_hz] == max(strengths.values())
    assert strengths[2 * pitch_hz] > strengths[pitch_hz] / 5
    assert all(value < strengths[pitch_hz] / 1000 for hz, value in strengths.items() if hz > 4_000)
    assert max(map(abs, (*samples[:8], *samples[-8:]))) < 60


def test_the_tone_is_about_as_loud_as_speech():
    assert rms(soft_tone().samples) == pytest.approx(rms(speech_of(shaped(Recording(hum(220))))), rel=0.4)


def test_a_pitch_that_old_ears_would_miss_is_brought_within_their_reach():
    assert soft_tone(200) == soft_tone(500)
    assert soft_tone(3_000) == soft_tone(1_000)
