"""What is right by itself and doesn't fit together is told, at its line, and the exercise still plays."""

import pytest

from coach.routine.exercise_file import read_exercise
from tests.routine.files import EXERCISE, changed, said, write

WALK = {
    'position = "seated"': 'position = "walking"',
    'support = "chair"': 'support = "none"',
    'kind = "reps"': 'kind = "steps"',
    "sets = 2": "cadence_per_minute = 20",
    'view = "side"': 'view = "side"\ntravel = "forward"',
    "hip_flexion = 90, knee_flexion = 90": "hip_flexion = 0",
}
COUNTER = {
    'position = "seated"': 'position = "standing"',
    'support = "chair"': 'support = "counter"',
    "hip_flexion = 90, knee_flexion = 90": "hip_flexion = 0",
}


def findings(folder, changes):
    write(folder, "it", changed(EXERCISE, changes))
    assert read_exercise(folder / "it.toml").value is not None
    return said(folder)


@pytest.mark.parametrize(
    ("changes", "line", "beginning"),
    [
        (
            {"knee_flexion = 8": "knee_flexion = 8, ankle_dorsiflexion = -60"},
            30,
            "figure.straight.working: ankle_dorsiflexion -60 is beyond a healthy joint (-55 to 25 degrees)",
        ),
        (
            {'contact = "air" }': 'contact = "air" }\ntrunk = { rotation = 60 }'},
            31,
            "figure.straight.trunk: rotation 60 is beyond a healthy body (-47 to 47)",
        ),
        (
            {'contact = "air" }': 'contact = "air" }\ntrunk = { lean = -90 }\nother = { contact = "rest" }'},
            31,
            "figure.straight.trunk: lean -90 is beyond a healthy body (-31 to 104); only with position",
        ),
        (
            {'8, contact = "air"': '90, foot_pitch = 5, ankle_dorsiflexion = -5, contact = "heel"'},
            30,
            'figure.straight.working: contact "heel" does not go with foot_pitch 5; flat is 0',
        ),
        (
            {"hip_flexion = 90": "hip_flexion = 80"},
            27,
            "figure.start.both: a foot that stands can't have these angles: they miss each other by 10",
        ),
        (
            {"sets = 2": "sets = 2\nsets_max = 1"},
            34,
            "dose.sets_max: is 1, and the dose is 2 already; write 2",
        ),
        (
            {'kind = "reps"': 'kind = "rhythm"', "sets = 2": "cadence_per_minute = 10"},
            32,
            "dose.duration_seconds: is missing: a rhythm goes by time; add `duration_seconds = 60`",
        ),
        (
            {'kind = "reps"': 'kind = "rhythm"', "sets = 2": "duration_seconds = 60"},
            32,
            "dose.cadence_per_minute: is missing: the kind `rhythm` goes by a beat; add",
        ),
        (
            {"sets = 2": "sets = 2\npasses = 3"},
            34,
            "dose.passes: isn't what `it` goes by: its kind is `reps`; set its `sets` instead",
        ),
        (
            {'kind = "reps"': 'kind = "hold"'},
            11,
            "phase: a hold has no phase that stays still; add a [[phase]]",
        ),
        (
            {'arms = "lap"': 'arms = "counter"'},
            26,
            'figure.start.arms: hands that hold "counter" need support = "counter", not "chair"; change',
        ),
        (
            {**COUNTER, 'arms = "lap"': 'arms = "sides"'},
            26,
            'figure.start.arms: hold on to nothing, with support = "counter"; write what the hands do, such',
        ),
        (
            {'view = "side"': 'view = "side"\ntravel = "forward"'},
            24,
            'figure.travel: goes with position = "walking", not "seated"; take it out',
        ),
        ({**WALK, 'position = "seated"': 'position = "standing"'}, 8, "kind: steps are walked; write"),
    ],
    ids=lambda value: value.split(":")[0] if isinstance(value, str) else "",
)
def test_a_part_that_does_not_fit_the_others_is_told_at_its_line(tmp_path, changes, line, beginning):
    assert findings(tmp_path, changes)[0].startswith(f"it:{line}: {beginning}")


def test_walking_needs_a_way_to_go(tmp_path):
    assert findings(tmp_path, WALK) == []
    (finding,) = findings(tmp_path, {**WALK, 'view = "side"': 'view = "front"'})
    assert finding.startswith("it:22: figure.travel: is missing: the figure would stay on its spot; add")


@pytest.mark.parametrize(("lean", "findings_in_bed"), [(-90, 0), (-115, 0), (-130, 1)])
def test_only_in_bed_a_body_lies_and_a_bridge_slopes_down_to_the_head(tmp_path, lean, findings_in_bed):
    lying = {
        'position = "seated"': 'position = "bed"',
        'support = "chair"': 'support = "none"',
        "hip_flexion = 90, knee_flexion = 90": 'contact = "rest"',
        'arms = "lap"': f"trunk = {{ lean = {lean} }}",
    }
    assert len(findings(tmp_path, lying)) == findings_in_bed


def test_hands_that_only_hover_need_nothing_to_hold(tmp_path):
    free = {**COUNTER, 'support = "chair"': 'support = "none"', 'arms = "lap"': 'arms = "over-counter"'}
    assert findings(tmp_path, free) == []


def test_a_misspelt_word_is_told_alone_and_not_compared_with_the_rest(tmp_path):
    write(tmp_path, "it", changed(EXERCISE, {**WALK, 'position = "seated"': 'position = "walkin"'}))
    assert [line.split(";")[0] for line in said(tmp_path)] == ["it:4: position: `walkin` is not known here"]


def test_a_dose_may_grow_to_what_it_is_and_a_hold_may_move_on_its_way(tmp_path):
    assert findings(tmp_path, {"sets = 2": "sets = 2\nsets_max = 2"}) == []
    assert findings(tmp_path, {'kind = "reps"': 'kind = "hold"', 'pose = "straight"\n': ""}) == []


def test_a_foot_on_a_step_needs_one(tmp_path):
    upon = {"90, knee_flexion = 90": '90, knee_flexion = 90, contact = "step"'}
    (finding,) = findings(tmp_path, upon)
    assert finding.startswith('it:22: figure.props: has no "step", and a foot stands on one; add')
    assert findings(tmp_path, {**upon, 'view = "side"': 'view = "side"\nprops = ["step"]'}) == []


def test_a_strap_round_the_foot_is_for_who_sits_or_lies(tmp_path):
    assert findings(tmp_path, {'arms = "lap"': 'arms = "strap"'}) == []
    (finding,) = findings(tmp_path, {**COUNTER, 'arms = "lap"': 'arms = "strap"'})
    assert finding.startswith("it:26: figure.start.arms: a strap round the foot does not go with position")
