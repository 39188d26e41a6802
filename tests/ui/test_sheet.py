"""The sheet on paper says what the month says."""

import re
from calendar import monthrange
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from coach.history.store import open_history
from coach.progress.days import DayMark
from coach.progress.month import Note, month_of
from coach.progress.numbers_table import months_table
from coach.progress.sheet import Field
from coach.ui.month_flow import MonthFlow
from coach.ui.sheet.blocks import Frame, draw_mark, fields
from coach.ui.sheet.output import Paper, SheetProblem, print_sheet, write_pdf, write_sheets
from coach.ui.sheet.pages import Block, Part, nothing, share_out
from coach.ui.sheet.painter import MARGIN, in_words, lay_out
from coach.ui.sheet.preview import SheetPreview
from coach.ui.sheet.saving import file_name
from coach.ui.sheet.tagged_pdf import tagged
from coach.ui.sheet.tags import Element, Mark, Role
from coach.ui.sheet.text import SMALL_POINTS
from coach.ui.theme import PALETTES, Theme
from tests.data.life import LIVED_BY, YEAR, write_diary, year_of_life
from tests.progress.months import (
    empty_month,
    full_page_month,
    lived_month,
    rich_month,
    typical_month,
    very_full_month,
)
from tests.ui.tagged import font_sizes_of, structure_of, unread_of

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
    yield from (sheet.title, sheet.month, sheet.footer, sheet.meaning, sheet.table_title)
    yield from (f"{field.label} {field.text}" for field in sheet.person)
    yield from sheet.routines
    for week in sheet.weeks:
        yield from (day.number for day in week.days if day)
        yield " ".join(filter(None, week.totals))
    yield " ".join((sheet.month_label, *sheet.month_totals))
    for row in sheet.rows:
        yield from (row.exercise, row.how, " ".join(filter(None, row.done)))
    for section in (sheet.effort, sheet.pain, sheet.events, sheet.activities, sheet.measures, sheet.notes):
        yield from (section.title, *section.lines)
    yield from (*(text for _mark, text in sheet.legend), sheet.questions, sheet.changes, *sheet.ending)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "month",
    [rich_month(), full_page_month(), lived_month(), typical_month(), very_full_month()],
    ids=["rich", "sixteen rows", "lived", "typical", "very full"],
)
def test_the_pdf_has_every_text_and_number_of_the_month(tmp_path, month, paper):
    write_pdf(month, tmp_path / "month.pdf", paper)
    text = " ".join(pages_of(tmp_path / "month.pdf"))
    assert [wanted for wanted in texts_of(month) if wanted not in text] == []


def test_the_pdf_is_read_in_order_by_headings_tables_and_pictures_in_words(tmp_path):
    month = typical_month()
    write_pdf(month, tmp_path / "month.pdf")
    read = structure_of(tmp_path / "month.pdf")
    text = " ".join(text for _role, text, _attributes in read)
    assert [wanted for wanted in texts_of(month) if wanted not in text] == []
    sheet = in_words(month)
    assert [text for role, text, _attributes in read if role in {"H1", "H2"}] == [
        "Exercise diary November 2026", sheet.effort.title, sheet.pain.title, sheet.table_title,
        sheet.events.title, sheet.activities.title, sheet.measures.title, sheet.notes.title,
    ]  # fmt: skip
    said = re.sub(r"\s+", " ", text)
    assert "full session part of a session session stopped R not today rest day no session" in said
    pictures = [text for role, text, _attributes in read if role == "Figure"]
    assert pictures[:2] == ["rest day", "full session"]
    assert pictures[-1].startswith("Effort of each day. 2 Nov: 4; 4 Nov: 5;")
    rows = [text for role, text, found in read if role == "TH" and found.get("/RowSpan") == 2]
    assert rows == [row.exercise for row in sheet.rows[::2]]
    assert unread_of(tmp_path / "month.pdf") == [""]


def test_only_the_numbers_of_pages_are_left_unread(tmp_path):
    write_pdf(very_full_month(), tmp_path / "month.pdf")
    assert unread_of(tmp_path / "month.pdf") == [
        "Rosa, November 2026. Page 1 of 2, continues", "Rosa, November 2026. Page 2 of 2"
    ]  # fmt: skip


