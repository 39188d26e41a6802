"""What all controls of the workshop's forms share: a name, a value that may be the usual one, one undo."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.workshop.look import named

EDGE_PX: Final = 14
"""What a control's frame and margins take."""

SHORTEST: Final = 7
"""So many characters of a value are seen at least."""

GAP_PX: Final = 3
NOTHING: Final = "–"  # noqa: RUF001 - a dash
"""What stands where nothing is set, and nothing counts."""


class OneUndo(QObject):
    """Leaves Ctrl+Z to the draft, where everything is undone in order, and the wheel to what scrolls."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what Qt's own fields would do by themselves."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in undoing):
                event.ignore()
                return True
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # or rolling past a field would change its value
            return True
        return False


class Field(QWidget):
    """A control for one value."""

    changed = Signal(object)  # the value, or None for the usual one

    def __init__(self, name: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._meaning = name, meaning
        self._undo = OneUndo(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)

    def set_value(self, value: object) -> None:
        """Show a value; None or what can't be one is shown as not set."""
        raise NotImplementedError  # each control shows its own kind of value: there is none to show here

    def set_usual(self, value: object, words: str) -> None:
        """Say what counts where nothing is set: `words` have a place `{value}` for it."""

    def hold(self, control: QWidget) -> None:
        """Take a control in, under the field's name."""
        named(control, self._name, self._meaning)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self._undo)
        self._row.addWidget(control, 1)
        self.setFocusProxy(control)
