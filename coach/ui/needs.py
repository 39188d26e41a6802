"""What somebody needs at hand and around them for a routine, each with its words."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.terms import Arms, Contact, Helper, Pace, Position, Prop, Side, Support, WeightBearing
from coach.session.prescription import prescribe


class Thing(StrEnum):
    """Something that can be drawn; in the order in which it is shown."""

    CHAIR = "chair"  # its back to a wall
    ARMCHAIR = "armchair"
    BED = "bed"
    COUNTER = "counter"
    WALL = "wall"
    STEP = "step"
    RAIL = "rail"
    FLOOR = "floor"
    FRAME = "frame"
    STICK = "stick"
    AID = "aid"  # stick or frame, if one uses any
    WEIGHTS = "ankle-weights"
    BALL = "ball"
    PILLOW = "pillow"
    TOWEL_ROLL = "towel-roll"
    STRAP = "strap"
    CLOTH = "cloth"
    CUPS = "cups"
    OTHER = "other"  # named by a file, and nothing that we can draw
    SHOES = "shoes"
    HELPER = "helper"
    WATER = "water"
    FAN = "fan"


@dataclass(frozen=True, slots=True)
class Need:
    """A thing, and what to say of it."""

    thing: Thing
    words: str


_CLOTH: Final = ("sock", "cloth", "sheet")
_AT_COUNTER: Final = {Arms.COUNTER, Arms.COUNTER_BESIDE, Arms.OVER_COUNTER, Arms.OVER_COUNTER_BESIDE}
_ON_FEET: Final = (Position.STANDING, Position.WALKING)

_ASKED: Final[tuple[tuple[Thing, Callable[[Exercise], bool]], ...]] = (
    (Thing.BED, lambda exercise: exercise.position is Position.BED),
    (Thing.ARMCHAIR, lambda exercise: _holds(exercise, {Arms.CHAIR_ARMS, Arms.ONE_CHAIR_ARM})),
    (Thing.CHAIR, lambda exercise: exercise.position is Position.SEATED or _has(exercise, Prop.CHAIR_BEHIND)),
    (
        # brief.md section 0: what is done standing needs a fixed counter
        Thing.COUNTER,
        lambda exercise: (
            exercise.position is Position.STANDING
            or exercise.support is Support.COUNTER
            or _holds(exercise, _AT_COUNTER)
            or _has(exercise, Prop.COUNTER)
        ),
    ),
    (Thing.WALL, lambda exercise: exercise.support is Support.WALL or _holds(exercise, {Arms.WALL})),
    (
        Thing.STEP,
        lambda exercise: any(
            Contact.STEP in (pose.working.contact, pose.other.contact)
            for pose in exercise.figure.poses.values()
        ),
    ),
    (Thing.RAIL, lambda exercise: _holds(exercise, {Arms.RAIL})),
    (Thing.FLOOR, lambda exercise: exercise.figure.travel is not None),
    (
        Thing.FRAME,
        lambda exercise: (
            exercise.support is Support.WALKER or _holds(exercise, {Arms.FRAME, Arms.FRAME_AHEAD})
        ),
    ),
    (Thing.STICK, lambda exercise: exercise.support is Support.CANE or _holds(exercise, {Arms.STICK})),
    (Thing.AID, lambda exercise: _names(exercise, "aid") and exercise.support is Support.NONE),
    (Thing.BALL, lambda exercise: _has(exercise, Prop.BALL)),
    (Thing.PILLOW, lambda exercise: _has(exercise, Prop.PILLOW)),
    (Thing.TOWEL_ROLL, lambda exercise: _has(exercise, Prop.TOWEL_ROLL)),
    (Thing.STRAP, lambda exercise: _holds(exercise, {Arms.STRAP})),
    (Thing.CLOTH, lambda exercise: _names(exercise, *_CLOTH)),
    (Thing.CUPS, lambda exercise: _has(exercise, Prop.CUPS)),
    (
        Thing.SHOES,
        lambda exercise: exercise.position in _ON_FEET or exercise.weight_bearing is WeightBearing.FULL,
    ),
    (Thing.HELPER, lambda exercise: exercise.helper is not Helper.NO),
)
"""When an exercise asks for a thing, as its position, support, arms, props and way say."""

_DRAWN: Final = (
    *("bed", "mat", "chair", "counter", "wall", "floor", "stair", "step", "rail", "frame", "stick", "aid"),
    *("pillow", "ball", "roll", "strap", "cups"),
)
"""Words of an exercise's equipment that its position, support, arms, props and way have brought already."""


