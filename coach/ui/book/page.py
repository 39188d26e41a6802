"""The page of one exercise in the reviewer's book, block by block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coach.routine.model import Exercise
from coach.ui.book import words
from coach.ui.book.angles import angle_table
from coach.ui.book.figures import LOWEST, figure_rows
from coach.ui.book.words import Entry, Section, translate
from coach.ui.sheet.pages import Block, Part, beside, nothing, stacked
from coach.ui.sheet.rows import (
    GAP,
    INK,
    LINE_TO_WRITE_ON,
    PAD,
    THIN,
    banded,
    labelled,
    row_of,
    rule,
    ruled,
    to_write_on,
)
from coach.ui.sheet.tags import Role, element
from coach.ui.sheet.text import BODY_POINTS, SMALL_POINTS, TITLE_POINTS, Paragraph, font_of, text_block

FEWEST_LINES: Final = 2
"""So many lines for remarks has every exercise."""
BOX: Final = 34.0
BULLET: Final = 10.0
_NAME_SHARE: Final = 0.3
_WIDEST_COLUMN: Final = 260.0
_SLACK: Final = 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page is laid out with: its room in tenths of a millimetre, and what ids stand for.

    `cautions` are their texts; `names` are what to call an exercise, by its id.
    """

    width: float
    room: float
    cautions: Mapping[str, str]
    names: Mapping[str, str]


