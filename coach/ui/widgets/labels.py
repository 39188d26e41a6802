"""Labels and buttons as every screen uses them: plain text, large, named for a screen reader."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from coach.ui.theme import SMALLEST_TEXT_PX

MARKED_PX: Final = 6
"""How much wider the two borders are together while the button is marked."""


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label that wraps and takes its text as it is, never as markup."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(text)
    made.setProperty("role", role)
    return made


def announce(speaker: QWidget, text: str) -> None:
    """Have a screen reader, if there is one, read `text` at once."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, text))


class Button(QPushButton):
    """A button whose text is always whole: it is written smaller where it would be wider than the button."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._height_px: int | None = None
        self._text_px: int | None = None  # as asked for, or as the theme has it
        self._fitted: tuple[str, int] | None = None
        self._is_told = False  # of a change of its check, whoever has to know knows already
        self.toggled.connect(self._tell_of_toggle)

    def set_size(self, height_px: int, text_px: int | None = None) -> None:
        """Ask for at least this height and another size of text."""
        self._height_px, self._text_px = height_px, text_px
        self._style(text_px)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be: the text follows."""
        return QSize(0, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window, where the rules for all of them are."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it, as above."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the text, now that its size is known."""
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a press: what is let go after another screen has come means nothing."""
        super().hideEvent(event)
        self.setDown(False)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the text when the theme gave it another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def setText(self, text: str) -> None:
        """Show another text, fitted to the width."""
        super().setText(text)
        self._fit()

    def nextCheckState(self) -> None:
        """Change the check as a press does; `clicked` tells of it."""
        self._is_told = True
        super().nextCheckState()
        self._is_told = False

    def setChecked(self, checked: bool, /) -> None:  # noqa: FBT001 - Qt's own signature
        """Change the check by the program, of which nothing tells."""
        self._is_told = True
        super().setChecked(checked)
        self._is_told = False

    def _tell_of_toggle(self, checked: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Take a screen reader's toggle for the press that it stands for."""
        group = self.group()
        is_let_go = not checked and group is not None and group.exclusive()  # for another one of its group
        if not self._is_told and not is_let_go:
            self.clicked[bool].emit(checked)  # type: ignore[index]  # Qt's signal with the state

    def _fit(self) -> None:
        state = (self.text(), self.width())
        if state == self._fitted or not self.isVisible():
            return
        self._fitted = state
        if self._text_px is None:
            self._text_px = self.font().pixelSize()
        font = QFont(self.font())
        now, font_px = self._widest(font), font.pixelSize()
        frame = self.sizeHint().width() - now  # borders and paddings, as the theme has them
        needed = now * self._text_px / font_px
        room = self.width() - frame - MARKED_PX
        self._style(max(SMALLEST_TEXT_PX, int(self._text_px * min(1.0, room / needed))))

    def _widest(self, font: QFont) -> float:
        lines = self.text().replace("&&", "&").split("\n")
        return max(1.0, *(QFontMetricsF(font).horizontalAdvance(line) for line in lines))

    def _style(self, text_px: int | None) -> None:
        height = "" if self._height_px is None else f"min-height: {self._height_px}px;"
        size = "" if text_px is None else f"font-size: {text_px}px;"
        self.setStyleSheet(height + size)


def button(text: str, role: str = "", parent: QWidget | None = None) -> Button:
    """Make a button; roles are "main", "stop" and "tile". An ampersand in the text stays one."""
    made = Button(text, parent)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    # Only Tab and a click give it the focus, so that Space stays a clicker's "forward" until someone tabs.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def dress(one: Button, role: str) -> None:
    """Give a button that is shown already another role."""
    if one.property("role") != role:
        one.setProperty("role", role)
        one.style().unpolish(one)
        one.style().polish(one)
