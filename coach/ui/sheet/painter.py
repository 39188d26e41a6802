"""The monthly sheet on paper: one painter for the screen, the printer and the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from coach.progress import words
from coach.progress.month import Month
from coach.progress.sheet import Section, Sheet, sheet_of
from coach.ui.sheet import blocks
from coach.ui.sheet.blocks import Frame, Spacing
from coach.ui.sheet.calendar import calendar, width_of
from coach.ui.sheet.columns import in_columns
from coach.ui.sheet.pages import Block, Part, Placed, beside, nothing, share_out, stacked
from coach.ui.sheet.plot import HEIGHT, HEIGHT_TO_DRAW_IN, LOWEST, effort_plot
from coach.ui.sheet.rows import GAP, INK, LINE_TO_WRITE_ON, PAD
from coach.ui.sheet.table import exercise_table
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import BODY_POINTS, SMALL_POINTS, UNITS_PER_INCH, Paragraph, font_of, text_block

MARGIN: Final = 80.0
FOOTER_ROOM: Final = 42.0
LINES_OF_A_NOTE: Final = (24, 16, 12, 8, 6, 4, 3)
"""To so many lines each of the person's texts is cut where not all fit; the first that do are shown."""
TO_TRY: Final = (
    (BODY_POINTS, Spacing.USUAL, False),
    (9.5, Spacing.USUAL, False),
    (SMALL_POINTS, Spacing.USUAL, False),
    (SMALL_POINTS, Spacing.CLOSE, False),
    (SMALL_POINTS, Spacing.CLOSEST, True),
)
"""Sizes of text in points, its spacing, and whether the person's own words may be cut."""
BETWEEN: Final = " \N{MIDDLE DOT} "
MOST_LINES_MORE: Final = 6
"""As many more lines to write on fill a page that isn't full."""


@dataclass(frozen=True, slots=True)
class PaintedSheet:
    """A sheet laid out on pages of `size` (in tenths of a millimetre)."""

    sheet: Sheet
    size: QSizeF
    pages: tuple[tuple[Placed, ...], ...]

    @property
    def page_count(self) -> int:
        """How many pages there are; one, unless there is more to say than fits."""
        return len(self.pages)


def lay_out(month: Month, size: QSizeF) -> PaintedSheet:
    """Lay a month out on pages of `size` (in tenths of a millimetre); the same on every device.

    On one page, if it can be: the text is as large as fits, and of the person's own words there may be a few
    lines. What doesn't fit so is told in full on as many pages as it takes.
    """
    sheet = in_words(month)
    width = size.width() - 2 * MARGIN
    room = size.height() - 2 * MARGIN - FOOTER_ROOM
    for points, spacing, may_cut in TO_TRY:
        parts = _on_one_page(month, sheet, Frame(width, points, spacing), room, may_cut=may_cut)
        if parts is not None:
            return PaintedSheet(sheet, size, share_out(parts, room))
    every_way = _on_several(month, sheet, Frame(width, SMALL_POINTS, Spacing.CLOSE), room)
    return PaintedSheet(sheet, size, min((share_out(parts, room) for parts in every_way), key=len))


def in_words(month: Month) -> Sheet:
    """Return the month's texts in the language of the program."""
    return sheet_of(month, lambda text: QCoreApplication.translate(words.CONTEXT, text))


