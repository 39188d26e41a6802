"""Plain text on paper: a unit is a tenth of a millimetre, whatever the sheet is painted on."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from coach.ui.sheet.pages import Block
from coach.ui.sheet.tags import Role, content, element

UNITS_PER_INCH: Final = 254.0
SMALL_POINTS: Final = 9.0  # nothing on the sheet is smaller
BODY_POINTS: Final = 10.0
HEADING_POINTS: Final = 11.0
TITLE_POINTS: Final = 16.0
LINE_END: Final = "\N{LINE SEPARATOR}"
HANGING: Final = 30.0
"""How far in the lines of a paragraph are after its first, so that one sees where each begins."""


class Paragraph:
    """Plain text, wrapped to `width` units; a word that is too long is broken.

    All lines but the first begin `hanging` units in.
    """

    def __init__(
        self,
        text: str,
        width: float,
        font: QFont,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        hanging: float = 0.0,
    ) -> None:
        self._option = QTextOption(align)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text, font)
        self.height = self._wrap(width, hanging)
        if self._layout.lineCount() > 1:
            self._option.setWrapMode(QTextOption.WrapMode.ManualWrap)
            self._layout = QTextLayout(self._with_painted_spaces(), font)
            self.height = self._wrap(width, hanging)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line."""
        return tuple(line.rstrip() for line in self._raw_lines())

    @property
    def natural_width(self) -> float:
        """The width that the text takes up."""
        every = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return max((line.naturalTextWidth() for line in every), default=0.0)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the text with its first line's top left corner there."""
        with content(painter):
            self._layout.draw(painter, QPointF(left, top))

    def _raw_lines(self) -> list[str]:
        text = self._layout.text()
        every = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return [text[line.textStart() : line.textStart() + line.textLength()] for line in every]

    def _with_painted_spaces(self) -> str:
        """Return the text as it was wrapped; Qt paints no space where a line ends, and a reader needs it."""
        *before, last = self._raw_lines()
        ended = [to_go_on(line.rstrip()) if line[-1:].isspace() else line for line in before]
        return LINE_END.join((*ended, last))

    def _wrap(self, width: float, hanging: float) -> float:
        height = left = 0.0
        self._layout.setTextOption(self._option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - left)
            line.setPosition(QPointF(left, height))
            height += line.height()
            left = hanging
        self._layout.endLayout()
        return height


def font_of(points: float, *, bold: bool = False) -> QFont:
    """Return the program's font at a size on paper."""
    font = QFont()
    # In pixels, because a size in points would follow the density of what is painted on.
    font.setPixelSize(ceil(points * UNITS_PER_INCH / 72))
    font.setBold(bold)
    # Unhinted, so that a line breaks at the same word on screen, printer and PDF.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A joined "ff" couldn't be found in the PDF, or read aloud from it.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def text_block(
    text: str, width: float, points: float, *, bold: bool = False, role: Role = Role.PARAGRAPH
) -> Block:
    """Return text over the whole width."""
    words = Paragraph(text, width, font_of(points, bold=bold))

    def draw(painter: QPainter, top: float) -> None:
        with element(painter, role):
            words.draw(painter, 0, top)

    return Block(words.height, draw)


def line_blocks(text: str, width: float, points: float, most: int = 0) -> list[Block]:
    """Return text over the whole width as a block for each line, so that a page may end between them.

    With `most` there are no more lines than that, and a text that is longer ends with an ellipsis.
    """
    paragraph = object()

    def block_of(line: Paragraph, left: float) -> Block:
        def draw(painter: QPainter, top: float) -> None:
            with element(painter, Role.PARAGRAPH, goes_on=paragraph):
                line.draw(painter, left, top)

        return Block(line.height, draw)

    font = font_of(points)
    *before, last = Paragraph(text, width, font, hanging=HANGING).lines
    if most and len(before) >= most:
        room = width - (HANGING if most > 1 else 0.0)
        rest = " ".join((*before[most - 1 :], last))
        last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, room)
        before = before[: most - 1]
    lines = [Paragraph(line, width * 2, font) for line in (*map(to_go_on, before), last)]
    return [block_of(line, HANGING if number else 0.0) for number, line in enumerate(lines)]


def to_go_on(text: str) -> str:
    """Return text with a space after it, painted too, so that it isn't read as one word with the next."""
    return f"{text}\N{NO-BREAK SPACE}"
