"""The keys of a routine: what it is called, its steps, and when a next step is suggested."""

from typing import Final

from coach.routine.doses import HEAVIEST_KG, MOST_REPS, MOST_SETS
from coach.routine.keys.dose import (
    A_MINUTE,
    A_WEEK,
    CADENCE_PER_MINUTE,
    DURATION_SECONDS,
    KG,
    MOST_A_WEEK,
    MOST_PASSES,
    PHASE_SECONDS,
    REST_SECONDS,
    SIDE_DOSE,
    S,
)
from coach.routine.keys.exercise import MOST_PHASES
from coach.routine.keys.kinds import (
    QT_TRANSLATE_NOOP,
    Choice,
    Day,
    Key,
    Many,
    Named,
    NameOf,
    Number,
    One,
    Text,
    Whole,
)
from coach.routine.terms import OneSide, Pace

MOST_STEPS: Final = 200

TEMPO: Final[tuple[Key, ...]] = (
    Named(
        "phase",
        QT_TRANSLATE_NOOP("Format", "Phase"),
        QT_TRANSLATE_NOOP("Format", "How long this phase of each rep lasts."),
        most=MOST_PHASES,
        name_of=NameOf.PHASE,
        of=Number(
            "seconds",
            QT_TRANSLATE_NOOP("Format", "Time"),
            QT_TRANSLATE_NOOP("Format", "How long this phase of each rep lasts."),
            unit=S,
            lowest=PHASE_SECONDS[0],
            highest=PHASE_SECONDS[1],
        ),
    ),
)

STEP: Final[tuple[Key, ...]] = (
    Text(
        "exercise",
        QT_TRANSLATE_NOOP("Format", "Exercise"),
        QT_TRANSLATE_NOOP("Format", "Which exercise of the library this step is."),
        is_required=True,
        example="knee-extension",
        name_of=NameOf.EXERCISE,
    ),
    Whole(
        "sets",
        QT_TRANSLATE_NOOP("Format", "Sets"),
        QT_TRANSLATE_NOOP("Format", "How many sets; left out, as the exercise has it."),
        lowest=1,
        highest=MOST_SETS,
    ),
    Whole(
        "reps",
        QT_TRANSLATE_NOOP("Format", "Reps"),
        QT_TRANSLATE_NOOP(
            "Format",
            "How many reps in each set, for each side; on a walk the steps of a pass. "
            "Left out, as the exercise has it.",
        ),
        lowest=1,
        highest=MOST_REPS,
    ),
    Number(
        "duration_seconds",
        QT_TRANSLATE_NOOP("Format", "Time of each set"),
        QT_TRANSLATE_NOOP("Format", "How long a rhythm goes on; left out, as the exercise has it."),
        unit=S,
        lowest=DURATION_SECONDS[0],
        highest=DURATION_SECONDS[1],
    ),
    Whole(
        "passes",
        QT_TRANSLATE_NOOP("Format", "Passes"),
        QT_TRANSLATE_NOOP("Format", "How often a walk goes there or back; left out, as the exercise has it."),
        lowest=1,
        highest=MOST_PASSES,
    ),
    Number(
        "cadence_per_minute",
        QT_TRANSLATE_NOOP("Format", "Cadence"),
        QT_TRANSLATE_NOOP(
            "Format", "The beat of a rhythm, or the steps of a walk; left out, as the exercise has it."
        ),
        unit=A_MINUTE,
        lowest=CADENCE_PER_MINUTE[0],
        highest=CADENCE_PER_MINUTE[1],
    ),
    Number(
        "rest_seconds",
        QT_TRANSLATE_NOOP("Format", "Rest after each set"),
        QT_TRANSLATE_NOOP("Format", "How long to rest after each set; left out, as the exercise has it."),
        unit=S,
        lowest=REST_SECONDS[0],
        highest=REST_SECONDS[1],
    ),
    One(
        "tempo",
        QT_TRANSLATE_NOOP("Format", "Tempo"),
        QT_TRANSLATE_NOOP("Format", "How long each phase of a rep lasts; left out, as the exercise has it."),
        keys=TEMPO,
        example="tempo = { lift = 3, lower = 4 }",
    ),
    Number(
        "load_kg",
        QT_TRANSLATE_NOOP("Format", "Load"),
        QT_TRANSLATE_NOOP("Format", "How much weight is moved, such as a cuff at the ankle."),
        unit=KG,
        lowest=0,
        highest=HEAVIEST_KG,
        default=0.0,
    ),
    Choice(
        "sides",
        QT_TRANSLATE_NOOP("Format", "One side only"),
        QT_TRANSLATE_NOOP("Format", "The only side that does this step; left out, both do."),
        kind=OneSide,
    ),
    Choice(
        "start_side",
        QT_TRANSLATE_NOOP("Format", "Side that begins"),
        QT_TRANSLATE_NOOP("Format", "The side that begins; left out, the right one."),
        kind=OneSide,
    ),
    One(
        "left",
        QT_TRANSLATE_NOOP("Format", "Left side"),
        QT_TRANSLATE_NOOP("Format", "What the left side does otherwise than the step says."),
        keys=SIDE_DOSE,
        example="left = { reps = 6 }",
    ),
    One(
        "right",
        QT_TRANSLATE_NOOP("Format", "Right side"),
        QT_TRANSLATE_NOOP("Format", "What the right side does otherwise than the step says."),
        keys=SIDE_DOSE,
        example="right = { reps = 6 }",
    ),
    Text(
        "note",
        QT_TRANSLATE_NOOP("Format", "Note to the person"),
        QT_TRANSLATE_NOOP("Format", "Words of your own, said and shown once, before the first set."),
        example="Use the blue cushion.",
    ),
)

