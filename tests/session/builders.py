"""Small builders of walks, marches and their phases, and what is done and said in a timeline."""

from coach.routine.model import Dose, Figure, LegPose, Phase, Pose, Waypoint
from coach.routine.terms import Contact, Feet, Kind, Position, Sides, Travel, View
from coach.session.events import SetEnded, State
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise

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


def moves(line):
    """Return the segments in which someone moves."""
    return [segment for segment in line.segments if segment.kind is SegmentKind.MOVE]


def said(line, *kinds):
    """Return every text that is said in segments of `kinds`."""
    return [cue.text for segment in line.segments if segment.kind in kinds for cue in segment.cues]


def played(line):
    """Play to the end and return what is told of the sets."""
    clock = FakeClock()
    playback = Playback(line, clock)
    events = playback.play()
    while playback.state is not State.DONE:
        clock.ms += 500
        events += playback.advance()
        if playback.state is State.WAITING:
            events += playback.play()
    return [event for event in events if isinstance(event, SetEnded)]
