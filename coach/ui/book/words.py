"""What the reviewer's book says of an exercise, in words; where the words stand is `page.py`'s."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.figure.telling import key_poses
from coach.progress.words import CONTEXT as SHEET
from coach.progress.words import QT_TRANSLATE_NOOP, SUPPORTS
from coach.routine.model import START, Exercise
from coach.routine.tempo import held_seconds
from coach.routine.terms import Helper, Kind, Position, Sides, WeightBearing

CONTEXT: Final = "Book"
TITLE: Final = QT_TRANSLATE_NOOP("Book", "The exercise library: a book for reviewers")
AWAITS: Final = QT_TRANSLATE_NOOP("Book", "This page awaits a physiotherapist's review.")
VERDICTS: Final = (
    QT_TRANSLATE_NOOP("Book", "Agree"),
    QT_TRANSLATE_NOOP("Book", "Change"),
    QT_TRANSLATE_NOOP("Book", "Leave out"),
)
HOW_TO: Final = (
    QT_TRANSLATE_NOOP(
        "Book",
        "For the physiotherapist: each exercise has a page. Tick Agree, Change or Leave out, and write what "
        "should change on the lines. The texts are the ones that a person sees and hears.",
    ),
    QT_TRANSLATE_NOOP(
        "Book",
        "The pictures show the poses in which a movement begins, ends or is passed through, with the right "
        "leg as the working leg. Phases are numbered in the order in which they are done; under each picture "
        "stand the phases that end there, how long each takes, and the word that is spoken.",
    ),
    QT_TRANSLATE_NOOP(
        "Book",
        "Angles are clinical joint angles in degrees from standing straight. Below 0 stand hip extension, "
        "adduction and internal rotation, plantarflexion, eversion, and for the trunk leaning back and away "
        "from the working side. Only what changes has a row; what stays the same is told below the table.",
    ),
)
POSITIONS: Final[Mapping[Position, str]] = MappingProxyType(
    {
        Position.BED: QT_TRANSLATE_NOOP("Book", "In bed"),
        Position.SEATED: QT_TRANSLATE_NOOP("Book", "Seated"),
        Position.STANDING: QT_TRANSLATE_NOOP("Book", "Standing"),
        Position.WALKING: QT_TRANSLATE_NOOP("Book", "Walking"),
    }
)
_WEIGHTS: Final[Mapping[WeightBearing, str]] = MappingProxyType(
    {
        WeightBearing.NONE: QT_TRANSLATE_NOOP("Book", "none"),
        WeightBearing.PARTIAL: QT_TRANSLATE_NOOP("Book", "partial"),
        WeightBearing.FULL: QT_TRANSLATE_NOOP("Book", "full"),
    }
)
_SIDES: Final[Mapping[Sides, str]] = MappingProxyType(
    {
        Sides.BOTH: QT_TRANSLATE_NOOP("Book", "both legs together"),
        Sides.ALTERNATING: QT_TRANSLATE_NOOP("Book", "legs take turns"),
        Sides.EACH: QT_TRANSLATE_NOOP("Book", "one leg, then the other"),
    }
)
_KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.REPS: QT_TRANSLATE_NOOP("Book", "reps"),
        Kind.HOLD: QT_TRANSLATE_NOOP("Book", "a hold"),
        Kind.STRETCH: QT_TRANSLATE_NOOP("Book", "a stretch"),
        Kind.RHYTHM: QT_TRANSLATE_NOOP("Book", "a rhythm"),
        Kind.STEPS: QT_TRANSLATE_NOOP("Book", "steps"),
    }
)
_HELPERS: Final[Mapping[Helper, str]] = MappingProxyType(
    {
        Helper.NO: QT_TRANSLATE_NOOP("Book", "not needed"),
        Helper.NEARBY: QT_TRANSLATE_NOOP("Book", "nearby"),
        Helper.BESIDE: QT_TRANSLATE_NOOP("Book", "beside the person"),
    }
)


translate: Final = QCoreApplication.translate
"""Its name is what Qt's lupdate looks for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label with its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the texts below it; there may be none."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A pose, and what stands under its picture: what it is called, and the phases."""

    pose: str
    name: str
    lines: tuple[str, ...]


def tr(text: str) -> str:
    """Return one of the constants above in the language of the program."""
    return translate(CONTEXT, text)


def facts(exercise: Exercise) -> list[Entry]:
    """Return what kind of exercise it is, in words."""
    levels, demands = translate("Book", "{level} of 6"), translate("Book", "{level} of 3")
    return [
        Entry(translate("Book", "Position"), tr(POSITIONS[exercise.position]).lower()),
        Entry(translate("Book", "Support"), translate(SHEET, SUPPORTS[exercise.support])),
        Entry(translate("Book", "Weight-bearing"), tr(_WEIGHTS[exercise.weight_bearing])),
        Entry(translate("Book", "Kind"), tr(_KINDS[exercise.kind])),
        Entry(translate("Book", "Sides"), tr(_SIDES[exercise.sides])),
        Entry(translate("Book", "Helper"), tr(_HELPERS[exercise.helper])),
        Entry(translate("Book", "Level"), levels.format(level=exercise.level)),
        Entry(translate("Book", "Balance demand"), demands.format(level=exercise.balance_demand)),
        Entry(translate("Book", "Feet"), _words(exercise.figure.feet)),
    ]