@pytest.mark.parametrize("month", [typical_month(), empty_month()], ids=["typical", "empty"])
def test_nothing_is_smaller_than_nine_points(tmp_path, month):
    write_pdf(month, tmp_path / "month.pdf")
    sizes = font_sizes_of(tmp_path / "month.pdf")
    assert len(sizes) > 50
    assert min(sizes) >= 9


def test_the_pdf_says_whose_and_what_it_is_and_in_which_language(tmp_path):
    write_pdf(typical_month(), tmp_path / "month.pdf")
    reader = PdfReader(tmp_path / "month.pdf")
    told = reader.metadata
    assert (told.title, told.author, told.creator) == ("Exercise diary, November 2026", "Rosa", "Leg Coach")
    assert told.subject == in_words(typical_month()).summary
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not False


def test_several_months_and_people_are_one_pdf_with_a_bookmark_each(tmp_path):
    other = replace(very_full_month(), person_name="Ada")
    write_sheets([typical_month(), other, empty_month()], tmp_path / "all.pdf", Paper.LETTER)
    reader = PdfReader(tmp_path / "all.pdf")
    assert [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline] == [
        ("Rosa, November 2026", 0), ("Ada, November 2026", 1), ("Rosa, November 2026", 3)
    ]  # fmt: skip
    assert reader.metadata.author == "Rosa, Ada"
    titles = [text for role, text, _attributes in structure_of(tmp_path / "all.pdf") if role == "H1"]
    assert titles == ["Exercise diary November 2026"] * 3


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
def test_a_typical_month_is_one_page(tmp_path, paper):
    write_pdf(typical_month(), tmp_path / "typical.pdf", paper)
    (text,) = pages_of(tmp_path / "typical.pdf")
    assert "Page" not in text


@pytest.mark.parametrize("paper", Paper)
def test_a_suggestion_has_its_line_and_costs_no_page(tmp_path, paper):
    month = lived_month()
    write_pdf(month, tmp_path / "room.pdf", paper)
    (text,) = pages_of(tmp_path / "room.pdf")
    assert f"Suggested {in_words(month).suggested}" in text
    typical = typical_month()
    for times in (1, 2, 3):
        full = replace(typical, notes=typical.notes * times, suggestion=month.suggestion)
        assert lay_out(full, paper.size).page_count == 1


def test_more_rows_go_on_with_the_columns_named_again(tmp_path):
    month = very_full_month()
    write_pdf(month, tmp_path / "long.pdf", Paper.LETTER)
    first, second = pages_of(tmp_path / "long.pdf")
    assert "Page 1 of 2, continues" in first
    assert "Rosa, November 2026. Page 2 of 2" in second
    assert "Exercises: what was set, and what was done Exercise Tempo" in second
    assert (first + second).count("Straighten your knee ") == 3  # once for both sides


def test_every_month_of_a_year_of_life_is_one_page(tmp_path):
    with closing(open_history(write_diary(tmp_path / "diary.sqlite3", year_of_life()))) as diary:
        months = [
            month_of(diary, LIVED_BY.id, YEAR, number, today=date(YEAR + 1, 1, 5)) for number in range(1, 13)
        ]
    pages = {
        (month.month, paper): lay_out(month, paper.size).page_count for month in months for paper in Paper
    }
    assert [which for which, count in pages.items() if count > 1] == []


