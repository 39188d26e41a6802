"""A screen that asks one thing, with a few large buttons."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.prompt import Act, Choice, Prompt
from coach.ui.theme import SMALLEST_TEXT_PX, Theme
from coach.ui.widgets.answer_tiles import Tile, in_grid
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.settling import SettlingScreen, monotonic_ms
from coach.ui.widgets.tiles import lay_out

BUTTON_MM: Final = 26.0
ROOMY: Final = 1.5
"""From this text size on, the smallest screen has no room for higher buttons."""

MOST_TILES: Final = 2
MOST_BUTTONS: Final = 3


class PromptScreen(SettlingScreen):
    """Shows a `Prompt`; each press is told by `acted`, with what it is for and which one."""

    acted = Signal(object, str)  # Act, and the choice's value

    def __init__(
        self,
        prompt: Prompt,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        where: str = "",
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        """`where` says which of several questions this is; `now_ms` is a monotonic clock."""
        super().__init__(prompt.title, theme, parent, now_ms=now_ms)
        self._choices: dict[tuple[Act, str], Button] = {}
        content = QWidget()
        self.lines = QVBoxLayout(content)
        self.lines.setContentsMargins(0, 0, theme.mm(2), 0)
        self.lines.setSpacing(theme.mm(4))
        self._words = label("")
        self._note = label("", "quiet")
        self._told = label("", "notice")
        column = self.column()
        if where:
            place = label(where, "quiet")
            place.setStyleSheet(f"font-size: {theme.large(SMALLEST_TEXT_PX)}px")
            column.addWidget(place)
        column.addWidget(label(prompt.title, "title"))
        column.addWidget(self.scrolled(content, prompt.title), 1)
        column.addLayout(self._bottom(prompt))
        self.fill(prompt)

    def fill(self, prompt: Prompt) -> None:
        """Put what is asked between title and main button."""
        self.lines.addStretch(1)
        self.lines.addWidget(self._words)
        tiles = [choice for choice in prompt.choices if choice.is_chosen is not None]
        if tiles:
            columns = min(MOST_TILES if self.theme.text_scale < ROOMY else 1, len(tiles))
            group = QButtonGroup(self)
            made = [self._add(choice, Tile(choice.text, self.theme)) for choice in tiles]
            for choice, tile in zip(tiles, made, strict=True):
                tile.setCheckable(True)
                tile.setChecked(bool(choice.is_chosen))
                group.addButton(tile)
            self.lines.addLayout(in_grid(made, columns, self.theme))
        others = [choice for choice in prompt.choices if choice.is_chosen is None]
        if others:
            grid = QGridLayout()
            buttons = [self._add(choice, button(choice.text)) for choice in others]
            lay_out(grid, buttons, self.theme, MOST_BUTTONS)
            if self.theme.text_scale < ROOMY:
                for one in buttons:
                    one.set_size(self.theme.mm(BUTTON_MM))
            self.lines.addLayout(grid)
        if prompt.caption:
            self.lines.addWidget(label(prompt.caption, "heading"))
        self.lines.addWidget(self._note)
        self.lines.addWidget(self._told)
        self.lines.addStretch(2)
        _write(self._words, prompt.words)
        _write(self._note, prompt.note)
        _write(self._told, "")

    def set_words(self, words: str) -> None:
        """Say something else than before, to a screen reader, too."""
        _write(self._words, words)
        announce(self, words)

    def tell(self, note: str) -> None:
        """Say beside all else what has come up by itself, unless it stands there anyway."""
        if self._words.text() and self._words.text() in note:
            note = ""
        if note != self._told.text():
            _write(self._told, note)
            if note:
                announce(self, note)

    def tell_nothing(self) -> None:
        """Take back what had come up."""
        self.tell("")

    def tell_to_wait(self) -> None:
        """Say that it takes a moment."""
        self.tell(self.tr("One moment…"))

    def show_choice(self, choice: Choice) -> None:
        """Let a button that is there say and be what `choice` says."""
        shown = self._choices[choice.act, choice.value]
        shown.setText(choice.text)
        shown.setAccessibleName(choice.text)
        shown.setEnabled(choice.is_enabled)

    def _bottom(self, prompt: Prompt) -> QHBoxLayout:
        self.back_button = back = button(self.tr("Back"))
        self.main_button = main = button(prompt.main, "main")
        row = [(self._add(Choice(Act.BACK, ""), back), 1)]
        if prompt.skip:
            row.append((self._add(Choice(Act.SKIP, ""), button(prompt.skip)), 1))
        row.append((self._add(Choice(Act.MAIN, ""), main), 2))
        line = QHBoxLayout()
        line.setSpacing(self.theme.gap)
        for made, share in row:
            made.set_size(self.theme.mm(BUTTON_MM))
            line.addWidget(made, share)
        return line

    def _add(self, choice: Choice, made: Button) -> Button:
        made.setEnabled(choice.is_enabled)
        made.clicked.connect(lambda: self.acted.emit(choice.act, choice.value))
        self._choices[choice.act, choice.value] = made
        return made


def _write(shown: QLabel, text: str) -> None:
    shown.setText(text)
    shown.setVisible(bool(text))
