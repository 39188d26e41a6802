"""Whether the screen of a way is covered by one of another, as the card of the keys covers it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from coach.ui.widgets.screen import Screen


class Presence(QObject):
    """Tells when `screen` is `left` for another one, and when it was `come_back_to`; it goes with it."""

    left = Signal()
    come_back_to = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._is_away = False
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on as the screen is hidden and shown."""
        if not event.spontaneous():  # else the whole window was put away, and the screen is still the one
            if event.type() is QEvent.Type.Hide:
                self._is_away = True
                self.left.emit()
            elif event.type() is QEvent.Type.Show and self._is_away:
                self._is_away = False
                QTimer.singleShot(0, self._come_back)  # the window is still busy showing it
        return super().eventFilter(watched, event)

    def _come_back(self) -> None:
        if not self._is_away:
            self.come_back_to.emit()
