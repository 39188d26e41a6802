"""The text of the guide: read from any place, and leading nowhere outside."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from coach.ui.theme import Theme


class GuideText(QTextBrowser):
    """Shows a document, and opens nothing: no page of the network, and no file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colours = f"color: {theme.palette.ink}; background: {theme.palette.card}"
        self._own: QTextDocument | None = None
        self.setOpenLinks(False)

    def show_document(self, document: QTextDocument, text_px: int) -> None:
        """Show another document in place of this one; whatever Qt styles anew, its text stays so high."""
        self.setStyleSheet(f"{self._colours}; font-size: {text_px}px")
        self.setDocument(document)
        if self._own is not None:
            self._own.deleteLater()
        self._own = document

    @property
    def first_shown(self) -> QTextBlock:
        """The paragraph at the top of what is seen."""
        block, top = self.document().begin(), self.verticalScrollBar().value()
        while block.next().isValid() and self.top_of(block.next().position()) <= top:
            block = block.next()
        return block

    def show_position(self, position: int) -> None:
        """Have the paragraph at `position`, in characters from the start, be the first that is seen."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(self.top_of(position))

    def top_of(self, position: int) -> int:
        """Return how far below the top of the text the paragraph at `position` begins, in pixels."""
        block = self.document().findBlock(position)
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing."""
