"""Lays segment after segment: what is said, shown, done and waited for, one after the other.

The real length of every clip is known before: an instruction stretches its
segment, and a cue inside a movement is dropped when it doesn't fit, so that a
word never delays a movement and no two words overlap.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any, Final

from coach.routine.cues import WORD_MARGIN_MS, LengthOf
from coach.routine.model import START
from coach.routine.terms import Helper, Position, Side
from coach.session.choices import Options
from coach.session.cueing import TEN_SECONDS_FROM_MS, Speech, beats_during, cues_during, words_during
from coach.session.lines import Line, leg_of, name_lines, own_lines
from coach.session.loads import loads_moved
from coach.session.phrases import Phrases
from coach.session.prescription import Bout, Change, Prescription
from coach.session.timeline import Cue, Matter, Segment, SegmentKind, Track

PHRASE_GAP_MS: Final = 500  # between phrases: brief.md section 6, 0.4 to 0.6 s
SETTLE_MS: Final = 1200  # before a movement begins: 1 to 1.5 s
CHANGE_SIDES_MS: Final = 5000  # time to put one leg down and find the other
TURN_MS: Final = 10_000  # time to turn round in small steps, holding on (brief.md section 6: 10 to 15 s)
COUNT_IN_BEAT_MS: Final = 1000
READY_MS: Final = 600
SHOWN_SECONDS: Final = 4.0  # a rhythm is shown for about so long
SHOWN_HOLD_SECONDS: Final = 3.0  # and of a hold no more than this


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


class Layout:
    """Appends segment after segment; where it stands is where the last one ends."""

    def __init__(
        self, length_of: LengthOf, options: Options, phrases: Phrases, cools_before: Collection[Bout]
    ) -> None:
        self._length_of = length_of
        self._options = options
        self._phrases = phrases
        self._cools_before = cools_before
        self._speech = Speech(length_of, phrases)
        self._explained: set[str] = set()  # ids of the exercises that were introduced already
        self.segments: list[Segment] = []
        self.bouts: list[Bout] = []

    @property
    def _now(self) -> int:
        return self.segments[-1].end_ms if self.segments else 0

    def _spoken(self, lines: Iterable[Line]) -> tuple[Cue, ...]:
        """Lay lines one after the other from now on, with a breath between them."""
        cues: list[Cue] = []
        at_ms = self._now
        for matter, text in lines:
            if text:
                cues.append(self._speech.cue(at_ms, text, matter))
                at_ms = cues[-1].end_ms + PHRASE_GAP_MS
        return tuple(cues)

    def _append(self, kind: SegmentKind, least_ms: float, cues: tuple[Cue, ...], **what: Any) -> None:  # noqa: ANN401  (a Segment's fields)
        spoken_ms = max((cue.end_ms for cue in cues), default=self._now) - self._now
        self.segments.append(Segment(kind, self._now, max(round(least_ms), spoken_ms), cues, **what))

    def _talk(self, kind: SegmentKind, lines: Iterable[Line], **what: Any) -> None:  # noqa: ANN401  (a Segment's fields)
        cues = self._spoken(lines)
        self._append(kind, (cues[-1].end_ms - self._now if cues else 0) + SETTLE_MS, cues, **what)

    def exercise(self, item: Prescription, following: Prescription | None) -> None:
        """Introduce an exercise, wait for the person, then all its sets with their rests.

        The rest before the exercise `following`, which is None when it comes
        by a step of its own, is a part of it too.
        """
        if item.exercise.id in self._explained:
            self._recall(item)
        else:
            self._introduce(item)
        before: Bout | None = None
        for bout in item.bouts:
            if before is not None:
                self._between(item, before, bout)
            self._bout(item, bout)
            before = bout
        if following and before:
            line = (Matter.PLAN, self._phrases.next_exercise(following.exercise.name))
            self._rest_after(item, before, [line], following, following.bouts[0])

    def _between(self, item: Prescription, before: Bout, bout: Bout) -> None:
        """Rest between two sets, and turn to the other leg or the other way within one."""
        phrases, change = self._phrases, item.change_before(bout)
        if change is None:
            line = (Matter.PLAN, phrases.next_set(bout.set_index + 1, len(item.sets)))
            self._rest_after(item, before, [line], item, bout)
            names_side = not (item.walks or bout.takes_turns or leg_of(bout) is Side.BOTH)
            texts, least_ms = ([phrases.side(leg_of(bout))] if names_side else []), 0
        else:
            if bout in self._cools_before:
                self._rest_after(item, before, [], item, bout)
            names_side = change is Change.LEGS and before.sides != bout.sides
            texts = [phrases.change(change), *([phrases.side(leg_of(bout))] if names_side else [])]
            least_ms = TURN_MS if change is Change.TURN else CHANGE_SIDES_MS
        self._turn(item, bout, texts, loads_moved(item, before, bout, phrases), least_ms)

    def _turn(
        self, item: Prescription, bout: Bout, texts: Sequence[str], weights: Sequence[str], least_ms: int
    ) -> None:
        """Give the time to turn to `bout`; where a weight has to be moved, as much as the person needs."""
        what = self._leads_to(item, bout)
        lines = [(Matter.STEERING, text) for text in (*texts, *weights)]
        if weights:
            self._talk(SegmentKind.CHANGE_SIDES, [*lines, self._asks], **what)
            self._gate(SegmentKind.CHANGE_SIDES, **what)
        elif least_ms:
            self._append(SegmentKind.CHANGE_SIDES, least_ms, self._spoken(lines), **what)
        elif lines:
            self._talk(SegmentKind.CHANGE_SIDES, lines, **what)

    @property
    def _asks(self) -> Line:
        waits = self._options.ready_after_seconds is None
        return Matter.STEERING, self._phrases.when_ready if waits else self._phrases.soon

    def _gate(self, kind: SegmentKind, least_seconds: float = 0.0, **what: Any) -> None:  # noqa: ANN401  (a Segment's fields)
        """Wait for the person; one who chose to go on after some time sees it counted down."""
        seconds = self._options.ready_after_seconds
        if seconds is None:
            self._append(kind, READY_MS, (), gate=True, **what)
        else:
            self._append(kind, max(seconds, least_seconds) * 1000, (), counts_down=True, **what)

    def _leads_to(self, item: Prescription, bout: Bout) -> dict[str, Any]:
        """Return the fields of a segment that leads to `bout`."""
        track = Track(item.exercise, leg_of(bout), START)
        return {"track": track, "step": item.step_index, "bout": len(self.bouts)}

    def _introduce(self, item: Prescription) -> None:
        """Say what an exercise is and how it is done, show it, and wait for the person."""
        exercise, first, phrases = item.exercise, item.bouts[0], self._phrases
        self._explained.add(exercise.id)
        what = self._leads_to(item, first)
        helped = phrases.helped if exercise.helper is Helper.BESIDE else ""
        lines = [*name_lines(item, phrases), (Matter.LESSON, exercise.setup), (Matter.SAFETY, helped)]
        self._talk(SegmentKind.INTRODUCTION, [*lines, *own_lines(item, phrases)], **what)
        if self._options.demonstrate:
            self._talk(SegmentKind.INTRODUCTION, [(Matter.LESSON, phrases.watch)], **what)
            self._moves(SegmentKind.DEMONSTRATION, item, _shown_first(item, first), len(self.bouts))
        if exercise.tips:
            self._talk(SegmentKind.INTRODUCTION, [(Matter.LESSON, tip) for tip in exercise.tips], **what)
        self._ask(item, what)

    def _recall(self, item: Prescription) -> None:
        """Say in short what an exercise is that was explained before in this session."""
        what = self._leads_to(item, item.bouts[0])
        lines = [*name_lines(item, self._phrases), *own_lines(item, self._phrases)]
        self._talk(SegmentKind.INTRODUCTION, lines, **what)
        self._ask(item, what)

    def _ask(self, item: Prescription, what: dict[str, Any]) -> None:
        self._talk(SegmentKind.INTRODUCTION, [self._asks], **what)
        self._ready(item, what)

    def _ready(self, item: Prescription, what: dict[str, Any]) -> None:
        """Ask whether one is ready, and give who stands or walks the time to get to the place."""
        on_feet = item.exercise.position in (Position.STANDING, Position.WALKING)
        place_seconds = self._options.place_seconds if on_feet else 0
        self._gate(SegmentKind.READY, place_seconds, **what)
        if place_seconds and self._options.ready_after_seconds is None:
            cues = self._spoken([(Matter.STEERING, self._phrases.take_place)])
            self._append(SegmentKind.READY, place_seconds * 1000, cues, counts_down=True, **what)

    def _bout(self, item: Prescription, bout: Bout) -> None:
        phrases, what = self._phrases, self._leads_to(item, bout)
        lengths = [self._length_of(text) for text in phrases.count_in]
        beat_ms = max(COUNT_IN_BEAT_MS, max(lengths) + WORD_MARGIN_MS)
        beats = [
            Cue(self._now + index * beat_ms, length_ms, text, Matter.COUNT)
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
        self.segments += _sounding(laid, cues, beats_during(item, laid))

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

    def rest_step(
        self, step: int, seconds: float, say: str, shown: Prescription | None, *, last: bool
    ) -> None:
        """Rest as a step of the routine asks; with `last`, the exercise `shown` comes right after it."""
        bout = shown.bouts[0] if shown else None
        cools = last and bout in self._cools_before
        begin = (Matter.STEERING, say or ("" if cools else self._phrases.rest))
        cool = (Matter.SAFETY, self._phrases.cool_down if cools else "")
        comes = shown.exercise.name if shown and last else ""
        then = (Matter.PLAN, self._phrases.next_exercise(comes) if comes else "")
        self._rest((step, 0), seconds, [begin, cool, then], shown, bout, cools=cools)

    def _rest_after(
        self, item: Prescription, before: Bout, lines: Sequence[Line], shown: Prescription, bout: Bout
    ) -> None:
        cools = bout in self._cools_before
        rest, cool = (Matter.STEERING, self._phrases.rest), (Matter.SAFETY, self._phrases.cool_down)
        after = item.step_index, before.set_index
        self._rest(after, item.rest_seconds, [cool if cools else rest, *lines], shown, bout, cools=cools)

    def _rest(  # noqa: PLR0913  (what a rest consists of)
        self,
        after: tuple[int, int],
        seconds: float,
        lines: Sequence[Line],
        shown: Prescription | None,
        bout: Bout | None,
        *,
        cools: bool,
    ) -> None:
        """Rest `after` a set of a step, for `seconds` or as long as the words take.

        `shown`, from `bout` on, comes next. Who cools down goes on when ready.
        """
        seconds += self._options.choices.longer_rests.get(after, 0.0)
        if seconds <= 0 and not cools:
            return
        cues = list(self._spoken(lines))
        warn_ms = self._now + round(seconds * 1000) - 10_000
        if seconds * 1000 >= TEN_SECONDS_FROM_MS and warn_ms > cues[-1].end_ms + PHRASE_GAP_MS:
            cues.append(self._speech.cue(warn_ms, self._phrases.ten_seconds, Matter.TIME_LEFT))
        track = Track(shown.exercise, leg_of(bout or shown.bouts[0]), START) if shown else None
        what: dict[str, Any] = {
            "track": track,
            "step": after[0],
            "leads_to": shown.step_index if shown else None,
        }
        self._append(SegmentKind.REST, seconds * 1000, tuple(cues), counts_down=True, **what)
        if cools:
            self._talk(SegmentKind.REST, [self._asks], **what)
            self._gate(SegmentKind.REST, **what)

    def finish(self) -> None:
        """End the session; the figure stays as it was."""
        before = self.segments[-1].track
        track = Track(before.exercise, before.side, START) if before else None
        line = (Matter.STEERING, self._phrases.finish)
        self._talk(SegmentKind.FINISH, [line], track=track, step=self.segments[-1].step)
