"""Exercises as pictures with their names, side by side, gone over by the arrow keys."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coach.routine.model import Exercise
from coach.ui.theme import Theme
from coach.ui.workshop.look import named, work_text_px

_NAME: Final = Qt.ItemDataRole.UserRole
_PICTURE: Final = Qt.ItemDataRole.DecorationRole
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_PAD_MM: Final = 1.2


class PictureGrid(QListWidget):
    """Marks one exercise at most; `chosen` by Enter or a double click."""

    marked = Signal(str)  # exercise id
    chosen = Signal(str)  # exercise id

    @staticmethod
    def picture_size(theme: Theme) -> QSize:
        """Return the room of a picture, in pixels."""
        wide = max(theme.mm(34), work_text_px(theme) * 6)
        return QSize(wide, min(wide * 4 // 5, theme.mm(34)))

    def __init__(self, theme: Theme, names: Iterable[str]) -> None:
        """Give each cell room for the longest of `names`."""
        super().__init__()
        self._items: dict[str, QListWidgetItem] = {}
        cell = _Cell(theme, names)
        self.setItemDelegate(cell)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(cell.size + QSize(theme.mm(1), theme.mm(1)))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(cell.size.height() // 3)
        named(self, self.tr("Exercises"))
        self.setToolTip("")
        self.currentItemChanged.connect(self._tell_marked)
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(item.data(_NAME)))

    @property
    def marked_name(self) -> str:
        """The id of the marked exercise; "" for none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME))

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of all that are shown, in their order."""
        return tuple(self._items)

    def show_exercises(self, exercises: Sequence[Exercise]) -> None:
        """Show these, in this order, for now without pictures."""
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for exercise in exercises:
            item = QListWidgetItem(exercise.name)
            item.setData(_NAME, exercise.id)
            item.setToolTip(exercise.clinical_name)
            self.addItem(item)
            self._items[exercise.id] = item
        self.blockSignals(False)

    def set_picture(self, name: str, picture: QPixmap) -> None:
        """Give an exercise its picture, if it is shown."""
        item = self._items.get(name)
        if item is not None:
            item.setData(_PICTURE, picture)

    def mark_first(self) -> None:
        """Mark the first one."""
        if self.count():
            self.setCurrentRow(0)
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked_name:
            self.chosen.emit(self.marked_name)
        else:
            super().keyPressEvent(event)

    def _tell_marked(self) -> None:
        if self.marked_name:
            self.marked.emit(self.marked_name)


class _Cell(QStyledItemDelegate):
    """Paints a picture with its name below; the marked one has a frame, and its name on the accent."""

    def __init__(self, theme: Theme, names: Iterable[str]) -> None:
        super().__init__()
        self._colours = theme.palette
        self._pad = theme.mm(_PAD_MM)
        self._font = QFont()
        self._font.setPixelSize(work_text_px(theme))
        self._picture = PictureGrid.picture_size(theme)
        wide = max(self._picture.width(), round(work_text_px(theme) * 7.8))
        metrics, room = QFontMetrics(self._font), QRect(0, 0, wide, 10_000)
        words = max((metrics.boundingRect(room, _WRAPPED, name).height() for name in names), default=0)
        self.size = QSize(wide + 2 * self._pad, self._picture.height() + words + 3 * self._pad)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - as Qt has it
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - as above
    ) -> QSize:
        """Return the room that all cells have."""
        return self.size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        state, whole = option.state, option.rect
        cell = QRect(whole.topLeft(), self.size)
        is_marked = bool(state & QStyle.StateFlag.State_Selected)
        inside = cell.adjusted(self._pad, self._pad, -self._pad, -self._pad)
        words = inside.adjusted(0, self._picture.height() + self._pad, 0, 0)
        painter.save()
        if is_marked:
            painter.fillRect(
                words.adjusted(-self._pad, -self._pad // 2, self._pad, self._pad), self._colours.accent
            )
            painter.setPen(QPen(QColor(self._colours.accent), 4, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(cell.adjusted(2, 2, -2, -2))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._colours.ink), 2))
            painter.drawRect(cell.adjusted(5, 5, -5, -5))
        picture = index.data(_PICTURE)
        if isinstance(picture, QPixmap):
            left = inside.left() + (inside.width() - self._picture.width()) // 2
            painter.drawPixmap(left, inside.top(), picture)
        painter.setFont(self._font)
        painter.setPen(QColor(self._colours.on_accent if is_marked else self._colours.ink))
        painter.drawText(words, _WRAPPED, str(index.data()))
        painter.restore()
