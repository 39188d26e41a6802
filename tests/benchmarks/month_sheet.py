"""A month's sheet, from the open diary to the PDF, out of a month, a year and ten years of life.

Run as `python -m tests.benchmarks.month_sheet`; prints medians and the worst in milliseconds, and their
ratios to the month's and to a plain page: the lines of that very sheet, drawn one below the other by a
`QPdfWriter`. The month is alike in each history (four sessions a day), so only what lies before it makes a
difference. The exercises' names are read before, once: they have nothing to do with the diary. Opening the
diary is told apart: the window does it once, after its first paint, and looks through all of the file.
"""

import gc
import os
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPdfWriter

from coach.history.store import open_history
from coach.routine.library import Library, load_library
from coach.settings import Settings
from coach.ui.sheet.output import PDF_DOTS_PER_INCH, Paper, write_pdf
from coach.ui.standing import month_for
from tests.data.life import LIVED_BY, YEAR, write_diary, years_of_life

ROUNDS = 11
GOAL = 1.3
HISTORIES = {"one month": 1 / 12, "one year": 1, "ten years": 10}
SHIPPED = Path(__file__).parents[2] / "routines"
FIRST, TODAY = date(YEAR, 12, 1), date(YEAR, 12, 31)


def write_sheet(diary: Path, library: Library, sheet: Path) -> tuple[float, float, float]:
    """Write the month's sheet; returns how many milliseconds opening, reading and writing took."""
    begun = time.perf_counter()
    with closing(open_history(diary)) as store:
        opened = time.perf_counter()
        month = month_for(store, Settings(person_id=LIVED_BY.id), library, FIRST, TODAY)
    read = time.perf_counter()
    write_pdf(month, sheet)
    ended = time.perf_counter()
    return (opened - begun) * 1000, (read - opened) * 1000, (ended - read) * 1000


def draw_plainly(pages: list[list[str]], file: Path) -> float:
    """Write the lines of each page in one font; returns how many milliseconds it took."""
    begun = time.perf_counter()
    writer = QPdfWriter(str(file))
    writer.setResolution(PDF_DOTS_PER_INCH)
    writer.setPageSize(Paper.A4.page_size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        painter.setFont(QFont(painter.font().family(), 9))
        for page, lines in enumerate(pages):
            if page:
                writer.newPage()
            height = writer.height() / (len(lines) + 2)
            for number, line in enumerate(lines, 1):
                painter.drawText(600, round(number * height), line)
    return (time.perf_counter() - begun) * 1000


def _sheet_ms(times: tuple[float, float, float]) -> float:
    _opening, reading, writing = times
    return reading + writing


def main() -> None:
    """Measure in turn, so that a drifting machine drifts for all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication([])
    library = load_library([SHIPPED])
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in HISTORIES}
    plain: list[float] = []
    with tempfile.TemporaryDirectory() as made:
        diaries = {
            name: write_diary(Path(made) / f"{name}.sqlite3", years_of_life(years))
            for name, years in HISTORIES.items()
        }
        sheet = Path(made) / "sheet.pdf"
        for diary in diaries.values():  # the first time it makes the day's copy, and all is imported
            write_sheet(diary, library, sheet)
        pages = [page.extract_text().splitlines() for page in PdfReader(sheet).pages]
        names = list(HISTORIES)
        for turn in range(ROUNDS):
            plain += [draw_plainly(pages, sheet)]
            for name in (*names[turn % len(names) :], *names[: turn % len(names)]):
                gc.collect()  # else who comes last in a round clears up after all
                found[name] += [write_sheet(diaries[name], library, sheet)]
    bare, first = median(plain), median(map(_sheet_ms, found["one month"]))
    print(f"{'a plain page':12} median {bare:6.1f} ms   worst {max(plain):6.1f}")
    for name, times in found.items():
        whole, parts = list(map(_sheet_ms, times)), map(median, zip(*times, strict=True))
        ratios = f"to one month {median(whole) / first:.2f}   to a plain page {median(whole) / bare:.2f}"
        opening, reading, writing = parts
        told = f"reading {reading:.0f}   writing {writing:.0f}   apart from them: opening {opening:.0f}"
        print(f"{name:12} median {median(whole):6.1f} ms   worst {max(whole):6.1f}   {ratios}   ({told})")
    print(f"goal: ten years at most {GOAL:g} times one month; {ROUNDS} rounds, {len(pages)} pages")


if __name__ == "__main__":
    main()
