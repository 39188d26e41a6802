"""How late a loudspeaker is, from taps along with its beat."""

import random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coach.voice.tapping import BEAT_MS, LATEST_MS, MOST, SLIGHT_MS, judge

FIRST_BEAT_MS = 5_000
TAPS = 20
SCATTER_MS = [NormalDist(0, 40).inv_cdf((each + 0.5) / TAPS) for each in range(TAPS)]


def tapped(late_ms, scatter, beat_ms=BEAT_MS):
    return [FIRST_BEAT_MS + number * beat_ms + late_ms + off for number, off in enumerate(scatter)]


def judged(taps):
    """Judge after each tap, as the screen does, until it is over."""
    for number in range(1, len(taps) + 1):
        told = judge(taps[:number], FIRST_BEAT_MS)
        if told.is_over:
            return told
    return told


@given(
    some.integers(SLIGHT_MS + 50, 800),
    some.permutations(SCATTER_MS),
    some.lists(some.tuples(some.integers(0, TAPS - 1), some.integers(40, 300)), max_size=4),
    some.integers(0, TAPS - 1),
    some.integers(-500, 500),
)
def test_any_lateness_comes_back_from_human_taps_with_a_wild_one_and_double_ones(
    late_ms, scatter, doubles, wild, wild_ms
):
    taps = tapped(late_ms, scatter)
    again = [taps[number] + after for number, after in doubles]
    taps[wild] += wild_ms
    told = judge(sorted(taps + again), FIRST_BEAT_MS)
    assert told.late_ms is not None
    assert abs(told.late_ms - late_ms) <= 30


def test_shaky_taps_take_longer_and_are_still_right():
    errors, needed = [], []
    for seed in range(200):
        chance = random.Random(seed)  # noqa: S311 - no secret, and the same every time
        late_ms = chance.choice((150, 300, 600, 950))
        taps = tapped(late_ms, [chance.gauss(0, 60) for _tap in range(MOST + 2)])
        told = judged(taps)
        if told.late_ms is not None:
            errors.append(abs(told.late_ms - late_ms))
            needed.append(told.good)
    assert len(errors) > 190
    assert sorted(errors)[int(0.9 * len(errors))] <= 40
    assert max(needed) > 12


@pytest.mark.parametrize("early_ms", [-120, -40, 0, SLIGHT_MS])
def test_early_taps_and_slight_lateness_count_as_not_late(early_ms):
    assert judged(tapped(early_ms, [0] * 10)).late_ms == 0


def test_the_latest_that_can_be_set_is_told_from_early_taps():
    assert judged(tapped(LATEST_MS, [0] * 10)).late_ms == LATEST_MS


@pytest.mark.parametrize("beat_ms", [700, 1000, BEAT_MS / 2])
def test_who_taps_to_a_beat_of_their_own_is_asked_again_in_the_end(beat_ms):
    told = judged(tapped(300, [0] * (MOST + 2), beat_ms))
    assert (told.late_ms, told.is_over) == (None, True)


def test_it_takes_eight_good_taps_after_two_to_get_in():
    taps = tapped(300, [0] * 10)
    assert not judge(taps[:9], FIRST_BEAT_MS).is_over
    assert judge(taps, FIRST_BEAT_MS).late_ms == 300
    assert judge(tapped(300, [450, -350] + [0] * 8), FIRST_BEAT_MS).late_ms == 300
