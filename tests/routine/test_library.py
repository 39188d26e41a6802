"""The shipped files: whoever opens one can read it, hear it, do it to its end and go on from it safely."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from coach.routine.library import Library, load_library
from coach.routine.model import (
    Arms,
    Exercise,
    ExerciseStep,
    Kind,
    Position,
    RestStep,
    Routine,
    Support,
    WeightBearing,
)
from coach.session.compile import compile_routine
from coach.session.playback import Playback, SetEnded, Shortened, State
from coach.session.timeline import Timeline
from coach.voice.text import estimated_length_ms
from tests.builders import FakeClock
from tests.routine.reading_level import grade

ROUTINES = Path(__file__).parents[2] / "routines"
HIGHEST_GRADE = 6.0
HOLDING_NOTHING = {
    Arms.SIDES,
    Arms.LAP,
    Arms.CROSSED,
    Arms.WIDE,
    Arms.FORWARD,
    Arms.HOLD_BALL,
    Arms.LOW_FRONT,
    Arms.OVER_COUNTER,
    Arms.OVER_COUNTER_BESIDE,
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([ROUTINES], estimated_length_ms)


def texts_of(exercise: Exercise) -> Iterator[str]:
    """Yield what the person sees or hears of an exercise; the rest is for the physiotherapist."""
    yield from (exercise.name, exercise.setup, *exercise.tips, *exercise.stop_if, *exercise.equipment)
    yield from (phase.say for phase in exercise.phases if phase.say)


def texts_of_routine(routine: Routine) -> Iterator[str]:
    """Yield what the person sees or hears of a routine beside its exercises."""
    yield from (routine.name, routine.summary)
    yield from (
        text for step in routine.steps if (text := step.say if isinstance(step, RestStep) else step.note)
    )


def support_rank(exercise: Exercise) -> int:
    """Return 0 for no support, 1 for a stick, 2 for what carries or stays put, such as a chair or a bed."""
    lies_or_sits = exercise.position in (Position.BED, Position.SEATED)
    if lies_or_sits and exercise.weight_bearing is not WeightBearing.FULL:
        return 2
    return {Support.NONE: 0, Support.CANE: 1}.get(exercise.support, 2)


def lets_go(before: Exercise, after: Exercise) -> bool:
    """Tell whether someone on their feet who holds on in `before` has free hands in `after`."""
    on_their_feet = all(one.weight_bearing is WeightBearing.FULL for one in (before, after))
    free = [one.figure.poses["start"].arms in HOLDING_NOTHING for one in (before, after)]
    return on_their_feet and free == [False, True]


def test_all_68_are_there_within_the_joints_ranges_and_with_words_that_fit(library):
    assert len(library.exercises) == 68
    assert [str(problem) for problem in library.problems] == []


def test_every_text_reads_at_the_sixth_grade_or_below(library):
    texts = {text for exercise in library.exercises.values() for text in texts_of(exercise)}
    texts.update(library.cautions.values())
    texts.update(text for routine in library.routines.values() for text in texts_of_routine(routine))
    assert {text: grade(text) for text in texts if grade(text) > HIGHEST_GRADE} == {}


def test_a_word_in_a_phase_leaves_a_fifth_of_it_at_140_words_a_minute(library):
    too_long = [
        (exercise.id, phase.name)
        for exercise in library.exercises.values()
        for phase in exercise.phases
        if len(phase.say.split()) > phase.seconds * 140 / 60 * 0.8
    ]
    assert too_long == []


def test_names_are_short_and_none_stands_twice(library):
    names = [exercise.name for exercise in library.exercises.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if len(name) > 40] == []


def test_an_exercise_lies_in_the_folder_of_its_position(library):
    folders = {file.stem: file.parent.name for file in library.files}
    assert {key: folders[key] for key in library.exercises} == {
        key: exercise.position.value for key, exercise in library.exercises.items()
    }


def test_every_caution_is_used_and_known(library):
    used = {name for exercise in library.exercises.values() for name in exercise.cautions + exercise.avoid_if}
    assert used == set(library.cautions)


def test_easier_and_harder_keep_the_support_and_the_hands_where_they_are(library):
    lowering = [
        (exercise.id, key)
        for exercise in library.exercises.values()
        for key in (exercise.easier, exercise.harder)
        if key
        and (
            support_rank(library.exercises[key]) < support_rank(exercise)
            or lets_go(exercise, library.exercises[key])
        )
    ]
    assert lowering == []


def test_what_is_named_as_less_support_has_less(library):
    for exercise in library.exercises.values():
        if exercise.less_support:
            after = library.exercises[exercise.less_support]
            assert support_rank(after) < support_rank(exercise) or lets_go(exercise, after), exercise.id


@pytest.mark.parametrize(("link", "way"), [("easier", -1), ("harder", 1)])
def test_a_chain_of_links_ends_and_never_turns_back_in_level(library, link, way):
    for exercise in library.exercises.values():
        seen = [exercise]
        while following := getattr(seen[-1], link):
            seen.append(library.exercises[following])
            assert (seen[-1].level - seen[-2].level) * way >= 0, [one.id for one in seen]
            assert len(seen) == len({one.id for one in seen}), [one.id for one in seen]


def test_a_rep_to_the_beat_lasts_whole_beats(library):
    for exercise in library.exercises.values():
        if exercise.kind in (Kind.RHYTHM, Kind.STEPS):
            cadence = exercise.dose.cadence_per_minute
            beats = sum(phase.seconds for phase in exercise.phases) * cadence / 60
            assert beats == pytest.approx(max(1, round(beats)), abs=0.01), exercise.id


def test_each_says_how_to_start_when_to_stop_and_where_its_figures_come_from(library):
    for exercise in library.exercises.values():
        assert all(
            (exercise.tips, exercise.stop_if, exercise.muscles, exercise.equipment, exercise.source)
        ), exercise.id


def test_a_routine_says_whom_it_is_for_and_what_it_needs_but_names_no_illness(library):
    assert len(library.routines) >= 14
    for routine in library.routines.values():
        assert re.match(r"For (you if|[a-z ]*(days|mornings|weeks))", routine.summary), routine.id
        assert "You need " in routine.summary, routine.id
        told = f"{routine.name} {routine.summary} {routine.author}"
        assert not re.search(
            r"\bMS\b|MND|sclerosis|stroke|arthritis|Parkinson|prevent|treat|cure|heal", told
        ), routine.id


def test_a_routine_asks_for_no_more_than_its_exercises_do(library):
    for routine in library.routines.values():
        for step in routine.steps:
            if isinstance(step, ExerciseStep):
                dose = library.exercises[step.exercise].dose
                for key in ("sets", "reps", "passes", "duration_seconds", "cadence_per_minute"):
                    asked = getattr(step, key)
                    assert asked is None or asked <= getattr(dose, key), (routine.id, step.exercise, key)


def test_each_exercise_of_a_routine_is_followed_by_the_rest_that_it_needs(library):
    for routine in library.routines.values():
        for step, following in pairwise(routine.steps):
            if isinstance(step, ExerciseStep):
                own = library.exercises[step.exercise].dose.rest_seconds
                rest = following if isinstance(following, RestStep) else step
                assert rest.rest_seconds is None or rest.rest_seconds >= own, (routine.id, step.exercise)


def test_a_routine_plays_to_its_end_in_ten_to_twenty_minutes_or_half_an_hour(library):
    for routine in library.routines.values():
        timeline = compile_routine(routine, library.exercises, estimated_length_ms)
        longest = 34 if "half an hour" in routine.name else 20
        assert 10 <= timeline.length_ms / 60_000 <= longest, routine.id
        assert {event.shortened for event in played(timeline)} == {Shortened.NO}, routine.id


def played(timeline: Timeline) -> list[SetEnded]:
    """Play to the end by a clock that hurries, always ready; return the sets that were done."""
    clock = FakeClock()
    playback = Playback(timeline, clock)
    events = playback.play()
    while playback.state is not State.DONE:
        if playback.state is State.WAITING:
            events += playback.play()
        clock.ms += 500
        events += playback.advance()
    return [event for event in events if isinstance(event, SetEnded)]
