"""What the hand-out of a routine says, in words; where the words stand is `pages.py`'s."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.figure.telling import side_shown
from coach.progress.writing import plain
from coach.routine.library import Library
from coach.routine.model import START, Exercise, ExerciseStep, RestStep, Routine
from coach.routine.terms import Helper, Pace, Side
from coach.session.choices import Options
from coach.session.compile import compile_routine
from coach.session.prescription import REST_SCALES, prescribe
from coach.ui.book.words import Caption
from coach.ui.dates import short_day
from coach.ui.handout.dose import amount_lines, length_words, manner_lines
from coach.ui.sentences import length_text
from coach.ui.stop_words import call_line
from coach.voice.text import estimated_length_ms

translate: Final = QCoreApplication.translate
"""Its name is what Qt's lupdate looks for."""


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise of the hand-out: `number` counts from 1; `side` is the leg that its pictures show at work.

    `amount` says how much, `manner` how. `as_before` is the number under which
    the same exercise stands already, with its pictures and texts; else 0.
    """

    number: int
    exercise: Exercise
    side: Side
    amount: tuple[str, ...]
    manner: tuple[str, ...]
    note: str
    captions: tuple[Caption, ...] = ()
    as_before: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest between exercises, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class HandOut:
    """All that a hand-out says. `about` is how often, who set it and when; `stop` what to stop for at once.

    `company` is who should be there, and `care` are cautions, each with the
    exercises that they are for; `printed` says when.
    """

    title: str
    person: str
    about: tuple[str, ...]
    stop: tuple[str, ...]
    items: tuple[Item | Pause, ...]
    company: tuple[str, ...]
    care: tuple[str, ...]
    printed: str

    @property
    def exercises(self) -> tuple[Item, ...]:
        """The items that are exercises."""
        return tuple(item for item in self.items if isinstance(item, Item))


def hand_out_of(
    routine: Routine, library: Library, person: str, emergency_number: str, today: date
) -> HandOut:
    """Return what to print for `person` ("" for nobody in particular) of a routine that can be played."""
    items = tuple(_items(routine, library.exercises))
    return HandOut(
        title=plain(routine.name),
        person=plain(person),
        about=tuple(_about(routine, library.exercises)),
        stop=(
            translate(
                "HandOut",
                "Stop, and sit or lie down, for pain that is new, chest pain, or if you feel faint or ill.",
            ),
            translate("HandOut", "Hard to breathe, a weak face or arm, hard to speak, or it does not ease?"),
            call_line(emergency_number),
        ),
        items=items,
        company=tuple(_company(items)),
        care=tuple(_care(items, library.cautions)),
        printed=translate("HandOut", "Printed {day}.").format(day=short_day(today)),
    )


def _items(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Item | Pause]:
    numbers: dict[str, int] = {}
    count = 0
    for index, step in enumerate(routine.steps):
        if isinstance(step, RestStep):
            yield Pause(_pause(step, routine.pace))
            continue
        count += 1
        leads_on = any(isinstance(after, ExerciseStep) for after in routine.steps[index + 1 : index + 2])
        exercise = exercises[step.exercise]
        asked = prescribe(index, step, exercise, routine.pace)
        before = numbers.setdefault(exercise.id, count)
        yield Item(
            number=count,
            exercise=exercise,
            side=_side(step, exercise),
            amount=amount_lines(asked),
            manner=manner_lines(asked, leads_on=leads_on),
            note=plain(step.note),
            captions=tuple(_captions(exercise)),
            as_before=before if before < count else 0,
        )


def _pause(step: RestStep, pace: Pace) -> str:
    length = length_words(step.rest_seconds * REST_SCALES.get(pace, 1.0))
    silent, spoken = translate("HandOut", "Rest {length}."), translate("HandOut", "Rest {length}. {words}")
    return (spoken if step.say else silent).format(length=length, words=plain(step.say))


def _side(step: ExerciseStep, exercise: Exercise) -> Side:
    shown = side_shown(exercise)
    return step.sides if shown is not Side.BOTH and step.sides is Side.LEFT else shown


def _captions(exercise: Exercise) -> Iterator[Caption]:
    """Yield the key poses in order, each with the phases that lead there, the first with "Start".

    Poses that are passed only on the way back to the start are left out: the way out shows the movement.
    """
    ends: dict[str, list[str]] = {START: []}
    for phase in exercise.phases:
        if phase.path and phase.path[-1].pose != START:
            for way in phase.path:
                ends.setdefault(way.pose, [])
            ends[phase.path[-1].pose].append(plain(phase.name).capitalize())
    for pose, names in ends.items():
        name = translate("HandOut", "Start") if pose == START else ", ".join(dict.fromkeys(names))
        yield Caption(pose, name or translate("HandOut", "On the way"), ())


def _about(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    if routine.summary:
        yield plain(routine.summary)
    timeline = compile_routine(routine, exercises, estimated_length_ms, Options())
    once = translate("HandOut", "Once a week, about {length} each time.")
    often = translate("HandOut", "{times} times a week, about {length} each time.")
    yield (once if routine.times_per_week == 1 else often).format(
        times=routine.times_per_week, length=length_text(timeline.length_ms)
    )
    if words := _pace_words(routine.pace):
        yield words
    yield from _set_by(routine)


def _pace_words(pace: Pace) -> str:
    return {
        Pace.STEADY: "",
        Pace.GENTLE_EVEN: translate("HandOut", "Gentle and even: move out and back at the same speed."),
        Pace.SHORT_COOL: translate("HandOut", "Short parts with long rests. Keep cool, and drink water."),
        Pace.SLOW_LOWER: translate("HandOut", "Go back more slowly than you went out."),
    }[pace]


def _set_by(routine: Routine) -> Iterator[str]:
    if routine.author:
        yield translate("HandOut", "Set by {author}.").format(author=plain(routine.author))
    if routine.version:
        yield translate("HandOut", "Version {version}.").format(version=plain(routine.version))
    if routine.reviewed:
        yield translate("HandOut", "Reviewed {day}.").format(day=short_day(routine.reviewed))


def _company(items: Sequence[Item | Pause]) -> Iterator[str]:
    """Yield who should be there, each with the exercises at which they should."""
    words = {
        Helper.BESIDE: translate("HandOut", "Have someone right beside you."),
        Helper.NEARBY: translate("HandOut", "Have someone near."),
    }
    every = [item for item in items if isinstance(item, Item)]
    for helper, text in words.items():
        own = [item.number for item in every if item.exercise.helper is helper]
        if own:
            yield _for_exercises(text, own, len(every))


def _care(items: Sequence[Item | Pause], cautions: Mapping[str, str]) -> Iterator[str]:
    """Yield each caution once, with the exercises that it is for."""
    numbers: dict[str, list[int]] = {}
    every = [item for item in items if isinstance(item, Item)]
    for item in every:
        for name in dict.fromkeys((*item.exercise.avoid_if, *item.exercise.cautions)):
            if name in cautions:
                numbers.setdefault(name, []).append(item.number)
    for name, own in numbers.items():
        yield _for_exercises(plain(cautions[name]), own, len(every))


def _for_exercises(text: str, numbers: Sequence[int], count: int) -> str:
    """Return a text with the `numbers` of the exercises, of `count` in all, that it is for."""
    if len(numbers) == count:
        words = translate("HandOut", "{text} (All exercises)") if count > 1 else "{text}"
    elif len(numbers) == 1:
        words = translate("HandOut", "{text} (Exercise\u00a0{numbers})")
    else:
        words = translate("HandOut", "{text} (Exercises\u00a0{numbers})")
    return words.format(text=text, numbers=", ".join(map(str, numbers)))
