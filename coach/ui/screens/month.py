"""This month: the sheet as it will print, and Print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.progress.month import Month
from coach.ui.sheet.output import SheetPreview
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen


class MonthScreen(Screen):
    """Look at a month and print it."""

    print_requested = Signal()
    pdf_requested = Signal()
    earlier_requested = Signal()
    later_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My month"), theme, parent)
        self._title = label(self.tr("My month"), "title")
        self._notice = label("", "notice")
        self._notice.hide()
        self._preview = SheetPreview()
        self.back_button = button(self.tr("Back"))
        earlier = button(self.tr("◀  Earlier"))
        self._later = button(self.tr("Later  ▶"))
        pdf = button(self.tr("Save PDF"))
        self.main_button = button(self.tr("Print"), "main")
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for widget, signal, name in (
            (self.back_button, self.back_requested, self.tr("Back")),
            (earlier, self.earlier_requested, self.tr("Month before")),
            (self._later, self.later_requested, self.tr("Month after")),
            (pdf, self.pdf_requested, self.tr("Save as PDF")),
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
        """Show a month; there is nothing after the latest one."""
        self._preview.set_month(month)
        self._later.setEnabled(not is_latest)
        self.set_notice("")

    def set_notice(self, sentence: str) -> None:
        """Tell what came of printing; "" takes it away."""
        if sentence:
            announce(self, sentence)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
