"""What goes to a beat: how long its reps take, where the beat falls, and how long it goes on."""

import itertools

import pytest

from coach.routine.model import Dose, ExerciseStep, Phase, RestStep
from coach.routine.terms import Kind, Sides
from coach.session.moment import READING_MS, SWELL_MS, moment_at
from coach.session.timeline import SegmentKind
from tests.builders import exercise, timeline
from tests.session.builders import march, moves, phase, walk


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


def test_the_beat_falls_where_the_foot_comes_down():
    tap = march(
        phases=(phase("tap", 0.75, "landed"), phase("back", 0.75)),
        dose=Dose(duration_seconds=6, cadence_per_minute=40),
    )
    for item, after_ms in ((tap, 750), (march(), 0)):
        line = timeline(ExerciseStep("march"), exercises=[item])
        assert moves(line)[0].start_ms + after_ms == line.beats_between(0, line.length_ms)[0]


def test_the_sign_of_the_beat_is_full_on_every_beat_and_count_and_fades_no_faster_than_it_may():
    hold = exercise(
        "stand", Sides.BOTH, Kind.HOLD, (phase("up", 2, "up"), Phase("hold", 8), phase("down", 1))
    )
    steps = [ExerciseStep("march"), ExerciseStep("stand", reps=1), ExerciseStep("knee-extension")]
    line = timeline(*steps, exercises=[march(), hold, exercise()])
    sounds = [cue.at_ms for segment in line.segments for cue in segment.cues if cue.is_count]
    sounds += line.beats_between(0, line.length_ms)
    assert {moment_at(line, at_ms).beat for at_ms in sounds} == {1.0}
    (alone,) = [cue.at_ms for segment in moves(line) for cue in segment.cues if cue.text == "2."][:1]
    seen = [moment_at(line, alone + ms).beat for ms in range(-400, 401)]
    assert [index - 400 for index, beat in enumerate(seen) if beat > 0][:: len(seen)] == [1 - SWELL_MS]
    assert max(abs(later - one) for one, later in itertools.pairwise(seen)) < 2 / SWELL_MS
    assert SWELL_MS >= 300  # brief.md section 6


def test_where_nothing_is_counted_there_is_no_sign_of_a_beat():
    line = timeline(ExerciseStep("march", rest_seconds=30), RestStep(30), exercises=[march()])
    kinds = {segment.kind for segment in line.segments if moment_at(line, segment.start_ms).beat is None}
    assert kinds == {SegmentKind.INTRODUCTION, SegmentKind.READY, SegmentKind.REST, SegmentKind.FINISH}


def test_a_long_rhythm_loses_no_time_to_rounding():
    line = timeline(ExerciseStep("march", duration_seconds=1800, cadence_per_minute=70), exercises=[march()])
    begin, end = line.span_of_bout(0)
    assert (end - begin) == pytest.approx(1_800_000, abs=900)
    beats = line.beats_between(0, line.length_ms)
    assert (beats[-1] - beats[0]) / 60_000 * 70 == pytest.approx(2099, abs=0.1)


def test_what_goes_to_a_beat_takes_no_tempo_from_a_step():
    steps = [ExerciseStep("march", tempo={"lift": 5}), ExerciseStep("walk", tempo={"step": 5})]
    items = timeline(*steps, exercises=[march(), walk()]).prescriptions
    assert [[one.seconds for one in item.phases] for item in items] == [
        pytest.approx([0.6, 0.6]),
        pytest.approx([2, 2]),
    ]


def test_what_is_said_over_several_phases_stands_there_until_it_can_have_been_read():
    line = timeline(ExerciseStep("march"), exercises=[march()], length_ms=900)
    (at_ms,) = [cue.at_ms for segment in moves(line) for cue in segment.cues if cue.text == "Halfway."]
    captions = [moment_at(line, at_ms + ms).caption for ms in (-1, 0, READING_MS - 1, READING_MS)]
    assert captions == ["", "Halfway.", "Halfway.", ""]
