"""What is heard while someone moves: the words of the phases, the counting, and the beat.

The movements of a bout are laid out first; nothing here makes them longer. A
word that has no room is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from coach.routine.cues import WORD_MARGIN_MS, LengthOf
from coach.routine.terms import Kind
from coach.session.phrases import Phrases
from coach.session.prescription import Bout, Prescription
from coach.session.timeline import Cue, Priority, Segment

COUNTDOWN: Final = (3, 2, 1)  # the last seconds of a hold
LONG_HOLD_MS: Final = 20_000  # from here on a word in the middle says how far it is
HALFWAY_FROM_MS: Final = 40_000
ONE_MINUTE_FROM_MS: Final = 150_000
TEN_SECONDS_FROM_MS: Final = 25_000
TONE_MS: Final = 250  # how long the tone of a beat sounds, and a breath
_SAME_MOMENT_MS: Final = 5  # what rounding to whole milliseconds can move a step from its phase


@dataclass(frozen=True, slots=True)
class Speech:
    """The coach's own words, and how long anything takes to say."""

    length_of: LengthOf
    phrases: Phrases

    def cue(self, at_ms: int, text: str, priority: Priority) -> Cue:
        """Return `text` as it is said at a moment."""
        return Cue(at_ms, self.length_of(text), text, priority)


def cues_during(item: Prescription, bout: Bout, laid: Sequence[Segment], speech: Speech) -> tuple[Cue, ...]:
    """Return what is said during `bout`, whose movements are `laid` out, in order and without overlap."""
    reps = _reps_of(laid)
    if item.exercise.kind is Kind.RHYTHM:
        return tuple(_in_rhythm(item, reps, speech))
    if item.exercise.kind is Kind.STEPS:
        return tuple(_in_steps(item, bout, reps, speech))
    return tuple(_in_reps(item, bout, reps, speech))


def words_during(item: Prescription, laid: Sequence[Segment], speech: Speech) -> tuple[Cue, ...]:
    """Return the words of the phases alone: what goes with a demonstration."""
    return tuple(cue for rep in _reps_of(laid) for cue in _words(item, rep, speech))


def beats_during(item: Prescription, laid: Sequence[Segment], cues: Iterable[Cue]) -> tuple[int, ...]:
    """Return the moments at which the beat is heard; a word, which falls on the beat, stands for its tone."""
    if item.beat is None or not laid:
        return ()
    spoken = [(cue.at_ms - TONE_MS, cue.end_ms) for cue in cues]
    return tuple(
        beat_ms
        for beat_ms in _beats(item, laid[0].start_ms, laid[-1].end_ms)
        if not any(begin_ms < beat_ms < end_ms for begin_ms, end_ms in spoken)
    )


def _beats(item: Prescription, begin_ms: int, end_ms: int) -> Iterator[int]:
    if item.beat is None:
        return
    at_seconds = item.beat.first_seconds
    while (beat_ms := begin_ms + round(at_seconds * 1000)) < end_ms - _SAME_MOMENT_MS:
        yield beat_ms
        at_seconds += item.beat.every_seconds


def _reps_of(laid: Sequence[Segment]) -> list[list[Segment]]:
    return [list(own) for _rep, own in groupby(laid, key=lambda segment: (segment.rep, segment.side))]


def _words(item: Prescription, rep: Sequence[Segment], speech: Speech) -> Iterator[Cue]:
    for phase, segment in zip(item.phases, rep, strict=True):
        yield from _if_it_fits(speech.cue(segment.start_ms, phase.say, Priority.INSTRUCTION), segment.end_ms)


def _if_it_fits(cue: Cue, end_ms: int) -> list[Cue]:
    return [cue] if cue.text and cue.end_ms + WORD_MARGIN_MS <= end_ms else []


def _in_reps(
    item: Prescription, bout: Bout, reps: Sequence[Sequence[Segment]], speech: Speech
) -> Iterator[Cue]:
    """Say the words of each rep, count a hold down, and say how far we are once a rep is done."""
    rounds = max(move.rep for move in bout.moves)
    ends_round = {move.rep: index for index, move in enumerate(bout.moves)}
    for index, rep in enumerate(reps):
        said = [_held(speech, segment, words) for segment, words in _with_words(item, rep, speech)]
        done = rep[0].rep
        # After "3, 2, 1" another plain number would only confuse.
        plain = f"{done}." if item.held is None else ""
        text = {2: speech.phrases.two_more, 1: speech.phrases.last_one}.get(rounds - done, plain)
        if text and ends_round[done] == index:
            _count(rep, said, text, speech)
        yield from (cue for cues in said for cue in cues)


def _with_words(
    item: Prescription, rep: Sequence[Segment], speech: Speech
) -> Iterator[tuple[Segment, list[Cue]]]:
    words = {cue.at_ms: cue for cue in _words(item, rep, speech)}
    for segment in rep:
        yield segment, [words[segment.start_ms]] if segment.start_ms in words else []