def captions(exercise: Exercise) -> list[Caption]:
    """Return the key poses in order, each with the phases that end in it."""
    lines: dict[str, list[str]] = {pose: [] for pose in key_poses(exercise)}
    now = START
    for number, phase in enumerate(exercise.phases, start=1):
        for way in phase.path[:-1]:
            passing = translate("Book", "on the way in {number}")
            lines[way.pose].append(passing.format(number=number))
        now = phase.path[-1].pose if phase.path else now
        silent = translate("Book", "{number}. {name}, {seconds} s")
        spoken = translate("Book", "{number}. {name}, {seconds} s: “{word}”")
        line = (spoken if phase.say else silent).format(
            number=number, name=phase.name, seconds=number_of(round(phase.seconds, 2)), word=phase.say
        )
        lines[now].append(line)
    return [Caption(pose, _words(pose).capitalize(), tuple(own)) for pose, own in lines.items()]


def dose(exercise: Exercise) -> list[Entry]:
    """Return how much is done, and how far it may grow."""
    amount = translate("Book", "{amount}; rest {rest}; {week} days a week, {day} × a day")  # noqa: RUF001 - a times sign
    own = exercise.dose
    return [
        Entry(
            translate("Book", "Dose"),
            amount.format(
                amount=_amount(exercise),
                rest=_length(own.rest_seconds),
                week=own.times_per_week,
                day=own.times_per_day,
            ),
        ),
        Entry(
            translate("Book", "May grow to"),
            ", ".join(_growth(exercise)) or translate("Book", "no more than this"),
        ),
    ]


def sections(exercise: Exercise, cautions: Mapping[str, str]) -> tuple[list[Section], list[Section]]:
    """Return what a person is told to do, and what to look out for; `cautions` are texts by their ids."""
    others = [name for name in exercise.cautions if name not in exercise.avoid_if]
    return (
        [
            Section(translate("Book", "Set-up"), (exercise.setup,)),
            Section(translate("Book", "Tips"), exercise.tips),
            Section(translate("Book", "Stop if"), exercise.stop_if),
        ],
        [
            Section(translate("Book", "Avoid if this is so"), _texts(exercise.avoid_if, cautions)),
            Section(translate("Book", "Cautions"), _texts(others, cautions)),
        ],
    )


def links(exercise: Exercise, names: Mapping[str, str]) -> list[Entry]:
    """Return the exercises that this one leads to; `names` are what to call them by their ids."""
    none = translate("Book", "none")
    return [
        Entry(label, names.get(other, other) if other else none)
        for label, other in (
            (translate("Book", "Easier"), exercise.easier),
            (translate("Book", "Harder"), exercise.harder),
            (translate("Book", "Less support"), exercise.less_support),
        )
    ]


def needs(exercise: Exercise) -> list[Entry]:
    """Return the muscles that work and what is needed."""
    return [
        Entry(label, ", ".join(texts) or number_of(None))
        for label, texts in (
            (translate("Book", "Muscles"), exercise.muscles),
            (translate("Book", "Equipment"), exercise.equipment),
        )
    ]


def source(exercise: Exercise) -> Entry:
    """Return where an exercise and its dose are from."""
    return Entry(translate("Book", "Source"), exercise.source or number_of(None))


def _texts(ids: Iterable[str], cautions: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cautions.get(name, name) for name in ids)


def _amount(exercise: Exercise) -> str:
    own = exercise.dose
    sentence = {
        Kind.REPS: translate("Book", "{sets} × {reps} reps, {sides}"),  # noqa: RUF001 - a times sign
        Kind.HOLD: translate("Book", "{sets} × {reps} holds of {held} s, {sides}"),  # noqa: RUF001 - a times sign
        Kind.STRETCH: translate("Book", "{sets} × {reps} stretches of {held} s, {sides}"),  # noqa: RUF001 - a times sign
        Kind.RHYTHM: translate("Book", "{sets} × {length} at {cadence} a minute, {sides}"),  # noqa: RUF001 - a times sign
        Kind.STEPS: translate(
            "Book",
            "{sets} × {passes} passes of {reps} steps at {cadence} a minute, {sides}",  # noqa: RUF001 - a times sign
        ),
    }[exercise.kind]
    none = translate("Book", "own pace")
    return sentence.format(
        sets=own.sets,
        reps=own.reps,
        held=number_of(held_seconds(exercise.phases)),
        length=_length(own.duration_seconds),
        cadence=none if own.cadence_per_minute is None else number_of(own.cadence_per_minute),
        passes=own.passes,
        sides=tr(_SIDES[exercise.sides]),
    )


def _growth(exercise: Exercise) -> Iterator[str]:
    own = exercise.dose
    steps = exercise.kind is Kind.STEPS
    reps = translate("Book", "{value} steps") if steps else translate("Book", "{value} reps")
    for value, sentence in (
        (own.sets_max, translate("Book", "{value} sets")),
        (own.reps_max, reps),
        (own.hold_seconds_max, translate("Book", "held {value} s")),
        (own.cadence_per_minute_max, translate("Book", "{value} a minute")),
        (own.passes_max, translate("Book", "{value} passes")),
    ):
        if value is not None:
            yield sentence.format(value=number_of(value))
    if own.duration_seconds_max is not None:
        yield _length(own.duration_seconds_max)


def _length(seconds: float | None) -> str:
    """Return a length of time; whole minutes from two on."""
    if seconds is not None and seconds >= 120 and seconds % 60 == 0:
        return translate("Book", "{minutes} min").format(minutes=number_of(seconds / 60))
    return translate("Book", "{seconds} s").format(seconds=number_of(seconds))


def number_of(value: float | None) -> str:
    """Return a number as it is written, without zeros behind the point; a dash for none."""
    return "\N{EN DASH}" if value is None else f"{value:g}".replace("-", "\N{MINUS SIGN}")


def _words(value: str) -> str:
    return value.replace("-", " ")
