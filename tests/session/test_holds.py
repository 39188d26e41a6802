"""Holds and stretches: what is said and shown meanwhile, and how long one was held."""

from coach.routine.model import ExerciseStep, Phase
from coach.routine.terms import Kind, Side, Sides
from coach.session.compile import Options
from coach.session.events import SetEnded
from coach.session.moment import moment_at
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, timeline
from tests.session.builders import moves, phase, said


def test_a_long_hold_is_told_its_middle_and_its_end_and_which_of_how_many_it_is():
    phases = (
        phase("up", 2, "up"),
        Phase("hold", 20, "Hold and breathe"),
        phase("down", 3),
        Phase("pause", 2),
    )
    line = timeline(
        ExerciseStep("stand", reps=3), exercises=[exercise("stand", Sides.BOTH, Kind.STRETCH, phases)]
    )
    once = ["Hold and breathe", "Halfway.", "3", "2", "1"]
    assert said(line, SegmentKind.MOVE) == [*once, "Two more.", *once, "Last one.", *once]
    up, hold, down = moves(line)[:3]
    shown = [moment_at(line, ms) for ms in (up.start_ms, hold.start_ms + 500, down.start_ms)]
    assert [(moment.number, moment.segment.rep, moment.segment.of) for moment in shown] == [
        (20, 1, 3),
        (20, 1, 3),
        (None, 1, 3),
    ]
    assert [round(moment.ring, 3) for moment in shown] == [1.0, 0.975, 0.0]


def test_a_hold_that_is_broken_off_counts_the_seconds_that_were_held():
    phases = (phase("up", 2, "up"), Phase("hold", 10), phase("down", 2))
    line = timeline(ExerciseStep("stand"), exercises=[exercise("stand", Sides.BOTH, Kind.HOLD, phases)])
    clock = FakeClock()
    playback = Playback(line, clock, start_ms=moves(line)[3].start_ms)  # the second one
    playback.play()
    for _tick in range(9):
        clock.ms += 1000
        playback.advance()
    (ended,) = [event for event in playback.stop() if isinstance(event, SetEnded)]
    assert (ended.done_reps, ended.held_ms // 1000) == (1, 10 + 7)


def test_a_demonstration_is_short_shows_both_legs_and_counts_nothing():
    phases = (phase("up", 2, "up"), Phase("hold", 30, "Hold"), phase("down", 2))
    stand = exercise("stand", Sides.ALTERNATING, Kind.HOLD, phases)
    line = timeline(ExerciseStep("stand"), exercises=[stand], options=Options())
    shown = [segment for segment in line.segments if segment.kind is SegmentKind.DEMONSTRATION]
    assert sum(segment.length_ms for segment in shown) == 14_000
    assert {segment.side for segment in shown} == {Side.LEFT, Side.RIGHT}
    assert said(line, SegmentKind.DEMONSTRATION) == ["Hold", "Hold"]
