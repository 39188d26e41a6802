"""Paints hair, or the scarf over it, around a skull; from any side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import acos, cos, pi, sin, sqrt
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from coach.figure.vectors import Axes, Vec, add, along, cross, dot, length, local, scaled, sub, unit
from coach.settings import HairStyle
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import Outline, Projection, Round, joined, outline_of

Radii = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a cap of hair leaves free: all that lies farther than `at` (-1 to 1) in the direction `towards`.

    Both are seen from the middle of a ball of radius 1 which the cap is stretched from.
    """

    towards: Vec
    at: float


@dataclass(frozen=True, slots=True)
class Cap:
    """A shell around the head, all of it but its openings."""

    middle: Vec
    radii: Radii
    openings: tuple[Opening, ...]


def _face(below: float, at: float) -> Opening:
    """Return the opening for the face: it looks so many radians below straight ahead."""
    return Opening((0.0, cos(below), -sin(below)), at)


def _spread(count: int) -> Iterator[Vec]:
    """Yield points that lie evenly on a ball of radius 1, on a golden spiral."""
    for index in range(count):
        z = 1.0 - 2.0 * (index + 0.5) / count
        around, ring = index * pi * (3.0 - sqrt(5.0)), sqrt(1.0 - z * z)
        yield (ring * cos(around), ring * sin(around), z)


_MIDDLE: Final = (0.0, -0.008, 0.024)
_NAPE: Final = Opening((0.0, 0.0, -1.0), 0.60)
_CROWN: Final = Opening((0.0, 0.30, 0.954), 0.30)

_CAPS: Final = {
    HairStyle.SHORT: Cap(_MIDDLE, (0.085, 0.106, 0.099), (_face(0.42, 0.22), _NAPE)),
    HairStyle.THIN: Cap(_MIDDLE, (0.083, 0.104, 0.096), (_face(0.42, 0.22), _NAPE, _CROWN)),
    HairStyle.BOB: Cap(_MIDDLE, (0.090, 0.109, 0.103), (_face(0.60, 0.34), _NAPE)),
    HairStyle.TIED: Cap(_MIDDLE, (0.085, 0.106, 0.101), (_face(0.52, 0.27), _NAPE)),
    HairStyle.CURLY: Cap(_MIDDLE, (0.090, 0.108, 0.086), (_face(0.50, 0.20), _NAPE)),
    HairStyle.SCARF: Cap((0.0, 0.0, -0.010), (0.091, 0.112, 0.136), (_face(0.05, 0.55),)),
}
_COVERS_EARS: Final = (HairStyle.BOB, HairStyle.SCARF)
_STRAIGHT: Final = 0.99999
_ASIDE: Final = 0.25
"""How much a side of the head must turn to us to be the near one."""

_FACES_US: Final = 0.05
_CURL: Final = 0.0175
_CURLS: Final = tuple(
    point
    for point in _spread(84)
    if all(dot(point, each.towards) <= each.at for each in _CAPS[HairStyle.CURLY].openings)
)


