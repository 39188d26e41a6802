"""Paints the furniture around the body: chair, worktops, wall, hand rail, low step."""

from dataclasses import dataclass
from typing import Final

from coach.figure.surroundings import Chair, Counter, CounterBeside, LowStep, Rail
from coach.figure.vectors import UPRIGHT, Axes, Vec, dot, pitched
from coach.ui.figure.look import Cloth
from coach.ui.figure.shapes import Spot
from coach.ui.figure.solids import Solids

_BACK_LEANS: Final = 8.0
_LEG: Final = 0.019
_SLAB: Final = 0.05
FADES: Final = 0.4
"""Metres over which what has no end fades out."""

_WALL_HALF_WIDTH: Final = 0.5
_WALL_HEIGHT: Final = 1.75
_SKIRTING: Final = 0.1
_RAIL: Final = 0.02
_STEP_EDGE: Final = 0.03


@dataclass(frozen=True, slots=True)
class Passes:
    """What has no ends: from where to where it is painted, and between which places it is seen."""

    ends: tuple[float, float]
    seen: tuple[Spot, Spot]


def near_side(solids: Solids) -> int:
    """Return 1 where the camera is on the right of the body, -1 on its left."""
    return 1 if dot(UPRIGHT[0], solids.on.camera.towards) >= 0 else -1


def paint_chair(solids: Solids, chair: Chair) -> None:
    """Paint all of a chair that a body on it covers; of one that nobody sits on, this is not yet all."""
    near = near_side(solids)
    for side in (-near, near):
        _post(solids, chair, side)
    _back_cushion(solids, chair)
    if chair.arms is None:
        _chair_leg(solids, chair, -near)
    else:
        _chair_arm(solids, chair, -near, chair.arms)
    _seat(solids, chair)


def paint_chair_front(solids: Solids, chair: Chair) -> None:
    """Paint what of a chair may cover the body that sits on it: the near leg, and the arm on it."""
    near = near_side(solids)
    if chair.arms is None:
        _chair_leg(solids, chair, near)
    else:
        _chair_arm(solids, chair, near, chair.arms)


def _chair_leg(solids: Solids, chair: Chair, side: int) -> None:
    x, ahead = (chair.half_width - 0.02) * side, chair.front - 0.03
    solids.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, chair.seat - 0.075), solids.look.wood)


def _post(solids: Solids, chair: Chair, side: int) -> None:
    x, ahead = (chair.half_width - 0.02) * side, chair.back + 0.02
    solids.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, chair.seat - 0.02), solids.look.wood)
    top = _on_back(chair, x, 0.47, pitched(UPRIGHT, _BACK_LEANS))
    solids.tube([(x, ahead, chair.seat - 0.03), top], _LEG, solids.look.wood)


def _back_cushion(solids: Solids, chair: Chair) -> None:
    on, axes = solids.on, pitched(UPRIGHT, _BACK_LEANS)
    rounds = [
        on.ellipsoid(_on_back(chair, x, up, axes), axes, (0.045, 0.022, 0.045))
        for x in (-chair.half_width + 0.06, chair.half_width - 0.06)
        for up in (0.20, 0.41)
    ]
    solids.brush.paint([rounds], solids.look.cushion, solids.look.line, 0.9)


def _on_back(chair: Chair, x: float, up: float, axes: Axes) -> Vec:
    lean = axes[2]
    return (x, chair.back + 0.02 + lean[1] * up, chair.seat + lean[2] * up)


def _seat(solids: Solids, chair: Chair) -> None:
    wide, look = chair.half_width, solids.look
    low, high = chair.seat - 0.075, chair.seat - 0.035
    solids.box((-wide, chair.back, low), (wide, chair.front - 0.01, high), look.wood)
    solids.cushion(
        (-wide - 0.005, chair.back - 0.01, chair.seat - 0.04),
        (wide + 0.005, chair.front + 0.005, chair.seat + 0.004),
        0.05,
        look.cushion,
    )


def _chair_arm(solids: Solids, chair: Chair, side: int, height: float) -> None:
    look = solids.look
    x, ahead = (chair.half_width + 0.028) * side, chair.front - 0.055
    solids.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, height - 0.02), look.wood)
    ends = [
        solids.on.ellipsoid((x, y, height - 0.012), UPRIGHT, (0.032, 0.04, 0.015))
        for y in (chair.back - 0.01, chair.front - 0.025)
    ]
    solids.brush.paint([ends], look.wood, look.line, 0.8)


