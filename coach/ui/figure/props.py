"""Paints the small things at the legs: a ball or pillow for the knees, a rolled towel."""

from typing import Final

from coach.figure.kinematics import Body
from coach.figure.vectors import Axes, Vec, along, between, cross, dot, length, sub, unit
from coach.routine.terms import Prop
from coach.ui.figure.solids import Solids

_KNEE: Final = 0.061
_PRESSED_IN: Final = 0.018
_BALL: Final = 0.10
_PILLOW: Final = (0.14, 0.12, 0.11)
"""Metres that a pillow reaches from the knees towards the ankles, away from them, and to both sides."""

_PILLOW_ROUND: Final = 0.065
_ROLL: Final = 0.075
_ROLL_ENDS: Final = (-0.11, 0.17)
"""Metres that a roll reaches from the knee on it: short of the other leg, and outwards."""


def paint_between_knees(solids: Solids, prop: Prop, body: Body) -> None:
    """Paint a ball or a pillow that the knees hold; the nearer they come, the more it bulges."""
    right, left = body.right.knee, body.left.knee
    half = max(0.02, length(sub(right, left)) / 2 - _KNEE + _PRESSED_IN)
    middle = between(right, left, 0.5)
    ankles = between(body.right.ankle, body.left.ankle, 0.5)
    axes = _axes(sub(right, left), sub(middle, ankles))
    look = solids.look
    if prop is Prop.BALL:
        bulge = _BALL * (_BALL / max(half, 0.06)) ** 0.5
        ball = solids.on.ellipsoid(along(middle, axes[2], -0.03), axes, (half, bulge, bulge))
        solids.brush.paint([[ball]], look.ball, look.line, 0.8)
        return
    down, up, deep = _PILLOW
    solids.cushion((-half, -deep, -down), (half, deep, up), _PILLOW_ROUND, look.ball, (middle, axes))


def _axes(across: Vec, up: Vec) -> Axes:
    """Return axes whose right is `across`, with their up as near to `up` as that allows."""
    right = unit(across)
    above = unit(along(up, right, -dot(up, right)))
    return (right, cross(above, right), above)


def paint_roll(solids: Solids, middle: Vec) -> None:
    """Paint a rolled towel that lies across the way around `middle`."""
    on, look = solids.on, solids.look
    outward = 1.0 if middle[0] >= 0.0 else -1.0
    ends = [(middle[0] + reach * outward, middle[1], middle[2]) for reach in _ROLL_ENDS]
    ends.sort(key=on.camera.nearness)
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    discs = [on.ellipsoid(end, axes, (0.01, _ROLL, _ROLL)) for end in ends]
    solids.brush.paint([discs], look.cushion, look.line, 0.9)
    for radius in (_ROLL, _ROLL * 0.62, _ROLL * 0.28):
        rolled = on.ellipsoid(ends[1], axes, (0.0, radius, radius))
        solids.brush.paint([[rolled]], look.cushion, look.line * 0.6, 0.0)
