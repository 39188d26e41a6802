"""What the parts of a page are to a screen reader: noted while they are painted.

A PDF tells headings from paragraphs and tables by tags, of which Qt's PDF writer
knows nothing. So what paints says what it is (`element`, `content`), and a
`TaggingPainter` leaves marks in the page between which `tagged_pdf` then sets the
tags. With any other painter all of that means nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPen

FAR_AWAY: Final = 1_000_000
"""Marks are lines that lie so far above the page, in the device's dots; nothing is seen of them."""

MARK_PEN: Final = QPen(QColor(1, 2, 3), 3)
"""Like no other pen, so that Qt writes a mark in no other way than as a line."""


class Role(StrEnum):
    """What a part is, as PDF names it (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SHEET = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    CELL = "TD"
    FIGURE = "Figure"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of what was painted on a page (from 0), the `number`th of it (from 0)."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """A part of the document, in reading order; `alt` says a figure in words.

    `row_span` and `column_span` are how many rows and columns a table's cell is in. `goes_on` is what it has
    in common with the rest of itself, which is painted later.
    """

    role: Role
    alt: str = ""
    row_span: int = 1
    column_span: int = 1
    is_row_header: bool = False
    goes_on: object = None
    children: list["Element | Mark"] = field(default_factory=list)


class TaggingPainter(QPainter):
    """A painter that notes what it paints; what belongs to no element is decoration."""

    def __init__(self, device: QPaintDevice | None = None) -> None:
        super().__init__(*([device] if device else []))
        self.document = Element(Role.DOCUMENT)
        self._open = [self.document]
        self._page = 0
        self._marks = 0
        self._is_in_content = False

    def begin_page(self, page: int) -> None:
        """Paint on the page `page`, counted from 0, from here on."""
        self._page, self._marks = page, 0

    @contextmanager
    def element(self, one: Element) -> Iterator[None]:
        """Let what is painted within belong to an element, or to its first part, if that has just ended."""
        siblings = self._open[-1].children
        last = siblings[-1] if siblings else None
        if one.goes_on is not None and isinstance(last, Element) and last.goes_on is one.goes_on:
            one = last
        else:
            siblings.append(one)
        self._open.append(one)
        yield
        self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """Mark what is painted within as the content of the innermost element."""
        if self._is_in_content or len(self._open) == 1:
            yield
            return
        self._is_in_content = True
        self._open[-1].children.append(Mark(self._page, self._marks))
        self._mark(2 * self._marks)
        yield
        self._mark(2 * self._marks + 1)
        self._marks += 1
        self._is_in_content = False

    def _mark(self, number: int) -> None:
        """Leave a line above the page that `tagged_pdf` finds again: even numbers begin, odd ones end."""
        self.save()
        self.resetTransform()
        self.setPen(MARK_PEN)
        self.drawLine(QLineF(number, -FAR_AWAY, number, -FAR_AWAY - 1))
        self.restore()


@contextmanager
def element(  # noqa: PLR0913  (what is told by its name, and seldom)
    painter: QPainter,
    role: Role,
    *,
    alt: str = "",
    row_span: int = 1,
    column_span: int = 1,
    is_row_header: bool = False,
    goes_on: object = None,
) -> Iterator[None]:
    """Say what is painted within; see `Element`."""
    if not isinstance(painter, TaggingPainter):
        yield
        return
    with painter.element(Element(role, alt, row_span, column_span, is_row_header, goes_on)):
        yield


@contextmanager
def content(painter: QPainter) -> Iterator[None]:
    """Say that what is painted within is to be read, as far as an element is open."""
    if not isinstance(painter, TaggingPainter):
        yield
        return
    with painter.content():
        yield


@contextmanager
def figure(painter: QPainter, alt: str) -> Iterator[None]:
    """Say that what is painted within is one picture, which `alt` says in words."""
    with element(painter, Role.FIGURE, alt=alt), content(painter):
        yield
