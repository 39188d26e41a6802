"""Every key of the routine format, said once: reader, JSON Schema and the workshop's form are made of this.

Labels and meanings are marked for translation in the context `CONTEXT`; they
use a physiotherapist's words, and none of the file's.
"""

from coach.routine.keys.dose import DOSE, SIDE_DOSE
from coach.routine.keys.exercise import EXERCISE, PHASE, WAYPOINT
from coach.routine.keys.figure import FIGURE, LEG, POSE, TRUNK
from coach.routine.keys.kinds import (
    CONTEXT,
    Choice,
    Choices,
    Day,
    Key,
    Many,
    Named,
    NameOf,
    Number,
    One,
    Text,
    Texts,
    Whole,
)
from coach.routine.keys.routine import PROGRESSION, REST_STEP, ROUTINE, STEP, TEMPO
from coach.routine.words import word_of

__all__ = [
    "CONTEXT",
    "DOSE",
    "EXERCISE",
    "FIGURE",
    "LEG",
    "PHASE",
    "POSE",
    "PROGRESSION",
    "REST_STEP",
    "ROUTINE",
    "SIDE_DOSE",
    "STEP",
    "TEMPO",
    "TRUNK",
    "WAYPOINT",
    "Choice",
    "Choices",
    "Day",
    "Key",
    "Many",
    "NameOf",
    "Named",
    "Number",
    "One",
    "Text",
    "Texts",
    "Whole",
    "word_of",
]
