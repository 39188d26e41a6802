"""The reviewer's book: contents at the front, then every exercise by its position."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from coach import __version__
from coach.routine.library import Library
from coach.routine.model import Exercise
from coach.routine.terms import Position
from coach.ui.book import words
from coach.ui.book.contents import contents_of
from coach.ui.book.page import Setting, parts_of
from coach.ui.book.words import translate
from coach.ui.sheet.output import Document
from coach.ui.sheet.pages import Placed, share_out
from coach.ui.sheet.rows import INK, PAD, rule
from coach.ui.sheet.text import BODY_POINTS, SMALL_POINTS, UNITS_PER_INCH, Paragraph, font_of

MARGIN: Final = 100.0
FOOTER_ROOM: Final = 120.0
_MOST_PASSES: Final = 4
_WIDE_NUMBER: Final = 999


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, and what it is about for its footer."""

    placed: tuple[Placed, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The exercises of a book in their order, and what their ids and cautions stand for."""

    exercises: tuple[Exercise, ...]
    names: Mapping[str, str]
    cautions: Mapping[str, str]


def in_order(exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
    """Return exercises from lying to walking, the easiest first."""
    positions = list(Position)
    return tuple(
        sorted(exercises, key=lambda item: (positions.index(item.position), item.level, item.name.lower()))
    )


def shelf_of(exercises: Sequence[Exercise], library: Library) -> Shelf:
    """Return `exercises` in order, with the names and cautions that `library` has for them."""
    names = {name: exercise.name for name, exercise in library.exercises.items()}
    return Shelf(in_order(exercises), names, library.cautions)


def book_of(
    shelf: Shelf, size: QSizeF, tell: Callable[[int, int], None] = lambda _page, _pages: None
) -> Document:
    """Lay a book out on pages of `size` (in tenths of a millimetre).

    `tell` is called with the number of a page and of all pages before each is
    painted. Needs a QGuiApplication.
    """
    pages = _laid_out(shelf, size)

    def paint(painter: QPainter, index: int, dots_per_inch: float) -> None:
        tell(index + 1, len(pages))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)
        painter.setPen(INK)
        painter.translate(MARGIN, MARGIN)
        for placed in pages[index].placed:
            placed.block.draw(painter, placed.top)
        _draw_footer(painter, pages[index].subject, (index + 1, len(pages)), size)
        painter.restore()

    return Document(words.tr(words.TITLE), len(pages), paint)


def _laid_out(shelf: Shelf, size: QSizeF) -> list[Page]:
    """Lay out until every page that is named is the page where it is: longer numbers may move a line."""
    numbers = {exercise.id: _WIDE_NUMBER for exercise in shelf.exercises}
    for _attempt in range(_MOST_PASSES):
        pages = _pages(shelf, numbers, size)
        now = {page.subject: number for number, page in reversed(list(enumerate(pages, start=1)))}
        found = {exercise.id: now[exercise.id] for exercise in shelf.exercises}
        if found == numbers:
            break
        numbers = found
    return pages


def _pages(shelf: Shelf, numbers: Mapping[str, int], size: QSizeF) -> list[Page]:
    width = size.width() - 2 * MARGIN
    room = size.height() - 2 * MARGIN - FOOTER_ROOM
    on_page = translate("Book", "{name} (page\u00a0{page})")
    names = {
        name: on_page.format(name=text, page=numbers[name]) if name in numbers else text
        for name, text in shelf.names.items()
    }
    setting = Setting(width, room, shelf.cautions, names)
    pages = [Page(placed, "") for placed in share_out(contents_of(shelf.exercises, numbers, width), room)]
    for exercise in shelf.exercises:
        pages += [Page(placed, exercise.id) for placed in share_out(parts_of(exercise, setting), room)]
    return pages


def _draw_footer(painter: QPainter, subject: str, page: tuple[int, int], size: QSizeF) -> None:
    """Say on every page that it awaits review, which page it is, and of which file and program."""
    width = size.width() - 2 * MARGIN
    top = size.height() - 2 * MARGIN - FOOTER_ROOM + 4 * PAD
    rule(painter, 0, width, top - PAD)
    awaits = Paragraph(words.tr(words.AWAITS), width, font_of(BODY_POINTS, bold=True))
    awaits.draw(painter, 0, top)
    number = translate("Book", "Page {page} of {pages}").format(page=page[0], pages=page[1])
    right = Qt.AlignmentFlag.AlignRight
    Paragraph(number, width, font_of(BODY_POINTS), right).draw(painter, 0, top)
    about = translate("Book", "Leg Coach {version}").format(version=__version__)
    if subject:
        about = translate("Book", "{id}.toml, Leg Coach {version}").format(id=subject, version=__version__)
    font = font_of(SMALL_POINTS)
    fitting = QFontMetricsF(font).elidedText(about, Qt.TextElideMode.ElideMiddle, width)
    Paragraph(fitting, width, font).draw(painter, 0, top + awaits.height)
