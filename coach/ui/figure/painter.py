"""Paints a body and what stands around it; it knows what is where, and no exercise by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.camera import Shot, shot_for
from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture
from coach.routine.model import Exercise, Side
from coach.ui.figure.aids import FRAME_REACH, front_is_on, paint_frame_front, paint_frame_side
from coach.ui.figure.ground import Way
from coach.ui.figure.head import Head
from coach.ui.figure.kept import Around, KeptPictures
from coach.ui.figure.lens import area_of, magnified, paint_glass, paint_rims, with_lens
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.mirror import in_mirror
from coach.ui.figure.order import Item, Part, order_of
from coach.ui.figure.person import Person
from coach.ui.figure.runs import KeptRuns, Shown
from coach.ui.figure.scenery import Scenery
from coach.ui.figure.shapes import Brush, Palette, Projection
from coach.ui.figure.solids import Solids

_HEAD_REACH: Final = 0.2
"""Metres around the middle of the head in which all of it is."""

_IN_LENS: Final = (Part.LEG, Part.STRAP, Part.ROLL)


class FigurePainter:
    """Paints postures, and keeps what stays the same from one frame to the next."""

    def __init__(self, look: Look = LIGHT, *, mirrored: bool = False) -> None:
        """Paint in `look`; `mirrored` swaps left and right, as a mirror does."""
        self._look = look
        self._mirrored = mirrored
        self._palette = Palette()
        self._set: tuple[Stage, Shot] | None = None
        self._layers: _Layers | None = None
        self._still: _Still | None = None
        self._kept = KeptPictures()
        self._runs, self._lens_runs = KeptRuns(at_least=2), KeptRuns(at_least=1)

    def paint(self, painter: QPainter, rect: QRectF, posture: Posture, load_kg: float = 0.0) -> None:
        """Paint `posture` into `rect`, as large as the whole movement allows.

        With a `load_kg` above 0 there is a weighted cuff on each working leg.
        Raises KeyError for a pose that the exercise doesn't draw.
        """
        stage, shot = self._staged(posture)
        layers = self._layered(painter, rect, stage, shot)
        body = body_at(posture, stage)
        still = self._still
        if still is None or still.layers is not layers or (still.body, still.load_kg) != (body, load_kg):
            self._still = _Still(layers, body, load_kg, None)
            self._paint(painter, layers, posture, body)
            return
        if still.image is None:
            image = _blank(layers.area, layers.ratio)
            onto = QPainter(image)
            onto.translate(-layers.area.topLeft())
            self._paint(onto, layers, posture, body)
            onto.end()
            still = self._still = _Still(layers, body, load_kg, image)
        painter.drawImage(layers.area.topLeft(), still.image or layers.behind)

    def _paint(self, painter: QPainter, layers: "_Layers", posture: Posture, body: Body) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner, scenery = layers.area.topLeft(), layers.scenery
        painter.drawImage(corner, layers.behind)
        solids = self._solids(painter, layers)
        if layers.way is not None:
            scenery.paint_passing_behind(solids, layers.way, body.gone)
        scenery.paint_cups(solids, layers.way, body, before=False)
        load_kg = self._still.load_kg if self._still else 0.0
        person = Person(body, posture, scenery.stage.around, solids, load_kg)
        items = list(order_of(body, layers.shot.camera, hands_on_furniture=scenery.counter_before))
        self._paint_parts(painter, layers, person, items)
        scenery.paint_cups(solids, layers.way, body, before=True)
        if layers.glass is not None:
            painter.drawImage(corner, layers.glass.behind)
            self._paint_in_lens(painter, solids.on, layers, (person, items))
            painter.drawImage(corner, layers.glass.rims)
        painter.restore()

    def _paint_parts(
        self, painter: QPainter, layers: "_Layers", person: Person, items: Sequence[Item]
    ) -> None:
        """Paint all parts in their order; those that stand still from a picture that is kept of them."""
        corner = layers.area.topLeft()

        def painted(still: Sequence[Item]) -> QImage:
            image = _blank(layers.area, layers.ratio)
            onto = QPainter(image)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.translate(-corner)
            self._paint_each(onto, layers, person.on(self._solids(onto, layers)), still)
            onto.end()
            return image

        passes = layers.way is not None
        self._runs.paint(
            [
                Shown(item, None if passes and item.part is Part.FURNITURE else person.depends_on(item))
                for item in items
            ],
            lambda some: self._paint_each(painter, layers, person, some),
            lambda image: painter.drawImage(corner, image),
            painted,
        )

    def _paint_each(
        self, painter: QPainter, layers: "_Layers", person: Person, items: Sequence[Item]
    ) -> None:
        body = person.body
        for item in items:
            if item.part is Part.HEAD:
                self._paint_head(painter, layers, body)
            elif item.part is Part.FURNITURE and layers.before is not None:
                painter.drawImage(layers.area.topLeft(), layers.before)
                if layers.way is not None:
                    layers.scenery.paint_passing_before(person.solids, layers.way, body.gone)
            else:
                if item.part is Part.AID:
                    self._paint_frame(painter, layers, body, item.side)
                person.paint(item)

    def _paint_in_lens(
        self, painter: QPainter, on: Projection, layers: "_Layers", legs: tuple[Person, Sequence[Item]]
    ) -> None:
        """Paint the legs of a person again, larger, in the order of the items."""
        lens, glass = layers.shot.lens, layers.glass
        if lens is None or glass is None:
            return
        (person, items), larger, area = legs, magnified(on, lens), area_of(on, lens)
        image = _blank(area, layers.ratio)

        def begin(onto_image: QImage) -> tuple[QPainter, Person]:
            onto = QPainter(onto_image)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.translate(-area.topLeft())
            return onto, person.on(Solids(onto, Brush(onto, larger.scale, self._palette), larger, self._look))

        def painted(still: Sequence[Item]) -> QImage:
            kept = _blank(area, layers.ratio)
            onto, again = begin(kept)
            again.paint_all(still)
            onto.end()
            return kept

        onto, again = begin(image)
        self._lens_runs.paint(
            [Shown(item, person.depends_on(item)) for item in items if item.part in _IN_LENS],
            again.paint_all,
            lambda kept: onto.drawImage(area.topLeft(), kept),
            painted,
        )
        onto.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        onto.drawImage(area.topLeft(), glass.shape)
        onto.end()
        painter.drawImage(area.topLeft(), image)

    def _solids(self, painter: QPainter, layers: "_Layers") -> Solids:
        projection = projection_into(layers.rect, layers.shot)
        return Solids(painter, Brush(painter, projection.scale, self._palette), projection, self._look)

    def _paint_head(self, painter: QPainter, layers: "_Layers", body: Body) -> None:
        def paint(onto: QPainter, on: Projection) -> None:
            Head(onto, Brush(onto, on.scale, self._palette), on, self._look).paint(body.head, body.head_axes)

        projection = projection_into(layers.rect, layers.shot)
        where = Around(body.head, _HEAD_REACH, _HEAD_REACH, _HEAD_REACH, _HEAD_REACH)
        self._kept.paint(painter, projection, ("head", body.head_axes, where), paint)

    def _paint_frame(self, painter: QPainter, layers: "_Layers", body: Body, side: int) -> None:
        """Paint what is on one side of a walking frame; nothing without a frame."""
        if body.frame is None:
            return
        middle = body.frame
        front = front_is_on(side, layers.shot.camera)

        def paint(onto: QPainter, on: Projection) -> None:
            solids = Solids(onto, Brush(onto, on.scale, self._palette), on, self._look)
            paint_frame_side(solids, middle, side)
            if front:
                paint_frame_front(solids, middle)

        projection = projection_into(layers.rect, layers.shot)
        where = Around(middle, *FRAME_REACH, steps=1)
        self._kept.paint(painter, projection, (f"frame {side}", True, where), paint)

    def _staged(self, posture: Posture) -> tuple[Stage, Shot]:
        known = self._set
        if (
            known is None
            or known[0].exercise is not posture.exercise
            or known[0].working is not posture.working
        ):
            exercise, working = posture.exercise, posture.working
            shot = shot_for(exercise, working)
            known = (stage_for(exercise, working), in_mirror(shot) if self._mirrored else shot)
            self._set = known
        return known

    def _layered(self, painter: QPainter, rect: QRectF, stage: Stage, shot: Shot) -> "_Layers":
        ratio = painter.device().devicePixelRatioF()
        known = self._layers
        if known is None or known.stage is not stage or known.rect != rect or known.ratio != ratio:
            known = _paint_layers(rect, ratio, stage, shot, self._look)
            self._layers, self._kept = known, KeptPictures()
            self._runs, self._lens_runs = KeptRuns(at_least=2), KeptRuns(at_least=1)
        return known


@dataclass(frozen=True, slots=True)
class _Layers:
    """What is painted once: what is behind the body, what is between it and us, a lens; None for nothing."""

    stage: Stage
    shot: Shot
    scenery: Scenery
    way: Way | None
    rect: QRectF
    ratio: float
    area: QRect
    behind: QImage
    before: QImage | None
    glass: "_Glass | None"


@dataclass(frozen=True, slots=True)
class _Glass:
    """What stays the same of a lens: what is behind the feet in it, its shape, and its rims."""

    behind: QImage
    shape: QImage
    rims: QImage


@dataclass(frozen=True, slots=True)
class _Still:
    """The body that was painted last, and its picture once it has been asked for again."""

    layers: _Layers
    body: Body
    load_kg: float
    image: QImage | None


def _paint_layers(rect: QRectF, ratio: float, stage: Stage, shot: Shot, look: Look) -> _Layers:
    area = rect.toAlignedRect()
    projection = projection_into(rect.translated(-area.x(), -area.y()), shot)
    scenery = Scenery(
        stage, shot, body_at(Posture(stage.exercise, stage.working), stage), rect.width(), rect.height()
    )

    def painted(paint: Callable[[Solids], None], within: QRect = area) -> QImage:
        image = _blank(within, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft() - within.topLeft())
        paint(Solids(painter, Brush(painter, projection.scale, Palette()), projection, look))
        painter.end()
        return image

    behind = painted(scenery.paint_behind)
    before = painted(scenery.paint_before) if scenery.anything_before else None
    lens, glass = shot.lens, None
    if lens is not None:
        seen = area_of(projection, lens).translated(area.topLeft())
        glass = _Glass(
            painted(lambda solids: scenery.paint_lens(solids, lens)),
            painted(lambda solids: paint_glass(solids.painter, solids.on, lens, look.wall.light), seen),
            painted(lambda solids: paint_rims(solids.painter, solids.on, lens, look)),
        )
    way = scenery.way(projection)
    return _Layers(stage, shot, scenery, way, QRectF(rect), ratio, area, behind, before, glass)


def _blank(area: QRect, ratio: float) -> QImage:
    """Return a transparent image for `area`, at `ratio` pixels of the device for each of ours."""
    image = QImage(area.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
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


def still(exercise: Exercise, pose_name: str, side: Side, size: QSize, look: Look = LIGHT) -> QImage:
    """Return a picture of one pose, on a transparent ground.

    Raises KeyError for a pose that the exercise doesn't draw.
    """
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        FigurePainter(look).paint(
            painter, QRectF(0, 0, size.width(), size.height()), Posture(exercise, side, pose_name)
        )
    finally:
        painter.end()
    return image
