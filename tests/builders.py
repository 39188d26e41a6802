"""Small builders of exercises, routines and timelines."""

from coach.routine.model import Dose, Exercise, ExerciseStep, Figure, LegPose, Phase, Pose, Routine, Waypoint
from coach.routine.terms import Contact, Feet, Helper, Kind, Position, Sides, Support, View, WeightBearing
from coach.session.compile import Options, compile_routine


def exercise(exercise_id="knee-extension", sides=Sides.EACH, kind=Kind.REPS, phases=None, **more):
    """Build an exercise of 3-1-4-1 seconds, one set of two reps, without a rest."""
    seated = LegPose(hip_flexion=90, knee_flexion=90)
    straight = LegPose(hip_flexion=92, knee_flexion=8, contact=Contact.AIR)
    phases = phases or (
        Phase("lift", 3, "Lift", (Waypoint(1, "straight"),)),
        Phase("hold", 1),
        Phase("lower", 4, "and lower", (Waypoint(1, "start"),)),
        Phase("pause", 1),
    )
    given = {
        "name": "Straighten your knee",
        "clinical_name": "Seated knee extension",
        "position": Position.SEATED,
        "support": Support.CHAIR,
        "weight_bearing": WeightBearing.NONE,
        "level": 2,
        "balance_demand": 0,
        "helper": Helper.NO,
        "setup": "Sit tall.",
        "source": "teaching value",
        "dose": Dose(sets=1, reps=2, rest_seconds=0),
        "figure": Figure(
            View.THREE_QUARTER,
            Feet.HIP_WIDTH,
            {"start": Pose(seated, seated), "straight": Pose(straight, seated)},
        ),
    }
    return Exercise(id=exercise_id, sides=sides, kind=kind, phases=phases, **{**given, **more})


def routine(*steps, **more):
    """Build a routine; without steps it has one step of the exercise above."""
    given = {"id": "test", "name": "Test", "language": "en", "summary": "", "version": "1"}
    return Routine(steps=steps or (ExerciseStep("knee-extension"),), **{**given, **more})


def timeline(*steps, exercises=None, length_ms=400, options=None, **more):
    """Compile a routine in which every text takes `length_ms` to say."""
    known = {item.id: item for item in exercises or [exercise()]}
    options = options or Options(demonstrate=False)
    return compile_routine(routine(*steps, **more), known, lambda _text: length_ms, options)


class FakeClock:
    """A monotonic clock that goes on when told."""

    def __init__(self):
        self.ms = 1000
        self.slept = 0

    def now_ms(self):
        """Return the time that it is said to be."""
        return self.ms

    def slept_ms(self):
        """Return how long it is said to have slept."""
        return self.slept
