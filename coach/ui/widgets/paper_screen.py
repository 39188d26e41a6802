"""A screen that shows pages as they will be printed, above a row of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach.ui.sheet.preview import DocumentPreview
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen


class PaperScreen(Screen):
    """Look at pages and print them, or save them as a file."""

    print_requested = Signal()
    pdf_requested = Signal()
    back_requested = Signal()

    def __init__(
        self, name: str, preview: DocumentPreview, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, theme, parent)
        self._title = label(name, "title")
        self._notice = label("", "notice")
        self._notice.hide()
        self.back_button = button(self.tr("Back"))
        pdf = button(self.tr("Save PDF"))
        self.main_button = button(self.tr("Print"), "main")
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.gap)
        self.add_buttons(
            (
                (self.back_button, self.back_requested, self.tr("Back")),
                (pdf, self.pdf_requested, self.tr("Save as PDF")),
                (self.main_button, self.print_requested, self.tr("Print")),
            ),
            place=0,
        )
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self._notice)
        column.addWidget(self.scrolled(preview, self.tr("The pages")), 1)
        column.addLayout(self._row)

    def add_buttons(self, buttons: Sequence[tuple[QPushButton, SignalInstance, str]], place: int = 1) -> None:
        """Put more buttons after Back: each with what it asks for, and its name for a screen reader."""
        for at, (made, signal, accessible_name) in enumerate(buttons, start=place):
            made.setAccessibleName(accessible_name)
            made.clicked.connect(signal)
            self._row.insertWidget(at, made, 1)

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
