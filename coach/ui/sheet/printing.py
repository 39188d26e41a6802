"""Printing from a screen: the printer's dialog, and what to tell of what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from coach.ui.sheet.output import SheetProblem
from coach.ui.widgets.paper_screen import PaperScreen


def print_from(screen: PaperScreen, print_on: Callable[[QPrinter], None]) -> None:
    """Have the person choose a printer and `print_on` print there; the screen tells what came of it."""
    if not QPrinterInfo.availablePrinterNames():  # the dialog would speak of files, and of nothing else
        screen.set_notice(
            QCoreApplication.translate(
                "printing",
                "No printer was found. Connect one, or press “Save PDF” and print the file elsewhere.",
            )
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, screen).exec() != QDialog.DialogCode.Accepted:
        return
    screen.set_busy(QCoreApplication.translate("printing", "It goes to the printer."))
    try:
        print_on(printer)
    except SheetProblem as problem:
        screen.set_notice(str(problem))
    else:
        screen.set_notice(QCoreApplication.translate("printing", "It was sent to the printer."))
