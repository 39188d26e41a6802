"""Compiles a routine into a timeline.

The real length of every clip is known before: an instruction stretches its
segment, and a cue inside a movement is dropped when it doesn't fit, so that a
word never delays a movement and no two words overlap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from coach.routine.library import WORD_MARGIN_MS, LengthOf
from coach.routine.model import START, Exercise, ExerciseStep, Kind, RestStep, Routine, Side
from coach.session.phrases import ENGLISH, Phrases
from coach.session.prescription import Bout, Move, Prescription, prescribe
from coach.session.timeline import Cue, Priority, Segment, SegmentKind, Timeline, Track

PHRASE_GAP_MS: Final = 500  # between phrases: brief.md section 6, 0.4 to 0.6 s
SETTLE_MS: Final = 1200  # before a movement begins: 1 to 1.5 s
CHANGE_SIDES_MS: Final = 5000  # time to put one leg down and find the other
COUNT_IN_BEAT_MS: Final = 1000
READY_MS: Final = 600
TEN_SECONDS_FROM_MS: Final = 25_000  # only a rest this long is worth a warning


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
    return Side.BOTH if bout.takes_turns else bout.sides[0]


class _Compiler:
    """Appends segment after segment; where it stands is where the last one ends."""

    def __init__(self, length_of: LengthOf, options: Options, phrases: Phrases) -> None:
        self._length_of = length_of
        self._options = options
        self._phrases = phrases
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
        names = phrases.turns(first.sides[0]) if first.takes_turns else phrases.side(side)
        texts = [f"{exercise.name}.", names, exercise.setup, *self._loads(item), item.note]
        self._talk(SegmentKind.INTRODUCTION, [text for text in texts if text], **what)
        if self._options.demonstrate:
            self._talk(SegmentKind.INTRODUCTION, [phrases.watch], **what)
            demonstrated = replace(first, moves=first.moves[:1])
            self._moves(SegmentKind.DEMONSTRATION, item, demonstrated, len(self.bouts))
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
        turn = before.passes_before != bout.passes_before
        texts = [phrases.turn_round] if turn else [phrases.change_legs]
        if before.sides != bout.sides:
            texts.append(phrases.side(side))
        self._append(
            SegmentKind.CHANGE_SIDES,
            CHANGE_SIDES_MS,
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
        if names_side and not bout.takes_turns and side is not Side.BOTH:
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
        last_moving = max((number for number, phase in enumerate(item.phases) if phase.path), default=0)
        for move in bout.moves:
            first = len(self.segments)
            pose = START
            for number, phase in enumerate(item.phases):
                cues = self._phase_cues(item, number)
                self._append(
                    kind,
                    phase.seconds * 1000,
                    cues,
                    track=Track(item.exercise, move.side, pose, phase.path),
                    step=item.step_index,
                    bout=index,
                    rep=move.rep,
                    of=bout.reps(move.side),
                    phase=phase.name,
                    ends_rep=number == last_moving,
                    counts_down=number == item.held,
                )
                pose = phase.path[-1].pose if phase.path else pose
            if kind is SegmentKind.MOVE:
                self._count(item, bout, move, first)

    def _phase_cues(self, item: Prescription, number: int) -> tuple[Cue, ...]:
        """Say a phase's word if it fits; a hold's last seconds are counted down."""
        phase, start_ms = item.phases[number], self._now
        length_ms = round(phase.seconds * 1000)
        said = self._length_of(phase.say) if phase.say else 0
        cues = []
        if phase.say and said + WORD_MARGIN_MS <= length_ms:
            cues.append(Cue(start_ms, said, phase.say, Priority.INSTRUCTION))
        if number == item.held:
            for left in (3, 2, 1):
                at_ms = start_ms + length_ms - left * 1000
                text = str(left)
                free_from = cues[-1].end_ms + WORD_MARGIN_MS if cues else start_ms
                if at_ms >= free_from and self._length_of(text) + WORD_MARGIN_MS <= 1000:
                    cues.append(Cue(at_ms, self._length_of(text), text, Priority.COUNT))
        return tuple(cues)

    def _count(self, item: Prescription, bout: Bout, move: Move, first: int) -> None:
        """Say how far we are once a rep is done, in the last part of it that has room for that."""
        rounds = max(bout.reps(side) for side in bout.sides)
        last_of_round = [one for one in bout.moves if one.rep == move.rep][-1]
        if item.exercise.kind is Kind.RHYTHM or move is not last_of_round:
            return
        left = rounds - move.rep
        text = {2: self._phrases.two_more, 1: self._phrases.last_one}.get(left, f"{move.rep}.")
        length_ms = self._length_of(text)
        for index in range(len(self.segments) - 1, first - 1, -1):
            segment = self.segments[index]
            at_ms = segment.cues[-1].end_ms + WORD_MARGIN_MS * 2 if segment.cues else segment.start_ms
            if not segment.counts_down and at_ms + length_ms + WORD_MARGIN_MS <= segment.end_ms:
                cue = Cue(at_ms, length_ms, text, Priority.COUNT)
                self.segments[index] = replace(segment, cues=(*segment.cues, cue))
                return

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
