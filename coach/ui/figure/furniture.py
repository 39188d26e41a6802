"""Paints what stands around the body: a sturdy chair, a worktop, a wall, and the shadow on the floor."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QRadialGradient

from coach.figure.surroundings import Chair, Counter
from coach.figure.vectors import UPRIGHT, Axes, Vec, dot, pitched
from coach.ui.figure.look import Cloth, Look
from coach.ui.figure.shapes import Brush, Projection, Round

Corner = tuple[float, float, float]

_BACK_LEANS: Final = 8.0
_LEG: Final = 0.019
_FLOOR_SEEN: Final = 0.2
"""How high a circle on the floor looks for its width."""


class Furniture:
    """Paints furniture piece by piece; in which order is the painter's business."""

    def __init__(self, painter: QPainter, brush: Brush, projection: Projection, look: Look) -> None:
        self._painter = painter
        self._brush = brush
        self._on = projection
        self._look = look

    def shadow(self, middle: Vec, radius: float = 0.58) -> None:
        """Paint a soft shadow on the floor around `middle`; the radius is in metres."""
        on = self._on
        x, y = on.spot((middle[0], middle[1], 0.0))
        wide = radius * on.scale
        painter = self._painter
        painter.save()
        painter.translate(x, y)
        painter.scale(1.0, _FLOOR_SEEN)
        gradient = QRadialGradient(QPointF(0, 0), wide)
        for at, alpha in ((0.0, 58), (0.55, 44), (0.85, 14), (1.0, 0)):
            colour = QColor(self._look.shadow)
            colour.setAlpha(alpha)
            gradient.setColorAt(at, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(gradient))
        painter.drawEllipse(QRectF(-wide, -wide, 2 * wide, 2 * wide))
        painter.restore()

    def chair_behind(self, chair: Chair) -> None:
        """Paint all of a chair that a sitting body covers."""
        near = 1 if dot(UPRIGHT[0], self._on.camera.towards) >= 0 else -1
        for side in (-near, near):
            self._post(chair, side, chair.back + 0.02, self._back_height(chair))
        self._back_cushion(chair)
        if chair.arms is None:
            self._leg(chair, -near, chair.front - 0.03)
            self._leg(chair, near, chair.front - 0.03)
        else:
            self._chair_arm(chair, -near, chair.arms)
        self._seat(chair)

    def chair_before(self, chair: Chair) -> None:
        """Paint what of a chair covers a sitting body: the arm on the near side."""
        if chair.arms is None:
            return
        aside = dot(UPRIGHT[0], self._on.camera.towards)
        near = 1 if aside >= 0 else -1
        self._chair_arm(chair, near, chair.arms)

    def _back_height(self, chair: Chair) -> float:
        return chair.seat + 0.47

    def _leg(self, chair: Chair, side: int, ahead: float) -> None:
        x = (chair.half_width - 0.02) * side
        self.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, chair.seat - 0.05), self._look.wood)

    def _post(self, chair: Chair, side: int, ahead: float, height: float) -> None:
        on = self._on
        x = (chair.half_width - 0.02) * side
        self.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, chair.seat - 0.02), self._look.wood)
        axes = pitched(UPRIGHT, _BACK_LEANS)
        top = _on_back(chair, x, height - chair.seat, axes)
        foot = (x, ahead, chair.seat - 0.03)
        self._brush.paint([[on.ball(foot, _LEG), on.ball(top, _LEG)]], self._look.wood, self._look.line, 0.7)

    def _back_cushion(self, chair: Chair) -> None:
        on = self._on
        axes = pitched(UPRIGHT, _BACK_LEANS)
        rounds = [
            on.ellipsoid(_on_back(chair, x, up, axes), axes, (0.045, 0.022, 0.045))
            for x in (-chair.half_width + 0.06, chair.half_width - 0.06)
            for up in (0.20, 0.41)
        ]
        self._brush.paint([rounds], self._look.cushion, self._look.line, 0.9)

    def _seat(self, chair: Chair) -> None:
        wide = chair.half_width
        self.box(
            (-wide, chair.back, chair.seat - 0.075),
            (wide, chair.front - 0.01, chair.seat - 0.035),
            self._look.wood,
        )
        rounds: list[Round] = [
            self._on.ellipsoid((x, y, chair.seat - 0.018), UPRIGHT, (0.05, 0.05, 0.022))
            for x in (-wide + 0.045, wide - 0.045)
            for y in (chair.back + 0.04, chair.front - 0.045)
        ]
        self._brush.paint([rounds], self._look.cushion, self._look.line, 0.92)

    def _chair_arm(self, chair: Chair, side: int, height: float) -> None:
        on = self._on
        x = (chair.half_width + 0.028) * side
        ahead = chair.front - 0.055
        self.box((x - _LEG, ahead - _LEG, 0.0), (x + _LEG, ahead + _LEG, height - 0.02), self._look.wood)
        ends = [
            on.ellipsoid((x, y, height - 0.012), UPRIGHT, (0.032, 0.04, 0.015))
            for y in (chair.back - 0.01, chair.front - 0.025)
        ]
        self._brush.paint([ends], self._look.wood, self._look.line, 0.8)

    def counter(self, counter: Counter) -> None:
        """Paint a worktop on its two ends, open below so that legs behind it are seen."""
        wide, edge, far = counter.half_width, counter.edge, counter.edge + counter.depth
        near = 1 if dot(UPRIGHT[0], self._on.camera.towards) >= 0 else -1
        for side in (-near, near):
            x = (wide - 0.06) * side
            self.box(
                (x - 0.025, edge + 0.16, 0.0), (x + 0.025, far - 0.02, counter.top - 0.05), self._look.panel
            )
        self.box((-wide, edge, counter.top - 0.05), (wide, far, counter.top), self._look.worktop)

    def box(self, low: Corner, high: Corner, cloth: Cloth) -> None:
        """Paint the three sides of a box that are seen: its top light, the others in light and shade."""
        towards = self._on.camera.towards
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
            self._face(corners, colour, cloth.edge)

    def _face(self, corners: Sequence[Corner], fill: str, edge: str) -> None:
        pen = QPen(QColor(edge), max(1.0, self._look.line * self._on.scale))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(QBrush(QColor(fill)))
        self._painter.drawPolygon(QPolygonF([QPointF(*self._on.spot(corner)) for corner in corners]))


def _on_back(chair: Chair, x: float, up: float, axes: Axes) -> Vec:
    lean = axes[2]
    return (x, chair.back + 0.02 + lean[1] * up, chair.seat + lean[2] * up)
