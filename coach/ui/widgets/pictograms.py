"""Small line drawings of what one can do, on a square of 100 by 100 with y downwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import pi, sin
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coach.history.records import Activity, WalkingAid

SIDE: Final = 100.0
LINE: Final = 6.5

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Pictogram:
    """Lines, discs and rings; a disc or ring is its middle and its radius."""

    lines: tuple[Line, ...]
    discs: tuple[tuple[float, float, float], ...] = ()
    rings: tuple[tuple[float, float, float], ...] = ()

    def paint(self, painter: QPainter, room: QRectF, colour: QColor) -> None:
        """Paint it as large as it fits into the middle of `room`."""
        side = min(room.width(), room.height())
        painter.save()
        painter.translate(room.center() - QPointF(side, side) / 2)
        painter.scale(side / SIDE, side / SIDE)
        pen = QPen(colour, LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in self.lines:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
        for x, y, radius in self.rings:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y, radius in self.discs:
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.restore()


def _wave(y: float) -> Line:
    return tuple((x, y + 4 * sin(x * pi / 14)) for x in range(8, 93, 3))


_STRIDE: Final = (
    ((50.0, 30.0), (47.0, 56.0)),
    ((47.0, 56.0), (58.0, 73.0), (59.0, 92.0), (67.0, 92.0)),
    ((47.0, 56.0), (39.0, 74.0), (25.0, 88.0)),
)
_HEAD: Final = ((52.0, 14.0, 9.0),)
_UPRIGHT: Final = (
    ((50.0, 30.0), (50.0, 58.0)),
    ((41.0, 93.0), (50.0, 58.0), (59.0, 93.0)),
    ((35.0, 56.0), (50.0, 32.0), (65.0, 56.0)),
)
_WALK: Final = Pictogram(
    (*_STRIDE, ((34.0, 55.0), (38.0, 42.0), (50.0, 31.0), (61.0, 45.0), (70.0, 50.0))), _HEAD
)

KINDS: Final[Mapping[Activity, Pictogram]] = MappingProxyType(
    {
        Activity.WALK: _WALK,
        Activity.WATER: Pictogram(
            (
                ((50.0, 36.0), (50.0, 54.0)),
                ((24.0, 34.0), (50.0, 40.0), (76.0, 34.0)),
                *map(_wave, (62, 77, 92)),
            ),
            ((50.0, 18.0, 10.0),),
        ),
        Activity.TAI_CHI: Pictogram(
            (
                ((50.0, 30.0), (50.0, 56.0)),
                ((26.0, 93.0), (32.0, 68.0), (50.0, 57.0), (70.0, 68.0), (76.0, 93.0)),
                ((18.0, 46.0), (32.0, 48.0), (50.0, 33.0), (70.0, 36.0), (82.0, 24.0)),
            ),
            ((50.0, 14.0, 9.0),),
        ),
        Activity.YOGA: Pictogram(
            (
                ((50.0, 36.0), (50.0, 66.0)),
                ((62.0, 90.0), (22.0, 80.0), (50.0, 69.0), (78.0, 80.0), (38.0, 90.0)),
                ((24.0, 70.0), (34.0, 56.0), (50.0, 38.0), (66.0, 56.0), (76.0, 70.0)),
            ),
            ((50.0, 19.0, 10.0),),
        ),
        Activity.STAIRS: Pictogram(
            (
                (
                    (6.0, 94.0),
                    (30.0, 94.0),
                    (30.0, 78.0),
                    (54.0, 78.0),
                    (54.0, 62.0),
                    (78.0, 62.0),
                    (78.0, 46.0),
                    (96.0, 46.0),
                ),
                ((44.0, 24.0), (42.0, 46.0)),
                ((38.0, 72.0), (38.0, 58.0), (42.0, 46.0), (58.0, 46.0), (60.0, 56.0)),
                ((44.0, 26.0), (56.0, 36.0), (64.0, 32.0)),
            ),
            ((46.0, 10.0, 8.0),),
        ),
        Activity.GARDENING: Pictogram(
            (
                ((26.0, 94.0), (26.0, 46.0)),
                ((26.0, 80.0), (12.0, 68.0)),
                ((26.0, 72.0), (40.0, 60.0)),
                ((62.0, 60.0), (90.0, 60.0), (90.0, 93.0), (62.0, 93.0), (62.0, 60.0)),
                ((62.0, 82.0), (48.0, 58.0)),
                ((66.0, 60.0), (68.0, 44.0), (84.0, 44.0), (88.0, 60.0)),
            ),
            ((26.0, 30.0, 5.0),),
            ((26.0, 30.0, 14.0),),
        ),
        Activity.CYCLING: Pictogram(
            (
                ((24.0, 70.0), (40.0, 44.0), (68.0, 44.0), (50.0, 70.0), (24.0, 70.0)),
                ((50.0, 70.0), (37.0, 36.0)),
                ((29.0, 35.0), (45.0, 35.0)),
                ((77.0, 70.0), (66.0, 32.0), (78.0, 28.0)),
            ),
            (),
            ((24.0, 70.0, 18.0), (77.0, 70.0, 18.0)),
        ),
        Activity.OTHER: Pictogram((), ((22.0, 50.0, 8.0), (50.0, 50.0, 8.0), (78.0, 50.0, 8.0))),
    }
)

AIDS: Final[Mapping[WalkingAid, Pictogram]] = MappingProxyType(
    {
        WalkingAid.NONE: _WALK,
        WalkingAid.STICK: Pictogram(
            (
                *_STRIDE,
                ((34.0, 55.0), (38.0, 42.0), (50.0, 31.0), (62.0, 46.0), (72.0, 48.0)),
                ((66.0, 48.0), (74.0, 47.0), (79.0, 93.0)),
            ),
            _HEAD,
        ),
        WalkingAid.FRAME: Pictogram(
            (
                *_STRIDE[:1],
                ((47.0, 56.0), (52.0, 74.0), (50.0, 92.0), (58.0, 92.0)),
                ((47.0, 56.0), (38.0, 74.0), (26.0, 90.0)),
                ((50.0, 32.0), (58.0, 46.0), (70.0, 48.0)),
                ((66.0, 93.0), (70.0, 48.0), (82.0, 48.0), (92.0, 93.0)),
                ((68.0, 72.0), (87.0, 72.0)),
            ),
            _HEAD,
        ),
        WalkingAid.SOMEONE: Pictogram(
            (
                ((30.0, 32.0), (30.0, 60.0)),
                ((22.0, 93.0), (30.0, 60.0), (38.0, 93.0)),
                ((14.0, 56.0), (30.0, 33.0), (50.0, 54.0), (70.0, 33.0), (86.0, 56.0)),
                ((70.0, 32.0), (70.0, 60.0)),
                ((62.0, 93.0), (70.0, 60.0), (78.0, 93.0)),
            ),
            ((30.0, 16.0, 9.0), (70.0, 16.0, 9.0)),
        ),
    }
)

POSTURES: Final[Mapping[bool, Pictogram]] = MappingProxyType(
    {
        True: Pictogram(_UPRIGHT, ((50.0, 15.0, 9.0),)),
        False: Pictogram(
            (
                ((44.0, 32.0), (44.0, 60.0), (68.0, 60.0), (69.0, 93.0), (77.0, 93.0)),
                ((44.0, 36.0), (54.0, 50.0), (64.0, 50.0)),
                ((30.0, 40.0), (30.0, 93.0)),
                ((30.0, 70.0), (57.0, 70.0), (57.0, 93.0)),
            ),
            ((45.0, 17.0, 9.0),),
        ),
    }
)
"""By whether one is on one's feet."""
