"""Settings: a page for each part of them, each question with large buttons for its answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.ui.question import Answer, Question
from coach.ui.setting_pages import Door, Page, doors_of, page_name, questions_of
from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.tiles import lay_out

if TYPE_CHECKING:
    from coach.settings import Settings

_DOOR_MM: Final = 28.0
ROOMY: Final = 1.5
"""From this text size on, what an answer means stands below it."""

BESIDE_DONE: Final = 2
"""So many ways out have room beside "Done"."""


@dataclass(frozen=True, slots=True)
class PageView:
    """How far a page is scrolled, and which answer is marked: of which setting, and the how manieth."""

    scrolled_px: int
    marked: tuple[str, int] | None


class SettingsScreen(Screen):
    """Leads to the pages of the settings, to the diary as a whole, to the people and to the workshop."""

    page_requested = Signal(object)  # Page
    data_requested = Signal()
    people_requested = Signal()
    workshop_requested = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), theme, parent)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, theme.mm(2), 0)
        grid.setSpacing(theme.gap)
        doors = [button(page_name(page)) for page in Page]
        for page, door in zip(Page, doors, strict=True):
            door.clicked.connect(lambda _checked=False, page=page: self.page_requested.emit(page))
        data = button(self.tr("My data"))
        data.clicked.connect(self.data_requested)
        people = button(self.tr("People"))
        people.clicked.connect(self.people_requested)
        workshop = button(self.tr("For the physiotherapist"))
        workshop.clicked.connect(self.workshop_requested)
        for index, door in enumerate((*doors, data, people, workshop)):
            door.set_size(theme.mm(_DOOR_MM))
            grid.addWidget(door, index // 2, index % 2)
        grid.setRowStretch(len(doors), 1)
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(self.done)
        column = self.column()
        column.addWidget(label(self.tr("Settings"), "title"))
        column.addWidget(self.scrolled(content, self.tr("Settings")), 1)
        column.addWidget(self.main_button)


class SettingsPageScreen(Screen):
    """Asks the questions of one page; what is chosen is told at once."""

    changed = Signal(object)  # Settings
    door_requested = Signal(object)  # Door
    done = Signal()

    def __init__(self, page: Page, settings: "Settings", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(page_name(page), theme, parent)
        self.page = page
        self.settings = settings
        self._options: dict[tuple[str, int], Button] = {}
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, theme.mm(2), 0)
        self._rows.setSpacing(theme.mm(2))
        doors = [self._door(door, text) for door, text in doors_of(page, settings)]
        if len(doors) > BESIDE_DONE:
            self._side_by_side(doors)
            self._rows.addSpacing(theme.mm(3))
        for question in questions_of(page, settings):
            self._ask(question)
        self._rows.addStretch(1)
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        if len(doors) <= BESIDE_DONE:
            for door in doors:
                row.addWidget(door, 1)
        row.addWidget(self.main_button, 1)
        column = self.column()
        column.addWidget(label(page_name(page), "title"))
        self._area = self.scrolled(content, page_name(page))
        column.addWidget(self._area, 1)
        column.addLayout(row)

    @property
    def view(self) -> PageView:
        """What of the page is seen now."""
        marked = [place for place, option in self._options.items() if option is self.marked]
        return PageView(self._area.verticalScrollBar().value(), marked[0] if marked else None)

    def take_up(self, view: PageView) -> None:
        """Go on where the same page was before it was made anew."""
        self._area.verticalScrollBar().setValue(view.scrolled_px)
        if view.marked is not None and view.marked in self._options:
            self.mark(self._options[view.marked])

    def _door(self, door: Door, text: str) -> Button:
        out = button(text)
        out.clicked.connect(lambda: self.door_requested.emit(door))
        return out

    def _ask(self, question: Question) -> None:
        self._rows.addWidget(label(question.text, "heading"))
        if question.note:
            self._rows.addWidget(label(question.note, "quiet"))
        field = self._field(question) if question.is_written else None
        if field is not None:
            self._rows.addWidget(field)
        group = QButtonGroup(self)
        options = [self._option(question, index, group) for index in range(len(question.answers))]
        if any(answer.note for answer in question.answers):
            self._with_notes(options, question.answers)
        elif options:
            self._side_by_side(options)
        if field is not None:
            self._tie(field, question, options)
        self._rows.addSpacing(self.theme.mm(3))

    def _option(self, question: Question, index: int, group: QButtonGroup) -> Button:
        answer = question.answers[index]
        option = button(answer.text)
        option.setCheckable(True)
        option.setChecked(answer is _nearest(question.answers, getattr(self.settings, question.key)))
        named = self.tr("{question} {answer}").format(question=question.text, answer=answer.text)
        option.setAccessibleName(named)
        option.setAccessibleDescription(answer.note)
        option.clicked.connect(lambda: self._set(question.key, answer.value))
        group.addButton(option)
        self._options[question.key, index] = option
        return option

    def _field(self, question: Question) -> QLineEdit:
        field = QLineEdit(getattr(self.settings, question.key))
        field.setMaxLength(question.longest)
        field.setAccessibleName(question.text)
        return field

    def _tie(self, field: QLineEdit, question: Question, options: Sequence[Button]) -> None:
        """Have the field and the buttons of one question show the same."""

        def written(text: str) -> None:
            for option in options:
                option.group().setExclusive(False)
                option.setChecked(option.text() == text.strip())
                option.group().setExclusive(True)
            self._set(question.key, text.strip())

        field.textEdited.connect(written)
        for option, answer in zip(options, question.answers, strict=True):
            option.clicked.connect(lambda _checked=False, text=answer.text: field.setText(text))

    def _side_by_side(self, options: Sequence[Button]) -> None:
        grid = QGridLayout()
        lay_out(grid, options, self.theme, most=len(options))
        self._rows.addLayout(grid)

    def _with_notes(self, options: Sequence[Button], answers: Sequence[Answer]) -> None:
        """Say beside each answer what it means, or below it where the text is large."""
        is_roomy = self.theme.text_scale >= ROOMY
        for option, answer in zip(options, answers, strict=True):
            row = QVBoxLayout() if is_roomy else QHBoxLayout()
            row.setSpacing(self.theme.mm(1) if is_roomy else self.theme.gap)
            row.addWidget(option, 2)
            row.addWidget(label(answer.note, "quiet"), 3)
            self._rows.addLayout(row)

    def _set(self, key: str, value: object) -> None:
        changed: dict[str, Any] = {key: value}
        self.settings = replace(self.settings, **changed)
        self.changed.emit(self.settings)


def _nearest(answers: Sequence[Answer], value: object) -> Answer | None:
    """Return the answer that stands for `value`; of numbers, the one that is nearest to it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return next((answer for answer in answers if answer.value == value), None)
    numbers = {answer.value: answer for answer in answers if isinstance(answer.value, int | float)}
    return numbers[min(numbers, key=lambda number: abs(number - value))]
