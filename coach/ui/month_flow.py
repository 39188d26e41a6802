"""The way through the months, to the printer, to a PDF and to a table."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from coach.progress.dates import month_after, month_before
from coach.progress.month import Month
from coach.progress.numbers_table import months_table
from coach.ui.screens.month import MonthScreen
from coach.ui.sheet.output import Paper, print_sheet, write_pdf
from coach.ui.sheet.printing import print_from
from coach.ui.sheet.saving import file_name, save, write_bytes
from coach.ui.theme import Theme

Ask = Callable[[date, Callable[[Month], None]], None]
"""Asks the diary for the month that begins on a day; the answer comes later."""

SLOW_MS: Final = 500
"""Who waits for a month for longer than this is told so."""


class MonthFlow(QObject):
    """Shows a month's sheet, and prints it or saves it, or its numbers, in `folder`."""

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self, ask: Ask, theme: Theme, today: date, paper: Paper, folder: Path, first: date | None = None
    ) -> None:
        """Begin with the month that begins on `first`, else with today's."""
        super().__init__()
        self._ask = ask
        self._today = today
        self._paper = paper
        self._folder = folder
        self._shown = first or today.replace(day=1)
        self.month: Month | None = None
        self.screen = MonthScreen(theme, paper)
        self.screen.is_passing = True
        self.setParent(self.screen)  # and goes with it
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self._tell_to_wait)
        self.screen.earlier_requested.connect(lambda: self._go(month_before(self._shown)))
        self.screen.later_requested.connect(lambda: self._go(month_after(self._shown)))
        self.screen.print_requested.connect(self._print)
        self.screen.pdf_requested.connect(self._save_pdf)
        self.screen.numbers_requested.connect(self._save_numbers)
        self._go(self._shown)

    def _go(self, first: date) -> None:
        if first > self._today:
            return
        self._shown = first
        self._patience.start()
        self._ask(first, lambda month: self._show(first, month))

    def _show(self, first: date, month: Month) -> None:
        if (
            not isValid(self) or first != self._shown
        ):  # the screen was left, or another month is wanted by now
            return
        self._patience.stop()
        self.month = month
        self.screen.set_month(month, is_latest=month_after(first) > self._today)

    def _tell_to_wait(self) -> None:
        self.screen.set_notice(self.tr("One moment: the diary is being read."))

    def _print(self) -> None:
        if self.month is not None:
            print_from(self.screen, partial(print_sheet, self.month))

    def _save_pdf(self) -> None:
        if self.month is not None:
            month = self.month
            self._save(month, lambda path: write_pdf(month, path, self._paper), ".pdf")

    def _save_numbers(self) -> None:
        if self.month is not None:
            month = self.month
            self._save(month, lambda path: write_bytes(months_table([month]), path), ".csv")

    def _save(self, month: Month, write: Callable[[Path], None], ending: str) -> None:
        """Save a file where the person's documents are: nobody is asked where it goes."""
        self.screen.set_busy(self.tr("Saving the file."))
        name = file_name(month.person_name, month.year, month.month, ending)
        self.screen.set_notice(save(write, self._folder, name))
