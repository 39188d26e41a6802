"""Paints what has faces and edges: boxes, boards, tubes, cushions; and how a thing that goes on fades out."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from coach.figure.vectors import ORIGIN, UPRIGHT, Axes, Vec, local
from coach.ui.figure.look import Cloth, Look
from coach.ui.figure.shapes import EVERYWHERE, Brush, Projection, Round, Spot

_EDGE_LIT: Final = 0.9
"""How much of a cushion the light reaches."""


class Solids:
    """Paints solid things one by one, each over what is there already."""

    def __init__(self, painter: QPainter, brush: Brush, on: Projection, look: Look) -> None:
        self.painter = painter
        self.brush = brush
        self.on = on
        self.look = look

    def box(self, low: Vec, high: Vec, cloth: Cloth) -> None:
        """Paint the three sides of a box that are seen: its top light, the others in light and shade."""
        towards = self.on.camera.towards
        x = high[0] if towards[0] >= 0 else low[0]
        y = high[1] if towards[1] >= 0 else low[1]
        side = [(x, low[1], low[2]), (x, high[1], low[2]), (x, high[1], high[2]), (x, low[1], high[2])]
        front = [(low[0], y, low[2]), (high[0], y, low[2]), (high[0], y, high[2]), (low[0], y, high[2])]
        top = [
            (low[0], low[1], high[2]),
            (high[0], low[1], high[2]),
            (high[0], high[1], high[2]),
            (low[0], high[1], high[2]),
        ]
        wide = abs(towards[0]) > abs(towards[1])
        for corners, colour in (
            (side, cloth.light if wide else cloth.shade),
            (front, cloth.shade if wide else cloth.light),
            (top, cloth.light),
        ):
            self.face(corners, colour, cloth.edge)

    def face(self, corners: Sequence[Vec], fill: str, edge: str) -> None:
        """Paint a flat face with its edges."""
        self.painter.setPen(self._pen(edge))
        self.painter.setBrush(QBrush(QColor(fill)))
        self.painter.drawPolygon(QPolygonF([QPointF(*self.on.spot(corner)) for corner in corners]))

    def line(self, start: Vec, end: Vec, colour: str, *, shown: float = 1.0, wide: float = 1.0) -> None:
        """Paint a line, `wide` times as wide as an outline; `shown` is 0 for unseen to 1 for plain.

        What is less plain is thinner: much faster to paint than what can be seen through.
        """
        if shown > 0.0:
            pen = self._pen(colour, wide)
            pen.setWidthF(pen.widthF() * shown)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self.painter.setPen(pen)
            self.painter.drawLine(QPointF(*self.on.spot(start)), QPointF(*self.on.spot(end)))

    def tube(self, points: Sequence[Vec], radius: float, cloth: Cloth, lit: float = 0.7) -> None:
        """Paint a round bar along `points`, bent where they bend."""
        self.tubes([points], radius, cloth, lit)

    def tubes(self, bars: Sequence[Sequence[Vec]], radius: float, cloth: Cloth, lit: float = 0.7) -> None:
        """Paint round bars that are joined to each other."""
        hulls = [
            [self.on.ball(start, radius), self.on.ball(end, radius)]
            for bar in bars
            for start, end in pairwise(bar)
        ]
        self.brush.paint(hulls, cloth, self.look.line, lit)

    def cushion(
        self, low: Vec, high: Vec, rounding: float, cloth: Cloth, at: tuple[Vec, Axes] = (ORIGIN, UPRIGHT)
    ) -> None:
        """Paint a block with round edges from `low` to `high`, measured from `at` and along its axes.

        Where it is thinner than twice its `rounding`, that is drawn in.
        """
        origin, axes = at
        sizes = [min(rounding, (b - a) / 2) for a, b in zip(low, high, strict=True)]
        ends = [sorted({a + r, b - r}) for a, b, r in zip(low, high, sizes, strict=True)]
        rounds: list[Round] = [
            self.on.ellipsoid(local(origin, axes, x, y, z), axes, (sizes[0], sizes[1], sizes[2]))
            for x in ends[0]
            for y in ends[1]
            for z in ends[2]
        ]
        self.brush.paint([rounds], cloth, self.look.line, _EDGE_LIT)

    def fade(self, start: Spot, end: Spot, over: float) -> None:
        """Take away what is painted so far outside two places of the picture.

        It goes gradually, `over` metres inside of them; nothing goes where both are one place.
        """
        painter, way = self.painter, QPointF(*end) - QPointF(*start)
        far = hypot(way.x(), way.y())
        if far == 0.0:
            return
        inside = way * (over * self.on.scale / far)
        painter.save()
        painter.setOpacity(1.0)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        for edge, step in ((QPointF(*start), inside), (QPointF(*end), -inside)):
            gradient = QLinearGradient(edge, edge + step)
            gradient.setColorAt(0.0, QColor(0, 0, 0, 255))
            gradient.setColorAt(1.0, QColor(0, 0, 0, 0))
            painter.fillRect(EVERYWHERE, QBrush(gradient))
        painter.restore()

    def _pen(self, colour: str, wide: float = 1.0) -> QPen:
        pen = QPen(QColor(colour), max(1.0, wide * self.look.line * self.on.scale))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
