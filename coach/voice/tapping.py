"""How late a loudspeaker is, told from taps along with a beat that it plays.

Nobody hears the beat before it sounds, so whoever taps along with what is
heard taps as late as the sound is. Taps come 30 to 50 ms before what they
accompany (Aschersleben and Prinz, Perception & Psychophysics 57, 1995), and
keyboards tell of them some tens of milliseconds later: the two are left to
cancel each other out. What is missed is missed on the side that is not
noticed: sound may be 125 ms behind its picture, but only 45 ms ahead of it
(ITU-R BT.1359-1).
"""

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

BEAT_MS: Final = 1250
"""From one beat to the next.

All that is to be told apart must lie between two beats: taps that are up to
200 ms early, and sound that is up to 1000 ms late. A longer beat would be
harder: the slower it is, the less even older people are with it (von Schnehen
et al., Frontiers in Psychology 13:838511, 2022).
"""

EARLIEST_MS: Final = -200
LATEST_MS: Final = 1000
SLIGHT_MS: Final = 60
"""What is no later than this isn't noticed (see above) and counts as not late at all."""

SAME_TAP_MS: Final = 400
"""A tap that follows another one this soon is a trembling hand's second one."""

TO_GET_IN: Final = 2
ENOUGH: Final = 8
MOST: Final = 20
STRAY_MS: Final = 250
"""A tap so far from the middle of all belongs to no beat."""

SURE_MS: Final = 20
SURE_ENOUGH_MS: Final = 30
"""By how much the result may be off (one standard error), after some taps and after the most."""

_FEWEST_GOOD: Final = 0.6  # of all taps: fewer would be there by chance
_DEVIATION: Final = 1.4826  # of a normal distribution, in medians of the absolute deviation
_LESS_SURE: Final = 1.1  # the mean of the middle half is that much less sure than the mean of all
_STEP_MS: Final = 10


@dataclass(frozen=True, slots=True)
class Tapped:
    """What the taps so far tell: how many of them count, and what came out.

    `late_ms` (0 to 1000, in tens) is None until it is known. With `is_over`
    there is no need for more: they were enough, or they are too uneven.
    """

    good: int
    late_ms: int | None = None
    is_over: bool = False


def judge(taps_ms: Sequence[float], beat_ms: float) -> Tapped:
    """Tell what taps say, all of them and in their order.

    `beat_ms` is the moment at which any one of the beats was to be heard, by
    the clock that the taps were taken by.
    """
    taps = _own_taps(taps_ms)[TO_GET_IN:]
    if not taps:
        return Tapped(0)
    middle = _middle([tap - beat_ms for tap in taps])
    lateness = sorted(middle + from_nearest_beat(tap, beat_ms + middle) for tap in taps)
    centre = median(lateness)
    good = [late for late in lateness if abs(late - centre) <= STRAY_MS]
    is_last = len(taps) >= MOST
    sure_ms = SURE_ENOUGH_MS if is_last else SURE_MS
    if len(good) >= max(ENOUGH, _FEWEST_GOOD * len(taps)) and _error(good) <= sure_ms:
        quarter = len(good) // 4
        return Tapped(len(good), _told(fmean(good[quarter : len(good) - quarter])), is_over=True)
    return Tapped(len(good), is_over=is_last)


def from_nearest_beat(moment_ms: float, beat_ms: float) -> float:
    """Return how far a moment is from the beat that is nearest to it; negative when it is before that.

    `beat_ms` is the moment of any one of the beats.
    """
    return (moment_ms - beat_ms + BEAT_MS / 2) % BEAT_MS - BEAT_MS / 2


def _own_taps(taps_ms: Sequence[float]) -> list[float]:
    """Leave out what a trembling hand repeats, however often it does."""
    return [tap for index, tap in enumerate(taps_ms) if index == 0 or tap - taps_ms[index - 1] > SAME_TAP_MS]


def _middle(lateness: Sequence[float]) -> float:
    """Return the middle of what goes round and round from beat to beat."""
    turns = sum(cmath.exp(2j * math.pi * late / BEAT_MS) for late in lateness)
    return cmath.phase(turns) / (2 * math.pi) * BEAT_MS


def _error(good: Sequence[float]) -> float:
    """Estimate by how much the middle of the taps may be off, in ms (one standard error)."""
    centre = median(good)
    deviation = _DEVIATION * median(abs(late - centre) for late in good)
    return _LESS_SURE * deviation / math.sqrt(len(good))


def _told(late: float) -> int:
    """Return lateness as it is to be used: early taps aren't late, and slight lateness is none."""
    within = (late - EARLIEST_MS) % BEAT_MS + EARLIEST_MS
    if within <= SLIGHT_MS:
        return 0
    return min(LATEST_MS, round(within / _STEP_MS) * _STEP_MS)
