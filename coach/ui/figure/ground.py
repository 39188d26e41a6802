"""Paints the floor: the shadow that stays with the body, and the ground that passes under one who walks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, floor, sin, tau
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPen, QPolygonF, QRadialGradient

from coach.figure.surroundings import Counter, CounterBeside, Surroundings
from coach.figure.vectors import Vec, add, along, dot, length, scaled, unit
from coach.ui.figure.furniture import FADES
from coach.ui.figure.shapes import Projection
from coach.ui.figure.solids import Solids

_BOARD_WIDTH: Final = 0.22
_BOARD_LENGTH: Final = 0.6
_BOARDS: Final = 3
FARTHEST: Final = 1.8
"""Metres of ground that are shown ahead and behind, where the picture is wide enough."""

_FROM_ASIDE: Final = 0.3
_NO_STRIDE: Final = 0.05
"""Metres: who gets no farther with a rep stays where they are."""

_STAGGER: Final = (0.0, 0.5, 0.25, 0.75)
_CUP: Final = (0.05, 0.038, 0.11)
"""Metres: the radius of a cup at its foot and at its top, and its height (it stands upside down)."""

_PLAN: Final = 0.055
"""How large a plan of the way round two cups is, as a share of the picture: a quarter of a loop of it."""

_PLAN_POINTS: Final = 48
_PLAN_ARROWS: Final = (0.31, 0.81)
"""Where the arrows on it are, as shares of the way round."""


@dataclass(frozen=True, slots=True)
class Way:
    """The ground that one walks along: its direction, what is across it, and what the picture shows of it.

    `stride` metres on it looks the same again; it is seen from `back` to `front`, in metres along the way,
    in a picture that shows what is between `left` and `right` of the camera's metres.
    """

    ahead: Vec
    across: Vec
    stride: float
    back: float
    front: float
    left: float
    right: float

    @property
    def board(self) -> float:
        """Metres from one joint of boards, or of doors, to the next: a stride is a whole number of them."""
        return self.stride / max(1, round(self.stride / _BOARD_LENGTH))

    def shown(self, at: float) -> float:
        """Return how plainly something `at` metres along is seen, from 0 to 1: less towards both ends."""
        return max(0.0, min(1.0, (at - self.back) / FADES, (self.front - at) / FADES))

    def passing(self, first: float, apart: float, gone: Vec) -> Iterator[tuple[float, float]]:
        """Yield where things are that stand `apart` metres from each other, and how plainly each is seen.

        One of them was at `first` before the body had `gone` anywhere.
        """
        at = first - dot(gone, self.ahead)
        at -= floor((at - self.back) / apart) * apart
        while at < self.front:
            yield at, self.shown(at)
            at += apart


def way_of(around: Surroundings, on: Projection, middle: Vec, width: float) -> Way | None:
    """Return the ground that passes `middle`, as far as a picture `width` pixels wide shows it."""
    if around.stride is None or length(around.stride) < _NO_STRIDE:
        return None
    ahead = unit(around.stride)
    if ahead[0] + ahead[1] < 0.0:
        ahead = scaled(ahead, -1.0)
    here, pixels = on.spot(middle)[0], on.way(ahead)[0]
    ends = [FARTHEST * side for side in (-1.0, 1.0)]
    if abs(pixels) > on.scale * _FROM_ASIDE:
        ends = sorted((edge - here) / pixels for edge in (0.0, width))
    at = dot(middle, ahead)
    back, front = (at + max(-FARTHEST, min(FARTHEST, end)) for end in ends)
    return Way(
        ahead,
        (ahead[1], -ahead[0], 0.0),
        length(around.stride),
        back,
        front,
        -on.x / on.scale,
        (width - on.x) / on.scale,
    )


def paint_shadow(solids: Solids, middle: Vec, half: tuple[float, float]) -> None:
    """Paint a soft shadow on the floor around `middle`; it reaches `half` metres to the side and forward."""
    on, painter = solids.on, solids.painter
    x, y = on.spot(middle)
    camera = on.camera
    wide = ((camera.right[0] * half[0]) ** 2 + (camera.right[1] * half[1]) ** 2) ** 0.5 * on.scale
    high = ((camera.up[0] * half[0]) ** 2 + (camera.up[1] * half[1]) ** 2) ** 0.5 * on.scale
    painter.save()
    painter.translate(x, y)
    painter.scale(1.0, high / wide)
    gradient = QRadialGradient(QPointF(0, 0), wide)
    for at, alpha in ((0.0, 58), (0.55, 44), (0.85, 14), (1.0, 0)):
        colour = QColor(solids.look.shadow)
        colour.setAlpha(alpha)
        gradient.setColorAt(at, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(QRectF(-wide, -wide, 2 * wide, 2 * wide))
    painter.restore()


def paint_boards(solids: Solids, way: Way, middle: Vec) -> None:
    """Paint the long edges of the floor's boards; their ends pass, see `paint_passing_floor`."""
    on, painter = solids.on, solids.painter
    for edge in range(_BOARDS + 1):
        aside = along(_across(way, middle), way.across, _aside(edge))
        ends = [QPointF(*on.spot(along(aside, way.ahead, at))) for at in (way.back, way.front)]
        gradient = QLinearGradient(*ends)
        fade = FADES / (way.front - way.back)
        for at, shown in ((0.0, 0.0), (fade, 1.0), (1.0 - fade, 1.0), (1.0, 0.0)):
            colour = QColor(solids.look.floor)
            colour.setAlphaF(shown * _edge_shown(edge))
            gradient.setColorAt(at, colour)
        painter.setPen(QPen(QBrush(gradient), max(1.0, 1.3 * solids.look.line * on.scale)))
        painter.drawLine(*ends)


