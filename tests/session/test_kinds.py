"""Reps, holds, stretches, rhythms and steps, with both legs, in turn, each, or one only."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.doses import amount_of
from coach.routine.model import Dose, ExerciseStep, Phase, SideDose
from coach.routine.terms import Kind, Pace, Position, Side, Sides, Support, Talk, Travel
from coach.session.compile import Options, compile_routine, texts_of
from coach.session.hearing import TONE_MS, Way, sounds_on
from coach.session.listing import as_text
from coach.session.timeline import SegmentKind
from tests.builders import exercise, routine, timeline
from tests.session.builders import figure, march, moves, phase, played, walk


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
    if pace is Pace.STEADY:
        the_amount_is_what_is_done(line, it, step)
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
    for segment in line.segments:
        end_ms = segment.end_ms
        if segment.kind is SegmentKind.MOVE:  # what counts or tells the time may go on over short phases
            end_ms = line.span_of_bout(segment.bout)[1]
        assert all(segment.start_ms <= cue.at_ms and cue.end_ms <= end_ms for cue in segment.cues)


def the_beat_is_even_and_never_over_a_word(line):
    beat = line.prescriptions[0].beat
    for index in range(len(line.bouts)):
        begin, end = line.span_of_bout(index)
        beats = line.beats_between(begin - 1, end)
        if beat is None:
            assert beats == ()
            continue
        for beat_ms in beats:
            count = (beat_ms - begin) / 1000 / beat.every_seconds - beat.first_seconds / beat.every_seconds
            assert count == pytest.approx(round(count), abs=0.005)
        for talk in Talk:
            words = [cue for cue in line.cues_between(begin - 1, end) if talk.includes(cue.matter.least)]
            free = [ms for ms in beats if not any(cue.at_ms - TONE_MS < ms < cue.end_ms for cue in words)]
            assert [sound.at_ms for sound in heard(line, talk, begin, end) if not sound.text] == free


def heard(line, talk, begin_ms, end_ms):
    """Return what is heard with so much talk from one moment to another of a timeline."""
    found, _until_ms = sounds_on(Way(begin_ms, begin_ms, line.length_ms, None), line, begin_ms - 1, end_ms)
    return [sound for sound in found if sound.is_heard(talk)]


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
        legs = [cue.text for cue in segment.cues if cue.text in ("Left leg.", "Right leg.")]
        if segment.kind is SegmentKind.CHANGE_SIDES and legs:
            assert [leg.lower() for leg in legs] == [f"{named[segment.side]} leg."]


def the_amount_is_what_is_done(line, it, step):
    (item,) = line.prescriptions
    _reps, seconds = amount_of(replace(step, rest_seconds=0), it)
    done = sum(segment.length_ms for segment in moves(line)) / 1000
    if item.walks:  # its ways may differ
        assert seconds >= done - 0.01
    else:
        assert seconds == pytest.approx(done, abs=0.01)
