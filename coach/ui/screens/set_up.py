"""The pages of the set-up, a question each; every one can be left for later, and changed in the settings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QRegularExpression, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.session.readiness import Reason
from coach.settings import TEXT_PERCENT, Settings
from coach.ui.readiness_words import reason_words
from coach.ui.theme import SMALLEST_TEXT_PX, Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.fields import large_field, write_first
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.reading_sample import ReadingSample
from coach.ui.widgets.settling import SettlingScreen

BUTTON_MM: Final = 26.0
SMALLEST_SCREEN: Final = (1366, 768)
DISTANCES_M: Final = (1.0, 1.5, 2.0, 2.5, 3.0)
TEXT_PERCENTS: Final = (100, 130, 160, 200, TEXT_PERCENT[1])
NUMBERS: Final = "[0-9+*#() -]{0,20}"


def place_words(number: int, total: int) -> str:
    """Say which of so many questions is asked."""
    words = QCoreApplication.translate("SetUp", "Question {number} of {total}")
    return words.format(number=number, total=total)


class SetUpPage(SettlingScreen):
    """One question. `answered` gives the settings with the answer; `later` leaves it."""

    answered = Signal(object)  # Settings
    later = Signal()
    back_requested = Signal()

    def __init__(self, title: str, settings: Settings, theme: Theme) -> None:
        super().__init__(title, theme)
        self.settings = settings
        self.where = label("", "quiet")
        self.where.setStyleSheet(f"font-size: {theme.large(SMALLEST_TEXT_PX)}px")
        content = QWidget()
        self.lines = QVBoxLayout(content)
        self.lines.setContentsMargins(0, 0, theme.mm(1), 0)
        self.lines.setSpacing(theme.mm(4))
        self.back_button = back = button(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self.later_button = button(self.tr("Later"))
        self.later_button.clicked.connect(self.later)
        self.main_button = self.go_on = button(self.tr("Go on"), "main")
        self.go_on.clicked.connect(lambda: self.answered.emit(self.answer()))
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((back, 1), (self.later_button, 1), (self.go_on, 2)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(self.where)
        column.addWidget(label(title, "title"))
        column.addWidget(self.scrolled(content, title), 1)
        column.addLayout(row)

    def answer(self) -> Settings:
        """Return the settings with what is answered on this page."""
        return self.settings

    def set_place(self, number: int, total: int, *, has_back: bool) -> None:
        """Say which of the questions this is, and whether there is anything to go back to."""
        self.where.setText(place_words(number, total))
        if self.back_button is not None:
            self.back_button.setVisible(has_back)

    def _name_main(self, text: str) -> None:
        self.go_on.setText(text)
        self.go_on.setAccessibleName(text)


class _WritingPage(SetUpPage):
    """A page with a line to write on: what is typed goes there without its being pressed first."""

    def __init__(self, title: str, settings: Settings, theme: Theme, written: str, longest: int) -> None:
        super().__init__(title, settings, theme)
        self.field = large_field(theme, written)
        self.field.setMaxLength(longest)
        self.field.setAccessibleName(title)
        self.field.returnPressed.connect(self.go_on.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the first letter; the field takes all others."""
        if not write_first(self.field, event):
            super().keyPressEvent(event)


class NamePage(_WritingPage):
    """Welcome, and the question what the person is called."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        title = QCoreApplication.translate("SetUp", "Welcome to Leg Coach.")
        super().__init__(title, settings, theme, settings.name, 60)
        question = self.tr("What is your first name?")
        self.field.setAccessibleName(question)
        explained = self.tr("A few questions first. You can leave each for later, and change it in Settings.")
        self.lines.addStretch(1)
        self.lines.addWidget(label(question, "heading"))
        self.lines.addWidget(self.field)
        self.lines.addWidget(label(explained, "quiet"))
        self.lines.addStretch(2)

    def answer(self) -> Settings:
        """Return the settings with the name."""
        return replace(self.settings, name=self.field.text().strip())


class SeeingPage(SetUpPage):
    """How far away one sits, and whether the text is large enough from there."""

    text_changed = Signal(object)  # Settings with another text size: show this page again in it

    def __init__(self, settings: Settings, theme: Theme) -> None:
        title = QCoreApplication.translate("SetUp", "How far do you sit from the screen?")
        super().__init__(title, settings, theme)
        metres = self.tr("{metres} m")
        self.distances = {far: button(metres.format(metres=f"{far:g}")) for far in DISTANCES_M}
        nearest = min(DISTANCES_M, key=lambda far: abs(far - settings.sitting_distance_m))
        group = QButtonGroup(self)
        for far, choice in self.distances.items():
            choice.setCheckable(True)
            group.addButton(choice)
            choice.setChecked(far == nearest)
            choice.clicked.connect(lambda _on=False, far=far: self._sit(far))
        self.smaller = button(self.tr("Smaller"))
        self.larger = button(self.tr("Larger"))
        at = min(range(len(TEXT_PERCENTS)), key=lambda i: abs(TEXT_PERCENTS[i] - settings.text_percent))
        self.smaller.setEnabled(at > 0)
        self.larger.setEnabled(at < len(TEXT_PERCENTS) - 1)
        self.smaller.clicked.connect(lambda: self._use_text(TEXT_PERCENTS[at - 1]))
        self.larger.clicked.connect(lambda: self._use_text(TEXT_PERCENTS[at + 1]))
        self._name_main(self.tr("Yes, I can read it"))
        self.lines.addLayout(_row(list(self.distances.values()), theme))
        question = self.tr("Can you read this from where you sit?")
        self._sample = ReadingSample(question, theme, settings.sitting_distance_m)
        self.lines.addWidget(self._sample, 1)
        self.lines.addLayout(_row([self.smaller, self.larger], theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the sample larger where there is more room, as the player does."""
        super().resizeEvent(event)
        width, height = SMALLEST_SCREEN
        self._sample.set_room(max(1.0, min(self.width() / width, self.height() / height)))

    def _sit(self, far: float) -> None:
        self.settings = replace(self.settings, sitting_distance_m=far)
        self._sample.set_distance(far)

    def _use_text(self, percent: int) -> None:
        self.text_changed.emit(replace(self.settings, text_percent=percent))


