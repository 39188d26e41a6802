"""Well done: what was done, and questions that may each be left unanswered."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.effort import effort_rating, pain_rating
from coach.ui.widgets.fields import note_field
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.settling import SettlingScreen, monotonic_ms
from coach.ui.widgets.yes_or_no import YesOrNo

HARD: Final = 8
"""From this effort on (`effort_v1`) a session was hard: `brief.md` section 5 has one step back after it."""

ROOMY: Final = 1.25
"""Up to this text size, short things stand side by side."""

Answered = tuple[int | None, int | None, bool | None, str]


class WellDoneScreen(SettlingScreen):
    """Ask how it was."""

    answered = Signal(object, object, object, str)
    """Effort and pain now, each 0 to 10 or None; whether one felt unsteady, or None; and a note."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, now_ms: Callable[[], float] = monotonic_ms
    ) -> None:
        """`now_ms` is a monotonic clock."""
        super().__init__(self.tr("Well done"), theme, parent, now_ms=now_ms)
        self._is_compact = theme.text_scale < ROOMY
        self._title = label("", "title")
        self._title.setWordWrap(not self._is_compact)
        self._sentence = label("")
        self._suggestion = label("", "quiet")
        self._suggestion.hide()
        self.effort = effort_rating(theme)
        self.effort.changed.connect(self._show_kindness)
        self.pain = pain_rating(self.tr("Any pain now?"), theme)
        steady = self.tr("Did you feel unsteady?")
        self.unsteady = YesOrNo(steady, theme, in_one_line=self._is_compact)
        self.unsteady.changed.connect(self._show_kindness)
        self.note = note_field(theme)
        self._kindness = label("", "quiet")
        self.main_button = button(self.tr("Finished"), "main")
        self.main_button.clicked.connect(self._answer)
        column = self.column()
        if self._is_compact:
            column.addLayout(_side_by_side(theme.mm(6), self._title, self._sentence))
        else:
            column.addWidget(self._title)
        column.addWidget(self.scrolled(self._questions(), self.tr("How was it?")), 1)
        if self._is_compact:
            column.addLayout(_side_by_side(theme.gap, self._kindness, self.main_button, shares=(2, 3)))
        else:
            column.addWidget(self.main_button)
        self._show_kindness()

    def set_session(self, title: str, sentence: str) -> None:
        """Say what was done, and ask anew."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.set_suggestion("")
        self.effort.clear()
        self.pain.clear()
        self.unsteady.clear()
        self.note.clear()
        self._show_kindness()
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what was done and what is asked; after an answer that calls for it, a kind sentence alone.

        "Well done" itself the coach has said at the end of the session.
        """
        if self._is_hard:
            return (Phrase(self._kindness.text(), Talk.SOME),)
        return (
            Phrase(self._sentence.text(), Talk.SOME),
            Phrase(self.tr("How hard was it? 0 is resting. 10 is all you can do.")),
            Phrase(self.tr("Any pain now? 0 is no pain.")),
            Phrase(self.tr("Did you feel unsteady?")),
            Phrase(self.tr("You may skip any of these.")),
            Phrase(self.tr("Press the big button when you have finished.")),
        )

    def set_suggestion(self, text: str) -> None:
        """Say quietly what could come next; "" for nothing."""
        self._suggestion.setText(text)
        self._suggestion.setVisible(bool(text))

    @property
    def answers(self) -> Answered:
        """Effort, pain, unsteadiness and note as they stand on the screen."""
        return self.effort.value, self.pain.value, self.unsteady.value, self.note.text().strip()

    def _questions(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(2.5))
        for part in (self.effort, self.pain):
            lines.addWidget(part)
        if self._is_compact:
            lines.addLayout(_side_by_side(self.theme.gap, self.unsteady, self.note, shares=(1, 1)))
        else:
            lines.insertWidget(0, self._sentence)
            lines.addWidget(self.unsteady)
            lines.addWidget(self._kindness)
            lines.addWidget(self.note)
        lines.addWidget(self._suggestion)
        lines.addStretch(1)
        return content

    @property
    def _is_hard(self) -> bool:
        effort, _pain, unsteady, _note = self.answers
        return bool(unsteady) or (effort or 0) >= HARD

    def _show_kindness(self) -> None:
        """Answer what was hard with a kind sentence, where else it says that all may be skipped."""
        is_hard = self._is_hard
        thanks = self.tr("Thank you for telling. Sit and rest a little now.")
        text = thanks if is_hard else self.tr("You may skip any of these.")
        if text != self._kindness.text():
            self._kindness.setText(text)
            if is_hard:
                announce(self, text)
                self.words_changed.emit()

    def _answer(self) -> None:
        self.answered.emit(*self.answers)


def _side_by_side(spacing: int, *parts: QWidget, shares: tuple[int, ...] = (0, 1)) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part, share in zip(parts, shares, strict=True):
        row.addWidget(part, share)
    return row
