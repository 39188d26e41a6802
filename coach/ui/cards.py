"""What home and the list of routines show of a routine, and of this week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from coach.history.records import Outcome, Session
from coach.routine.library import Library
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.terms import Helper, Position, WeightBearing
from coach.session.compile import Options, compile_routine
from coach.ui.sentences import length_text
from coach.ui.widgets.week_strip import DayMark, StripDay
from coach.voice.text import estimated_length_ms


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """A routine in short; `length` says how long it takes without a pause."""

    routine_id: str
    name: str
    length: str
    place: str
    summary: str
    exercise: Exercise
    needs: tuple[str, ...]
    is_on_feet: bool
    wants_helper: bool


def card_of(routine: Routine, library: Library, options: Options) -> RoutineCard:
    """Return the card of a routine whose exercises are all in `library`."""
    timeline = compile_routine(routine, library.exercises, estimated_length_ms, options)
    exercises = [library.exercises[step.exercise] for step in routine.steps if isinstance(step, ExerciseStep)]
    return RoutineCard(
        routine_id=routine.id,
        name=routine.name,
        length=length_text(timeline.length_ms),
        place=_place(exercises),
        summary=routine.summary,
        exercise=exercises[0],
        needs=tuple(dict.fromkeys(thing for exercise in exercises for thing in exercise.equipment)),
        is_on_feet=any(exercise.position is not Position.BED for exercise in exercises),
        wants_helper=any(exercise.helper is not Helper.NO for exercise in exercises),
    )


def _place(exercises: Sequence[Exercise]) -> str:
    """Return where one is: of what is done on one's feet, whether it is mostly walked."""
    count = Counter(exercise.position for exercise in exercises)
    if count[Position.WALKING] > count[Position.STANDING]:
        return QCoreApplication.translate("cards", "Walking")
    if count[Position.STANDING]:
        return QCoreApplication.translate("cards", "Standing")
    if count[Position.BED] == len(exercises):
        return QCoreApplication.translate("cards", "In bed")
    if any(exercise.weight_bearing is WeightBearing.FULL for exercise in exercises):
        return QCoreApplication.translate("cards", "Chair and standing")
    return QCoreApplication.translate("cards", "Seated")


def week_of(today: date) -> tuple[date, ...]:
    """Return the seven days of the week of `today`, Monday first."""
    monday = today - timedelta(days=today.weekday())
    return tuple(monday + timedelta(days=index) for index in range(7))


def strip_of(today: date, sessions: Sequence[Session]) -> tuple[tuple[StripDay, ...], str]:
    """Return the week's days with their marks, and the same as a sentence."""
    names = (
        (QCoreApplication.translate("cards", "Mon"), QCoreApplication.translate("cards", "Monday")),
        (QCoreApplication.translate("cards", "Tue"), QCoreApplication.translate("cards", "Tuesday")),
        (QCoreApplication.translate("cards", "Wed"), QCoreApplication.translate("cards", "Wednesday")),
        (QCoreApplication.translate("cards", "Thu"), QCoreApplication.translate("cards", "Thursday")),
        (QCoreApplication.translate("cards", "Fri"), QCoreApplication.translate("cards", "Friday")),
        (QCoreApplication.translate("cards", "Sat"), QCoreApplication.translate("cards", "Saturday")),
        (QCoreApplication.translate("cards", "Sun"), QCoreApplication.translate("cards", "Sunday")),
    )
    days = tuple(
        StripDay(*names[day.weekday()], _mark(day, sessions), day == today) for day in week_of(today)
    )
    done = [day.name for day in days if day.mark is not DayMark.NOTHING]
    if not done:
        return days, QCoreApplication.translate("cards", "This week: no sessions yet.")
    return days, QCoreApplication.translate("cards", "This week you exercised on {days}.").format(
        days=", ".join(done)
    )


def _mark(day: date, sessions: Sequence[Session]) -> DayMark:
    outcomes = {
        session.outcome
        for session in sessions
        if session.local_day == day and any(done.moved for done in session.sets)
    }
    if Outcome.FULL in outcomes:
        return DayMark.FULL
    return DayMark.PART if outcomes else DayMark.NOTHING
