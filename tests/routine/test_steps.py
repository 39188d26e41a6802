"""A routine's tempo leaves room for the words, and nothing that it asks for is passed over unsaid."""

import pytest

from coach.routine.doses import amount_of
from coach.routine.library import load_library
from coach.routine.model import ExerciseStep
from tests.routine.files import EXERCISE, ROUTINE, changed, said, write

RHYTHM = {'kind = "reps"': 'kind = "rhythm"', "sets = 2": "duration_seconds = 60\ncadence_per_minute = 10"}
LONG = {'"Lift"': '"Lift your foot"'}
SLOW = {"seconds = 3": "seconds = 5", '"Lift"': '"Lift your foot as far up as you can go"'}
USED = "isn't what `knee-extension` goes by: its kind is `reps`; set its `{}` instead"


def findings(folder, step="", *, exercise=None, pace="steady"):
    write(folder, "knee-extension", changed(EXERCISE, exercise or {}))
    write(folder, "two", changed(ROUTINE, {"sets = 2\nleft = { reps = 6 }": step}), pace=pace)
    return said(folder)


def test_words_longer_than_their_phase_are_told_in_the_exercise_and_not_again_in_each_routine(tmp_path):
    (finding,) = findings(tmp_path, "tempo = { lift = 0.9 }", exercise={"seconds = 3": "seconds = 1", **LONG})
    assert finding.startswith(
        "knee-extension:14: phase 1.say: takes 1.5 s to say, but the phase lasts 1 s; shorten it"
    )


@pytest.mark.parametrize(
    ("file", "said_at"),
    [
        ({"step": "tempo = { lift = 1 }", "exercise": LONG}, "two:7: step 1.tempo.lift: ... lasts 1 s here"),
        (
            {"step": "cadence_per_minute = 25", "exercise": {**RHYTHM, **LONG}},
            "two:7: step 1.cadence_per_minute: ... lasts 1.03 s here",
        ),
        ({"pace": "gentle-even", "exercise": SLOW}, "two:2: pace: ... lasts 3 s here"),
    ],
    ids=["tempo", "cadence", "pace"],
)
def test_words_that_a_routine_leaves_no_room_for_are_told_at_what_makes_it_so(tmp_path, file, said_at):
    (finding,) = findings(tmp_path, **file)
    where, lasts = said_at.split("...")
    assert finding.startswith(where)
    assert f"but `lift` of `knee-extension`{lasts}; give it more time, or" in finding


@pytest.mark.parametrize(
    ("step", "pace", "finding"),
    [
        ("duration_seconds = 60", "steady", USED.format("reps")),
        ("passes = 2", "steady", USED.format("sets")),
        (
            "sets = 2",
            "short-cool",
            'isn\'t used: the pace "short-cool" does one set of each; write `sets = 1`',
        ),
        ("load_kg = 1", "gentle-even", 'isn\'t used: the pace "gentle-even" adds no weight; take it out'),
        (
            "right.load_kg = 1",
            "gentle-even",
            'isn\'t used: the pace "gentle-even" adds no weight; take it out',
        ),
        (
            'right = { reps = 3 }\nsides = "left"',
            "steady",
            'isn\'t used: `sides = "left"` does one side; keep one of',
        ),
        (
            'start_side = "left"\nsides = "left"',
            "steady",
            'isn\'t used: the step has `sides = "left"`; take it out',
        ),
    ],
)
def test_what_would_be_passed_over_in_silence_is_told(tmp_path, step, pace, finding):
    (found,) = findings(tmp_path, step, pace=pace)
    assert found.startswith(f"two:7: step 1.{step.split(' ')[0]}: {finding}")


def test_a_rhythm_goes_by_its_time_and_its_beat(tmp_path):
    found = findings(tmp_path, "reps = 8\ntempo = { lift = 4 }\nleft = { reps = 2 }", exercise=RHYTHM)
    assert [line.split(";")[0] for line in found] == [
        "two:7: step 1.reps: isn't what `knee-extension` goes by: its kind is `rhythm`",
        "two:8: step 1.tempo: isn't what `knee-extension` goes by: its kind is `rhythm`",
        "two:9: step 1.left.reps: isn't used: a rhythm goes by time",
    ]


def test_an_exercise_and_a_routine_in_which_all_fits_have_nothing_said_about_them(tmp_path):
    assert findings(tmp_path, "tempo = { lift = 2, lower = 5 }\nleft = { reps = 4, load_kg = 0.5 }") == []
    assert findings(tmp_path, "cadence_per_minute = 12\nduration_seconds = 90", exercise=RHYTHM) == []


def test_in_walking_both_legs_lead_in_turn_so_that_each_has_its_dose(tmp_path):
    walk = {
        'position = "seated"': 'position = "walking"',
        'support = "chair"': 'support = "none"',
        'view = "side"': 'view = "side"\ntravel = "forward"',
    }
    assert findings(tmp_path, 'sides = "left"\nright = { load_kg = 1 }', exercise=walk) == []


def test_a_walk_with_more_steps_one_way_than_the_other_is_told(tmp_path):
    walk = {
        'position = "seated"': 'position = "walking"',
        'support = "chair"': 'support = "none"',
        'kind = "reps"': 'kind = "steps"',
        "sets = 2": "reps = 6\ncadence_per_minute = 20",
        'view = "side"': 'view = "side"\ntravel = "forward"',
        "hip_flexion = 90, knee_flexion = 90": "hip_flexion = 0",
    }
    rule = "all passes of a walk are of one length; set `reps` in the step, for both"
    (finding,) = findings(tmp_path, "right = { reps = 9 }", exercise=walk)
    assert finding == f"two:7: step 1.right.reps: is 9, and 6 for the other side: {rule}"
    assert findings(tmp_path, "left = { reps = 6 }\nright = { load_kg = 1 }", exercise=walk) == []


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        ({}, (20, 140.0)),
        ({'position = "seated"': 'position = "walking"', 'kind = "reps"': 'kind = "steps"'}, (12, 42.0)),
    ],
)
def test_what_a_step_adds_up_to_has_the_rest_that_it_sets_even_if_none(tmp_path, changes, amount):
    write(tmp_path, "knee-extension", changed(EXERCISE, changes))
    exercise = load_library([tmp_path]).exercises["knee-extension"]
    step = ExerciseStep("knee-extension", sets=2, reps=5, rest_seconds=0)
    assert amount_of(step, exercise) == amount


def test_the_sets_of_each_leg_count_towards_the_four_hours(tmp_path):
    found = findings(tmp_path, "duration_seconds = 3600\nleft = { sets = 4 }", exercise=RHYTHM)
    assert found == ["two:5: step: all steps last 5.1 hours; keep a routine under 4 hours"]
