"""How a session was, asked again on a later day: what was told then stands there to be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.history.records import Answers
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.long_words import label_of_words
from coach.ui.widgets.rating import Rating
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.yes_or_no import YesOrNo

LONGEST_NOTE = 400


class DayAnswersScreen(Screen):
    """Asks how the session `what` was; each question may be left unanswered."""

    answered = Signal(object, object, object, str)
    """Effort and pain after, each 0 to 10 or None; whether one felt unsteady, or None; and a note."""

    back_requested = Signal()

    def __init__(self, what: str, known: Answers | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How was it?"), theme, parent)
        self.effort = Rating(
            self.tr("How hard was it?"),
            {  # our own scale, effort_v1: brief.md section 4
                0: self.tr("resting"),
                2: self.tr("easy"),
                4: self.tr("some work"),
                6: self.tr("working, can still talk"),
                8: self.tr("hard, few words"),
                10: self.tr("all I can do"),
            },
            theme,
        )
        words = {0: self.tr("no pain"), 10: self.tr("the worst pain")}
        self.pain = Rating(self.tr("Any pain after it?"), words, theme)
        self.unsteady = YesOrNo(self.tr("Did you feel unsteady?"), theme)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setStyleSheet(f"placeholder-text-color: {theme.palette.quiet}")  # Qt's own is too faint
        self.note.setPlaceholderText(self.tr("A note for your physiotherapist"))
        self.note.setAccessibleName(self.tr("A note for your physiotherapist, if you like"))
        if known is not None:
            self._show(known)
        column = self.column()
        column.addWidget(label(self.tr("How was it?"), "title"))
        column.addWidget(self.scrolled(self._content(what), self.tr("How was it?")), 1)
        column.addLayout(self._bottom())

    def _content(self, what: str) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(2.5))
        for part in (label_of_words(what), self.effort, self.pain, self.unsteady, self.note):
            lines.addWidget(part)
        lines.addStretch(1)
        return content

    def _bottom(self) -> QHBoxLayout:
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("Keep this"), "main")
        self.main_button.clicked.connect(self._answer)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(self.main_button, 2)
        return row

    def _show(self, known: Answers) -> None:
        if known.effort is not None:
            self.effort.choose(known.effort)
        if known.pain_after is not None:
            self.pain.choose(known.pain_after)
        if known.unsteady is not None:
            self.unsteady.choose(is_so=known.unsteady)
        self.note.setText(known.note)

    def _answer(self) -> None:
        note = self.note.text().strip()
        self.answered.emit(self.effort.value, self.pain.value, self.unsteady.value, note)
