"""Playback against a clock that goes on when told: nothing sleeps, nothing adds up ticks."""

import pytest

from coach.routine.model import ExerciseStep
from coach.routine.terms import Side, Sides
from coach.session.events import Finished, Jumped, SetEnded, State
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, timeline


class Session:
    """A playback with its clock; `run` lets time pass in frames."""

    def __init__(self, line):
        self.clock = FakeClock()
        self.playback = Playback(line, self.clock)
        self.events = self.playback.play()

    def run(self, ms, frame_ms=16):
        end = self.clock.ms + ms
        while self.clock.ms < end:
            self.clock.ms = min(end, self.clock.ms + frame_ms)
            self.events += self.playback.advance()
        return self

    def to(self, kind, rep=0, ms=0):
        """Run until `ms` into the first segment of a kind; gates are answered."""
        wanted = next(
            item for item in self.playback.timeline.segments if item.kind is kind and item.rep == rep
        )
        while self.playback.elapsed_ms < wanted.start_ms + ms:
            self.run(16)
            if self.playback.state is State.WAITING and wanted.kind is not SegmentKind.READY:
                self.events += self.playback.play()
        return self

    @property
    def sets(self):
        found = [event for event in self.events if isinstance(event, SetEnded)]
        return [(event.side.value, event.done_reps, event.shortened.value) for event in found]


@pytest.fixture
def session():
    return Session(timeline(ExerciseStep("knee-extension", reps=3)))


def test_at_a_gate_it_waits_for_the_person_as_long_as_it_takes(session):
    session.to(SegmentKind.READY).run(3_600_000, frame_ms=1000)
    assert session.playback.state is State.WAITING
    gate = session.playback.elapsed_ms
    session.playback.play()
    session.run(1000)
    assert session.playback.elapsed_ms == gate + 1000


def test_a_slow_frame_moves_nothing_out_of_place(session):
    smooth, rough = session, Session(session.playback.timeline)
    for one, frame_ms in ((smooth, 1), (rough, 1400)):
        one.to(SegmentKind.COUNT_IN)
        one.at = one.playback.elapsed_ms
        one.run(9800, frame_ms)
    assert smooth.playback.elapsed_ms - smooth.at == rough.playback.elapsed_ms - rough.at == 9800


def test_after_the_laptop_slept_it_is_paused_where_it_was(session):
    session.to(SegmentKind.MOVE, rep=2)
    before = session.playback.elapsed_ms
    session.clock.ms += 3_600_000
    assert session.playback.advance() == [Jumped()]
    assert (session.playback.state, session.playback.elapsed_ms) == (State.PAUSED, before)
    assert session.sets == []


def test_a_pause_goes_on_with_a_count_in_from_the_beginning_of_the_rep_and_loses_none(session):
    session.to(SegmentKind.MOVE, rep=2, ms=1000)
    playback = session.playback
    begun = playback.segment
    playback.pause()
    session.run(600_000)
    playback.play()
    assert playback.segment.kind is SegmentKind.COUNT_IN
    assert [ended.done_reps for ended in playback.so_far()] == [1]
    session.run(playback.segment.length_ms, frame_ms=1)
    assert playback.segment is begun
    assert playback.elapsed_ms == begun.start_ms
    session.run(40_000)
    assert session.sets == [("right", 3, "no")]


@pytest.mark.parametrize(
    ("wish", "told"), [("next", "skipped"), ("back", "repeated"), ("repeat", "repeated"), ("stop", "stopped")]
)
def test_in_the_count_in_after_a_pause_the_set_is_the_one_that_was_paused(session, wish, told):
    session.to(SegmentKind.MOVE, rep=3, ms=1000)
    session.playback.pause()
    session.playback.play()
    session.run(1000)
    session.events += getattr(session.playback, wish)()
    assert session.sets == [("right", 2, told)]
    kinds = {"next": SegmentKind.CHANGE_SIDES, "repeat": SegmentKind.READY}
    assert session.playback.segment.kind is kinds.get(wish, SegmentKind.COUNT_IN)
    session.run(20_000)
    if wish == "back":
        assert [ended.done_reps for ended in session.playback.so_far()] == [1]  # from its first rep