def parts_of(exercise: Exercise, setting: Setting) -> list[Part]:
    """Return what is told of an exercise: all on one page, or, if it is too much, to be shared out."""
    told = [_in_columns(exercise, setting)]
    bare = _assembled(exercise, setting, (), told, FEWEST_LINES)
    room = setting.room - _SLACK - sum(block.height for part in bare for block in _blocks(part))
    room -= sum(part.after for part in bare)
    captions = words.captions(exercise)
    figures = figure_rows(exercise, captions, setting.width, max(room, LOWEST))
    left = room - sum(block.height for block in figures)
    if left < 0:
        flowing = _flowing(exercise, setting)
        figures = figure_rows(exercise, captions, setting.width, setting.room / 2)
        return _assembled(exercise, setting, figures, flowing, FEWEST_LINES)
    return _assembled(exercise, setting, figures, told, FEWEST_LINES + int(left // LINE_TO_WRITE_ON))


def side_by_side(blocks: Sequence[Block], width: float) -> Block:
    """Return blocks next to each other that share `width` evenly."""
    first, *others = blocks
    if not others:
        return first
    step = width / len(blocks)
    return beside(first, side_by_side(others, width - step), step)


def verdict(width: float) -> Block:
    """Return boxes to tick, and a line to sign on."""
    names = [Paragraph(words.tr(text), width, font_of(BODY_POINTS, bold=True)) for text in words.VERDICTS]
    signed = labelled(translate("Book", "Initials, date"), "", width * 0.4, LINE_TO_WRITE_ON)
    step = width * 0.58 / len(names)

    def draw(painter: QPainter, top: float) -> None:
        bottom = top + LINE_TO_WRITE_ON
        for column, name in enumerate(names):
            box(painter, column * step + THIN, bottom - PAD - BOX)
            name.draw(painter, column * step + BOX + 2 * PAD, bottom - name.height)
        painter.save()
        painter.translate(width * 0.6, 0)
        signed.draw(painter, top)
        painter.restore()

    return Block(LINE_TO_WRITE_ON, draw)


def box(painter: QPainter, left: float, top: float) -> None:
    """Draw a box to tick."""
    painter.save()
    painter.setPen(QPen(INK, 2 * THIN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(left, top, BOX, BOX))
    painter.restore()


def _assembled(
    exercise: Exercise, setting: Setting, figures: Sequence[Block], told: Sequence[Part], lines: int
) -> list[Part]:
    width = setting.width
    needs = side_by_side([_entry(entry, width / 2) for entry in words.needs(exercise)], width)
    links = [_entry(entry, width / 3) for entry in words.links(exercise, setting.names)]
    below = (needs, side_by_side(links, width), _entry(words.source(exercise), width))
    remarks = stacked([verdict(width), *[to_write_on(width)] * FEWEST_LINES])
    return [
        Part(_head(exercise, width), after=GAP / 2),
        Part(tuple(figures), after=GAP / 2),
        *_angles(exercise, width),
        Part(tuple(_entry(entry, width) for entry in words.dose(exercise)), after=GAP / 2),
        *told,
        Part(below, after=PAD),
        Part((remarks, *[to_write_on(width)] * (lines - FEWEST_LINES))),
    ]


def _head(exercise: Exercise, width: float) -> tuple[Block, ...]:
    facts = [_entry(entry, width / 3) for entry in words.facts(exercise)]
    clinical = translate("Book", "{clinical_name} ({id})")
    line = Block(2 * PAD, lambda painter, top: rule(painter, 0, width, top + PAD))
    return (
        text_block(exercise.name, width, TITLE_POINTS, bold=True),
        text_block(clinical.format(clinical_name=exercise.clinical_name, id=exercise.id), width, BODY_POINTS),
        line,
        *(side_by_side(facts[first : first + 3], width) for first in range(0, len(facts), 3)),
    )


def _angles(exercise: Exercise, width: float) -> list[Part]:
    """Return the table of angles, its heading again on each page, and what stays the same."""
    captions = words.captions(exercise)
    table = angle_table(exercise, [caption.pose for caption in captions])
    column = min(_WIDEST_COLUMN, width * (1 - _NAME_SHARE) / len(captions))
    columns = [width - column * len(captions), *[column] * len(captions)]
    parts = []
    if table.rows:
        heading = banded(
            row_of(
                (translate("Book", "Degrees"), *(caption.name for caption in captions)), columns, bold=True
            ),
            width,
        )
        whose = translate("Book", "{whose}: {name}")
        names = [
            whose.format(whose=row.whose, name=row.name) if row.name else row.whose for row in table.rows
        ]
        rows = tuple(
            ruled(row_of((name, *row.values), columns, pad=PAD / 2), columns)
            for name, row in zip(names, table.rows, strict=True)
        )
        parts.append(Part(rows, heading, after=PAD))
    if table.throughout:
        label = translate("Book", "Throughout") if table.rows else translate("Book", "Pose")
        parts.append(Part((_entry(Entry(label, table.throughout), width),), after=GAP / 2))
    return parts


def _in_columns(exercise: Exercise, setting: Setting) -> Part:
    width = (setting.width - GAP) / 2
    left, right = (
        stacked([block for section in column if section.texts for block in _blocks(_section(section, width))])
        for column in words.sections(exercise, setting.cautions)
    )
    return Part((beside(left, right, width + GAP),), after=GAP / 2)


def _flowing(exercise: Exercise, setting: Setting) -> list[Part]:
    every = [
        section
        for column in words.sections(exercise, setting.cautions)
        for section in column
        if section.texts
    ]
    return [_section(section, setting.width) for section in every]


def _section(section: Section, width: float) -> Part:
    heading = text_block(section.title, width, SMALL_POINTS, bold=True)
    texts = [Paragraph(text, width - GAP, font_of(SMALL_POINTS)) for text in section.texts]
    return Part((*(bullet(text) for text in texts), Block(PAD, nothing)), heading)


def bullet(text: Paragraph) -> Block:
    """Return text with a bullet before it; it begins `GAP` units in."""

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        painter.drawEllipse(QRectF(2, top + 0.36 * text.height / len(text.lines), BULLET, BULLET))
        painter.restore()
        with element(painter, Role.PARAGRAPH):
            text.draw(painter, GAP, top)

    return Block(text.height, draw)


def _entry(entry: Entry, width: float) -> Block:
    return labelled(entry.label, entry.text, width - 3 * PAD, points=SMALL_POINTS)


def _blocks(part: Part) -> tuple[Block, ...]:
    return (part.heading, *part.blocks) if part.heading else part.blocks
