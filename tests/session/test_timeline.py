"""A whole session asserted as a table, and what holds for every routine."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.model import Dose, ExerciseStep, Phase, RestStep, SideDose
from coach.routine.terms import Kind, Pace, Side, Sides
from coach.session.compile import Options, compile_routine, texts_of
from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind
from tests.builders import exercise, routine, timeline


def table(line, *, kinds=()):
    """Return (second, kind, side, rep, phase, what is said) for each segment."""
    return [
        (
            segment.start_ms / 1000,
            segment.kind.value,
            segment.track.side.value if segment.track else "",
            segment.rep,
            segment.phase,
            " ".join(cue.text for cue in segment.cues),
        )
        for segment in line.segments
        if not kinds or segment.kind in kinds
    ]


def test_one_set_of_two_reps_on_each_side_from_beginning_to_end():
    assert table(timeline()) == [
        (0.0, "introduction", "right", 0, "", "Straighten your knee. Right leg. Sit tall."),
        (3.4, "introduction", "right", 0, "", "Press the big button when you are ready."),
        (5.0, "ready", "right", 0, "", ""),
        (5.6, "count-in", "right", 0, "", "Ready. Three. Two. One. Go."),
        (10.6, "move", "right", 1, "lift", "Lift"),
        (13.6, "move", "right", 1, "hold", ""),
        (14.6, "move", "right", 1, "lower", "and lower"),
        (18.6, "move", "right", 1, "pause", "Last one."),
        (19.6, "move", "right", 2, "lift", "Lift"),
        (22.6, "move", "right", 2, "hold", ""),
        (23.6, "move", "right", 2, "lower", "and lower"),
        (27.6, "move", "right", 2, "pause", "2."),
        (28.6, "change-sides", "left", 0, "", "Change legs. Left leg."),
        (33.6, "count-in", "left", 0, "", "Ready. Three. Two. One. Go."),
        (38.6, "move", "left", 1, "lift", "Lift"),
        (41.6, "move", "left", 1, "hold", ""),
        (42.6, "move", "left", 1, "lower", "and lower"),
        (46.6, "move", "left", 1, "pause", "Last one."),
        (47.6, "move", "left", 2, "lift", "Lift"),
        (50.6, "move", "left", 2, "hold", ""),
        (51.6, "move", "left", 2, "lower", "and lower"),
        (55.6, "move", "left", 2, "pause", "2."),
        (56.6, "finish", "left", 0, "", "That was the last one. Well done."),
    ]


def test_a_rest_follows_every_set_but_the_last():
    steps = [
        ExerciseStep("knee-extension", sets=2, rest_seconds=30),
        ExerciseStep("march", sets=1, rest_seconds=40),
    ]
    line = timeline(*steps, exercises=[exercise(), exercise("march", name="March")])
    rests = [
        (segment.length_ms, [cue.text for cue in segment.cues])
        for segment in line.segments
        if segment.kind is SegmentKind.REST
    ]
    assert rests == [
        (30_000, ["Rest.", "Then set 2 of 2.", "Ten seconds more."]),
        (30_000, ["Rest.", "Next comes: March.", "Ten seconds more."]),
    ]


def test_two_more_and_last_one_are_said_before_the_last_two_reps():
    line = timeline(ExerciseStep("knee-extension", reps=4, sides=Side.LEFT))
    counts = [row[5] for row in table(line, kinds=[SegmentKind.MOVE]) if row[4] == "pause"]
    assert counts == ["1.", "Two more.", "Last one.", "4."]


def test_legs_that_take_turns_swap_at_every_rep_and_the_longer_side_ends_alone():
    step = ExerciseStep("march", start_side=Side.LEFT, left=SideDose(reps=2), right=SideDose(reps=1))
    line = timeline(step, exercises=[exercise("march", sides=Sides.ALTERNATING)])
    lifts = [(row[2], row[3]) for row in table(line, kinds=[SegmentKind.MOVE]) if row[4] == "lift"]
    assert lifts == [("left", 1), ("right", 1), ("left", 2)]


def test_counting_goes_by_the_longer_side_when_legs_take_turns():
    step = ExerciseStep("march", left=SideDose(reps=1), right=SideDose(reps=3))
    line = timeline(step, exercises=[exercise("march", sides=Sides.ALTERNATING)])
    counts = [row[5] for row in table(line, kinds=[SegmentKind.MOVE]) if row[4] == "pause"]
    assert counts == ["", "Two more.", "Last one.", "3."]


def test_a_rest_shows_the_side_and_the_step_that_come_next():
    steps = [
        ExerciseStep("knee-extension", sets=2, rest_seconds=30, right=SideDose(sets=1)),
        ExerciseStep("knee-extension", sides=Side.RIGHT),
    ]
    line = timeline(*steps)
    rests = [segment for segment in line.segments if segment.kind is SegmentKind.REST]
    shown = [(moment_at(line, rest.start_ms).exercise, rest.track.side) for rest in rests]
    assert shown == [(1, Side.LEFT), (2, Side.RIGHT)]


def test_a_hold_is_counted_down():
    phases = (Phase("up", 2, "Up", ()), Phase("hold", 5, "and hold"), Phase("down", 2))
    step = ExerciseStep("stand", reps=1, sides=Side.LEFT)
    line = timeline(step, exercises=[exercise("stand", kind=Kind.HOLD, phases=phases)])
    hold = next(segment for segment in line.segments if segment.phase == "hold")
    assert [(cue.at_ms - hold.start_ms, cue.text) for cue in hold.cues] == [
        (0, "and hold"),
        (2000, "3"),
        (3000, "2"),
        (4000, "1"),
    ]
    numbers = [moment_at(line, hold.start_ms + ms).number for ms in (0, 1000, 4999)]
    assert numbers == [5, 4, 1]


def test_a_word_that_does_not_fit_its_phase_is_dropped_and_delays_nothing():
    fits, too_long = timeline(length_ms=400), timeline(length_ms=3000)
    moves = [
        [segment.length_ms for segment in line.segments if segment.kind is SegmentKind.MOVE]
        for line in (fits, too_long)
    ]
    assert moves[0] == moves[1]
    said = {
        cue.text for segment in too_long.segments if segment.kind is SegmentKind.MOVE for cue in segment.cues
    }
    assert said == {"and lower"}  # four seconds have room for three


def test_the_movement_is_shown_once_before_the_person_is_asked():
    line = timeline(options=Options(demonstrate=True))
    kinds = list(dict.fromkeys(segment.kind for segment in line.segments))
    assert kinds.index(SegmentKind.DEMONSTRATION) < kinds.index(SegmentKind.READY)
    assert {segment.rep for segment in line.segments if segment.kind is SegmentKind.DEMONSTRATION} == {1}


def test_a_pace_changes_the_tempo_reps_load_and_rest_as_the_clinical_figures_say():
    step = ExerciseStep("knee-extension", reps=10, sets=2, rest_seconds=40, load_kg=1.0)
    for pace, tempo, reps, sets, rest, load in (
        (Pace.STEADY, "3-1-4-1", 10, 2, 40, 1.0),
        (Pace.GENTLE_EVEN, "3-1-3-1", 7, 1, 60, 0.0),
        (Pace.SHORT_COOL, "3-1-4-1", 10, 1, 80, 1.0),
        (Pace.SLOW_LOWER, "3-1-5-1", 10, 2, 40, 1.0),
    ):
        (item,) = timeline(step, pace=pace).prescriptions
        first = item.sets[0][0]
        found = (
            item.tempo,
            first.reps(Side.RIGHT),
            len(item.sets),
            item.rest_seconds,
            item.load_kg[Side.RIGHT],
        )
        assert found == (tempo, reps, sets, rest, load), pace


def test_every_text_that_is_said_was_asked_for_beforehand():
    known = {"knee-extension": exercise()}
    texts = texts_of(routine(), known, Options())
    line = compile_routine(routine(), known, lambda _text: 700, Options())
    assert {cue.text for segment in line.segments for cue in segment.cues} <= set(texts)


steps = st.one_of(
    st.builds(
        ExerciseStep,
        exercise=st.sampled_from(["one", "turns", "both", "hold", "rhythm"]),
        sets=st.integers(1, 3),
        reps=st.integers(1, 6),
        rest_seconds=st.floats(0, 90),
        load_kg=st.sampled_from([0.0, 0.5]),
        note=st.sampled_from(["", "Use the blue cushion."]),
        start_side=st.sampled_from([Side.LEFT, Side.RIGHT]),
        left=st.builds(
            SideDose,
            reps=st.one_of(st.none(), st.integers(1, 5)),
            sets=st.one_of(st.none(), st.integers(1, 3)),
        ),
    ),
    st.builds(RestStep, rest_seconds=st.floats(1, 90), say=st.sampled_from(["", "Drink."])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5), st.sampled_from(list(Pace)), st.integers(0, 4000))
def test_for_every_routine_the_parts_are_the_whole_and_no_two_words_overlap(given_steps, pace, length_ms):
    known = [
        exercise("one"),
        exercise("turns", sides=Sides.ALTERNATING),
        exercise("both", sides=Sides.BOTH),
        exercise("hold", kind=Kind.HOLD),
        exercise(
            "rhythm",
            kind=Kind.RHYTHM,
            sides=Sides.ALTERNATING,
            dose=Dose(duration_seconds=20, cadence_per_minute=40),
        ),
    ]
    if all(isinstance(step, RestStep) for step in given_steps):
        given_steps = [ExerciseStep("one"), *given_steps]
    line = timeline(*given_steps, exercises=known, pace=pace, length_ms=length_ms)
    now = 0
    for segment in line.segments:
        assert segment.start_ms == now
        assert isinstance(segment.length_ms, int)
        now = segment.end_ms
        last_ms = line.span_of_bout(segment.bout)[1] if segment.kind is SegmentKind.MOVE else now
        assert all(segment.start_ms <= cue.at_ms and cue.end_ms <= last_ms for cue in segment.cues)
    assert now == line.length_ms
    cues = [cue for segment in line.segments for cue in segment.cues]
    assert all(one.end_ms <= other.at_ms for one, other in itertools.pairwise(cues))
    asked = [segment for segment in line.segments if segment.kind is SegmentKind.READY and segment.gate]
    assert len(asked) == len(line.prescriptions)
    assert moment_at(line, line.length_ms).left_ms == 0
