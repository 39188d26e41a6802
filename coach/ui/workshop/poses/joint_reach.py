"""How far a joint goes: as far as a healthy one, and by slider or by hand a little beyond."""

from typing import Final

from coach.routine.ranges import HEALTHY_RANGE, LYING_LEAN, TRUNK_RANGE
from coach.routine.terms import Position

BEYOND: Final = 20
"""By how many steps more than a healthy range a slider and a drag reach; what is typed may be more."""


def healthy_range(name: str, position: Position) -> tuple[float, float]:
    """Return the lowest and the highest of a healthy joint or trunk; in bed a body may lie."""
    low, high = {**HEALTHY_RANGE, **TRUNK_RANGE}[name]
    return (LYING_LEAN, high) if name == "lean" and position is Position.BED else (low, high)


def reach_of(healthy: tuple[float, float], now: float, step: float = 1.0) -> tuple[float, float]:
    """Return how far a joint is turned by hand; one that is farther `now` may stay there."""
    low, high = healthy
    return min(low - BEYOND * step, now), max(high + BEYOND * step, now)
