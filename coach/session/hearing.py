"""What is to be heard on the way ahead, and when, by the clock."""

from dataclasses import dataclass

from coach.session.events import Sound
from coach.session.places import Seam
from coach.session.timeline import Timeline


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
    found = _between(timeline, after_ms, straight_until_ms, shift_ms)
    if way.seam is not None and crosses:
        over_ms = way.seam.passed_over_ms
        begin_ms = max(after_ms, way.limit_ms - 1) + over_ms
        found += _between(timeline, begin_ms, until_ms + over_ms, shift_ms - over_ms)
        straight_until_ms = until_ms
    return sorted(found, key=lambda sound: sound.at_ms), max(after_ms, straight_until_ms)


def _between(timeline: Timeline, after_ms: int, until_ms: int, shift_ms: int) -> list[Sound]:
    cues = [(cue.at_ms, cue.text) for cue in timeline.cues_between(after_ms, until_ms)]
    beats = [(beat_ms, "") for beat_ms in timeline.beats_between(after_ms, until_ms)]
    return [Sound(ms + shift_ms, text) for ms, text in (*cues, *beats)]
