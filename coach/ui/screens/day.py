"""A day: what was in it, each with a way to change it or to take it away, and back again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.long_words import label_of_words
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.tab_order import reach_last

ROOMY: Final = 1.25
"""Up to this text size the buttons stand beside what they are for."""

BUTTON_MM: Final = 52.0


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Something that a day had in it.

    `record_id` is what its buttons ask for; "" for what can neither be changed
    nor taken away. `more` is what was said of it, "" for nothing.
    """

    record_id: str
    what: str
    more: str = ""
    can_change: bool = False


class DayScreen(SpokenScreen):
    """Shows one day; it stands before the diary has answered."""

    change_requested = Signal(str)  # a record's id
    removal_requested = Signal(str)  # the same
    undo_requested = Signal()
    add_requested = Signal()
    back_requested = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, theme, parent)
        self._is_wide = theme.text_scale < ROOMY
        self._words: tuple[str, ...] = ()
        self._notice = label("", "notice")
        self._undo = button(self.tr("Undo"))
        self._undo.clicked.connect(self.undo_requested)
        notice = QHBoxLayout()
        notice.setSpacing(theme.gap)
        notice.addWidget(self._notice, 3)
        notice.addWidget(self._undo, 1)
        self._content = content = QWidget()
        self._entries = QVBoxLayout(content)
        self._entries.setContentsMargins(0, 0, theme.mm(2), 0)
        self._entries.setSpacing(theme.gap)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("Add something"), "main")
        self.main_button.clicked.connect(self.add_requested)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.gap)
        bottom.addWidget(self.back_button, 1)
        bottom.addWidget(self.main_button, 2)
        column = self.column()
        column.addWidget(label(title, "title"))
        column.addLayout(notice)
        column.addWidget(self.scrolled(content, title), 1)
        column.addLayout(bottom)
        self.set_notice("")

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what was just done, else what the day had in it."""
        if self._notice.text():
            return (Phrase(self._notice.text()),)
        return tuple(Phrase(text) for text in self._words)

    def set_entries(self, entries: Sequence[DayEntry]) -> None:
        """Show what the day had in it."""
        nothing = self.tr("Nothing is in the diary for this day.")
        self._words = tuple(entry.what for entry in entries) or (nothing,)
        while (item := self._entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not entries:
            self._entries.addWidget(label(nothing))
        for entry in entries:
            self._entries.addWidget(self._card(entry))
        self._entries.addStretch(1)
        reach_last(self._content, filter(None, (self.back_button, self.main_button)))
        self.words_changed.emit()

    def set_notice(self, sentence: str) -> None:
        """Say what was just done, with a way to undo it; "" takes both away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        self._undo.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _card(self, entry: DayEntry) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(*[self.theme.mm(3)] * 4)
        grid.setSpacing(self.theme.gap)
        words = QVBoxLayout()
        words.addWidget(label_of_words(entry.what))
        if entry.more:
            words.addWidget(label_of_words(entry.more, "quiet"))
        buttons = self._buttons(entry)
        if self._is_wide:
            grid.addLayout(words, 0, 0)
            grid.setColumnStretch(0, 1)
            for place, one in enumerate(buttons, 3 - len(buttons)):  # the last one always stands at the right
                grid.setColumnMinimumWidth(place, self.theme.mm(BUTTON_MM))
                grid.addWidget(one, 0, place)
        else:
            grid.addLayout(words, 0, 0, 1, max(1, len(buttons)))
            for place, one in enumerate(buttons):
                grid.addWidget(one, 1, place)
        return card

    def _buttons(self, entry: DayEntry) -> list[Button]:
        made = []
        if entry.can_change:
            change = button(self.tr("Change"))
            change.setAccessibleName(self.tr("Change: {what}").format(what=entry.what))
            change.clicked.connect(lambda: self.change_requested.emit(entry.record_id))
            made.append(change)
        if entry.record_id:
            take = button(self.tr("Take away"))
            take.setAccessibleName(self.tr("Take away: {what}").format(what=entry.what))
            take.clicked.connect(lambda: self.removal_requested.emit(entry.record_id))
            made.append(take)
        return made
