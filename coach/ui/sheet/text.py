"""Plain text on paper: a unit is a tenth of a millimetre, whatever the sheet is painted on."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from coach.ui.sheet.pages import Block

UNITS_PER_INCH: Final = 254.0
SMALL_POINTS: Final = 9.0  # nothing on the sheet is smaller
BODY_POINTS: Final = 10.0
HEADING_POINTS: Final = 11.0
TITLE_POINTS: Final = 18.0


class Paragraph:
    """Plain text, wrapped to `width` units; a word that is too long is broken."""

    def __init__(
        self,
        text: str,
        width: float,
        font: QFont,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text, font)
        self._layout.setTextOption(option)
        self.height = self._wrap(width)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line."""
        text = self._layout.text()
        every = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return tuple(text[line.textStart() : line.textStart() + line.textLength()].rstrip() for line in every)

    @property
    def natural_width(self) -> float:
        """The width that the text takes up."""
        every = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return max((line.naturalTextWidth() for line in every), default=0.0)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the text with its first line's top left corner there."""
        self._layout.draw(painter, QPointF(left, top))

    def _wrap(self, width: float) -> float:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
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


def text_block(text: str, width: float, points: float, *, bold: bool = False) -> Block:
    """Return text over the whole width."""
    words = Paragraph(text, width, font_of(points, bold=bold))
    return Block(words.height, lambda painter, top: words.draw(painter, 0, top))
