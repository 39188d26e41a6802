"""Paints a head: a kind face, ears, grey hair; from any side."""

from math import acos, atan2, cos, degrees, pi, sin, sqrt
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from coach.figure.vectors import Axes, Vec, add, along, cross, dot, local, scaled, sub, turned, unit
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import Brush, Projection

_SKULL: Final = (0.0, -0.008, 0.024)
_SKULL_RADII: Final = (0.079, 0.100, 0.092)
_HAIR_RADII: Final = (0.085, 0.106, 0.099)
_JAW: Final = (0.0, 0.026, -0.050)
_JAW_RADII: Final = (0.060, 0.062, 0.062)
_HAIRLINE: Final[Vec] = (0.0, cos(0.42), -sin(0.42))
"""Where the bare face points, forward and down, as seen from the middle of the skull."""

_HAIRLINE_AT: Final = 0.22

_NAPE: Final = -0.60

_LARGER: Final = 1.08
"""A little larger than life, so that the face is seen from where one sits."""

_TURNS: Final = 16.0
"""Degrees that the face turns towards the camera, at most."""


class Head:
    """Paints the head of a body."""

    def __init__(self, painter: QPainter, brush: Brush, projection: Projection, look: Look) -> None:
        self._painter = painter
        self._brush = brush
        self._on = projection
        self._look = look

    def paint(self, head: Vec, axes: Axes) -> None:
        """Paint the head whose middle is at `head`."""
        axes = self._towards_camera(axes)
        head = along(head, axes[2], 0.004)
        grown = tuple(scaled(axis, _LARGER) for axis in axes)
        axes = (grown[0], grown[1], grown[2])
        sides = sorted((-1, 1), key=lambda side: dot(axes[0], self._on.camera.towards) * side)
        far, near = sides
        from_side = abs(dot(axes[0], self._on.camera.towards)) > 0.25 * _LARGER
        for side in (far,) if from_side else sides:
            self._ear(head, axes, side)
        self._skull(head, axes)
        self._face(head, axes)
        self._hair(head, axes)
        if from_side:
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
            if faces > 0.12:
                self._eye(head, axes, side)
                self._brow(head, axes, side, whole=faces > 0.6)
            if faces > 0.5:
                self._cheek(head, axes, side)
        self._mouth(head, axes)
        self._nose(head, axes)

    def _eye(self, head: Vec, axes: Axes, side: int) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        self._dot(
            local(head, axes, 0.031 * side, 0.086, 0.004), axes, (0.0075, 0.0095), QColor(self._look.features)
        )

    def _brow(self, head: Vec, axes: Axes, side: int, *, whole: bool) -> None:
        """Paint a brow; not `whole` where it turns away behind the forehead."""
        painter = self._painter
        pen = QPen(QColor(self._look.hair.edge), 0.009 * self._on.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        brow = self._curve(
            local(head, axes, 0.020 * side, 0.090, 0.027),
            local(head, axes, 0.034 * side, 0.085, 0.037),
            local(head, axes, (0.048 if whole else 0.034) * side, 0.078, 0.028 if whole else 0.034),
        )
        painter.drawPath(brow)

    def _cheek(self, head: Vec, axes: Axes, side: int) -> None:
        blush = QColor(self._look.cheek)
        blush.setAlpha(70)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._dot(local(head, axes, 0.042 * side, 0.070, -0.034), axes, (0.019, 0.016), blush)

    def _mouth(self, head: Vec, axes: Axes) -> None:
        pen = QPen(QColor(self._look.skin.edge), 0.008 * self._on.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        aside = dot(axes[0], self._on.camera.towards)
        left, right = (-0.026 if aside < 0.6 else -0.008), (0.026 if aside > -0.6 else 0.008)
        smile = self._curve(
            local(head, axes, left, 0.080, -0.054),
            local(head, axes, (left + right) / 2, 0.088, -0.072),
            local(head, axes, right, 0.080, -0.054),
        )
        self._painter.drawPath(smile)

    def _nose(self, head: Vec, axes: Axes) -> None:
        shade = QColor(self._look.skin.shade)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._dot(local(head, axes, 0.0, 0.104, -0.021), axes, (0.013, 0.009), shade)

    def _dot(self, middle: Vec, axes: Axes, radii: tuple[float, float], colour: QColor) -> None:
        on = self._on
        x, y = on.spot(middle)
        wide, high = on.way(axes[0], radii[0]), on.way(axes[2], radii[1])
        deep = on.way(axes[1], radii[0] * 0.35)
        points = []
        for step in range(14):
            c, s = cos(step * pi / 7), sin(step * pi / 7)
            points.append(
                QPointF(x + wide[0] * c + high[0] * s - deep[0] * abs(c), y + wide[1] * c + high[1] * s)
            )
        self._painter.setBrush(QBrush(colour))
        self._painter.drawPolygon(QPolygonF(points))

    def _curve(self, start: Vec, through: Vec, end: Vec) -> QPainterPath:
        path = QPainterPath(QPointF(*self._on.spot(start)))
        path.quadTo(QPointF(*self._on.spot(through)), QPointF(*self._on.spot(end)))
        return path

    def _hair(self, head: Vec, axes: Axes) -> None:
        """Paint the part of the skull that the face leaves, a little larger than the skull."""
        on, look = self._on, self._look.hair
        middle = local(head, axes, *_SKULL)
        way_in = unit(
            tuple(dot(a, on.camera.towards) / r for a, r in zip(axes, _HAIR_RADII, strict=True))  # type: ignore[arg-type]  # three of three
        )
        region = _left_of(way_in, _HAIRLINE, _HAIRLINE_AT)
        if not region:
            return
        points = [
            QPointF(*on.spot(local(middle, axes, *(v * r for v, r in zip(p, _HAIR_RADII, strict=True)))))
            for p in ((x, y, max(z, _NAPE)) for x, y, z in region)
        ]
        pen = QPen(QColor(look.edge), max(1.0, self._look.line * on.scale))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(QBrush(QColor(look.light)))
        self._painter.drawPolygon(QPolygonF(points))


def _left_of(eye: Vec, face: Vec, at: float) -> list[Vec]:
    """Return the outline of what an eye sees of a ball's surface where it doesn't reach `at` towards `face`.

    `eye` and `face` are unit vectors from the middle of a ball of radius 1.
    """
    facing = dot(eye, face)
    aside = sqrt(max(1e-9, 1.0 - facing * facing))
    ring = sqrt(1.0 - at * at)
    to_eye = scaled(sub(eye, scaled(face, facing)), 1.0 / aside)
    across = cross(face, to_eye)
    seen = -at * facing / (ring * aside)
    if seen >= 1.0:  # the hairline is out of sight
        rim = scaled(sub(face, scaled(eye, facing)), 1.0 / aside)
        return _arc(rim, across, pi, (0.0, 0.0, 0.0), 1.0) if facing < 0 else []
    half = acos(max(-1.0, seen))
    hairline = _arc(to_eye, across, half, scaled(face, at), ring)
    if seen <= -1.0:
        return hairline
    rim = scaled(sub(scaled(eye, facing), face), 1.0 / aside)
    half_rim = acos(max(-1.0, min(1.0, -at / aside)))
    edge = _arc(rim, across, half_rim, (0.0, 0.0, 0.0), 1.0)
    return hairline + edge[::-1]


def _arc(first: Vec, second: Vec, half: float, middle: Vec, radius: float) -> list[Vec]:
    steps = 16
    angles = [half * (2 * step / steps - 1) for step in range(steps + 1)]
    return [
        add(middle, along(scaled(first, radius * cos(angle)), second, radius * sin(angle)))
        for angle in angles
    ]
