"""The monthly sheet to a PDF, to a printer, and on screen; any other document to a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSaveFile, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.month import Month
from coach.ui.sheet.painter import PaintedSheet, lay_out, paint_page

PDF_DOTS_PER_INCH: Final = 1200
NARROWEST_PREVIEW_PX: Final = 480
USUAL_PREVIEW_PX: Final = 900
BETWEEN_PAGES_PX: Final = 16
EDGE: Final = QColor("#8C8375")


class Paper(StrEnum):
    """The paper that a sheet is for."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        """Qt's name for it."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)

    @property
    def size(self) -> QSizeF:
        """The size of an upright page in tenths of a millimetre."""
        return _units(self.page_size)


@dataclass(frozen=True, slots=True)
class Document:
    """Pages for a PDF or a printer.

    `paint_page` is given the painter, the page counted from 0 and the device's
    dots per inch; the paper's corner is at the painter's origin.
    """

    title: str
    page_count: int
    paint_page: Callable[[QPainter, int, float], None]


class SheetProblem(Exception):  # noqa: N818 - a problem the person can mend, not an error in the program
    """The sheet can't be written or printed; the text says why and what to do."""


def write_document(document: Document, path: Path, paper: Paper) -> None:
    """Write a document as a PDF; `path` holds a whole one or what it held before.

    Needs a QGuiApplication. Raises OSError when the file can't be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(PDF_DOTS_PER_INCH)
    writer.setPageSize(paper.page_size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(document.title)
    writer.setCreator("Leg Coach")
    if not _paint_pages(document, writer, PDF_DOTS_PER_INCH) or not file.commit():
        raise OSError(file.errorString())


def write_pdf(month: Month, path: Path, paper: Paper = Paper.A4) -> None:
    """Write a month's sheet as a PDF; `path` holds a whole sheet or what it held before.

    Needs a QGuiApplication. Raises SheetProblem when the file can't be written.
    """
    try:
        write_document(_document(lay_out(month, paper.size)), path, paper)
    except OSError as error:
        raise _not_written(path) from error


def print_sheet(month: Month, printer: QPrinter) -> None:
    """Print a month's sheet upright on the printer's own paper.

    Raises SheetProblem when the printer doesn't take it.
    """
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    document = _document(lay_out(month, _units(printer.pageLayout().pageSize())))
    printer.setDocName(document.title)
    if not _paint_pages(document, printer, printer.resolution()):
        raise SheetProblem(
            QCoreApplication.translate("Sheet", "The printer did not answer. Is it on, and has it got paper?")
        )


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
        return QSize(USUAL_PREVIEW_PX, self.heightForWidth(USUAL_PREVIEW_PX))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the sheet can be made out."""
        return QSize(NARROWEST_PREVIEW_PX, self.heightForWidth(NARROWEST_PREVIEW_PX))

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
        dots_per_inch = self.width() * 254.0 / painted.size.width()
        with QPainter(picture) as painter:
            for page in range(painted.page_count):
                paper = QRect(0, 0, self.width() - 1, page_height - 1)
                painter.fillRect(paper, Qt.GlobalColor.white)
                paint_page(painter, painted, page, dots_per_inch)
                painter.setPen(EDGE)
                painter.drawRect(paper)
                painter.translate(0, page_height + BETWEEN_PAGES_PX)
        return picture


def _units(size: QPageSize) -> QSizeF:
    """Return a page's upright size in tenths of a millimetre."""
    return size.size(QPageSize.Unit.Millimeter) * 10


def _document(painted: PaintedSheet) -> Document:
    title = f"{painted.sheet.title}, {painted.sheet.month}"

    def paint(painter: QPainter, page: int, dots_per_inch: float) -> None:
        paint_page(painter, painted, page, dots_per_inch)

    return Document(title, painted.page_count, paint)


def _paint_pages(document: Document, device: QPdfWriter | QPrinter, dots_per_inch: float) -> bool:
    """Paint every page; whether the device took them all."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    taken = True
    for page in range(document.page_count):
        taken = taken and (page == 0 or device.newPage())
        document.paint_page(painter, page, dots_per_inch)
    return painter.end() and taken


def _not_written(path: Path) -> SheetProblem:
    sentence = QCoreApplication.translate(
        "Sheet", "The sheet can't be saved as {name} in {folder}. Please choose another folder."
    )
    return SheetProblem(sentence.format(name=path.name, folder=path.parent))
