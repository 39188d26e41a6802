"""The keys of an exercise: what it is, what it needs, its dose, and the phases of a rep."""

from typing import Final

from coach.routine.keys.dose import DOSE, PHASE_SECONDS, S
from coach.routine.keys.figure import FIGURE
from coach.routine.keys.kinds import (
    QT_TRANSLATE_NOOP,
    Choice,
    Key,
    Many,
    NameOf,
    Number,
    One,
    Text,
    Texts,
    Whole,
)
from coach.routine.terms import Helper, Kind, Position, Sides, Support, WeightBearing

MOST_PHASES: Final = 30
MOST_WAYPOINTS: Final = 30

WAYPOINT: Final[tuple[Key, ...]] = (
    Number(
        "at",
        QT_TRANSLATE_NOOP("Format", "At"),
        QT_TRANSLATE_NOOP(
            "Format", "How far into the phase the pose is reached: 0.5 is half way, 1 its end."
        ),
        is_required=True,
        lowest=0.01,
        highest=1,
        example=1.0,
    ),
    Text(
        "pose",
        QT_TRANSLATE_NOOP("Format", "Pose"),
        QT_TRANSLATE_NOOP("Format", "The pose that is passed through."),
        is_required=True,
        example="start",
        name_of=NameOf.POSE,
    ),
)

PHASE: Final[tuple[Key, ...]] = (
    Text(
        "name",
        QT_TRANSLATE_NOOP("Format", "Name"),
        QT_TRANSLATE_NOOP("Format", "What this part of a rep is called, such as lift, hold or lower."),
        is_required=True,
        longest=30,
        example="lift",
    ),
    Number(
        "seconds",
        QT_TRANSLATE_NOOP("Format", "Time"),
        QT_TRANSLATE_NOOP("Format", "How long this phase lasts."),
        unit=S,
        is_required=True,
        lowest=PHASE_SECONDS[0],
        highest=PHASE_SECONDS[1],
        example=3,
    ),
    Text(
        "say",
        QT_TRANSLATE_NOOP("Format", "Cue"),
        QT_TRANSLATE_NOOP("Format", "What the coach says as the phase begins: it must fit into its time."),
        longest=120,
        example="Lift",
    ),
    Text(
        "pose",
        QT_TRANSLATE_NOOP("Format", "Moves to"),
        QT_TRANSLATE_NOOP("Format", "The pose in which this phase ends; left out, the figure stays still."),
        example="start",
        name_of=NameOf.POSE,
    ),
    Many(
        "path",
        QT_TRANSLATE_NOOP("Format", "Moves through"),
        QT_TRANSLATE_NOOP("Format", "Several poses in place of one, in the order in which they are reached."),
        keys=WAYPOINT,
        most=MOST_WAYPOINTS,
    ),
)

