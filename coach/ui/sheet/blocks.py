"""The blocks of the monthly sheet: what each part of it looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from coach.progress.days import DayMark
from coach.progress.sheet import Field, Section, Sheet
from coach.ui.day_marks import draw_day_mark
from coach.ui.sheet.pages import Block, Part, beside, nothing, stacked
from coach.ui.sheet.rows import GAP, INK, LINE_TO_WRITE_ON, PAD, THIN, labelled, to_write_on
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import (
    BODY_POINTS,
    HEADING_POINTS,
    TITLE_POINTS,
    Paragraph,
    font_of,
    line_blocks,
    text_block,
    to_go_on,
)

LINES_IN_BLANK_SECTION: Final = 2


class Spacing(IntEnum):
    """How much room is left between things."""

    USUAL = 0
    CLOSE = 1
    CLOSEST = 2  # short texts stand one after the other, too


@dataclass(frozen=True, slots=True)
class Frame:
    """What a part has to go by: its width in tenths of a millimetre, the size of its text in points."""

    width: float
    points: float
    spacing: Spacing = Spacing.USUAL

    @property
    def line_to_write_on(self) -> float:
        """How far apart lines to write on are."""
        return LINE_TO_WRITE_ON * (0.87 if self.spacing else 1.0)


def header(sheet: Sheet, frame: Frame) -> Part:
    """Say who, which month, which routine and who set it."""
    half = frame.width / 2
    title = Paragraph(to_go_on(sheet.title), half, font_of(TITLE_POINTS, bold=True))
    month = Paragraph(sheet.month, half, font_of(TITLE_POINTS, bold=True), Qt.AlignmentFlag.AlignRight)

    def draw_title(painter: QPainter, top: float) -> None:
        with element(painter, Role.TITLE):
            title.draw(painter, 0, top)
            month.draw(painter, half, top)

    lines = [
        labelled(sheet.routine_label, routine, frame.width, points=frame.points)
        for routine in sheet.routines or ("",)
    ]
    height = max(title.height, month.height)
    return Part((Block(height, draw_title), fields(sheet.person, frame), *lines), after=GAP / 2)


def fields(of: Sequence[Field], frame: Frame) -> Block:
    """Return labels with their texts next to each other, over as many lines as they need."""
    label, text = font_of(frame.points, bold=True), font_of(frame.points)
    wanted = [
        Paragraph(to_go_on(one.label), frame.width, label).natural_width
        + (Paragraph(one.text, frame.width, text).natural_width if one.text else LINE_TO_WRITE_ON)
        + 4 * PAD
        for one in of
    ]
    needed = [min(width, frame.width) for width in wanted]
    lines: list[list[int]] = [[]]
    for number, width in enumerate(needed):
        if lines[-1] and sum(needed[one] for one in lines[-1]) + width > frame.width:
            lines.append([])
        lines[-1].append(number)
    return stacked([_line_of([of[one] for one in line], [needed[one] for one in line], frame)
                    for line in lines])  # fmt: skip


def section(words: Section, frame: Frame) -> Part:
    """Return a heading with its lines of text, which may go over to the next page; or lines to write on."""
    blocks = [block for text in words.lines for block in line_blocks(text, frame.width, frame.points)]
    return Part(
        tuple(blocks) or (to_write_on(frame.width),) * LINES_IN_BLANK_SECTION,
        heading(words.title, frame.width),
        after=GAP / 2,
    )


def section_texts(words: Section, frame: Frame) -> list[Block]:
    """Return a section as what isn't cut: its heading with its first text, and each other text."""
    texts = [stacked(line_blocks(text, frame.width, frame.points)) for text in words.lines]
    first, *others = texts or [stacked([to_write_on(frame.width)] * LINES_IN_BLANK_SECTION)]
    return [stacked([heading(words.title, frame.width), first]), *others]


def note_texts(sheet: Sheet, frame: Frame, most: int = 0) -> list[list[Block]]:
    """Return the lines of each of the person's own texts, `most` of each at most where that isn't 0."""
    return [line_blocks(text, frame.width, frame.points, most) for text in sheet.notes.lines]


def cut_notes(sheet: Sheet, texts: Sequence[Sequence[Block]], frame: Frame) -> list[Block]:
    """Return `texts` (from `note_texts`), of which some are cut, and where the rest is."""
    rest = text_block(sheet.rest_of_notes, frame.width, frame.points)
    return [stacked([heading(sheet.notes.title, frame.width), *chain.from_iterable(texts), rest])]


def first_notes(sheet: Sheet, texts: Sequence[Sequence[Block]], count: int, frame: Frame) -> list[Block]:
    """Return the first `count` of `texts`, and how many there are more."""
    kept = list(chain.from_iterable(texts[:count]))
    more = sheet.more_notes.format(count=len(texts) - count)
    kept.append(text_block(more, frame.width, frame.points))
    return [stacked([heading(sheet.notes.title, frame.width), *kept])]


def heading(text: str, width: float) -> Block:
    """Return the heading of a section."""
    return text_block(text, width, HEADING_POINTS, bold=True, role=Role.HEADING)


def suggested(sheet: Sheet, frame: Frame) -> Part:
    """Say which step the program suggests."""
    return Part(
        (labelled(sheet.suggested_label, sheet.suggested, frame.width, points=frame.points),), after=PAD
    )


def ending(sheet: Sheet, frame: Frame, more_lines: int = 0) -> Part:
    """Leave room for questions, for what the physiotherapist changes, for the next review and signatures."""
    questions, changes = (more_lines + 1) // 2, more_lines // 2
    lines = [
        labelled(sheet.questions, "", frame.width, frame.line_to_write_on),
        *[to_write_on(frame.width)] * questions,
        labelled(sheet.changes, "", frame.width, frame.line_to_write_on),
        *[to_write_on(frame.width)] * changes,
    ]
    signed = fields(
        [Field(text, "") for text in sheet.ending], Frame(frame.width, BODY_POINTS, frame.spacing)
    )
    return Part((stacked([*lines, signed]),))


def whole(part: Part) -> Block:
    """Return a part as one block that isn't cut."""
    return stacked([part.heading, *part.blocks] if part.heading else part.blocks)


def draw_mark(painter: QPainter, mark: DayMark, centre: QPointF, radius: float, not_today: str) -> None:
    """Draw a day's mark as a shape that is told apart without colour, or as the letter `not_today`."""
    if mark is not DayMark.NOT_TODAY:
        draw_day_mark(painter, mark, centre, radius, "", INK, 3 * THIN)
        return
    letter = Paragraph(not_today, 2 * radius, font_of(BODY_POINTS, bold=True), Qt.AlignmentFlag.AlignHCenter)
    letter.draw(painter, centre.x() - radius, centre.y() - letter.height / 2)


def _line_of(of: Sequence[Field], needed: Sequence[float], frame: Frame) -> Block:
    """Return fields side by side that share what room is left, those to write in above all."""
    blank = [not one.text for one in of]
    spare = max(0.0, frame.width - sum(needed)) / (sum(blank) or len(of))
    widths = [
        width + (spare if is_blank or not any(blank) else 0.0)
        for width, is_blank in zip(needed, blank, strict=True)
    ]
    height = frame.line_to_write_on if any(blank) else 0.0
    left, line = 0.0, Block(0.0, nothing)
    for one, width in zip(of, widths, strict=True):
        is_last = left + width >= frame.width - 1
        inside = width if is_last else width - 2 * PAD
        line = beside(line, labelled(one.label, one.text, inside, height, frame.points), left)
        left += width
    return line
