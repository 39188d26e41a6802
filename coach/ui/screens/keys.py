"""What the keys do, to read on the screen or to print as a card."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.key_guide import Part, clicker_part, key_parts, switch_part
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen

ROOMY: Final = 1.5
MANY: Final = 3
"""From this text size on, what so many keys do stands below them."""


class KeysScreen(Screen):
    """Show the keys, the buttons of a clicker, and how one switch steers."""

    back_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keys and buttons"), theme, parent)
        self._notice = label("", "notice")
        self._notice.hide()
        self.main_button = self.back_button = button(self.tr("Back"), "main")
        self.back_button.clicked.connect(self.back_requested)
        card = button(self.tr("Card to print"))
        card.clicked.connect(self.print_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(card, 2)
        row.addWidget(self.main_button, 3)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.gap)
        for part in (*key_parts(), clicker_part(), switch_part()):
            lines.addWidget(label(part.heading, "heading"))
            lines.addLayout(self._lines(part))
        lines.addStretch(1)
        column = self.column()
        column.addWidget(label(self.tr("Keys and buttons"), "title"))
        column.addWidget(self._notice)
        column.addWidget(self.scrolled(content, self.tr("Keys and buttons")), 1)
        column.addLayout(row)

    def set_notice(self, sentence: str) -> None:
        """Tell what came of printing; "" takes it away."""
        if sentence:
            announce(self, sentence)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _lines(self, part: Part) -> QGridLayout:
        """Show what each does beside its keys, or below them where they are many and the text is large."""
        goes_below = self.theme.text_scale >= ROOMY and max(len(line.caps) for line in part.lines) >= MANY
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.mm(5))
        grid.setVerticalSpacing(self.theme.mm(2))
        grid.setColumnStretch(1, 1)
        for line in part.lines:
            row = grid.rowCount()
            if line.caps:
                caps = QHBoxLayout()
                caps.setSpacing(self.theme.mm(2))
                for cap in line.caps:
                    caps.addWidget(self._cap(cap))
                caps.addStretch(1)
                grid.addLayout(caps, row, 0, 1, 2 if goes_below else 1)
            if line.caps and not goes_below:
                grid.addWidget(label(line.text), row, 1)
            else:
                grid.addWidget(label(line.text), row + 1, 0, 1, 2)
        return grid

    def _cap(self, name: str) -> QLabel:
        """Return a picture of a key, with what stands on it."""
        side, colours = round(self.theme.text() * 1.7), self.theme.palette
        cap = label(name)
        cap.setWordWrap(False)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setMinimumWidth(side)
        cap.setFixedHeight(side)
        pad = self.theme.mm(2)
        cap.setStyleSheet(
            f"background: {colours.card}; border: 3px solid {colours.ink}; border-radius: {pad}px;"
            f" padding: 0 {pad}px; font-weight: 700"
        )
        return cap
