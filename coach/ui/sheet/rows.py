"""Rows of text on paper: next to each other, labelled, ruled, or to write on."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.ui.sheet.pages import Block
from coach.ui.sheet.text import BODY_POINTS, SMALL_POINTS, Paragraph, font_of

INK: Final = QColor("#000000")
RULE: Final = QColor("#8a8a8a")
THIN: Final = 2.0
GAP: Final = 26.0
PAD: Final = 8.0
LINE_TO_WRITE_ON: Final = 70.0
BAND: Final = QColor("#ececec")


def row_of(
    texts: Sequence[str],
    columns: Sequence[float],
    *,
    bold: bool = False,
    middle: bool = False,
    pad: float = PAD,
) -> Block:
    """Return texts next to each other, each wrapped in its column, with `pad` units above and below."""
    align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    font = font_of(SMALL_POINTS, bold=bold)
    cells = [
        Paragraph(text, column - 2 * PAD, font, align) for text, column in zip(texts, columns, strict=True)
    ]
    lefts = list(accumulate(columns, initial=0.0))

    def draw(painter: QPainter, top: float) -> None:
        for cell, left in zip(cells, lefts, strict=False):
            cell.draw(painter, left + PAD, top + pad)

    return Block(max(cell.height for cell in cells) + 2 * pad, draw)


def labelled(label: str, text: str, width: float, height: float = 0.0, points: float = BODY_POINTS) -> Block:
    """Return a label with its text, or with a line to write on when there is none."""
    name = Paragraph(label, width, font_of(points, bold=True))
    indent = name.natural_width + 2 * PAD
    words = Paragraph(text, width - indent, font_of(points))
    tall = max(height, words.height if text else LINE_TO_WRITE_ON)

    def draw(painter: QPainter, top: float) -> None:
        if text:
            name.draw(painter, 0, top)
            words.draw(painter, indent, top)
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
