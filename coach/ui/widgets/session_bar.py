"""How far the session has come: one stretch for each exercise, filled as it is done."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Theme


class SessionBar(QWidget):
    """Paints the progress of a session; the words for it stand beside, in a label."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exercise = 0
        self._exercises = 1
        self._done = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a thin bar."""
        return QSize(self._theme.mm(100), self._theme.mm(3))

    def set_progress(self, exercise: int, exercises: int, done: float) -> None:
        """Show that `exercise` of `exercises`, from 1, is `done` from 0 to 1."""
        if (exercise, exercises) == (self._exercise, self._exercises):
            width_px = self.width() / exercises
            if round(done * width_px) == round(self._done * width_px):
                return  # not a pixel further
        name = self.tr("Exercise {number} of {total}").format(number=exercise, total=exercises)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self._exercise, self._exercises, self._done = exercise, exercises, done
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded stretch for each exercise; what is done is filled, the rest outlined."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours, gap = self._theme.palette, self._theme.mm(2)
            width = (self.width() - gap * (self._exercises - 1)) / self._exercises
            for index in range(self._exercises):
                done = (
                    1.0 if index + 1 < self._exercise else self._done if index + 1 == self._exercise else 0.0
                )
                whole = QRectF(index * (width + gap), 1, width, self.height() - 2)
                radius = whole.height() / 2
                painter.setPen(QPen(QColor(colours.line), 1))
                painter.setBrush(QColor(colours.track))
                painter.drawRoundedRect(whole, radius, radius)
                if done > 0:
                    painter.setBrush(QColor(colours.accent))
                    filled = QRectF(
                        whole.left(), whole.top(), max(whole.height(), width * done), whole.height()
                    )
                    painter.drawRoundedRect(filled, radius, radius)
