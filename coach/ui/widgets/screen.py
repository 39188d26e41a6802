"""What all screens share: a name, a main button, and the answers to the clicker's keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.ui.keys import Command
from coach.ui.theme import Theme


class Screen(QWidget):
    """One screen. `main_button` is the obvious one, `back_button` leads back; either may be None."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme = theme
        self.main_button: QPushButton | None = None
        self.back_button: QPushButton | None = None
        self.is_passing = False  # made for one visit, and gone after it
        self._area: QScrollArea | None = None

    def column(self) -> QVBoxLayout:
        """Return a layout with the screen's margins."""
        column = QVBoxLayout(self)
        margin = self.theme.mm(7)
        column.setContentsMargins(margin, self.theme.mm(5), margin, self.theme.mm(5))
        column.setSpacing(self.theme.gap)
        return column

    def obey(self, command: Command) -> None:
        """Do what a key or a clicker asks; Esc leads back where there is nothing to stop."""
        if command is Command.FORWARD and self._scrolls_on():
            return
        button = {
            Command.FORWARD: self.main_button,
            Command.BACK: self.back_button,
            Command.STOP: self.back_button,
        }.get(command)
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()

    def scrolled(self, content: QWidget, name: str) -> QScrollArea:
        """Put content in an area that scrolls up and down when the text is too large to fit."""
        content.setObjectName("scrolled")
        area = _Area()
        area.setAccessibleName(name)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self._area = area
        return area

    def _scrolls_on(self) -> bool:
        """Scroll to what hasn't been seen yet, if there is any: only then does forward mean the button."""
        if self._area is None:
            return False
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep() * 4 // 5)
        return bar.value() > before


class _Area(QScrollArea):
    """Leaves every key to the window: a clicker's Page Down is forward here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the key on."""
        event.ignore()
