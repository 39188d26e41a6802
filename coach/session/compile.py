"""Compiles a routine into a timeline.

The real length of every clip is known before: an instruction stretches its
segment, and a cue inside a movement is dropped when it doesn't fit, so that a
word never delays a movement and no two words overlap.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Final

from coach.routine.cues import WORD_MARGIN_MS, LengthOf
from coach.routine.model import START, Exercise, ExerciseStep, RestStep, Routine
from coach.routine.terms import Side
from coach.session.cueing import TEN_SECONDS_FROM_MS, Speech, beats_during, cues_during, words_during
from coach.session.phrases import ENGLISH, Phrases
from coach.session.prescription import Bout, Change, Prescription, prescribe
from coach.session.timeline import Cue, Priority, Segment, SegmentKind, Timeline, Track

PHRASE_GAP_MS: Final = 500  # between phrases: brief.md section 6, 0.4 to 0.6 s
SETTLE_MS: Final = 1200  # before a movement begins: 1 to 1.5 s
CHANGE_SIDES_MS: Final = 5000  # time to put one leg down and find the other
TURN_MS: Final = 10_000  # time to turn round in small steps, holding on (brief.md section 6: 10 to 15 s)
COUNT_IN_BEAT_MS: Final = 1000
READY_MS: Final = 600
SHOWN_SECONDS: Final = 4.0  # a rhythm is shown for about so long
SHOWN_HOLD_SECONDS: Final = 3.0  # and of a hold no more than this


@dataclass(frozen=True, slots=True)
class Options:
    """What the person chose about how a session runs.

    `ready_after_seconds` goes on by itself after that time; None waits for as
    long as it takes. `demonstrate` shows every movement once before it is done.
    """

    ready_after_seconds: float | None = None
    demonstrate: bool = True


def compile_routine(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    length_of: LengthOf,
    options: Options = Options(),
    phrases: Phrases = ENGLISH,
) -> Timeline:
    """Lay `routine` out in time; raises KeyError for an exercise that isn't there."""
    compiler = _Compiler(length_of, options, phrases)
    prescriptions = {
        index: prescribe(index, step, exercises[step.exercise], routine.pace)
        for index, step in enumerate(routine.steps)
        if isinstance(step, ExerciseStep)
    }
    for index, step in enumerate(routine.steps):
        if isinstance(step, RestStep):
            compiler.pause(index, step.rest_seconds, [step.say or phrases.rest], _after(prescriptions, index))
            continue
        later = [item for item in prescriptions.values() if item.step_index > index]
        rests_next = index + 1 < len(routine.steps) and isinstance(routine.steps[index + 1], RestStep)
        compiler.exercise(prescriptions[index], None if rests_next else next(iter(later), None))
    compiler.finish()
    return Timeline(routine, tuple(prescriptions.values()), tuple(compiler.bouts), tuple(compiler.segments))


def texts_of(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    options: Options = Options(),
) -> tuple[str, ...]:
    """Return every text that `routine` may need, so that its clips can be made beforehand."""
    timeline = compile_routine(routine, exercises, lambda _text: 0, options)
    return tuple(dict.fromkeys(cue.text for segment in timeline.segments for cue in segment.cues))


def _after(prescriptions: Mapping[int, Prescription], index: int) -> Prescription | None:
    return next((item for item in prescriptions.values() if item.step_index > index), None)


def _as_side(bout: Bout) -> Side:
    """Return the side that the figure marks while `bout` is talked about."""
    return Side.BOTH if bout.takes_turns else bout.legs[0]


def _shown_first(item: Prescription, bout: Bout) -> Bout:
    """Return the part of `bout` that is shown before: a rep of each leg, and of short reps a few."""
    rep_seconds = sum(phase.seconds for phase in item.phases)
    count = max(len(bout.legs), ceil(SHOWN_SECONDS / rep_seconds) if item.beat else 1)
    return replace(bout, moves=bout.moves[:count])


def _sounding(laid: Iterable[Segment], cues: Sequence[Cue], beats: Sequence[int]) -> Iterator[Segment]:
    """Give each segment the cues and beats that begin in it."""
    cues_ms = [cue.at_ms for cue in cues]
    for segment in laid:
        spoken = slice(bisect_left(cues_ms, segment.start_ms), bisect_left(cues_ms, segment.end_ms))
        tones = slice(bisect_left(beats, segment.start_ms), bisect_left(beats, segment.end_ms))
        yield replace(segment, cues=tuple(cues[spoken]), beats=tuple(beats[tones]))


