"""The row of buttons above the editor: each with its keys, and where there is no room, behind an arrow."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton

from coach.ui.widgets.screen import Screen
from coach.ui.workshop.look import named

Keys = Sequence[QKeySequence.StandardKey | str]


class EditorBar(QToolBar):
    """Buttons of words; their keys count wherever the focus is in the screen."""

    def __init__(self, name: str, screen: Screen) -> None:
        super().__init__(name)
        self._screen = screen
        self.setAccessibleName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setMovable(False)
        self.setStyleSheet(f"QToolBar {{ border: 0; spacing: {screen.theme.mm(1)}px; }}")

    def add(self, text: str, act: Callable[[], object], keys: Keys = (), tip: str = "") -> QAction:
        """Add a button that does `act`; the first of its keys is told."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        told = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = tip or text
        action.setToolTip(f"{tip} ({told})" if told else tip)
        action.triggered.connect(lambda _checked: act())
        self._screen.addAction(action)
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            named(button, text, action.toolTip())
        return action
