"""The sheet on paper says what the month says."""

import re
from calendar import monthrange
from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from coach.progress.days import DayMark
from coach.progress.month import Note
from coach.ui.sheet.blocks import draw_mark
from coach.ui.sheet.output import Paper, SheetPreview, SheetProblem, print_sheet, write_pdf
from coach.ui.sheet.pages import Block, Part, nothing, share_out
from coach.ui.sheet.painter import in_words
from tests.progress.months import empty_month, full_page_month, lived_month, rich_month

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(path):
    """Return each page's text with single spaces, as someone would select it."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(path).pages]


def places_of(path):
    """Return where on the first page each run of text begins, in points."""
    places = []

    def visit(text, current, matrix, *_):
        if text.strip():
            x, y = matrix[4], matrix[5]
            places.append(current[0] * x + current[2] * y + current[4])
            places.append(current[1] * x + current[3] * y + current[5])

    PdfReader(path).pages[0].extract_text(visitor_text=visit)
    return places


def texts_of(month):
    """Return every text that a month's sheet must show."""
    sheet = in_words(month)
    yield from (sheet.title, sheet.month, sheet.name, sheet.footer, sheet.meaning, sheet.table_title)
    yield from sheet.routines
    for week in sheet.weeks:
        yield from (day.number for day in week.days if day)
        yield " ".join(filter(None, week.totals))
    yield " ".join((sheet.month_label, *sheet.month_totals))
    for name, *row in sheet.rows:
        yield from (name, " ".join(filter(None, row)))
    for section in (sheet.effort, sheet.pain, sheet.events, sheet.notes):
        yield from (section.title, *section.lines)
    yield from (*(text for _mark, text in sheet.legend), *sheet.lines, *sheet.signatures)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "month", [rich_month(), full_page_month(), lived_month()], ids=["rich", "sixteen rows", "lived"]
)
def test_the_pdf_has_every_text_and_number_of_the_month(tmp_path, month, paper):
    write_pdf(month, tmp_path / "month.pdf", paper)
    text = " ".join(pages_of(tmp_path / "month.pdf"))
    assert [wanted for wanted in texts_of(month) if wanted not in text] == []


