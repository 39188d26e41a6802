"""Which poses and which side of an exercise are worth a picture."""

from typing import Final

from coach.routine.model import START, Exercise, LegPose, Pose, TrunkPose
from coach.routine.terms import Side, Sides, Travel

_ARMS_WEIGH: Final = 20.0
"""Degrees that another hold of the arms counts for, when poses are compared."""


def key_poses(exercise: Exercise) -> list[str]:
    """Return the names of the poses that a rep goes through, in order, each once."""
    ways = [way.pose for phase in exercise.phases for way in phase.path]
    return list(dict.fromkeys([START, *ways]))


def side_shown(exercise: Exercise) -> Side:
    """Return the side that a picture of an exercise shows at work: both where they work together."""
    return Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT


def telling_pose(exercise: Exercise) -> str:
    """Return the pose that tells an exercise best.

    It is the one that is farthest from the start; of a walk the one in which
    the working leg has gone farthest ahead of the other.
    """
    poses = exercise.figure.poses
    if exercise.figure.travel is not None:
        back = exercise.figure.travel is Travel.BACKWARD
        return max(key_poses(exercise), key=lambda name: _ahead(poses[name]) * (-1.0 if back else 1.0))
    return max(key_poses(exercise), key=lambda name: _away(poses[START], poses[name]))


def _ahead(pose: Pose) -> float:
    """Return by how many degrees the working leg is ahead of the other, or aside from it."""
    working, other = pose.working, pose.other
    return working.hip_flexion - other.hip_flexion + working.hip_abduction + other.hip_abduction


def _away(start: Pose, pose: Pose) -> float:
    """Return how far `pose` is from `start`: the sum of what all its angles differ by."""
    pairs = ((start.working, pose.working), (start.other, pose.other))
    legs = sum(abs(a - b) for one, two in pairs for a, b in zip(_bends(one), _bends(two), strict=True))
    turns = zip(_turns(start.trunk), _turns(pose.trunk), strict=True)
    return legs + sum(abs(a - b) for a, b in turns) + (_ARMS_WEIGH if start.arms is not pose.arms else 0.0)


def _bends(leg: LegPose) -> tuple[float, ...]:
    return (
        leg.hip_flexion,
        leg.hip_abduction,
        leg.hip_rotation,
        leg.knee_flexion,
        leg.ankle_dorsiflexion,
        leg.ankle_inversion,
        leg.foot_pitch,
    )


def _turns(trunk: TrunkPose) -> tuple[float, ...]:
    return (trunk.lean, trunk.side_bend, trunk.rotation, trunk.pelvis_rotation)
