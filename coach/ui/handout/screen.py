"""A routine's hand-out as it will print, and Print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.sheet.output import Document, Paper
from coach.ui.sheet.preview import DocumentPreview
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button
from coach.ui.widgets.paper_screen import PaperScreen


class HandOutScreen(PaperScreen):
    """Look at a hand-out, choose the size of its text, and print it or save it as a file."""

    larger_requested = Signal()
    smaller_requested = Signal()

    def __init__(self, theme: Theme, paper: Paper, parent: QWidget | None = None) -> None:
        preview = DocumentPreview(paper=paper)
        super().__init__(self.tr("Hand-out"), preview, theme, parent)
        self._preview = preview
        self._smaller = button(self.tr("Text −"))  # noqa: RUF001 - a minus sign
        self._larger = button(self.tr("Text +"))
        self.add_buttons(
            (
                (self._smaller, self.smaller_requested, self.tr("Smaller text on the hand-out")),
                (self._larger, self.larger_requested, self.tr("Larger text on the hand-out")),
            )
        )

    def set_document(self, document: Document, *, is_smallest: bool, is_largest: bool) -> None:
        """Show a hand-out, and have it said in a few words."""
        self._preview.set_document(document)
        self._title.setText(self.tr("Hand-out: {name}").format(name=document.title))
        self._smaller.setDisabled(is_smallest)
        self._larger.setDisabled(is_largest)
        self.set_notice("")
        announce(self, self._preview.accessibleDescription())
