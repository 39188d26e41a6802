"""Short and cool, taking one's place, and going on by itself."""

import pytest

from coach.routine.model import Dose, ExerciseStep, RestStep
from coach.routine.terms import Pace, Position
from coach.session.choices import Options
from coach.session.moment import moment_at
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, timeline
from tests.session.builders import march, moves, played, said

LONGEST_MS = 5 * 60_000
KNEE = exercise("knee", dose=Dose(sets=3, reps=10, rest_seconds=30))  # 10 reps of 9 s for each leg: 180 s


def cool(*steps, known=(KNEE,)):
    """Compile short and cool."""
    return timeline(*steps, exercises=known, pace=Pace.SHORT_COOL, length_ms=1000)


def work_between_waits(line):
    """Return how long is moved between one cool-down and the next, in ms."""
    work = [0]
    for segment in line.segments:
        if segment.kind is SegmentKind.REST and segment.gate:
            work.append(0)
        work[-1] += segment.length_ms if segment.kind is SegmentKind.MOVE else 0
    return work


def test_after_no_more_than_five_minutes_of_work_one_cools_down_for_as_long_as_it_takes():
    line = cool(*[ExerciseStep("knee", reps=reps) for reps in (8, 6, 5, 6)])  # 144, 108, 90 and 108 s
    assert work_between_waits(line) == [252_000, 198_000]  # and no leg is left for after it
    rests = [one for one in line.segments if one.kind is SegmentKind.REST]
    assert [one.length_ms for one in rests if one.counts_down] == [60_000] * 3
    cooling = rests[1:4]
    assert [one.gate for one in cooling] == [False, False, True]
    words = [cue.text for one in cooling for cue in one.cues]
    assert words == [
        "Cool down. Drink some water.",
        "Next comes: Straighten your knee.",
        "Ten seconds more.",
        "Press the big button when you are ready.",
    ]
    assert moment_at(line, cooling[2].start_ms).caption == words[-1]
    assert moment_at(line, cooling[2].start_ms).number is None


def test_an_exercise_that_is_longer_than_that_is_parted_between_the_legs_or_into_sets():
    (right, left) = work_between_waits(cool(ExerciseStep("knee", reps=20)))
    assert right == left == 180_000
    line = cool(ExerciseStep("march", duration_seconds=720, rest_seconds=10), known=[march()])
    assert [round(one.done_ms, -4) for one in played(line)] == [240_000] * 3
    assert work_between_waits(line) == pytest.approx([240_000] * 3, abs=1300)
    assert line.prescriptions[0].set_seconds(1) == 240


def test_other_paces_never_wait_for_one_to_cool_down():
    for pace in Pace:
        line = timeline(*[ExerciseStep("knee")] * 3, exercises=[KNEE], pace=pace)
        waits = any(one.gate for one in line.segments if one.kind is SegmentKind.REST)
        assert waits is (pace is Pace.SHORT_COOL)


def test_a_rest_that_is_a_step_of_its_own_is_as_much_longer_as_all_others():
    steps = (
        ExerciseStep("knee", sets=1, reps=2),
        RestStep(40, "Breathe."),
        ExerciseStep("knee", sets=1, reps=2),
    )
    for pace, rest_ms in ((Pace.STEADY, 40_000), (Pace.GENTLE_EVEN, 60_000), (Pace.SHORT_COOL, 80_000)):
        line = timeline(*steps, exercises=[KNEE], pace=pace)
        assert [one.length_ms for one in line.segments if one.kind is SegmentKind.REST] == [rest_ms]
        assert "Breathe." in said(line, SegmentKind.REST)


def test_who_stands_takes_the_place_in_seconds_that_are_counted_down_and_next_goes_to_the_count_in():
    stands = exercise("stands", position=Position.STANDING, dose=Dose(sets=2, reps=1, rest_seconds=20))
    options = Options(demonstrate=False, place_seconds=10)
    line = timeline(ExerciseStep("stands"), exercises=[stands], options=options)
    asked, takes = [one for one in line.segments if one.kind is SegmentKind.READY]
    assert (asked.gate, takes.gate, takes.length_ms) == (True, False, 10_000)
    assert [moment_at(line, takes.start_ms + ms).number for ms in (0, 1000, 9999)] == [10, 9, 1]
    assert moment_at(line, takes.start_ms).caption == "Take your place."
    playback = Playback(line, FakeClock(), start_ms=takes.start_ms)
    playback.play()
    playback.next()
    assert (playback.segment.kind, playback.segment.start_ms) == (SegmentKind.COUNT_IN, takes.end_ms)
    seated = timeline(ExerciseStep("knee"), exercises=[KNEE], options=options)
    assert [one.gate for one in seated.segments if one.kind is SegmentKind.READY] == [True]


def test_who_goes_on_alone_sees_every_wait_counted_down():
    options = Options(ready_after_seconds=8, place_seconds=15)
    stands = exercise("knee", position=Position.STANDING, dose=Dose(reps=20, sets=2, rest_seconds=30))
    step = ExerciseStep("knee", load_kg=1)
    line = timeline(step, exercises=[stands], options=options, pace=Pace.SHORT_COOL)
    assert not any(one.gate for one in line.segments)
    lengths = {
        (one.kind, one.length_ms) for one in line.segments if one.counts_down and not one.cues and not one.rep
    }
    assert lengths == {
        (SegmentKind.READY, 15_000),
        (SegmentKind.REST, 8000),
        (SegmentKind.CHANGE_SIDES, 8000),
    }
    assert len(moves(line)) == 160
