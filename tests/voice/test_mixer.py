from array import array
from itertools import pairwise

import pytest

from coach.voice.mixer import LATEST_MS, Mixer, StreamClock
from coach.voice.recording import SAMPLE_RATE_HZ

FRAMES_PER_MS = SAMPLE_RATE_HZ / 1000


def steady(ms: int, height: int = 1000) -> array:
    return array("h", [height] * round(ms * FRAMES_PER_MS))


def test_a_sound_begins_at_the_sample_of_its_moment():
    mixer = Mixer()
    mixer.play(steady(50), at_ms=1010.0, gain=1.0)
    block = mixer.read(441, at_ms=1000.0)  # 20 ms
    assert next(i for i, x in enumerate(block) if x) == round(10 * FRAMES_PER_MS)
    assert mixer.read(441, at_ms=1020.0) == steady(20)


def test_a_sound_that_is_far_too_late_is_not_played():
    mixer = Mixer()
    mixer.play(steady(50), at_ms=1000.0, gain=1.0)
    assert not any(mixer.read(441, at_ms=1001.0 + LATEST_MS))
    mixer.play(steady(50), at_ms=1000.0, gain=1.0)
    assert any(mixer.read(441, at_ms=900.0 + LATEST_MS))


def test_a_stop_fades_what_sounds_within_4_ms_and_forgets_what_waits():
    mixer = Mixer()
    mixer.play(steady(500), at_ms=1000.0, gain=1.0)
    mixer.play(steady(500), at_ms=1030.0, gain=1.0)
    mixer.read(441, at_ms=1000.0)
    mixer.stop()
    block = mixer.read(441, at_ms=1020.0)
    assert 900 < block[0] <= 1000
    assert not any(block[round(4 * FRAMES_PER_MS) :])
    assert not any(mixer.read(2205, at_ms=1040.0))


def test_speech_gives_way_to_speech_but_not_to_a_tone():
    mixer = Mixer()
    mixer.play(steady(500), at_ms=1000.0, gain=1.0)
    mixer.read(220, at_ms=1000.0)
    mixer.play(steady(500, height=50), at_ms=1010.0, gain=1.0, is_speech=False)
    assert mixer.read(220, at_ms=1010.0)[-1] == 1050
    mixer.play(steady(500, height=200), at_ms=1020.0, gain=1.0)
    mixer.read(220, at_ms=1020.0)
    assert mixer.read(220, at_ms=1030.0)[-1] == 250


def test_sounds_that_would_be_too_loud_together_are_limited():
    mixer = Mixer()
    mixer.play(steady(50, height=30_000), at_ms=0.0, gain=1.0)
    mixer.play(steady(50, height=30_000), at_ms=0.0, gain=1.0, is_speech=False)
    assert max(mixer.read(441, at_ms=0.0)) == 32_767


def test_the_stream_clock_is_steady_though_the_device_asks_in_bursts():
    clock = StreamClock()
    frames = SAMPLE_RATE_HZ // 100
    moments = [clock.moment(30.0 * (i // 3), frames) for i in range(300)]  # three blocks of 10 ms at a time
    steps = [b - a for a, b in pairwise(moments[100:])]
    assert all(8.5 < step < 11.5 for step in steps)


@pytest.mark.parametrize("gap_ms", [60, 60_000])
def test_the_stream_clock_follows_when_the_sound_stood_still(gap_ms):
    clock = StreamClock()
    clock.moment(0.0, 220)
    assert clock.moment(10.0 + gap_ms, 220) == 10.0 + gap_ms
