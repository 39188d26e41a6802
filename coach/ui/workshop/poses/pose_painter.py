"""Paints a figure while its pose changes: the picture stays where it is, and other poses shine through."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from coach.figure.camera import Frame, Shot, camera_for, corners_of, joints_of
from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture
from coach.figure.vectors import along
from coach.routine.model import Exercise
from coach.routine.terms import Position, Side, View
from coach.ui.figure.head import Head
from coach.ui.figure.layers import picture, projection_into
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.mirror import in_mirror
from coach.ui.figure.order import Part, order_of
from coach.ui.figure.painter import FigurePainter, _Kept
from coach.ui.figure.person import Person
from coach.ui.figure.shapes import Projection

ROOM: Final = 0.16
"""Metres around all joints: a limb may be dragged a little way before the picture has to show more."""

_HAIR: Final = 0.05
_SHINES: Final = 0.45
"""How plainly another pose is seen through the ground."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A pose to be painted: where the body stands, how it is seen, and the poses that shine through.

    While a limb `is_held` those stay as they were, even where they go by the pose that changes.
    """

    stage: Stage
    shot: Shot
    pose: str
    onion: tuple[str, ...] = ()
    is_held: bool = False

    @property
    def posture(self) -> Posture:
        """The posture in the pose itself."""
        return self.posture_in(self.pose)

    def posture_in(self, pose: str) -> Posture:
        """Return the posture in any pose of the exercise."""
        return Posture(self.stage.exercise, self.stage.working, pose)

    @property
    def body(self) -> Body:
        """Where the joints are."""
        return body_at(self.posture, self.stage)


def frame_of(exercise: Exercise, working: Side, view: View, *, mirrored: bool = False) -> Shot:
    """Return a shot from `view` in which every pose of an exercise is seen, with room around."""
    camera = camera_for(view, working, lying=exercise.position is Position.BED)
    stage = stage_for(exercise, working)
    bodies = [body_at(Posture(exercise, working, pose), stage) for pose in exercise.figure.poses]
    spots = [camera.flat(point) for body in bodies for point in joints_of(body)]
    spots += [camera.flat(along(body.head, body.head_axes[2], _HAIR)) for body in bodies]
    spots = [(x + dx, y + dy) for x, y in spots for dx, dy in ((-ROOM, -ROOM / 2.0), (ROOM, ROOM))]
    spots += [camera.flat(point) for point in corners_of(stage.around)]
    shot = Shot(camera, _around(spots))
    return in_mirror(shot) if mirrored else shot


def with_room(shot: Shot, needed: Shot) -> Shot:
    """Return `shot`, showing what `needed` shows as well: it never shows less, so as not to jump about."""
    if shot.camera != needed.camera:
        return needed
    one, two = shot.frame, needed.frame
    both = Frame(
        min(one.left, two.left), max(one.right, two.right), min(one.bottom, two.bottom), max(one.top, two.top)
    )
    return replace(shot, frame=both)


def closer(shot: Shot, zoom: float, at: tuple[float, float]) -> Shot:
    """Return `shot` seen `zoom` times as large; what is `at` a place, in the camera's metres, stays there."""
    frame, (x, y), part = shot.frame, at, 1.0 / zoom
    near = Frame(
        x + (frame.left - x) * part,
        x + (frame.right - x) * part,
        y + (frame.bottom - y) * part,
        y + (frame.top - y) * part,
    )
    return replace(shot, frame=near)


def _around(spots: Sequence[tuple[float, float]]) -> Frame:
    xs, ys = zip(*spots, strict=True)
    return Frame(min(xs), max(xs), min(ys), max(ys))


class PosePainter(FigurePainter):
    """Paints scenes; what stands around the body is kept for as long as it is the same.

    The figure's own painter goes by an exercise that never changes, and finds
    a picture that shows all of its movement. Here another exercise comes with
    every degree, and the picture must stay where it is under the pointer.
    """

    def __init__(self, look: Look = LIGHT) -> None:
        super().__init__(look)
        self._scene: Scene | None = None
        self._plain = QImage()
        self._shining: object = None
        self._ghosts: list[QImage] = []

    def paint_scene(self, painter: QPainter, rect: QRectF, scene: Scene) -> Projection:
        """Paint a scene and return the projection by which it was painted."""
        if self._scene is not None and self._scene.stage.working is not scene.stage.working:
            self._kept.clear()
        self._scene = scene
        self.paint(painter, rect, scene.posture)
        return projection_into(rect, scene.shot)

    def _set_for(self, exercise: Exercise, working: Side) -> tuple[Stage, Shot]:
        scene = self._scene
        return (scene.stage, scene.shot) if scene is not None else super()._set_for(exercise, working)

    def _kept_for(self, painter: QPainter, rect: QRectF, posture: Posture) -> _Kept:
        scene, known = self._scene, self._kept.get(posture.working)
        if scene is None:
            return super()._kept_for(painter, rect, posture)
        if known is not None:
            layers = known.layers
            if (layers.shot, layers.stage.around) != (scene.shot, scene.stage.around):
                self._kept.clear()
            else:
                scenery = replace(layers.scenery, stage=scene.stage)
                known.layers = replace(layers, stage=scene.stage, scenery=scenery)
        kept = super()._kept_for(painter, rect, posture)
        if kept is not known:
            self._plain = kept.layers.behind
        self._shine_through(kept, scene, is_new=kept is not known)
        return kept

    def _shine_through(self, kept: _Kept, scene: Scene, *, is_new: bool) -> None:
        """Have other poses on the ground that is painted behind the body; again only when they change."""
        layers = kept.layers
        postures = [scene.posture_in(name) for name in scene.onion if name != scene.pose]
        bodies = tuple(body_at(posture, scene.stage) for posture in postures)
        waits = scene.is_held and len(bodies) == len(self._ghosts)
        moved = (bodies, layers.rect, layers.shot) != self._shining and not waits
        if moved:
            self._shining = (bodies, layers.rect, layers.shot)
            self._ghosts = [
                picture(layers.area, layers.ratio, partial(self._paint_ghost, kept, posture, body))
                for posture, body in zip(postures, bodies, strict=True)
            ]
        if not moved and not is_new:
            return
        kept.still, ground = None, QImage(self._plain)
        with QPainter(ground) as onto:
            onto.setOpacity(_SHINES)
            for ghost in self._ghosts:
                onto.drawImage(0, 0, ghost)
        kept.layers = replace(layers, behind=ground)

    def _paint_ghost(self, kept: _Kept, posture: Posture, body: Body, painter: QPainter) -> None:
        layers = kept.layers
        solids = self._solids(painter, layers.projection)
        person = Person(body, posture, layers.stage.around, solids, frozenset())
        for item in order_of(body, layers.shot.camera, hands_on_furniture=False):
            if item.part is Part.HEAD:
                Head(painter, solids.brush, solids.on, solids.look).paint(body.head, body.head_axes)
            else:
                person.paint(item)
