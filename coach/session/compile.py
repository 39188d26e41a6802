"""Compiles a routine, as a person chose to do it, into a timeline."""

from collections.abc import Iterable, Iterator, Mapping

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

__all__ = ["Options", "compile_routine", "texts_by_language", "texts_of"]


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


def texts_by_language(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    options: Options = USUAL,
    also: Iterable[str] = (),
    phrases: Phrases = ENGLISH,
) -> dict[str, tuple[str, ...]]:
    """Return the texts of `texts_of`, and `also` those, by the language that they are in.

    What the files say is in the routine's language; what the coach says of its
    own accord is in that of `phrases`, as `also` is. The routine's comes last.
    """
    texts = (*also, *texts_of(routine, exercises, options))
    if routine.language == phrases.language:
        return {routine.language: texts}
    written = set(_written(routine, exercises, options))
    return {
        phrases.language: tuple(text for text in texts if text not in written),
        routine.language: tuple(text for text in texts if text in written),
    }


def _written(routine: Routine, exercises: Mapping[str, Exercise], options: Options) -> Iterator[str]:
    """Yield every text that is said as it stands in a file."""
    for index, step in enumerate(routine.steps):
        if isinstance(step, RestStep):
            yield step.say
            continue
        exercise = done_instead(step, exercises, options.choices.variants.get(index))
        yield from (f"{exercise.name}.", exercise.setup, *exercise.tips, step.note)
        yield from (phase.say for phase in exercise.phases)


def _prescribed(
    index: int, step: ExerciseStep, exercises: Mapping[str, Exercise], pace: Pace, choices: Choices
) -> Prescription:
    exercise = done_instead(step, exercises, choices.variants.get(index))
    step = step_for(step, exercises[step.exercise], exercise)
    return prescribe(index, step, exercise, pace, choices.speeds.get(exercise.id, 100))
