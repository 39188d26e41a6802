"""Where an exercise leads: to an easier or a harder one, or to one with less support.

The program offers easier and harder ones by itself, so these must never take
away what a person holds on to; `less_support` is for a physiotherapist to choose.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from coach.routine.holds import holding_hands
from coach.routine.model import START, Exercise
from coach.routine.problems import Severity
from coach.routine.source import Source
from coach.routine.terms import Position, Support, WeightBearing

FULL_SUPPORT: Final = 2
_RANKS: Final[Mapping[Support, int]] = MappingProxyType({Support.NONE: 0, Support.CANE: 1})

Ladder = Mapping[str, tuple[str, ...]]
"""For each exercise, by id, those one rung up, or one rung down."""

Ladders = tuple[Ladder, Ladder]
"""The ways up, and the ways down."""


def support_rank(exercise: Exercise) -> int:
    """Return how much holds the body: 0 nothing, 1 a stick, 2 anything fixed, a frame, a chair or a bed."""
    lies_or_sits = exercise.position in (Position.BED, Position.SEATED)
    if lies_or_sits and exercise.weight_bearing is not WeightBearing.FULL:
        return FULL_SUPPORT
    return _RANKS.get(exercise.support, FULL_SUPPORT)


def _holding_hands(exercise: Exercise) -> int:
    return holding_hands(exercise.figure.poses[START].arms)


def _on_feet(exercise: Exercise) -> bool:
    """Tell whether it is done standing, walking or standing up."""
    stands = exercise.position in (Position.STANDING, Position.WALKING)
    return stands or exercise.weight_bearing is WeightBearing.FULL


def takes_support_away(here: Exercise, there: Exercise) -> bool:
    """Tell whether going from `here` to `there` leaves less to hold on to than the program may offer."""
    if _on_feet(here) and _on_feet(there) and _holding_hands(here) and not _holding_hands(there):
        return True
    return support_rank(there) < support_rank(here)


def asks_less_support(here: Exercise, there: Exercise) -> bool:
    """Tell whether `there` is done with less support, or with fewer hands that hold on."""
    fewer_hands = _holding_hands(there) < _holding_hands(here)
    return takes_support_away(here, there) or (_on_feet(here) and _on_feet(there) and fewer_hands)


def ladders(exercises: Mapping[str, Exercise]) -> Ladders:
    """Return the ways up and down that all links make together: x is harder than y's, y easier than x's."""
    rungs = [(exercise.id, exercise.harder) for exercise in exercises.values() if exercise.harder]
    rungs += [(exercise.easier, exercise.id) for exercise in exercises.values() if exercise.easier]
    up: dict[str, tuple[str, ...]] = {}
    down: dict[str, tuple[str, ...]] = {}
    for lower, upper in rungs:
        up[lower] = (*up.get(lower, ()), upper)
        down[upper] = (*down.get(upper, ()), lower)
    return up, down


def way_back(ladder: Ladder, first: str, home: str) -> tuple[str, ...]:
    """Return the shortest way along `ladder` from `first` to `home`, both in it; () when there is none."""
    ways: list[tuple[str, ...]] = [(first,)]
    seen = {first}
    for way in ways:  # grows while it is walked: breadth first
        if way[-1] == home:
            return way
        for name in ladder.get(way[-1], ()):
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def check_links(  # noqa: PLR0913  (what an exercise is looked at beside)
    exercise: Exercise,
    source: Source,
    exercises: Mapping[str, Exercise],
    ways: Ladders,
    *,
    cautions: Collection[str],
    broken: Collection[str],
) -> None:
    """Warn of links of `exercise` that lead nowhere, round in a circle, or to less support than is said.

    `exercises` are all that there are and `ways` how they lead to each other;
    `broken` are ids of those whose files have errors: a link to one is not a
    fault of its own.
    """
    for key, ids in (("cautions", exercise.cautions), ("avoid_if", exercise.avoid_if)):
        for index, name in enumerate(ids):
            if name not in cautions:
                source.report_unknown((key, index), f"there is no `{name}`", name, cautions, Severity.WARNING)
    for key, name in _links(exercise):
        there = exercises.get(name)
        if there is not None:
            _check_link(exercise, key, there, source)
        elif name not in broken:
            source.report_unknown((key,), f"there is no `{name}`", name, exercises, Severity.WARNING)
    for key, ladder in zip(("harder", "easier"), ways, strict=True):
        name = getattr(exercise, key)
        way = way_back(ladder, name, exercise.id) if name else ()
        if way:
            shown = ", ".join(f"`{one}`" for one in way)
            source.warn((key,), f"leads back here: {shown}", "take one of these links out")
            break  # once for a file


def _links(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for key in ("easier", "harder", "less_support"):
        name: str = getattr(exercise, key)
        if name:
            yield key, name


def _check_link(here: Exercise, key: str, there: Exercise, source: Source) -> None:
    if key == "less_support":
        if not asks_less_support(here, there):
            what = f"`{there.id}` asks for no less support than this one"
            source.warn((key,), what, "name it as `easier` or `harder`, or choose another")
        return
    if takes_support_away(here, there):
        lost = (
            f'it has support = "{there.support}", this one "{here.support}"'
            if support_rank(there) < support_rank(here)
            else "the hands hold on here, and nothing there"
        )
        remedy = "name it as `less_support` instead, which only a physiotherapist goes on to"
        source.warn((key,), f"`{there.id}` takes support away: {lost}", remedy)
    if there.level < here.level if key == "harder" else there.level > here.level:
        what = f"`{there.id}` has level {there.level}, and this one {here.level}"
        source.warn((key,), what, f"choose one that is {key}, or put the levels right")
