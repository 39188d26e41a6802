"""Small builders of walks, marches and their phases."""

from coach.routine.model import (
    Contact,
    Dose,
    Feet,
    Figure,
    Kind,
    LegPose,
    Phase,
    Pose,
    Position,
    Sides,
    Travel,
    View,
    Waypoint,
)
from tests.builders import exercise

AIR, HEEL = Pose(LegPose(contact=Contact.AIR)), Pose(LegPose(contact=Contact.HEEL))


def figure(travel=None, props=()):
    """Build a figure with a foot in the air, and one that has landed."""
    poses = {"start": Pose(), "up": AIR, "landed": HEEL}
    return Figure(View.SIDE, Feet.TOGETHER, poses, props, travel)


def phase(name, seconds, pose="start", say=""):
    """Build a phase that moves to a pose."""
    return Phase(name, seconds, say, (Waypoint(1, pose),))


def walk(travel=Travel.FORWARD, kind=Kind.STEPS, phases=None, props=(), **more):
    """Build a walk of two beats a rep: ten steps there and ten back, or a minute."""
    phases = phases or (phase("step", 2, "landed"), phase("and step", 2))
    dose = Dose(reps=10, passes=2, rest_seconds=0, cadence_per_minute=30, duration_seconds=60)
    given = {"dose": dose, "position": Position.WALKING, "figure": figure(travel, props), **more}
    return exercise("walk", Sides.ALTERNATING, kind, phases, **given)


def march(phases=None, **more):
    """Build a march of a minute, a beat each 1.2 s."""
    phases = phases or (phase("lift", 0.6, "up"), phase("lower", 0.6))
    dose = Dose(duration_seconds=60, cadence_per_minute=50, rest_seconds=0)
    given = {"dose": dose, "figure": figure(), **more}
    return exercise("march", Sides.ALTERNATING, Kind.RHYTHM, phases, **given)