class _Compiler:
    """Appends segment after segment; where it stands is where the last one ends."""

    def __init__(self, length_of: LengthOf, options: Options, phrases: Phrases) -> None:
        self._length_of = length_of
        self._options = options
        self._phrases = phrases
        self._speech = Speech(length_of, phrases)
        self.segments: list[Segment] = []
        self.bouts: list[Bout] = []

    @property
    def _now(self) -> int:
        return self.segments[-1].end_ms if self.segments else 0

    def _spoken(
        self, texts: Iterable[str], priority: Priority, gap_ms: int = PHRASE_GAP_MS
    ) -> tuple[Cue, ...]:
        """Lay texts one after the other from now on, with a breath between them."""
        cues: list[Cue] = []
        at_ms = self._now
        for text in texts:
            cues.append(Cue(at_ms, self._length_of(text), text, priority))
            at_ms = cues[-1].end_ms + gap_ms
        return tuple(cues)

    def _append(self, kind: SegmentKind, least_ms: float, cues: tuple[Cue, ...], **what: Any) -> None:  # noqa: ANN401  (a Segment's fields)
        spoken_ms = max((cue.end_ms for cue in cues), default=self._now) - self._now
        self.segments.append(Segment(kind, self._now, max(round(least_ms), spoken_ms), cues, **what))

    def _talk(self, kind: SegmentKind, texts: Sequence[str], **what: Any) -> None:  # noqa: ANN401  (a Segment's fields)
        cues = self._spoken(texts, Priority.INSTRUCTION)
        self._append(kind, (cues[-1].end_ms - self._now if cues else 0) + SETTLE_MS, cues, **what)

    def exercise(self, item: Prescription, following: Prescription | None) -> None:
        """Introduce an exercise, wait for the person, then all its sets with their rests."""
        self._introduce(item)
        for number, bouts in enumerate(item.sets):
            for index, bout in enumerate(bouts):
                if index:
                    self._change(item, bouts[index - 1], bout)
                self._bout(item, bout, names_side=bool(number and not index))
            if number + 1 < len(item.sets):
                text = self._phrases.next_set(number + 2, len(item.sets))
                rest = [self._phrases.rest, text]
                self.pause(item.step_index, item.rest_seconds, rest, item, item.sets[number + 1][0])
            elif following:
                text = self._phrases.next_exercise(following.exercise.name)
                self.pause(item.step_index, item.rest_seconds, [self._phrases.rest, text], following)

    def _introduce(self, item: Prescription) -> None:
        exercise, first, phrases = item.exercise, item.sets[0][0], self._phrases
        side = _as_side(first)
        track = Track(exercise, side, START)
        what: dict[str, Any] = {"track": track, "step": item.step_index, "bout": len(self.bouts)}
        in_turn = phrases.sways if exercise.sways else phrases.turns
        names = in_turn(first.legs[0]) if first.takes_turns else phrases.side(side)
        if item.walks:
            names = phrases.leads(side, sideways=item.sideways)
        texts = [f"{exercise.name}.", names, exercise.setup, *self._loads(item), item.note]
        self._talk(SegmentKind.INTRODUCTION, [text for text in texts if text], **what)
        if self._options.demonstrate:
            self._talk(SegmentKind.INTRODUCTION, [phrases.watch], **what)
            self._moves(SegmentKind.DEMONSTRATION, item, _shown_first(item, first), len(self.bouts))
        if exercise.tips:
            self._talk(SegmentKind.INTRODUCTION, exercise.tips, **what)
        seconds = self._options.ready_after_seconds
        text = phrases.when_ready if seconds is None else phrases.soon
        self._talk(SegmentKind.INTRODUCTION, [text], **what)
        self._append(
            SegmentKind.READY,
            READY_MS if seconds is None else seconds * 1000,
            (),
            gate=seconds is None,
            **what,
        )

    def _loads(self, item: Prescription) -> list[str]:
        """Name the weights to put on: once for both legs, or for each leg where they differ."""
        loads = item.load_kg
        if len(set(loads.values())) == 1:
            return [self._phrases.load(load) for load in set(loads.values()) if load]
        return [
            text
            for side, load in loads.items()
            if load
            for text in (self._phrases.side(side), self._phrases.load(load))
        ]

    def _change(self, item: Prescription, before: Bout, bout: Bout) -> None:
        phrases, side = self._phrases, _as_side(bout)
        change = item.change_before(bout) or Change.LEGS
        texts = [phrases.change(change)]
        if change is Change.LEGS and before.sides != bout.sides:
            texts.append(phrases.side(side))
        self._append(
            SegmentKind.CHANGE_SIDES,
            TURN_MS if change is Change.TURN else CHANGE_SIDES_MS,
            self._spoken(texts, Priority.INSTRUCTION),
            track=Track(item.exercise, side, START),
            step=item.step_index,
            bout=len(self.bouts),
        )

    def _bout(self, item: Prescription, bout: Bout, *, names_side: bool) -> None:
        phrases, side = self._phrases, _as_side(bout)
        what: dict[str, Any] = {
            "track": Track(item.exercise, side, START),
            "step": item.step_index,
            "bout": len(self.bouts),
        }
        if names_side and not bout.takes_turns and not item.walks and side is not Side.BOTH:
            self._talk(SegmentKind.CHANGE_SIDES, [phrases.side(side)], **what)
        lengths = [self._length_of(text) for text in phrases.count_in]
        beat_ms = max(COUNT_IN_BEAT_MS, max(lengths) + WORD_MARGIN_MS)
        beats = [
            Cue(self._now + index * beat_ms, length_ms, text, Priority.COUNT)
            for index, (text, length_ms) in enumerate(zip(phrases.count_in, lengths, strict=True))
        ]
        self._append(SegmentKind.COUNT_IN, len(beats) * beat_ms, tuple(beats), counts_down=True, **what)
        self._moves(SegmentKind.MOVE, item, bout, len(self.bouts))
        self.bouts.append(bout)

    def _moves(self, kind: SegmentKind, item: Prescription, bout: Bout, index: int) -> None:
        laid = list(self._laid(kind, item, bout, index))
        shown = kind is SegmentKind.DEMONSTRATION
        cues = (
            words_during(item, laid, self._speech) if shown else cues_during(item, bout, laid, self._speech)
        )
        self.segments += _sounding(laid, cues, beats_during(item, laid, cues))

    def _laid(self, kind: SegmentKind, item: Prescription, bout: Bout, index: int) -> Iterator[Segment]:
        """Lay out the movements of a bout; what is rounded off a phase is made good in the next."""
        last_moving = max((number for number, phase in enumerate(item.phases) if phase.path), default=0)
        reps = Counter(move.side for move in bout.moves)
        begin_ms, exact_ms = self._now, float(self._now)
        for move in bout.moves:
            pose = START
            for number, phase in enumerate(item.phases):
                held = number == item.held
                shortest = kind is SegmentKind.DEMONSTRATION and held
                exact_ms += 1000 * (min(phase.seconds, SHOWN_HOLD_SECONDS) if shortest else phase.seconds)
                yield Segment(
                    kind,
                    begin_ms,
                    round(exact_ms) - begin_ms,
                    (),
                    track=Track(item.exercise, move.side, pose, phase.path),
                    step=item.step_index,
                    bout=index,
                    rep=move.rep,
                    of=reps[move.side],
                    phase=phase.name,
                    ends_rep=number == last_moving,
                    counts_down=held and kind is SegmentKind.MOVE,
                )
                begin_ms = round(exact_ms)
                pose = phase.path[-1].pose if phase.path else pose

    def pause(
        self,
        step: int,
        seconds: float,
        texts: Sequence[str],
        shown: Prescription | None,
        bout: Bout | None = None,
    ) -> None:
        """Rest for `seconds`, or as long as the words take; `shown`, from `bout` on, comes next."""
        if seconds <= 0:
            return
        cues = list(self._spoken(texts, Priority.INSTRUCTION))
        warn_ms = self._now + round(seconds * 1000) - 10_000
        if seconds * 1000 >= TEN_SECONDS_FROM_MS and warn_ms > cues[-1].end_ms + PHRASE_GAP_MS:
            text = self._phrases.ten_seconds
            cues.append(Cue(warn_ms, self._length_of(text), text, Priority.INSTRUCTION))
        track = Track(shown.exercise, _as_side(bout or shown.sets[0][0]), START) if shown else None
        what: dict[str, Any] = {"track": track, "step": step, "leads_to": shown.step_index if shown else None}
        self._append(SegmentKind.REST, seconds * 1000, tuple(cues), counts_down=True, **what)

    def finish(self) -> None:
        """End the session; the figure stays as it was."""
        before = self.segments[-1].track
        track = Track(before.exercise, before.side, START) if before else None
        self._talk(SegmentKind.FINISH, [self._phrases.finish], track=track, step=self.segments[-1].step)
