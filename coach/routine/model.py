"""The values that a routine file and an exercise file are read into.

They are frozen: a session that is running keeps what it began with. Units are
in the names; angles are clinical joint angles in degrees from the anatomical
position (see `LegPose`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from coach.routine.terms import (
    Arms,
    Contact,
    Feet,
    Helper,
    Kind,
    Pace,
    Position,
    Prop,
    Side,
    Sides,
    Support,
    Travel,
    View,
    WeightBearing,
)

START: Final = "start"
"""The name of the pose that a rep begins from and ends in."""


@dataclass(frozen=True, slots=True)
class LegPose:
    """One leg's clinical joint angles, in degrees; 0 is standing straight.

    Positive: the thigh forward of the trunk (`hip_flexion`), away from the
    midline (`hip_abduction`), turned out (`hip_rotation`), the knee bent, the
    toes up (`ankle_dorsiflexion`), the sole facing in (`ankle_inversion`), the
    heel up off a surface (`foot_pitch`).
    """

    hip_flexion: float = 0.0
    hip_abduction: float = 0.0
    hip_rotation: float = 0.0
    knee_flexion: float = 0.0
    ankle_dorsiflexion: float = 0.0
    ankle_inversion: float = 0.0
    foot_pitch: float = 0.0
    contact: Contact = Contact.FLAT


@dataclass(frozen=True, slots=True)
class TrunkPose:
    """The trunk, in degrees from upright; `pelvis_shift` is in half stance widths.

    Positive: leaning forward (`lean`; -90 lies on the back), bent or turned
    towards the working side (`side_bend`, `rotation`), and the pelvis moved or
    turned towards the working side (`pelvis_shift`, `pelvis_rotation`).
    """

    lean: float = 0.0
    side_bend: float = 0.0
    rotation: float = 0.0
    pelvis_shift: float = 0.0
    pelvis_rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a whole body is at one moment, relative to the side that works."""

    working: LegPose = LegPose()
    other: LegPose = LegPose()
    trunk: TrunkPose = TrunkPose()
    arms: Arms = Arms.SIDES


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A named pose that a phase passes through at the fraction `at` (0 to 1) of its length."""

    at: float
    pose: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a rep, such as "lift"; without a path it stays in the pose before it."""

    name: str
    seconds: float
    say: str = ""
    path: tuple[Waypoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: reps are for each side of a set.

    `duration_seconds` and `cadence_per_minute` are for rhythms, `passes` and
    `cadence_per_minute` for steps (`reps` is then the steps of a pass). The
    `_max` values say how far a dose may grow; None: it doesn't.
    """

    sets: int = 1
    reps: int = 10
    rest_seconds: float = 60.0
    times_per_week: int = 3
    times_per_day: int = 1
    duration_seconds: float | None = None
    cadence_per_minute: float | None = None
    passes: int = 1
    sets_max: int | None = None
    reps_max: int | None = None
    hold_seconds_max: float | None = None
    duration_seconds_max: float | None = None
    cadence_per_minute_max: float | None = None
    passes_max: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How an exercise is drawn: the view, and its poses by name (always with "start").

    `travel` is where it walks to, None for an exercise that stays on its spot.
    """

    view: View
    feet: Feet
    poses: Mapping[str, Pose]
    props: tuple[Prop, ...] = ()
    travel: Travel | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as its file describes it.

    `easier` and `harder` are ids of exercises that ask for the same support or
    more; `less_support` is one that asks for less, which only a physiotherapist
    may go on to. `avoid_if` are ids of cautions that speak against it.
    """

    id: str
    name: str
    clinical_name: str
    position: Position
    support: Support
    weight_bearing: WeightBearing
    sides: Sides
    kind: Kind
    level: int
    balance_demand: int
    helper: Helper
    setup: str
    source: str
    dose: Dose
    phases: tuple[Phase, ...]
    figure: Figure
    tags: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    avoid_if: tuple[str, ...] = ()
    easier: str = ""
    harder: str = ""
    less_support: str = ""

    @property
    def swaps_on_the_spot(self) -> bool:
        """Whether the legs swap at every rep, and neither the place nor the picture does."""
        return self.sides is Sides.ALTERNATING and self.figure.travel is None

    @property
    def sways(self) -> bool:
        """Whether the body goes to one side and the other over feet that stay, and not one leg at a time."""
        poses = self.figure.poses.values()
        stays = all(pose.working.contact is pose.other.contact is Contact.FLAT for pose in poses)
        return self.swaps_on_the_spot and stays


@dataclass(frozen=True, slots=True)
class SideDose:
    """What one side does differently; None means as the step says."""

    sets: int | None = None
    reps: int | None = None
    load_kg: float | None = None


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """An exercise in a routine, with the dose that was set for this person.

    None means as the exercise's own file says. `tempo` gives seconds by phase
    name. `sides` is "left", "right", or "" for both as the exercise has them.
    """

    exercise: str
    sets: int | None = None
    reps: int | None = None
    rest_seconds: float | None = None
    duration_seconds: float | None = None
    cadence_per_minute: float | None = None
    passes: int | None = None
    tempo: Mapping[str, float] = field(default_factory=dict)
    load_kg: float = 0.0
    note: str = ""
    sides: Side = Side.BOTH
    start_side: Side = Side.RIGHT
    left: SideDose = SideDose()
    right: SideDose = SideDose()


@dataclass(frozen=True, slots=True)
class RestStep:
    """A rest in a routine, with an optional sentence."""

    rest_seconds: float
    say: str = ""


Step = ExerciseStep | RestStep


@dataclass(frozen=True, slots=True)
class Progression:
    """When a next step may be suggested; it is never applied by the program."""

    after_sessions: int
    max_effort: int
    max_pain: int


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine as its file describes it.

    `content_hash` is the SHA-256, in hex, of the routine's file and of every
    exercise file that it uses, so a diary can tell what was meant that day.
    """

    id: str
    name: str
    language: str
    summary: str
    steps: tuple[Step, ...]
    author: str = ""
    version: str = ""
    reviewed: date | None = None
    times_per_week: int = 3
    pace: Pace = Pace.STEADY
    progression: Progression | None = None
    content_hash: str = ""
