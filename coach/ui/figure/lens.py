"""Paints a lens: a round piece of the picture, larger, where little more than a foot moves."""

from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from coach.figure.camera import Frame, Lens
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import EVERYWHERE, Projection, Spot

_RIM: Final = 0.015
_THIN: Final = 0.6
_BOLD: Final = 1.6
"""How wide the lines of a lens are, for the outlines of the figure."""


def magnified(on: Projection, lens: Lens) -> Projection:
    """Return the projection by which `lens` shows what is under it."""
    factor = lens.shown_radius / lens.radius
    (x, y), (at_x, at_y) = lens.centre, lens.shown_at
    return Projection(
        on.camera,
        on.scale * factor,
        on.x + on.scale * (at_x - factor * x),
        on.y - on.scale * (at_y - factor * y),
    )


def paint_rays(painter: QPainter, on: Projection, lens: Lens, look: Look) -> None:
    """Paint the lines that join a lens to what it shows."""
    painter.setPen(QPen(QColor(look.floor), max(1.0, look.line * on.scale * _THIN)))
    for start, end in _tangents(_spot(on, lens.centre), _spot(on, lens.shown_at), on.scale, lens):
        painter.drawLine(QPointF(*start), QPointF(*end))


def paint_glass(painter: QPainter, on: Projection, lens: Lens, colour: str) -> None:
    """Paint the glass of a lens, which hides what is behind it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(colour)))
    painter.drawPath(_circle(on, lens.shown_at, lens.shown_radius))


def area_of(on: Projection, lens: Lens) -> QRect:
    """Return the pixels that a lens is seen in."""
    return _circle(on, lens.shown_at, lens.shown_radius).boundingRect().toAlignedRect()


def keep_in_glass(painter: QPainter, on: Projection, lens: Lens) -> None:
    """Take away what is painted outside of a lens."""
    outside = _circle(on, lens.shown_at, lens.shown_radius)
    outside.addRect(EVERYWHERE)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(outside, QColor(Qt.GlobalColor.black))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def with_lens(frame: Frame, lens: Lens) -> Frame:
    """Return a frame that shows all of `frame`, of a lens and of the ring around what that shows."""
    (x, y), (at_x, at_y) = lens.centre, lens.shown_at
    small, large = lens.radius + _RIM, lens.shown_radius + _RIM
    return Frame(
        min(frame.left, x - small, at_x - large),
        max(frame.right, x + small, at_x + large),
        min(frame.bottom, y - small, at_y - large),
        max(frame.top, y + small, at_y + large),
    )


def paint_rims(painter: QPainter, on: Projection, lens: Lens, look: Look) -> None:
    """Paint the rim of a lens, and the ring around what it shows."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at, radius, wide in ((lens.centre, lens.radius, _THIN), (lens.shown_at, lens.shown_radius, _BOLD)):
        painter.setPen(QPen(QColor(look.floor), max(1.0, wide * look.line * on.scale)))
        painter.drawPath(_circle(on, at, radius))


def _spot(on: Projection, flat: Spot) -> Spot:
    return on.x + on.scale * flat[0], on.y - on.scale * flat[1]


def _circle(on: Projection, flat: Spot, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(*_spot(on, flat)), radius * on.scale, radius * on.scale)
    return path


def _tangents(small: Spot, large: Spot, scale: float, lens: Lens) -> list[tuple[Spot, Spot]]:
    """Return the two lines that touch both circles from outside; none where one lies in the other."""
    dx, dy = large[0] - small[0], large[1] - small[1]
    far = hypot(dx, dy)
    grows = (lens.shown_radius - lens.radius) * scale
    if far <= grows:
        return []
    ahead, aside = -grows / far, (1.0 - (grows / far) ** 2) ** 0.5
    lines = []
    for side in (-1.0, 1.0):
        x = (dx * ahead - dy * aside * side) / far
        y = (dy * ahead + dx * aside * side) / far
        lines.append(
            (
                (small[0] + x * lens.radius * scale, small[1] + y * lens.radius * scale),
                (large[0] + x * lens.shown_radius * scale, large[1] + y * lens.shown_radius * scale),
            )
        )
    return lines
