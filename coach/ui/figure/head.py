"""Paints a head: a kind face, ears, glasses, and hair around it; from any side."""

from math import atan2, cos, degrees, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from coach.figure.vectors import Axes, Vec, along, dot, local, scaled, turned, unit
from coach.ui.figure.hair import Hair
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import Brush, Projection

_SKULL: Final = (0.0, -0.008, 0.024)
_SKULL_RADII: Final = (0.079, 0.100, 0.092)
_JAW: Final = (0.0, 0.026, -0.050)
_JAW_RADII: Final = (0.060, 0.062, 0.062)

_LARGER: Final = 1.08
"""A little larger than life, so that the face is seen from where one sits."""

_TURNS: Final = 16.0
"""Degrees that the face turns towards the camera, at most."""

_PROFILE: Final = 0.75
"""How much a head must turn aside to be seen in profile."""

_ASIDE: Final = 0.25
"""How much it must turn to have a near side and a far side."""

_BROW: Final = ((0.019, 0.091, 0.029), (0.033, 0.087, 0.039), (0.047, 0.076, 0.027))
_FAR_BROW: Final = ((0.019, 0.091, 0.032), (0.028, 0.088, 0.037), (0.036, 0.084, 0.034))
_NOSE: Final = ((0.0, 0.093, 0.004), (0.0, 0.122, -0.016), (0.0, 0.104, -0.030))
_RIM: Final = 0.025
_CIRCLE: Final = tuple((cos(step * pi / 9), sin(step * pi / 9)) for step in range(18))