EXERCISE: Final[tuple[Key, ...]] = (
    Text(
        "name",
        QT_TRANSLATE_NOOP("Format", "Name"),
        QT_TRANSLATE_NOOP("Format", "What the exercise is called, as the person sees it."),
        is_required=True,
        longest=60,
        example="Straighten your knee",
    ),
    Text(
        "clinical_name",
        QT_TRANSLATE_NOOP("Format", "Clinical name"),
        QT_TRANSLATE_NOOP("Format", "What the exercise is called among clinicians."),
        is_required=True,
        longest=120,
        example="Seated knee extension",
    ),
    Choice(
        "position",
        QT_TRANSLATE_NOOP("Format", "Position"),
        QT_TRANSLATE_NOOP("Format", "How the person is placed."),
        is_required=True,
        kind=Position,
    ),
    Choice(
        "support",
        QT_TRANSLATE_NOOP("Format", "Support"),
        QT_TRANSLATE_NOOP("Format", "What the hands, or the body, hold on to."),
        is_required=True,
        kind=Support,
    ),
    Choice(
        "weight_bearing",
        QT_TRANSLATE_NOOP("Format", "Weight-bearing"),
        QT_TRANSLATE_NOOP("Format", "How much of the body's weight goes through the feet."),
        is_required=True,
        kind=WeightBearing,
    ),
    Choice(
        "sides",
        QT_TRANSLATE_NOOP("Format", "Sides"),
        QT_TRANSLATE_NOOP("Format", "How the two legs share the exercise."),
        is_required=True,
        kind=Sides,
    ),
    Choice(
        "kind",
        QT_TRANSLATE_NOOP("Format", "What is counted"),
        QT_TRANSLATE_NOOP("Format", "What is counted while the exercise is done."),
        is_required=True,
        kind=Kind,
    ),
    Whole(
        "level",
        QT_TRANSLATE_NOOP("Format", "Level"),
        QT_TRANSLATE_NOOP(
            "Format",
            "How hard it is: 1 lying or seated, 3 on the feet with both hands, 6 moving with no hands.",
        ),
        lowest=1,
        highest=6,
        default=1,
    ),
    Whole(
        "balance_demand",
        QT_TRANSLATE_NOOP("Format", "Balance demand"),
        QT_TRANSLATE_NOOP("Format", "How much it asks of the balance: 0 nothing, 3 a lot."),
        lowest=0,
        highest=3,
        default=0,
    ),
    Choice(
        "helper",
        QT_TRANSLATE_NOOP("Format", "Helper"),
        QT_TRANSLATE_NOOP("Format", "Whether someone should be there."),
        kind=Helper,
        default=Helper.NO,
    ),
    Texts(
        "tags",
        QT_TRANSLATE_NOOP("Format", "What it trains"),
        QT_TRANSLATE_NOOP("Format", "What it trains, such as strength, balance or stretch."),
    ),
    Texts(
        "muscles",
        QT_TRANSLATE_NOOP("Format", "Muscles"),
        QT_TRANSLATE_NOOP("Format", "The muscles that work, or are stretched."),
    ),
    Texts(
        "equipment",
        QT_TRANSLATE_NOOP("Format", "What to have ready"),
        QT_TRANSLATE_NOOP("Format", "What the person needs, such as a sturdy chair with no wheels."),
    ),
    Text(
        "setup",
        QT_TRANSLATE_NOOP("Format", "Set-up"),
        QT_TRANSLATE_NOOP("Format", "How to sit, stand or lie before the first rep: said and shown."),
        is_required=True,
        example="Sit tall with your back supported. Hold the seat.",
    ),
    Texts(
        "tips",
        QT_TRANSLATE_NOOP("Format", "Tips"),
        QT_TRANSLATE_NOOP("Format", "Short hints for doing it well."),
    ),
    Texts(
        "stop_if",
        QT_TRANSLATE_NOOP("Format", "Stop if"),
        QT_TRANSLATE_NOOP("Format", "Signs at which the person stops."),
    ),
    Texts(
        "cautions",
        QT_TRANSLATE_NOOP("Format", "Cautions"),
        QT_TRANSLATE_NOOP("Format", "What to take care with when doing it."),
        name_of=NameOf.CAUTION,
    ),
    Texts(
        "avoid_if",
        QT_TRANSLATE_NOOP("Format", "Not for"),
        QT_TRANSLATE_NOOP("Format", "Cautions that speak against the exercise."),
        name_of=NameOf.CAUTION,
    ),
    Text(
        "easier",
        QT_TRANSLATE_NOOP("Format", "Easier one"),
        QT_TRANSLATE_NOOP(
            "Format", "What to offer when this is too hard; never one with less to hold on to."
        ),
        name_of=NameOf.EXERCISE,
    ),
    Text(
        "harder",
        QT_TRANSLATE_NOOP("Format", "Harder one"),
        QT_TRANSLATE_NOOP(
            "Format", "What to offer when this is too easy; never one with less to hold on to."
        ),
        name_of=NameOf.EXERCISE,
    ),
    Text(
        "less_support",
        QT_TRANSLATE_NOOP("Format", "With less support"),
        QT_TRANSLATE_NOOP("Format", "The same with less to hold on to; only a physiotherapist chooses it."),
        name_of=NameOf.EXERCISE,
    ),
    Text(
        "source",
        QT_TRANSLATE_NOOP("Format", "Source"),
        QT_TRANSLATE_NOOP("Format", "Where the exercise and its dose come from."),
    ),
    One(
        "dose",
        QT_TRANSLATE_NOOP("Format", "Dose"),
        QT_TRANSLATE_NOOP("Format", "How much, where a routine says nothing else."),
        keys=DOSE,
        example="[dose]",
    ),
    Many(
        "phase",
        QT_TRANSLATE_NOOP("Format", "Phases of a rep"),
        QT_TRANSLATE_NOOP("Format", "The parts of one rep, in order; the last one ends in the start pose."),
        is_required=True,
        keys=PHASE,
        fewest=1,
        most=MOST_PHASES,
    ),
    One(
        "figure",
        QT_TRANSLATE_NOOP("Format", "Figure"),
        QT_TRANSLATE_NOOP("Format", "How the exercise is drawn: its poses, and where it is seen from."),
        is_required=True,
        keys=FIGURE,
        example="[figure]",
    ),
)
