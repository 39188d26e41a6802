"""Shapes in space and the outlines that they show to a camera.

Everything that the figure is made of is a hull: the tightest skin around a few
balls and ellipsoids. Its outline on the screen is found from their farthest
points in a fixed number of directions, whichever way it is turned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Final, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from coach.figure.camera import Camera
from coach.figure.vectors import Axes, Vec
from coach.ui.figure.look import Cloth

Spot: TypeAlias = tuple[float, float]
Round: TypeAlias = tuple[float, float, float, float, float]
"""Something round on the screen: its middle, and the matrix xx, xy, yy whose form is its reach squared."""

EVERYWHERE: Final = QRectF(-1e5, -1e5, 2e5, 2e5)
"""More than any picture shows."""

_Direction: TypeAlias = tuple[float, float, float, float, float]


def _directions(count: int) -> tuple[_Direction, ...]:
    angles = [2 * pi * i / count for i in range(count)]
    return tuple((cos(a), sin(a), cos(a) ** 2, 2 * cos(a) * sin(a), sin(a) ** 2) for a in angles)


_DIRECTIONS: Final = ((50.0, _directions(32)), (20.0, _directions(24)), (0.0, _directions(16)))
"""How finely an outline is found whose largest round is so many pixels thick, so that no corner is seen."""

_KEPT_PATHS: Final = 400
_FINENESS: Final = 16.0
"""Shapes that differ by less than one part of a pixel in so many look the same."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From metres in space to pixels on the screen."""

    camera: Camera
    scale: float
    x: float
    y: float

    def spot(self, point: Vec) -> Spot:
        """Return where `point` is on the screen."""
        r, u = self.camera.right, self.camera.up
        return (
            self.x + self.scale * (r[0] * point[0] + r[1] * point[1] + r[2] * point[2]),
            self.y - self.scale * (u[0] * point[0] + u[1] * point[1] + u[2] * point[2]),
        )

    def way(self, vector: Vec, size: float = 1.0) -> Spot:
        """Return how a direction, `size` metres long, lies on the screen."""
        r, u = self.camera.right, self.camera.up
        scale = self.scale * size
        return (
            scale * (r[0] * vector[0] + r[1] * vector[1] + r[2] * vector[2]),
            -scale * (u[0] * vector[0] + u[1] * vector[1] + u[2] * vector[2]),
        )

    def ball(self, middle: Vec, radius: float) -> Round:
        """Return a ball as the screen shows it."""
        x, y = self.spot(middle)
        square = (radius * self.scale) ** 2
        return (x, y, square, 0.0, square)

    def ellipsoid(self, middle: Vec, axes: Axes, radii: tuple[float, float, float]) -> Round:
        """Return an ellipsoid; with a radius of 0 it is a disc."""
        x, y = self.spot(middle)
        xx = xy = yy = 0.0
        for axis, radius in zip(axes, radii, strict=True):
            if radius:
                dx, dy = self.way(axis, radius)
                xx += dx * dx
                xy += dx * dy
                yy += dy * dy
        return (x, y, xx, xy, yy)


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a hull: (middle x, y, from there x, y, outward x, y) for each of its points."""

    points: list[tuple[float, float, float, float, float, float]]

    def add_to(self, path: QPainterPath, wider: float = 0.0, size: float = 1.0, shift: float = 0.0) -> None:
        """Add the outline to `path`, in pixels.

        It is `wider` on all sides, its rounds `size` times as thick, and moved up and to the left by `shift`.
        """
        line_to = path.lineTo
        first = True
        for x, y, dx, dy, c, s in self.points:
            px, py = x + dx * size + c * wider - shift, y + dy * size + s * wider - shift
            if first:
                path.moveTo(px, py)
                first = False
            else:
                line_to(px, py)
        path.closeSubpath()


def joined(
    outlines: Sequence[Outline], wider: float = 0.0, size: float = 1.0, shift: float = 0.0
) -> QPainterPath:
    """Return one path that fills all of `outlines`; see `Outline.add_to`."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for each in outlines:
        each.add_to(path, wider, size, shift)
    return path


