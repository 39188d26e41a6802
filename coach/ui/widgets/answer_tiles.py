"""Large buttons whose words wrap: what may be ticked, and what may be chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button

COLUMNS: Final = ((1.15, 4), (1.5, 3), (2.2, 2))
"""How many tiles stand side by side up to a text size; above, only one."""

_BOX_MM: Final = 7.0
_PAD_MM: Final = 2.0
_BESIDE_BOX_MM: Final = 3.0
_LARGEST: Final = 1.5
"""How much larger the box gets with the text, at most."""

_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_IN_THE_MIDDLE: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


class Tile(Button):
    """A button that is as high as its words need; one to tick has a box for the tick, so it needs no colour.

    With a `picture` it has that above its words, and both are in the middle.
    """

    def __init__(
        self, words: str, theme: Theme, picture: QPixmap | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._words, self._theme, self._picture = words, theme, picture
        self.setAccessibleName(words.replace("\n", ". "))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all of it is."""
        self.ensurePolished()
        room = self._room(QRect(0, 0, width, 1 << 16))
        words = self.fontMetrics().boundingRect(QRect(0, 0, room.width(), 1 << 16), _WRAPPED, self._words)
        needed = words.height() + self._picture_height + 2 * self._theme.mm(_PAD_MM)
        return max(self._theme.target, needed)

    def sizeHint(self) -> QSize:
        """Be of a usual width."""
        width = self._theme.mm(60)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than the longest word."""
        self.ensurePolished()
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self._words.split()), default=0)
        around = 1000 - self._room(QRect(0, 0, 1000, 1000)).width()
        return QSize(longest + around, self._theme.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame as the theme has it, the box, and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = self._theme.palette
            ink = QColor(colours.on_accent if self.isChecked() and not self.isDown() else colours.ink)
            painter.setPen(ink)
            room = self._room(self.rect())
            if self._picture is not None:
                words = painter.boundingRect(room, _IN_THE_MIDDLE, self._words)
                top = room.top() + (room.height() - self._picture_height - words.height()) // 2
                left = room.center().x() - round(self._picture.deviceIndependentSize().width()) // 2
                painter.drawPixmap(left, top, self._picture)
                words.moveTop(top + self._picture_height)
                painter.drawText(words, _IN_THE_MIDDLE, self._words)
                return
            painter.drawText(room, _WRAPPED, self._words)
            if self.isCheckable():
                self._paint_box(painter, ink)

    @property
    def _picture_height(self) -> int:
        return round(self._picture.deviceIndependentSize().height()) if self._picture is not None else 0

    def _room(self, inside: QRect) -> QRect:
        """Return where words have room inside a tile."""
        pad = self._theme.mm(_PAD_MM)
        around = 2 * self._theme.mm(_BESIDE_BOX_MM)
        left = around + self._box_side if self.isCheckable() else pad
        return inside.adjusted(left, pad, -pad, -pad)

    @property
    def _box_side(self) -> int:
        return self._theme.mm(_BOX_MM * min(self._theme.text_scale, _LARGEST))

    def _paint_box(self, painter: QPainter, ink: QColor) -> None:
        side, left = self._box_side, self._theme.mm(_BESIDE_BOX_MM)
        box = QRect(left, (self.height() - side) // 2, side, side)
        pen = QPen(ink, max(3, side // 9))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawRoundedRect(box, side / 6, side / 6)
        if self.isChecked():
            spots = ((0.22, 0.52), (0.43, 0.74), (0.80, 0.26))
            tick = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in spots]
            pen.setWidth(max(4, side // 6))
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(tick))


def columns_at(text_scale: float) -> int:
    """Return how many tiles stand side by side at a text size (1.0 is usual)."""
    return next((columns for scale, columns in COLUMNS if text_scale <= scale), 1)


def in_grid(tiles: Sequence[QWidget], columns: int, theme: Theme) -> QGridLayout:
    """Return a layout of `tiles` in rows of `columns`, all of a width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.gap)
    for index, tile in enumerate(tiles):
        grid.addWidget(tile, index // columns, index % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid
