"""What is heard while someone moves: the words of the phases, the counting, and the beat.

The movements of a bout are laid out first; nothing here makes them longer. A
word that has no room is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from coach.routine.cues import WORD_MARGIN_MS, LengthOf
from coach.routine.terms import Kind
from coach.session.hearing import TONE_MS
from coach.session.phrases import Phrases
from coach.session.prescription import Bout, Prescription
from coach.session.timeline import Cue, Matter, Segment

COUNTDOWN: Final = (3, 2, 1)  # the last seconds of a hold
LONGEST_SECOND_MS: Final = 980  # of what is said each second: also a slow voice says "three" in time
LONG_HOLD_MS: Final = 20_000  # from here on a word in the middle says how far it is
HALFWAY_FROM_MS: Final = 40_000
ONE_MINUTE_FROM_MS: Final = 150_000
TEN_SECONDS_FROM_MS: Final = 25_000
BREATH_MS: Final = 400  # between a word and a count: brief.md section 6, 0.4 to 0.6 s between phrases
FIRST_REPS: Final = 2
"""After so many reps of a set its words are known: a count comes before them, and the tone of a beat."""

_SAME_MOMENT_MS: Final = 5  # what rounding to whole milliseconds can move a step from its phase


@dataclass(frozen=True, slots=True)
class Speech:
    """The coach's own words, and how long anything takes to say."""

    length_of: LengthOf
    phrases: Phrases

    def cue(self, at_ms: int, text: str, matter: Matter) -> Cue:
        """Return `text` as it is said at a moment."""
        return Cue(at_ms, self.length_of(text), text, matter)


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
    return tuple(cue for rep in _reps_of(laid) for cue in _words(item, rep, speech, Matter.LESSON))


def beats_during(item: Prescription, laid: Sequence[Segment]) -> tuple[int, ...]:
    """Return the moments of the beat."""
    return tuple(_beats(item, laid[0].start_ms, laid[-1].end_ms)) if laid else ()


def _beats(item: Prescription, begin_ms: int, end_ms: int) -> Iterator[int]:
    if item.beat is None:
        return
    at_seconds = item.beat.first_seconds
    while (beat_ms := begin_ms + round(at_seconds * 1000)) < end_ms - _SAME_MOMENT_MS:
        yield beat_ms
        at_seconds += item.beat.every_seconds


def _reps_of(laid: Sequence[Segment]) -> list[list[Segment]]:
    return [list(own) for _rep, own in groupby(laid, key=lambda segment: (segment.rep, segment.side))]


def _matter(rep: Sequence[Segment]) -> Matter:
    """Return what the words of a rep are to someone who heard those before it."""
    return Matter.FIRST_WORDS if rep[0].rep <= FIRST_REPS else Matter.LATER_WORDS


def _words(item: Prescription, rep: Sequence[Segment], speech: Speech, matter: Matter) -> Iterator[Cue]:
    for phase, segment in zip(item.phases, rep, strict=True):
        yield from _if_it_fits(speech.cue(segment.start_ms, phase.say, matter), segment.end_ms)


def _if_it_fits(cue: Cue, end_ms: int) -> list[Cue]:
    return [cue] if cue.text and cue.end_ms + WORD_MARGIN_MS <= end_ms else []


def _in_reps(
    item: Prescription, bout: Bout, reps: Sequence[Sequence[Segment]], speech: Speech
) -> Iterator[Cue]:
    """Say the words of each rep, count a hold down, and say how far we are once a rep is done."""
    rounds = max(move.rep for move in bout.moves)
    ends_round = {move.rep: index for index, move in enumerate(bout.moves)}
    for index, rep in enumerate(reps):
        done, matter = rep[0].rep, _matter(rep)
        said = [*_words(item, rep, speech, matter)]
        said += [cue for segment in rep for cue in _held(speech, segment, said)]
        # After "3, 2, 1" another plain number would only confuse.
        plain = f"{done}." if item.held is None else ""
        text = {2: speech.phrases.two_more, 1: speech.phrases.last_one}.get(rounds - done, plain)
        if text and ends_round[done] == index:
            said = _counted(rep, said, speech.cue(rep[-1].end_ms, text, Matter.COUNT))
        yield from sorted(said, key=lambda cue: cue.at_ms)


