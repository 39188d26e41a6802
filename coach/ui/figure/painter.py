"""Paints a body and what stands around it; it knows what is where, and no exercise by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.camera import Shot, shot_for
from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture
from coach.routine.model import Exercise
from coach.routine.terms import Side
from coach.ui.figure.aids import FRAME_REACH, front_is_on, paint_frame_front, paint_frame_side
from coach.ui.figure.head import Head
from coach.ui.figure.kept import Around, KeptPictures
from coach.ui.figure.layers import Layers, paint_layers, picture
from coach.ui.figure.lens import area_of, magnified
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.mirror import in_mirror
from coach.ui.figure.order import Item, Part, order_of
from coach.ui.figure.person import Person
from coach.ui.figure.runs import KeptRuns, Shown
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
        self._sets: dict[Side, tuple[Stage, Shot]] = {}
        self._kept: dict[Side, _Kept] = {}

    def paint(
        self, painter: QPainter, rect: QRectF, posture: Posture, cuffs: frozenset[Side] = frozenset()
    ) -> None:
        """Paint `posture` into `rect`, as large as the whole movement allows; nothing into an empty one.

        The legs of `cuffs` wear a weighted cuff above the ankle.
        Raises KeyError for a pose that the exercise doesn't draw.
        """
        if rect.isEmpty():
            return
        kept = self._kept_for(painter, rect, posture)
        layers, still = kept.layers, kept.still
        body = body_at(posture, layers.stage)
        if still is None or (still.body, still.cuffs) != (body, cuffs):
            kept.still = _Still(body, cuffs, None)
            self._paint(painter, kept, posture, kept.still)
            return
        image = still.image
        if image is None:
            image = picture(layers.area, layers.ratio, lambda onto: self._paint(onto, kept, posture, still))
            kept.still = _Still(body, cuffs, image)
        painter.drawImage(layers.area.topLeft(), image)

    def _paint(self, painter: QPainter, kept: "_Kept", posture: Posture, seen: "_Still") -> None:
        layers, body = kept.layers, seen.body
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner, scenery = layers.area.topLeft(), layers.scenery
        painter.drawImage(corner, layers.behind)
        solids = self._solids(painter, layers.projection)
        if layers.way is not None:
            scenery.paint_passing_behind(solids, layers.way, body.gone)
        scenery.paint_cups(solids, layers.way, body, before=False)
        person = Person(body, posture, scenery.stage.around, solids, seen.cuffs)
        items = list(order_of(body, layers.shot.camera, hands_on_furniture=scenery.counter_before))
        self._paint_parts(painter, kept, person, items)
        scenery.paint_cups(solids, layers.way, body, before=True)
        if layers.glass is not None:
            painter.drawImage(corner, layers.glass.behind)
            self._paint_in_lens(painter, kept, person, items)
            painter.drawImage(corner, layers.glass.rims)
        painter.restore()

    def _paint_parts(self, painter: QPainter, kept: "_Kept", person: Person, items: Sequence[Item]) -> None:
        """Paint all parts in their order; those that stand still from a picture that is kept of them."""
        layers = kept.layers

        def painted(still: Sequence[Item]) -> QImage:
            def paint(onto: QPainter) -> None:
                self._paint_each(onto, kept, person.on(self._solids(onto, layers.projection)), still)

            return picture(layers.area, layers.ratio, paint)

        passes = layers.way is not None
        kept.runs.paint(
            [
                Shown(item, None if passes and item.part is Part.FURNITURE else person.depends_on(item))
                for item in items
            ],
            lambda some: self._paint_each(painter, kept, person, some),
            lambda image: painter.drawImage(layers.area.topLeft(), image),
            painted,
        )

    def _paint_each(self, painter: QPainter, kept: "_Kept", person: Person, items: Sequence[Item]) -> None:
        body, layers = person.body, kept.layers
        for item in items:
            if item.part is Part.HEAD:
                self._paint_head(painter, kept, body)
            elif item.part is Part.FURNITURE and layers.before is not None:
                painter.drawImage(layers.area.topLeft(), layers.before)
                if layers.way is not None:
                    layers.scenery.paint_passing_before(person.solids, layers.way, body.gone)
            else:
                if item.part is Part.AID:
                    self._paint_frame(painter, kept, body, item.side)
                person.paint(item)

    def _paint_in_lens(self, painter: QPainter, kept: "_Kept", person: Person, items: Sequence[Item]) -> None:
        """Paint the legs of a person again, larger, in the order of the items."""
        layers, glass = kept.layers, kept.layers.glass
        lens = layers.shot.lens
        if lens is None or glass is None:
            return
        on = layers.projection
        larger, area = magnified(on, lens), area_of(on, lens)

        def in_lens(onto: QPainter) -> Person:
            return person.on(self._solids(onto, larger))

        def paint(onto: QPainter) -> None:
            kept.lens_runs.paint(
                [Shown(item, person.depends_on(item)) for item in items if item.part in _IN_LENS],
                in_lens(onto).paint_all,
                lambda image: onto.drawImage(area.topLeft(), image),
                lambda still: picture(area, layers.ratio, lambda again: in_lens(again).paint_all(still)),
            )
            onto.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            onto.drawImage(area.topLeft(), glass.shape)

        painter.drawImage(area.topLeft(), picture(area, layers.ratio, paint))

    def _solids(self, painter: QPainter, on: Projection) -> Solids:
        return Solids(painter, Brush(painter, on.scale, self._palette), on, self._look)

    def _paint_head(self, painter: QPainter, kept: "_Kept", body: Body) -> None:
        def paint(onto: QPainter, on: Projection) -> None:
            Head(onto, Brush(onto, on.scale, self._palette), on, self._look).paint(body.head, body.head_axes)

        where = Around(body.head, _HEAD_REACH, _HEAD_REACH, _HEAD_REACH, _HEAD_REACH)
        kept.pictures.paint(painter, kept.layers.projection, ("head", body.head_axes, where), paint)

    def _paint_frame(self, painter: QPainter, kept: "_Kept", body: Body, side: int) -> None:
        """Paint what is on one side of a walking frame; nothing without a frame."""
        if body.frame is None:
            return
        middle = body.frame
        front = front_is_on(side, kept.layers.shot.camera)

        def paint(onto: QPainter, on: Projection) -> None:
            solids = self._solids(onto, on)
            paint_frame_side(solids, middle, side)
            if front:
                paint_frame_front(solids, middle)

        where = Around(middle, *FRAME_REACH, steps=1)
        kept.pictures.paint(painter, kept.layers.projection, (f"frame {side}", True, where), paint)

    def _kept_for(self, painter: QPainter, rect: QRectF, posture: Posture) -> "_Kept":
        """Return what is kept for the side that works: of the exercise that was painted last, for each."""
        stage, shot = self._set_for(posture.exercise, posture.working)
        ratio = painter.device().devicePixelRatioF()
        known = self._kept.get(posture.working)
        if known is None or (known.layers.rect, known.layers.ratio) != (rect, ratio):
            known = _Kept(paint_layers(rect, ratio, stage, shot, self._look))
            self._kept[posture.working] = known
        return known

    def _set_for(self, exercise: Exercise, working: Side) -> tuple[Stage, Shot]:
        before = next(iter(self._sets.values()), None)
        if before is not None and before[0].exercise is not exercise:
            self._sets.clear()
            self._kept.clear()
            before = None
        if working not in self._sets:
            if before is not None and exercise.swaps_on_the_spot:
                shot = before[1]
            else:
                shot = shot_for(exercise, working)
                shot = in_mirror(shot) if self._mirrored else shot
            self._sets[working] = stage_for(exercise, working), shot
        return self._sets[working]


@dataclass(frozen=True, slots=True)
class _Still:
    """The body that was painted last, and its picture once it has been asked for again."""

    body: Body
    cuffs: frozenset[Side]
    image: QImage | None


@dataclass(slots=True)
class _Kept:
    """What is kept from one frame to the next while one side of an exercise works."""

    layers: Layers
    pictures: KeptPictures = field(default_factory=KeptPictures)
    runs: KeptRuns = field(default_factory=lambda: KeptRuns(at_least=2))
    lens_runs: KeptRuns = field(default_factory=lambda: KeptRuns(at_least=1))
    still: _Still | None = None


def still(exercise: Exercise, pose_name: str, side: Side, size: QSize, look: Look = LIGHT) -> QImage:
    """Return a picture of one pose, on a transparent ground.

    Raises KeyError for a pose that the exercise doesn't draw.
    """
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        whole = QRectF(0, 0, size.width(), size.height())
        FigurePainter(look).paint(painter, whole, Posture(exercise, side, pose_name))
    return image
