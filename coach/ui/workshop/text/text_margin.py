"""The strip beside a text: the numbers of its lines, and signs at those that have something to mend."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.routine.problems import Problem, Severity
from coach.ui.theme import Palette
from coach.ui.workshop.text.problem_signs import paint_sign


class TextMargin(QWidget):
    """Stands left of an editor's text, and scrolls with it; a press puts the cursor into the line beside it.

    `tell` is called with a line, from 1, and where on the screen to say what is wrong with it.
    """

    def __init__(self, editor: QPlainTextEdit, palette: Palette, tell: Callable[[int, QPoint], None]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._colours = palette
        self._tell = tell
        self._worst: Mapping[int, Severity] = {}

    @property
    def wide_px(self) -> int:
        """How wide it is: a sign, and as many digits as the last line has."""
        metrics = self._editor.fontMetrics()
        digits = max(2, len(str(self._editor.blockCount())))
        return metrics.height() + digits * metrics.horizontalAdvance("0") + metrics.height() // 2

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Put a sign at each line that has a problem; where it has both, that of an error."""
        errors = {each.line: each.severity for each in problems if each.severity is Severity.ERROR}
        self._worst = {**{each.line: each.severity for each in problems}, **errors}
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is beside the lines that are seen."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(self._colours.ground))
            for block, box in self._seen(event.rect()):
                self._paint_beside(painter, block.blockNumber(), box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor into the line beside the press."""
        cursor = self._editor.cursorForPosition(QPoint(1, round(event.position().y())))
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def event(self, event: QEvent) -> bool:
        """Tell what is wrong where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._editor.cursorForPosition(QPoint(1, event.pos().y())).blockNumber() + 1
            self._tell(line, event.globalPos())
            return True
        return super().event(event)

    def _paint_beside(self, painter: QPainter, number: int, box: QRectF) -> None:
        metrics, is_here = self._editor.fontMetrics(), number == self._editor.textCursor().blockNumber()
        font = QFont(self._editor.font())
        font.setBold(is_here)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink if is_here else self._colours.quiet))
        line = QRect(0, round(box.top()), self.wide_px - metrics.height() // 3, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(number + 1))
        severity = self._worst.get(number + 1)
        if severity is not None:
            place = QRectF(0, box.top(), metrics.height(), metrics.height())
            paint_sign(painter, place, severity, self._colours)

    def _seen(self, dirty: QRect) -> list[tuple[QTextBlock, QRectF]]:
        editor, found = self._editor, []
        block = editor.firstVisibleBlock()
        while block.isValid():
            box = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
            if box.top() > dirty.bottom():
                break
            if block.isVisible() and box.bottom() >= dirty.top():
                found.append((block, box))
            block = block.next()
        return found