class NumberPage(_WritingPage):
    """The number to call in an emergency; the program only shows it."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        title = QCoreApplication.translate("SetUp", "Which number do you call in an emergency?")
        super().__init__(title, settings, theme, settings.emergency_number, 20)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(NUMBERS), self))
        another = self.tr("Another number")
        self.field.setPlaceholderText(another)
        self.field.setAccessibleName(another)
        self.numbers = {
            "112": Tile(self.tr("112\nEurope"), theme),
            "999": Tile(self.tr("999\nUK and Ireland"), theme),
            "911": Tile(self.tr("911\nUSA and Canada"), theme),
            "000": Tile(self.tr("000\nAustralia"), theme),
            "111": Tile(self.tr("111\nNew Zealand"), theme),
        }
        group = QButtonGroup(self)
        group.setExclusive(False)  # none of them is another number
        for number, tile in self.numbers.items():
            tile.setCheckable(True)
            group.addButton(tile)
            tile.clicked.connect(lambda _on=False, number=number: self._choose(number))
        self.field.textChanged.connect(self._show_chosen)
        self._show_chosen()
        columns = {4: 5, 3: 3}.get(columns_at(theme.text_scale), 2)
        self.lines.addWidget(label(self.tr("You will see it when you may need help. Only you can call it.")))
        self.lines.addLayout(in_grid(list(self.numbers.values()), columns, theme))
        self.lines.addWidget(self.field)
        self.lines.addStretch(1)

    def answer(self) -> Settings:
        """Return the settings with the number."""
        return replace(self.settings, emergency_number=self.field.text().strip())

    def _choose(self, number: str) -> None:
        self.field.setText(number)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for number, tile in self.numbers.items():
            tile.setChecked(number == self.field.text().strip())


class HealthPage(SetUpPage):
    """The reasons to ask a doctor or nurse first."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        title = QCoreApplication.translate("SetUp", "Is any of this true for you?")
        super().__init__(title, settings, theme)
        self.tiles = {reason: Tile(words, theme) for reason, words in reason_words().items()}
        for reason, tile in self.tiles.items():
            tile.setCheckable(True)
            tile.setChecked(reason.value in settings.ask_first)
            tile.toggled.connect(self._show_main)
        tiles = list(self.tiles.values())
        self.lines.addLayout(in_grid(tiles, min(3, columns_at(theme.text_scale)), theme))
        self.lines.addStretch(1)
        self._show_main()

    @property
    def ticked(self) -> tuple[Reason, ...]:
        """What is ticked now."""
        return tuple(reason for reason, tile in self.tiles.items() if tile.isChecked())

    def answer(self) -> Settings:
        """Return the settings with what is ticked; a clinician who agreed did so to no more than before."""
        ids = tuple(reason.value for reason in self.ticked)
        agrees = self.settings.clinician_agrees and set(ids) <= set(self.settings.ask_first)
        return replace(self.settings, ask_first=ids, clinician_agrees=agrees)

    def _show_main(self) -> None:
        self._name_main(self.tr("Go on") if self.ticked else self.tr("None of these"))


class SetUpDonePage(SetUpPage):
    """All has been asked."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        title = QCoreApplication.translate("SetUp", "That is all. Thank you.")
        super().__init__(title, settings, theme)
        if settings.ask_first and not settings.clinician_agrees:
            self.lines.addWidget(
                label(self.tr("Please ask your doctor or nurse before you start."), "notice")
            )
        self.lines.insertStretch(0, 1)
        self.lines.addWidget(
            label(self.tr("You can change all of this in Settings, at any time."), "heading")
        )
        self.lines.addStretch(2)
        self.where.hide()
        self.later_button.hide()
        self._name_main(self.tr("Finished"))


def _row(choices: Sequence[Button], theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.gap)
    for choice in choices:
        row.addWidget(choice, 1)
    return row