def paint_counter(solids: Solids, counter: Counter, passes: Passes | None) -> None:
    """Paint a worktop across the way, open below so that legs behind it are seen.

    One that `passes` fades out at the edges of the picture, with what is painted there already.
    """
    edge, far = counter.edge, counter.edge + counter.depth
    left, right = passes.ends if passes else (-counter.half_width, counter.half_width)
    if not passes:
        near = near_side(solids)
        for side in (-near, near):
            x = (counter.half_width - 0.06) * side
            low, high = (x - 0.025, edge + 0.16, 0.0), (x + 0.025, far - 0.02, counter.top - _SLAB)
            solids.box(low, high, solids.look.panel)
    solids.box((left, edge, counter.top - _SLAB), (right, far, counter.top), solids.look.worktop)
    if passes:
        solids.fade(*passes.seen, FADES)


def paint_counter_beside(solids: Solids, counter: CounterBeside, passes: Passes | None) -> None:
    """Paint a worktop along the way, with its cupboards below; for `passes` see `paint_counter`."""
    far = counter.edge + counter.depth
    xs = sorted((counter.edge * counter.side, far * counter.side))
    inset = sorted(((counter.edge + 0.03) * counter.side, far * counter.side))
    look = solids.look
    back, front = passes.ends if passes else (counter.back, counter.front)
    solids.box(
        (inset[0], back + 0.02, 0.0), (inset[1], front - 0.02, counter.top - _SLAB), _quiet(look.panel)
    )
    solids.box((xs[0], back, counter.top - _SLAB), (xs[1], front, counter.top), look.worktop)
    if passes:
        solids.fade(*passes.seen, FADES)


def _quiet(cloth: Cloth) -> Cloth:
    """Return a cloth without strong lines, for what lies behind a body; not where lines are all there is."""
    return Cloth(cloth.light, cloth.light, cloth.shade if cloth.shade != cloth.light else cloth.edge)


def paint_wall(solids: Solids, ahead: float) -> None:
    """Paint a piece of wall across the way; it is paler than all that stands before it."""
    wide, look = _WALL_HALF_WIDTH, solids.look
    solids.face(_upright(wide, ahead, 0.0, _WALL_HEIGHT), look.wall.light, look.wall.light)
    solids.face(_upright(wide, ahead, 0.0, _SKIRTING), look.wall.shade, look.wall.shade)
    solids.line((-wide, ahead, _SKIRTING), (wide, ahead, _SKIRTING), look.wall.edge, shown=0.5)
    for x in (-wide, wide):
        solids.line((x, ahead, 0.0), (x, ahead, _WALL_HEIGHT), look.wall.edge, shown=0.5)
    top = solids.on.spot((0.0, ahead, _WALL_HEIGHT))
    solids.fade((top[0], top[1] + 1e4), top, 0.5)


def _upright(half_width: float, ahead: float, low: float, high: float) -> list[Vec]:
    return [
        (-half_width, ahead, low),
        (half_width, ahead, low),
        (half_width, ahead, high),
        (-half_width, ahead, high),
    ]


def paint_rail(solids: Solids, rail: Rail) -> None:
    """Paint a hand rail on two posts."""
    ends = [(rail.aside, along, up) for along, up in (rail.low, rail.high)]
    for x, y, z in ends:
        solids.tube([(x, y, 0.0), (x, y, z)], _RAIL * 0.8, solids.look.metal)
    solids.tube(ends, _RAIL, solids.look.wood)


def paint_step(solids: Solids, step: LowStep) -> None:
    """Paint a low step with a rough strip along its edge."""
    wide, look = step.half_width, solids.look
    solids.box((-wide, step.edge, 0.0), (wide, step.edge + step.depth, step.top), look.step)
    strip = [
        (-wide, step.edge + 0.015, step.top),
        (wide, step.edge + 0.015, step.top),
        (wide, step.edge + 0.015 + _STEP_EDGE, step.top),
        (-wide, step.edge + 0.015 + _STEP_EDGE, step.top),
    ]
    solids.face(strip, look.rubber.light, look.rubber.edge)