class Head:
    """Paints the head of a body."""

    def __init__(self, painter: QPainter, brush: Brush, projection: Projection, look: Look) -> None:
        self._painter = painter
        self._brush = brush
        self._on = projection
        self._look = look
        self._hair = Hair(painter, projection, look)

    def paint(self, head: Vec, axes: Axes) -> None:
        """Paint the head whose middle is at `head`."""
        axes = self._towards_camera(axes)
        head = along(head, axes[2], 0.004)
        grown = tuple(scaled(axis, _LARGER) for axis in axes)
        axes = (grown[0], grown[1], grown[2])
        sides = sorted((-1, 1), key=lambda side: dot(axes[0], self._on.camera.towards) * side)
        far, near = sides
        from_side = abs(dot(axes[0], self._on.camera.towards)) > _ASIDE
        self._hair.behind(head, axes)
        if not self._hair.covers_ears:
            for side in (far,) if from_side else sides:
                self._ear(head, axes, side)
        self._skull(head, axes)
        self._face(head, axes)
        if self._look.has_glasses:
            self._glasses(head, axes, near if from_side else 0)
        self._hair.over(head, axes)
        if from_side and not self._hair.covers_ears:
            self._ear(head, axes, near)

    def _towards_camera(self, axes: Axes) -> Axes:
        """Turn the face a little towards whoever looks on."""
        towards = self._on.camera.towards
        aside = degrees(atan2(dot(axes[0], towards), dot(axes[1], towards)))
        return turned(axes, max(-_TURNS, min(_TURNS, aside)))

    def _skull(self, head: Vec, axes: Axes) -> None:
        on = self._on
        skull = on.ellipsoid(local(head, axes, *_SKULL), axes, _SKULL_RADII)
        jaw = on.ellipsoid(local(head, axes, *_JAW), axes, _JAW_RADII)
        nose = [
            on.ball(local(head, axes, 0.0, 0.104, -0.016), 0.013),
            on.ball(local(head, axes, 0.0, 0.085, 0.022), 0.009),
        ]
        self._brush.paint([[skull, jaw], nose], self._look.skin, self._look.line, 0.0)

    def _ear(self, head: Vec, axes: Axes, side: int) -> None:
        on = self._on
        ear = on.ellipsoid(local(head, axes, 0.079 * side, -0.002, -0.014), axes, (0.013, 0.021, 0.032))
        self._brush.paint([[ear]], self._look.skin, self._look.line, 0.0)

    def _face(self, head: Vec, axes: Axes) -> None:
        ahead = dot(axes[1], self._on.camera.towards)
        if ahead < -0.1:
            return
        for side in (-1, 1):
            looks = unit(along(scaled(axes[0], 0.42 * side), axes[1], 0.9))
            faces = dot(looks, self._on.camera.towards)
            if faces > 0.5:
                self._cheek(head, axes, side)
                self._smile_line(head, axes, side)
            if faces > 0.2:
                self._eye(head, axes, side)
                self._brow(head, axes, side, whole=faces > 0.7)
        self._mouth(head, axes)
        self._nose(head, axes)

    def _eye(self, head: Vec, axes: Axes, side: int) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        middle = local(head, axes, 0.031 * side, 0.086, 0.004)
        self._dot(middle, axes, (0.0125, 0.0095), QColor(self._look.white))
        self._dot(middle, axes, (0.0078, 0.0092), QColor(self._look.features))

    def _brow(self, head: Vec, axes: Axes, side: int, *, whole: bool) -> None:
        """Paint a brow; not `whole` where it turns away behind the forehead."""
        self._painter.setPen(self._pen(self._look.brow, 0.009))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        ends = _BROW if whole else _FAR_BROW
        brow = self._curve(*(local(head, axes, x * side, y, z) for x, y, z in ends))
        self._painter.drawPath(brow)

    def _cheek(self, head: Vec, axes: Axes, side: int) -> None:
        blush = QColor(self._look.cheek)
        blush.setAlpha(85)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._dot(local(head, axes, 0.042 * side, 0.070, -0.034), axes, (0.018, 0.014), blush)

    def _smile_line(self, head: Vec, axes: Axes, side: int) -> None:
        """Paint what years of smiling leave between nose and cheek."""
        self._painter.setPen(self._pen(self._look.skin.shade, 0.005))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        line = self._curve(
            local(head, axes, 0.021 * side, 0.086, -0.030),
            local(head, axes, 0.034 * side, 0.082, -0.040),
            local(head, axes, 0.036 * side, 0.074, -0.056),
        )
        self._painter.drawPath(line)

    def _mouth(self, head: Vec, axes: Axes) -> None:
        self._painter.setPen(self._pen(self._look.lips, 0.008))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        aside = dot(axes[0], self._on.camera.towards)
        corners = [local(head, axes, x, 0.078, -0.056) for x in (-0.026, 0.026)]
        middle = local(head, axes, 0.0, 0.088, -0.074)
        if abs(aside) > _PROFILE:
            seen = 1 if aside > 0 else -1
            corners = [
                local(head, axes, 0.003 * seen, 0.0875, -0.062),
                local(head, axes, 0.029 * seen, 0.070, -0.053),
            ]
            middle = local(head, axes, 0.018 * seen, 0.084, -0.069)
        self._painter.drawPath(self._curve(corners[0], middle, corners[1]))

    def _nose(self, head: Vec, axes: Axes) -> None:
        shade = QColor(self._look.skin.shade)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._dot(local(head, axes, 0.0, 0.104, -0.021), axes, (0.013, 0.009), shade)
        aside = abs(dot(axes[0], self._on.camera.towards))
        if _ASIDE < aside < _PROFILE:
            self._painter.setPen(self._pen(self._look.skin.edge, 0.005))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPath(self._curve(*(local(head, axes, *spot) for spot in _NOSE)))

    def _glasses(self, head: Vec, axes: Axes, near: int) -> None:
        """Paint round rims, the bridge, and the bow on the `near` side (0 for neither, from ahead)."""
        if dot(axes[1], self._on.camera.towards) < -0.1:
            return
        painter = self._painter
        pen = self._pen(self._look.glasses, 0.0065)
        pen.setWidthF(max(1.2, pen.widthF()))
        painter.setPen(pen)
        painter.setBrush(QBrush(QColor(255, 255, 255, 38)))
        for side in (-near, near) if near else (-1, 1):
            painter.drawPolygon(self._round(local(head, axes, 0.033 * side, 0.094, 0.001), axes, side))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bridge = self._curve(
            local(head, axes, -0.009, 0.100, 0.004),
            local(head, axes, 0.0, 0.108, 0.011),
            local(head, axes, 0.009, 0.100, 0.004),
        )
        painter.drawPath(bridge)
        if near:
            bow = [(0.057, 0.084, 0.006), (0.079, 0.020, 0.007)]
            first, last = (self._on.spot(local(head, axes, x * near, y, z)) for x, y, z in bow)
            painter.drawLine(QPointF(*first), QPointF(*last))

    def _round(self, middle: Vec, axes: Axes, side: int) -> QPolygonF:
        """Return the rim of a lens, which turns a little outwards."""
        outwards = unit(along(axes[0], axes[1], -0.30 * side))
        spots = [
            self._on.spot(along(along(middle, outwards, _RIM * c), axes[2], _RIM * 0.84 * s))
            for c, s in _CIRCLE
        ]
        return QPolygonF([QPointF(*spot) for spot in spots])

    def _dot(self, middle: Vec, axes: Axes, radii: tuple[float, float], colour: QColor) -> None:
        """Paint a spot that lies on the face, narrower as the face turns away."""
        on = self._on
        x, y = on.spot(middle)
        wide, high = on.way(axes[0], radii[0]), on.way(axes[2], radii[1])
        deep = on.way(axes[1], radii[0] * 0.35)
        points = [
            QPointF(x + wide[0] * c + high[0] * s - deep[0] * abs(c), y + wide[1] * c + high[1] * s)
            for c, s in _CIRCLE
        ]
        self._painter.setBrush(QBrush(colour))
        self._painter.drawPolygon(QPolygonF(points))

    def _pen(self, colour: str, width: float) -> QPen:
        """Return a round pen, `width` metres wide."""
        pen = QPen(QColor(colour), width * self._on.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _curve(self, start: Vec, through: Vec, end: Vec) -> QPainterPath:
        path = QPainterPath(QPointF(*self._on.spot(start)))
        path.quadTo(QPointF(*self._on.spot(through)), QPointF(*self._on.spot(end)))
        return path