def outline_of(rounds: Sequence[Round]) -> Outline:
    """Return the outline of the hull around `rounds`: where it reaches farthest, direction by direction."""
    largest = max(max(xx, yy) for _, _, xx, _, yy in rounds)
    points = []
    fine = next(directions for pixels, directions in _DIRECTIONS if largest >= pixels * pixels)
    for c, s, cc, cs, ss in fine:
        farthest = -1e9
        for each in rounds:
            x, y, xx, xy, yy = each
            square = xx * cc + xy * cs + yy * ss
            reach = sqrt(square) if square > 0.0 else 0.0
            far = x * c + y * s + reach
            if far > farthest:
                farthest, best, best_reach = far, each, reach
        x, y, xx, xy, yy = best
        factor = 1.0 / (best_reach or 1e-9)
        points.append((x, y, (xx * c + xy * s) * factor, (xy * c + yy * s) * factor, c, s))
    return Outline(points)


class Palette:
    """Keeps brushes, and the paths of what looks as it did before, wherever it is."""

    def __init__(self) -> None:
        self._brushes: dict[str, QBrush] = {}
        self._paths: dict[object, list[QPainterPath]] = {}

    def brush(self, name: str) -> QBrush:
        """Return the brush of a colour "#rrggbb"."""
        if name not in self._brushes:
            self._brushes[name] = QBrush(QColor(name))
        return self._brushes[name]

    def paths(
        self, parts: Sequence[Sequence[Round]], line: float, lit: float, shift: float
    ) -> list[QPainterPath]:
        """Return the paths of the outline, the shape and (if it is `lit`) the light of `parts` together.

        They are around the middle of the first round, which has them found again wherever that has moved.
        """
        left, top = parts[0][0][:2]
        placed = [[(x - left, y - top, xx, xy, yy) for x, y, xx, xy, yy in part] for part in parts]
        key = (tuple(int(value * _FINENESS) for part in placed for each in part for value in each), line, lit)
        known = self._paths.get(key)
        if known is None:
            outlines = [outline_of(part) for part in placed]
            known = [joined(outlines, wider=line), joined(outlines)]
            if lit:
                known.append(joined(outlines, size=lit, shift=shift))
            if len(self._paths) >= _KEPT_PATHS:
                del self._paths[next(iter(self._paths))]
            self._paths[key] = known
        return known


class Brush:
    """Paints hulls in a cloth: outline, shade, and light from the upper left."""

    def __init__(self, painter: QPainter, scale: float, palette: Palette) -> None:
        """Paint with `painter` at `scale` pixels a metre."""
        self._painter = painter
        self._scale = scale
        self._palette = palette

    def paint(self, parts: Sequence[Sequence[Round]], cloth: Cloth, line: float, lit: float = 0.82) -> None:
        """Paint `parts` as one thing: the outline runs around all of them together.

        `line` is the width of the outline outside the shape, in metres; `lit` is
        how much of the shape the light reaches, 0 for a flat colour.
        """
        painter, palette = self._painter, self._palette
        wider = max(1.0, line * self._scale + 0.3)
        paths = palette.paths(parts, wider, lit, 0.006 * self._scale)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = (cloth.edge, cloth.shade, cloth.light) if lit else (cloth.edge, cloth.light)
        x, y = parts[0][0][:2]
        painter.translate(x, y)
        for colour, layer in zip(colours, paths, strict=True):
            painter.setBrush(palette.brush(colour))
            painter.drawPath(layer)
        painter.translate(-x, -y)

    def fill(self, part: Sequence[Round], colour: str) -> None:
        """Paint one hull without an outline."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._palette.brush(colour))
        self._painter.drawPath(joined([outline_of(part)]))
