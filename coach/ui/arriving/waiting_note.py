"""A sentence over what is shown, for a while: it takes no press, and nothing moves for it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce

SHOWN_MS: Final = 8000
WIDTH: Final = 0.45
"""Of the window's width: the other half is a session's count."""


class WaitingNote(QLabel):
    """Stands at the top left of a window, over a title: what counts and the buttons are elsewhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "notice")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_MS)
        self._over.timeout.connect(self.hide)

    def tell(self, sentence: str, theme: Theme) -> None:
        """Show a sentence, and have a screen reader read it."""
        self.setText(sentence)
        width = round(self._window.width() * WIDTH)
        self.setFixedSize(width, self.heightForWidth(width))
        self.move(theme.gap, theme.gap)
        self.show()
        self.raise_()
        announce(self, sentence)
        self._over.start()
