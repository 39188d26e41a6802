"""What is to be heard on the way ahead, and when, by the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.routine.terms import Talk
from coach.session.events import Sound
from coach.session.places import Seam
from coach.session.timeline import Timeline

TONE_MS: Final = 250
"""How long the tone of a beat sounds, and a breath."""

_LONGEST_WORD_MS: Final = 10_000
"""Nothing that is said to a beat takes as long."""


@dataclass(frozen=True, slots=True)
class Way:
    """How playback goes on: it was at `at_ms` when the clock read `since_ms`.

    It goes no further than `limit_ms`: a closed gate, the end, or `seam`, where
    it goes on elsewhere.
    """

    at_ms: int
    since_ms: int
    limit_ms: int
    seam: Seam | None


def sounds_on(way: Way, timeline: Timeline, after_ms: int, until_ms: int) -> tuple[list[Sound], int]:
    """Return the sounds after `after_ms` and until `until_ms`, in order, and up to where that is all.

    Both are counted straight on; what lies beyond the seam is taken from there.
    """
    crosses = way.seam is not None and way.limit_ms == way.seam.from_ms <= until_ms
    straight_until_ms = min(until_ms, way.limit_ms - 1)
    shift_ms = way.since_ms - way.at_ms
    found = list(_between(timeline, after_ms, straight_until_ms, shift_ms))
    if way.seam is not None and crosses:
        over_ms = way.seam.passed_over_ms
        begin_ms = max(after_ms, way.limit_ms - 1) + over_ms
        found += _between(timeline, begin_ms, until_ms + over_ms, shift_ms - over_ms)
        straight_until_ms = until_ms
    return sorted(found, key=lambda sound: sound.at_ms), max(after_ms, straight_until_ms)


def _between(timeline: Timeline, after_ms: int, until_ms: int, shift_ms: int) -> Iterator[Sound]:
    for cue in timeline.cues_between(after_ms, until_ms):
        yield Sound(cue.at_ms + shift_ms, cue.text, cue.matter.least, cue.is_count)
    for beat_ms in timeline.beats_between(after_ms, until_ms):
        most = _most_talk_with_tone(timeline, beat_ms)
        if most is not None:
            yield Sound(beat_ms + shift_ms, "", most=most)


def _most_talk_with_tone(timeline: Timeline, beat_ms: int) -> Talk | None:
    """Return with how much talk the tone of a beat is still heard; with more, a word stands for it.

    None where a word does so with any amount of talk.
    """
    near = timeline.cues_between(beat_ms - _LONGEST_WORD_MS, beat_ms + TONE_MS - 1)
    over = [cue.matter.least for cue in near if cue.end_ms > beat_ms]
    free = [talk for talk in Talk if not any(talk.includes(least) for least in over)]
    return free[-1] if free else None
