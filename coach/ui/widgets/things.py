"""Pictograms of what is needed for a routine: a few strokes each, from the theme's own colours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coach.ui.needs import Need, Thing
from coach.ui.theme import Palette, Theme
from coach.ui.widgets.labels import label

PICTURE_MM: Final = 17.0
"""Seen from 2 m, 17 mm are 29 minutes of arc: three times what 20/40 sight can make out at all."""

_LARGEST: Final = 1.5
"""How much larger pictures get with the text, at most."""

_SIDE: Final = 100.0
_STROKE: Final = 5.5
_FAINT: Final = 0.6


class Ink(Enum):
    """How a path is drawn."""

    LINE = auto()
    FILLED = auto()  # the thing itself: with the accent, inside a line
    ON_FILLED = auto()  # a line over that
    FAINT = auto()  # what is around it, thinner


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path in a square of 100 by 100, in the words of SVG: M, L, C (absolute), Z, and O x y r, a circle."""

    path: str
    ink: Ink = Ink.LINE


_WALL_BEHIND: Final = Stroke("M 14 8 L 14 92", Ink.FAINT)
_GROUND: Final = Stroke("M 6 92 L 94 92", Ink.FAINT)
_CHAIR: Final = (
    Stroke("M 28 14 L 36 14 L 39 56 L 31 56 Z", Ink.FILLED),
    Stroke("M 30 56 L 76 56 L 76 66 L 30 66 Z", Ink.FILLED),
    Stroke("M 34 66 L 34 92 M 72 66 L 72 92"),
)

PICTURES: Final[Mapping[Thing, tuple[Stroke, ...]]] = {
    Thing.CHAIR: (_WALL_BEHIND, _GROUND, *_CHAIR),
    Thing.ARMCHAIR: (_WALL_BEHIND, _GROUND, *_CHAIR, Stroke("M 38 38 L 70 38 L 70 56")),
    Thing.BED: (
        _GROUND,
        Stroke("M 10 60 L 90 60 L 90 76 L 10 76 Z", Ink.FILLED),
        Stroke("M 16 60 C 16 48 34 46 40 60 Z"),
        Stroke("M 10 34 L 10 92 M 90 60 L 90 92"),
    ),
    Thing.COUNTER: (
        _GROUND,
        Stroke("M 8 34 L 92 34 L 92 44 L 8 44 Z", Ink.FILLED),
        Stroke("M 14 44 L 14 88 L 86 88 L 86 44 M 50 44 L 50 88"),
        Stroke("M 42 56 L 42 66 M 58 56 L 58 66"),
    ),
    Thing.WALL: (
        _GROUND,
        Stroke("M 16 8 L 84 8 L 84 92 L 16 92 Z", Ink.FILLED),
        Stroke("M 20 29 L 80 29 M 20 50 L 80 50 M 20 71 L 80 71", Ink.ON_FILLED),
        Stroke("M 50 12 L 50 29 M 34 29 L 34 50 M 66 29 L 66 50", Ink.ON_FILLED),
        Stroke("M 50 50 L 50 71 M 34 71 L 34 88 M 66 71 L 66 88", Ink.ON_FILLED),
    ),
    Thing.STEP: (
        _GROUND,
        Stroke("M 18 66 L 82 66 L 82 92 L 18 92 Z", Ink.FILLED),
        Stroke("M 22 77 L 78 77", Ink.ON_FILLED),
    ),
    Thing.RAIL: (
        _GROUND,
        Stroke("M 12 42 L 88 20 L 88 30 L 12 52 Z", Ink.FILLED),
        Stroke("M 22 50 L 22 92 M 78 34 L 78 92"),
    ),
    Thing.FLOOR: (
        Stroke("M 34 22 L 66 22 L 92 88 L 8 88 Z", Ink.FILLED),
        Stroke("M 50 78 L 50 38 M 40 50 L 50 36 L 60 50", Ink.ON_FILLED),
    ),
    Thing.FRAME: (
        _GROUND,
        Stroke("M 24 90 L 32 24 L 60 24 L 74 84"),
        Stroke("M 29 50 L 66 50"),
        Stroke("M 26 18 L 48 18 L 48 30 L 26 30 Z", Ink.FILLED),
        Stroke("O 74 84 8", Ink.FILLED),
    ),
    Thing.STICK: (
        _GROUND,
        Stroke("M 60 84 L 60 30 C 60 6 26 6 26 30 L 36 30 C 36 20 50 20 50 30 L 50 84 Z", Ink.FILLED),
        Stroke("M 47 84 L 63 84 L 63 92 L 47 92 Z"),
    ),
    Thing.AID: (
        _GROUND,
        Stroke("M 24 90 L 24 26 M 12 26 L 32 26"),
        Stroke("M 46 90 L 52 30 L 74 30 L 86 84 M 50 54 L 80 54"),
        Stroke("O 86 84 7", Ink.FILLED),
    ),
    Thing.WEIGHTS: (
        Stroke("M 36 6 L 36 70 L 30 80 L 30 92 L 84 92 C 84 82 66 78 62 70 L 62 6"),
        Stroke("M 28 40 L 70 40 L 70 66 L 28 66 Z", Ink.FILLED),
        Stroke("M 42 45 L 42 61 M 56 45 L 56 61", Ink.ON_FILLED),
    ),
    Thing.BALL: (Stroke("O 50 50 36", Ink.FILLED), Stroke("M 28 40 C 34 28 46 24 56 26", Ink.ON_FILLED)),
    Thing.PILLOW: (
        Stroke(
            "M 12 30 C 34 22 66 22 88 30 C 82 44 82 56 88 70 C 66 78 34 78 12 70 C 18 56 18 44 12 30 Z",
            Ink.FILLED,
        ),
        Stroke("M 32 42 C 42 38 58 38 68 42", Ink.ON_FILLED),
    ),
    Thing.TOWEL_ROLL: (
        Stroke("M 28 30 L 80 30 C 92 30 92 74 80 74 L 28 74 Z", Ink.FILLED),
        Stroke("O 28 52 22", Ink.FILLED),
        Stroke("O 28 52 10", Ink.ON_FILLED),
    ),
    Thing.STRAP: (
        Stroke("M 24 12 C 20 50 24 88 50 88 C 76 88 80 50 76 12"),
        Stroke("M 36 12 C 33 50 36 74 50 74 C 64 74 67 50 64 12"),
        Stroke("M 16 8 L 42 8 L 42 22 L 16 22 Z M 58 8 L 84 8 L 84 22 L 58 22 Z", Ink.FILLED),
    ),
    Thing.CLOTH: (
        Stroke(
            "M 36 8 L 66 8 L 66 52 C 74 66 90 66 90 80 C 90 90 84 92 76 92 L 52 92 C 40 92 36 84 36 76 Z",
            Ink.FILLED,
        ),
        Stroke("M 41 24 L 61 24", Ink.ON_FILLED),
    ),
    Thing.CUPS: (
        _GROUND,
        Stroke("M 10 50 L 42 50 L 38 90 L 14 90 Z M 58 50 L 90 50 L 86 90 L 62 90 Z", Ink.FILLED),
        Stroke("M 20 34 C 34 18 66 18 78 32 M 78 18 L 79 34 L 64 34"),
    ),
    Thing.OTHER: (
        Stroke("M 12 36 L 50 20 L 88 36 L 88 78 L 50 94 L 12 78 Z", Ink.FILLED),
        Stroke("M 18 39 L 50 52 L 82 39 M 50 52 L 50 88", Ink.ON_FILLED),
    ),
    Thing.SHOES: (
        Stroke("M 12 34 L 34 34 L 52 56 C 66 60 90 60 90 78 L 12 78 Z", Ink.FILLED),
        Stroke("M 8 78 L 92 78 L 92 88 L 8 88 Z"),
        Stroke("M 34 60 L 43 51 M 45 68 L 54 60", Ink.ON_FILLED),
    ),
    Thing.HELPER: (
        Stroke("O 28 26 13"),
        Stroke("M 10 90 L 10 62 C 10 42 46 42 46 62 L 46 90"),
        Stroke("O 70 22 14", Ink.FILLED),
        Stroke("M 52 90 L 52 60 C 52 38 90 38 90 60 L 90 90 Z", Ink.FILLED),
    ),
    Thing.WATER: (
        Stroke("M 26 38 L 74 38 L 68 92 L 32 92 Z", Ink.FILLED),
        Stroke("M 22 10 L 78 10 L 68 92 L 32 92 Z"),
    ),
    Thing.FAN: (
        Stroke("O 50 40 34"),
        Stroke("M 50 40 C 40 30 42 12 52 12 C 60 12 60 30 50 40 Z", Ink.FILLED),
        Stroke("M 50 40 C 64 38 78 50 72 58 C 66 64 52 54 50 40 Z", Ink.FILLED),
        Stroke("M 50 40 C 46 54 30 62 26 54 C 22 44 38 36 50 40 Z", Ink.FILLED),
        Stroke("M 50 74 L 50 90 M 30 92 L 70 92"),
    ),
}


