"""What goes to a beat: how long its reps take, where the beat falls, and how long it goes on."""

import itertools

import pytest

from coach.routine.model import Dose, ExerciseStep
from coach.session.moment import READING_MS, moment_at
from tests.builders import timeline
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
