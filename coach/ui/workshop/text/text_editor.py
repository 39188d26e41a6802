"""An editor of plain text with line numbers, and marks at the lines that have something to mend."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from coach.routine.problems import Problem, Severity
from coach.ui.theme import Theme
from coach.ui.workshop.text.completion import Offers
from coach.ui.workshop.text.highlighter import Highlighter
from coach.ui.workshop.text.problem_signs import problem_text
from coach.ui.workshop.text.text_changes import change_between, in_blocks, units
from coach.ui.workshop.text.text_completer import TextCompleter
from coach.ui.workshop.text.text_margin import TextMargin

INDENT: Final = "    "
_UNDERLINES: Final = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.WARNING: QTextCharFormat.UnderlineStyle.DotLine,
}
_Keys: Final = QKeySequence.StandardKey
_CHOOSING: Final = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class TextEditor(QPlainTextEdit):
    """Edits a text; undo and redo are wishes that somebody else fulfils."""

    typed = Signal()
    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problems: Sequence[Problem] = ()
        self._raw = ""
        self._is_taking = False
        self._completer: TextCompleter | None = None
        self._margin = TextMargin(self, theme.palette, self._tell_at)
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        colours = theme.palette
        self.setStyleSheet(  # a frame that grew with the focus would cover what is inside
            f'QPlainTextEdit {{ font-family: "{family}"; border: 3px solid {colours.line}; }}'
            f"QPlainTextEdit:focus {{ border: 3px solid {colours.ink}; }}"
        )
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)  # else nobody who has only keys could leave it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # lines don't break anew
        self._highlighter = Highlighter(self.document(), theme.palette)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow_scrolling)
        self.cursorPositionChanged.connect(self._margin.update)
        self.textChanged.connect(self._tell_typed)
        self._make_room()

    @property
    def text(self) -> str:
        r"""The text, each of whose lines ends with "\n"; no sign in it is taken for another one."""
        return self._raw

    def set_offers(self, offers_after: Callable[[str], Offers]) -> None:
        """Offer by Ctrl+Space what `offers_after` says that may stand after a text."""
        self._completer = TextCompleter(self, self._theme, offers_after)

    @property
    def problems_here(self) -> tuple[Problem, ...]:
        """What is to be mended in the line of the cursor."""
        return self._problems_in(self.textCursor().blockNumber() + 1)

    def take(self, text: str) -> int | None:
        """Show another text: only what differs is changed, so cursor and scrolling stay.

        Returns where that ends, in Qt's places; None where nothing differs.
        """
        text = in_blocks(text)
        change = change_between(self._raw, text)
        if change is None:
            return None
        begin = units(self._raw[: change.start])
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        old = units(self._raw[change.start : change.end])
        cursor.setPosition(begin + old, QTextCursor.MoveMode.KeepAnchor)
        top = self.firstVisibleBlock()
        own = self.textCursor()
        self._is_taking = True
        try:
            cursor.insertText(change.new)
            if old and begin < own.position() <= begin + old:  # Qt would put it behind all that is new
                own.setPosition(min(own.position(), begin + units(change.new)))
                self.setTextCursor(own)
        finally:
            self._is_taking = False
        self._raw = text
        if top.isValid():
            self.verticalScrollBar().setValue(top.firstLineNumber())
        return begin + units(change.new)

    def go_to(self, place: int) -> None:
        """Put the cursor at one of Qt's places, and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what is to be mended."""
        self._problems = problems
        marked = [self._underlined(problem) for problem in problems]
        self.setExtraSelections([each for each in marked if each is not None])
        self._margin.set_problems(problems)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the draft, and begin a line below where the one above begins."""
        completer = self._completer
        if completer is not None and completer.is_shown and event.key() in _CHOOSING:
            event.ignore()
        elif completer is not None and _is_ctrl(event, Qt.Key.Key_Space):
            completer.show()
        elif event.matches(_Keys.Undo):
            self.undo_wished.emit()
        elif event.matches(_Keys.Redo) or _is_ctrl(event, Qt.Key.Key_Y):
            self.redo_wished.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self._begin_line()
        else:
            super().keyPressEvent(event)
            if completer is not None:
                completer.follow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files that are dropped to the window: their names are no part of a text."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        """Keep the second key of redo from the window; Qt itself keeps the others."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_ctrl(event, Qt.Key.Key_Y):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is wrong with the line that the mouse rests on."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_at(self.cursorForPosition(event.pos()).blockNumber() + 1, event.globalPos())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what an editor offers; undo and redo, which Qt knows nothing of here, are in the toolbar."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        first = menu.actions()[0] if menu.actions() else None
        if first is not None and first.isSeparator():
            menu.removeAction(first)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        seen, wide = self.viewport().geometry(), self._margin.wide_px
        self._margin.setGeometry(QRect(seen.left() - wide, seen.top(), wide, seen.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Have the margin follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def _tell_at(self, line: int, globally: QPoint) -> None:
        told = "\n\n".join(problem_text(problem) for problem in self._problems_in(line))
        if told:
            # What a file says is never markup: so long a text wraps only as such.
            QToolTip.showText(globally, f"<qt>{escape(told).replace(chr(10), '<br>')}</qt>", self)
        else:
            QToolTip.hideText()

    def _problems_in(self, line: int) -> tuple[Problem, ...]:
        return tuple(problem for problem in self._problems if problem.line == line)

    def _underlined(self, problem: Problem) -> QTextEdit.ExtraSelection | None:
        block = self.document().findBlockByNumber(problem.line - 1)
        if not block.isValid():
            return None
        start, end = blamed(block.text(), problem.column)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(block.text()[:start]))
        cursor.setPosition(block.position() + units(block.text()[:end]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(_UNDERLINES[problem.severity])
        colours = self._theme.palette
        look.setUnderlineColor(QColor(colours.stop if problem.severity is Severity.ERROR else colours.accent))
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, look
        return made

    def _begin_line(self) -> None:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        indent = before[: len(before) - len(before.lstrip(" \t"))]
        if before.rstrip().endswith(("[", "{")) and "=" in before:
            indent += INDENT
        cursor.insertText("\n" + indent)
        self.ensureCursorVisible()

    def _tell_typed(self) -> None:
        if self._is_taking:
            return
        # Not toPlainText: that makes usual spaces of the ones that don't break, which are to be told of.
        raw = in_blocks(self.document().toRawText())
        if raw != self._raw:
            self._raw = raw
            self.typed.emit()

    def _make_room(self) -> None:
        self.setViewportMargins(self._margin.wide_px, 0, 0, 0)

    def _follow_scrolling(self, rect: QRect, scrolled_px: int) -> None:
        if scrolled_px:
            self._margin.scroll(0, scrolled_px)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())


def blamed(line: str, column: int) -> tuple[int, int]:
    """Return from where to where the value or key at `column` (from 1) goes; all words without one."""
    start = column - 1
    if not line[start:].strip():
        return len(line) - len(line.lstrip()), len(line.rstrip())
    rest = line[start:]
    if rest[0] in "\"'":
        end = rest.find(rest[0], 1)
        return start, start + (end + 1 if end > 0 else len(rest.rstrip()))
    end = next((at for at, sign in enumerate(rest) if sign in " \t,=]}#" and at), len(rest))
    return start, start + end


def _is_ctrl(event: QEvent, key: Qt.Key) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == key
