from array import array
from itertools import pairwise
from random import Random

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


def test_of_the_sounds_that_fell_into_a_standstill_only_the_last_of_each_kind_still_begins():
    mixer = Mixer()
    for i in range(5):
        mixer.play(steady(50, height=100 + i), at_ms=1000.0 + 60 * i, gain=1.0)
        mixer.play(steady(50, height=1000 * (1 + i)), at_ms=1000.0 + 60 * i, gain=1.0, is_speech=False)
    assert set(mixer.read(441, at_ms=1300.0)) == {104 + 5000}


def test_the_mixer_is_quiet_when_nothing_sounds_or_is_about_to():
    mixer = Mixer()
    assert mixer.is_quiet(1000.0)
    mixer.play(steady(50), at_ms=2000.0, gain=1.0)
    assert mixer.is_quiet(1000.0)
    assert not mixer.is_quiet(1900.0)
    mixer.read(441, at_ms=2000.0)
    assert not mixer.is_quiet(2020.0)
    mixer.read(2205, at_ms=2020.0)
    assert mixer.is_quiet(2120.0)


BLOCK = 330  # frames, 15 ms
STORE_MS = 45.0  # what the device has in store when it asks for the next block


@pytest.mark.parametrize("parts_per_million", [-100, 100])
def test_the_last_cue_of_an_hour_is_as_exact_as_the_first(parts_per_million):
    """On a device whose clock is off, and that asks late, now and then as late as its store allows."""
    block_ms = BLOCK / FRAMES_PER_MS / (1 + parts_per_million * 1e-6)
    clock, mixer, click = StreamClock(), Mixer(), array("h", [1000])
    random = Random(5)  # noqa: S311 - it is no secret
    late_ms, cue_ms = [], 1000.0
    for block in range(round(3_600_000 / block_ms)):
        leaves_ms = block * block_ms
        asks_ms = (
            leaves_ms - STORE_MS + min(STORE_MS, random.expovariate(1) if random.random() < 0.99 else 40)
        )
        first_ms = clock.moment(asks_ms, BLOCK)
        if first_ms > cue_ms - 2 * block_ms and mixer.is_quiet(cue_ms):
            mixer.play(click, cue_ms, gain=1.0, is_speech=False)
        heard = mixer.read(BLOCK, first_ms)
        if any(heard):
            frame = next(i for i, sample in enumerate(heard) if sample)
            late_ms.append(leaves_ms + frame / FRAMES_PER_MS - cue_ms)
            cue_ms += 15_000
    assert len(late_ms) > 230
    assert abs(late_ms[-1] - late_ms[0]) < 5
    assert max(late_ms) - min(late_ms) < 5


def test_the_stream_clock_is_steady_though_the_device_asks_in_bursts():
    clock = StreamClock()
    frames = SAMPLE_RATE_HZ // 100
    moments = [clock.moment(30.0 * (i // 3), frames) for i in range(300)]  # three blocks of 10 ms at a time
    steps = [b - a for a, b in pairwise(moments[100:])]
    assert all(8.5 < step < 11.5 for step in steps)


def test_one_late_block_moves_nothing_but_a_device_that_ran_dry_is_later_from_then_on():
    clock = StreamClock()
    for block in range(100):
        clock.moment(15.0 * block, BLOCK)
    assert clock.moment(1500.0 + 40, BLOCK) < 1502
    assert clock.moment(1515.0, BLOCK) < 1517
    moments = [clock.moment(1530.0 + 20 + 15 * i, BLOCK) for i in range(6)]
    assert moments[-1] == pytest.approx(1530 + 20 + 15 * 5, abs=2)


@pytest.mark.parametrize("gap_ms", [80, 60_000])
def test_the_stream_clock_follows_when_the_sound_stood_still(gap_ms):
    clock = StreamClock()
    clock.moment(0.0, 220)
    assert clock.moment(10.0 + gap_ms, 220) == 10.0 + gap_ms
