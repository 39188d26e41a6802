"""Steps and walks: there and back, forward and sideways, and what is counted of them."""

from coach.routine.doses import amount_of
from coach.routine.model import ExerciseStep
from coach.routine.terms import Kind, Prop, Side, Support, Travel
from coach.session.events import SetEnded
from coach.session.moment import moment_at
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, timeline
from tests.session.builders import moves, phase, played, said, walk


def test_ten_steps_there_and_ten_back_are_counted_as_their_feet_set_off():
    line = timeline(ExerciseStep("walk", start_side=Side.LEFT), exercises=[walk()])
    counts = ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "Two more.", "Last one."]
    assert said(line, SegmentKind.MOVE) == counts * 2
    assert [segment.side for segment in moves(line)] == [Side.LEFT] * 10 + [Side.RIGHT] * 10
    first = moves(line)[0].start_ms
    shown = [moment_at(line, first + ms) for ms in (0, 1999, 2000, 19_999)]
    assert [(moment.number, moment.of) for moment in shown] == [(1, 10), (1, 10), (2, 10), (10, 10)]
    (turn,) = [segment for segment in line.segments if segment.kind is SegmentKind.CHANGE_SIDES]
    assert (turn.cues[0].text, turn.length_ms) == ("Turn round. Take small steps.", 10_000)


def test_the_words_of_a_step_are_said_with_the_first_and_then_make_room_for_the_count():
    phases = (phase("step out", 2, "landed", "Step"), phase("close", 2, "start", "and close"))
    line = timeline(ExerciseStep("walk", reps=3, passes=1), exercises=[walk(Travel.SIDEWAYS, phases=phases)])
    counted = ["Step", "and close", "2.", "and close", "Last one.", "and close"]
    assert said(line, SegmentKind.MOVE) == counted


def test_an_odd_number_of_steps_ends_on_both_feet():
    line = timeline(ExerciseStep("walk", reps=5), exercises=[walk()])
    assert [ended.done_reps for ended in played(line)] == [6, 6]


def test_sideways_each_rep_is_one_step_and_the_way_back_is_led_by_the_other_leg():
    line = timeline(ExerciseStep("walk", reps=3, passes=4), exercises=[walk(Travel.SIDEWAYS)])
    assert [(ended.side, ended.done_reps) for ended in played(line)] == [(Side.RIGHT, 3), (Side.LEFT, 3)] * 2
    assert said(line, SegmentKind.CHANGE_SIDES) == ["Now the other way."] * 3
    assert "To the right first." in said(line, SegmentKind.INTRODUCTION)


def test_round_the_cups_nobody_turns_and_with_a_stick_the_weaker_leg_always_leads():
    item = walk(props=(Prop.CUPS,), support=Support.CANE)
    line = timeline(ExerciseStep("walk", sides=Side.LEFT), exercises=[item])
    assert said(line, SegmentKind.CHANGE_SIDES) == ["And once again."]
    assert {segment.side for segment in moves(line)} == {Side.LEFT}


def test_a_walk_to_the_beat_goes_by_the_clock_and_never_swaps_legs():
    line = timeline(ExerciseStep("walk", duration_seconds=120), exercises=[walk(kind=Kind.RHYTHM)])
    assert {segment.side for segment in moves(line)} == {Side.RIGHT}
    assert said(line, SegmentKind.MOVE) == ["Halfway.", "Ten seconds more."]
    begin = moves(line)[0].start_ms
    assert [moment_at(line, begin + ms).number for ms in (0, 500, 60_000, 119_999)] == [120, 120, 60, 1]
    (ended,) = played(line)
    assert (ended.side, ended.prescribed_reps, ended.done_reps) == (Side.BOTH, 60, 60)


def test_the_words_of_a_walk_are_said_on_the_beat_and_give_way_to_the_time_that_is_left():
    phases = (phase("stick", 2, "landed", "Stick"), phase("step", 2, "start", "Step"))
    item = walk(kind=Kind.RHYTHM, phases=phases)
    line = timeline(ExerciseStep("walk", cadence_per_minute=45), exercises=[item], length_ms=900)
    spoken = said(line, SegmentKind.MOVE)
    assert spoken[:4] == ["Stick", "Step", "Stick", "Step"]
    assert spoken.count("Halfway.") == spoken.count("Ten seconds more.") == 1


def test_a_step_in_the_middle_of_a_rep_counts_when_one_stops():
    line = timeline(ExerciseStep("walk"), exercises=[walk()])
    clock = FakeClock()
    playback = Playback(line, clock, start_ms=moves(line)[2].start_ms)  # three steps begin here
    playback.play()
    clock.ms += 1990
    playback.advance()
    clock.ms += 20
    (ended,) = [event for event in playback.stop() if isinstance(event, SetEnded)]
    assert ended.done_reps == 3


def test_the_amount_of_a_walk_has_all_its_passes_and_that_of_a_rhythm_one_rep_at_least():
    assert amount_of(ExerciseStep("walk", passes=3), walk()) == (30, 60)
    assert amount_of(ExerciseStep("walk", duration_seconds=1), walk(kind=Kind.RHYTHM)) == (2, 4)