@pytest.mark.parametrize(("paper", "millimetres"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))])
def test_the_page_has_the_size_of_the_paper_and_its_fonts_with_it(tmp_path, paper, millimetres):
    write_pdf(rich_month(), tmp_path / "month.pdf", paper)
    reader = PdfReader(tmp_path / "month.pdf")
    page = reader.pages[0]
    size = tuple(float(side) * 25.4 / 72 for side in (page.mediabox.width, page.mediabox.height))
    assert size == pytest.approx(millimetres, abs=0.5)
    assert reader.metadata.title == "Exercise diary, November 2026"
    for font in page["/Resources"]["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.parametrize("paper", Paper)
def test_a_usual_month_is_one_page(tmp_path, paper):
    write_pdf(rich_month(), tmp_path / "rich.pdf", paper)
    (text,) = pages_of(tmp_path / "rich.pdf")
    assert "Page" not in text


def test_a_suggestion_has_its_line_where_that_takes_no_page_more(tmp_path):
    month = lived_month()
    write_pdf(month, tmp_path / "room.pdf")
    (text,) = pages_of(tmp_path / "room.pdf")
    assert f"Suggested {in_words(month).suggested}" in text
    fuller = replace(month, notes=(*month.notes, *month.notes[-1:]))
    write_pdf(fuller, tmp_path / "no room.pdf")
    (text,) = pages_of(tmp_path / "no room.pdf")
    assert "Suggested" not in text


def test_more_rows_go_on_with_the_columns_named_again(tmp_path):
    month = full_page_month()
    longer = replace(month, exercises=month.exercises * 3)
    write_pdf(longer, tmp_path / "long.pdf")
    first, second, *_ = pages_of(tmp_path / "long.pdf")
    assert "Page 1 of 2" in first
    assert "Rosa, November 2026. Page 2 of 2" in second
    assert "Exercises: what was set, and what was done Exercise Side" in second
    assert (first + second).count("Slide your heel out to the side") == 24  # once for both sides


def test_a_long_note_goes_on_overleaf_whole(tmp_path):
    words = " ".join(f"word{number}" for number in range(900))
    month = replace(rich_month(), notes=(Note(rich_month().days[0].date, words),))
    write_pdf(month, tmp_path / "month.pdf")
    text = " ".join(pages_of(tmp_path / "month.pdf"))
    assert [number for number in range(900) if f"word{number} " not in text] == []


@pytest.mark.parametrize("paper", Paper)
def test_an_empty_month_prints_a_blank_diary_of_one_page(tmp_path, paper):
    write_pdf(empty_month(), tmp_path / "month.pdf", paper)
    (text,) = pages_of(tmp_path / "month.pdf")
    for wanted in (
        "Tick the box on each day",
        "Name Rosa",
        "Routine",
        "Exercise Side Set",
        "Signed (person)",
    ):
        assert wanted in text
    assert all(re.search(rf"\b{day}\b", text) for day in range(1, monthrange(2026, 11)[1] + 1))
    assert "full session" not in text


def test_a_printer_gets_the_same_texts_in_the_same_places_as_the_pdf(tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_sheet(rich_month(), printer)
    write_pdf(rich_month(), tmp_path / "written.pdf", Paper.LETTER)
    assert pages_of(tmp_path / "printed.pdf") == pages_of(tmp_path / "written.pdf")
    assert places_of(tmp_path / "printed.pdf") == pytest.approx(places_of(tmp_path / "written.pdf"), abs=1)


def test_a_folder_that_can_not_be_written_is_told(tmp_path):
    with pytest.raises(SheetProblem, match=r"month\.pdf in .*nowhere.*choose another folder"):
        write_pdf(rich_month(), tmp_path / "nowhere" / "month.pdf")


def test_the_preview_shows_every_page_and_tells_the_month(qtbot):
    preview = SheetPreview()
    qtbot.addWidget(preview)
    preview.set_month(rich_month())
    one_page = preview.heightForWidth(600)
    assert preview.accessibleName() == "Exercise diary, November 2026"
    assert preview.accessibleDescription().startswith("November 2026. Sessions: 14, in full: 10.")
    month = full_page_month()
    preview.set_month(replace(month, exercises=month.exercises * 2))
    assert preview.heightForWidth(600) > 2 * one_page
    preview.resize(600, preview.heightForWidth(600))
    picture = preview.grab().toImage()
    for page in (0, 1):
        top = page * (one_page + 16)
        inside = picture.copy(40, top + 40, 500, one_page // 4)
        assert darkest(inside) < 60


def darkest(picture: QImage) -> int:
    small = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(small.constBits()))


def test_marks_differ_by_shape_alone():
    pictures = []
    marks = (DayMark.FULL, DayMark.PART, DayMark.STOPPED, DayMark.NOT_TODAY, DayMark.PLANNED, DayMark.REST,
             DayMark.NOTHING)  # fmt: skip
    for mark in marks:
        picture = QImage(QSize(60, 60), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        with QPainter(picture) as painter:
            draw_mark(painter, mark, QPointF(30, 30), 20, "R")
        pictures.append(bytes(picture.constBits()))
    dark = [picture.count(b"\x00\x00\x00\xff") for picture in pictures]
    assert len(set(pictures)) == len(marks)
    full, part, stopped, not_today, planned, rest, nothing_recorded = dark
    assert full > part > stopped > planned > rest > nothing_recorded > 0
    assert not_today > rest


def test_a_heading_is_never_the_last_thing_on_a_page():
    heading, line = Block(10, nothing), Block(20, nothing)
    pages = share_out([Part((line, line)), Part((line, line, line), heading)], room=65)
    assert [[(placed.top, placed.block is heading) for placed in page] for page in pages] == [
        [(0, False), (20, False)],
        [(0, True), (10, False), (30, False)],
        [(0, True), (10, False)],
    ]