def test_repeat_in_a_pause_asks_whether_one_is_ready(session):
    session.to(SegmentKind.MOVE, rep=2)
    session.playback.pause()
    session.playback.repeat()
    session.run(16)
    assert (session.playback.state, session.playback.segment.kind) == (State.WAITING, SegmentKind.READY)


def test_paused_again_in_the_count_in_it_counts_in_again_to_the_same_rep(session):
    session.to(SegmentKind.MOVE, rep=2)
    for _pause in range(2):
        session.playback.pause()
        session.playback.play()
        session.run(2000)
    session.run(session.playback.segment.length_ms - 2000, frame_ms=1)
    assert (session.playback.segment.kind, session.playback.segment.rep) == (SegmentKind.MOVE, 2)


def heard(session, ms, frame_ms=16):
    """Run and return what is to be heard, each with its time from now on."""
    begun = session.clock.ms
    sounds = list(session.playback.sounds(150))
    for _frame in range(ms // frame_ms):
        session.run(frame_ms, frame_ms)
        sounds += session.playback.sounds(150)
    return [(sound.at_ms - begun, sound.text) for sound in sounds]


def test_what_is_heard_goes_on_over_the_count_in_in_time_and_nothing_twice(session):
    session.to(SegmentKind.MOVE, rep=2, ms=4500)  # "and lower" has begun
    session.playback.pause()
    session.playback.play()
    words = heard(session, 10_000)
    counted = [(index * 1000, text) for index, text in enumerate(("Ready.", "Three.", "Two.", "One.", "Go."))]
    assert words[:7] == [*counted, (5000, "Lift"), (9000, "and lower")]
    assert len(words) == len(dict.fromkeys(words))


def test_nothing_beyond_a_closed_gate_is_heard():
    session = Session(timeline(ExerciseStep("knee-extension"), length_ms=0))
    session.to(SegmentKind.READY).run(50)
    session.playback.sounds(5000)
    assert session.playback.sounds(5000) == []
    session.playback.play()
    assert [sound.text for sound in session.playback.sounds(700)] == ["Ready."]


def test_what_is_done_so_far_is_told_at_any_moment_without_ending_the_set(session):
    session.to(SegmentKind.MOVE, rep=3, ms=1000)
    (so_far,) = session.playback.so_far()
    assert (so_far.done_reps, so_far.prescribed_reps, so_far.shortened.value) == (2, 3, "unfinished")
    assert so_far.done_ms == pytest.approx(19_000, abs=16)
    assert session.sets == []
    session.run(9000)
    assert session.sets == [("right", 3, "no")]
    assert session.playback.so_far() == []


def test_next_ends_the_set_with_what_was_done_of_it(session):
    session.to(SegmentKind.MOVE, rep=3)
    session.events += session.playback.next()
    assert session.sets == [("right", 2, "skipped")]
    assert session.playback.segment.kind is SegmentKind.CHANGE_SIDES


def test_next_after_the_last_rep_was_done_is_no_shortening(session):
    session.to(SegmentKind.MOVE, rep=3, ms=8200)  # in the pause after lowering
    session.events += session.playback.next()
    assert session.sets == [("right", 3, "no")]


def test_next_at_the_gate_passes_the_exercise_over_and_says_so(session):
    session.to(SegmentKind.READY).run(100)
    session.events += session.playback.next()
    assert session.sets == [("right", 0, "skipped"), ("left", 0, "skipped")]
    assert session.playback.segment.kind is SegmentKind.FINISH


def test_next_just_after_the_answer_begins_the_set_and_loses_none(session):
    session.to(SegmentKind.READY).run(100)
    session.events += session.playback.play()
    session.run(300)
    session.events += session.playback.next()
    assert session.playback.segment.kind is SegmentKind.COUNT_IN
    session.to(SegmentKind.FINISH)
    assert session.sets == [("right", 3, "no"), ("left", 3, "no")]


def test_back_into_an_earlier_exercise_asks_again_whether_one_is_ready():
    steps = [ExerciseStep("knee-extension", reps=reps, rest_seconds=30) for reps in (3, 2)]
    session = Session(timeline(*steps))
    session.to(SegmentKind.REST)
    session.events += session.playback.back()
    session.run(10_000)
    assert (session.playback.segment.kind, session.playback.state) == (SegmentKind.READY, State.WAITING)
    assert session.playback.segment.step == 0


def test_back_within_a_set_begins_it_again_at_once(session):
    session.to(SegmentKind.MOVE, rep=2)
    session.events += session.playback.back()
    assert session.playback.segment.kind is SegmentKind.COUNT_IN


def test_a_sleep_that_the_monotonic_clock_does_not_count_pauses_too(session):
    session.to(SegmentKind.MOVE, rep=2)
    session.clock.ms += 16
    session.clock.slept += 3_600_000
    assert session.playback.advance() == [Jumped()]
    assert session.playback.state is State.PAUSED
    session.playback.play()
    session.run(100)
    assert session.playback.state is State.PLAYING


def test_next_during_the_introduction_goes_to_the_question_not_past_the_exercise(session):
    session.run(500)
    session.playback.next()
    session.run(16)
    assert session.playback.state is State.WAITING
    assert session.sets == []


def test_back_begins_the_set_again_and_the_first_go_is_told(session):
    session.to(SegmentKind.MOVE, rep=3)
    session.events += session.playback.back()
    assert session.sets == [("right", 2, "repeated")]
    assert session.playback.segment.kind is SegmentKind.COUNT_IN
    session.events += session.playback.back()  # at a beginning: to the one before
    assert session.playback.segment.kind is SegmentKind.INTRODUCTION


def test_stop_tells_what_was_done_and_nothing_moves_after_it(session):
    session.to(SegmentKind.MOVE, rep=2)
    session.events += session.playback.stop()
    at = session.playback.elapsed_ms
    session.run(10_000)
    session.playback.play()
    session.playback.next()
    assert session.sets == [("right", 1, "stopped")]
    assert (session.playback.state, session.playback.elapsed_ms) == (State.STOPPED, at)


def test_played_to_the_end_every_set_is_whole_and_finished_comes_once(session):
    session.to(SegmentKind.FINISH).run(10_000)
    assert session.sets == [("right", 3, "no"), ("left", 3, "no")]
    assert session.events.count(Finished()) == 1
    assert session.playback.state is State.DONE


def test_legs_that_take_turns_are_told_side_by_side():
    march = exercise("march", sides=Sides.ALTERNATING)
    session = Session(timeline(ExerciseStep("march", reps=4), exercises=[march]))
    session.to(SegmentKind.MOVE, rep=3, ms=9000)  # the right leg's third is done, the left's is not
    session.events += session.playback.stop()
    assert session.sets == [("right", 3, "stopped"), ("left", 2, "stopped")]
    done = [event.done_ms for event in session.events if isinstance(event, SetEnded)]
    assert done == pytest.approx([27_000, 18_000], abs=20)


def test_waiting_and_pausing_are_not_counted_as_exercise(session):
    session.to(SegmentKind.READY).run(60_000)
    waited = session.playback.active_ms
    session.playback.play()
    session.run(2000)
    session.playback.pause()
    session.run(60_000)
    assert session.playback.active_ms == waited + 2000
    assert waited == session.playback.elapsed_ms - 2000


def test_skipping_while_paused_stays_paused(session):
    session.to(SegmentKind.MOVE, rep=1)
    session.playback.pause()
    session.playback.next()
    assert session.playback.state is State.PAUSED
    assert session.playback.segment.track.side is Side.LEFT
