"""The one thing in a session that changes: where we are on the timeline.

It knows no Qt and no thread. A timer only asks "what now?" by `advance`; the
place follows from a monotonic clock, so a slow frame or a changed wall clock
moves nothing, and a laptop that slept is found paused where it was.
"""

from typing import TYPE_CHECKING, Final

from coach.session.changing import Twins
from coach.session.clock import Clock
from coach.session.events import Event, Finished, Jumped, SetEnded, Shortened, Sound, State
from coach.session.hearing import Way, sounds_on
from coach.session.places import Seam, back_ms, counted_in, leads_to_seam, next_ms, question_ms, resume_ms
from coach.session.resuming import Place, begin_ms, bout_at, places_of
from coach.session.tally import ends_bout, sets_passed_over, sets_until
from coach.session.timeline import Segment, SegmentKind, Timeline

if TYPE_CHECKING:
    from coach.routine.terms import Side

BACK_TO_BEGINNING_MS: Final = 3000
"""Going back within this time of a beginning goes to the one before."""

LONGEST_GAP_MS: Final = 2000
"""Nobody asked for longer than this: the machine slept, so the session pauses where it was."""

_PREPARING: Final = (SegmentKind.COUNT_IN, SegmentKind.CHANGE_SIDES)
_OVER: Final = (State.STOPPED, State.DONE)