def test_a_very_long_name_stays_on_the_paper():
    frame = Frame(Paper.A4.size.width() - 2 * MARGIN, SMALL_POINTS)
    picture = QImage(Paper.A4.size.toSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        fields([Field("Name", "Rosa Maria " * 40), Field("Born", "1950")], frame).draw(painter, 0)
    beside_it = picture.copy(int(frame.width), 0, int(2 * MARGIN), picture.height())
    assert darkest(beside_it) == 255


def test_a_long_note_is_cut_before_another_is_left_out(tmp_path):
    month, said = rich_month(), " ".join(f"word{number}" for number in range(900))
    day = month.days[0].date
    notes = (Note(day, "A good day."), Note(day, said), Note(day, "And more."))
    write_pdf(replace(month, notes=notes), tmp_path / "month.pdf")
    (text,) = pages_of(tmp_path / "month.pdf")
    assert "A good day." in text
    assert re.search(r"word40 .*\N{HORIZONTAL ELLIPSIS} 1 Nov: And more. . in full in the CSV", text)


def test_notes_that_are_too_many_for_the_page_end_with_how_many_there_are_more(tmp_path):
    month = rich_month()
    notes = tuple(Note(day.date, f"Day {day.date.day} was good.") for day in month.days * 4)
    write_pdf(replace(month, notes=notes), tmp_path / "month.pdf")
    (text,) = pages_of(tmp_path / "month.pdf")
    more = re.search(r"\N{HORIZONTAL ELLIPSIS} and (\d+) more \(in the CSV\)", text)
    assert text.count("was good.") + int(more[1]) == len(notes)


@pytest.mark.parametrize("paper", Paper)
def test_an_empty_month_prints_a_blank_diary_of_one_page(tmp_path, paper):
    write_pdf(empty_month(), tmp_path / "month.pdf", paper)
    (text,) = pages_of(tmp_path / "month.pdf")
    for wanted in (
        "Tick the box on each day",
        "Name Rosa",
        "Routine",
        "Side Prescribed Done: a mark for each time",
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
    preview.set_month(very_full_month())
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


def test_a_pdf_whose_marks_are_not_found_again_is_written_without_tags(tmp_path, caplog):
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    with QPainter(writer) as painter:
        painter.drawText(QPointF(100, 100), "Hello")
    lost = Element(Role.DOCUMENT, children=[Element(Role.PARAGRAPH, children=[Mark(0, 0)])])
    tagged(bytes(kept.data().data()), lost, "en").write(tmp_path / "untagged.pdf")
    assert "has no tags" in caplog.text
    reader = PdfReader(tmp_path / "untagged.pdf")
    assert "/StructTreeRoot" not in reader.trailer["/Root"]
    assert reader.pages[0].extract_text().strip() == "Hello"


class Wanted:
    """A diary that answers when it is told to."""

    def __init__(self):
        self.asked = []

    def __call__(self, first, then):
        self.asked.append((first, then))


@pytest.fixture
def way(qtbot, tmp_path):
    """Return the way through the months, with a diary that hasn't answered yet."""
    wanted = Wanted()
    made = MonthFlow(wanted, Theme(PALETTES["light"], 96 / 25.4, 1.0), date(2026, 11, 20), Paper.A4, tmp_path)
    qtbot.addWidget(made.screen)
    made.wanted = wanted
    return made


def test_who_waits_long_for_a_month_is_told_so(qtbot, way):
    notice = way.screen._notice
    qtbot.waitUntil(lambda: "One moment" in notice.text(), timeout=2000)
    way.wanted.asked[-1][1](rich_month())
    assert notice.text() == ""


def test_only_the_month_that_is_wanted_by_now_is_shown(way):
    way.screen.earlier_requested.emit()
    (first, then_now), (second, then_before) = way.wanted.asked
    assert (first, second) == (date(2026, 11, 1), date(2026, 10, 1))
    then_before(replace(empty_month(), month=10))
    then_now(rich_month())
    assert way.screen._title.text() == "My month: October 2026"


def test_the_numbers_are_saved_beside_the_sheet_under_the_persons_name(way, tmp_path):
    typical = typical_month()
    way.wanted.asked[-1][1](typical)
    way.screen.numbers_requested.emit()
    way.screen.pdf_requested.emit()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "Leg Coach Rosa 2026-11.csv", "Leg Coach Rosa 2026-11.pdf"
    ]  # fmt: skip
    assert (tmp_path / "Leg Coach Rosa 2026-11.csv").read_bytes() == months_table([typical])
    assert way.screen._notice.text() == f"Saved as “Leg Coach Rosa 2026-11.pdf” in the folder {tmp_path}."


def test_a_file_is_called_by_what_a_file_may_be_called():
    assert file_name("../R/o:sa  ", 2026, 3, ".pdf") == "Leg Coach Rosa 2026-03.pdf"
    assert file_name("", 2026, 12, ".csv") == "Leg Coach 2026-12.csv"
