"""Paints a bed with a mattress, a head board, and a back rest that may be raised."""

from typing import Final

from coach.figure.surroundings import Bed
from coach.figure.vectors import UPRIGHT, Vec, local, pitched
from coach.ui.figure.furniture import near_side
from coach.ui.figure.solids import Solids

_MATTRESS: Final = 0.15
_FRAME: Final = 0.07
_EDGE: Final = 0.025
BED_FLOOR: Final = 0.1
"""Metres: a bed as low as this shows more of who lies in it; what is under it is not seen."""

_BOARD_ABOVE: Final = 0.34
_BOARD: Final = 0.035
_LEG: Final = 0.03
_ROUNDING: Final = 0.05
_PILLOW_LONG: Final = 0.36
_PILLOW_THICK: Final = 0.10


def paint_bed(solids: Solids, bed: Bed) -> None:
    """Paint a whole bed; a body on it is painted over it."""
    look, wide = solids.look, bed.half_width
    frame_top = bed.top - _MATTRESS
    near = near_side(solids)
    for side in (-near, near):
        for y in (bed.head + 0.08, bed.foot - 0.08):
            x = (wide - 0.06) * side
            solids.box((x - _LEG, y - _LEG, BED_FLOOR), (x + _LEG, y + _LEG, frame_top - _FRAME), look.wood)
    solids.box(
        (-wide, bed.head - _BOARD, BED_FLOOR + 0.03), (wide, bed.head, bed.top + _BOARD_ABOVE), look.wood
    )
    solids.box((-wide, bed.head, frame_top - _FRAME), (wide, bed.foot, frame_top), look.wood)
    _mattress(solids, bed)


def _mattress(solids: Solids, bed: Bed) -> None:
    look, wide, foot = solids.look, bed.half_width - _EDGE, bed.foot - _EDGE
    low = bed.top - _MATTRESS
    if bed.raised > 0.0:
        _wedge(solids, bed, low)
    else:
        solids.cushion((-wide, bed.head, low), (wide, foot, bed.top), _ROUNDING, look.bedding)
    rest = (0.0, bed.hinge, bed.top), pitched(UPRIGHT, -bed.raised)
    back = bed.hinge - bed.head
    if bed.raised > 0.0:
        solids.cushion((-wide, bed.hinge - 0.1, low), (wide, foot, bed.top), _ROUNDING, look.bedding)
        solids.cushion((-wide, -back, -_MATTRESS * 0.7), (wide, 0.06, 0.0), _ROUNDING, look.bedding, rest)
    pillow = bed.half_width * 0.62
    solids.cushion(
        (-pillow, -back + 0.02, -0.02),
        (pillow, -back + 0.02 + _PILLOW_LONG, _PILLOW_THICK),
        0.07,
        look.pillow,
        rest,
    )


def _wedge(solids: Solids, bed: Bed, low: float) -> None:
    """Paint what holds a raised back rest up."""
    look, wide = solids.look, bed.half_width - 2 * _EDGE
    top = local((0.0, bed.hinge, bed.top), pitched(UPRIGHT, -bed.raised), 0.0, bed.head - bed.hinge, -0.05)
    x = wide * near_side(solids)
    foot: list[Vec] = [(x, bed.hinge, low), (x, max(bed.head, top[1]), low), (x, top[1], top[2])]
    solids.face(foot, look.bedding.shade, look.bedding.edge)
