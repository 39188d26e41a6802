"""The monthly sheet on screen, as it will be printed."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.month import Month
from coach.ui.sheet.output import Paper
from coach.ui.sheet.painter import PaintedSheet, lay_out, paint_page
from coach.ui.sheet.text import UNITS_PER_INCH

NARROWEST_PX: Final = 480
USUAL_PX: Final = 900
BETWEEN_PAGES_PX: Final = 16
EDGE: Final = QColor("#8C8375")


class SheetPreview(QWidget):
    """Shows a month's sheet as it will be printed, as wide as there is room for."""

    def __init__(self, parent: QWidget | None = None, paper: Paper = Paper.A4) -> None:
        super().__init__(parent)
        self._paper = paper
        self._painted: PaintedSheet | None = None
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The month's sheet"))

    def set_month(self, month: Month) -> None:
        """Show another month."""
        self._painted = lay_out(month, self._paper.size)
        self._picture = None
        self.setAccessibleName(f"{self._painted.sheet.title}, {self._painted.sheet.month}")
        self.setAccessibleDescription(self._painted.sheet.summary)
        self.updateGeometry()
        self.update()

    @property
    def month_name(self) -> str:
        """The month that is shown, such as "November 2026"."""
        return self._painted.sheet.month if self._painted else ""

    def hasHeightForWidth(self) -> bool:
        """Pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the pages under each other."""
        page = self._page_height(width)
        count = self._painted.page_count if self._painted else 1
        return count * page + (count - 1) * BETWEEN_PAGES_PX

    def sizeHint(self) -> QSize:
        """Return a size at which the sheet can be read."""
        return QSize(USUAL_PX, self.heightForWidth(USUAL_PX))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the sheet can be made out."""
        return QSize(NARROWEST_PX, self.heightForWidth(NARROWEST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the pages anew at the new size."""
        self._picture = None
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the pages; they are painted once for each month and size."""
        if self._painted is None:
            return
        if self._picture is None:
            self._picture = self._paint(self._painted)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _page_height(self, width: int) -> int:
        size = self._paper.size
        return round(width * size.height() / size.width())

    def _paint(self, painted: PaintedSheet) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        page_height = self._page_height(self.width())
        dots_per_inch = self.width() * UNITS_PER_INCH / painted.size.width()
        with QPainter(picture) as painter:
            for page in range(painted.page_count):
                paper = QRect(0, 0, self.width() - 1, page_height - 1)
                painter.fillRect(paper, Qt.GlobalColor.white)
                paint_page(painter, painted, page, dots_per_inch)
                painter.setPen(EDGE)
                painter.drawRect(paper)
                painter.translate(0, page_height + BETWEEN_PAGES_PX)
        return picture
