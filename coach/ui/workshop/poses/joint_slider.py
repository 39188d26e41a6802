"""A slider for a joint's angle, with the range of a healthy joint marked on it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from coach.ui.theme import Theme
from coach.ui.workshop.poses.joint_reach import reach_of

BY_PAGE: Final = 5
HIGH_MM: Final = 6.0
_GROOVE_MM: Final = 1.4
_HANDLE_MM: Final = 2.4


class JointSlider(QSlider):
    """Goes over a little more than the healthy range, in steps of `step`; 0 has a mark of its own."""

    def __init__(
        self, theme: Theme, healthy: tuple[float, float], step: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self.step = theme, step
        self._healthy = healthy
        self.setSingleStep(1)
        self.setPageStep(BY_PAGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_healthy(healthy)

    @property
    def healthy(self) -> tuple[float, float]:
        """The lowest and the highest that are marked as healthy."""
        return self._healthy

    def set_healthy(self, healthy: tuple[float, float]) -> None:
        """Mark another range."""
        self._healthy = healthy
        self.show_angle(self.angle)

    @property
    def angle(self) -> float:
        """What it stands at."""
        return self.value() * self.step

    def show_angle(self, angle: float) -> None:
        """Stand at an angle, and reach as far; nobody is told."""
        low, high = reach_of(self._healthy, angle, self.step)
        self.blockSignals(True)
        self.setRange(round(low / self.step), round(high / self.step))
        self.setValue(round(angle / self.step))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Be wide enough for a degree or so a pixel."""
        return QSize(self._theme.mm(40), self._theme.mm(HIGH_MM))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as can still be used."""
        return QSize(self._theme.mm(22), self._theme.mm(HIGH_MM))

    def place_of(self, angle: float) -> float:
        """Return where an angle is, in pixels from the left."""
        handle = self._handle()
        room = self.width() - handle.width()
        at = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), round(angle / self.step), round(room)
        )
        return at + handle.width() / 2.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the way, the healthy part of it thick, and the handle."""
        del event
        colours, mm = self._theme.palette, self._theme.px_per_mm
        middle, groove = self.height() / 2.0, _GROOVE_MM * mm
        low, high = (self.place_of(end) for end in self._healthy)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.line), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(2.0, middle), QPointF(self.width() - 2.0, middle))
            painter.setPen(QPen(QColor(colours.line), 1.0))
            painter.setBrush(QColor(colours.track))
            painter.drawRoundedRect(QRectF(low, middle - groove / 2.0, high - low, groove), 2.0, 2.0)
            painter.setPen(QPen(QColor(colours.line), 2.0))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - groove), QPointF(end, middle + groove))
            zero = self.place_of(0.0)
            painter.setPen(QPen(QColor(colours.ink), 1.5))
            painter.drawLine(QPointF(zero, middle + groove / 2.0), QPointF(zero, middle + groove * 1.6))
            self._paint_handle(painter, middle)

    def _paint_handle(self, painter: QPainter, middle: float) -> None:
        colours, mm = self._theme.palette, self._theme.px_per_mm
        is_healthy = self._healthy[0] <= self.angle <= self._healthy[1]
        wide, high = _HANDLE_MM * mm, min(self.height() - 4.0, 2.0 * _HANDLE_MM * mm)
        at = self.place_of(self.angle)
        body = QRectF(at - wide / 2.0, middle - high / 2.0, wide, high)
        painter.setPen(QPen(QColor(colours.ink), 3.0 if self.hasFocus() else 1.5))
        fill = colours.accent if is_healthy else colours.stop
        painter.setBrush(QColor(fill if self.isEnabled() else colours.track))
        painter.drawRoundedRect(body, wide / 3.0, wide / 3.0)
        if not is_healthy:  # by its shape as well: a bar across
            painter.setPen(QPen(QColor(colours.card), 2.0))
            painter.drawLine(QPointF(at, middle - high / 4.0), QPointF(at, middle + high / 8.0))
            painter.drawPoint(QPointF(at, middle + high / 4.0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3.0, 3.0)

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        found = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return QRectF(found)
