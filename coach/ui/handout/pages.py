"""The hand-out on paper: one or two pages, the larger the text the more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from coach.progress import words as sheet_words
from coach.progress.writing import plain
from coach.routine.terms import Side
from coach.ui.book.figures import Style, figure_rows
from coach.ui.book.page import bullet
from coach.ui.handout.words import HandOut, Item, Pause
from coach.ui.sheet.output import PROGRAM, About, Document
from coach.ui.sheet.pages import Block, Part, Placed, beside, nothing, share_out, stacked
from coach.ui.sheet.rows import GAP, INK, PAD, THIN, banded, labelled, rule
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import SMALL_POINTS, UNITS_PER_INCH, Paragraph, font_of, text_block, to_go_on

translate: Final = QCoreApplication.translate
"""Its name is what Qt's lupdate looks for."""

MARGIN: Final = 110.0
FOOTER_ROOM: Final = 60.0
USUAL_PERCENT: Final = 100
FEW_PAGES: Final = 2
LARGE_SHARE: Final = 0.75
"""How much lower than a form has them pictures above large text may be, to fit on half a page."""
LOWEST_SHARE: Final = 0.55
"""How much lower than a form has them pictures may be, where there are many of them."""
LARGE_PRINT_POINTS: Final = 11.0
"""At 100 percent; so that at 150 text is 16.5 points, and at 200 22."""
LARGE_POINTS: Final = 15.0
"""From this size on pictures stand above the text: beside them a line would have too few words."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a hand-out is laid out: text in points, pictures of one exercise in tenths of a millimetre.

    In a `close` one the cues of an exercise stand in one paragraph.
    """

    points: float
    pictures_width: float
    picture_height: float
    close: bool = False


TO_TRY: Final = (
    Form(12.0, 780.0, 520.0),
    Form(11.0, 700.0, 460.0),
    Form(10.0, 640.0, 380.0),
    Form(10.0, 600.0, 300.0, close=True),
    Form(SMALL_POINTS, 560.0, 240.0, close=True),
)
"""From the most to the least legible; nothing is smaller than the last."""


def hand_out_pages(hand_out: HandOut, size: QSizeF, text_percent: int = USUAL_PERCENT) -> Document:
    """Lay a hand-out out on pages of `size` (in tenths of a millimetre), with text of 100 to 250 percent.

    At 100 percent it is on one page if it can be with text of 10 points or
    more, else on two if it can be, else on as many as it takes at 9 points.
    Larger text is never made smaller again, whatever the number of pages.
    Needs a QGuiApplication.
    """
    pages = _laid_out(hand_out, size, text_percent)

    def paint(painter: QPainter, page: int, dots_per_inch: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)
        painter.setPen(INK)
        painter.translate(MARGIN, MARGIN)
        for placed in pages[page]:
            placed.block.draw(painter, placed.top)
        _draw_footer(painter, hand_out, (page + 1, len(pages)), size)
        painter.restore()

    told = translate("HandOut", "{name}: exercises to do at home. Exercises: {count}. Pages: {pages}.")
    about = About(
        author=PROGRAM,
        subject=told.format(name=hand_out.title, count=len(hand_out.exercises), pages=len(pages)),
        language=translate(sheet_words.CONTEXT, sheet_words.LANGUAGE),
    )
    return Document(hand_out.title, len(pages), paint, about)


def _laid_out(hand_out: HandOut, size: QSizeF, text_percent: int) -> tuple[tuple[Placed, ...], ...]:
    width, room = size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - FOOTER_ROOM
    if text_percent > USUAL_PERCENT:
        points = LARGE_PRINT_POINTS * text_percent / USUAL_PERCENT
        large = Form(points, TO_TRY[0].pictures_width, TO_TRY[0].picture_height)
        return share_out(_parts(hand_out, large, width, room), room)
    *forms, closest = TO_TRY
    least = share_out(_parts(hand_out, closest, width, room), room)
    if len(least) > FEW_PAGES:
        return least
    ways = [(form, share_out(_parts(hand_out, form, width, room), room)) for form in forms]
    on_one = [way for form, way in ways if len(way) == 1 and not form.close]
    few = [way for _form, way in ways if len(way) <= FEW_PAGES]
    return (*on_one, *few, least)[0]


def _parts(hand_out: HandOut, form: Form, width: float, room: float) -> list[Part]:
    parts = [_head(hand_out, form, width)]
    for item in hand_out.items:
        if isinstance(item, Pause):
            parts.append(Part((_pause(item, form, width),), after=2 * PAD))
            continue
        whole = _item(item, form, width, room)
        blocks = (whole,) if whole.height <= room else tuple(_flowing(item, form, width, room))
        parts.append(Part(blocks, after=2 * PAD))
    if hand_out.care:
        parts.append(_care(hand_out, form, width))
    return parts


def _head(hand_out: HandOut, form: Form, width: float) -> Part:
    """Say what it is, for whom, how often, and when to stop."""
    title = text_block(hand_out.title, width, form.points * 1.7, bold=True, role=Role.TITLE)
    first, *others = hand_out.about
    whom = [labelled(translate("HandOut", "For"), hand_out.person, width, points=form.points)]
    lines = [text_block(line, width, form.points) for line in (first, " ".join(others)) if line]
    if any(item.side is not Side.BOTH for item in hand_out.exercises):
        text = translate("HandOut", "The leg that works has a bold outline.")
        lines.append(text_block(text, width, form.points))
    lines += [text_block(line, width, form.points, bold=True) for line in hand_out.company]
    box = _boxed(
        [
            text_block(line, width - 4 * PAD, form.points, bold=number != 1)
            for number, line in enumerate(hand_out.stop)
        ],
        width,
    )
    gap = Block(PAD, nothing)
    return Part((title, *(whom if hand_out.person else ()), *lines, gap, box), after=2 * PAD)


