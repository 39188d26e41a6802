"""Keeps pictures of what moves about without turning, to paint it once and not in each frame."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.vectors import Vec
from coach.ui.figure.shapes import Projection

_PARTS_OF_A_PIXEL: Final = 4


@dataclass(frozen=True, slots=True)
class Around:
    """A point in space, and how far a thing reaches from it on the screen, in metres.

    `steps` is at how many places in a pixel, each way, the thing can stand.
    """

    middle: Vec
    left: float
    right: float
    above: float
    below: float
    steps: int = _PARTS_OF_A_PIXEL


@dataclass(slots=True)
class _Kept:
    looks: object = None
    images: dict[tuple[int, int], QImage] = field(default_factory=dict)


class KeptPictures:
    """Pictures of things by their names, one for each place in a pixel, as long as they look the same."""

    def __init__(self) -> None:
        self._things: dict[str, _Kept] = {}

    def paint(
        self,
        painter: QPainter,
        on: Projection,
        thing: tuple[str, object, Around],
        paint: Callable[[QPainter, Projection], None],
    ) -> None:
        """Have `paint` paint a thing, or its picture painted if it looked the same the last time.

        `thing` is its name, its looks, and where it is: what has equal looks differs at most by where it is.
        """
        name, looks, around = thing
        known = self._things.setdefault(name, _Kept())
        ratio = painter.device().devicePixelRatioF()
        fine = around.steps * ratio
        x, y = on.spot(around.middle)
        right, down = round(x * fine), round(y * fine)
        moved = replace(on, x=on.x + right / fine - x, y=on.y + down / fine - y)
        if looks != known.looks:
            known.looks = looks
            known.images.clear()
            paint(painter, moved)
            return
        pixels = on.scale * ratio
        left = right // around.steps - ceil(around.left * pixels)
        top = down // around.steps - ceil(around.above * pixels)
        corner = QPointF(left / ratio, top / ratio)
        place = right % around.steps, down % around.steps
        if place not in known.images:
            wide, high = (
                ceil((around.left + around.right) * pixels),
                ceil((around.above + around.below) * pixels),
            )
            image = QImage(wide + 2, high + 2, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            with QPainter(image) as onto:
                onto.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(onto, replace(moved, x=moved.x - corner.x(), y=moved.y - corner.y()))
            known.images[place] = image
        painter.drawImage(corner, known.images[place])
