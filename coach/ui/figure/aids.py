"""Paints what the hands hold: a walking frame, a stick, a strap round the foot."""

from typing import Final

from coach.figure.arms import FRAME_GRIP_BEHIND, FRAME_HALF_WIDTH, FRAME_TOP, Arm
from coach.figure.camera import Camera
from coach.figure.legs import Leg
from coach.figure.vectors import Vec, along, between, local, sub, unit
from coach.ui.figure.order import FROM_ASIDE
from coach.ui.figure.solids import Solids

_FRAME_BACK: Final = -0.22
_FRAME_FRONT: Final = 0.2
_FEET_ASIDE: Final = FRAME_HALF_WIDTH + 0.03
_IN_HAND: Final = 0.075
"""Metres from a wrist to what lies in the palm."""

_HANDLE: Final = (-0.19, 0.1)
"""Metres from the middle of its feet: where the handles of a walking frame begin and end."""

_BARS: Final = (0.42, 0.78)
"""How high the bars are across the front of a walking frame, for the height of its handles."""

FRAME_REACH: Final = (0.5, 0.5, 0.97, 0.16)
"""Metres on the screen that all of a walking frame is within: left, right, above and below its middle."""

_TUBE: Final = 0.014
_GRIP: Final = 0.02
_WHEEL: Final = 0.055
_STRAP_WIDE: Final = 0.017


def palm_of(arm: Arm) -> Vec:
    """Return where something lies in the hand of `arm`."""
    return along(between(arm.wrist, arm.tip, 0.42), arm.back, -0.022)


def front_is_on(side: int, camera: Camera) -> bool:
    """Return whether the front of a walking frame is painted with its side on the right (1) or left (-1).

    It is painted with the near side; from ahead with both, since either may be the later one.
    """
    aside = camera.towards[0]
    return side * aside > 0.0 or abs(aside) < FROM_ASIDE


def holds_frame(arm: Arm, middle: Vec) -> bool:
    """Return whether a hand is on a walking frame; `middle` is between the frame's feet."""
    return abs(arm.wrist[1] - (middle[1] - FRAME_GRIP_BEHIND)) < _IN_HAND


def paint_frame_side(solids: Solids, middle: Vec, side: int) -> None:
    """Paint one side of a walking frame: two legs, a wheel and the handle; `middle` is between its feet."""
    look = solids.look
    x, grips = middle[0] + _FEET_ASIDE * side, middle[1] - FRAME_GRIP_BEHIND + _IN_HAND
    back, front = ((middle[0] + FRAME_HALF_WIDTH * side, middle[1] + ahead, FRAME_TOP) for ahead in _HANDLE)
    hub = (x, middle[1] + _FRAME_FRONT, _WHEEL)
    foot = (x, middle[1] + _FRAME_BACK, 0.0)
    low_bar = [between(hub, front, 0.3), between(foot, back, 0.3)]
    solids.tubes([low_bar, [hub, front, back, (x, foot[1], 0.03)]], _TUBE, look.metal)
    solids.tube([(x, foot[1], 0.012), (x, foot[1], 0.045)], _TUBE * 1.35, look.rubber)
    _wheel(solids, hub)
    solids.tube([(back[0], grips + along_by, FRAME_TOP) for along_by in (-0.065, 0.065)], _GRIP, look.rubber)


def _wheel(solids: Solids, hub: Vec) -> None:
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    look = solids.look
    solids.brush.paint(
        [[solids.on.ellipsoid(hub, axes, (0.012, _WHEEL, _WHEEL))]], look.rubber, look.line, 0.0
    )
    solids.brush.fill([solids.on.ellipsoid(hub, axes, (0.012, 0.022, 0.022))], look.metal.light)


def paint_frame_front(solids: Solids, middle: Vec) -> None:
    """Paint the bars that join both sides of a walking frame ahead of the body."""
    bars = []
    for height in _BARS:
        ends = []
        for side in (1, -1):
            hub = (middle[0] + _FEET_ASIDE * side, middle[1] + _FRAME_FRONT, _WHEEL)
            ends.append(
                between(hub, (middle[0] + FRAME_HALF_WIDTH * side, middle[1] + _HANDLE[1], FRAME_TOP), height)
            )
        bars.append(ends)
    solids.tubes(bars, _TUBE, solids.look.metal)


def paint_stick(solids: Solids, tip: Vec, arm: Arm) -> None:
    """Paint a walking stick from the hand of `arm` to its tip on the floor."""
    look, grip = solids.look, palm_of(arm)
    fingers = unit(sub(arm.tip, arm.wrist))
    level = unit((fingers[0], fingers[1], 0.0))
    shaft = unit(sub(grip, tip))
    solids.tube([tip, grip], 0.012, look.wood)
    solids.tube([along(tip, shaft, 0.012), along(tip, shaft, 0.05)], 0.017, look.rubber)
    solids.tube([along(grip, level, 0.055), along(grip, level, -0.075)], 0.017, look.wood)


def paint_strap(solids: Solids, leg: Leg, arms: tuple[Arm, Arm]) -> None:
    """Paint a strap from both hands (right, left) round the ball of the foot of `leg`."""
    on, look = solids.on, solids.look
    sides = [local(leg.ball, leg.foot, 0.05 * side, 0.0, 0.02) for side in (1, -1)]
    under = local(leg.ball, leg.foot, 0.0, 0.0, -0.012)
    solids.brush.paint(
        [[on.ball(sides[0], _STRAP_WIDE), on.ball(under, _STRAP_WIDE), on.ball(sides[1], _STRAP_WIDE)]],
        look.strap,
        look.line,
        0.0,
    )
    for side, arm in zip(sides, arms, strict=True):
        solids.tube([palm_of(arm), side], _STRAP_WIDE * 0.7, look.strap, 0.0)
