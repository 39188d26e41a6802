"""Reads an exercise file: what it says, and whether a body can do it."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from coach.routine.doses import MOST_REPS, MOST_SETS
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
from coach.routine.table import Table, nearest
from coach.routine.terms import (
    Arms,
    Contact,
    Feet,
    Helper,
    Kind,
    Position,
    Prop,
    Sides,
    Support,
    Travel,
    View,
    WeightBearing,
)

PHASE_SECONDS: Final = (0.2, 600.0)
MOST_PHASES: Final = 30
MOST_POSES: Final = 30
MOST_WAYPOINTS: Final = 30
_NO_POSES: Final = ("view", "feet", "props", "travel", START)
_LEG_ANGLES: Final = (
    "hip_flexion",
    "hip_abduction",
    "hip_rotation",
    "knee_flexion",
    "ankle_dorsiflexion",
    "ankle_inversion",
    "foot_pitch",
)


def read_exercise(file: Path) -> Reading[Exercise]:
    """Read an exercise file; the value is None when it has an error."""
    return read_file(file, exercise_of)


def exercise_of(top: Table, exercise_id: str) -> Exercise:
    """Return the exercise that `top` describes; what is wrong with it has been reported."""
    exercise = Exercise(
        id=exercise_id,
        name=top.text("name", longest=60),
        clinical_name=top.text("clinical_name", longest=120),
        position=(position := top.choice("position", Position)),
        support=top.choice("support", Support),
        weight_bearing=top.choice("weight_bearing", WeightBearing),
        sides=top.choice("sides", Sides),
        kind=top.choice("kind", Kind),
        level=top.whole("level", 1, 1, 6) or 1,
        balance_demand=top.whole("balance_demand", 0, 0, 3) or 0,
        helper=top.choice("helper", Helper, Helper.NO),
        setup=top.text("setup"),
        source=top.text("source", ""),
        dose=_dose(top.table("dose")),
        figure=(figure := _figure(top, position)),
        phases=_phases(top, figure),
        tags=top.texts("tags"),
        muscles=top.texts("muscles"),
        equipment=top.texts("equipment"),
        tips=top.texts("tips"),
        stop_if=top.texts("stop_if"),
        cautions=top.texts("cautions"),
        avoid_if=top.texts("avoid_if"),
        easier=top.text("easier", ""),
        harder=top.text("harder", ""),
        less_support=top.text("less_support", ""),
    )
    if top.sound:  # else what stands in for a mistake would be compared with the rest
        check_sense(exercise, top)
    return exercise


def _dose(table: Table) -> Dose:
    dose = Dose(
        sets=table.whole("sets", 1, 1, MOST_SETS) or 1,
        reps=table.whole("reps", 10, 1, MOST_REPS) or 1,
        rest_seconds=table.number("rest_seconds", 60.0, 0, 3600) or 0.0,
        times_per_week=table.whole("times_per_week", 3, 1, 21) or 1,
        duration_seconds=table.number("duration_seconds", None, 1, 3600),
        cadence_per_minute=table.number("cadence_per_minute", None, 5, 180),
        passes=table.whole("passes", 1, 1, 20) or 1,
        times_per_day=table.whole("times_per_day", 1, 1, 10) or 1,
        sets_max=table.whole("sets_max", None, 1, MOST_SETS),
        reps_max=table.whole("reps_max", None, 1, MOST_REPS),
        hold_seconds_max=table.number("hold_seconds_max", None, *PHASE_SECONDS),
        duration_seconds_max=table.number("duration_seconds_max", None, 1, 3600),
        cadence_per_minute_max=table.number("cadence_per_minute_max", None, 5, 180),
        passes_max=table.whole("passes_max", None, 1, 20),
    )
    table.done()
    return dose


def _phases(top: Table, figure: Figure) -> tuple[Phase, ...]:
    tables = top.tables("phase", MOST_PHASES)
    phases = tuple(_phase(table, figure) for table in tables)
    if not phases:
        top.report("phase", "there is none", "describe the movement by at least one [[phase]]")
    for index, table in enumerate(tables):
        if phases[index].name in {phase.name for phase in phases[:index]}:
            table.report("name", f"`{phases[index].name}` stands twice", "give each phase its own name")
    ends = [phase.path[-1].pose for phase in phases if phase.path]
    if ends and ends[-1] != START:
        tables[-1].report("pose", f"the last pose is `{ends[-1]}`", 'end the rep with `pose = "start"`')
    return phases


def _phase(table: Table, figure: Figure) -> Phase:
    pose = table.text("pose", "")
    path = tuple(_waypoint(way) for way in table.tables("path", MOST_WAYPOINTS))
    if pose and path:
        table.report("pose", "stands beside `path`", "keep one of the two")
    if any(later.at <= earlier.at for earlier, later in pairwise(path)):
        table.report("path", "`at` must grow from one pose to the next", "put the poses in order")
    if path and path[-1].at != 1:
        table.report("path", "doesn't reach its last pose in time", "let the last one stand `at = 1.0`")
    path = path or ((Waypoint(1.0, pose),) if pose else ())
    for way in path:
        if way.pose and way.pose not in figure.poses:
            table.report(
                "pose", f"`{way.pose}` is not drawn", nearest(way.pose, list(figure.poses)[:MOST_POSES])
            )
    seconds = table.number("seconds", None, *PHASE_SECONDS)
    phase = Phase(
        name=table.text("name", longest=30),
        seconds=table.required(seconds, "seconds", "3"),
        say=table.text("say", "", longest=120),
        path=path,
    )
    table.done()
    return phase


def _waypoint(table: Table) -> Waypoint:
    at = table.required(table.number("at", None, 0.01, 1), "at", "1.0")
    waypoint = Waypoint(at, table.text("pose"))
    table.done()
    return waypoint


def _figure(top: Table, position: Position) -> Figure:
    table = top.table("figure")
    view = table.choice("view", View)
    feet = table.choice("feet", Feet, Feet.HIP_WIDTH)
    props = table.choices("props", Prop)
    travel = table.choice("travel", Travel) if "travel" in table else None
    if START not in table:
        table.report(START, "is missing", "draw the first pose under [figure.start]")
    start = _pose(table.table(START), Pose(), position)
    others = [name for name in table.keys() if name not in _NO_POSES]  # noqa: SIM118  (a Table is no dict)
    poses = dict.fromkeys((START, *others), start)
    if len(poses) > MOST_POSES:
        top.report("figure", f"there are {len(poses)} poses", f"keep {MOST_POSES} or fewer")
    else:
        poses.update((name, _pose(table.table(name), start, position)) for name in others)
        table.done()
    return Figure(view, feet, poses, props, travel)


def _pose(table: Table, start: Pose, position: Position) -> Pose:
    legs = {
        name: _leg(table, name, _leg(table, "both", before))
        for name, before in (("working", start.working), ("other", start.other))
    }
    trunk = table.table("trunk")
    names = ("lean", "side_bend", "rotation", "pelvis_shift", "pelvis_rotation")
    pose = Pose(
        **legs,
        trunk=TrunkPose(*(_angle(trunk, name, getattr(start.trunk, name)) for name in names)),
        arms=table.choice("arms", Arms, start.arms),
    )
    trunk.done()
    table.done()
    _check_body(table, pose, start, position)
    return pose


def _leg(pose: Table, key: str, before: LegPose) -> LegPose:
    if key not in pose:
        return before
    table = pose.table(key)
    angles = {name: _angle(table, name, getattr(before, name)) for name in _LEG_ANGLES}
    leg = LegPose(**angles, contact=table.choice("contact", Contact, before.contact))
    table.done()
    return leg


def _angle(table: Table, name: str, before: float) -> float:
    degrees = table.number(name, before, -180, 180)
    return before if degrees is None else degrees


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


def read_cautions(file: Path) -> Reading[Mapping[str, str]]:
    """Read the texts of the cautions by their ids."""

    def cautions(top: Table, _id: str) -> Mapping[str, str]:
        table = top.table("cautions")
        return {key: table.text(key) for key in table.keys()}  # noqa: SIM118  (a Table is no dict)

    return read_file(file, cautions)


def looks_like_exercise(values: Mapping[str, Any]) -> bool:
    """Tell an exercise file from a routine file by what it holds."""
    return "step" not in values and ("phase" in values or "position" in values or "figure" in values)
