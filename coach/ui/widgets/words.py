"""Words in a place of a settled height: as large as fits there, so that nothing around them moves."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_SHRINK: Final = 0.94
_WRAPPED: Final = Qt.TextFlag.TextWordWrap.value


class Words(QLabel):
    """A label in bold whose text is always whole: what doesn't fit at `px` is written smaller.

    It is as high as `lines` lines at `px`, whatever it says.
    """

    def __init__(self, px: int, colour: str, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px, self._colour, self._lines = px, QColor(colour), lines
        self.breaks_lines = False
        self._fitted: tuple[str, QSize, QFont] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show `text`; the same again costs nothing."""
        if text != self.text():
            self.setText(text)

    def set_px(self, px: int) -> None:
        """Be no larger than this from here on."""
        if px != self._px:
            self._px, self._fitted = px, None
            self.updateGeometry()
            self.update()

    def set_lines(self, lines: int) -> None:
        """Be as high as so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def set_colour(self, colour: str) -> None:
        """Be written in "#rrggbb"."""
        self._colour = QColor(colour)
        self.update()

    @property
    def letter_px(self) -> int:
        """How large the text is written now."""
        return self._fitting().pixelSize()

    def sizeHint(self) -> QSize:
        """Return the room of all lines; how wide that is, the layout says."""
        return QSize(0, QFontMetrics(self._font(self._px)).lineSpacing() * self._lines)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the height is settled."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text as large as it fits, and no larger than asked for."""
        with QPainter(self) as painter:
            painter.setPen(self._colour)
            painter.setFont(self._fitting())
            painter.drawText(self.rect(), self.alignment().value | self._wrapping(), self.text())

    def _fitting(self) -> QFont:
        if self._fitted is not None and self._fitted[:2] == (self.text(), self.size()):
            return self._fitted[2]
        px = float(self._px)
        font = self._font(self._px)
        while px > 1 and not self._fits(font):
            px *= _SHRINK
            font = self._font(px)
        self._fitted = (self.text(), self.size(), font)
        return font

    def _fits(self, font: QFont) -> bool:
        needed = QFontMetrics(font).boundingRect(
            QRect(0, 0, self.width(), 10 * self.height()), self._wrapping(), self.text()
        )
        return needed.width() <= self.width() and needed.height() <= self.height()

    def _wrapping(self) -> int:
        """Break no line that is one of several of its own, unless asked to."""
        return 0 if "\n" in self.text() and not self.breaks_lines else _WRAPPED

    def _font(self, px: float) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(px)))
        return font


def filling(px: int, colour: str, least_px: int) -> Words:
    """Return words that take all the height there is, at least `least_px`, and are no larger than `px`."""
    made = Words(px, colour)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    made.setMinimumHeight(least_px)
    return made
