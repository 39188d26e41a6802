"""What came, as a screen shows it: words and pictures, made of an arrival in a thread."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.library import Library
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.problems import Problem
from coach.routine.sharing.arrival import Arrival, Item, Kind
from coach.routine.sharing.parcel import LeftOut, shown
from coach.session.choices import Options
from coach.ui.arriving.words import left_out_words
from coach.ui.cards import RoutineCard, card_of

MOST_PICTURES: Final = 12
MOST_TOLD: Final = 5
"""So many mistakes, or files that stay out, are told one by one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An exercise to be drawn, with the words below it, if any."""

    exercise: Exercise
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is shown of an arrival: `facts` in large letters, `lines`, what is wrong, and pictures.

    `is_new` tells that there is something to take in.
    """

    title: str
    facts: str = ""
    lines: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note: str = ""
    is_new: bool = False


def sight_of(arrival: Arrival) -> Sight:
    """Return what is to be shown of what came; takes a while: every routine is laid out in time."""
    routines = [item.routine for item in arrival.routines if item.routine is not None]
    exercises = [item.exercise for item in arrival.exercises if item.exercise is not None]
    if len(routines) == 1:
        sight = _one_routine(routines[0], arrival)
    elif routines:
        title = QCoreApplication.translate("arriving", "{number} routines").format(number=len(routines))
        pictures = tuple(_card_picture(each, arrival.library) for each in routines[:MOST_PICTURES])
        sight = Sight(title, lines=tuple(_more(len(routines))), pictures=pictures)
    elif len(exercises) == 1:
        words = QCoreApplication.translate("arriving", "An exercise")
        sight = Sight(exercises[0].name, words, (exercises[0].setup,), pictures=(Picture(exercises[0]),))
    elif exercises:
        title = QCoreApplication.translate("arriving", "{number} exercises").format(number=len(exercises))
        sight = Sight(title, lines=tuple(_more(len(exercises))), pictures=_pictures(exercises))
    else:
        sight = Sight(QCoreApplication.translate("arriving", "There is no routine in it that can be used."))
    return replace(
        sight,
        lines=(*_is_here(arrival), *sight.lines),
        problems=(*_mistakes(arrival.items), *_left_out(arrival.left_out)),
        note=_note(arrival),
        is_new=bool(arrival.new),
    )


def _one_routine(routine: Routine, arrival: Arrival) -> Sight:
    card = card_of(routine, arrival.library, Options())
    steps = [step.exercise for step in routine.steps if isinstance(step, ExerciseStep)]
    exercises = [arrival.library.exercises[name] for name in dict.fromkeys(steps)]
    lines = [routine.summary]
    if routine.author:
        lines.append(QCoreApplication.translate("arriving", "From: {author}").format(author=routine.author))
    along = [item.exercise.name for item in arrival.coming_with(routine) if item.exercise is not None]
    if along:
        names = ", ".join(f"“{name}”" for name in along[:MOST_TOLD])
        with_it = QCoreApplication.translate("arriving", "These exercises come with it: {names}.")
        lines.append(with_it.format(names=names if len(along) <= MOST_TOLD else f"{names} …"))
    lines += _more(len(exercises))
    return Sight(
        routine.name,
        _facts(card, len(exercises)),
        tuple(filter(None, lines)),
        pictures=_pictures(exercises),
    )


def _facts(card: RoutineCard, exercises: int) -> str:
    if exercises == 1:
        words = QCoreApplication.translate("arriving", "{length} · {place} · 1 exercise")
    else:
        words = QCoreApplication.translate("arriving", "{length} · {place} · {number} exercises")
    return words.format(length=card.length, place=card.place, number=exercises)


def _pictures(exercises: Sequence[Exercise]) -> tuple[Picture, ...]:
    return tuple(Picture(exercise, exercise.name) for exercise in exercises[:MOST_PICTURES])


def _card_picture(routine: Routine, library: Library) -> Picture:
    """Return the picture of a routine: of its first exercise, as on its card."""
    card = card_of(routine, library, Options())
    words = QCoreApplication.translate("arriving", "{name}\n{length} · {place}")
    return Picture(card.exercise, words.format(name=card.name, length=card.length, place=card.place))


def _more(number: int) -> Iterator[str]:
    if number > MOST_PICTURES:
        words = QCoreApplication.translate("arriving", "The first {drawn} of {number} are drawn here.")
        yield words.format(drawn=MOST_PICTURES, number=number)


def _is_here(arrival: Arrival) -> Iterator[str]:
    if arrival.sound and not arrival.new:
        yield QCoreApplication.translate("arriving", "It is here already, just the same.")


def _mistakes(items: Iterable[Item]) -> Iterator[str]:
    """Yield what is wrong with each file that can't be played."""
    for item in items:
        if not item.errors:
            continue
        words = QCoreApplication.translate("arriving", "“{file}” has mistakes in it, and stays out:")
        told = [words.format(file=item.name), *_missing(item.missing)]
        errors = [problem for problem in item.errors if not _is_of(problem, item.missing)]
        told += [_told(problem) for problem in errors[:MOST_TOLD]]
        more = len(errors) - MOST_TOLD
        if more > 0:
            told.append(QCoreApplication.translate("arriving", "And {number} more.").format(number=more))
        yield "\n".join(told)


def _missing(names: Sequence[str]) -> Iterator[str]:
    if names:
        few = ", ".join(f"“{shown(name)}”" for name in names[:MOST_TOLD])
        words = QCoreApplication.translate("arriving", "These exercises are not here: {names}.")
        yield words.format(names=few if len(names) <= MOST_TOLD else f"{few} …")


def _is_of(problem: Problem, missing: Sequence[str]) -> bool:
    """Tell whether a problem is that an exercise is missing, which is told for all of them together."""
    return problem.key.endswith("exercise") and problem.read.strip("\"'") in missing


def _told(problem: Problem) -> str:
    words = QCoreApplication.translate("arriving", "Line {line}, {key}: {what}; {remedy}")
    return words.format(line=problem.line, key=problem.key, what=problem.what, remedy=problem.remedy)


def _left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for each in left_out[:MOST_TOLD]:
        yield left_out_words(each)
    more = len(left_out) - MOST_TOLD
    if more > 0:
        words = QCoreApplication.translate("arriving", "{number} more files stay out.")
        yield words.format(number=more)


def _note(arrival: Arrival) -> str:
    """Return what is to be done about it: by who brings it, or by who wrote it."""
    if any(item.missing for item in arrival.items):
        return QCoreApplication.translate(
            "arriving",
            "It needs exercises that are not here. Ask for it once more, given away by Leg Coach: "
            "then they come with it in one file.",
        )
    if any(item.errors for item in arrival.items):
        return QCoreApplication.translate(
            "arriving", "Whoever wrote it can mend it. The workshop in the settings opens such files, too."
        )
    warnings = sum(len(item.problems) for item in arrival.sound if item.kind is not Kind.CAUTIONS)
    if not warnings:
        return ""
    return QCoreApplication.translate(
        "arriving", "For the physiotherapist: the workshop tells what to look at ({number})."
    ).format(number=warnings)
