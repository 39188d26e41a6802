"""The list of a routine's steps: in what order, each with its dose and its minutes."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.routine.text.editing import with_item, with_item_copied, with_item_moved, without_item
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import named, press, work_text_px
from coach.ui.workshop.steps.step_words import dose_of, is_rest, name_of
from coach.ui.workshop.timing import Timing, minutes_text

WHOLE: Final = -1
"""In place of a step's index (from 0): the routine itself."""

REST_SECONDS: Final = 60
"""What a rest that is put in begins with, as in the shipped routines."""


class _Rows(QListWidget):
    """Asks for what is dropped to be moved, and changes nothing by itself."""

    dropped = Signal(int, int)  # row, and the row before which it was dropped

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a row was dropped."""
        at, row = self.indexAt(event.position().toPoint()), self.currentRow()
        to = at.row() if at.isValid() else self.count()
        if at.isValid() and self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem:
            to += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would take the row out
        event.accept()
        QTimer.singleShot(0, lambda: self.dropped.emit(row, to))


class StepsPane(QWidget):
    """Choose a step, move it, copy it, take it out; `add_requested` asks for an exercise to put in.

    `chosen` tells the step's index (from 0) or `WHOLE`, whenever another one is.
    """

    chosen = Signal(int)
    add_requested = Signal()

    def __init__(self, draft: Draft, timing: Timing, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._timing, self._theme = draft, timing, theme
        self.step = WHOLE
        self.rows = _Rows()
        self.rows.setWordWrap(True)
        self.rows.setResizeMode(QListWidget.ResizeMode.Adjust)  # the scroll bar takes room, too
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.rows, self.tr("Steps"), self.tr("The exercises and rests, in the order they are done."))
        self.rows.currentRowChanged.connect(self._choose_row)
        self.rows.dropped.connect(self._drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1))
        column.addWidget(self.rows, 1)
        column.addLayout(self._buttons())
        self.setFocusProxy(self.rows)
        for keys, act in (
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
            (QKeySequence.StandardKey.Delete, self.remove),
        ):
            made = QShortcut(QKeySequence(keys), self, act)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        draft.text_changed.connect(self.refresh)
        draft.was_checked.connect(self.refresh)
        timing.changed.connect(self.refresh)
        self.refresh()

    def _buttons(self) -> QVBoxLayout:
        add = press(
            self.tr("+ Exercise…"),
            self.add_requested.emit,
            "main",
            self.tr("Add an exercise after this step"),
        )
        rest = press(self.tr("+ Rest"), self.add_rest, "", self.tr("Add a rest after this step"))
        self._up = press("▲", self.move_up, "", self.tr("Move this step up (Alt+Up)"))
        self._down = press("▼", self.move_down, "", self.tr("Move this step down (Alt+Down)"))
        self._copy = press(self.tr("Copy"), self.copy, "", self.tr("Put a copy of this step after it"))
        self._remove = press(self.tr("Delete"), self.remove, "", self.tr("Take this step out (Delete)"))
        add.setAccessibleName(self.tr("Add an exercise"))
        rest.setAccessibleName(self.tr("Add a rest"))
        for arrow in (self._up, self._down):
            arrow.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            arrow.setStyleSheet("padding: 0;")  # the words beside them need the room
        self._up.setAccessibleName(self.tr("Move up"))
        self._down.setAccessibleName(self.tr("Move down"))
        rows = QVBoxLayout()
        rows.setSpacing(self._theme.mm(1))
        for row in ((add, rest), (self._up, self._down, self._copy, self._remove)):
            line = QHBoxLayout()
            line.setSpacing(self._theme.mm(1))
            for one in row:
                line.addWidget(one)
            rows.addLayout(line)
        return rows

    def choose(self, step: int) -> None:
        """Have a step chosen, or the routine itself by `WHOLE`; `chosen` tells of it if it is another one."""
        self.rows.setCurrentRow(min(max(step, WHOLE), len(self._steps()) - 1) + 1)

    def add(self, exercise_id: str) -> None:
        """Put an exercise in after the chosen step, or at the end; its dose is its own."""
        self._put_in({"exercise": exercise_id})

    def add_rest(self) -> None:
        """Put a rest in after the chosen step, or at the end."""
        self._put_in({"rest_seconds": REST_SECONDS})

    def move_up(self) -> None:
        """Do the chosen step earlier."""
        self._move(self.step, self.step - 1)

    def move_down(self) -> None:
        """Do the chosen step later."""
        self._move(self.step, self.step + 1)

    def copy(self) -> None:
        """Put a copy of the chosen step after it."""
        index = self.step
        if index != WHOLE and self._edit(lambda text: with_item_copied(text, ("step",), index)):
            self.choose(index + 1)

    def remove(self) -> None:
        """Take the chosen step out; Ctrl+Z brings it back."""
        index = self.step
        if index != WHOLE and self._edit(lambda text: without_item(text, ("step",), index)):
            self.choose(min(index, len(self._steps()) - 1))

    def refresh(self) -> None:
        """List the steps as the text has them now, with the same one chosen."""
        if self._draft.values is None:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        steps, step = self._steps(), self.step
        self.rows.blockSignals(True)
        while self.rows.count() > len(steps) + 1:
            self.rows.takeItem(self.rows.count() - 1)
        while self.rows.count() < len(steps) + 1:
            self.rows.addItem(QListWidgetItem())
        self._show(self.rows.item(0), self.tr("The routine itself"), self.tr("Name, how often, pace…"))
        self.rows.item(0).setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for index, one in enumerate(steps):
            self._show(self.rows.item(index + 1), *self._words(index, one))
        self.rows.setCurrentRow(min(step, len(steps) - 1) + 1)
        self.rows.blockSignals(False)
        self._choose_row(self.rows.currentRow())
        self._allow()

    def _words(self, index: int, step: Mapping[str, Any]) -> tuple[str, str]:
        exercises = self._draft.checked.exercises
        name, dose = name_of(step, exercises), dose_of(step, exercises)
        title = self.tr("{number}. {name}").format(number=index + 1, name=name)
        length_ms = self._timing.lengths.steps_ms.get(index)
        if length_ms and not is_rest(step):
            dose = self.tr("{dose}\u00a0· {minutes}").format(dose=dose, minutes=minutes_text(length_ms))
        return title, dose

    def _show(self, item: QListWidgetItem, title: str, dose: str) -> None:
        text = f"{title}\n{dose}" if dose else title
        if item.text() != text:
            item.setText(text)

    def _steps(self) -> Sequence[Mapping[str, Any]]:
        steps = (self._draft.values or {}).get("step")
        return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []

    def _choose_row(self, row: int) -> None:
        if row < 0 or row - 1 == self.step:
            return
        self.step = row - 1
        self._allow()
        self.chosen.emit(self.step)

    def _allow(self) -> None:
        index, last = self.step, len(self._steps()) - 1
        self._up.setEnabled(index > 0)
        self._down.setEnabled(WHOLE < index < last)
        self._copy.setEnabled(index != WHOLE)
        self._remove.setEnabled(index != WHOLE)

    def _put_in(self, values: Mapping[str, str | int]) -> None:
        index = len(self._steps()) if self.step == WHOLE else self.step + 1
        if self._edit(lambda text: with_item(text, ("step",), index, values)):
            self.choose(index)

    def _move(self, index: int, to: int) -> None:
        if not 0 <= to < len(self._steps()) or not 0 <= index < len(self._steps()) or index == to:
            return
        if self._edit(lambda text: with_item_moved(text, ("step",), index, to)):
            self.choose(to)

    def _drop(self, row: int, before: int) -> None:
        index, to = row - 1, max(before - 1, 0)
        self._move(index, to - 1 if to > index else to)

    def _edit(self, change: Any) -> bool:  # noqa: ANN401
        before = self._draft.text
        self._draft.edit(change, by="")
        return self._draft.text != before

    def sizeHint(self) -> QSize:
        """Have room for some thirty characters."""
        return QSize(16 * work_text_px(self._theme), super().sizeHint().height())
