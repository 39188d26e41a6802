"""A small picture of the figure: its head and shoulders."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from coach.figure.camera import camera_for
from coach.figure.vectors import ORIGIN, UPRIGHT, local
from coach.routine.terms import Side, View
from coach.ui.figure.head import Head
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import Brush, Palette, Projection

_HEIGHT: Final = 0.40
"""Metres from the lower edge of the picture to the upper."""

_LOWER: Final = 0.228
"""Metres from the middle of the head down to the lower edge."""

_CORNER: Final = 0.14


def portrait(look: Look, size: QSize, ratio: float, ground: str, view: View = View.FRONT) -> QPixmap:
    """Return a picture with round corners, of `size` at `ratio` pixels of the device for each of ours.

    `ground` is the colour behind the figure, "#rrggbb".
    """
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(
            QRectF(QPointF(0, 0), QSizeF(size)), _CORNER * size.height(), _CORNER * size.height()
        )
        painter.setClipPath(rounded)
        painter.fillPath(rounded, QColor(ground))
        scale = size.height() / _HEIGHT
        camera = camera_for(view, Side.RIGHT)
        on = Projection(camera, scale, size.width() / 2, size.height() - _LOWER * scale)
        brush = Brush(painter, scale, Palette())
        _shoulders(brush, on, look)
        Head(painter, brush, on, look).paint(ORIGIN, UPRIGHT)
    return picture


def _shoulders(brush: Brush, on: Projection, look: Look) -> None:
    """Paint a jumper with its collar, and the neck out of it."""
    throat = on.ball(local(ORIGIN, UPRIGHT, 0.0, -0.015, -0.045), 0.046)
    shoulders = [
        on.ellipsoid((x, -0.03, z), UPRIGHT, (0.075, 0.07, 0.06))
        for x in (-0.135, 0.135)
        for z in (-0.235, -0.40)
    ]
    neck = on.ellipsoid((0.0, -0.035, -0.155), UPRIGHT, (0.062, 0.05, 0.012))
    brush.paint([[*shoulders, neck]], look.jumper, look.line, 0.93)
    collar = [
        on.ellipsoid((0.0, -0.03, z), UPRIGHT, (wide, wide, 0.0))
        for z, wide in ((-0.178, 0.074), (-0.15, 0.058))
    ]
    brush.paint([collar], look.ribbing, look.line, 0.0)
    low = on.ellipsoid((0.0, -0.027, -0.152), UPRIGHT, (0.047, 0.047, 0.0))
    brush.paint([[low, throat]], look.skin, look.line, 0.0)
