"""Pages on screen, as they will be printed."""

from typing import Final

from PySide6.QtCore import QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.month import Month
from coach.ui.sheet.output import Document, Paper, document_of
from coach.ui.sheet.painter import lay_out
from coach.ui.sheet.text import UNITS_PER_INCH

NARROWEST_PX: Final = 480
USUAL_PX: Final = 900
BETWEEN_PAGES_PX: Final = 16
MOST_KEPT: Final = 4
"""So many pages' pictures are kept: each may have some megabytes."""
EDGE: Final = QColor("#8C8375")


class DocumentPreview(QWidget):
    """Shows a document as it will be printed, as wide as there is room for."""

    def __init__(self, parent: QWidget | None = None, paper: Paper = Paper.A4) -> None:
        super().__init__(parent)
        self.paper = paper
        self._document: Document | None = None
        self._pictures: dict[int, QPixmap] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_document(self, document: Document) -> None:
        """Show another document, laid out for the paper of this preview."""
        self._document = document
        self._pictures.clear()
        self.setAccessibleName(document.title)
        self.setAccessibleDescription(document.about.subject if document.about else "")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the pages under each other."""
        page = self._page_height(width)
        count = self._document.page_count if self._document else 1
        return count * page + (count - 1) * BETWEEN_PAGES_PX

    def sizeHint(self) -> QSize:
        """Return a size at which the pages can be read."""
        return QSize(USUAL_PX, self.heightForWidth(USUAL_PX))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the pages can be made out."""
        return QSize(NARROWEST_PX, self.heightForWidth(NARROWEST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the pages anew at the new size."""
        self._pictures.clear()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the pages that are in view; each is painted once for each document and size."""
        if self._document is None:
            return
        page_height = self._page_height(self.width())
        with QPainter(self) as painter:
            for page in range(self._document.page_count):
                top = page * (page_height + BETWEEN_PAGES_PX)
                if event.rect().intersects(QRect(0, top, self.width(), page_height)):
                    painter.drawPixmap(0, top, self._picture_of(self._document, page))

    @property
    def _size(self) -> QSizeF:
        return self.paper.size

    def _page_height(self, width: int) -> int:
        return round(width * self._size.height() / self._size.width())

    def _picture_of(self, document: Document, page: int) -> QPixmap:
        """Return the picture of a page; those that were wanted long ago aren't kept."""
        if page not in self._pictures:
            for oldest in list(self._pictures)[: 1 - MOST_KEPT]:
                del self._pictures[oldest]
            self._pictures[page] = self._paint(document, page)
        return self._pictures[page]

    def _paint(self, document: Document, page: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(self.width(), self._page_height(self.width()))
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        with QPainter(picture) as painter:
            document.paint_page(painter, page, self.width() * UNITS_PER_INCH / self._size.width())
            painter.setPen(EDGE)
            painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        return picture


class SheetPreview(DocumentPreview):
    """Shows a month's sheet as it will be printed."""

    def __init__(self, parent: QWidget | None = None, paper: Paper = Paper.A4) -> None:
        super().__init__(parent, paper)
        self.month_name = ""
        """The month that is shown, such as "November 2026"."""
        self.setAccessibleName(self.tr("The month's sheet"))

    def set_month(self, month: Month) -> None:
        """Show another month."""
        painted = lay_out(month, self.paper.size)
        self.month_name = painted.sheet.month
        self.set_document(document_of([painted]))
