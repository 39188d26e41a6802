"""What stands around the body: which of it is behind the body, which between it and us, and what passes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QPainter

from coach.figure.camera import Lens, Shot
from coach.figure.kinematics import Body, Stage
from coach.figure.vectors import Vec, along, between, dot, sub
from coach.routine.terms import Position
from coach.ui.figure.bed import BED_FLOOR, paint_bed
from coach.ui.figure.furniture import (
    FADES,
    Passes,
    paint_chair,
    paint_chair_front,
    paint_counter,
    paint_counter_beside,
    paint_rail,
    paint_step,
    paint_wall,
)
from coach.ui.figure.ground import (
    FARTHEST,
    Way,
    paint_boards,
    paint_cups,
    paint_passing_counter,
    paint_passing_doors,
    paint_passing_floor,
    paint_plan,
    paint_shadow,
    way_of,
)
from coach.ui.figure.lens import keep_in_glass, magnified, paint_glass, paint_rays
from coach.ui.figure.order import FROM_ASIDE
from coach.ui.figure.shapes import Brush, Palette, Projection
from coach.ui.figure.solids import Solids

_BEFORE: Final = 0.35
"""How much the camera must look from where a thing is for the thing to stand between it and the body."""

_SEEN_THROUGH: Final = 0.4
"""How plainly a worktop is painted that would hide the body."""

_BEYOND: Final = 0.5
"""Metres that what passes is painted beyond where it is seen: it may lie farther from us than the body."""

_BED_FADES: Final = 0.1
"""Metres over which a bed fades out that is larger than the picture."""

_FADES_BELOW: Final = 0.12
_FAR_ABOVE: Final = 1e4
_SHADOW: Final = 0.58
_LEAST_SHADOW: Final = 0.36
"""Metres that the shadow of a body reaches to all sides."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """Paints what stands around a body, of a stage seen in a shot.

    `body` is how it begins, `width` and `height` are the picture's, in pixels.
    """

    stage: Stage
    shot: Shot
    body: Body
    width: float
    height: float

    @property
    def counter_before(self) -> bool:
        """Whether a worktop ahead stands between the body and us, so that hands lie on top of it."""
        return self.stage.around.counter is not None and self.shot.camera.towards[1] > _BEFORE

    @property
    def anything_before(self) -> bool:
        """Whether anything stands between the body and us."""
        return self.counter_before or self._chair_before or self._beside_before or self._rail_before

    @property
    def _chair_before(self) -> bool:
        """Whether the front of a chair is nearer to us than who sits on it: not from ahead, without arms."""
        chair = self.stage.around.chair
        if chair is None or self.stage.exercise.position is not Position.SEATED:
            return False
        return chair.arms is not None or abs(self.shot.camera.towards[0]) > FROM_ASIDE

    @property
    def _beside_before(self) -> bool:
        beside = self.stage.around.beside
        return beside is not None and beside.side * self.shot.camera.towards[0] > _BEFORE

    @property
    def _rail_before(self) -> bool:
        rail = self.stage.around.rail
        return rail is not None and rail.aside * self.shot.camera.towards[0] > 0.0

    def way(self, on: Projection) -> Way | None:
        """Return the ground that passes, None where it doesn't."""
        return way_of(self.stage.around, on, self._middle(), self.width)

    def paint_behind(self, solids: Solids) -> None:
        """Paint what stays behind the body, on a blank ground."""
        around = self.stage.around
        if around.wall is not None:
            paint_wall(solids, around.wall)
        if around.counter is not None and not self.counter_before:
            paint_counter(solids, around.counter, self._along(solids.on, across=True))
        if around.beside is not None and not self._beside_before:
            paint_counter_beside(solids, around.beside, self._along(solids.on, across=False))
        if around.beside is not None or around.wall is not None:
            solids.fade((0.0, -_FAR_ABOVE), (0.0, self.height), _FADES_BELOW)
        self._paint_floor(solids)
        if around.bed is not None:
            paint_bed(solids, around.bed)
            solids.fade((0.0, 0.0), (self.width, 0.0), _BED_FADES)
            solids.fade((0.0, 0.0), (0.0, self.height), _BED_FADES)
        if around.rail is not None and not self._rail_before:
            paint_rail(solids, around.rail)
        if around.chair is not None:
            paint_chair(solids, around.chair)
            if not self._chair_before:
                paint_chair_front(solids, around.chair)
        if around.step is not None:
            paint_step(solids, around.step)

    def paint_lens(self, solids: Solids, lens: Lens) -> None:
        """Paint the glass of a lens, with the ground under the feet in it, on a blank ground."""
        painter, look, lying = solids.painter, solids.look, self.stage.around.bed is not None
        paint_glass(painter, solids.on, lens, look.bedding.light if lying else look.wall.light)
        if not lying:
            larger = magnified(solids.on, lens)
            within = Solids(painter, Brush(painter, larger.scale, Palette()), larger, look)
            paint_shadow(within, self._middle(), (_SHADOW, _SHADOW))
            keep_in_glass(painter, solids.on, lens)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        paint_rays(painter, solids.on, lens, look)

    def _paint_floor(self, solids: Solids) -> None:
        """Paint shadow and floor under what is there already: that has faded out where it has no end."""
        painter, bed, way = solids.painter, self.stage.around.bed, self.way(solids.on)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        if bed is not None:
            middle = (0.0, (bed.head + bed.foot) / 2, BED_FLOOR)
            paint_shadow(solids, middle, (bed.half_width * 1.35, (bed.foot - bed.head) * 0.56))
        else:
            paint_shadow(solids, self._middle(), self._shadow(solids.on))
        if way is not None:
            paint_boards(solids, way, self._middle())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if way is not None and self.stage.around.cups:
            paint_plan(solids, way, (self.width, self.height))

    def paint_before(self, solids: Solids) -> None:
        """Paint what stands between the body and us; what would hide it can be seen through."""
        around = self.stage.around
        if around.counter is not None and self.counter_before:
            paint_counter(solids, around.counter, self._along(solids.on, across=True))
        if around.beside is not None and self._beside_before:
            solids.painter.setOpacity(_SEEN_THROUGH)
            paint_counter_beside(solids, around.beside, self._along(solids.on, across=False))
            solids.painter.setOpacity(1.0)
        if around.rail is not None and self._rail_before:
            paint_rail(solids, around.rail)
        if around.chair is not None and self._chair_before:
            paint_chair_front(solids, around.chair)

    def paint_passing_behind(self, solids: Solids, way: Way, gone: Vec) -> None:
        """Paint what passes behind the body when it has `gone` so far."""
        around = self.stage.around
        paint_passing_floor(solids, way, self._middle(), gone)
        if around.counter is not None and not self.counter_before and self._along(solids.on, across=True):
            paint_passing_counter(solids, around.counter, way, gone)
        if around.beside is not None and self._along(solids.on, across=False) and not self._beside_before:
            paint_passing_doors(solids, around.beside, way, gone)

    def paint_passing_before(self, solids: Solids, way: Way, gone: Vec) -> None:
        """Paint what passes between the body and us."""
        around = self.stage.around
        if around.counter is not None and self.counter_before and self._along(solids.on, across=True):
            paint_passing_counter(solids, around.counter, way, gone)
        if around.beside is not None and self._along(solids.on, across=False) and self._beside_before:
            paint_passing_doors(solids, around.beside, way, gone)

    def paint_cups(self, solids: Solids, way: Way | None, body: Body, *, before: bool) -> None:
        """Paint the cups that are farther than `body`, or those `before` it, where they are now."""
        cups = [cup for cup in self.stage.around.cups if self._is_nearer(cup, way) == before]
        paint_cups(solids, cups, way, body.gone)

    def _is_nearer(self, spot: Vec, way: Way | None) -> bool:
        """Return whether something on the ground passes between the body and us."""
        aside = sub(spot, self.body.pelvis)
        if way is not None:
            aside = along(aside, way.ahead, -dot(aside, way.ahead))
        return dot((aside[0], aside[1], 0.0), self.shot.camera.towards) > 0.0

    def _along(self, on: Projection, *, across: bool) -> Passes | None:
        """Return how furniture passes that is walked along, `across` the body or beside it, if it does.

        It has its own ends where it is seen so nearly end-on that it would fade out on the whole.
        """
        way, beside = self.way(on), self.stage.around.beside
        if way is None or (way.ahead[0] > way.ahead[1]) != across:
            return None
        if not across and (beside is None or not beside.endless):
            return None
        edges = sorted(on.spot(along(self._middle(), way.ahead, at))[0] for at in (-FARTHEST, FARTHEST))
        if edges[1] - edges[0] < 2.0 * FADES * on.scale:
            return None
        at = dot(self._middle(), way.ahead)
        seen = ((max(0.0, edges[0]), 0.0), (min(self.width, edges[1]), 0.0))
        return Passes((at - FARTHEST - _BEYOND, at + FARTHEST + _BEYOND), seen)

    def _shadow(self, on: Projection) -> tuple[float, float]:
        """Return how far a shadow reaches: to the edge of the picture at most, where there is little room."""
        at = on.spot(self._middle())[0]
        room = min(at, self.width - at) / on.scale
        reach = max(_LEAST_SHADOW, min(_SHADOW, room))
        return reach, reach

    def _middle(self) -> Vec:
        body = self.body
        x, y, _ = between(body.pelvis, between(body.right.ball, body.left.ball, 0.5), 0.55)
        return (x, y, 0.0)
