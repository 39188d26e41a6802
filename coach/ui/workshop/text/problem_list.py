"""What is wrong with the text, errors apart from warnings, each with one way to mend it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coach.routine.problems import Problem, Severity
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import work_text_px
from coach.ui.workshop.text.problem_signs import kind_text, placed_text, sign

TELL_AFTER_MS: Final = 1500
"""So long after the last check how many there are is said aloud: nobody is interrupted while typing."""

_PROBLEM: Final = Qt.ItemDataRole.UserRole


class ProblemList(QWidget):
    """Lists the problems of a draft: what keeps it from being played, then what is only odd."""

    chosen = Signal(object)  # Problem

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._theme = theme
        self._shown: tuple[Problem, ...] | None = None
        self._told = ""
        self.summary = label("", "heading")
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows = _Rows()
        self.rows.setAccessibleName(self.tr("Problems"))
        self.rows.setIconSize(QSize(1, 1) * work_text_px(theme))
        self.rows.itemClicked.connect(self._choose)
        self.rows.entered_item.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1))
        column.addWidget(self.summary)
        column.addWidget(self.rows, 1)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TELL_AFTER_MS)
        self._tell.timeout.connect(self._announce)
        draft.was_checked.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Show what the last check found; the same again leaves everything as it is."""
        problems = self._draft.checked.problems
        if not self._draft.is_current or problems == self._shown:
            return
        self._shown = problems
        errors = [each for each in problems if each.severity is Severity.ERROR]
        warnings = [each for each in problems if each.severity is Severity.WARNING]
        self.summary.setText(self._summary(len(errors), len(warnings)))
        marked = self.rows.currentItem()
        kept = marked.data(_PROBLEM) if marked is not None else None
        self.rows.clear()
        for problem in (*errors, *warnings):
            row = self._row(problem)
            self.rows.addItem(row)
            if kept is not None and (problem.key, problem.what) == (kept.key, kept.what):
                self.rows.setCurrentItem(row)
        self.rows.setVisible(bool(problems))
        self._tell.start()

    def _row(self, problem: Problem) -> QListWidgetItem:
        made = QListWidgetItem(placed_text(problem))
        made.setData(_PROBLEM, problem)
        px = work_text_px(self._theme)
        made.setIcon(sign(problem.severity, px, self.devicePixelRatioF(), self._theme.palette))
        made.setData(Qt.ItemDataRole.AccessibleTextRole, kind_text(problem))
        return made

    def _summary(self, errors: int, warnings: int) -> str:
        if not errors and not warnings:
            return self.tr("All is well: nothing to mend.")
        if not warnings:
            return self._mistakes(errors)
        if not errors:
            return self.tr("It can be played. To look at: {n}.").format(n=warnings)
        return self.tr("{mistakes} To look at: {n}.").format(mistakes=self._mistakes(errors), n=warnings)

    def _mistakes(self, errors: int) -> str:
        if errors == 1:
            return self.tr("1 mistake keeps it from being played.")
        return self.tr("{n} mistakes keep it from being played.").format(n=errors)

    def _announce(self) -> None:
        if self._told != self.summary.text() and self.isVisible():
            self._told = self.summary.text()
            announce(self, self._told)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PROBLEM))


class _Rows(QListWidget):
    """A list whose rows break their lines; Enter and Space choose the marked one."""

    entered_item = Signal(QListWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or Space."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered_item.emit(item)
        else:
            super().keyPressEvent(event)
