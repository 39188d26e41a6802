"""The monthly sheet, and any other document, to a PDF and to a printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QSaveFile,
    QSizeF,
)
from PySide6.QtGui import (
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter

from coach.progress.month import Month
from coach.ui.sheet.painter import PaintedSheet, lay_out, paint_page
from coach.ui.sheet.tags import TaggingPainter

PROGRAM: Final = "Leg Coach"
PDF_DOTS_PER_INCH: Final = 1200


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
        return units_of(self.page_size)


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF tells of itself, apart from its title, to who looks for it or has it read aloud.

    `language` is such as "en"; `bookmarks` are the pages (from 0) that a reader can go to, by name.
    """

    author: str
    subject: str
    language: str
    bookmarks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Pages for a PDF or a printer.

    `paint_page` is given the painter, the page counted from 0 and the device's
    dots per inch; the paper's corner is at the painter's origin. With `about`
    a PDF is tagged, and what paints says what it paints (`coach.ui.sheet.tags`).
    """

    title: str
    page_count: int
    paint_page: Callable[[QPainter, int, float], None]
    about: About | None = None


class SheetProblem(Exception):  # noqa: N818 - a problem the person can mend, not an error in the program
    """The sheet can't be written or printed; the text says why and what to do."""


def write_document(document: Document, path: Path, paper: Paper) -> None:
    """Write a document as a PDF; `path` holds a whole one or what it held before.

    Needs a QGuiApplication. Raises OSError when the file can't be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    if document.about is None:
        painter = QPainter()
        if not _paint_pdf(document, file, paper, painter):
            raise OSError(file.errorString())
    else:
        file.write(_tagged(document, document.about, paper))
    if not file.commit():
        raise OSError(file.errorString())


def write_pdf(month: Month, path: Path, paper: Paper = Paper.A4) -> None:
    """Write a month's sheet as a PDF; `path` holds a whole sheet or what it held before.

    Needs a QGuiApplication. Raises SheetProblem when the file can't be written.
    """
    write_sheets([month], path, paper)


def write_sheets(months: Sequence[Month], path: Path, paper: Paper = Paper.A4) -> None:
    """Write the sheets of several months, of one person or of many, one after the other as one PDF.

    Each begins on a page of its own. As `write_pdf` else; raises ValueError without a month.
    """
    try:
        write_document(document_of([lay_out(month, paper.size) for month in months]), path, paper)
    except OSError as error:
        raise _not_written(path) from error


def print_sheet(month: Month, printer: QPrinter) -> None:
    """Print a month's sheet as `print_document` does."""
    print_document(lambda size: document_of([lay_out(month, size)]), printer)


def print_document(laid_out: Callable[[QSizeF], Document], printer: QPrinter) -> None:
    """Print a document upright on the printer's own paper, for whose size (tenths of a mm) it is laid out.

    Raises SheetProblem when the printer doesn't take it.
    """
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    document = laid_out(units_of(printer.pageLayout().pageSize()))
    printer.setDocName(document.title)
    if not _paint_pages(document, printer, printer.resolution(), QPainter()):
        raise SheetProblem(
            QCoreApplication.translate("Sheet", "The printer did not answer. Is it on, and has it got paper?")
        )


def units_of(size: QPageSize) -> QSizeF:
    """Return a page's upright size in tenths of a millimetre."""
    return size.size(QPageSize.Unit.Millimeter) * 10


def document_of(sheets: Sequence[PaintedSheet]) -> Document:
    """Return the sheets of several months, of one person or of many, one after the other."""
    if not sheets:
        raise ValueError("there is no month to write a sheet of")
    pages = [(painted, page) for painted in sheets for page in range(painted.page_count)]
    first, several = sheets[0].sheet, len(sheets) > 1
    names = [", ".join(filter(None, (each.sheet.name, each.sheet.month))) for each in sheets]

    def paint(painter: QPainter, page: int, dots_per_inch: float) -> None:
        painted, own_page = pages[page]
        paint_page(painter, painted, own_page, dots_per_inch)

    about = About(
        author=", ".join(dict.fromkeys(each.sheet.name for each in sheets if each.sheet.name)) or PROGRAM,
        subject=" ".join(each.sheet.summary for each in sheets),
        language=first.language,
        bookmarks=tuple((name, pages.index((each, 0))) for name, each in zip(names, sheets, strict=True))
        if several
        else (),
    )
    months = list(dict.fromkeys(each.sheet.month for each in sheets))
    return Document(f"{first.title}, {', '.join(months)}", len(pages), paint, about)


def _tagged(document: Document, about: About, paper: Paper) -> bytes:
    """Return a PDF that tells its structure, and of whom and what it is."""
    from coach.ui.sheet.tagged_pdf import tagged  # noqa: PLC0415  (what it takes is loaded when it is wanted)

    kept, painter = QBuffer(), TaggingPainter()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    if not _paint_pdf(document, kept, paper, painter):
        raise OSError(kept.errorString())
    writer = tagged(bytes(kept.data().data()), painter.document, about.language)
    writer.add_metadata({"/Author": about.author, "/Subject": about.subject})
    for name, page in about.bookmarks:
        writer.add_outline_item(title=name, page_number=page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _paint_pdf(document: Document, device: QIODevice, paper: Paper, painter: QPainter) -> bool:
    writer = QPdfWriter(device)
    writer.setResolution(PDF_DOTS_PER_INCH)
    writer.setPageSize(paper.page_size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(document.title)
    writer.setCreator(PROGRAM)
    if document.about and hasattr(writer, "setAuthor"):  # from Qt 6.9 on
        writer.setAuthor(document.about.author)
    return _paint_pages(document, writer, PDF_DOTS_PER_INCH, painter)


def _paint_pages(
    document: Document, device: QPdfWriter | QPrinter, dots_per_inch: float, painter: QPainter
) -> bool:
    """Paint every page; whether the device took them all."""
    if not painter.begin(device):
        return False
    taken = True
    for page in range(document.page_count):
        taken = taken and (page == 0 or device.newPage())
        if isinstance(painter, TaggingPainter):
            painter.begin_page(page)
        document.paint_page(painter, page, dots_per_inch)
    return painter.end() and taken


def _not_written(path: Path) -> SheetProblem:
    sentence = QCoreApplication.translate(
        "Sheet", "The sheet can't be saved as {name} in {folder}. Please choose another folder."
    )
    return SheetProblem(sentence.format(name=path.name, folder=path.parent))
