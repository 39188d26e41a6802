"""The way through the months, to the printer and to a PDF."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from coach.progress.month import Month, month_of
from coach.settings import Settings
from coach.ui.diary import Diary
from coach.ui.screens.month import MonthScreen
from coach.ui.sheet.output import Paper, SheetProblem, print_sheet, write_pdf
from coach.ui.theme import Theme


class MonthFlow(QObject):
    """Shows a month's sheet, and prints it or saves it in `folder`."""

    def __init__(self, diary: Diary, theme: Theme, today: date, settings: Settings, folder: Path) -> None:
        super().__init__()
        self._diary = diary
        self._today = today
        self._settings = settings
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
        self._diary.ask(
            lambda store: month_of(
                store, store.default_person().id, first.year, first.month, today=self._today
            ),
            self._show,
        )

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
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_pdf(self.month, self._folder / name, Paper(self._settings.paper))
        except OSError as error:
            text = self.tr("The PDF could not be saved: {reason}. Is the disk full?")
            self.screen.set_notice(text.format(reason=error.strerror or error))
        except SheetProblem as problem:
            self.screen.set_notice(str(problem))
        else:
            saved = self.tr("Saved as “{name}” in the folder {folder}.")
            self.screen.set_notice(saved.format(name=name, folder=self._folder))


def month_before(day: date) -> date:
    """Return the first day of the month before."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def month_after(day: date) -> date:
    """Return the first day of the month after."""
    return date(day.year + (day.month == 12), day.month % 12 + 1, 1)
