"""Where a moment of one timeline is in another of the same routine, after a person chose something else."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from coach.session.timeline import Segment, SegmentKind, Timeline

_MOVEMENTS: Final = (SegmentKind.MOVE, SegmentKind.DEMONSTRATION)
_Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a moment is now; with `stayed`, in what it was in before."""

    at_ms: int
    stayed: bool


class Twins:
    """Two timelines of one routine, and what of the one is in the other."""

    def __init__(self, old: Timeline, new: Timeline) -> None:
        self._old, self._new = old, new
        self._keys = list(_keys(old))
        self._theirs = dict(zip(_keys(new), new.segments, strict=True))

    def moved(self, at_ms: int) -> Moved:
        """Return where the moment `at_ms` of the old one is in the new one.

        It stays in its segment: at the same part of a movement, as long after
        the beginning of anything else. Where that is there no more, it comes
        after the last one before it that still is: at the beginning of a changed
        exercise, or in the last moment of a set that has fewer reps now.
        """
        here = self._old.index_at(at_ms)
        now = self._old.segments[here]
        for index in range(here, -1, -1):
            segment, there = self._old.segments[index], self._theirs.get(self._keys[index])
            if there is None:
                continue
            if index == here:
                return Moved(_within(segment, there, at_ms), stayed=True)
            if segment.kind is SegmentKind.MOVE and segment.bout == now.bout:
                return Moved(there.end_ms - 1, stayed=True)
            return Moved(there.end_ms, stayed=False)
        return Moved(0, stayed=False)

    def given_until(self, at_ms: int, given_ms: int) -> int:
        """Return up to where the new one has been given out, if the old one was until `given_ms`.

        `at_ms` is where we are in the new one: in a rest that announces another
        exercise now, that is to be said.
        """
        given = self.moved(given_ms).at_ms
        now = self._new.segments[self._new.index_at(at_ms)]
        if now.kind is not SegmentKind.REST:
            return given
        said = {cue.text for segment in _rests(self._old, now.step) for cue in segment.cues}
        anew = (cue.at_ms - 1 for cue in now.cues if cue.at_ms <= given and cue.text not in said)
        return min(anew, default=given)


def _rests(timeline: Timeline, step: int) -> list[Segment]:
    return [item for item in timeline.segments if item.kind is SegmentKind.REST and item.step == step]


def _within(segment: Segment, there: Segment, at_ms: int) -> int:
    into_ms = at_ms - segment.start_ms
    if segment.kind in _MOVEMENTS and segment.length_ms:
        into_ms = round(into_ms * there.length_ms / segment.length_ms)
    return there.start_ms + min(into_ms, max(0, there.length_ms - 1))


def _keys(timeline: Timeline) -> Iterator[_Key]:
    """Say what each segment is, whatever its length: the same thing has the same key in the other one."""
    exercises = {item.step_index: item.exercise.id for item in timeline.prescriptions}
    bouts: list[_Key] = [(bout.set_index, bout.pass_index, bout.legs) for bout in timeline.bouts]
    seen: Counter[_Key] = Counter()
    for segment in timeline.segments:
        key = (
            segment.kind,
            segment.step,
            exercises.get(segment.step),
            segment.leads_to,
            segment.gate,
            None if segment.bout is None else bouts[segment.bout],
            segment.rep,
            None if segment.kind is SegmentKind.REST else segment.side,
            segment.phase,
        )
        seen[key] += 1
        yield (*key, seen[key])
