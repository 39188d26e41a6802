"""The blocks of the monthly sheet: what each part of it looks like."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coach.progress.days import DayMark
from coach.progress.sheet import Section, Sheet, SheetWeek
from coach.ui.sheet.pages import Block, Part, beside, nothing, stacked
from coach.ui.sheet.rows import (
    GAP,
    INK,
    LINE_TO_WRITE_ON,
    PAD,
    RULE,
    THIN,
    labelled,
    row_of,
    rule,
    to_write_on,
)
from coach.ui.sheet.text import (
    BODY_POINTS,
    HEADING_POINTS,
    SMALL_POINTS,
    TITLE_POINTS,
    Paragraph,
    font_of,
    text_block,
)

DAY_WIDTH: Final = 118.0
DAY_HEIGHT: Final = 58.0
MARK_WIDTH: Final = 50.0


def header(sheet: Sheet, width: float) -> Part:
    """Say who, which month, which routine and who set it."""
    title = Paragraph(sheet.title, width / 2, font_of(TITLE_POINTS, bold=True))
    month = Paragraph(sheet.month, width / 2, font_of(TITLE_POINTS, bold=True), Qt.AlignmentFlag.AlignRight)

    def draw_title(painter: QPainter, top: float) -> None:
        title.draw(painter, 0, top)
        month.draw(painter, width / 2, top)

    lines = [labelled(sheet.name_label, sheet.name, width)]
    lines += [
        labelled(sheet.routine_label, routine, width, points=SMALL_POINTS)
        for routine in sheet.routines or ("",)
    ]
    return Part((Block(max(title.height, month.height) + PAD, draw_title), *lines), after=GAP / 2)


def calendar(sheet: Sheet, width: float) -> Part:
    """Show every day with its mark, and what each week adds up to."""
    total_width = (width - 7 * DAY_WIDTH) / 3
    columns = [*[DAY_WIDTH] * 7, *[total_width] * 3]
    titles = row_of((*sheet.weekdays, *sheet.week_columns), columns, bold=True, middle=True)
    blocks = [titles]
    for week in sheet.weeks:
        totals = _week_totals(sheet, week, columns[7:])
        blocks.append(Block(DAY_HEIGHT, partial(_draw_week, sheet, week, totals)))
    if not sheet.is_blank:
        texts = ("", sheet.month_label, *sheet.month_totals)
        label_width = 2 * DAY_WIDTH
        widths = [7 * DAY_WIDTH - label_width, label_width, *columns[7:]]
        blocks.append(row_of(texts, widths, bold=True, middle=True))
    blocks.append(_legend(sheet, width))
    # One block: a calendar isn't cut.
    return Part((stacked(blocks),), after=GAP)


def meaning(sheet: Sheet, width: float) -> Part:
    """Say what was counted and what was told."""
    return Part((text_block(sheet.meaning, width, SMALL_POINTS),), after=GAP)


def section(words: Section, width: float) -> Part:
    """Return a heading with its lines of text, which may go over to the next page; or lines to write on."""
    blocks = [
        text_block(line, width, BODY_POINTS)
        for text in words.lines
        for line in Paragraph(text, width, font_of(BODY_POINTS)).lines
    ]
    heading = text_block(words.title, width, HEADING_POINTS, bold=True)
    return Part(tuple(blocks) or (to_write_on(width),) * 2, heading, after=GAP)


def suggested(sheet: Sheet, width: float) -> Part:
    """Say which step the program suggests."""
    return Part(
        (labelled(sheet.suggested_label, sheet.suggested, width, points=SMALL_POINTS),), after=GAP / 2
    )


def writing_lines(sheet: Sheet, width: float) -> Part:
    """Leave room for the physiotherapist: questions, changes, the next review, signatures."""
    half = (width - GAP) / 2
    left, right = (labelled(text, "", half, LINE_TO_WRITE_ON) for text in sheet.signatures)
    signatures = beside(left, right, half + GAP)
    lines = [labelled(text, "", width, LINE_TO_WRITE_ON) for text in sheet.lines]
    return Part((stacked([*lines, signatures]),))


def whole(part: Part) -> Block:
    """Return a part as one block that isn't cut."""
    return stacked([part.heading, *part.blocks] if part.heading else part.blocks)


