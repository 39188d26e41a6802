"""The way through the months, to the printer and to a PDF."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from coach.progress.month import Month
from coach.ui.screens.month import MonthScreen
from coach.ui.sheet.output import Paper, SheetProblem, print_sheet, write_pdf
from coach.ui.sheet.saving import save
from coach.ui.theme import Theme

Ask = Callable[[date, Callable[[Month], None]], None]
"""Asks the diary for the month that begins on a day; the answer comes later."""


class MonthFlow(QObject):
    """Shows a month's sheet, and prints it or saves it in `folder`."""

    def __init__(self, ask: Ask, theme: Theme, today: date, paper: Paper, folder: Path) -> None:
        super().__init__()
        self._ask = ask
        self._today = today
        self._paper = paper
        self._folder = folder
        self._shown = today.replace(day=1)
        self.month: Month | None = None
        self.screen = MonthScreen(theme)
        self.screen.is_passing = True
        self.setParent(self.screen)  # and goes with it
        self.screen.earlier_requested.connect(lambda: self._go(month_before(self._shown)))
        self.screen.later_requested.connect(lambda: self._go(month_after(self._shown)))
        self.screen.print_requested.connect(self._print)
        self.screen.pdf_requested.connect(self._save)
        self._go(self._shown)

    def _go(self, first: date) -> None:
        if first > self._today:
            return
        self._shown = first
        self._ask(first, self._show)

    def _show(self, month: Month) -> None:
        if not isValid(self):  # the screen was left before the answer came
            return
        self.month = month
        is_latest = month_after(self._shown) > self._today
        self.screen.set_month(month, is_latest=is_latest)

    def _print(self) -> None:
        if self.month is None:
            return
        if not QPrinterInfo.availablePrinterNames():  # the dialog would speak of files, and of nothing else
            self.screen.set_notice(
                self.tr(
                    "No printer was found. Connect one, or press “Save PDF” and print the file elsewhere."
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.screen)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                print_sheet(self.month, printer)
            except SheetProblem as problem:
                self.screen.set_notice(str(problem))
            else:
                self.screen.set_notice(self.tr("The sheet was sent to the printer."))

    def _save(self) -> None:
        """Save the sheet where the person's documents are: nobody is asked where a file goes."""
        if self.month is None:
            return
        name = self.tr("Leg Coach {year}-{month}.pdf").format(
            year=self._shown.year, month=f"{self._shown.month:02}"
        )
        month, paper = self.month, self._paper
        self.screen.set_notice(save(lambda path: write_pdf(month, path, paper), self._folder, name))


def month_before(day: date) -> date:
    """Return the first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def month_after(day: date) -> date:
    """Return the first day of the month after."""
    return date(day.year + (day.month == 12), day.month % 12 + 1, 1)
