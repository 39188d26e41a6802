"""How are you today? The readiness check of `brief.md` section 4: one press when all is fine."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.session.readiness import Draft, Question
from coach.ui.phrases import Phrase
from coach.ui.readiness_words import page_phrases, question_words, sign_words
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.rating import Rating
from coach.ui.widgets.settling import SettlingScreen, monotonic_ms

BUTTON_MM: Final = 26.0
"""How high the buttons are that lead on: they are pressed from where one sits to exercise."""

ROOMY: Final = 1.25
"""From this text size on, title and explanation have a line each."""


class ReadinessScreen(SettlingScreen):
    """Asks what there is today, then what follows from it, a page a question."""

    answered = Signal(object)  # Answer
    back_requested = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, now_ms: Callable[[], float] = monotonic_ms
    ) -> None:
        """`now_ms` is a monotonic clock."""
        super().__init__(self.tr("How are you today?"), theme, parent, now_ms=now_ms)
        self._draft = Draft()
        self._asked: list[Question] = []
        self.tiles = {sign: self._tile(words) for sign, words in sign_words().items()}
        self.fell = self._tile(self.tr("I fell since last time"))
        self.in_pain = self._tile(self.tr("I have pain"))
        self.pain = Rating(
            question_words(Question.PAIN), {0: self.tr("no pain"), 10: self.tr("the worst pain")}, theme
        )
        self.pain.changed.connect(self._show_main)
        self._go_on = button("", "main")
        self._go_on.set_size(theme.mm(BUTTON_MM))
        self._go_on.clicked.connect(self._answer)
        policy = self._go_on.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that Back is in the same place on every page
        self._go_on.setSizePolicy(policy)
        self.back_button = button(self.tr("Back"))
        self.back_button.set_size(theme.mm(BUTTON_MM))
        self.back_button.clicked.connect(self._back)
        self._pages = _Pages()
        self._page_of = {None: self._signs_page(), Question.PAIN: self._pain_page()}
        self._page_of |= {each: self._yes_no_page(each) for each in (Question.HURT, Question.TOLD)}
        for page in self._page_of.values():
            self._pages.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(self._go_on, 3)
        column = self.column()
        column.addWidget(self._pages, 1)
        column.addLayout(row)
        self.begin()

    def begin(self, *, fall_untold: bool = False) -> None:
        """Ask anew; with `fall_untold` also whether someone has been told of the fall of last time."""
        self._draft = Draft(fall_untold=fall_untold)
        self._asked.clear()
        for tile in (*self.tiles.values(), self.fell, self.in_pain):
            tile.setChecked(False)
        self.pain.clear()
        self._show_page()

    @property
    def question(self) -> Question | None:
        """What is asked now; None for the tiles."""
        return self._asked[-1] if self._asked else None

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question of this page, and how it is answered."""
        return page_phrases(self.question)

    def _tile(self, words: str) -> Tile:
        tile = Tile(words, self.theme)
        tile.setCheckable(True)
        tile.toggled.connect(self._show_main)
        return tile

    def _signs_page(self) -> QWidget:
        order = [*self.tiles.values()]
        order[-3:-3] = [self.fell, self.in_pain]  # before what only asks for a gentler day
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(in_grid(order, columns_at(self.theme.text_scale), self.theme))
        page, column = _page(self.theme)
        is_compact = self.theme.text_scale < ROOMY
        head = QHBoxLayout() if is_compact else QVBoxLayout()
        head.setSpacing(self.theme.mm(6) if is_compact else self.theme.gap)
        title = label(self.tr("How are you today?"), "title")
        title.setWordWrap(not is_compact)
        head.addWidget(title)
        head.addWidget(label(self.tr("Press what is true for you now.")), 1)
        column.addLayout(head)
        column.addWidget(self.scrolled(content, self.tr("What is true for you now?")), 1)
        return page

    def _yes_no_page(self, question: Question) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        words = label(question_words(question), "title")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(words, 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.mm(8))
        for text, is_so in ((self.tr("Yes"), True), (self.tr("No"), False)):
            choice = button(text)
            choice.set_size(self.theme.mm(36), self.theme.large(48))
            choice.setAccessibleDescription(question_words(question))
            choice.clicked.connect(lambda _on=False, is_so=is_so: self._reply(question, is_so=is_so))
            row.addWidget(choice, 1)
        lines.addLayout(row)
        lines.addStretch(1)
        page, column = _page(self.theme)
        column.addWidget(self.scrolled(content, question_words(question)), 1)
        return page

    def _pain_page(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addStretch(1)
        lines.addWidget(self.pain)
        lines.addStretch(1)
        page, column = _page(self.theme)
        column.addWidget(self.scrolled(content, question_words(Question.PAIN)), 1)
        return page

    def _answer(self) -> None:
        """Go on from the page that is shown."""
        if self.question is None:
            ticked = frozenset(sign for sign, tile in self.tiles.items() if tile.isChecked())
            self._draft = Draft(
                ticked, self.fell.isChecked(), self.in_pain.isChecked(), self._draft.fall_untold
            )
        elif self.question is Question.PAIN:
            self._draft = replace(self._draft, pain=self.pain.value)
        self._ask_next()

    def _reply(self, question: Question, *, is_so: bool) -> None:
        if question is Question.HURT:
            self._draft = replace(self._draft, is_hurt=is_so)
        else:
            self._draft = replace(self._draft, has_told=is_so)
        self._ask_next()

    def _ask_next(self) -> None:
        question = self._draft.question
        if question is None:
            self.answered.emit(self._draft.answer)
            return
        self._asked.append(question)
        self._show_page()
        announce(self, question_words(question))

    def _back(self) -> None:
        """Ask the question before once more, or leave."""
        if not self._asked:
            self.back_requested.emit()
            return
        self._asked.pop()
        if self.question is Question.HURT:  # what is answered there decides anew what comes next
            self._draft = replace(self._draft, has_told=None)
        self._show_page()

    def _show_page(self) -> None:
        self._pages.setCurrentWidget(self._page_of[self.question])
        self._show_main()
        self.words_changed.emit()

    def _show_main(self) -> None:
        """Have the main button say what it does on this page, if there is one."""
        question = self.question
        any_ticked = any(tile.isChecked() for tile in (*self.tiles.values(), self.fell, self.in_pain))
        text = self.tr("Go on") if question or any_ticked else self.tr("All fine today")
        self._go_on.setText(text)
        self._go_on.setAccessibleName(text)
        by_tiles = question in (Question.HURT, Question.TOLD)
        is_open = question is Question.PAIN and self.pain.value is None
        self._go_on.setVisible(not by_tiles and not is_open)
        self.main_button = None if self._go_on.isHidden() else self._go_on


class _Pages(QStackedWidget):
    """Pages that scroll by themselves."""

    def hasHeightForWidth(self) -> bool:
        """Ask for no more than the least of a page: Qt's own would ask for all that there is to scroll."""
        return False


def _page(theme: Theme) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.gap)
    return page, column
