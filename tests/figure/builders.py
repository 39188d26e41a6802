"""The shipped exercises, and the moments of a rep of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture, passage_of, phases_with_start, pose_at
from coach.figure.standing import Stand
from coach.routine.exercise_file import read_exercise
from coach.routine.model import Exercise, Pose
from coach.routine.terms import Side, Sides

EXERCISES = Path(__file__).parents[2] / "routines" / "exercises"
FRAME_MS = 40


@cache
def shipped() -> tuple[Exercise, ...]:
    """Every exercise that comes with the program."""
    readings = [read_exercise(file) for file in sorted(EXERCISES.glob("*/*.toml"))]
    assert not [problem for reading in readings for problem in reading.problems]
    return tuple(reading.value for reading in readings if reading.value)


def sides_of(exercise: Exercise) -> tuple[Side, ...]:
    """The sides that an exercise is done with."""
    return (Side.BOTH,) if exercise.sides is Sides.BOTH else (Side.RIGHT, Side.LEFT)


@cache
def stages() -> tuple[Stage, ...]:
    """Every shipped exercise as its first side does it; the other side is its mirror image."""
    return tuple(stage_for(exercise, sides_of(exercise)[0]) for exercise in shipped())


@dataclass(frozen=True)
class Frame:
    """A moment of a rep: the posture, the pose it comes to, the body, and the stands between which it is."""

    posture: Posture
    pose: Pose
    body: Body
    before: Stand
    after: Stand


def rep(stage: Stage) -> tuple[Frame, ...]:
    """The frames of one whole rep, 25 a second; a phase that stays in its pose has only its ends."""
    return _rep(stage.exercise.id)


@cache
def _rep(name: str) -> tuple[Frame, ...]:
    stage = next(stage for stage in stages() if stage.exercise.id == name)
    return tuple(frame for _, _, frames in phases_of(stage) for frame in frames)


def phases_of(stage: Stage) -> Iterator[tuple[str, float, list[Frame]]]:
    """The phases of a rep: the pose that each begins in, its seconds, and its frames."""
    for before, phase in phases_with_start(stage.exercise):
        count = round(phase.seconds * 1000 / FRAME_MS) if phase.path else 1
        postures = [
            Posture(stage.exercise, stage.working, before, phase.path, step / count)
            for step in range(count + 1)
        ]
        yield before, phase.seconds, [frame_at(posture, stage) for posture in postures]


def frame_at(posture: Posture, stage: Stage) -> Frame:
    """The frame of one posture."""
    before, after = stage.ends(passage_of(posture))
    return Frame(posture, pose_at(posture), body_at(posture, stage), before, after)


def pairs(frames: tuple[Frame, ...] | list[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Each frame with the next one of the same phase."""
    return (
        (a, b)
        for a, b in pairwise(frames)
        if (a.posture.from_pose, a.posture.path) == (b.posture.from_pose, b.posture.path)
    )
