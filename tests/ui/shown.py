"""Screens in a window, as a person meets them, and what can be said of every one of them."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea

from coach.ui.theme import LIGHT, TARGET_MM, Theme
from coach.ui.widgets.labels import Button
from coach.ui.window import Window

SMALLEST = (1366, 768)
DENSITIES = (96, 112)  # of a 16 inch and of a 14 inch screen
SCALES = (1.0, 1.6, 2.5)


def theme(scale=1.0, dpi=96, palette=LIGHT):
    return Theme(palette, dpi / 25.4, scale)


def in_window(qtbot, screen, size=SMALLEST):
    """Show `screen` in a window as large as a screen of that size."""
    window = Window(screen.theme)
    # Qt's bot holds it weakly: collected while a screen in it is painting, it would take that with it.
    qtbot.addWidget(window)
    screen.held_by_test = window
    window.resize(*size)
    window.show_screen(screen)
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(1)
    return window


def buttons(screen):
    """Return the buttons that can be pressed, by what they are called."""
    return {each.accessibleName(): each for each in screen.findChildren(Button) if each.isVisibleTo(screen)}


def words(screen):
    """Return all that is written on labels that are shown."""
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisibleTo(screen)]


def crowded(screen, size=SMALLEST):
    """Return what of a screen isn't whole: a window that had to grow, a button too small or not in reach."""
    window, found = screen.window(), []
    if window.width() > size[0] or window.height() > size[1]:
        found.append(f"the window is {window.width()} x {window.height()}")
    scrolled = [area.widget() for area in screen.findChildren(QScrollArea)]
    least = screen.theme.mm(TARGET_MM)
    for one in (each for each in screen.findChildren(Button) if each.isVisible()):
        lines = one.text().replace("&&", "&").split("\n")
        if one.height() < least:
            found.append(f"{one.text()!r} is only {one.height()} high")
        if max(one.fontMetrics().horizontalAdvance(line) for line in lines) > one.width():
            found.append(f"{one.text()!r} is wider than its button")
        if one.fontMetrics().lineSpacing() * len(lines) > one.height():
            found.append(f"{one.text()!r} is higher than its button")
        inside = any(content.isAncestorOf(one) for content in scrolled)
        if not inside and not screen.rect().contains(QRect(one.mapTo(screen, QPoint()), one.size())):
            found.append(f"{one.text()!r} is not whole on the screen")
    return found