def _held(speech: Speech, segment: Segment, words: Sequence[Cue]) -> list[Cue]:
    """Return what goes with a hold once its `words` are over: the middle of a long one, its last seconds."""
    if not segment.counts_down:
        return []
    own = [word for word in words if segment.start_ms <= word.at_ms < segment.end_ms]
    free_ms = own[-1].end_ms + WORD_MARGIN_MS if own else segment.start_ms
    found = []
    if segment.length_ms >= LONG_HOLD_MS:
        middle_ms = segment.start_ms + segment.length_ms // 2
        halfway = speech.cue(middle_ms, speech.phrases.halfway, Matter.TIME_LEFT)
        last_ms = segment.end_ms - max(COUNTDOWN) * 1000
        found += _if_it_fits(halfway, last_ms) if middle_ms >= free_ms else []
    seconds = [
        speech.cue(segment.end_ms - left * 1000, str(left), Matter.COUNT)
        for left in COUNTDOWN
        if segment.end_ms - left * 1000 >= free_ms
    ]
    return found + [cue for cue in seconds if cue.length_ms <= LONGEST_SECOND_MS]


def _counted(rep: Sequence[Segment], said: Sequence[Cue], count: Cue) -> list[Cue]:
    """Add the count of a rep to what is said in it; words that are known by now give way where they must."""
    begin_ms, end_ms = _open_part(rep)
    still_ms = next((segment.end_ms for segment in rep if segment.ends_rep), end_ms)
    kept = list(said)
    while True:
        word = next((cue for cue in reversed(kept) if begin_ms <= cue.at_ms < end_ms), None)
        at_ms = _count_ms(count, word, begin_ms, still_ms, end_ms)
        if at_ms is not None:
            return [*kept, replace(count, at_ms=at_ms)]
        if word is None or not _gives_way(word, count):
            return list(said)
        kept.remove(word)


def _gives_way(word: Cue, count: Cue) -> bool:
    return word.matter.priority < count.matter.priority


def _open_part(rep: Sequence[Segment]) -> tuple[int, int]:
    """Return from when to when a rep can be counted: after what is held, or where that ends it, before."""
    begin_ms, end_ms = rep[0].start_ms, rep[-1].end_ms
    held = next((segment for segment in rep if segment.counts_down), None)
    if held is None:
        return begin_ms, end_ms
    return (held.end_ms, end_ms) if held.end_ms < end_ms else (begin_ms, held.start_ms)


def _count_ms(count: Cue, word: Cue | None, begin_ms: int, still_ms: int, end_ms: int) -> int | None:
    """Return when a rep is counted: once it is still, or a breath before it ends; None without room.

    Between the count and the last word before it is a breath too; less only
    after words that are still being learnt.
    """
    latest_ms = end_ms - WORD_MARGIN_MS - count.length_ms
    calm_ms = end_ms - BREATH_MS - count.length_ms
    free_ms = word.end_ms + BREATH_MS if word else begin_ms
    if free_ms <= still_ms <= latest_ms:
        return still_ms
    if free_ms <= calm_ms:
        return calm_ms
    if word is not None:
        if _gives_way(word, count):
            return None
        free_ms = word.end_ms + 2 * WORD_MARGIN_MS
    at_ms = max(free_ms, calm_ms)
    return at_ms if at_ms <= latest_ms else None


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
                yield from _if_it_fits(speech.cue(begin_ms, phase.say, _matter(rep)), end_ms)
                continue
            for step, at_ms in begun:
                next_ms = steps_ms[step + 1] if step + 1 < len(steps_ms) else end_ms
                cue = speech.cue(at_ms, _step_text(step, len(steps_ms), speech.phrases), Matter.COUNT)
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
    """Say the words of the phases on the beat until they are known, and how much longer it goes on.

    Nobody counts sixty taps.
    """
    told = list(_time_left(item, reps[0][0].start_ms, reps[-1][-1].end_ms, speech))
    free = [
        word
        for rep in reps
        for word in _words_to_beat(item, rep, speech)
        if all(
            word.end_ms + WORD_MARGIN_MS <= cue.at_ms or cue.end_ms + WORD_MARGIN_MS <= word.at_ms
            for cue in told
        )
    ]
    yield from sorted([*told, *free], key=lambda cue: cue.at_ms)


def _words_to_beat(item: Prescription, rep: Sequence[Segment], speech: Speech) -> Iterator[Cue]:
    """Say the words of a rep; once they are known only the first, and where a rep has one beat, none."""
    for word in _words(item, rep, speech, _matter(rep)):
        in_step = item.beat is not None and item.beat.in_rep > 1 and word.at_ms == rep[0].start_ms
        if in_step or word.matter is Matter.FIRST_WORDS:
            yield word


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
        cue = speech.cue(nearest_ms + TONE_MS, text, Matter.TIME_LEFT)
        if length_ms >= from_ms and cue.at_ms >= free_ms and _if_it_fits(cue, end_ms):
            free_ms = cue.end_ms + TONE_MS
            yield cue
