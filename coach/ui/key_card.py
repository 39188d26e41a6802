"""A card to print: the keys, the buttons of a clicker, and how one switch works, on one page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from coach.ui.key_guide import Line, Part, clicker_part, key_parts, switch_part
from coach.ui.sheet.output import Document
from coach.ui.sheet.pages import Block, beside, stacked
from coach.ui.sheet.text import UNITS_PER_INCH, Paragraph, font_of, text_block

MARGIN: Final = 125.0
TITLE: Final = 26.0  # points, as all sizes of text here
HEADING: Final = 17.0
TEXT: Final = 14.0
CAP_TEXT: Final = 13.0
CAP: Final = 82.0
"""The side of a key's cap in tenths of a millimetre, as all lengths here; longer names make it wider."""

GAP: Final = 14.0
BETWEEN_PARTS: Final = 30.0
LINE: Final = 6.0
CLICKER: Final = QSizeF(230, 440)


def key_card(size: QSizeF) -> Document:
    """Return the card on a page of `size`, in tenths of a millimetre; black on white."""
    translate = QCoreApplication.translate
    title = translate("keys", "Leg Coach: keys and buttons")
    width = size.width() - 2 * MARGIN
    keys, shorter = key_parts()
    content = stacked(
        [
            text_block(title, width, TITLE, bold=True),
            _part(keys, width),
            _in_columns(shorter, width),
            _with_clicker(clicker_part(), width),
            _part(switch_part(), width),
        ]
    )

    def paint_page(painter: QPainter, _page: int, dots_per_inch: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)
        painter.translate(MARGIN, MARGIN)
        room = size.height() - 2 * MARGIN
        if content.height > room:  # a translation may be longer
            painter.scale(room / content.height, room / content.height)
        content.draw(painter, 0)
        painter.restore()

    return Document(title, 1, paint_page)


def _part(part: Part, width: float) -> Block:
    return stacked([_heading(part, width), *_lines(part.lines, width)])


def _in_columns(part: Part, width: float) -> Block:
    """Return short lines in two columns, read downward."""
    column = (width - BETWEEN_PARTS) / 2
    half = (len(part.lines) + 1) // 2
    left, right = (stacked(_lines(lines, column)) for lines in (part.lines[:half], part.lines[half:]))
    return stacked([_heading(part, width), beside(left, right, column + BETWEEN_PARTS)])


def _with_clicker(part: Part, width: float) -> Block:
    """Return the lines beside a picture of the thing."""
    left = CLICKER.width() + 2 * BETWEEN_PARTS
    lines = stacked(_lines(part.lines, width - left))
    picture = Block(CLICKER.height(), lambda painter, top: _draw_clicker(painter, top, part))
    return stacked([_heading(part, width), beside(picture, lines, left)])


def _heading(part: Part, width: float) -> Block:
    heading = Paragraph(part.heading, width, font_of(HEADING, bold=True))
    return Block(
        BETWEEN_PARTS + heading.height + GAP,
        lambda painter, top: heading.draw(painter, 0, top + BETWEEN_PARTS),
    )


def _lines(lines: Sequence[Line], width: float) -> list[Block]:
    """Return each line's caps with what they do beside them; without caps, words have the whole width."""
    widths = [sum(_cap_width(cap) + GAP for cap in line.caps) for line in lines]
    left = max(widths) + 1.5 * GAP if any(widths) else 0.0
    return [_line(line, width, left) for line in lines]


def _line(line: Line, width: float, left: float) -> Block:
    text = Paragraph(line.text, width - left, font_of(TEXT))
    height = max(CAP if line.caps else 0.0, text.height) + GAP

    def draw(painter: QPainter, top: float) -> None:
        across = 0.0
        for cap in line.caps:
            _sign(painter, QRectF(across, top + (height - GAP - CAP) / 2, _cap_width(cap), CAP), cap)
            across += _cap_width(cap) + GAP
        text.draw(painter, left, top + (height - GAP - text.height) / 2)

    return Block(height, draw)


def _cap_width(name: str) -> float:
    return max(CAP, QFontMetricsF(font_of(CAP_TEXT, bold=True)).horizontalAdvance(name) + 3 * GAP)


def _draw_clicker(painter: QPainter, top: float, part: Part) -> None:
    """Draw a clicker that stands upright: back and forward large, start and black screen below."""
    forward, back, black, start = (line.caps[0] for line in part.lines)
    painter.setPen(QPen(Qt.GlobalColor.black, 1.5 * LINE))
    painter.drawRoundedRect(QRectF(0, top, CLICKER.width(), CLICKER.height()), 80, 80)
    middle, large, small = CLICKER.width() / 2, 100.0, 72.0
    _sign(painter, QRectF(middle - large / 2, top + 45, large, large), forward)
    _sign(painter, QRectF(middle - large / 2, top + 165, large, large), back)
    _sign(painter, QRectF(middle - small - GAP, top + 300, small, small), start)
    _sign(painter, QRectF(middle + GAP, top + 300, small, small), black)


def _sign(painter: QPainter, frame: QRectF, name: str) -> None:
    painter.setPen(QPen(Qt.GlobalColor.black, LINE))
    painter.drawRoundedRect(frame, 2 * GAP, 2 * GAP)
    painter.setFont(font_of(CAP_TEXT, bold=True))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, name)
