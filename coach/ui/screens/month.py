"""A month: the sheet as it will print, and Print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.progress.month import Month
from coach.ui.sheet.output import Paper
from coach.ui.sheet.preview import SheetPreview
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen


class MonthScreen(Screen):
    """Look at a month and print it, or save it as a file."""

    print_requested = Signal()
    pdf_requested = Signal()
    numbers_requested = Signal()
    earlier_requested = Signal()
    later_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, paper: Paper = Paper.A4, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My month"), theme, parent)
        self._title = label(self.tr("My month"), "title")
        self._notice = label("", "notice")
        self._notice.hide()
        self._preview = SheetPreview(paper=paper)
        self.back_button = button(self.tr("Back"))
        earlier = button(self.tr("◀  Earlier"))
        self._later = button(self.tr("Later  ▶"))
        pdf = button(self.tr("Save PDF"))
        numbers = button(self.tr("Save CSV"))
        self.main_button = button(self.tr("Print"), "main")
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for widget, signal, name in (
            (self.back_button, self.back_requested, self.tr("Back")),
            (earlier, self.earlier_requested, self.tr("Month before")),
            (self._later, self.later_requested, self.tr("Month after")),
            (pdf, self.pdf_requested, self.tr("Save as PDF")),
            (numbers, self.numbers_requested, self.tr("Save the numbers as CSV, for a spreadsheet")),
            (self.main_button, self.print_requested, self.tr("Print")),
        ):
            widget.setAccessibleName(name)
            widget.clicked.connect(signal)
            row.addWidget(widget, 1)
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self._notice)
        column.addWidget(self.scrolled(self._preview, self.tr("The sheet")), 1)
        column.addLayout(row)

    def set_month(self, month: Month, *, is_latest: bool) -> None:
        """Show a month, and have it said in a few words; there is nothing after the latest one."""
        self._preview.set_month(month)
        self._title.setText(self.tr("My month: {month}").format(month=self._preview.month_name))
        self._later.setEnabled(not is_latest)
        self.set_notice("")
        announce(self, self._preview.accessibleDescription())

    def set_notice(self, sentence: str) -> None:
        """Tell what came of printing; "" takes it away."""
        if sentence:
            announce(self, sentence)
        self._show_notice(sentence)

    def set_busy(self, sentence: str) -> None:
        """Tell what takes a moment in which nothing else is shown; `set_notice` tells what came of it."""
        self._show_notice(sentence)
        if layout := self.layout():
            layout.activate()
        self.repaint()

    def _show_notice(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
