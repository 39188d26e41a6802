"""Whether all words and buttons of a screen are whole."""

from PySide6.QtWidgets import QLabel

from coach.ui.theme import PALETTES, Theme, stylesheet
from coach.ui.widgets.answer_tiles import Tile
from coach.ui.widgets.labels import Button

SMALLEST = (1366, 768)
PX_PER_MM = (96 / 25.4, 112 / 25.4)
"""Of a usual screen, and of one of 14 inches with so few pixels, where 20 mm take more of them."""


def themed(text_scale=1.0, palette="light", px_per_mm=PX_PER_MM[0]):
    """Return a theme on a usual screen."""
    return Theme(PALETTES[palette], px_per_mm, text_scale)


def shown(qtbot, screen):
    """Show `screen` on the smallest screen, and return it."""
    qtbot.addWidget(screen)
    screen.setStyleSheet(stylesheet(screen.theme))
    screen.resize(*SMALLEST)
    screen.show()
    qtbot.wait(20)
    return screen


def cut_off(screen):
    """Return what of `screen` isn't whole: itself, words in labels, and buttons."""
    cut = [] if (screen.width(), screen.height()) <= SMALLEST else [f"{screen.size()}"]
    for words in screen.findChildren(QLabel):
        if words.isVisible() and words.text() and words.wordWrap():
            longest = max(words.text().split(), key=len)
            too_wide = words.fontMetrics().horizontalAdvance(longest) > words.width()
            if too_wide or words.heightForWidth(words.width()) > words.height():
                cut.append(words.text())
    for button in screen.findChildren(Button):
        if not button.isVisible():
            continue
        if isinstance(button, Tile):
            cut += [button.words] * (button.heightForWidth(button.width()) > button.height())
        elif button.fontMetrics().horizontalAdvance(button.text()) > button.width():
            cut.append(button.text())
        if button.height() < screen.theme.target or button.width() < screen.theme.mm(15):
            cut.append(f"too small: {button.accessibleName()}")
    return cut
