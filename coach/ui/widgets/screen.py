"""What all screens share: a name, a main button, a mark on one button, and the answers to the keys."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.ui.keys import Command
from coach.ui.reading_order import rows_of
from coach.ui.theme import Theme
from coach.ui.widgets.scroll_area import ScrollArea

SCANNED_AS_ONE: Final = "scanned_as_one"
"""A property of a widget: its buttons are gone over only once they were chosen together, as a week's days."""


class Screen(QWidget):
    """One screen. `main_button` is the obvious one, `back_button` leads back; either may be None.

    One button at most is marked: it has the keyboard's focus and a thick frame,
    and "forward" presses it. Without a mark, "forward" means the main button.
    """

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
        self.is_desk = False  # for work by mouse and keyboard: what has the focus gets each key and press
        self._areas: list[ScrollArea] = []

    def column(self) -> QVBoxLayout:
        """Return a layout with the screen's margins."""
        column = QVBoxLayout(self)
        margin = self.theme.mm(7)
        column.setContentsMargins(margin, self.theme.mm(5), margin, self.theme.mm(5))
        column.setSpacing(self.theme.gap)
        return column

    def scrolled(self, content: QWidget, name: str) -> QScrollArea:
        """Put content in an area that scrolls by large buttons when the text is too large to fit."""
        area = ScrollArea(content, self.theme)
        area.setAccessibleName(name)
        self._areas.append(area)
        return area

    def obey(self, command: Command) -> None:
        """Do what a key or a clicker asks; Esc leads back where there is nothing to stop.

        Where there is nothing to pause, a clicker's pause button marks the next
        button: its "start" button can't be relied on, as many send Esc by it
        every other time.
        """
        steps = {Command.NEXT_CHOICE: 1, Command.PAUSE: 1, Command.PREVIOUS_CHOICE: -1}.get(command)
        if steps is not None:
            self.mark_next(steps)
        if command is Command.FORWARD and (self._marks_on() or self._scrolls_on()):
            return
        button = {
            Command.FORWARD: self.main_button,
            Command.BACK: self.back_button,
            Command.STOP: self.back_button,
        }.get(command)
        if button is not None and self._is_usable(button):
            button.click()

    def switch_order(self) -> list[QPushButton]:
        """Return the buttons in the order in which the mark goes over them: the main one, then as read."""
        buttons = [button for row in rows_of(self, self._usable_buttons()) for button in row]
        main = [button for button in buttons if button is self.main_button]
        return main + [button for button in buttons if button is not self.main_button]

    def switch_pauses(self) -> bool:
        """Tell whether a single switch's next press means "pause" rather than a button."""
        return False

    def choices(self) -> list[QPushButton]:
        """Return the buttons that can be pressed now, in the order of `switch_order`."""
        return [button for button in self.switch_order() if self._is_usable(button)]

    @property
    def marked(self) -> QPushButton | None:
        """The button that has the focus, if it can be pressed."""
        focused = self.window().focusWidget()
        return focused if isinstance(focused, QPushButton) and self._is_usable(focused) else None

    def mark(self, button: QPushButton) -> None:
        """Give a button the focus, and bring it into view."""
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.bring_into_view(button)

    def mark_next(self, steps: int = 1) -> None:
        """Mark the button so many steps after the marked one, or after the main one; round and round."""
        choices = self.choices()
        if not choices:
            return
        now = self.marked or self.main_button
        index = choices.index(now) + steps if now in choices else min(0, steps)
        self.mark(choices[index % len(choices)])

    def press_marked(self) -> bool:
        """Press the marked button, if there is one; whether there was.

        The one answer of several that is chosen already isn't taken back: the
        mark moves on to the main button.
        """
        marked = self.marked
        if marked is None:
            return False
        if marked.group() is None or not marked.isChecked():
            marked.click()
        elif self.main_button is not None and self._is_usable(self.main_button):
            self.mark(self.main_button)
        else:
            self.mark_next()
        return True

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Follow Tab with the view; a button that is hidden or disabled hands its focus to no other one."""
        lost = self.window().focusWidget()
        if isinstance(lost, QPushButton) and self.isAncestorOf(lost) and not self._is_usable(lost):
            self.setFocus()
            return True
        moved = super().focusNextPrevChild(following)
        now = self.window().focusWidget()
        if now is not None and self.isAncestorOf(now):
            self.bring_into_view(now)
        return moved

    def _usable_buttons(self) -> list[QPushButton]:
        return [button for button in self.findChildren(QPushButton) if self._is_usable(button)]

    def _is_usable(self, button: QPushButton) -> bool:
        return self.isAncestorOf(button) and button.isVisibleTo(self) and button.isEnabled()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget that an area of this screen holds."""
        for area in self._areas:
            if area.content.isAncestorOf(widget):
                area.show_widget(widget)

    def _marks_on(self) -> bool:
        """Where there is a list to choose from and no main button, mark the first that it offers."""
        if self.main_button is not None:
            return False
        for button in self.choices():
            is_listed = any(area.content.isAncestorOf(button) for area in self._areas)
            if is_listed and not button.isCheckable():  # what can be checked only sorts the list
                self.mark(button)
                return True
        return False

    def _scrolls_on(self) -> bool:
        """Scroll to what hasn't been seen yet, if there is any: only then does forward mean the button."""
        return any(area.isVisibleTo(self) and area.scroll_pages(1) for area in self._areas)
