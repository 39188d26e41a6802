"""What the hands hold on to."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from coach.routine.terms import Arms, Support


@dataclass(frozen=True, slots=True)
class Hold:
    """How many hands hold on, and which supports have what they hold."""

    hands: int
    supports: frozenset[Support]


_CHAIR: Final = frozenset({Support.CHAIR})
_COUNTER: Final = frozenset({Support.COUNTER})
_FRAME: Final = frozenset({Support.WALKER})

HOLDS: Final[Mapping[Arms, Hold]] = MappingProxyType(
    {
        Arms.SEAT: Hold(2, _CHAIR),
        Arms.CHAIR_ARMS: Hold(2, _CHAIR),
        Arms.ONE_CHAIR_ARM: Hold(1, _CHAIR),
        Arms.COUNTER: Hold(2, _COUNTER),
        Arms.COUNTER_BESIDE: Hold(1, _COUNTER),
        Arms.WALL: Hold(2, frozenset({Support.WALL})),
        Arms.RAIL: Hold(1, frozenset({Support.COUNTER, Support.WALL})),
        Arms.FRAME: Hold(2, _FRAME),
        Arms.FRAME_AHEAD: Hold(2, _FRAME),
        Arms.STICK: Hold(1, frozenset({Support.CANE})),
    }
)
"""Arms that aren't here hold on to nothing."""


def holding_hands(arms: Arms) -> int:
    """Return how many hands hold on to something that can bear weight."""
    return HOLDS[arms].hands if arms in HOLDS else 0
