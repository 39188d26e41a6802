"""The four buttons that are always in the same place: Stop, Back, Pause, Next."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.session.events import State
from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, button

BUTTON_PX: Final = 36
BUTTON_MM: Final = 25


class ButtonBar(QWidget):
    """Stop, Back, the main button, which says what it does now, and Next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.stop = self._button(self.tr("■  Stop"), self.tr("Stop"), "stop")
        self.back = self._button(self.tr("◀  Back"), self.tr("Back"))
        self.main = self._button("", "", "main")
        self.next = self._button(self.tr("Next  ▶"), self.tr("Next"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.mm(5))
        for each in (self.stop, self.back, self.main, self.next):
            row.addWidget(each, 15 if each is self.main else 10)
        self.set_px(theme.far(BUTTON_PX))

    def _button(self, text: str, name: str, role: str = "") -> Button:
        made = button(text, role)
        made.setAccessibleName(name)
        return made

    def set_px(self, px: int) -> None:
        """Write so large."""
        for each in (self.stop, self.back, self.main, self.next):
            each.set_size(self._theme.mm(BUTTON_MM), px)

    def show_state(self, state: State, *, closes_notes: bool) -> None:
        """Say on the main button what it does now."""
        texts = {
            State.PLAYING: (self.tr("❚❚  Pause"), self.tr("Pause")),
            State.WAITING: (self.tr("I'm ready"), self.tr("I'm ready")),
        }
        text, name = texts.get(state, (self.tr("▶  Go on"), self.tr("Go on")))
        if closes_notes:
            text = name = self.tr("Close the notes")
        self.next.setEnabled(not closes_notes)
        if text != self.main.text():
            self.main.setText(text)
            self.main.setAccessibleName(name)
