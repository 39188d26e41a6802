"""How a session was, asked again on a later day: what was told then stands there to be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.history.records import Answers
from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.effort import effort_rating, pain_rating
from coach.ui.widgets.fields import note_field
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.long_words import label_of_words
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.widgets.yes_or_no import YesOrNo


class DayAnswersScreen(SpokenScreen):
    """Asks how the session `what` was; each question may be left unanswered."""

    answered = Signal(object, object, object, str)
    """Effort and pain after, each 0 to 10 or None; whether one felt unsteady, or None; and a note."""

    back_requested = Signal()

    def __init__(self, what: str, known: Answers | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How was it?"), theme, parent)
        self._what = what
        self.effort = effort_rating(theme)
        self.pain = pain_rating(self.tr("Any pain after it?"), theme)
        self.unsteady = YesOrNo(self.tr("Did you feel unsteady?"), theme)
        self.note = note_field(theme)
        if known is not None:
            self._show(known)
        column = self.column()
        column.addWidget(label(self.tr("How was it?"), "title"))
        column.addWidget(self.scrolled(self._content(), self.tr("How was it?")), 1)
        column.addLayout(self._bottom())

    def spoken(self) -> tuple[Phrase, ...]:
        """Return which session it was, and what is asked of it."""
        return (
            Phrase(self.tr("How was it?"), Talk.SOME),
            Phrase(self._what),
            Phrase(self.tr("How hard was it? 0 is resting. 10 is all you can do.")),
            Phrase(self.tr("Any pain after it? 0 is no pain.")),
            Phrase(self.tr("Did you feel unsteady?")),
        )

    def _content(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(2.5))
        for part in (label_of_words(self._what), self.effort, self.pain, self.unsteady, self.note):
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