class Playback:
    """Walks along `timeline` by `clock`; every call answers with what has happened through it.

    `seam` is where it will leave the straight way, if it will. From each press
    it takes `lead_ms` until anything moves: what is heard first has to be sent
    ahead like all that follows, or it would come late.
    """

    def __init__(self, timeline: Timeline, clock: Clock, start_ms: int = 0, lead_ms: int = 0) -> None:
        self.timeline = timeline
        self.state = State.PAUSED
        self.seam: Seam | None = None
        self._clock = clock
        self._lead_ms = lead_ms
        self._at_ms = start_ms  # where we are when the clock reads `_since_ms`
        self._since_ms = 0
        self._asked_ms = 0
        self._slept_ms = 0
        self._has_begun = False
        self._passed_gate = -1
        self._active_ms = 0
        self._given_ms = -1  # sounds up to here have been given out
        self._carried_ms: dict[Side, int] = {}  # how much longer this set took so far than it is laid out now

    @property
    def elapsed_ms(self) -> int:
        """Where we were when last asked; never further than the end, a closed gate or a seam."""
        if self.state is not State.PLAYING:
            return self._at_ms
        return max(self._at_ms, min(self._straight_ms, self._limit_ms()))

    @property
    def active_ms(self) -> int:
        """How long the session has been playing, without pauses and waiting."""
        return self._active_ms + self.elapsed_ms - self._at_ms

    @property
    def segment(self) -> Segment:
        """The segment we are in."""
        return self._segment_at(self.elapsed_ms)

    def sounds(self, ahead_ms: int) -> list[Sound]:
        """Return what begins within the next `ahead_ms` and wasn't given out yet, each with its clock's time.

        Never what comes after a closed gate, and after a seam what comes there.
        What was given out before a jump may have to be said again after it.
        """
        if self.state is not State.PLAYING:
            return []
        way = Way(self._at_ms, self._since_ms, self._limit_ms(), self.seam)
        until_ms = min(self._straight_ms, self._limit_ms()) + ahead_ms
        sounds, self._given_ms = sounds_on(way, self.timeline, self._given_ms, until_ms)
        return sounds

    def so_far(self) -> list[SetEnded]:
        """Return what is done by now of the set that goes on, as unfinished, side by side; else []."""
        return self._sets_now(Shortened.UNFINISHED)

    def play(self) -> list[Event]:
        """Start, go on after a pause, or say "I'm ready".

        A pause goes on from the beginning of the sentence, or with a count-in
        from the beginning of the rep.
        """
        if self.state is State.WAITING:
            self._passed_gate = self._at_ms
            self._run_from(self._at_ms)
        elif self.state is State.PAUSED:
            goes_on = self._has_begun and self.seam is None
            counted = counted_in(self.timeline, self._at_ms) if goes_on else None
            begin_ms, self.seam = counted or (resume_ms(self.timeline, self._at_ms), self.seam)
            self._run_from(begin_ms)
            return [Jumped()]
        return []

    def begin_at(self, place: Place) -> list[Event]:
        """Begin with the exercise of `place`: asked whether one is ready, then right to that set.

        Raises ValueError where the session has no such set.
        """
        bout = bout_at(self.timeline, place)
        if bout is None:
            raise ValueError(f"the session has no {place}")
        begin, self.seam = begin_ms(self.timeline, bout)
        self._run_from(begin)
        return [Jumped()]

    def pause(self) -> list[Event]:
        """Stand still for as long as it takes; while waiting there is nothing to pause."""
        events = self.advance()
        if self.state is State.PLAYING:
            self._hold(self.elapsed_ms, State.PAUSED)
            events.append(Jumped())
        return events

    def next(self) -> list[Event]:
        """Go on to what comes next: past the talk, past this set, past the rest, past a waiting exercise."""
        events = self.advance()
        if self.state in _OVER:
            return events
        waits = self.state is State.WAITING
        if waits and self.segment.kind is SegmentKind.READY:
            first = self._segment_at(self._there_ms).bout
            events += sets_passed_over(self.timeline, first) if first is not None else []
            return events + self._leave(next_ms(self.timeline, self.elapsed_ms, waits=True))
        if self.segment.kind in _PREPARING or self.segment.kind is SegmentKind.MOVE:
            events += self._sets_now(Shortened.SKIPPED)
            return events + self._leave(next_ms(self.timeline, self._there_ms, waits=waits))
        target_ms = next_ms(self.timeline, self.elapsed_ms, waits=waits)
        return events + self._leave(self.seam.beyond(target_ms) if self.seam else target_ms)

    def back(self) -> list[Event]:
        """Go to the beginning of this set, exercise or rest; at a beginning, to the one before it."""
        events = self.advance()
        if self.state in _OVER:
            return events
        events += self._sets_now(Shortened.REPEATED)
        # On the way to a seam that leads into a set we are in that set; else still at the question.
        at_ms = self._there_ms if self.segment.kind is SegmentKind.COUNT_IN else self.elapsed_ms
        return events + self._leave(back_ms(self.timeline, at_ms, at_ms - BACK_TO_BEGINNING_MS))

    def repeat(self) -> list[Event]:
        """Go to the question at the beginning of this exercise; what was done of it has been told."""
        events = self.advance()
        if self.state in _OVER:
            return events
        events += self._sets_now(Shortened.REPEATED)
        at_ms, self.seam = self._there_ms, None
        events += self._leave(question_ms(self.timeline, at_ms))
        self._run_from(self._at_ms)
        return events

    def stop(self, why: Shortened = Shortened.STOPPED) -> list[Event]:
        """End the session here and now; what was done of a set is told."""
        events = self.advance()
        if self.state in _OVER:
            return events
        events += self._sets_now(why)
        self._hold(self.elapsed_ms, State.STOPPED)
        return [*events, Jumped()]

    def change(self, timeline: Timeline) -> list[Event]:
        """Go on in another timeline of the same routine, at the same place, with nothing told twice.

        Where that has what we are in no more (another exercise was chosen), its
        beginning comes, or what comes in its place.
        """
        events = self.advance()
        if self.state in _OVER:
            return events
        twins = Twins(self.timeline, timeline)
        moved = twins.moved(self.elapsed_ms)
        if moved.stayed:
            self._stay(timeline, moved.at_ms, twins)
            return events
        events += self._sets_now(Shortened.REPEATED)
        self._settle()
        ahead = self._place_ahead()
        self.timeline, self.seam = timeline, None
        events += self._leave(moved.at_ms)
        bout = bout_at(timeline, ahead) if ahead else None
        if bout is not None:
            self._at_ms, self.seam = begin_ms(timeline, bout)
            self._given_ms = self._at_ms - 1
        return events

    def advance(self) -> list[Event]:
        """Ask what now: move to where the clock says we are and tell what has happened since."""
        if self.state is not State.PLAYING:
            return []
        before_ms, asked_ms = self.elapsed_ms, self._asked_ms
        self._asked_ms, slept_ms = self._clock.now_ms(), self._clock.slept_ms()
        if self._asked_ms - asked_ms + slept_ms - self._slept_ms > LONGEST_GAP_MS:
            self._asked_ms = asked_ms
            self._hold(before_ms, State.PAUSED)
            return [Jumped()]
        if self.seam is not None and self.elapsed_ms == self.seam.from_ms:
            self._cross(self.seam)
            before_ms = self._at_ms
        now_ms = self.elapsed_ms
        events: list[Event] = []
        for index in range(self.timeline.index_at(before_ms), self.timeline.index_at(now_ms)):
            segment = self.timeline.segments[index]
            if segment.bout is not None and ends_bout(self.timeline, index):
                whole = segment.bout, segment.end_ms, Shortened.NO, self._carried_ms
                events += sets_until(self.timeline, *whole)
                self._carried_ms = {}
        if now_ms >= self.timeline.length_ms:
            self._hold(now_ms, State.DONE)
            events.append(Finished())
        elif now_ms == self._limit_ms():
            self._hold(now_ms, State.WAITING)
        return events

    @property
    def _straight_ms(self) -> int:
        return self._at_ms + self._asked_ms - self._since_ms

    @property
    def _there_ms(self) -> int:
        """Where we are, or where the seam ahead leads: so much of a set is done."""
        return self.elapsed_ms if self.seam is None else self.seam.to_ms

    def _place_ahead(self) -> Place | None:
        """Return the set that the seam of a return leads to; None when there is none."""
        bout = self._segment_at(self._there_ms).bout
        if self.seam is None or bout is None or not leads_to_seam(self.timeline, self.elapsed_ms, self.seam):
            return None
        return places_of(self.timeline, bout)[0]

    def _segment_at(self, ms: int) -> Segment:
        return self.timeline.segments[self.timeline.index_at(ms)]

    def _limit_ms(self) -> int:
        """Return how far we may go: to the seam, to the next closed gate, or to the end."""
        gate_ms = self.timeline.gate_from(self._at_ms)
        if gate_ms is not None and gate_ms == self._passed_gate:
            gate_ms = self.timeline.gate_from(gate_ms + 1)
        limit_ms = self.timeline.length_ms if gate_ms is None else gate_ms
        return limit_ms if self.seam is None else min(limit_ms, self.seam.from_ms)

    def _run_from(self, at_ms: int) -> None:
        self._at_ms = at_ms
        self._given_ms = at_ms - 1
        self._asked_ms = self._clock.now_ms()
        self._since_ms = self._asked_ms + self._lead_ms
        self._slept_ms = self._clock.slept_ms()
        self._has_begun = True
        self.state = State.PLAYING

    def _settle(self) -> None:
        """Count what has been played, and go on counting from here."""
        at_ms = self.elapsed_ms
        self._active_ms += at_ms - self._at_ms
        self._at_ms, self._since_ms = at_ms, max(self._since_ms, self._asked_ms)

    def _hold(self, at_ms: int, state: State) -> None:
        if self.state is State.PLAYING:
            self._active_ms += max(0, at_ms - self._at_ms)
        self._at_ms = at_ms
        self.state = state

    def _cross(self, seam: Seam) -> None:
        """Go on beyond the seam, as if it were no break in time."""
        gone_ms = seam.from_ms - self._at_ms
        self._active_ms += gone_ms
        self._since_ms += gone_ms
        self._at_ms = seam.to_ms
        self._given_ms = max(self._given_ms, seam.from_ms - 1) + seam.passed_over_ms
        self.seam = None

    def _stay(self, timeline: Timeline, at_ms: int, twins: Twins) -> None:
        """Go on at `at_ms` of `timeline`, which is where we are."""
        self._settle()
        told = {ended.side: ended.done_ms for ended in self.so_far()}
        given_ms = self._given_ms if self.seam is None else min(self._given_ms, self.seam.from_ms)
        self.timeline, self._at_ms = timeline, at_ms
        self._given_ms = twins.given_until(at_ms, max(0, given_ms))
        if self.seam is not None:
            from_ms, to_ms = (twins.moved(ms).at_ms for ms in (self.seam.from_ms, self.seam.to_ms))
            self.seam = Seam(from_ms, to_ms)
        if self._passed_gate >= 0:
            self._passed_gate = twins.moved(self._passed_gate).at_ms
        self._carried_ms = {}
        self._carried_ms = {ended.side: told[ended.side] - ended.done_ms for ended in self.so_far()}

    def _leave(self, target_ms: int) -> list[Event]:
        """Jump to `target_ms`; a pause stays a pause, and the way to a seam the way to it."""
        paused = self.state is State.PAUSED
        self._hold(self.elapsed_ms, State.PAUSED)
        self._passed_gate = -1
        self._carried_ms = {}
        self._at_ms = target_ms
        if self.seam is not None and not leads_to_seam(self.timeline, target_ms, self.seam):
            self.seam = None
        if target_ms >= self.timeline.length_ms:
            self.state = State.DONE
            return [Jumped(), Finished()]
        if not paused:
            self._run_from(target_ms)
        return [Jumped()]

    def _sets_now(self, why: Shortened) -> list[SetEnded]:
        """Tell what was done of the set that we are in; one that was only being prepared can be skipped."""
        segment = self._segment_at(self._there_ms)
        passed_over = segment.kind in _PREPARING and why is Shortened.SKIPPED
        if segment.bout is None or not (segment.kind is SegmentKind.MOVE or passed_over):
            return []
        return sets_until(self.timeline, segment.bout, self._there_ms, why, self._carried_ms)
