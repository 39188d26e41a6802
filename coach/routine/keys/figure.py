"""The keys of an exercise's figure: how it is seen, and its poses in clinical joint angles."""

from typing import Final

from coach.routine.keys.kinds import QT_TRANSLATE_NOOP, Choice, Choices, Key, Named, Number, One
from coach.routine.model import START
from coach.routine.ranges import HEALTHY_RANGE, TRUNK_RANGE
from coach.routine.terms import Arms, Contact, Feet, Prop, Travel, View

MOST_POSES: Final = 30
"""With "start"."""

FULL_TURN: Final = 180.0
"""No angle is written beyond it, either way."""


def _angle(name: str, label: str, meaning: str) -> Number:
    return Number(
        name, label, meaning, unit="°", lowest=-FULL_TURN, highest=FULL_TURN, healthy=HEALTHY_RANGE[name]
    )


def _trunk(name: str, label: str, meaning: str, unit: str = "°") -> Number:
    return Number(
        name, label, meaning, unit=unit, lowest=-FULL_TURN, highest=FULL_TURN, healthy=TRUNK_RANGE[name]
    )


LEG: Final[tuple[Key, ...]] = (
    _angle(
        "hip_flexion",
        QT_TRANSLATE_NOOP("Format", "Hip flexion"),
        QT_TRANSLATE_NOOP("Format", "How far the thigh is in front of the trunk; below 0 it is behind."),
    ),
    _angle(
        "hip_abduction",
        QT_TRANSLATE_NOOP("Format", "Hip abduction"),
        QT_TRANSLATE_NOOP("Format", "How far the leg is out to the side; below 0 it crosses the middle."),
    ),
    _angle(
        "hip_rotation",
        QT_TRANSLATE_NOOP("Format", "Hip external rotation"),
        QT_TRANSLATE_NOOP("Format", "How far the thigh is turned out; below 0 it is turned in."),
    ),
    _angle(
        "knee_flexion",
        QT_TRANSLATE_NOOP("Format", "Knee flexion"),
        QT_TRANSLATE_NOOP("Format", "How far the knee is bent; 0 is straight."),
    ),
    _angle(
        "ankle_dorsiflexion",
        QT_TRANSLATE_NOOP("Format", "Ankle dorsiflexion"),
        QT_TRANSLATE_NOOP("Format", "How far the toes are pulled up; below 0 they point away."),
    ),
    _angle(
        "ankle_inversion",
        QT_TRANSLATE_NOOP("Format", "Ankle inversion"),
        QT_TRANSLATE_NOOP("Format", "How far the sole faces in; below 0 it faces out."),
    ),
    _angle(
        "foot_pitch",
        QT_TRANSLATE_NOOP("Format", "Heel up"),
        QT_TRANSLATE_NOOP("Format", "How far the heel is up off what the foot is on; below 0 the toes are."),
    ),
    Choice(
        "contact",
        QT_TRANSLATE_NOOP("Format", "Foot is"),
        QT_TRANSLATE_NOOP("Format", "How the foot meets what is under it."),
        kind=Contact,
    ),
)

TRUNK: Final[tuple[Key, ...]] = (
    _trunk(
        "lean",
        QT_TRANSLATE_NOOP("Format", "Lean forward"),
        QT_TRANSLATE_NOOP("Format", "How far the trunk leans forward; in bed, -90 is lying on the back."),
    ),
    _trunk(
        "side_bend",
        QT_TRANSLATE_NOOP("Format", "Side bend"),
        QT_TRANSLATE_NOOP("Format", "How far the trunk bends to the working side; below 0 to the other."),
    ),
    _trunk(
        "rotation",
        QT_TRANSLATE_NOOP("Format", "Trunk rotation"),
        QT_TRANSLATE_NOOP("Format", "How far the trunk turns to the working side; below 0 to the other."),
    ),
    _trunk(
        "pelvis_shift",
        QT_TRANSLATE_NOOP("Format", "Pelvis shift"),
        QT_TRANSLATE_NOOP(
            "Format", "Where the pelvis is: 0 in the middle, 1 over the working foot, -1 over the other foot."
        ),
        unit="",
    ),
    _trunk(
        "pelvis_rotation",
        QT_TRANSLATE_NOOP("Format", "Pelvis rotation"),
        QT_TRANSLATE_NOOP("Format", "How far the pelvis turns to the working side; below 0 to the other."),
    ),
)

POSE: Final[tuple[Key, ...]] = (
    Choice(
        "arms",
        QT_TRANSLATE_NOOP("Format", "Hands"),
        QT_TRANSLATE_NOOP("Format", "Where the hands are, or what they hold."),
        kind=Arms,
    ),
    One(
        "both",
        QT_TRANSLATE_NOOP("Format", "Both legs"),
        QT_TRANSLATE_NOOP("Format", "The joint angles of both legs, where they are the same."),
        keys=LEG,
        example="both = { hip_flexion = 90, knee_flexion = 90 }",
    ),
    One(
        "working",
        QT_TRANSLATE_NOOP("Format", "Working leg"),
        QT_TRANSLATE_NOOP("Format", "The joint angles of the leg that does the exercise."),
        keys=LEG,
        example="working = { knee_flexion = 8 }",
    ),
    One(
        "other",
        QT_TRANSLATE_NOOP("Format", "Other leg"),
        QT_TRANSLATE_NOOP("Format", "The joint angles of the leg that stays, or comes next."),
        keys=LEG,
        example="other = { knee_flexion = 90 }",
    ),
    One(
        "trunk",
        QT_TRANSLATE_NOOP("Format", "Trunk"),
        QT_TRANSLATE_NOOP("Format", "How the trunk leans, bends and turns."),
        keys=TRUNK,
        example="trunk = { lean = 30 }",
    ),
)

FIGURE: Final[tuple[Key, ...]] = (
    Choice(
        "view",
        QT_TRANSLATE_NOOP("Format", "Seen from"),
        QT_TRANSLATE_NOOP("Format", "Where the figure is seen from."),
        is_required=True,
        kind=View,
    ),
    Choice(
        "feet",
        QT_TRANSLATE_NOOP("Format", "Feet at the start"),
        QT_TRANSLATE_NOOP("Format", "How the feet are placed at the start."),
        kind=Feet,
        default=Feet.HIP_WIDTH,
    ),
    Choices(
        "props",
        QT_TRANSLATE_NOOP("Format", "Things drawn beside"),
        QT_TRANSLATE_NOOP("Format", "Things that the position, support and hands don't bring already."),
        kind=Prop,
    ),
    Choice(
        "travel",
        QT_TRANSLATE_NOOP("Format", "Walks"),
        QT_TRANSLATE_NOOP("Format", "Which way a walk goes; left out, the figure stays on its spot."),
        kind=Travel,
    ),
    One(
        START,
        QT_TRANSLATE_NOOP("Format", "Start"),
        QT_TRANSLATE_NOOP("Format", "The pose that each rep begins from and ends in."),
        is_required=True,
        keys=POSE,
        example="[figure.start]",
    ),
    Named(
        "pose",
        QT_TRANSLATE_NOOP("Format", "Pose"),
        QT_TRANSLATE_NOOP("Format", "A pose under a name of your own: only what differs from the start."),
        most=MOST_POSES - 1,
        of=One(
            "pose",
            QT_TRANSLATE_NOOP("Format", "Pose"),
            QT_TRANSLATE_NOOP("Format", "Only what differs from the start."),
            keys=POSE,
        ),
    ),
)
