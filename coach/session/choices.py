"""What the person may choose about a session; the physiotherapist's file stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from coach.routine.terms import Pace

SPEED_STEP_PERCENT: Final = 10
"""Slower and faster go by a tenth of the tempo that was set."""

SPEEDS_PERCENT: Final = (50, 150)
MORE_REST_SECONDS: Final = 30
"""What *Longer rest* adds, each time."""


class Offer(StrEnum):
    """Something that the player may offer beside Stop, Back, Pause and Next."""

    EASIER = "easier"
    HARDER = "harder"
    LONGER_REST = "longer-rest"
    SLOWER = "slower"
    FASTER = "faster"
    REPEAT = "repeat"  # this exercise from its beginning
    CARE = "care"  # the care notes
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose about a routine.

    `pace` is None for the routine's own. `variants` gives the id of the
    exercise that is done in place of a step's own, by step index; `speeds` the
    percent of the tempo that was set, by exercise id; `longer_rests` the
    seconds that were added to a rest, by the step and set after which it comes
    (set 0 is the first; a rest step has only that).
    """

    pace: Pace | None = None
    variants: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    speeds: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    longer_rests: Mapping[tuple[int, int], float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Options:
    """How a session runs for this person.

    `ready_after_seconds` goes on by itself after that time; None waits for as
    long as it takes. `demonstrate` shows every movement once before it is done.
    `place_seconds` (0 or more) is the time to get to one's place after "I'm
    ready", for what is done on one's feet.
    """

    ready_after_seconds: float | None = None
    demonstrate: bool = True
    place_seconds: int = 0
    choices: Choices = Choices()


USUAL: Final = Options()
"""How a session runs when nobody chose anything."""
