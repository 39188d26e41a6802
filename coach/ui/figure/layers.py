"""What is painted once for a side of an exercise: all that stays the same while the body moves."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.camera import Shot
from coach.figure.kinematics import Stage, body_at
from coach.figure.motion import Posture
from coach.ui.figure.ground import Way
from coach.ui.figure.lens import area_of, paint_glass, paint_rims, with_lens
from coach.ui.figure.look import Look
from coach.ui.figure.scenery import Scenery
from coach.ui.figure.shapes import Brush, Palette, Projection
from coach.ui.figure.solids import Solids


@dataclass(frozen=True, slots=True)
class Glass:
    """What stays the same of a lens: what is behind the feet in it, its shape, and its rims."""

    behind: QImage
    shape: QImage
    rims: QImage


@dataclass(frozen=True, slots=True)
class Layers:
    """What is painted once: what is behind the body, what is between it and us, a lens; None for nothing.

    They are pictures of `area`, at `ratio` pixels of the device for each of ours.
    """

    stage: Stage
    shot: Shot
    scenery: Scenery
    way: Way | None
    rect: QRectF
    ratio: float
    area: QRect
    behind: QImage
    before: QImage | None
    glass: Glass | None

    @property
    def projection(self) -> Projection:
        """The projection that all of it is painted by."""
        return projection_into(self.rect, self.shot)


def paint_layers(rect: QRectF, ratio: float, stage: Stage, shot: Shot, look: Look) -> Layers:
    """Return the layers of a stage seen in a shot that is fitted into `rect`."""
    area = rect.toAlignedRect()
    whole = QRect(QPoint(0, 0), area.size())
    projection = projection_into(rect.translated(-area.x(), -area.y()), shot)
    begins = body_at(Posture(stage.exercise, stage.working), stage)
    scenery = Scenery(stage, shot, begins, rect.width(), rect.height())

    def painted(paint: Callable[[Solids], None], within: QRect = whole) -> QImage:
        def paint_on(painter: QPainter) -> None:
            paint(Solids(painter, Brush(painter, projection.scale, Palette()), projection, look))

        return picture(within, ratio, paint_on)

    behind = painted(scenery.paint_behind)
    before = painted(scenery.paint_before) if scenery.anything_before else None
    lens, glass = shot.lens, None
    if lens is not None:
        glass = Glass(
            painted(lambda solids: scenery.paint_lens(solids, lens)),
            painted(
                lambda solids: paint_glass(solids.painter, solids.on, lens, look.wall.light),
                area_of(projection, lens),
            ),
            painted(lambda solids: paint_rims(solids.painter, solids.on, lens, look)),
        )
    way = scenery.way(projection)
    return Layers(stage, shot, scenery, way, QRectF(rect), ratio, area, behind, before, glass)


def picture(area: QRect, ratio: float, paint: Callable[[QPainter], object]) -> QImage:
    """Return what `paint` paints in `area`, transparent elsewhere, at `ratio` pixels for each of ours."""
    image = QImage(area.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-area.topLeft())
        paint(painter)
    return image


def projection_into(rect: QRectF, shot: Shot) -> Projection:
    """Return the projection that fits all of `shot` into `rect`, in the middle."""
    frame = shot.frame if shot.lens is None else with_lens(shot.frame, shot.lens)
    scale = min(rect.width() / (frame.right - frame.left), rect.height() / (frame.top - frame.bottom))
    centre = rect.center()
    return Projection(
        shot.camera,
        scale,
        centre.x() - scale * (frame.left + frame.right) / 2,
        centre.y() + scale * (frame.bottom + frame.top) / 2,
    )