def needs_of(
    routine: Routine, exercises: Mapping[str, Exercise], pace: Pace | None = None
) -> tuple[Need, ...]:
    """Return what `routine` needs, taken at `pace` or at its own, in the order of `Thing`."""
    pace = pace or routine.pace
    steps = [step for step in routine.steps if isinstance(step, ExerciseStep)]
    every = [exercises[step.exercise] for step in steps]
    words = _words()
    found = {thing: words[thing] for exercise in every for thing in _things(exercise)}
    if Thing.ARMCHAIR in found:
        found.pop(Thing.CHAIR, None)
    elif all(exercise.position is not Position.SEATED for exercise in every) and Thing.CHAIR in found:
        found[Thing.CHAIR] = QCoreApplication.translate("needs", "A sturdy chair behind you")
    if load := _load(
        [prescribe(0, step, each, pace).load_kg for step, each in zip(steps, every, strict=True)]
    ):
        found[Thing.WEIGHTS] = load
    if any(exercise.helper is Helper.BESIDE for exercise in every):
        found[Thing.HELPER] = QCoreApplication.translate("needs", "Someone right beside you")
    found[Thing.WATER] = words[Thing.WATER]
    if pace is Pace.SHORT_COOL:
        found[Thing.FAN] = words[Thing.FAN]
    needs = [Need(thing, text) for thing, text in found.items()] + _others(every)
    return tuple(sorted(needs, key=lambda need: list(Thing).index(need.thing)))


def _things(exercise: Exercise) -> Iterable[Thing]:
    """Return what one exercise asks for."""
    return (thing for thing, asks in _ASKED if asks(exercise))


def _holds(exercise: Exercise, arms: Container[Arms]) -> bool:
    return any(pose.arms in arms for pose in exercise.figure.poses.values())


def _has(exercise: Exercise, prop: Prop) -> bool:
    return prop in exercise.figure.props


def _names(exercise: Exercise, *words: str) -> bool:
    """Tell whether one of `words` stands in what the file says is needed."""
    return any(word in thing.casefold() for thing in exercise.equipment for word in words)


def _others(exercises: Iterable[Exercise]) -> list[Need]:
    """Return what files name beyond that, in their own words: nothing that is asked for is left out."""
    named = dict.fromkeys(thing for exercise in exercises for thing in exercise.equipment)
    return [
        Need(Thing.OTHER, thing[:1].upper() + thing[1:])
        for thing in named
        if not any(word in thing.casefold() for word in (*_DRAWN, *_CLOTH))
    ]


def _load(loads: Iterable[Mapping[Side, float]]) -> str:
    """Return what to say of the weights, "" when there are none."""
    kilos = sorted({load for each in loads for load in each.values() if load > 0})
    if not kilos:
        return ""
    if kilos == [1.0]:
        return QCoreApplication.translate("needs", "Ankle weights of 1 kilo")
    text = QCoreApplication.translate("needs", "Ankle weights of {kilos} kilos")
    return text.format(kilos=_listed([f"{load:g}" for load in kilos]))


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    text = QCoreApplication.translate("needs", "{first} and {last}")
    return text.format(first=", ".join(parts[:-1]), last=parts[-1])


def _words() -> dict[Thing, str]:
    return {
        Thing.CHAIR: QCoreApplication.translate("needs", "A sturdy chair, its back to a wall"),
        Thing.ARMCHAIR: QCoreApplication.translate("needs", "A sturdy chair with arms, its back to a wall"),
        Thing.BED: QCoreApplication.translate("needs", "A firm bed"),
        Thing.COUNTER: QCoreApplication.translate("needs", "A fixed kitchen counter, in reach"),
        Thing.WALL: QCoreApplication.translate("needs", "A free piece of wall"),
        Thing.STEP: QCoreApplication.translate("needs", "A low step that can't move"),
        Thing.RAIL: QCoreApplication.translate("needs", "A hand rail"),
        Thing.FLOOR: QCoreApplication.translate("needs", "A clear floor, 3 metres long"),
        Thing.FRAME: QCoreApplication.translate("needs", "Your walking frame"),
        Thing.STICK: QCoreApplication.translate("needs", "Your walking stick"),
        Thing.AID: QCoreApplication.translate("needs", "Your stick or frame, if you use one"),
        Thing.BALL: QCoreApplication.translate("needs", "A soft ball"),
        Thing.PILLOW: QCoreApplication.translate("needs", "A pillow"),
        Thing.TOWEL_ROLL: QCoreApplication.translate("needs", "A rolled towel"),
        Thing.STRAP: QCoreApplication.translate("needs", "A long towel or a strap"),
        Thing.CLOTH: QCoreApplication.translate("needs", "A sock or a cloth that slides"),
        Thing.CUPS: QCoreApplication.translate("needs", "Two cups for the floor"),
        Thing.SHOES: QCoreApplication.translate("needs", "Shoes that don't slip"),
        Thing.HELPER: QCoreApplication.translate("needs", "Someone at home who can hear you"),
        Thing.WATER: QCoreApplication.translate("needs", "A glass of water"),
        Thing.FAN: QCoreApplication.translate("needs", "A fan and a cool room"),
    }
