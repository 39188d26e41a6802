"""The table of the monthly sheet: what was set for each exercise and side, against what was done."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtGui import QFontMetricsF, QPainter

from coach.progress.sheet import Sheet
from coach.progress.table import SheetRow
from coach.ui.sheet.blocks import Frame, heading
from coach.ui.sheet.pages import Block, Part, nothing, stacked
from coach.ui.sheet.rows import GAP, LINE_TO_WRITE_ON, PAD, THIN, banded, in_table, row_of, rule, ruled
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import Paragraph, font_of

BLANK_ROWS: Final = 8
NAME_SHARES: Final = (0.5, 0.46, 0.58)
"""How much of the room that the others leave may go to the exercise's name; what was changed has the rest.

Of those that make the table equally low the first is taken."""
LOW_NAME_SHARES: Final = (0.42, 0.38, 0.34)
"""Names are broken often, but every bit of room is needed."""
SHARE_TO_WRITE_IN: Final = 0.34
WIDEST: Final = 260.0
"""However long a tempo or a number is, it is wrapped, and names stay readable."""
LEAST_TO_WRITE_IN: Final = 190.0
CLOSE: Final = 3.0
CLOSEST: Final = 1.0
"""Above and below the text of a row."""


def exercise_table(sheet: Sheet, frame: Frame) -> Part:
    """Return a row for each exercise and side; empty rows in a blank diary."""
    columns = min(_widths(sheet, frame), key=partial(_height, sheet, frame))
    rows = _rows(sheet, columns, frame)
    table = object()
    pad = CLOSEST if frame.spacing else CLOSE
    titles = row_of(sheet.columns, columns, pad=pad, points=frame.points, role=Role.HEADER)
    names = banded(in_table(titles, table), frame.width)
    return Part(
        tuple(ruled(in_table(row, table, is_row=False), columns) for row in rows),
        stacked([heading(sheet.table_title, frame.width), names]),
        after=GAP / 2,
    )


def _height(sheet: Sheet, frame: Frame, columns: Sequence[float]) -> float:
    """Return about how high the rows are, by the texts whose columns may be wider or narrower."""
    font = font_of(frame.points)

    def needed(text: str, column: float) -> float:
        return Paragraph(text, column - 2 * PAD, font).height

    return sum(
        max(needed(name, columns[0]), sum(needed(_cells(row)[-1], columns[-1]) for row in rows))
        for name, rows in groupby(sheet.rows, key=lambda row: row.exercise)
    )


def _rows(sheet: Sheet, columns: Sequence[float], frame: Frame) -> list[Block]:
    if sheet.is_blank:
        return [Block(LINE_TO_WRITE_ON, nothing)] * BLANK_ROWS
    of_exercises = groupby(sheet.rows, key=lambda row: row.exercise)
    return [_Exercise(list(own), columns, frame).block for _name, own in of_exercises]


class _Exercise:
    """The rows of one exercise, which aren't cut: what is the same for several stands once beside them."""

    def __init__(self, rows: Sequence[SheetRow], columns: Sequence[float], frame: Frame) -> None:
        self._columns = columns
        self._close = CLOSEST if frame.spacing else CLOSE
        name_width, how_width, *rest = columns
        font = font_of(frame.points)
        self._name = Paragraph(rows[0].exercise, name_width - 2 * PAD, font)
        self._how: list[Paragraph | None] = []
        self._spans: list[int] = []
        lines: list[Block] = []
        for how, alike in groupby(rows, key=lambda row: row.how):
            alike_lines = [row_of(_cells(row), rest, pad=self._close, points=frame.points) for row in alike]
            text = Paragraph(_unbroken(how, ", "), how_width - 2 * PAD, font)
            missing = text.height + 2 * self._close - sum(line.height for line in alike_lines)
            alike_lines[-1] = _taller(alike_lines[-1], missing)
            lines += alike_lines
            self._how += [text, *[None] * (len(alike_lines) - 1)]
            self._spans += [len(alike_lines)] * len(alike_lines)
        missing = self._name.height + 2 * self._close - sum(line.height for line in lines)
        lines[-1] = _taller(lines[-1], missing)
        self._lines = lines

    @property
    def block(self) -> Block:
        """The rows as one block."""
        return Block(sum(line.height for line in self._lines), self._draw)

    def _draw(self, painter: QPainter, top: float) -> None:
        left = self._columns[0]
        for number, (line, how) in enumerate(zip(self._lines, self._how, strict=True)):
            if number:
                rule(painter, left if how else left + self._columns[1], sum(self._columns), top)
            with element(painter, Role.ROW):
                if number == 0:
                    with element(painter, Role.HEADER, row_span=len(self._lines), is_row_header=True):
                        self._name.draw(painter, PAD, top + self._close)
                if how is not None:
                    with element(painter, Role.CELL, row_span=self._spans[number]):
                        how.draw(painter, left + PAD, top + self._close)
                painter.save()
                painter.translate(left + self._columns[1], 0)
                line.draw(painter, top)
                painter.restore()
            top += line.height


def _cells(row: SheetRow) -> tuple[str, ...]:
    *numbers, changes = row.done
    return (*numbers, _unbroken(changes, "; "))


def _unbroken(text: str, between: str) -> str:
    """Return text whose lines only end at what is `between` its parts, never before a unit."""
    return between.join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in text.split(between))


def _taller(block: Block, by: float) -> Block:
    return Block(block.height + max(0.0, by), block.draw)


def _widths(sheet: Sheet, frame: Frame) -> list[list[float]]:
    """Return some ways to share the width: the columns of numbers have what their widest text needs."""
    how = [line for row in sheet.rows for line in _on_two_lines(row.how, frame)]
    inner = [_width_of(sheet.columns[1], how, sheet, frame)]
    for column, title in enumerate(sheet.columns[2:-1]):
        inner.append(_width_of(title, [row.done[column] for row in sheet.rows], sheet, frame))
    rest = frame.width - sum(inner)
    shares = NAME_SHARES + LOW_NAME_SHARES if frame.spacing else NAME_SHARES
    return [
        [rest * share, *inner, rest * (1 - share)]
        for share in ((SHARE_TO_WRITE_IN,) if sheet.is_blank else shares)
    ]


def _on_two_lines(how: str, frame: Frame) -> tuple[str, str]:
    """Return what was set on two lines, as even as can be."""
    parts = how.split(", ")
    ways = [(", ".join((*parts[:cut], "")), ", ".join(parts[cut:])) for cut in range(1, len(parts) + 1)]
    return min(ways, key=lambda way: max(_natural(line, frame) for line in way))


def _width_of(title: str, texts: Sequence[str], sheet: Sheet, frame: Frame) -> float:
    widest = max((_natural(text, frame) for text in (*texts, *title.split())), default=0.0)
    return max(min(WIDEST, widest), LEAST_TO_WRITE_IN if sheet.is_blank else 0.0) + 2 * PAD + 2 * THIN


def _natural(text: str, frame: Frame) -> float:
    return QFontMetricsF(font_of(frame.points)).horizontalAdvance(text)
