"""The keys of a dose: an exercise's own, and what one side of a step does otherwise."""

from typing import Final

from coach.routine.doses import HEAVIEST_KG, MOST_REPS, MOST_SETS
from coach.routine.keys.kinds import QT_TRANSLATE_NOOP, Key, Number, Whole
from coach.routine.model import Dose

PHASE_SECONDS: Final = (0.2, 600.0)
REST_SECONDS: Final = (0.0, 3600.0)
DURATION_SECONDS: Final = (1.0, 3600.0)
CADENCE_PER_MINUTE: Final = (5.0, 180.0)
MOST_PASSES: Final = 20
MOST_A_WEEK: Final = 21
MOST_A_DAY: Final = 10
S: Final = QT_TRANSLATE_NOOP("Format", "s")
KG: Final = QT_TRANSLATE_NOOP("Format", "kg")
A_MINUTE: Final = QT_TRANSLATE_NOOP("Format", "a minute")
A_WEEK: Final = QT_TRANSLATE_NOOP("Format", "a week")
_USUAL: Final = Dose()

SIDE_DOSE: Final[tuple[Key, ...]] = (
    Whole(
        "sets",
        QT_TRANSLATE_NOOP("Format", "Sets"),
        QT_TRANSLATE_NOOP("Format", "How many sets this side does."),
        lowest=1,
        highest=MOST_SETS,
    ),
    Whole(
        "reps",
        QT_TRANSLATE_NOOP("Format", "Reps"),
        QT_TRANSLATE_NOOP("Format", "How many reps this side does in each set."),
        lowest=1,
        highest=MOST_REPS,
    ),
    Number(
        "load_kg",
        QT_TRANSLATE_NOOP("Format", "Load"),
        QT_TRANSLATE_NOOP("Format", "How much weight this side moves."),
        unit=KG,
        lowest=0,
        highest=HEAVIEST_KG,
    ),
)

DOSE: Final[tuple[Key, ...]] = (
    Whole(
        "sets",
        QT_TRANSLATE_NOOP("Format", "Sets"),
        QT_TRANSLATE_NOOP("Format", "How many sets."),
        lowest=1,
        highest=MOST_SETS,
        default=_USUAL.sets,
    ),
    Whole(
        "sets_max",
        QT_TRANSLATE_NOOP("Format", "Sets may grow to"),
        QT_TRANSLATE_NOOP("Format", "How many sets it may grow to; left out, it doesn't."),
        lowest=1,
        highest=MOST_SETS,
    ),
    Whole(
        "reps",
        QT_TRANSLATE_NOOP("Format", "Reps"),
        QT_TRANSLATE_NOOP(
            "Format", "How many reps in each set, for each side; on a walk the steps of a pass."
        ),
        lowest=1,
        highest=MOST_REPS,
        default=_USUAL.reps,
    ),
    Whole(
        "reps_max",
        QT_TRANSLATE_NOOP("Format", "Reps may grow to"),
        QT_TRANSLATE_NOOP("Format", "How many reps it may grow to; left out, it doesn't."),
        lowest=1,
        highest=MOST_REPS,
    ),
    Number(
        "hold_seconds_max",
        QT_TRANSLATE_NOOP("Format", "Hold may grow to"),
        QT_TRANSLATE_NOOP("Format", "How long the hold may grow to; left out, it doesn't."),
        unit=S,
        lowest=PHASE_SECONDS[0],
        highest=PHASE_SECONDS[1],
    ),
    Number(
        "duration_seconds",
        QT_TRANSLATE_NOOP("Format", "Time of each set"),
        QT_TRANSLATE_NOOP("Format", "How long a rhythm goes on."),
        unit=S,
        lowest=DURATION_SECONDS[0],
        highest=DURATION_SECONDS[1],
    ),
    Number(
        "duration_seconds_max",
        QT_TRANSLATE_NOOP("Format", "Time may grow to"),
        QT_TRANSLATE_NOOP("Format", "How long a rhythm may grow to; left out, it doesn't."),
        unit=S,
        lowest=DURATION_SECONDS[0],
        highest=DURATION_SECONDS[1],
    ),
    Whole(
        "passes",
        QT_TRANSLATE_NOOP("Format", "Passes"),
        QT_TRANSLATE_NOOP("Format", "How often a walk goes there or back."),
        lowest=1,
        highest=MOST_PASSES,
        default=_USUAL.passes,
    ),
    Whole(
        "passes_max",
        QT_TRANSLATE_NOOP("Format", "Passes may grow to"),
        QT_TRANSLATE_NOOP("Format", "How many passes it may grow to; left out, it doesn't."),
        lowest=1,
        highest=MOST_PASSES,
    ),
    Number(
        "cadence_per_minute",
        QT_TRANSLATE_NOOP("Format", "Cadence"),
        QT_TRANSLATE_NOOP("Format", "The beat of a rhythm, or the steps of a walk."),
        unit=A_MINUTE,
        lowest=CADENCE_PER_MINUTE[0],
        highest=CADENCE_PER_MINUTE[1],
    ),
    Number(
        "cadence_per_minute_max",
        QT_TRANSLATE_NOOP("Format", "Cadence may grow to"),
        QT_TRANSLATE_NOOP("Format", "How fast the beat may grow to; left out, it doesn't."),
        unit=A_MINUTE,
        lowest=CADENCE_PER_MINUTE[0],
        highest=CADENCE_PER_MINUTE[1],
    ),
    Number(
        "rest_seconds",
        QT_TRANSLATE_NOOP("Format", "Rest after each set"),
        QT_TRANSLATE_NOOP("Format", "How long to rest after each set."),
        unit=S,
        lowest=REST_SECONDS[0],
        highest=REST_SECONDS[1],
        default=_USUAL.rest_seconds,
    ),
    Whole(
        "times_per_week",
        QT_TRANSLATE_NOOP("Format", "How often"),
        QT_TRANSLATE_NOOP("Format", "How many times a week it is meant to be done."),
        unit=A_WEEK,
        lowest=1,
        highest=MOST_A_WEEK,
        default=_USUAL.times_per_week,
    ),
    Whole(
        "times_per_day",
        QT_TRANSLATE_NOOP("Format", "On such a day"),
        QT_TRANSLATE_NOOP("Format", "How many times it is meant to be done on such a day."),
        unit=QT_TRANSLATE_NOOP("Format", "a day"),
        lowest=1,
        highest=MOST_A_DAY,
        default=_USUAL.times_per_day,
    ),
)