class Hair:
    """Paints the hair of a head: first what is behind the face, then what is before it."""

    def __init__(self, painter: QPainter, projection: Projection, look: Look) -> None:
        self._painter = painter
        self._on = projection
        self._look = look
        self._cap = _CAPS[look.hair_style]
        self._cloth = look.scarf if look.hair_style is HairStyle.SCARF else look.hair

    @property
    def covers_ears(self) -> bool:
        """Whether nothing is seen of the ears."""
        return self._look.hair_style in _COVERS_EARS

    def behind(self, head: Vec, axes: Axes) -> None:
        """Paint what the skull covers in part."""
        match self._look.hair_style:
            case HairStyle.TIED:
                self._paint(balls=[self._ball(head, axes, (0.0, -0.098, 0.060), 0.044)])
            case HairStyle.BOB:
                self._paint(hulls=[self._lock(head, axes, side, to_back=True) for side in (-1, 1)])
            case HairStyle.CURLY:
                self._paint(balls=self._curls(head, axes, near=False))
            case HairStyle.SCARF:
                self._paint(hulls=[self._drape(head, axes)])

    def over(self, head: Vec, axes: Axes) -> None:
        """Paint what is nearer to us than the skull."""
        hulls: list[list[Round]] = []
        balls: list[Round] = []
        match self._look.hair_style:
            case HairStyle.BOB:
                towards = dot(axes[0], self._on.camera.towards)
                hulls = [
                    self._lock(head, axes, side, to_back=towards * side > _ASIDE)
                    for side in (-1, 1)
                    if towards * side > -_ASIDE
                ]
            case HairStyle.CURLY:
                balls = self._curls(head, axes, near=True)
        self._paint(self._visible(head, axes), hulls, balls)

    def _lock(self, head: Vec, axes: Axes, side: int, *, to_back: bool) -> list[Round]:
        """Return the hair beside the face, down to the jaw; all round `to_back`, if that is seen."""
        on = self._on
        rounds = [
            on.ellipsoid(local(head, axes, x * side, y, z), axes, radii)
            for x, y, z, radii in (
                (0.076, -0.012, 0.030, (0.018, 0.034, 0.04)),
                (0.078, -0.016, -0.066, (0.018, 0.034, 0.022)),
                (0.040, -0.080, 0.030, (0.045, 0.030, 0.05)),
                (0.040, -0.074, -0.068, (0.045, 0.030, 0.022)),
            )
        ]
        return rounds if to_back else rounds[:2]

    def _drape(self, head: Vec, axes: Axes) -> list[Round]:
        on = self._on
        return [
            on.ellipsoid(local(head, axes, 0.0, -0.012, -0.085), axes, (0.072, 0.080, 0.03)),
            on.ellipsoid(local(head, axes, 0.0, -0.010, -0.142), axes, (0.098, 0.086, 0.022)),
        ]

    def _curls(self, head: Vec, axes: Axes, *, near: bool) -> list[Round]:
        """Return the curls that face us, or those that don't."""
        cap, towards = self._cap, self._on.camera.towards
        middle = local(head, axes, *cap.middle)
        facing = [dot(axis, towards) for axis in axes]
        return [
            self._ball(middle, axes, (x * cap.radii[0], y * cap.radii[1], z * cap.radii[2]), _CURL)
            for x, y, z in _CURLS
            if (x * facing[0] + y * facing[1] + z * facing[2] > _FACES_US) is near
        ]

    def _ball(self, middle: Vec, axes: Axes, at: Vec, radius: float) -> Round:
        return self._on.ball(local(middle, axes, *at), radius * length(axes[0]))

    def _visible(self, head: Vec, axes: Axes) -> QPainterPath:
        """Return all of the cap that faces us."""
        on, cap = self._on, self._cap
        x, y, z = (dot(axis, on.camera.towards) / r for axis, r in zip(axes, cap.radii, strict=True))
        way_in = unit((x, y, z))
        mx, my = on.spot(local(head, axes, *cap.middle))
        (ax, ay), (bx, by), (cx, cy) = (on.way(axis, r) for axis, r in zip(axes, cap.radii, strict=True))
        whole: QPainterPath | None = None
        for opening in cap.openings:
            path = QPainterPath()
            for loop in _left_of(way_in, opening):
                spots = [
                    QPointF(mx + ax * x + bx * y + cx * z, my + ay * x + by * y + cy * z) for x, y, z in loop
                ]
                path.addPolygon(QPolygonF(spots))
                path.closeSubpath()
            whole = path if whole is None else whole.intersected(path)
        return whole or QPainterPath()

    def _paint(
        self,
        cap: QPainterPath | None = None,
        hulls: Sequence[Sequence[Round]] = (),
        balls: Sequence[Round] = (),
    ) -> None:
        """Paint all as one thing: no lines where its parts meet."""
        cloth, painter = self._cloth, self._painter
        wider = max(1.0, self._look.line * self._on.scale + 0.3)
        outlines = [outline_of(hull) for hull in hulls]
        painter.setPen(Qt.PenStyle.NoPen)
        if cap is not None:
            pen = QPen(QColor(cloth.edge), 2.0 * wider)
            pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # a third of the time of a round one
            painter.strokePath(cap, pen)
        painter.fillPath(_together(outlines, balls, wider), QColor(cloth.edge))
        painter.fillPath(_together(outlines, balls, 0.0), QColor(cloth.light))
        if cap is not None:
            painter.fillPath(cap, QColor(cloth.light))


def _together(outlines: Sequence[Outline], balls: Sequence[Round], wider: float) -> QPainterPath:
    path = joined(outlines, wider)
    for x, y, square, _, _ in balls:
        radius = sqrt(square) + wider
        path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _left_of(eye: Vec, opening: Opening) -> list[list[Vec]]:
    """Return the outlines of what an eye sees of a ball's surface outside `opening`.

    One inside another is a hole. `eye` is a unit vector from the middle of a
    ball of radius 1; `opening.at` is positive.
    """
    face, at = unit(opening.towards), opening.at
    facing = dot(eye, face)
    if abs(facing) > _STRAIGHT:  # looked at a little from aside, there is a direction to begin from
        eye = unit(along(eye, (-face[2], face[0], face[1]), 0.01))
        facing = dot(eye, face)
    aside = sqrt(1.0 - facing * facing)
    ring = sqrt(1.0 - at * at)
    to_eye = unit(sub(eye, scaled(face, facing)))
    across = cross(face, to_eye)
    seen = -at * facing / (ring * aside)
    centre = (0.0, 0.0, 0.0)
    to_rim = scaled(sub(scaled(eye, facing), face), 1.0 / aside)
    if abs(seen) >= 1.0:  # the edge of the opening is all in sight, or out of it
        rim = _arc(to_rim, across, pi, centre, 1.0)
        if facing < 0.0:
            return [rim]
        return [rim, _arc(to_eye, across, pi, scaled(face, at), ring)] if seen < 0.0 else []
    edge = _arc(to_eye, across, acos(seen), scaled(face, at), ring)
    rim = _arc(to_rim, across, acos(max(-1.0, min(1.0, -at / aside))), centre, 1.0)
    return [edge + rim[::-1]]


def _arc(first: Vec, second: Vec, half: float, middle: Vec, radius: float) -> list[Vec]:
    steps = 22
    angles = [half * (2 * step / steps - 1) for step in range(steps + 1)]
    return [
        add(middle, along(scaled(first, radius * cos(angle)), second, radius * sin(angle)))
        for angle in angles
    ]
