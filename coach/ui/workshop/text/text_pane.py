"""The text of a routine or an exercise, to be written in, with its problems marked where they stand."""

from collections.abc import Callable
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import work_text_px
from coach.ui.workshop.text.completion import Offers, offers_at
from coach.ui.workshop.text.problem_signs import placed_text
from coach.ui.workshop.text.text_changes import units, with_typed
from coach.ui.workshop.text.text_editor import TextEditor

BY: Final = "text"
"""What the draft knows this pane by: what is typed in one go is undone at once."""

ROOMY: Final = 1.5
"""From this text size on, one line has to do for what is wrong with the line of the cursor."""

LINE: Final = 1.25
"""So many times the size of its text is a line high."""

_OF_AN_EXERCISE: Final = ("[[phase", "[figure", "clinical_name", "position")


class TextPane(QWidget):
    """Shows and edits the text of a draft; what its other panes change comes in without moving the cursor.

    Below it stands what is wrong with the line of the cursor, for those who
    have no mouse to rest on it.
    """

    line_entered = Signal(int)  # the person put the cursor into this line, from 1

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._line = 1
        self._is_own = False  # the change, or the movement of the cursor, is this pane's own
        self._follows = False  # what is undone here is brought into view
        self.editor = TextEditor(theme)
        self.editor.setAccessibleName(self.tr("Text of the file"))
        self.here = label("", "quiet")
        self._told = ""
        line_px = round(work_text_px(theme) * LINE)
        self._lines = 1 if theme.text_scale >= ROOMY else 2
        self.here.setFixedHeight(self._lines * line_px)  # so that the text above never jumps
        self.here.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1))
        column.addWidget(self.editor, 1)
        column.addWidget(self.here)
        self.setFocusProxy(self.editor)
        self.editor.take(draft.text)
        self.editor.go_to(0)
        self.editor.set_offers(self._offers_after)
        self.editor.typed.connect(self._type)
        self.editor.undo_wished.connect(lambda: self._turn_back(draft.undo))
        self.editor.redo_wished.connect(lambda: self._turn_back(draft.redo))
        self.editor.cursorPositionChanged.connect(self._enter)
        draft.text_changed.connect(self._take)
        draft.was_checked.connect(self._mark)
        self._mark()

    def show_line(self, line: int, column: int = 1) -> None:
        """Put the cursor into a line, from 1, and bring it into view; `line_entered` says nothing of it."""
        block = self.editor.document().findBlockByNumber(line - 1)
        if not block.isValid():
            return
        text = block.text()
        self._is_own = True
        try:
            cursor = QTextCursor(block)
            self.editor.setTextCursor(cursor)
            self.editor.centerCursor()
            cursor.setPosition(block.position() + min(units(text[: column - 1]), units(text)))
            self.editor.setTextCursor(cursor)
        finally:
            self._is_own = False
        self._line = line
        self._tell_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write below as much as fits now."""
        super().resizeEvent(event)
        self._write_here()

    def _type(self) -> None:
        self._is_own = True
        try:
            self._draft.set_text(with_typed(self._draft.text, self.editor.text), by=BY)
        finally:
            self._is_own = False

    def _turn_back(self, turn: Callable[[], None]) -> None:
        """Undo or redo, and go to where that is."""
        self._follows = True
        try:
            turn()
        finally:
            self._follows = False

    def _take(self) -> None:
        """Show what another pane, or undo, has made of the text."""
        if self._is_own:
            return
        self._is_own = True
        try:
            end = self.editor.take(self._draft.text)
            if end is not None and self._follows:
                self.editor.go_to(end)
        finally:
            self._is_own = False
        self._line = self.editor.textCursor().blockNumber() + 1
        self._tell_here()

    def _mark(self) -> None:
        if self._draft.is_current:
            self.editor.set_problems(self._draft.checked.problems)
            self._tell_here()

    def _enter(self) -> None:
        line = self.editor.textCursor().blockNumber() + 1
        if line == self._line or self._is_own:
            return
        self._line = line
        self._tell_here()
        self.line_entered.emit(line)

    def _offers_after(self, before: str) -> Offers:
        """Return what may be put in after a text: of an exercise, if the file is one."""
        return offers_at(
            before,
            is_exercise=looks_like_exercise(self._draft.text),
            exercises={name: each.name for name, each in self._draft.checked.exercises.items()},
            cautions=tuple(self._draft.library.cautions),
        )

    def _tell_here(self) -> None:
        problems = self.editor.problems_here
        if problems:
            self._told = placed_text(problems[0])
        else:
            self._told = self.tr("Line {line}").format(line=self.editor.textCursor().blockNumber() + 1)
        self._write_here()
        self.editor.setAccessibleDescription(self._told)

    def _write_here(self) -> None:
        """Write as much as fits; the list of problems has it all."""
        # Words that don't fit leave the end of a line empty.
        room = round(self.here.width() * (self._lines - 0.2 * (self._lines > 1)))
        elided = self.here.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideRight, room)
        self.here.setText(elided)
        self.here.setToolTip("" if elided == self._told else f"<qt>{escape(self._told)}</qt>")


def looks_like_exercise(text: str) -> bool:
    """Tell whether a text, which may be half written, is to be an exercise and no routine."""
    return any(line.startswith(_OF_AN_EXERCISE) for line in text.splitlines())
