"""The calendar of the monthly sheet, with what each week adds up to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from coach.progress.sheet import Sheet, SheetDay, SheetWeek
from coach.ui.sheet.blocks import Frame, draw_mark
from coach.ui.sheet.pages import Block, stacked
from coach.ui.sheet.rows import PAD, RULE, THIN, in_table, row_of, rule
from coach.ui.sheet.tags import Role, element, figure
from coach.ui.sheet.text import Paragraph, font_of, text_block, to_go_on

DAY_WIDTH: Final = 9.8
"""For each point of the text, so that a day's number and its mark stand side by side."""
DAY_HEIGHT: Final = 50.0
LOW_DAY_HEIGHT: Final = 42.0
DAY_HEIGHT_TO_WRITE_IN: Final = 88.0
MARK_WIDTH: Final = 34.0
BOX: Final = 34.0
LEAST_TO_WRITE_IN: Final = 92.0
UNWRAPPED: Final = 1e6
BETWEEN_WORDS: Final = 12.0


def calendar(sheet: Sheet, frame: Frame) -> Block:
    """Show every day with its mark, and what each week adds up to; as wide as `frame` at most."""
    table = object()
    totals = _total_widths(sheet, frame)
    day_width = DAY_WIDTH * frame.points
    columns = [*[day_width] * 7, *totals]
    titles = row_of(
        (*sheet.weekdays, *sheet.week_columns), columns, bold=True, middle=True, pad=2 * THIN,
        inset=THIN, points=frame.points, role=Role.HEADER,
    )  # fmt: skip
    blocks = [in_table(titles, table)]
    for week in sheet.weeks:
        added = _week_totals(sheet, week, totals, frame)
        blocks.append(in_table(_week(sheet, week, added, frame), table))
    if not sheet.is_blank:
        month = row_of(
            (sheet.month_label, *sheet.month_totals), [7 * day_width, *totals], bold=True, middle=True,
            pad=2 * THIN, points=frame.points, spans=(7, *[1] * len(totals)),
        )  # fmt: skip
        blocks.append(in_table(month, table))
    blocks.append(_legend(sheet, Frame(sum(columns), frame.points)))
    return stacked(blocks)


def width_of(sheet: Sheet, frame: Frame) -> float:
    """Return how wide the calendar is."""
    return 7 * DAY_WIDTH * frame.points + sum(_total_widths(sheet, frame))


def _total_widths(sheet: Sheet, frame: Frame) -> list[float]:
    """Give each column of totals what its widest word or number needs."""
    widths = []
    for column, title in enumerate(sheet.week_columns):
        texts = [week.totals[column] for week in sheet.weeks] + [sheet.month_totals[column], *title.split()]
        bold = font_of(frame.points, bold=True)
        widest = max(Paragraph(text, UNWRAPPED, bold).natural_width for text in texts)
        widths.append(max(widest, LEAST_TO_WRITE_IN if sheet.is_blank else 0.0) + 2 * PAD + THIN)
    return widths


def _week_totals(sheet: Sheet, week: SheetWeek, columns: Sequence[float], frame: Frame) -> Block:
    """Return what a week adds up to; a line to write on in a blank diary."""
    texts = row_of(week.totals, columns, middle=True, points=frame.points)
    height = _day_height(sheet, frame)

    def draw(painter: QPainter, top: float) -> None:
        texts.draw(painter, top + (height - texts.height) / 2)
        if sheet.is_blank:
            left = 0.0
            for column in columns:
                rule(painter, left + PAD, left + column - PAD, top + height - THIN)
                left += column

    return Block(height, draw)


def _day_height(sheet: Sheet, frame: Frame) -> float:
    if sheet.is_blank:
        return DAY_HEIGHT_TO_WRITE_IN
    return LOW_DAY_HEIGHT if frame.spacing else DAY_HEIGHT


def _week(sheet: Sheet, week: SheetWeek, totals: Block, frame: Frame) -> Block:
    width = DAY_WIDTH * frame.points
    height = _day_height(sheet, frame)

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        for column, day in enumerate(week.days):
            with element(painter, Role.CELL):
                if day is not None:
                    cell = QRectF(column * width, top, width, height)
                    _draw_day(painter, sheet, day, cell, frame.points)
        painter.translate(7 * width, 0)
        totals.draw(painter, top)
        painter.restore()

    return Block(height, draw)


def _draw_day(painter: QPainter, sheet: Sheet, day: SheetDay, cell: QRectF, points: float) -> None:
    painter.save()
    painter.setPen(QPen(RULE, THIN))
    painter.drawRect(cell)
    painter.restore()
    number = Paragraph(day.number, cell.width(), font_of(points))
    number.draw(painter, cell.left() + PAD / 2, cell.center().y() - number.height / 2)
    centre = QPointF(cell.right() - BOX / 2 - PAD / 2, cell.center().y())
    if sheet.is_blank:
        painter.save()
        painter.setPen(QPen(RULE, THIN))
        painter.drawRect(QRectF(centre.x() - BOX / 2, centre.y() - BOX / 2, BOX, BOX))
        painter.restore()
    elif day.words:
        with figure(painter, day.words):
            draw_mark(painter, day.mark, centre, BOX / 2 - 2 * THIN, sheet.not_today)


def _legend(sheet: Sheet, frame: Frame) -> Block:
    """Explain the marks, as many in a line as fit."""
    rows: list[list[tuple[float, Paragraph]]] = [[]]
    marks = [mark for mark, _text in sheet.legend]
    left, height = 0.0, 0.0
    for _mark, text in sheet.legend:
        words = Paragraph(to_go_on(f" {text}"), frame.width, font_of(frame.points))
        needed = MARK_WIDTH + words.natural_width
        if rows[-1] and left + needed > frame.width:
            rows.append([])
            left = 0.0
        rows[-1].append((left, words))
        left, height = left + needed + BETWEEN_WORDS, words.height
    hint = text_block(sheet.calendar_hint, frame.width, frame.points) if sheet.calendar_hint else None

    def draw(painter: QPainter, top: float) -> None:
        y, left_over = top + PAD, iter(marks)
        with element(painter, Role.PARAGRAPH):
            for row in rows:
                for left, words in row:
                    centre = QPointF(left + MARK_WIDTH / 2, y + height / 2)
                    draw_mark(painter, next(left_over), centre, 14, sheet.not_today)
                    words.draw(painter, left + MARK_WIDTH, y)
                y += height
        if hint:
            hint.draw(painter, y)

    return Block(PAD + len(rows) * height + (hint.height if hint else 0.0), draw)
