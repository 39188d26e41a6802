"""Which exercises somebody means, by their words and by what they ask for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from coach.routine.model import Exercise
from coach.routine.terms import Helper, Kind, Position, Support, WeightBearing

_WORD: Final = re.compile(r"[^\W_]+")
_EXACT, _BEGINS, _INSIDE, _NEAR = 8, 6, 3, 1
"""How much it counts that a word is one of the exercise's, begins one, is inside one, or is nearly one."""

_NEAR_ENOUGH: Final = 0.75
_LEAST_LETTERS: Final = 4
"""A shorter word is near to too many."""

_CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "front of thigh": "quadriceps quads rectus femoris vastus",
        "back of thigh": "hamstrings biceps femoris",
        "inner thigh": "adductors",
        "outer hip": "abductors gluteus medius",
        "buttocks": "gluteus maximus glutes gluteals",
        "hip bender": "iliopsoas flexors",
        "calf": "gastrocnemius soleus plantarflexors",
        "shin": "tibialis anterior dorsiflexors",
        "side of lower leg": "peroneals fibularis evertors",
        "inside of lower leg": "tibialis posterior invertors",
        "tummy": "abdominals core",
        "trunk": "core",
    }
)
"""What a physiotherapist may call the muscles that files name in plain words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an exercise has to be; None for whatever it is."""

    position: Position | None = None
    support: Support | None = None
    weight_bearing: WeightBearing | None = None
    level: int | None = None
    helper: Helper | None = None
    kind: Kind | None = None

    def includes(self, exercise: Exercise) -> bool:
        """Tell whether an exercise is all of it."""
        pairs = (
            (self.position, exercise.position),
            (self.support, exercise.support),
            (self.weight_bearing, exercise.weight_bearing),
            (self.level, exercise.level),
            (self.helper, exercise.helper),
            (self.kind, exercise.kind),
        )
        return all(wanted is None or wanted == own for wanted, own in pairs)


class Index:
    """The words of all exercises: their names count more than their muscles and tags, these than the rest."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        order = list(Position)
        self._exercises = sorted(
            exercises, key=lambda each: (order.index(each.position), each.level, each.name)
        )
        self._words = {exercise.id: _weights(exercise) for exercise in self._exercises}
        self._all = sorted({word for own in self._words.values() for word in own})

    def found(self, text: str, wanted: Wanted = Wanted()) -> tuple[Exercise, ...]:
        """Return what has every word of `text`, in any order, the best first; a mistyped word is taken along.

        Without words it is all that is `wanted`, by position and level.
        """
        offered = [exercise for exercise in self._exercises if wanted.includes(exercise)]
        words = words_of(text)
        if not words:
            return tuple(offered)
        counts = [self._counts(word) for word in words]
        scores = {each.id: [count.get(each.id, 0) for count in counts] for each in offered}
        meant = [each for each in offered if all(scores[each.id])]
        return tuple(sorted(meant, key=lambda each: -sum(scores[each.id])))

    def _counts(self, word: str) -> dict[str, int]:
        """Return how much `word` counts for each exercise that has it; only if none has it, nearly."""
        counts = {}
        for name, own in self._words.items():
            most = max((weight * _alike(word, other) for other, weight in own.items()), default=0)
            if most:
                counts[name] = most
        if counts or len(word) < _LEAST_LETTERS:
            return counts
        near = get_close_matches(word, self._all, n=3, cutoff=_NEAR_ENOUGH)
        return {
            name: max(own[other] * _NEAR for other in near if other in own)
            for name, own in self._words.items()
            if any(other in own for other in near)
        }


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, without capitals."""
    return tuple(_WORD.findall(text.casefold()))


def _weights(exercise: Exercise) -> Mapping[str, int]:
    fields = (
        (3, (exercise.name, exercise.clinical_name)),
        (2, (*exercise.muscles, *exercise.tags, *(_CALLED.get(each, "") for each in exercise.muscles))),
        (1, (exercise.id, exercise.position, exercise.kind, *exercise.equipment)),
    )
    weights: dict[str, int] = {}
    for weight, texts in fields:
        for text in texts:
            for word in words_of(text):
                weights[word] = max(weight, weights.get(word, 0))
    return weights


def _alike(word: str, other: str) -> int:
    if other == word:
        return _EXACT
    if other.startswith(word):
        return _BEGINS
    return _INSIDE if word in other else 0