REST_STEP: Final[tuple[Key, ...]] = (
    Number(
        "rest_seconds",
        QT_TRANSLATE_NOOP("Format", "Rest"),
        QT_TRANSLATE_NOOP("Format", "How long this rest between two exercises lasts."),
        unit=S,
        is_required=True,
        lowest=1,
        highest=REST_SECONDS[1],
        example=60,
    ),
    Text(
        "say",
        QT_TRANSLATE_NOOP("Format", "Words"),
        QT_TRANSLATE_NOOP("Format", "What the coach says as the rest begins."),
        example="Take a sip of water.",
    ),
)

PROGRESSION: Final[tuple[Key, ...]] = (
    Whole(
        "after_sessions",
        QT_TRANSLATE_NOOP("Format", "After full sessions"),
        QT_TRANSLATE_NOOP("Format", "How many full sessions within 14 days come before a next step."),
        lowest=1,
        highest=100,
        default=6,
    ),
    Whole(
        "max_effort",
        QT_TRANSLATE_NOOP("Format", "Effort at most"),
        QT_TRANSLATE_NOOP("Format", "The highest effort, from 0 to 10, at which a next step is suggested."),
        lowest=0,
        highest=10,
        default=4,
    ),
    Whole(
        "max_pain",
        QT_TRANSLATE_NOOP("Format", "Pain at most"),
        QT_TRANSLATE_NOOP("Format", "The most pain, from 0 to 10, at which a next step is suggested."),
        lowest=0,
        highest=10,
        default=3,
    ),
)

STEPS: Final = Many(
    "step",
    QT_TRANSLATE_NOOP("Format", "Steps"),
    QT_TRANSLATE_NOOP("Format", "The exercises and rests, in the order in which they are done."),
    is_required=True,
    keys=STEP,
    others=REST_STEP,
    fewest=1,
    most=MOST_STEPS,
)

ROUTINE: Final[tuple[Key, ...]] = (
    Text(
        "name",
        QT_TRANSLATE_NOOP("Format", "Name"),
        QT_TRANSLATE_NOOP("Format", "What the routine is called, as the person sees it."),
        is_required=True,
        longest=60,
        example="Gentle seated legs",
    ),
    Text(
        "language",
        QT_TRANSLATE_NOOP("Format", "Language"),
        QT_TRANSLATE_NOOP("Format", "The language of names and words, such as en; it picks the voice."),
        longest=12,
        default="en",
    ),
    Text(
        "summary",
        QT_TRANSLATE_NOOP("Format", "Summary"),
        QT_TRANSLATE_NOOP("Format", "One or two sentences: who it is for, and what they need."),
    ),
    Text(
        "author",
        QT_TRANSLATE_NOOP("Format", "Set by"),
        QT_TRANSLATE_NOOP("Format", "Who set this routine."),
        longest=80,
        example="Your physiotherapy team",
    ),
    Text(
        "version",
        QT_TRANSLATE_NOOP("Format", "Version"),
        QT_TRANSLATE_NOOP("Format", "Your own mark for this version, such as a year and month."),
        longest=40,
        example="2026-11",
    ),
    Day(
        "reviewed",
        QT_TRANSLATE_NOOP("Format", "Last reviewed"),
        QT_TRANSLATE_NOOP("Format", "The day on which you last looked through this routine."),
    ),
    Whole(
        "times_per_week",
        QT_TRANSLATE_NOOP("Format", "How often"),
        QT_TRANSLATE_NOOP("Format", "How many times a week it is meant to be done."),
        unit=A_WEEK,
        lowest=1,
        highest=MOST_A_WEEK,
        default=3,
    ),
    Choice(
        "pace",
        QT_TRANSLATE_NOOP("Format", "Pace"),
        QT_TRANSLATE_NOOP("Format", "How the whole routine is taken."),
        kind=Pace,
        default=Pace.STEADY,
    ),
    STEPS,
    One(
        "progression",
        QT_TRANSLATE_NOOP("Format", "When to suggest a next step"),
        QT_TRANSLATE_NOOP("Format", "The program never takes a next step by itself: it only suggests one."),
        keys=PROGRESSION,
        example="[progression]",
    ),
)
