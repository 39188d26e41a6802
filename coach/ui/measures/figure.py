"""The figure that shows how a test goes: its movement over and over, as a session would, and its stances."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from PySide6.QtCore import QCoreApplication

from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.terms import Arms, Support, View
from coach.session.compile import Options, compile_routine
from coach.session.moment import Moment, moment_at
from coach.session.timeline import Segment, SegmentKind, Timeline


def movement(exercises: Sequence[Exercise]) -> Callable[[float], Moment | None]:
    """Return what the figure does so many ms into the movements of `exercises`; None where there are none.

    It is one rep of each, over and over.
    """
    stretches = [_first_rep(each) for each in exercises]
    found = [(timeline, rep) for timeline, rep in stretches if rep]
    whole_ms = sum(_length_of(rep) for _timeline, rep in found)

    def at(ms: float) -> Moment | None:
        left_ms = ms % whole_ms if whole_ms else 0.0
        for timeline, rep in found:
            if left_ms < _length_of(rep):
                return moment_at(timeline, round(rep[0].start_ms + left_ms))
            left_ms -= _length_of(rep)
        return None

    return at


def letting_go(exercise: Exercise) -> Exercise:
    """Return a stance as a test has it: the hands hold nothing, the counter is there."""
    poses = {
        name: replace(pose, arms=Arms.OVER_COUNTER_BESIDE) for name, pose in exercise.figure.poses.items()
    }
    figure = replace(exercise.figure, poses=poses, view=View.THREE_QUARTER)  # which shows both feet
    set_up = QCoreApplication.translate("measures", "The hands hold on to nothing.")
    return replace(exercise, support=Support.NONE, setup=set_up, figure=figure)


def _first_rep(exercise: Exercise) -> tuple[Timeline, list[Segment]]:
    routine = Routine(exercise.id, exercise.name, "en", "", (ExerciseStep(exercise.id),))
    timeline = compile_routine(routine, {exercise.id: exercise}, lambda _text: 0, Options(demonstrate=False))
    moves = [segment for segment in timeline.segments if segment.kind is SegmentKind.MOVE]
    if not moves:
        return timeline, []
    # Legs that take turns come back to the first one at the next round.
    first, last = moves[0], next((each for each in moves if each.rep > moves[0].rep), None)
    return timeline, list(takewhile(lambda each: each is not last, moves)) if last else [first]


def _length_of(rep: Sequence[Segment]) -> int:
    return rep[-1].end_ms - rep[0].start_ms
