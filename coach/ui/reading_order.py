"""Which button comes after which: rows from top to bottom, each from left to right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.widgets.scroll_area import ScrollArea

Place = tuple[int, int, int]
"""How far down on the screen, how far down in what is scrolled there, how far right; in pixels."""


def rows_of(screen: QWidget, buttons: Sequence[QPushButton]) -> list[list[QPushButton]]:
    """Return `buttons` of `screen` row by row.

    Buttons are in one row when the middle of each is within the height of the
    first. What an area scrolls is together, in its own order however far it is
    scrolled, and before the area's own two buttons.
    """
    rows: list[list[QPushButton]] = []
    first: Place = (0, 0, 0)
    within = 0
    places = {button: _place(screen, button) for button in buttons}
    for button in sorted(buttons, key=places.__getitem__):
        down, inner, _right = places[button]
        if rows and abs(down - first[0]) <= within and abs(inner - first[1]) <= within:
            rows[-1].append(button)
        else:
            first, within = places[button], button.height() // 2
            rows.append([button])
    return [sorted(row, key=lambda button: places[button][2]) for row in rows]


def _place(screen: QWidget, button: QPushButton) -> Place:
    middle = QPoint(button.width() // 2, button.height() // 2)
    on_screen = button.mapTo(screen, middle)
    area = button.parentWidget()
    while area is not None and area is not screen and not isinstance(area, ScrollArea):
        area = area.parentWidget()
    if not isinstance(area, ScrollArea):
        return (on_screen.y(), 0, on_screen.x())
    top = area.mapTo(screen, QPoint(0, 0)).y()
    content = area.content
    if content.isAncestorOf(button):
        return (top, button.mapTo(content, middle).y(), on_screen.x())
    return (top, content.height() + on_screen.y(), on_screen.x())
