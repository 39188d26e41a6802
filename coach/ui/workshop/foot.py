"""The line below the editor: what there is to mend, whether all is saved, and how long it takes in all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coach.routine.problems import Severity
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.forms.form import ROOMY
from coach.ui.workshop.look import press
from coach.ui.workshop.timing import Timing, minutes_text


class Foot(QWidget):
    """Always in view; `problems_requested` asks to show what there is to mend.

    `title` says what is being edited: it stands here where the text is large, else
    its owner puts it elsewhere.
    """

    problems_requested = Signal()

    def __init__(self, draft: Draft, timing: Timing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._timing = draft, timing
        self._name = draft.file.stem
        self.title = _Title()
        self._state, self._total = _one_line("quiet"), _one_line("heading")
        self._mistakes = press("", self.problems_requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.mm(3))
        row.addWidget(self._mistakes)
        row.addWidget(self._state)
        if theme.text_scale >= ROOMY:
            row.addWidget(self.title, 1)
        else:
            row.addStretch(1)
        row.addWidget(self._total)
        draft.state_changed.connect(self._show_state)
        draft.was_checked.connect(self._show_checked)
        timing.changed.connect(self._show_total)
        self._show_state()
        self._show_checked()

    def tell_saved(self) -> None:
        """Say that all is saved, until something is changed."""
        self._state.setText(self.tr("Saved"))
        announce(self, self.tr("Saved"))

    def _show_state(self) -> None:
        draft = self._draft
        if draft.values is not None:
            self._name = str(draft.values.get("name") or draft.file.stem)
        self.title.setText(self._name)
        self.title.setToolTip(f"{self._name}\n{draft.file}")
        self._state.setText(self.tr("Not saved yet") if draft.is_changed else "")

    def _show_checked(self) -> None:
        if not self._draft.is_current:
            return
        problems = self._draft.checked.problems
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        if errors == 1 and self._draft.is_empty:
            told = self.tr("Nothing in it yet")
        elif errors:
            told = self.tr("✗ To mend: {count}").format(count=errors)
        elif problems:
            told = self.tr("! To look at: {count}").format(count=len(problems))
        else:
            told = self.tr("✓ No mistakes")
        self._mistakes.setText(told)
        self._mistakes.setAccessibleName(told)

    def _show_total(self) -> None:
        total = minutes_text(self._timing.lengths.total_ms)
        self._total.setText(self.tr("{length} in all").format(length=total))


class _Title(QLabel):
    """One line that ends in dots where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "heading")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, self.alignment(), shown)


def _one_line(role: str) -> QLabel:
    made = label("", role)
    made.setWordWrap(False)
    return made
