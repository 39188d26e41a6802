"""The first pages of the reviewer's book: how to use it, and where every exercise is."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtGui import QPainter

from coach import __version__
from coach.routine.model import Exercise
from coach.routine.terms import Position
from coach.ui.book import words
from coach.ui.book.page import box
from coach.ui.book.words import translate
from coach.ui.sheet.pages import Block, Part, nothing, stacked
from coach.ui.sheet.rows import GAP, LINE_TO_WRITE_ON, PAD, banded, labelled, row_of, ruled
from coach.ui.sheet.text import BODY_POINTS, HEADING_POINTS, TITLE_POINTS, text_block

_NUMBER: Final = 125.0
_VERDICT: Final = 165.0


def contents_of(exercises: Sequence[Exercise], numbers: Mapping[str, int], width: float) -> list[Part]:
    """Return the title, and every exercise with its page, position by position; `numbers` are pages by id."""
    positions = dict.fromkeys(exercise.position for exercise in exercises)
    return [
        _title(len(exercises), width),
        *(
            _position(position, [own for own in exercises if own.position is position], numbers, width)
            for position in positions
        ),
    ]


def _title(count: int, width: float) -> Part:
    counted = translate("Book", "Exercises: {count}. Leg Coach {version}")
    lines = (translate("Book", "Reviewed by"), translate("Book", "Profession, date, signature"))
    return Part(
        (
            text_block(words.tr(words.TITLE), width, TITLE_POINTS, bold=True),
            text_block(counted.format(count=count, version=__version__), width, BODY_POINTS),
            *(
                block
                for text in words.HOW_TO
                for block in (Block(PAD, nothing), text_block(words.tr(text), width, BODY_POINTS))
            ),
            *(labelled(line, "", width, LINE_TO_WRITE_ON) for line in lines),
        ),
        after=GAP,
    )


def _position(
    position: Position, exercises: Sequence[Exercise], numbers: Mapping[str, int], width: float
) -> Part:
    rest = width - 2 * _NUMBER - len(words.VERDICTS) * _VERDICT
    columns = [_NUMBER, rest * 0.43, rest * 0.57, _NUMBER, *[_VERDICT] * len(words.VERDICTS)]
    titles = (
        translate("Book", "Page"),
        translate("Book", "Exercise"),
        translate("Book", "Clinical name"),
        translate("Book", "Level"),
        *map(words.tr, words.VERDICTS),
    )
    heading = stacked(
        [
            text_block(words.tr(words.POSITIONS[position]), width, HEADING_POINTS, bold=True),
            banded(row_of(titles, columns, bold=True), width),
        ]
    )
    rows = [_row(exercise, numbers[exercise.id], columns) for exercise in exercises]
    return Part(tuple(rows), heading, after=GAP)


def _row(exercise: Exercise, number: int, columns: Sequence[float]) -> Block:
    texts = (str(number), exercise.name, exercise.clinical_name, str(exercise.level))
    blank = [""] * len(words.VERDICTS)
    row = ruled(row_of((*texts, *blank), columns), columns)

    def draw(painter: QPainter, top: float) -> None:
        row.draw(painter, top)
        for column in range(len(texts), len(columns)):
            box(painter, sum(columns[:column]) + 2 * PAD, top + PAD)

    return Block(row.height, draw)