def _held(speech: Speech, segment: Segment, words: list[Cue]) -> list[Cue]:
    """Add to the words of a phase what goes with a hold: the middle of a long one, and its last seconds."""
    if not segment.counts_down:
        return words
    free_ms = words[-1].end_ms + WORD_MARGIN_MS if words else segment.start_ms
    if segment.length_ms >= LONG_HOLD_MS:
        middle_ms = segment.start_ms + segment.length_ms // 2
        halfway = speech.cue(middle_ms, speech.phrases.halfway, Priority.ENCOURAGEMENT)
        last_ms = segment.end_ms - max(COUNTDOWN) * 1000
        words = [*words, *(_if_it_fits(halfway, last_ms) if middle_ms >= free_ms else [])]
    seconds = [
        speech.cue(segment.end_ms - left * 1000, str(left), Priority.COUNT)
        for left in COUNTDOWN
        if segment.end_ms - left * 1000 >= free_ms
    ]
    return [*words, *(cue for cue in seconds if cue.length_ms + WORD_MARGIN_MS <= 1000)]


def _count(rep: Sequence[Segment], said: list[list[Cue]], text: str, speech: Speech) -> None:
    """Put a count in the last part of a rep that has room for it."""
    for segment, cues in zip(reversed(rep), reversed(said), strict=True):
        at_ms = cues[-1].end_ms + WORD_MARGIN_MS * 2 if cues else segment.start_ms
        cue = speech.cue(at_ms, text, Priority.COUNT)
        if not segment.counts_down and _if_it_fits(cue, segment.end_ms):
            cues.append(cue)
            return


def _in_steps(
    item: Prescription, bout: Bout, reps: Sequence[Sequence[Segment]], speech: Speech
) -> Iterator[Cue]:
    """Count each step as it begins; the words of the phases go with the first, and where no step begins."""
    steps_ms = _steps_ms(bout, reps)
    for number, rep in enumerate(reps):
        for phase, segment in zip(item.phases, rep, strict=True):
            begin_ms, end_ms = segment.start_ms, segment.end_ms
            begun = [
                (step, max(begin_ms, at_ms))
                for step, at_ms in enumerate(steps_ms)
                if begin_ms - _SAME_MOMENT_MS <= at_ms < end_ms - _SAME_MOMENT_MS
            ]
            if phase.say and (number == 0 or not begun):
                yield from _if_it_fits(speech.cue(begin_ms, phase.say, Priority.INSTRUCTION), end_ms)
                continue
            for step, at_ms in begun:
                next_ms = steps_ms[step + 1] if step + 1 < len(steps_ms) else end_ms
                cue = speech.cue(at_ms, _step_text(step, len(steps_ms), speech.phrases), Priority.COUNT)
                yield from _if_it_fits(cue, min(end_ms, next_ms))


def _steps_ms(bout: Bout, reps: Sequence[Sequence[Segment]]) -> list[int]:
    """Return when each step of a pass begins."""
    each = bout.counts_per_rep
    return [
        rep[0].start_ms + round((rep[-1].end_ms - rep[0].start_ms) * part / each)
        for rep in reps
        for part in range(each)
    ]


def _step_text(step: int, steps: int, phrases: Phrases) -> str:
    """Return what is said as a step, from 0, begins; "two more" and "last one" count that step too."""
    left = steps - step
    if left == 1 and steps > 1:
        return phrases.last_one
    return phrases.two_more if left == 2 and steps > 3 else f"{step + 1}."


def _in_rhythm(item: Prescription, reps: Sequence[Sequence[Segment]], speech: Speech) -> Iterator[Cue]:
    """Say the words of the phases on the beat, and how much longer it goes on; nobody counts sixty taps."""
    told = list(_time_left(item, reps[0][0].start_ms, reps[-1][-1].end_ms, speech))
    words = (cue for rep in reps for cue in _words(item, rep, speech))
    free = [
        word
        for word in words
        if all(
            word.end_ms + WORD_MARGIN_MS <= cue.at_ms or cue.end_ms + WORD_MARGIN_MS <= word.at_ms
            for cue in told
        )
    ]
    yield from sorted([*told, *free], key=lambda cue: cue.at_ms)


def _time_left(item: Prescription, begin_ms: int, end_ms: int, speech: Speech) -> Iterator[Cue]:
    """Say how much longer, each just after a beat, so that as few beats as can be are lost to a word."""
    phrases, length_ms = speech.phrases, end_ms - begin_ms
    beats = list(_beats(item, begin_ms, end_ms))
    free_ms = begin_ms
    for text, left_ms, from_ms in (
        (phrases.halfway, length_ms // 2, HALFWAY_FROM_MS),
        (phrases.one_minute, 60_000, ONE_MINUTE_FROM_MS),
        (phrases.ten_seconds, 10_000, TEN_SECONDS_FROM_MS),
    ):
        wanted_ms = end_ms - left_ms
        nearest_ms = min(beats, key=lambda beat_ms: abs(beat_ms - wanted_ms), default=wanted_ms - TONE_MS)
        cue = speech.cue(nearest_ms + TONE_MS, text, Priority.INSTRUCTION)
        if length_ms >= from_ms and cue.at_ms >= free_ms and _if_it_fits(cue, end_ms):
            free_ms = cue.end_ms + TONE_MS
            yield cue
