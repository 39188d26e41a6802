"""What the player writes about each kind of exercise; read from 2.5 m, and by a screen reader."""

from dataclasses import replace

import pytest

from coach.routine.model import Dose, ExerciseStep, Phase, Pose
from coach.routine.terms import Kind, Position, Side, Sides, Travel
from coach.session.choices import Choices, Options
from coach.session.events import State
from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind
from coach.ui.moment_words import count_text, how_text, side_text, speed_text, waiting_text, word_text
from tests.builders import exercise, timeline
from tests.session.builders import figure, march, phase, walk

TEN_SECONDS_TWICE = "seconds \N{MULTIPLICATION SIGN} 2"
HELD = (phase("lift", 2, "up"), Phase("hold", 10), phase("lower", 2))
REPS = exercise("it", Sides.ALTERNATING, dose=Dose(reps=3))
HOLD = exercise("it", Sides.EACH, Kind.HOLD, HELD)
STRETCH = exercise("it", Sides.BOTH, Kind.STRETCH, HELD)
OVER_STILL_FEET = replace(figure(), poses={"start": Pose(), "up": Pose()})
SWAY = exercise("it", Sides.ALTERNATING, phases=HELD, figure=OVER_STILL_FEET)


def shown(it, kind, into_ms=0, at=0):
    """Return side, number, what it counts, and word `into_ms` into the `at`-th segment of a kind."""
    line = timeline(ExerciseStep(it.id, start_side=Side.LEFT), exercises=[it])
    segment = [segment for segment in line.segments if segment.kind is kind][at]
    moment = moment_at(line, segment.start_ms + into_ms)
    return side_text(moment), *count_text(moment), word_text(moment)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("it", "kind", "into_ms", "at", "expected"),
    [
        (REPS, SegmentKind.READY, 0, 0, ("One leg, then the other", "3", "times", "Ready?")),
        (REPS, SegmentKind.MOVE, 0, 4, ("Right leg", "1", "of 3", "lift")),
        (SWAY, SegmentKind.READY, 0, 0, ("One side, then the other", "2", "times", "Ready?")),
        (SWAY, SegmentKind.MOVE, 0, 0, ("To the left", "1", "of 2", "lift")),
        (HOLD, SegmentKind.READY, 0, 0, ("Left leg", "10", TEN_SECONDS_TWICE, "Ready?")),
        (HOLD, SegmentKind.MOVE, 0, 3, ("Left leg", "10", "hold 2 of 2", "lift")),
        (HOLD, SegmentKind.MOVE, 2500, 4, ("Left leg", "8", "hold 2 of 2", "hold")),
        (HOLD, SegmentKind.MOVE, 0, 5, ("Left leg", "", "hold 2 of 2", "lower")),
        (HOLD, SegmentKind.CHANGE_SIDES, 0, 0, ("Right leg", "10", TEN_SECONDS_TWICE, "Change legs")),
        (STRETCH, SegmentKind.MOVE, 0, 1, ("Both legs", "10", "hold 1 of 2", "hold")),
        (march(), SegmentKind.READY, 0, 0, ("One leg, then the other", "60", "seconds", "Ready?")),
        (march(), SegmentKind.MOVE, 0, 3, ("One leg, then the other", "59", "seconds", "Keep going")),
        (walk(), SegmentKind.MOVE, 2100, 0, ("Left leg first, walk 1 of 2", "2", "of 10", "and step")),
        (
            walk(),
            SegmentKind.CHANGE_SIDES,
            0,
            0,
            ("Right leg first, walk 2 of 2", "10", "steps", "Turn round"),
        ),
        (walk(Travel.SIDEWAYS), SegmentKind.MOVE, 0, 0, ("To the left, walk 1 of 2", "1", "of 10", "step")),
        (
            walk(kind=Kind.RHYTHM, dose=Dose(duration_seconds=90, cadence_per_minute=30)),
            SegmentKind.MOVE,
            2000,
            0,
            ("Left leg first", "1:26", "minutes", "Walk"),
        ),
        (
            walk(kind=Kind.RHYTHM, dose=Dose(duration_seconds=1800, cadence_per_minute=30)),
            SegmentKind.MOVE,
            2000,
            0,
            ("Left leg first", "30", "minutes", "Walk"),
        ),
    ],
)
def test_number_side_and_word_are_right_for_each_kind(it, kind, into_ms, at, expected):
    assert shown(it, kind, into_ms, at) == expected


@pytest.mark.usefixtures("qapp")
def test_a_rest_says_who_comes_next_and_with_how_much_and_a_set_says_which_it_is_and_how_fast():
    step = ExerciseStep("it", sets=2, reps=10, rest_seconds=30, load_kg=1.5, start_side=Side.LEFT)
    each = exercise("it", Sides.EACH)
    options = Options(demonstrate=False, choices=Choices(speeds={"it": 90}))
    line = timeline(step, step, exercises=[each], options=options)

    def at(kind, number=0):
        segment = [segment for segment in line.segments if segment.kind is kind][number]
        moment = moment_at(line, segment.start_ms)
        return side_text(moment), how_text(moment)

    how = "With 1.5 kg  ·  A little slower: 90 %"
    assert at(SegmentKind.MOVE) == ("Left leg  ·  set 1 of 2", how)
    assert at(SegmentKind.REST) == ("Next: left leg", f"10 times  ·  {how}")
    assert at(SegmentKind.REST, 1) == ("Next: left leg", f"2 sets of 10 times  ·  {how}")
    assert at(SegmentKind.FINISH) == ("", "")


@pytest.mark.usefixtures("qapp")
def test_who_stands_takes_the_place_while_seconds_count_down_and_a_gate_says_what_to_do():
    stands = exercise("it", Sides.EACH, position=Position.STANDING)
    step = ExerciseStep("it", load_kg=1.0)
    line = timeline(step, exercises=[stands], options=Options(demonstrate=False, place_seconds=10))
    ready, place = [segment for segment in line.segments if segment.kind is SegmentKind.READY]
    there = moment_at(line, place.start_ms + 3500)
    assert (count_text(there), word_text(there)) == (("7", "seconds"), "Take your place")
    (change,) = [segment for segment in line.segments if segment.gate and segment is not ready]
    told = [waiting_text(moment_at(line, segment.start_ms)) for segment in (ready, change)]
    press = "Press the big button when you are ready."
    assert told == [press, f"Put the weight on your left leg. {press}"]
    assert word_text(moment_at(line, change.start_ms), State.WAITING) == "Change legs"


@pytest.mark.usefixtures("qapp")
def test_a_speed_is_said_in_words_unless_it_is_the_one_that_was_set():
    said = [speed_text(percent) for percent in (50, 90, 100, 110, 150)]
    assert said == ["Slower: 50 %", "A little slower: 90 %", "", "A little faster: 110 %", "Faster: 150 %"]
