"""The shipped exercises, and the moments of a rep of them."""

from collections.abc import Iterator
from pathlib import Path

from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture, phases_with_start
from coach.routine.exercise_file import read_exercise
from coach.routine.model import Exercise, Phase, Side, Sides

EXERCISES = Path(__file__).parents[2] / "routines" / "exercises"
FRAME_MS = 10


def shipped() -> list[Exercise]:
    """Every exercise that comes with the program."""
    readings = [read_exercise(file) for file in sorted(EXERCISES.glob("*/*.toml"))]
    assert not [problem for reading in readings for problem in reading.problems]
    return [reading.value for reading in readings if reading.value]


def sides_of(exercise: Exercise) -> tuple[Side, ...]:
    """The sides that an exercise is done with."""
    return (Side.BOTH,) if exercise.sides is Sides.BOTH else (Side.RIGHT, Side.LEFT)


def stages() -> list[Stage]:
    """Every shipped exercise with each of its sides."""
    return [stage_for(exercise, side) for exercise in shipped() for side in sides_of(exercise)]


def phase_frames(stage: Stage, before: str, phase: Phase) -> list[Body]:
    """The bodies of one phase, a frame every 10 ms, from its first moment to its last."""
    count = round(phase.seconds * 1000 / FRAME_MS)
    return [
        body_at(Posture(stage.exercise, stage.working, before, phase.path, frame / count), stage)
        for frame in range(count + 1)
    ]


def phases_of(stage: Stage) -> Iterator[tuple[str, Phase, list[Body]]]:
    """The phases of a rep with the pose that each begins in, and its frames."""
    for before, phase in phases_with_start(stage.exercise):
        yield before, phase, phase_frames(stage, before, phase)


def rep(stage: Stage) -> list[Body]:
    """The frames of one whole rep."""
    return [body for _, _, bodies in phases_of(stage) for body in bodies]
