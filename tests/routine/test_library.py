"""The shipped files: whoever opens one can read it, hear it, do it to its end and go on from it safely."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from coach.routine.library import Library, load_library
from coach.routine.model import Exercise, ExerciseStep, RestStep, Routine
from coach.session.compile import compile_routine
from coach.session.events import Shortened
from coach.voice.text import estimated_length_ms
from tests.routine.reading_level import grade
from tests.session.builders import played

ROUTINES = Path(__file__).parents[2] / "routines"
HIGHEST_GRADE = 6.0


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


def test_every_caution_is_used(library):
    used = {name for exercise in library.exercises.values() for name in exercise.cautions + exercise.avoid_if}
    assert used == set(library.cautions)


def test_a_rep_to_the_beat_lasts_whole_beats(library):
    for exercise in library.exercises.values():
        if exercise.kind.keeps_beat:
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
