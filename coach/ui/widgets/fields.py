"""Lines to write on."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from coach.ui.theme import Theme

FIELD_PX: Final = 42
LONGEST_NOTE: Final = 400
"""In characters."""


def large_field(theme: Theme, written: str = "") -> QLineEdit:
    """Return a line that is as high as what is pressed, with `written` in it."""
    field = QLineEdit(written)
    field.setStyleSheet(
        f"font-size: {theme.large(FIELD_PX)}px; min-height: {theme.target}px; {_legible_hint(theme)}"
    )
    return field


def note_field(theme: Theme) -> QLineEdit:
    """Return an empty line for a note to the physiotherapist."""
    field = QLineEdit()
    field.setMaxLength(LONGEST_NOTE)
    field.setStyleSheet(_legible_hint(theme))
    field.setPlaceholderText(QCoreApplication.translate("fields", "A note for your physiotherapist"))
    field.setAccessibleName(
        QCoreApplication.translate("fields", "A note for your physiotherapist, if you like")
    )
    return field


def write_first(field: QLineEdit, event: QKeyEvent) -> bool:
    """Let a letter that came to the screen begin what is written: nobody has to press the line before.

    Whether it was one; the line takes all that come after it by itself.
    """
    text = event.text()
    if not text.strip() or not text.isprintable() or field.hasFocus():
        return False
    field.setFocus()
    field.deselect()
    field.event(event)
    return True


def _legible_hint(theme: Theme) -> str:
    return f"placeholder-text-color: {theme.palette.quiet}"  # Qt's own is too faint
