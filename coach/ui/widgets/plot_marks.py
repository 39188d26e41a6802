"""The marks of a plot, and the key that says which is which: shapes, told apart without colour."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.progress.chart import Drawn
from coach.ui.theme import Theme

MARK_MM: Final = 3.2
LINE_MM: Final = 1.1


class Key(QWidget):
    """Says which mark is which: a mark as it is drawn in the plot, and its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn, self._number, self._name = Drawn.MARKS, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_entry(self, drawn: Drawn, number: int, name: str) -> None:
        """Show the mark of the series `number`."""
        self._drawn, self._number, self._name = drawn, number, name
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of mark and name."""
        metrics = QFontMetricsF(self._font())
        wide = metrics.horizontalAdvance(self._name) + self._theme.mm(12)
        return QSize(round(wide), round(max(metrics.height(), self._theme.mm(8))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and the name."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.height() / 2
            if self._drawn is Drawn.BARS:
                side = self._theme.mm(6)
                draw_bar_part(painter, QRectF(1, middle - side / 2, side, side), self._number, self._theme)
            else:
                centre = QPointF(self._theme.mm(MARK_MM) + 2, middle)
                draw_point(painter, centre, self._theme.mm(MARK_MM), self._number, self._theme)
            painter.setFont(self._font())
            painter.setPen(QColor(self._theme.palette.ink))
            room = self.rect().adjusted(self._theme.mm(9), 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._name)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.large(28))
        return font


def draw_point(painter: QPainter, centre: QPointF, radius: float, number: int, theme: Theme) -> None:
    """Draw a mark of the series `number`: a disc, a ring, a diamond."""
    accent, ground = QColor(theme.palette.accent), QColor(theme.palette.ground)
    painter.save()
    painter.setPen(QPen(accent, theme.mm(LINE_MM)))
    painter.setBrush(accent if number == 0 else ground)
    if number <= 1:
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.translate(centre)
        painter.rotate(45)
        painter.drawRect(QRectF(-radius, -radius, 2 * radius, 2 * radius))
    painter.restore()


def draw_bar_part(painter: QPainter, box: QRectF, number: int, theme: Theme) -> None:
    """Draw a part of a bar: the first is filled, the one above it hatched."""
    accent = QColor(theme.palette.accent)
    painter.save()
    line = theme.mm(0.8)
    painter.setPen(QPen(accent, line))
    inside = box.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    if number == 0:
        painter.fillRect(box, accent)
    else:
        painter.fillRect(inside, QColor(theme.palette.ground))
        painter.setBrush(QBrush(accent, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(inside)
    painter.restore()
