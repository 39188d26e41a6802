"""I did something else: how long it was, how hard, what it was in one's own words; and what was kept."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.activities.answers import LEAST_MINUTES, MOST_MINUTES, longer, shorter
from coach.ui.activities.words import length_words
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.effort import effort_rating
from coach.ui.widgets.fields import large_field, write_first
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.long_words import label_of_words
from coach.ui.widgets.picture_tile import PictureTile
from coach.ui.widgets.question_page import BUTTON_MM, QuestionPage
from coach.ui.widgets.settling import SettlingScreen
from coach.ui.widgets.tiles import lay_out

NUMBER_PX: Final = 64
LONGEST_WORDS: Final = 60
LENGTHS: Final = (10, 15, 20, 30, 45, 60)


class MinutesPage(QuestionPage):
    """Asks for how long: by the lengths that are usual, and by steps from there."""

    def __init__(self, title: str, minutes: int, theme: Theme, *, so_far: str = "") -> None:
        super().__init__(title, theme, main=self.tr("Go on"), so_far=so_far)
        self._minutes = minutes
        self._shown = label("", "title")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setStyleSheet(f"font-size: {theme.large(NUMBER_PX)}px")
        self.less = self._step("\N{MINUS SIGN}", self.tr("Less"), shorter)
        self.more = self._step("+", self.tr("More"), longer)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for part, share in ((self.less, 2), (self._shown, 4), (self.more, 2)):
            row.addWidget(part, share)
        self._lengths = {minutes: button(str(minutes), "tile") for minutes in LENGTHS}
        group = QButtonGroup(self)
        group.setExclusive(False)  # none of them is another length
        for length, tile in self._lengths.items():
            tile.setCheckable(True)
            tile.setAccessibleName(length_words(length))
            tile.clicked.connect(lambda _on=False, length=length: self._take(length))
            group.addButton(tile)
        tiles = QGridLayout()
        lay_out(tiles, list(self._lengths.values()), theme, len(LENGTHS))
        self.lines.addStretch(1)
        self.lines.addLayout(row)
        self.lines.addSpacing(theme.gap)
        self.lines.addLayout(tiles)
        self.lines.addStretch(1)
        self._show()

    @property
    def value(self) -> int:
        """The minutes that are shown."""
        return self._minutes

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question, and the length that is shown."""
        return (*super().spoken(), Phrase(self._shown.text()))

    def _step(self, sign: str, name: str, step: Callable[[int], int]) -> Button:
        made = button(sign)
        made.setAccessibleName(name)
        made.set_size(self.theme.mm(BUTTON_MM), self.theme.large(NUMBER_PX))
        made.clicked.connect(lambda: self._take(step(self._minutes)))
        return made

    def _take(self, minutes: int) -> None:
        self._minutes = minutes
        self._show()
        announce(self, self._shown.text())

    def _show(self) -> None:
        self._shown.setText(length_words(self._minutes))
        self.less.setEnabled(self._minutes > LEAST_MINUTES)
        self.more.setEnabled(self._minutes < MOST_MINUTES)
        for length, tile in self._lengths.items():
            tile.setChecked(length == self._minutes)


class EffortPage(QuestionPage):
    """Asks how hard it was; it may be left unanswered."""

    def __init__(self, title: str, main: str, effort: int | None, theme: Theme, *, so_far: str = "") -> None:
        super().__init__(title, theme, main=main, so_far=so_far)
        self.shown_title.hide()  # the scale has it
        self.rating = effort_rating(theme)
        if effort is not None:
            self.rating.choose(effort)
        self.lines.addStretch(1)
        self.lines.addWidget(self.rating)
        self.lines.addWidget(label(self.tr("You may skip this."), "quiet"))
        self.lines.addStretch(1)

    @property
    def value(self) -> int | None:
        """0 to 10, or None."""
        return self.rating.value

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question, and what its ends mean."""
        asked = self.tr("How hard was it? 0 is resting. 10 is all you can do.")
        return Phrase(asked, Talk.SOME), Phrase(self.tr("You may skip this."))


class WordsPage(QuestionPage):
    """Asks for the person's own words; what is typed is written without a press before. It may stay empty."""

    def __init__(
        self, title: str, words: str, before: Sequence[str], theme: Theme, *, so_far: str = ""
    ) -> None:
        """`before` are words that were used before: a press on one is the answer."""
        super().__init__(title, theme, main=self.tr("Go on"), so_far=so_far)
        self.field = large_field(theme, words)
        self.field.setMaxLength(LONGEST_WORDS)
        asked = self.tr("In your own words")
        self.field.setPlaceholderText(asked)
        self.field.setAccessibleName(asked)
        self.field.returnPressed.connect(lambda: self.answered.emit(self.value))
        self.lines.addStretch(1)
        if before:
            tiles = [self._tile(each) for each in before]
            self.lines.addLayout(in_grid(tiles, min(columns_at(theme.text_scale), len(tiles)), theme))
        self.lines.addWidget(self.field)
        self.lines.addWidget(label(self.tr("You may leave it empty."), "quiet"))
        self.lines.addStretch(2)

    @property
    def value(self) -> str:
        """What is written, on one line."""
        return " ".join(self.field.text().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the first letter; the field takes all others."""
        if not write_first(self.field, event):
            super().keyPressEvent(event)

    def _tile(self, words: str) -> Tile:
        tile = PictureTile(words, self.theme)
        tile.clicked.connect(lambda: self.answered.emit(words))
        return tile


class KeptPage(SettlingScreen):
    """Says what is in the diary now, and offers to take it back, or to change it."""

    undo_requested = Signal()
    change_requested = Signal()
    done = Signal()

    def __init__(
        self, title: str, sentence: str, theme: Theme, *, undo: str, can_change: bool = True
    ) -> None:
        """`undo` is what stands on the button that takes back what was done last."""
        super().__init__(title, theme)
        self._told = title, sentence
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.mm(6))
        lines.addStretch(1)
        lines.addWidget(label(title, "title"))
        lines.addWidget(label_of_words(sentence, "heading"))
        lines.addStretch(2)
        undoing, changing = button(undo), button(self.tr("Change"))
        undoing.clicked.connect(self.undo_requested)
        changing.clicked.connect(self.change_requested)
        changing.setVisible(can_change)
        self.main_button = self.back_button = main = button(self.tr("Finished"), "main")
        main.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((undoing, 1), (changing, 1), (main, 2)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(self.scrolled(content, title), 1)
        column.addLayout(row)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what was done."""
        return tuple(Phrase(text, Talk.SOME) for text in self._told)
