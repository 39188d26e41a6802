"""A month: the sheet as it will print, and Print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.progress.month import Month
from coach.ui.sheet.output import Paper
from coach.ui.sheet.preview import SheetPreview
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button
from coach.ui.widgets.paper_screen import PaperScreen


class MonthScreen(PaperScreen):
    """Look at a month and print it, or save it as a file."""

    numbers_requested = Signal()
    earlier_requested = Signal()
    later_requested = Signal()

    def __init__(self, theme: Theme, paper: Paper = Paper.A4, parent: QWidget | None = None) -> None:
        preview = SheetPreview(paper=paper)
        super().__init__(self.tr("My month"), preview, theme, parent)
        self._preview = preview
        self._later = button(self.tr("Later  ▶"))
        self.add_buttons(
            (
                (button(self.tr("◀  Earlier")), self.earlier_requested, self.tr("Month before")),
                (self._later, self.later_requested, self.tr("Month after")),
                (
                    button(self.tr("Save CSV")),
                    self.numbers_requested,
                    self.tr("Save the numbers as CSV, for a spreadsheet"),
                ),
            )
        )

    def set_month(self, month: Month, *, is_latest: bool) -> None:
        """Show a month, and have it said in a few words; there is nothing after the latest one."""
        self._preview.set_month(month)
        self._title.setText(self.tr("My month: {month}").format(month=self._preview.month_name))
        self._later.setEnabled(not is_latest)
        self.set_notice("")
        announce(self, self._preview.accessibleDescription())
