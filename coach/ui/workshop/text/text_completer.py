"""Offers what may stand at the cursor of an editor, when Ctrl+Space asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from coach.ui.theme import Theme
from coach.ui.workshop.look import work_style, work_text_px
from coach.ui.workshop.text.completion import Offer, Offers

_OFFER = Qt.ItemDataRole.UserRole


class TextCompleter(QObject):
    """A list below the cursor; what is chosen in it stands for what was typed of it.

    `offers_after` is told the text before the cursor.
    """

    def __init__(self, editor: QPlainTextEdit, theme: Theme, offers_after: Callable[[str], Offers]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._offers_after = offers_after
        self._typed = ""
        self._wide = work_text_px(theme) * 24
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(editor)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self.popup.setStyleSheet(work_style(theme))
        self.popup.setAccessibleName(self.tr("What may stand here"))
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._completer.setPopup(self.popup)
        self._completer.activated[QModelIndex].connect(self._put_in)  # type: ignore[index]  # Qt's overload

    @property
    def is_shown(self) -> bool:
        """Whether the list is there, and has the keys that choose in it."""
        return self.popup.isVisible()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is offered, as it would be put in."""
        return tuple(self._model.item(row).data(_OFFER).text for row in range(self._model.rowCount()))

    def show(self) -> None:
        """Offer what may stand at the cursor; where that is nothing, there is no list."""
        cursor = self._editor.textCursor()
        before = QTextCursor(cursor)
        before.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
        found = self._offers_after(before.selection().toPlainText())
        self._typed = found.typed
        self._model.clear()
        for offer in found.offers:
            self._model.appendRow(_item(offer))
        if not found.offers:
            self.popup.hide()
            return
        rect = self._editor.cursorRect()
        rect.setWidth(min(self._wide, self._editor.viewport().width()))
        self._completer.complete(rect)
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def follow(self) -> None:
        """Offer less, or more, as the person types on."""
        if self.is_shown:
            self.show()

    def _put_in(self, index: QModelIndex) -> None:
        offer: Offer = index.data(_OFFER)
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._typed))
        text = offer.text
        after = cursor.block().text()[cursor.positionInBlock() + len(self._typed) :]
        if text.endswith('"') and after.startswith('"'):
            text = text[:-1]
        cursor.insertText(text)


def _item(offer: Offer) -> QStandardItem:
    written = offer.text.strip('" =')
    item = QStandardItem(f"{written}  —  {offer.label}" if offer.label else written)
    item.setData(offer, _OFFER)
    return item
