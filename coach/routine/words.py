"""How a form shows each word that a file may be written in; marked for translation in "Format"."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from coach.routine.keys.kinds import QT_TRANSLATE_NOOP
from coach.routine.terms import (
    Arms,
    Contact,
    Feet,
    Helper,
    Kind,
    OneSide,
    Pace,
    Position,
    Prop,
    Sides,
    Support,
    Travel,
    View,
    WeightBearing,
)

_WORDS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = MappingProxyType(
    {
        Position: {
            Position.BED: QT_TRANSLATE_NOOP("Format", "In bed"),
            Position.SEATED: QT_TRANSLATE_NOOP("Format", "Seated"),
            Position.STANDING: QT_TRANSLATE_NOOP("Format", "Standing"),
            Position.WALKING: QT_TRANSLATE_NOOP("Format", "Walking"),
        },
        Support: {
            Support.NONE: QT_TRANSLATE_NOOP("Format", "None"),
            Support.CHAIR: QT_TRANSLATE_NOOP("Format", "Chair"),
            Support.COUNTER: QT_TRANSLATE_NOOP("Format", "Counter"),
            Support.WALL: QT_TRANSLATE_NOOP("Format", "Wall"),
            Support.WALKER: QT_TRANSLATE_NOOP("Format", "Walking frame"),
            Support.CANE: QT_TRANSLATE_NOOP("Format", "Stick"),
        },
        WeightBearing: {
            WeightBearing.NONE: QT_TRANSLATE_NOOP("Format", "None"),
            WeightBearing.PARTIAL: QT_TRANSLATE_NOOP("Format", "Partial"),
            WeightBearing.FULL: QT_TRANSLATE_NOOP("Format", "Full"),
        },
        Sides: {
            Sides.BOTH: QT_TRANSLATE_NOOP("Format", "Both legs together"),
            Sides.ALTERNATING: QT_TRANSLATE_NOOP("Format", "Legs take turns, rep by rep"),
            Sides.EACH: QT_TRANSLATE_NOOP("Format", "One leg, then the other"),
        },
        OneSide: {
            OneSide.LEFT: QT_TRANSLATE_NOOP("Format", "Left"),
            OneSide.RIGHT: QT_TRANSLATE_NOOP("Format", "Right"),
        },
        Kind: {
            Kind.REPS: QT_TRANSLATE_NOOP("Format", "Reps"),
            Kind.HOLD: QT_TRANSLATE_NOOP("Format", "The seconds of a hold"),
            Kind.STRETCH: QT_TRANSLATE_NOOP("Format", "The seconds of a stretch"),
            Kind.RHYTHM: QT_TRANSLATE_NOOP("Format", "The time of a rhythm, to a beat"),
            Kind.STEPS: QT_TRANSLATE_NOOP("Format", "The steps of a walk"),
        },
        Helper: {
            Helper.NO: QT_TRANSLATE_NOOP("Format", "Not needed"),
            Helper.NEARBY: QT_TRANSLATE_NOOP("Format", "Nearby, within call"),
            Helper.BESIDE: QT_TRANSLATE_NOOP("Format", "Beside the person"),
        },
        Contact: {
            Contact.FLAT: QT_TRANSLATE_NOOP("Format", "Flat on the floor"),
            Contact.HEEL: QT_TRANSLATE_NOOP("Format", "On its heel"),
            Contact.BALL: QT_TRANSLATE_NOOP("Format", "On its ball"),
            Contact.AIR: QT_TRANSLATE_NOOP("Format", "In the air"),
            Contact.REST: QT_TRANSLATE_NOOP("Format", "At rest on a bed or roll"),
            Contact.STEP: QT_TRANSLATE_NOOP("Format", "On a low step"),
        },
        View: {
            View.SIDE: QT_TRANSLATE_NOOP("Format", "The side"),
            View.FRONT: QT_TRANSLATE_NOOP("Format", "The front"),
            View.THREE_QUARTER: QT_TRANSLATE_NOOP("Format", "Between front and side"),
        },
        Feet: {
            Feet.HIP_WIDTH: QT_TRANSLATE_NOOP("Format", "Hip-width apart"),
            Feet.TOGETHER: QT_TRANSLATE_NOOP("Format", "Together"),
            Feet.WIDE: QT_TRANSLATE_NOOP("Format", "Wide apart"),
            Feet.STAGGERED: QT_TRANSLATE_NOOP("Format", "One ahead of the other"),
            Feet.SEMI_TANDEM: QT_TRANSLATE_NOOP("Format", "Half heel to toe (semi-tandem)"),
            Feet.TANDEM: QT_TRANSLATE_NOOP("Format", "Heel to toe (tandem)"),
            Feet.ONE_LEG: QT_TRANSLATE_NOOP("Format", "On one leg"),
        },
        Arms: {
            Arms.SIDES: QT_TRANSLATE_NOOP("Format", "At the sides"),
            Arms.LAP: QT_TRANSLATE_NOOP("Format", "In the lap"),
            Arms.SEAT: QT_TRANSLATE_NOOP("Format", "On the seat"),
            Arms.CHAIR_ARMS: QT_TRANSLATE_NOOP("Format", "On both arms of the chair"),
            Arms.ONE_CHAIR_ARM: QT_TRANSLATE_NOOP("Format", "One on an arm of the chair"),
            Arms.COUNTER: QT_TRANSLATE_NOOP("Format", "Both on the counter in front"),
            Arms.COUNTER_BESIDE: QT_TRANSLATE_NOOP("Format", "One on the counter beside"),
            Arms.OVER_COUNTER: QT_TRANSLATE_NOOP("Format", "Both just above the counter"),
            Arms.OVER_COUNTER_BESIDE: QT_TRANSLATE_NOOP("Format", "One just above the counter beside"),
            Arms.WALL: QT_TRANSLATE_NOOP("Format", "On the wall"),
            Arms.RAIL: QT_TRANSLATE_NOOP("Format", "One on a hand rail"),
            Arms.FRAME: QT_TRANSLATE_NOOP("Format", "On a walking frame that comes along"),
            Arms.FRAME_AHEAD: QT_TRANSLATE_NOOP("Format", "On a walking frame set a step ahead"),
            Arms.STICK: QT_TRANSLATE_NOOP("Format", "On a stick, away from the working leg"),
            Arms.STRAP: QT_TRANSLATE_NOOP("Format", "On a strap round the working foot"),
            Arms.CROSSED: QT_TRANSLATE_NOOP("Format", "Crossed on the chest"),
            Arms.WIDE: QT_TRANSLATE_NOOP("Format", "Out wide"),
            Arms.FORWARD: QT_TRANSLATE_NOOP("Format", "Out in front"),
            Arms.HOLD_BALL: QT_TRANSLATE_NOOP("Format", "Round in front, as if round a ball"),
            Arms.FLOAT_ACROSS: QT_TRANSLATE_NOOP("Format", "Round, floated to the working side"),
            Arms.LOW_FRONT: QT_TRANSLATE_NOOP("Format", "Low in front"),
            Arms.FLOAT_FORWARD: QT_TRANSLATE_NOOP("Format", "Floated forward"),
        },
        Prop: {
            Prop.BALL: QT_TRANSLATE_NOOP("Format", "Soft ball between the knees"),
            Prop.PILLOW: QT_TRANSLATE_NOOP("Format", "Pillow between the knees"),
            Prop.TOWEL_ROLL: QT_TRANSLATE_NOOP("Format", "Rolled towel under the working knee"),
            Prop.STEP: QT_TRANSLATE_NOOP("Format", "Low fixed step ahead"),
            Prop.CUPS: QT_TRANSLATE_NOOP("Format", "Two cups on the floor"),
            Prop.CHAIR_BEHIND: QT_TRANSLATE_NOOP("Format", "Chair behind, to sit down on"),
            Prop.COUNTER: QT_TRANSLATE_NOOP("Format", "Counter at the side, to hold on to"),
        },
        Travel: {
            Travel.FORWARD: QT_TRANSLATE_NOOP("Format", "Forward"),
            Travel.BACKWARD: QT_TRANSLATE_NOOP("Format", "Backward"),
            Travel.SIDEWAYS: QT_TRANSLATE_NOOP("Format", "To the working side"),
        },
        Pace: {
            Pace.STEADY: QT_TRANSLATE_NOOP("Format", "Steady"),
            Pace.GENTLE_EVEN: QT_TRANSLATE_NOOP("Format", "Gentle and even"),
            Pace.SHORT_COOL: QT_TRANSLATE_NOOP("Format", "Short and cool"),
            Pace.SLOW_LOWER: QT_TRANSLATE_NOOP("Format", "Slow lower"),
        },
    }
)
"""By the kind of word, since "none" is a word of several."""


def word_of(member: StrEnum) -> str:
    """Return how a form shows `member`, a word of `coach.routine.terms`; raises KeyError for another."""
    return _WORDS[type(member)][member]
