"""Which poses a rep goes through, what comes before and after each, and what a new one is called."""

from collections.abc import Collection, Mapping
from typing import Any

from coach.routine.model import START
from coach.ui.workshop.poses.pose_values import NOT_A_POSE


def used_poses(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the poses of a rep in their order, from the start on; some come again."""
    found = [START]
    phases = values.get("phase", [])
    for phase in phases if isinstance(phases, list) else ():
        if not isinstance(phase, dict):
            continue
        path = phase.get("path", [])
        ways = [way.get("pose") for way in path if isinstance(way, dict)] if isinstance(path, list) else []
        found += [name for name in (*ways, phase.get("pose")) if isinstance(name, str) and name]
    return tuple(found)


def neighbours(values: Mapping[str, Any], pose: str) -> tuple[str, ...]:
    """Return the poses before and after `pose` in a rep, each once; the start where it isn't in any."""
    used = used_poses(values)
    found = []
    for index, name in enumerate(used):
        if name == pose:
            found += [used[index - 1], used[(index + 1) % len(used)]]
    return tuple(dict.fromkeys(name for name in found or [START] if name != pose))


def free_pose_name(names: Collection[str], wanted: str) -> str:
    """Return `wanted`, or the same with a number where a pose is called so already."""
    number, name = 2, wanted
    while name in names or name in NOT_A_POSE:
        name, number = f"{wanted} {number}", number + 1
    return name