def paint_thing(painter: QPainter, thing: Thing, inside: QRectF, palette: Palette) -> None:
    """Paint the pictogram of `thing` as large as fits `inside`."""
    scale = min(inside.width(), inside.height()) / _SIDE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(inside.center() - QPointF(_SIDE, _SIDE) * scale / 2.0)
    painter.scale(scale, scale)
    colours = {Ink.FAINT: palette.line, Ink.ON_FILLED: palette.on_accent}
    for stroke in PICTURES[thing]:
        width = _STROKE * (_FAINT if stroke.ink is Ink.FAINT else 1.0)
        pen = QPen(QColor(colours.get(stroke.ink, palette.ink)), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.accent) if stroke.ink is Ink.FILLED else Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(stroke.path))
    painter.restore()


def path_of(words: str) -> QPainterPath:
    """Return the path that `words` describe (see `Stroke`); raises ValueError where they make no sense."""
    path, numbers = QPainterPath(), iter(words.split())
    for command in numbers:
        match command:
            case "M":
                path.moveTo(_point(numbers))
            case "L":
                path.lineTo(_point(numbers))
            case "C":
                path.cubicTo(_point(numbers), _point(numbers), _point(numbers))
            case "O":
                middle, radius = _point(numbers), float(next(numbers))
                path.addEllipse(middle, radius, radius)
            case "Z":
                path.closeSubpath()
            case _:
                raise ValueError(f"a path has no command {command!r}")
    return path


def _point(numbers: Iterator[str]) -> QPointF:
    return QPointF(float(next(numbers)), float(next(numbers)))


class ThingPicture(QWidget):
    """A pictogram."""

    def __init__(self, thing: Thing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thing, self._palette = thing, theme.palette
        side = theme.mm(PICTURE_MM * min(theme.text_scale, _LARGEST))
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the thing."""
        with QPainter(self) as painter:
            paint_thing(painter, self._thing, QRectF(self.rect()), self._palette)


class NeedTile(QFrame):
    """A thing beside its words."""

    def __init__(self, need: Need, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words: QLabel = label(need.words, "need")
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.mm(2)] * 4)
        row.setSpacing(theme.mm(3))
        row.addWidget(ThingPicture(need.thing, theme))
        row.addWidget(self.words, 1)
