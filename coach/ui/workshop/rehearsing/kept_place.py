"""Where one was on a timeline, once the routine that it was made of has been edited."""

from coach.routine.model import Exercise
from coach.session.changing import Twins
from coach.session.timeline import Timeline


def place_in(old: Timeline, new: Timeline, at_ms: int) -> tuple[int, bool]:
    """Return where the moment `at_ms` of `old` is in `new`, and whether that is in the same thing.

    Where its step has gone elsewhere, as when another was put in before it,
    the nearest step with the same exercise is meant, as far into it.
    """
    moved = Twins(old, new).moved(min(at_ms, old.length_ms))
    if moved.stayed:
        return moved.at_ms, True
    segment = old.segments[old.index_at(min(at_ms, old.length_ms))]
    exercise = _exercise_of(old, segment.step)
    twins = [
        item.step_index
        for item in new.prescriptions
        if exercise is not None and item.exercise.id == exercise.id
    ]
    if not twins:
        return min(moved.at_ms, new.length_ms), False
    step = min(twins, key=lambda index: abs(index - segment.step))
    begun_ms, end_ms = new.span_of_step(step)
    into_ms = at_ms - old.span_of_step(segment.step)[0]
    return min(begun_ms + max(0, into_ms), end_ms - 1), False


def _exercise_of(timeline: Timeline, step: int) -> Exercise | None:
    return next((item.exercise for item in timeline.prescriptions if item.step_index == step), None)