def draw_mark(painter: QPainter, mark: DayMark, centre: QPointF, radius: float, not_today: str) -> None:
    """Draw a day's mark as a shape that is told apart without colour, or as the letter `not_today`."""
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.save()
    painter.setPen(QPen(INK, 3 * THIN))
    match mark:
        case DayMark.FULL:
            painter.setBrush(INK)
            painter.drawEllipse(box)
        case DayMark.PART:
            painter.drawEllipse(box)
            painter.setBrush(INK)
            painter.drawPie(box, 90 * 16, 180 * 16)
        case DayMark.STOPPED:
            painter.drawRect(box)
        case DayMark.NOT_TODAY:
            letter = Paragraph(
                not_today, 2 * radius, font_of(BODY_POINTS, bold=True), Qt.AlignmentFlag.AlignHCenter
            )
            letter.draw(painter, box.left(), centre.y() - letter.height / 2)
        case DayMark.PLANNED:
            painter.drawEllipse(box)
        case DayMark.REST:
            painter.drawLine(QLineF(centre.x() - radius / 2, centre.y(), centre.x() + radius / 2, centre.y()))
        case DayMark.NOTHING:
            painter.setBrush(INK)
            painter.drawEllipse(centre, 2 * THIN, 2 * THIN)
        case DayMark.OUTSIDE:
            pass
    painter.restore()


def _week_totals(sheet: Sheet, week: SheetWeek, columns: Sequence[float]) -> Block:
    """Return what a week adds up to; a line to write on in a blank diary."""
    texts = row_of(week.totals, columns, middle=True)

    def draw(painter: QPainter, top: float) -> None:
        texts.draw(painter, top + (DAY_HEIGHT - texts.height) / 2)
        if sheet.is_blank:
            rule(painter, GAP, sum(columns), top + DAY_HEIGHT)

    return Block(DAY_HEIGHT, draw)


def _draw_week(sheet: Sheet, week: SheetWeek, totals: Block, painter: QPainter, top: float) -> None:
    painter.save()
    painter.setPen(QPen(RULE, THIN))
    for column, day in enumerate(week.days):
        if day is None:
            continue
        cell = QRectF(column * DAY_WIDTH, top, DAY_WIDTH, DAY_HEIGHT)
        painter.drawRect(cell)
        centre = QPointF(cell.right() - 32, cell.center().y())
        if sheet.is_blank:
            painter.drawRect(QRectF(centre.x() - 20, centre.y() - 20, 40, 40))
        else:
            draw_mark(painter, day.mark, centre, 17, sheet.not_today)
        number = Paragraph(day.number, DAY_WIDTH / 2, font_of(SMALL_POINTS))
        painter.setPen(INK)
        number.draw(painter, cell.left() + PAD, cell.center().y() - number.height / 2)
        painter.setPen(QPen(RULE, THIN))
    painter.translate(7 * DAY_WIDTH, 0)
    painter.setPen(INK)
    totals.draw(painter, top)
    painter.restore()


def _legend(sheet: Sheet, width: float) -> Block:
    """Explain the marks, as many in a line as fit."""
    lines: list[list[tuple[float, DayMark, Paragraph]]] = [[]]
    left, height = 0.0, 0.0
    for mark, text in sheet.legend:
        words = Paragraph(text, width, font_of(SMALL_POINTS))
        needed = MARK_WIDTH + words.natural_width
        if lines[-1] and left + needed > width:
            lines.append([])
            left = 0.0
        lines[-1].append((left, mark, words))
        left, height = left + needed + GAP, words.height
    hint = text_block(sheet.calendar_hint, width, SMALL_POINTS) if sheet.calendar_hint else Block(0, nothing)

    def draw(painter: QPainter, top: float) -> None:
        y = top + PAD
        for line in lines:
            for left, mark, words in line:
                centre = QPointF(left + MARK_WIDTH / 2 - PAD, y + height / 2)
                draw_mark(painter, mark, centre, 15, sheet.not_today)
                words.draw(painter, left + MARK_WIDTH, y)
            y += height
        hint.draw(painter, y)

    return Block(PAD + len(lines) * height + hint.height, draw)
