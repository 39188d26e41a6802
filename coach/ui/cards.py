"""What home and the list of routines show of a routine, and which ones ask for less."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.library import Library
from coach.routine.model import Exercise, ExerciseStep, Routine
from coach.routine.terms import Position, WeightBearing
from coach.session.choices import Options
from coach.session.compile import compile_routine
from coach.ui.sentences import length_text
from coach.voice.text import estimated_length_ms


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """A routine in short; `length` says how long it takes without a pause, of `length_ms`.

    `is_seated` tells that all of it is done in a chair or in bed, without
    rising; `level` (1 to 6) and `balance_demand` (0 to 3) are the highest of its
    exercises.
    """

    routine_id: str
    name: str
    length: str
    place: str
    summary: str
    exercise: Exercise
    length_ms: int
    is_seated: bool
    is_in_bed: bool
    level: int
    balance_demand: int


SHORTER_BY_MS: Final = 60_000
"""A routine is shorter if it is so by a minute: less isn't seen in the lengths shown."""


class CardShelf:
    """Makes cards, and keeps each until its files, or how sessions run, are others: it takes a while."""

    def __init__(self) -> None:
        self._options = Options()
        self._cards: dict[tuple[str, str], RoutineCard] = {}

    def cards_of(self, library: Library, options: Options, first: str = "") -> tuple[RoutineCard, ...]:
        """Return the cards of all routines that can be played by name, but the one of id `first` first."""
        routines = sorted(library.routines.values(), key=lambda routine: (routine.id != first, routine.name))
        found = (self.card_of(routine, library, options) for routine in routines)
        return tuple(card for card in found if card is not None)

    def card_of(self, routine: Routine, library: Library, options: Options) -> RoutineCard | None:
        """Return one routine's card; our own bug with one of them costs nobody the others: it has none."""
        if options != self._options:
            self._options = options
            self._cards.clear()
        key = routine.id, routine.content_hash
        try:
            if key not in self._cards:
                self._cards[key] = card_of(routine, library, options)
        except Exception:  # (see above)
            logging.getLogger(__name__).exception("the routine %s has no card", routine.id)
        return self._cards.get(key)


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
        length_ms=timeline.length_ms,
        is_seated=all(_stays_down(exercise) for exercise in exercises),
        is_in_bed=all(exercise.position is Position.BED for exercise in exercises),
        level=max(exercise.level for exercise in exercises),
        balance_demand=max(exercise.balance_demand for exercise in exercises),
    )


def gentler_of(planned: RoutineCard, cards: Sequence[RoutineCard]) -> tuple[RoutineCard, ...]:
    """Return at most two of `cards` that ask for less than `planned`, the gentlest first.

    A seated one, the shortest, of a chair rather than of a bed unless `planned`
    is in bed itself; and a shorter one of no higher demand, of the same place
    where there is one. Beside a seated routine both are shorter than it.
    """
    shorter = [card for card in cards if _is_shorter(card, planned)]
    shorter.sort(key=lambda card: (card.place != planned.place, card.length_ms))
    seated = [card for card in (shorter if planned.is_seated else cards) if card.is_seated]
    seated.sort(key=lambda card: (card.is_in_bed is not planned.is_in_bed, card.length_ms))
    found = seated[:1]
    found += [card for card in shorter if card not in found][:1]
    return tuple(found)


def _is_shorter(card: RoutineCard, planned: RoutineCard) -> bool:
    """Tell whether `card` is shorter than `planned`, and asks for no more in any way."""
    return (
        card.length_ms <= planned.length_ms - SHORTER_BY_MS
        and card.level <= planned.level
        and card.balance_demand <= planned.balance_demand
        and card.is_seated >= planned.is_seated
    )


def _stays_down(exercise: Exercise) -> bool:
    """Tell whether an exercise is done in a chair or in bed, and the legs never carry the body."""
    down = exercise.position in (Position.SEATED, Position.BED)
    return down and exercise.weight_bearing is not WeightBearing.FULL


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
