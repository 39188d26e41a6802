"""Reads an exercise file: what it says, and whether a body can do it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from coach.routine.keys.dose import DOSE
from coach.routine.keys.exercise import EXERCISE, PHASE, WAYPOINT
from coach.routine.keys.figure import FIGURE, LEG, MOST_POSES, POSE, TRUNK
from coach.routine.keys.reading import own_names, quoted, read_keys, read_table
from coach.routine.model import START, Dose, Exercise, Figure, LegPose, Phase, Pose, TrunkPose, Waypoint
from coach.routine.ranges import (
    CLOSED_CHAIN_DEGREES,
    closed_chain_error,
    leg_out_of_range,
    pitch_fits_contact,
    trunk_out_of_range,
)
from coach.routine.reading import Reading, read_file
from coach.routine.sense import check_sense
from coach.routine.table import Table
from coach.routine.terms import Position


def read_exercise(file: Path) -> Reading[Exercise]:
    """Read an exercise file; the value is None when it has an error."""
    return read_file(file, exercise_of)


def exercise_of(top: Table, exercise_id: str) -> Exercise:
    """Return the exercise that `top` describes; what is wrong with it has been reported."""
    said = read_keys(top, EXERCISE)
    figure = _figure(top, said.pop("figure"), said["position"])
    phases = _phases(top, said.pop("phase"), figure)
    dose = Dose(**read_table(said.pop("dose"), DOSE))
    exercise = Exercise(id=exercise_id, dose=dose, figure=figure, phases=phases, **said)
    if top.sound:  # else what stands in for a mistake would be compared with the rest
        check_sense(exercise, top)
    return exercise


def _phases(top: Table, tables: Sequence[Table], figure: Figure) -> tuple[Phase, ...]:
    phases = tuple(_phase(table, figure) for table in tables)
    if not phases:
        top.report("phase", "there is none", "describe the movement by at least one [[phase]]")
    for index, table in enumerate(tables):
        if phases[index].name in {phase.name for phase in phases[:index]}:
            table.report("name", f"{quoted(phases[index].name)} stands twice", "give each phase its own name")
    ends = [phase.path[-1].pose for phase in phases if phase.path]
    if ends and ends[-1] != START and top.sound:  # else a pose may be there by another name
        tables[-1].report("pose", f"the last pose is {quoted(ends[-1])}", 'end the rep with `pose = "start"`')
    return phases


def _phase(table: Table, figure: Figure) -> Phase:
    said = read_table(table, PHASE)
    pose: str = said.pop("pose")
    ways: list[Table] = said.pop("path")
    path = tuple(Waypoint(**read_table(way, WAYPOINT)) for way in ways)
    if pose and path:
        table.report("pose", "stands beside `path`", "keep one of the two")
    is_read = table.sound  # else a mistake would be compared with the rest
    if is_read and any(later.at <= earlier.at for earlier, later in pairwise(path)):
        table.report("path", "`at` must grow from one pose to the next", "put the poses in order")
    if is_read and path and path[-1].at != 1:
        table.report("path", "doesn't reach its last pose in time", "let the last one stand `at = 1.0`")
    if pose and not path:
        ways, path = [table], (Waypoint(1.0, pose),)
    for way, point in zip(ways, path, strict=True):
        if point.pose and point.pose not in figure.poses:
            drawn = list(figure.poses)[:MOST_POSES]
            way.report_unknown("pose", f"{quoted(point.pose)} is not drawn", point.pose, drawn)
    return Phase(**said, path=path)


def _figure(top: Table, table: Table, position: Position) -> Figure:
    if START not in table:
        table.report(START, "is missing", "draw the first pose under [figure.start]")
    names = [START, *own_names(table, FIGURE)]
    if len(names) > MOST_POSES:
        top.report("figure", f"there are {len(names)} poses", f"keep {MOST_POSES} or fewer")
        said = read_keys(table, FIGURE[:-1])  # the poses themselves aren't looked at
        poses = dict.fromkeys(names, Pose())
    else:
        said = read_table(table, FIGURE)
        start = _pose(said["start"], Pose(), position)
        poses = {START: start} | {name: _pose(pose, start, position) for name, pose in said["pose"].items()}
        poses |= dict.fromkeys(_astray(top, table, names), start)
    return Figure(said["view"], said["feet"], poses, said["props"], said["travel"])


def _astray(top: Table, figure: Table, names: Sequence[str]) -> set[str]:
    """Return the poses that are drawn, and whose headings are wrong: they aren't told to be missing."""
    beside = {name for name in top.keys() if top.has_table(name)}  # noqa: SIM118  (a Table is no dict)
    parts = {key.name for key in POSE}
    poses = [figure.table(name) for name in names]
    below = {name for pose in poses for name in pose.keys() if pose.has_table(name)}  # noqa: SIM118
    listed = {name for name in figure.keys() if figure.has_tables(name)}  # noqa: SIM118
    return (beside | below | listed) - parts - {key.name for key in (*EXERCISE, *FIGURE)} - set(names)


def _pose(table: Table, start: Pose, position: Position) -> Pose:
    said = read_table(table, POSE, {"arms": start.arms})
    pose = Pose(
        working=_leg(said["working"], _leg(said["both"], start.working)),
        other=_leg(said["other"], _leg(said["both"], start.other)),
        trunk=TrunkPose(**read_table(said["trunk"], TRUNK, _angles(start.trunk))),
        arms=said["arms"],
    )
    if table.sound:  # else a mistake may have the body stand in another way
        _check_body(table, pose, start, position)
    return pose


def _leg(table: Table, before: LegPose) -> LegPose:
    return LegPose(**read_table(table, LEG, _angles(before)))


def _angles(part: LegPose | TrunkPose) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in fields(part)}


def _check_body(table: Table, pose: Pose, start: Pose, position: Position) -> None:
    """Warn of what no body can do, each fault where it was first written."""
    remedy = "choose an angle within that range"
    for name, leg, before in (
        ("working", pose.working, start.working),
        ("other", pose.other, start.other),
    ):
        key = name if name in table else "both"
        if leg != before:
            for angle, degrees, (lowest, highest) in leg_out_of_range(leg):
                what = f"{angle} {degrees:g} is beyond a healthy joint ({lowest:g} to {highest:g} degrees)"
                table.warn(key, what, remedy)
            if not pitch_fits_contact(leg):
                what = f'contact "{leg.contact}" does not go with foot_pitch {leg.foot_pitch:g}'
                table.warn(key, what, "flat is 0, on the heel it is below 0, on the ball above 0")
        if (leg, pose.trunk.lean) == (before, start.trunk.lean):
            continue
        error = closed_chain_error(leg, pose)
        if error > CLOSED_CHAIN_DEGREES:
            table.warn(
                key,
                f"a foot that stands can't have these angles: they miss each other by {error:.0f} degrees",
                "make hip_flexion = knee_flexion - (ankle_dorsiflexion + foot_pitch) + lean",
            )
    if pose.trunk != start.trunk:
        for angle, degrees, (lowest, highest) in trunk_out_of_range(
            pose.trunk, lies=position is Position.BED
        ):
            what = f"{angle} {degrees:g} is beyond a healthy body ({lowest:g} to {highest:g})"
            lying = angle == "lean" and degrees < lowest and position is not Position.BED
            table.warn("trunk", what, 'only with position = "bed" does a body lie' if lying else remedy)


def looks_like_exercise(values: Mapping[str, Any]) -> bool:
    """Tell an exercise file from a routine file by what it holds."""
    return "step" not in values and ("phase" in values or "position" in values or "figure" in values)
