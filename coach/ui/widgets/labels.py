"""Labels and buttons as every screen uses them: plain text, large, named for a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label that wraps and takes its text as it is, never as markup."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(text)
    made.setProperty("role", role)
    return made


def make_tall(tall: QPushButton, height_px: int, text_px: int | None = None) -> None:
    """Give a button at least this height, and another size of text; in the style, which overrules sizes."""
    size = "" if text_px is None else f"font-size: {text_px}px;"
    tall.setStyleSheet(f"min-height: {height_px}px; {size}")


def button(text: str, role: str = "", parent: QWidget | None = None) -> QPushButton:
    """Make a button; roles are "main", "stop" and "tile". An ampersand in the text stays one."""
    made = QPushButton(text.replace("&", "&&"), parent)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    # Only Tab and a click give it the focus, so that Space stays a clicker's "forward" until someone tabs.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
