"""Rows of text on paper: next to each other, labelled, ruled, or to write on."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.ui.sheet.pages import Block
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import BODY_POINTS, SMALL_POINTS, Paragraph, font_of, to_go_on

INK: Final = QColor("#000000")
RULE: Final = QColor("#555555")
THIN: Final = 2.0
GAP: Final = 26.0
PAD: Final = 8.0
LINE_TO_WRITE_ON: Final = 70.0
BAND: Final = QColor("#ececec")


def row_of(  # noqa: PLR0913  (what is told by its name, and may be left out)
    texts: Sequence[str],
    columns: Sequence[float],
    *,
    bold: bool = False,
    middle: bool = False,
    pad: float = PAD,
    inset: float = PAD,
    points: float = SMALL_POINTS,
    role: Role = Role.CELL,
    spans: Sequence[int] = (),
) -> Block:
    """Return texts next to each other, each wrapped in its column.

    There are `pad` units above and below, and `inset` units left and right of each. `spans` are how many
    columns of their table they are in, where that isn't one.
    """
    align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    font = font_of(points, bold=bold)
    cells = [
        Paragraph(text, column - 2 * inset, font, align) for text, column in zip(texts, columns, strict=True)
    ]
    lefts = list(accumulate(columns, initial=0.0))

    def draw(painter: QPainter, top: float) -> None:
        for cell, left, span in zip(cells, lefts, spans or [1] * len(cells), strict=False):
            with element(painter, role, column_span=span):
                cell.draw(painter, left + inset, top + pad)

    return Block(max(cell.height for cell in cells) + 2 * pad, draw)


def in_table(rows: Block, table: object, *, is_row: bool = True) -> Block:
    """Return cells as a row of the table that `table` stands for, or what has its own rows."""

    def draw(painter: QPainter, top: float) -> None:
        with element(painter, Role.TABLE, goes_on=table):
            if not is_row:
                rows.draw(painter, top)
                return
            with element(painter, Role.ROW):
                rows.draw(painter, top)

    return Block(rows.height, draw)


def labelled(label: str, text: str, width: float, height: float = 0.0, points: float = BODY_POINTS) -> Block:
    """Return a label with its text, or with a line to write on when there is none."""
    name = Paragraph(to_go_on(label), width, font_of(points, bold=True))
    indent = name.natural_width + PAD
    words = Paragraph(text, width - indent, font_of(points))
    tall = max(height or LINE_TO_WRITE_ON, name.height) if not text else max(height, words.height)

    def draw(painter: QPainter, top: float) -> None:
        with element(painter, Role.PARAGRAPH):
            if text:
                name.draw(painter, 0, top + tall - words.height)
                words.draw(painter, indent, top + tall - words.height)
            else:
                name.draw(painter, 0, top + tall - name.height)
                rule(painter, indent, width, top + tall - PAD)

    return Block(tall, draw)


def to_write_on(width: float) -> Block:
    """Return a line to write on."""
    return Block(LINE_TO_WRITE_ON, lambda painter, top: rule(painter, 0, width, top + LINE_TO_WRITE_ON - PAD))


def banded(block: Block, width: float) -> Block:
    """Return a row on a grey band."""

    def draw(painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(0, top, width, block.height), BAND)
        block.draw(painter, top)

    return Block(block.height, draw)


def ruled(block: Block, columns: Sequence[float]) -> Block:
    """Return a row with a line below it and between its columns."""

    def draw(painter: QPainter, top: float) -> None:
        block.draw(painter, top)
        painter.save()
        painter.setPen(QPen(RULE, THIN))
        bottom = top + block.height
        painter.drawLine(QLineF(0, bottom, sum(columns), bottom))
        for left in list(accumulate(columns))[:-1]:
            painter.drawLine(QLineF(left, top, left, bottom))
        painter.restore()

    return Block(block.height, draw)


def rule(painter: QPainter, left: float, right: float, y: float) -> None:
    """Draw a thin line across."""
    painter.save()
    painter.setPen(QPen(RULE, THIN))
    painter.drawLine(QLineF(left, y, right, y))
    painter.restore()
