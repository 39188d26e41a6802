"""What is asked around a test: one answer of a few, or a number by large steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.stop_words import spoken
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import columns_at
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.settling import SettlingScreen
from coach.ui.widgets.tiles import lay_out

BUTTON_MM: Final = 26.0
SHORT_LETTERS: Final = 5
SHORT_PX: Final = 48
LONG_PX: Final = 32
FEW: Final = 4
"""More answers than these stand side by side at every text size: all are to be seen at once."""

ADVICE_PX: Final = 56
ROOMY: Final = 1.5
"""From this text size on, the smallest screen has no room for higher buttons."""

NUMBER_PX: Final = 96
TALL_MM: Final = 36.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or something to be told: the answers by what they mean, and what the main button says.

    Without `main` there is none, and one of the answers has to be pressed. `is_advice` is
    heard also by who wants to hear little.
    """

    title: str
    words: str = ""
    answers: Mapping[str, str] | None = None
    main: str = ""
    has_back: bool = True
    is_advice: bool = False


class AskScreen(SettlingScreen):
    """Asks one thing, or tells it."""

    answered = Signal(str)  # what the answer means
    gone_on = Signal()
    back_requested = Signal()

    def __init__(self, asked: Asked, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(asked.title, theme, parent)
        self._asked = asked
        self.answers: dict[str, Button] = {}
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.mm(5))
        lines.addStretch(1)
        title, words = label(asked.title, "title"), label(asked.words, "need")
        if asked.is_advice:
            title.setStyleSheet(f"font-size: {theme.large(ADVICE_PX)}px")
        for shown in (title, words):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            shown.setVisible(bool(shown.text()))
            lines.addWidget(shown)
        if asked.answers:
            lines.addLayout(self._answers(asked.answers))
        lines.addStretch(1)
        column = self.column()
        column.addWidget(self.scrolled(content, asked.title), 1)
        column.addLayout(self._bottom(asked))

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is asked or told."""
        least = Talk.COUNTS if self._asked.is_advice else Talk.SOME
        return tuple(Phrase(spoken(text), least) for text in (self._asked.title, self._asked.words))

    def _answers(self, answers: Mapping[str, str]) -> QGridLayout:
        for value, text in answers.items():
            made = button(text)
            made.setAccessibleDescription(self._asked.title)
            made.clicked.connect(lambda _on=False, value=value: self.answered.emit(value))
            self.answers[value] = made
        made_all, grid = list(self.answers.values()), QGridLayout()
        if any(len(text) > SHORT_LETTERS for text in answers.values()):
            beside = 2 if len(made_all) > FEW else 1
            lay_out(grid, made_all, self.theme, max(beside, columns_at(self.theme.text_scale) - 1), beside)
            if self.theme.text_scale < ROOMY:
                for made in made_all:
                    made.set_size(self.theme.mm(BUTTON_MM), self.theme.large(LONG_PX))
            return grid
        grid.setSpacing(self.theme.mm(8))
        for place, made in enumerate(made_all):
            made.set_size(self.theme.mm(TALL_MM), self.theme.large(SHORT_PX))
            grid.addWidget(made, 0, place)
        return grid

    def _bottom(self, asked: Asked) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        if asked.has_back:
            self.back_button = back = button(self.tr("Back"))
            back.clicked.connect(self.back_requested)
            back.set_size(self.theme.mm(BUTTON_MM))
            row.addWidget(back, 1)
        if asked.main:
            self.main_button = main = button(asked.main, "main")
            main.clicked.connect(self.gone_on)
            main.set_size(self.theme.mm(BUTTON_MM))
            row.addWidget(main, 3)
        return row


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is asked for: where it begins, its bounds, and by how much it is changed.

    `told` writes it with its unit; `skip` is what the button says that passes it over, "" without one.
    """

    title: str
    words: str
    value: int
    least: int
    most: int
    steps: Sequence[int]
    told: Callable[[int], str]
    main: str
    skip: str = ""
    has_back: bool = True


class NumberScreen(SettlingScreen):
    """Asks for a number; it is changed by large buttons."""

    chosen = Signal(int)
    skipped = Signal()
    back_requested = Signal()

    def __init__(self, number: Number, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(number.title, theme, parent)
        self._number, self.value = number, number.value
        self._shown = label("")
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setStyleSheet(f"font-size: {theme.large(NUMBER_PX)}px; font-weight: 700")
        self.steps = {step: self._step(step) for step in number.steps}
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for made in self.steps.values():
            row.addWidget(made, 1)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.mm(3))
        lines.addWidget(label(number.title, "title"))
        lines.addWidget(label(number.words, "need"))
        lines.addStretch(1)
        lines.addWidget(self._shown)
        lines.addLayout(row)
        lines.addStretch(1)
        column = self.column()
        column.addWidget(self.scrolled(content, number.title), 1)
        column.addLayout(self._bottom(number))
        self._show_value()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is asked for."""
        return Phrase(self._number.title, Talk.SOME), Phrase(self._number.words)

    def _step(self, step: int) -> Button:
        text = f"+{step}" if step > 0 else f"\N{MINUS SIGN}{-step}"
        made = button(text)
        name = self.tr("{number} more") if step > 0 else self.tr("{number} less")
        made.setAccessibleName(name.format(number=abs(step)))
        made.clicked.connect(lambda: self._change(step))
        made.set_size(self.theme.mm(BUTTON_MM), self.theme.large(SHORT_PX))
        return made

    def _change(self, step: int) -> None:
        self.value = min(self._number.most, max(self._number.least, self.value + step))
        self._show_value()
        announce(self, self._shown.text())

    def _show_value(self) -> None:
        self._shown.setText(self._number.told(self.value))
        for step, made in self.steps.items():
            is_at_end = self.value == (self._number.most if step > 0 else self._number.least)
            made.setEnabled(not is_at_end)

    def _bottom(self, number: Number) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        choices = []
        if number.has_back:
            self.back_button = back = button(self.tr("Back"))
            back.clicked.connect(self.back_requested)
            choices.append((back, 1))
        if number.skip:
            skip = button(number.skip)
            skip.clicked.connect(self.skipped)
            choices.append((skip, 1))
        self.main_button = main = button(number.main, "main")
        main.clicked.connect(lambda: self.chosen.emit(self.value))
        choices.append((main, 2))
        for choice, share in choices:
            choice.set_size(self.theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        return row