def _item(item: Item, form: Form, width: float, room: float) -> Block:
    """Return an exercise as what isn't cut: its name, its pictures, and beside them or below what to do."""
    if item.as_before or form.points >= LARGE_POINTS:
        return stacked(_flowing(item, form, width, room))
    left = stacked(_pictures(item, form, form.pictures_width, form.picture_height))
    offset = form.pictures_width + GAP
    right = stacked(_texts(item, form, width - offset))
    return stacked([*_heading(item, form, width), beside(left, right, offset)])


def _flowing(item: Item, form: Form, width: float, room: float) -> list[Block]:
    """Return an exercise's blocks under each other, over the whole width: half a page of them, or a page."""
    heading, texts = _heading(item, form, width), _texts(item, form, width)
    if item.as_before:
        return [stacked(heading), *texts]
    others = sum(block.height for block in (*heading, *texts)) + 2 * PAD
    half, whole = room / 2 - others, room - others
    wanted = form.picture_height * LARGE_SHARE
    pictures = _pictures(item, form, width, half if half >= wanted else max(whole, wanted))
    return [stacked([*heading, *pictures]), *texts]


def _heading(item: Item, form: Form, width: float) -> list[Block]:
    line = Block(PAD, lambda painter, top: rule(painter, 0, width, top))
    name = translate("HandOut", "{number}. {name}").format(number=item.number, name=plain(item.exercise.name))
    return [
        line,
        text_block(name, width, form.points * 1.2, bold=True, role=Role.HEADING),
        Block(PAD / 2, nothing),
    ]


def _pictures(item: Item, form: Form, width: float, height: float) -> list[Block]:
    style = Style(item.side, max(SMALL_POINTS, form.points - 1), form.picture_height * LOWEST_SHARE)
    return figure_rows(item.exercise, item.captions, width, height, style)


def _texts(item: Item, form: Form, width: float) -> list[Block]:
    exercise = item.exercise
    blocks = [
        text_block(" ".join(item.amount), width, form.points, bold=True),
        text_block(" ".join(item.manner), width, form.points),
    ]
    if item.note:
        blocks.append(labelled(translate("HandOut", "Note"), item.note, width, points=form.points))
    if item.as_before:
        before = translate("HandOut", "As exercise {number}.").format(number=item.as_before)
        return [*blocks, text_block(before, width, form.points)]
    blocks.append(
        labelled(translate("HandOut", "Get ready"), plain(exercise.setup), width, points=form.points)
    )
    if form.close:
        tips = " ".join(_ended(plain(tip)) for tip in exercise.tips)
        blocks += [text_block(tips, width, form.points)] if tips else []
    else:
        blocks += _bullets([plain(tip) for tip in exercise.tips], form, width)
    if exercise.stop_if:
        stop = "; ".join(map(plain, exercise.stop_if))
        blocks.append(labelled(translate("HandOut", "Stop if"), stop, width, points=form.points))
    return blocks


def _bullets(texts: Sequence[str], form: Form, width: float) -> list[Block]:
    return [bullet(Paragraph(text, width - GAP, font_of(form.points))) for text in texts]


def _ended(text: str) -> str:
    """Return a sentence with its full stop, to stand before another one."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _pause(pause: Pause, form: Form, width: float) -> Block:
    words = text_block(pause.words, width - 2 * PAD, form.points)

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate(PAD, 0)
        words.draw(painter, top + PAD / 2)
        painter.restore()

    return banded(Block(words.height + PAD, draw), width)


def _care(hand_out: HandOut, form: Form, width: float) -> Part:
    line = Block(PAD, lambda painter, top: rule(painter, 0, width, top))
    title = translate("HandOut", "Take care")
    heading = text_block(title, width, form.points * 1.2, bold=True, role=Role.HEADING)
    return Part(tuple(_bullets(hand_out.care, form, width)), stacked([line, heading]))


def _boxed(blocks: Sequence[Block], width: float) -> Block:
    """Return blocks in a frame of `width`."""
    inside = stacked(blocks)
    height = inside.height + 2 * PAD

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        painter.setPen(QPen(INK, 2 * THIN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, top, width, height))
        painter.translate(2 * PAD, 0)
        inside.draw(painter, top + PAD)
        painter.restore()

    return Block(height, draw)


def _draw_footer(painter: QPainter, hand_out: HandOut, page: tuple[int, int], size: QSizeF) -> None:
    width, font = size.width() - 2 * MARGIN, font_of(SMALL_POINTS)
    what = translate("HandOut", "Exercise hand-out. Not a medical assessment. {printed}")
    left = Paragraph(to_go_on(what.format(printed=hand_out.printed)), width, font)
    number = translate("HandOut", "Page {page} of {pages}").format(page=page[0], pages=page[1])
    right = Paragraph(number, width, font, Qt.AlignmentFlag.AlignRight)
    top = size.height() - 2 * MARGIN - left.height
    with element(painter, Role.PARAGRAPH):
        left.draw(painter, 0, top)
        right.draw(painter, 0, top)
