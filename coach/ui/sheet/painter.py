"""The monthly sheet on paper: one painter for the screen, the printer and the PDF."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from coach.progress import words
from coach.progress.month import Month
from coach.progress.sheet import Sheet, sheet_of
from coach.ui.sheet import blocks
from coach.ui.sheet.pages import Block, Part, Placed, beside, nothing, share_out, stacked
from coach.ui.sheet.plot import effort_plot
from coach.ui.sheet.rows import GAP, INK, PAD
from coach.ui.sheet.table import exercise_table
from coach.ui.sheet.text import HEADING_POINTS, SMALL_POINTS, UNITS_PER_INCH, Paragraph, font_of, text_block

MARGIN: Final = 100.0
FOOTER_ROOM: Final = 55.0
TALLER: Final = 150.0
"""By so much may events stand taller beside the effort plot; more of them have a part of their own."""


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
    """Lay a month out on pages of `size` (in tenths of a millimetre); the same on every device."""
    sheet = in_words(month)
    width = size.width() - 2 * MARGIN
    room = size.height() - 2 * MARGIN - FOOTER_ROOM
    *parts, writing_lines = _parts(month, sheet, width)
    pages = share_out([*parts, writing_lines], room)
    if sheet.suggested:
        longer = share_out([*parts, blocks.suggested(sheet, width), writing_lines], room)
        pages = longer if len(longer) == len(pages) else pages  # a suggestion is worth a line, and no page
    return PaintedSheet(sheet, size, pages)


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


def _parts(month: Month, sheet: Sheet, width: float) -> list[Part]:
    parts = [blocks.header(sheet, width), blocks.calendar(sheet, width), exercise_table(sheet, width)]
    if not sheet.is_blank:
        parts.append(blocks.meaning(sheet, width))
    parts += _told(month, sheet, width)
    parts += [blocks.section(sheet.notes, width), blocks.writing_lines(sheet, width)]
    return parts


def _told(month: Month, sheet: Sheet, width: float) -> list[Part]:
    """Show effort on the left; pain, and events if they fit, on the right."""
    half = (width - GAP) / 2
    effort = stacked(
        [
            text_block(sheet.effort.title, half, HEADING_POINTS, bold=True),
            effort_plot(month, half),
            *(text_block(line, half, SMALL_POINTS) for line in sheet.effort.lines),
        ]
    )
    pain = blocks.whole(blocks.section(sheet.pain, half))
    with_events = stacked([pain, Block(GAP, nothing), blocks.whole(blocks.section(sheet.events, half))])
    if with_events.height <= effort.height + TALLER:
        return [Part((beside(effort, with_events, half + GAP),), after=GAP)]
    return [Part((beside(effort, pain, half + GAP),), after=GAP), blocks.section(sheet.events, width)]


def _draw_footer(painter: QPainter, painted: PaintedSheet, page: int) -> None:
    sheet = painted.sheet
    width = painted.size.width() - 2 * MARGIN
    top = painted.size.height() - 2 * MARGIN - FOOTER_ROOM + PAD
    footer = Paragraph(sheet.footer, width, font_of(SMALL_POINTS))
    footer.draw(painter, 0, top)
    if painted.page_count > 1:
        number = sheet.page_of.format(
            page=page + 1, pages=painted.page_count, name=sheet.name, month=sheet.month
        )
        font = font_of(SMALL_POINTS)
        left = footer.natural_width + GAP
        # A very long name loses its beginning, never the page's number.
        fitting = QFontMetricsF(font).elidedText(number, Qt.TextElideMode.ElideLeft, width - left)
        Paragraph(fitting, width - left, font, Qt.AlignmentFlag.AlignRight).draw(painter, left, top)