def paint_page(painter: QPainter, painted: PaintedSheet, page: int, dots_per_inch: float) -> None:
    """Paint a page, counted from 0, with its paper's corner at the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)
    painter.setPen(INK)
    painter.translate(MARGIN, MARGIN)
    for placed in painted.pages[page]:
        placed.block.draw(painter, placed.top)
    _draw_footer(painter, painted, page)
    painter.restore()


def _on_one_page(
    month: Month, sheet: Sheet, frame: Frame, room: float, *, may_cut: bool
) -> list[Part] | None:
    """Return the parts for a single page, None when they don't fit; the person's own words may be cut."""
    above = _above(month, sheet, frame)
    ending = blocks.ending(sheet, frame)
    left = room - sum(map(_height, (*above, ending)))
    if left <= 0:
        return None
    every_way = _told(sheet, frame, may_cut=may_cut)
    told = next((one for one in every_way if one.height + PAD <= left), None)
    if told is None:
        return None
    left -= told.height + PAD
    parts = [*above, Part((told,), after=PAD)]
    suggested = blocks.suggested(sheet, frame) if sheet.suggested else None
    if suggested and _height(suggested) <= left:  # a suggestion is worth a line, and no page
        parts.append(suggested)
        left -= _height(suggested)
    more_lines = min(MOST_LINES_MORE, int(left // LINE_TO_WRITE_ON))
    return [*parts, blocks.ending(sheet, frame, more_lines)]


def _on_several(month: Month, sheet: Sheet, frame: Frame, room: float) -> Iterator[list[Part]]:
    """Yield ways to put all parts in full, to be shared out among pages of so much room."""
    above = _above(month, sheet, frame)
    suggested = [blocks.suggested(sheet, frame)] if sheet.suggested else []
    ways = [[Part((told,), after=PAD)] for told in _told(sheet, frame, may_cut=False) if told.height <= room]
    ways.append([blocks.section(one, frame) for one in _sections(sheet, frame)])
    for more_lines in (MOST_LINES_MORE, 0):
        for sections in ways:
            yield [*above, *sections, *suggested, blocks.ending(sheet, frame, more_lines)]


def _above(month: Month, sheet: Sheet, frame: Frame) -> list[Part]:
    """Return who, the calendar with effort and pain beside it, and the table."""
    parts = [
        blocks.header(sheet, frame),
        Part((_calendar_and_ratings(month, sheet, frame),), after=PAD),
        exercise_table(sheet, frame),
    ]
    if not sheet.is_blank:
        parts.append(Part((text_block(sheet.meaning, frame.width, SMALL_POINTS),), after=PAD))
    return parts


def _calendar_and_ratings(month: Month, sheet: Sheet, frame: Frame) -> Block:
    """Show the calendar, and right of it effort and pain, as high as the calendar if they can be."""
    small = replace(frame, points=SMALL_POINTS)
    left = calendar(sheet, small)
    offset = width_of(sheet, small) + GAP
    beside_it = Frame(frame.width - offset, SMALL_POINTS)
    pain = blocks.whole(blocks.section(sheet.pain, beside_it))
    title = blocks.heading(sheet.effort.title, beside_it.width)
    texts = (BETWEEN.join(sheet.effort.lines),) if frame.spacing else sheet.effort.lines
    lines = [text_block(text, beside_it.width, SMALL_POINTS) for text in texts]
    bare = effort_plot(month, sheet.effort_plot, beside_it.width, 0.0)
    rest = sum(block.height for block in (pain, title, bare, *lines)) + PAD
    lowest = HEIGHT_TO_DRAW_IN if sheet.is_blank else LOWEST if frame.spacing else HEIGHT
    height = max(lowest, left.height - rest)
    plot = effort_plot(month, sheet.effort_plot, beside_it.width, height)
    return beside(left, stacked([title, plot, *lines, Block(PAD, nothing), pain]), offset)


def _sections(sheet: Sheet, frame: Frame) -> list[Section]:
    """Return the sections in order; the short ones may have all their texts in one paragraph."""
    short = [sheet.events, sheet.activities]
    if frame.spacing is Spacing.CLOSEST:
        # A line that goes on never begins with the month of a day.
        kept = [[line.replace(" ", "\N{NO-BREAK SPACE}", 1) for line in one.lines] for one in short]
        short = [replace(one, lines=(BETWEEN.join(own),)) for one, own in zip(short, kept, strict=True)]
    return [*short, sheet.measures, sheet.notes]


def _told(sheet: Sheet, frame: Frame, *, may_cut: bool) -> Iterator[Block]:
    """Yield the sections in two columns, each whole, then cut, then with shorter notes, then with fewer."""
    half = replace(frame, width=(frame.width - GAP) / 2)
    *others, notes = (blocks.section_texts(one, half) for one in _sections(sheet, frame))
    offset = half.width + GAP
    gap = PAD if frame.spacing is Spacing.CLOSEST else 2 * PAD
    yield in_columns([[stacked(one)] for one in (*others, notes)], offset, gap)
    yield in_columns([*others, notes], offset, gap)
    if not may_cut or not sheet.notes.lines:
        return
    texts = blocks.note_texts(sheet, half)
    longest = max(map(len, texts))
    for most in (lines for lines in LINES_OF_A_NOTE if lines < longest):
        texts = blocks.note_texts(sheet, half, most)
        yield in_columns([*others, blocks.cut_notes(sheet, texts, half)], offset, gap)
    for kept in range(len(texts) - 1, 0, -1):
        yield in_columns([*others, blocks.first_notes(sheet, texts, kept, half)], offset, gap)


def _height(part: Part) -> float:
    head = part.heading.height if part.heading else 0.0
    return head + sum(block.height for block in part.blocks) + part.after


def _draw_footer(painter: QPainter, painted: PaintedSheet, page: int) -> None:
    sheet = painted.sheet
    width = painted.size.width() - 2 * MARGIN
    font = font_of(SMALL_POINTS)
    footer = Paragraph(sheet.footer, width, font)
    top = painted.size.height() - 2 * MARGIN - footer.height
    with element(painter, Role.PARAGRAPH):
        footer.draw(painter, 0, top)
    if painted.page_count > 1:
        number = _page_number(sheet, page, painted.page_count)
        left = footer.natural_width + GAP
        # A very long name loses its beginning, never the page's number.
        fitting = QFontMetricsF(font).elidedText(number, Qt.TextElideMode.ElideLeft, width - left)
        Paragraph(fitting, width - left, font, Qt.AlignmentFlag.AlignRight).draw(painter, left, top)


def _page_number(sheet: Sheet, page: int, pages: int) -> str:
    number = sheet.page_of.format(page=page + 1, pages=pages, name=sheet.name, month=sheet.month)
    return number if page + 1 == pages else sheet.continues.format(page_of=number)
