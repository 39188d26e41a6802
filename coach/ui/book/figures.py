"""The key poses of an exercise on paper, as large as the room allows, with what stands under each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coach.figure.camera import Frame, shot_for
from coach.figure.motion import Posture
from coach.figure.telling import side_shown
from coach.routine.model import Exercise
from coach.routine.terms import Side
from coach.ui.book.words import Caption
from coach.ui.figure.painter import FigurePainter
from coach.ui.sheet.pages import Block, stacked
from coach.ui.sheet.rows import PAD, RULE, THIN
from coach.ui.sheet.tags import figure as told
from coach.ui.sheet.text import SMALL_POINTS, text_block

LOWEST: Final = 300.0
HIGHEST: Final = 820.0
_MOST_COLUMNS: Final = 8
DOT: Final = 1.4
"""Units to a dot of what the figure's painter keeps as images: 180 dots an inch, a book of a few MB."""


@dataclass(frozen=True, slots=True)
class Style:
    """Whose legs are shown at work, how large captions are (in points), and how low a picture may be."""

    side: Side
    points: float = SMALL_POINTS
    lowest: float = LOWEST


@dataclass(frozen=True, slots=True)
class _Grid:
    """Pictures in rows of `columns`, each `height` units high, with what stands under each in `texts`."""

    columns: int
    height: float
    cell: float
    texts: tuple[Block, ...]

    @property
    def rows(self) -> range:
        """The index of the first picture of each row."""
        return range(0, len(self.texts), self.columns)

    @property
    def fullness(self) -> float:
        """Return 1 when every row is full; else a little less."""
        return 1.0 if len(self.texts) % self.columns == 0 else 0.9

    def under(self, first: int) -> float:
        """Return the room for the captions of the row that begins with picture `first`."""
        return max(text.height for text in self.texts[first : first + self.columns]) + 3 * PAD

    @property
    def total(self) -> float:
        """The height of all rows."""
        return sum(self.height + self.under(first) for first in self.rows)


def figure_rows(
    exercise: Exercise,
    captions: Sequence[Caption],
    width: float,
    room: float,
    style: Style | None = None,
) -> list[Block]:
    """Return the poses in rows that fill at most `room` units, unless they would be too small to see."""
    style = style or Style(side_shown(exercise))
    frame = shot_for(exercise, style.side).frame
    most = range(1, min(_MOST_COLUMNS, len(captions)) + 1)
    grids = [_grid(captions, width, room, columns, style) for columns in most]
    fitting = [grid for grid in grids if grid.total <= room] or [min(grids, key=lambda grid: grid.total)]
    grid = max(fitting, key=lambda grid: _scale(grid, frame) * grid.fullness)
    # A picture isn't higher than what fits its width: the page has better use for the room.
    shape = (frame.top - frame.bottom) / (frame.right - frame.left)
    height = min(grid.height, (grid.cell - 4 * PAD) * shape + 2 * PAD)
    return [_row(exercise, captions, grid, first, height, style) for first in grid.rows]


def _grid(captions: Sequence[Caption], width: float, room: float, columns: int, style: Style) -> _Grid:
    cell = width / columns
    texts = tuple(_caption(own, cell - 2 * PAD, style.points) for own in captions)
    grid = _Grid(columns, 0.0, cell, texts)
    height = min(HIGHEST, max(style.lowest, (room - grid.total) / len(grid.rows)))
    return _Grid(columns, height, cell, texts)


def _caption(caption: Caption, width: float, points: float) -> Block:
    return stacked(
        [
            text_block(caption.name, width, points, bold=True),
            *(text_block(line, width, points) for line in caption.lines),
        ]
    )


def _scale(grid: _Grid, frame: Frame) -> float:
    """Return how many units a metre of the body is drawn with."""
    return min(
        (grid.cell - 4 * PAD) / (frame.right - frame.left),
        (grid.height - 2 * PAD) / (frame.top - frame.bottom),
    )


def _row(  # noqa: PLR0913, PLR0917  (each is something else)
    exercise: Exercise, captions: Sequence[Caption], grid: _Grid, first: int, height: float, style: Style
) -> Block:
    shown = range(first, min(first + grid.columns, len(captions)))

    def draw(painter: QPainter, top: float) -> None:
        figures = FigurePainter()
        for column, index in enumerate(shown):
            painter.save()
            painter.translate(column * grid.cell + PAD, top)
            grid.texts[index].draw(painter, height + PAD)
            painter.setPen(QPen(RULE, THIN))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0, 0, grid.cell - 2 * PAD, height))
            painter.setClipRect(QRectF(0, 0, grid.cell - 2 * PAD, height))  # a floor goes on for ever
            painter.scale(DOT, DOT)
            area = QRectF(PAD, PAD, grid.cell - 4 * PAD, height - 2 * PAD)
            posture = Posture(exercise, style.side, captions[index].pose)
            with told(painter, f"{exercise.name}: {captions[index].name}"):
                figures.paint(painter, QRectF(area.topLeft() / DOT, area.size() / DOT), posture)
            painter.restore()

    return Block(height + grid.under(first), draw)
