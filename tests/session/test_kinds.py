"""Reps, holds, stretches, rhythms and steps, with both legs, in turn, each, or one only."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.model import (
    Dose,
    ExerciseStep,
    Kind,
    Pace,
    Phase,
    Position,
    Prop,
    Side,
    SideDose,
    Sides,
    Support,
    Travel,
)
from coach.session.compile import Options, compile_routine, texts_of
from coach.session.cueing import TONE_MS
from coach.session.listing import as_text
from coach.session.moment import moment_at
from coach.session.playback import Playback, SetEnded, State
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, routine, timeline
from tests.session.builders import figure, march, phase, walk


def moves(line):
    return [segment for segment in line.segments if segment.kind is SegmentKind.MOVE]


def said(line, *kinds):
    return [cue.text for segment in line.segments if segment.kind in kinds for cue in segment.cues]


def played(line):
    """Play to the end and return what is told of the sets."""
    clock = FakeClock()
    playback = Playback(line, clock)
    events = playback.play()
    while playback.state is not State.DONE:
        clock.ms += 500
        events += playback.advance()
        if playback.state is State.WAITING:
            events += playback.play()
    return [event for event in events if isinstance(event, SetEnded)]


@pytest.mark.parametrize(
    ("phases", "own", "chosen", "rep_seconds"),
    [
        ((1.0, 1.0), 60, None, 2.0),  # a walk: two beats
        ((0.75, 0.75), 40, None, 1.5),  # a tap: one
        ((2.0, 2.0, 2.0), 30, None, 6.0),  # frame, leg, leg: three
        ((1.714, 1.714), 35, None, 120 / 35),  # rounded in its file
        ((1.0, 1.0), 60, 90, 4 / 3),  # the routine's beat, as many of them
        ((0.1, 0.1), 60, None, 1.0),  # never less than one
    ],
)
def test_a_rep_takes_the_whole_number_of_beats_that_is_nearest_to_its_own_phases(
    phases, own, chosen, rep_seconds
):
    item = march(
        phases=tuple(phase(str(index), seconds) for index, seconds in enumerate(phases)),
        dose=Dose(duration_seconds=30, cadence_per_minute=own),
    )
    line = timeline(ExerciseStep("march", cadence_per_minute=chosen), exercises=[item])
    assert sum(one.seconds for one in line.prescriptions[0].phases) == pytest.approx(rep_seconds)


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


def test_the_beat_falls_where_the_foot_comes_down():
    tap = march(
        phases=(phase("tap", 0.75, "landed"), phase("back", 0.75)),
        dose=Dose(duration_seconds=6, cadence_per_minute=40),
    )
    for item, after_ms in ((tap, 750), (march(), 0)):
        line = timeline(ExerciseStep("march"), exercises=[item])
        assert moves(line)[0].start_ms + after_ms == line.beats_between(0, line.length_ms)[0]


def test_the_dot_of_the_beat_is_at_an_end_of_its_way_on_every_beat_and_moves_gently():
    tap = march(
        phases=(phase("tap", 0.75, "landed"), phase("back", 0.75)),
        dose=Dose(duration_seconds=12, cadence_per_minute=40),
    )
    line = timeline(ExerciseStep("march"), exercises=[tap])
    beats = line.beats_between(0, line.length_ms)
    assert {round(abs(moment_at(line, beat_ms).swing), 3) for beat_ms in beats} == {1.0}
    swings = [moment_at(line, beats[0] + ms).swing for ms in range(0, 6000, 16)]
    assert max(abs(later - one) for one, later in itertools.pairwise(swings)) < 0.05


def test_a_long_rhythm_loses_no_time_to_rounding():
    line = timeline(ExerciseStep("march", duration_seconds=1800, cadence_per_minute=70), exercises=[march()])
    begin, end = line.span_of_bout(0)
    assert (end - begin) == pytest.approx(1_800_000, abs=900)
    beats = line.beats_between(0, line.length_ms)
    assert (beats[-1] - beats[0]) / 60_000 * 70 == pytest.approx(2099, abs=0.1)


@pytest.mark.parametrize("pace", list(Pace))
def test_a_pace_leaves_the_beat_the_steps_and_the_hold_as_they_were_set(pace):
    stand = exercise(
        "stand", Sides.EACH, Kind.HOLD, (phase("up", 2, "up"), Phase("hold", 10), phase("down", 1))
    )
    steps = [ExerciseStep("march"), ExerciseStep("walk"), ExerciseStep("stand")]
    rhythm, steps, hold = timeline(*steps, exercises=[march(), walk(), stand], pace=pace).prescriptions
    assert [one.seconds for one in rhythm.phases] == pytest.approx([0.6, 0.6])
    assert [one.seconds for one in steps.phases] == [2, 2]
    assert [one.seconds for one in hold.phases] == [2, 10, 1]
    assert [bout.reps(Side.BOTH) for bout in steps.sets[0]] == [10, 10]
    assert hold.sets[0][0].reps(Side.RIGHT) == 2


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


def test_a_demonstration_is_short_shows_both_legs_and_counts_nothing():
    phases = (phase("up", 2, "up"), Phase("hold", 30, "Hold"), phase("down", 2))
    stand = exercise("stand", Sides.ALTERNATING, Kind.HOLD, phases)
    line = timeline(ExerciseStep("stand"), exercises=[stand], options=Options())
    shown = [segment for segment in line.segments if segment.kind is SegmentKind.DEMONSTRATION]
    assert sum(segment.length_ms for segment in shown) == 14_000
    assert {segment.side for segment in shown} == {Side.LEFT, Side.RIGHT}
    assert said(line, SegmentKind.DEMONSTRATION) == ["Hold", "Hold"]


def test_the_listing_tells_steps_from_holds_and_a_rhythm_in_one_line():
    steps = [ExerciseStep("march"), ExerciseStep("walk", reps=2)]
    text = as_text(timeline(*steps, exercises=[march(), walk()]))
    assert "move, march, right, left, 50 reps, a beat every 1.2 s (60 s)" in text
    assert text.count("move, march") == 1
    assert "move, walk, left, steps 1 and 2 of 2: and step (2 s)" in text


side_doses = st.builds(
    SideDose,
    reps=st.one_of(st.none(), st.integers(1, 6)),
    sets=st.one_of(st.none(), st.integers(1, 2)),
    load_kg=st.sampled_from([None, 0.5]),
)
given_steps = st.builds(
    ExerciseStep,
    exercise=st.just("it"),
    sets=st.integers(1, 2),
    reps=st.integers(1, 7),
    passes=st.integers(1, 3),
    duration_seconds=st.sampled_from([5, 30, 61]),
    cadence_per_minute=st.sampled_from([None, 33, 60, 110]),
    sides=st.sampled_from(list(Side)),
    start_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    left=side_doses,
    right=side_doses,
)
given_exercises = st.builds(
    lambda kind, sides, travel, support, words, hold: exercise(
        "it",
        sides,
        kind,
        (
            phase("out", 1.2, "up", words[0]),
            *([Phase("hold", hold, "Hold")] if kind in (Kind.HOLD, Kind.STRETCH, Kind.REPS) else []),
            phase("back", 0.8, "start", words[1]),
        ),
        position=Position.SEATED if travel is None else Position.WALKING,
        support=support,
        figure=figure(travel),
        dose=Dose(reps=3, rest_seconds=20, cadence_per_minute=60, duration_seconds=40),
    ),
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Sides)),
    st.sampled_from([None, *Travel]),
    st.sampled_from([Support.CANE, Support.COUNTER]),
    st.sampled_from([("Out", "and back"), ("", "")]),
    st.sampled_from([1, 6, 25]),
)


@settings(max_examples=150, deadline=None)
@given(given_exercises, given_steps, st.sampled_from(list(Pace)), st.sampled_from([0, 300, 800, 2000]))
def test_whatever_the_kind_and_the_sides(it, step, pace, length_ms):
    if it.sides is Sides.BOTH:
        step = replace(step, sides=Side.BOTH)
    line = timeline(step, exercises=[it], pace=pace, length_ms=length_ms, options=Options())
    the_parts_are_the_whole(line)
    no_word_is_late_or_over_another(line)
    the_beat_is_even_and_never_over_a_word(line)
    each_side_does_its_own(line, it, step)
    known = {"it": it}
    plan = routine(step, pace=pace)
    texts = texts_of(plan, known)
    spoken = compile_routine(plan, known, lambda _text: length_ms).segments
    assert {cue.text for segment in spoken for cue in segment.cues} <= set(texts)


def the_parts_are_the_whole(line):
    assert line.segments[0].start_ms == 0
    for one, later in itertools.pairwise(line.segments):
        assert one.end_ms == later.start_ms
    for index, bout in enumerate(line.bouts):
        begin, end = line.span_of_bout(index)
        wanted = len(bout.moves) * sum(one.seconds for one in line.prescriptions[0].phases) * 1000
        assert end - begin == pytest.approx(wanted, abs=1)


def no_word_is_late_or_over_another(line):
    cues = [cue for segment in line.segments for cue in segment.cues]
    assert all(one.end_ms <= later.at_ms for one, later in itertools.pairwise(cues))
    rhythm = line.prescriptions[0].exercise.kind is Kind.RHYTHM
    for segment in line.segments:
        end_ms = segment.end_ms
        if (
            rhythm and segment.kind is SegmentKind.MOVE
        ):  # what tells the time may go on over a few short phases
            end_ms = line.span_of_bout(segment.bout)[1]
        assert all(segment.start_ms <= cue.at_ms and cue.end_ms <= end_ms for cue in segment.cues)


def the_beat_is_even_and_never_over_a_word(line):
    beat = line.prescriptions[0].beat
    for index in range(len(line.bouts)):
        begin, end = line.span_of_bout(index)
        heard = line.beats_between(begin - 1, end)
        if beat is None:
            assert heard == ()
            continue
        for beat_ms in heard:
            beats = (beat_ms - begin) / 1000 / beat.every_seconds - beat.first_seconds / beat.every_seconds
            assert beats == pytest.approx(round(beats), abs=0.005)
        cues = line.cues_between(begin - 1, end)
        assert not any(cue.at_ms - TONE_MS < ms < cue.end_ms for cue in cues for ms in heard)


def each_side_does_its_own(line, it, step):
    (item,) = line.prescriptions
    sets = played(line)
    assert all(ended.done_reps == ended.prescribed_reps > 0 for ended in sets)
    assert len(sets) == sum(len(bout.sides) for bout in line.bouts)
    for bouts in item.sets:
        the_legs_take_their_turns(bouts, item, step)
    if it.kind in (Kind.HOLD, Kind.STRETCH) and not item.walks and it.sides is not Sides.BOTH:
        for side, dose in ((Side.LEFT, step.left), (Side.RIGHT, step.right)):
            if step.sides in (Side.BOTH, side):
                assert {one.done_reps for one in sets if one.side is side} == {dose.reps or step.reps}
    the_words_name_the_right_side(line, item)


def the_legs_take_their_turns(bouts, item, step):
    legs = [move.side for bout in bouts for move in bout.moves]
    first = step.start_side if step.sides is Side.BOTH else step.sides
    if item.walks:
        assert all(len(bout.legs) == 1 for bout in bouts)
        assert legs[0] is first
    elif item.exercise.sides is Sides.BOTH:
        assert set(legs) == {Side.BOTH}
    elif step.sides is not Side.BOTH:
        assert set(legs) == {step.sides}
    elif first in legs:  # else it has done all its sets
        assert legs[0] is first


def the_words_name_the_right_side(line, item):
    named = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}
    words = " ".join(cue.text for cue in line.segments[0].cues).lower()
    first = item.sets[0][0].legs[0]
    assert named[first] in words
    if len(item.load_kg) == 1 or len(set(item.load_kg.values())) == 1:  # else both legs' weights are named
        assert first is Side.BOTH or named[first.opposite] not in words
    for segment in line.segments:
        if segment.kind is SegmentKind.CHANGE_SIDES and segment.cues[-1].text.endswith(" leg."):
            assert segment.cues[-1].text.lower() == f"{named[segment.side]} leg."