def paint_passing_floor(solids: Solids, way: Way, middle: Vec, gone: Vec) -> None:
    """Paint the ends of the boards where they are now."""
    for board in range(_BOARDS):
        aside = along(_across(way, middle), way.across, _aside(board))
        first = _STAGGER[board % len(_STAGGER)] * way.board
        for at, shown in way.passing(first, way.board, gone):
            start = along(aside, way.ahead, at)
            end = along(start, way.across, _BOARD_WIDTH)
            solids.line(start, end, solids.look.floor, shown=shown * _edge_shown(board + 0.5), wide=1.3)


def _across(way: Way, middle: Vec) -> Vec:
    """Return the part of `middle` that is across the way, on the floor."""
    return scaled(way.across, dot((middle[0], middle[1], 0.0), way.across))


def _aside(edge: int) -> float:
    return (edge - _BOARDS / 2) * _BOARD_WIDTH


def _edge_shown(edge: float) -> float:
    """Return how plainly the edge of a board is seen: less at both sides of the floor."""
    return 1.0 - 0.6 * abs(edge - _BOARDS / 2) / (_BOARDS / 2)


def paint_cups(solids: Solids, cups: Sequence[Vec], way: Way | None, gone: Vec) -> None:
    """Paint the cups that stand on the floor; those that one walks past come again with each stride."""
    on, spots = solids.on, list(cups)
    if way is not None:
        spots = [
            along(cup, way.ahead, at - dot(cup, way.ahead))
            for cup in cups
            for at, _ in way.passing(dot(cup, way.ahead), way.stride, gone)
        ]
    for spot in sorted(spots, key=on.camera.nearness):
        if way is not None:
            x = on.camera.flat(spot)[0]
            room = min(x - way.left, way.right - x) - _CUP[0]
            solids.painter.setOpacity(max(0.0, min(1.0, room / FADES)))
        _cup(solids, spot)
    solids.painter.setOpacity(1.0)


def _cup(solids: Solids, spot: Vec) -> None:
    on, (foot, top, high) = solids.on, _CUP
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    low = on.ellipsoid(spot, axes, (foot, foot, 0.0))
    lid = on.ellipsoid(add(spot, (0.0, 0.0, high)), axes, (top, top, 0.0))
    solids.brush.paint([[low, lid]], solids.look.ball, solids.look.line, 0.8)


def paint_plan(solids: Solids, way: Way, size: tuple[float, float]) -> None:
    """Paint a small plan of the way round two cups, as from above: a figure of eight.

    It is in an upper corner of a picture of `size` (wide, high): in the one that one walks towards.
    """
    painter, look, unit_long = solids.painter, solids.look, _PLAN * min(size)
    from_side = 3.0 * unit_long
    middle = QPointF(size[0] - from_side if solids.on.way(way.ahead)[0] > 0.0 else from_side, 1.8 * unit_long)

    def on_way(share: float) -> QPointF:
        angle = tau * share
        return middle + QPointF(2.5 * cos(angle), 2.3 * sin(angle) * cos(angle)) * unit_long

    wide = max(1.5, 2.5 * look.line * solids.on.scale)
    painter.setPen(QPen(QColor(look.floor), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([on_way(point / _PLAN_POINTS) for point in range(_PLAN_POINTS)]))
    for share in _PLAN_ARROWS:
        tip, before = on_way(share), on_way(share - 0.02)
        back = (before - tip) / max(1e-6, QPointF.dotProduct(before - tip, before - tip) ** 0.5)
        aside = QPointF(-back.y(), back.x()) * 0.6
        painter.drawPolyline([tip + (back + aside) * 3.5 * wide, tip, tip + (back - aside) * 3.5 * wide])
    painter.setPen(QPen(QColor(look.ball.edge), max(1.0, look.line * solids.on.scale)))
    painter.setBrush(QColor(look.ball.light))
    for side in (-1.0, 1.0):
        painter.drawEllipse(
            middle + QPointF(1.65 * side, 0.0) * unit_long, 0.32 * unit_long, 0.32 * unit_long
        )


def paint_passing_counter(solids: Solids, counter: Counter, way: Way, gone: Vec) -> None:
    """Paint the joints of a worktop across the way that one walks along."""
    far = counter.edge + counter.depth
    for at, shown in way.passing(way.board / 2, way.board, gone):
        line = solids.look.worktop.edge
        solids.line((at, counter.edge, counter.top), (at, far, counter.top), line, shown=shown)
        solids.line((at, far, counter.top), (at, far, counter.top - 0.05), line, shown=shown)


def paint_passing_doors(solids: Solids, counter: CounterBeside, way: Way, gone: Vec) -> None:
    """Paint the joints of a worktop along the way, and the doors below it."""
    near, far = counter.edge * counter.side, (counter.edge + counter.depth) * counter.side
    look = solids.look
    for at, shown in way.passing(way.board / 2, way.board, gone):
        solids.line((near, at, counter.top), (far, at, counter.top), look.worktop.edge, shown=shown)
        solids.line((near, at, counter.top), (near, at, counter.top - 0.05), look.worktop.edge, shown=shown)
        door = near + 0.03 * counter.side
        solids.line((door, at, counter.top - 0.05), (door, at, 0.08), look.panel.edge, shown=shown * 0.7)
