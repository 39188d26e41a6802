"""Compiles a routine, as a person chose to do it, into a timeline."""

from collections.abc import Mapping

from coach.routine.cues import LengthOf
from coach.routine.model import Exercise, ExerciseStep, RestStep, Routine
from coach.routine.terms import Pace
from coach.session.choices import USUAL, Choices, Options
from coach.session.cooling import cools_before
from coach.session.laying import Layout
from coach.session.phrases import ENGLISH, Phrases
from coach.session.prescription import REST_SCALES, Prescription, prescribe
from coach.session.timeline import Timeline
from coach.session.variants import done_instead, step_for

__all__ = ["Options", "compile_routine", "texts_of"]


def compile_routine(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    length_of: LengthOf,
    options: Options = USUAL,
    phrases: Phrases = ENGLISH,
) -> Timeline:
    """Lay `routine` out in time; raises KeyError for an exercise that isn't there."""
    pace = options.choices.pace or routine.pace
    items = [
        _prescribed(index, step, exercises, pace, options.choices)
        for index, step in enumerate(routine.steps)
        if isinstance(step, ExerciseStep)
    ]
    cools = cools_before(items) if pace is Pace.SHORT_COOL else frozenset()
    layout = Layout(length_of, options, phrases, cools)
    for index, step in enumerate(routine.steps):
        following = next((item for item in items if item.step_index > index), None)
        rests_next = index + 1 < len(routine.steps) and isinstance(routine.steps[index + 1], RestStep)
        if isinstance(step, RestStep):
            seconds = step.rest_seconds * REST_SCALES.get(pace, 1.0)
            layout.rest_step(index, seconds, step.say, following, last=not rests_next)
        else:
            item = next(item for item in items if item.step_index == index)
            layout.exercise(item, None if rests_next else following)
    layout.finish()
    return Timeline(routine, tuple(items), tuple(layout.bouts), tuple(layout.segments))


def texts_of(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    options: Options = USUAL,
) -> tuple[str, ...]:
    """Return every text that `routine` may need, so that its clips can be made beforehand."""
    timeline = compile_routine(routine, exercises, lambda _text: 0, options)
    return tuple(dict.fromkeys(cue.text for segment in timeline.segments for cue in segment.cues))


def _prescribed(
    index: int, step: ExerciseStep, exercises: Mapping[str, Exercise], pace: Pace, choices: Choices
) -> Prescription:
    exercise = done_instead(step, exercises, choices.variants.get(index))
    step = step_for(step, exercises[step.exercise], exercise)
    return prescribe(index, step, exercise, pace, choices.speeds.get(exercise.id, 100))
