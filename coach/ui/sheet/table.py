"""The table of the monthly sheet: what was set for each exercise and side, against what was done."""

from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import Final

from PySide6.QtGui import QPainter

from coach.progress.sheet import Sheet
from coach.ui.sheet.pages import Block, Part, nothing, stacked
from coach.ui.sheet.rows import GAP, LINE_TO_WRITE_ON, PAD, THIN, banded, row_of, rule, ruled
from coach.ui.sheet.text import HEADING_POINTS, SMALL_POINTS, Paragraph, font_of, text_block

BLANK_ROWS: Final = 7
NAME_SHARE: Final = 0.58
"""How much of the room that the numbers leave goes to the exercise's name; the last column has the rest."""
WIDEST_NUMBERS: Final = 210.0
"""However long a tempo is, it is wrapped, and names stay readable."""
LEAST_TO_WRITE_IN: Final = 110.0
UNWRAPPED: Final = 1e6


def exercise_table(sheet: Sheet, width: float) -> Part:
    """Return a row for each exercise and side; empty rows in a blank diary."""
    columns = _widths(sheet, width)
    title = text_block(sheet.table_title, width, HEADING_POINTS, bold=True)
    names = banded(row_of(sheet.columns, columns, bold=True), width)
    if sheet.is_blank:
        rows = [ruled(Block(LINE_TO_WRITE_ON, nothing), columns)] * BLANK_ROWS
    else:
        named = groupby(sheet.rows, key=lambda row: row[0])
        rows = [_exercise(name, [row[1:] for row in of_name], columns) for name, of_name in named]
    return Part(tuple(rows), stacked([title, names]), after=GAP if sheet.is_blank else PAD)


def _exercise(name: str, rows: Sequence[tuple[str, ...]], columns: Sequence[float]) -> Block:
    """Return the rows of one exercise with its name once beside them; they aren't cut."""
    title = row_of((name,), columns[:1])
    lines = [row_of(("", *row), columns) for row in rows]
    tops = list(accumulate(line.height for line in lines[:-1]))
    inside = stacked(lines)

    def draw(painter: QPainter, top: float) -> None:
        title.draw(painter, top)
        inside.draw(painter, top)
        for below in tops:
            rule(painter, columns[0], sum(columns), top + below)

    return ruled(Block(max(title.height, inside.height), draw), columns)


def _widths(sheet: Sheet, width: float) -> list[float]:
    """Give the columns of numbers what their widest text needs; the first and the last share the rest."""
    inner = []
    for column in range(1, len(sheet.columns) - 1):
        words = [_natural(word, bold=True) for word in sheet.columns[column].split()]
        numbers = [min(WIDEST_NUMBERS, _natural(row[column])) for row in sheet.rows]
        inner.append(max(*words, *numbers, LEAST_TO_WRITE_IN if sheet.is_blank else 0.0) + 2 * PAD + THIN)
    rest = width - sum(inner)
    return [rest * NAME_SHARE, *inner, rest * (1 - NAME_SHARE)]


def _natural(text: str, *, bold: bool = False) -> float:
    return Paragraph(text, UNWRAPPED, font_of(SMALL_POINTS, bold=bold)).natural_width
