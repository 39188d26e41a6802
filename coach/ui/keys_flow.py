"""The way to the keys and to their card."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.settings import Settings
from coach.ui.key_card import key_card
from coach.ui.screens.keys import KeysScreen
from coach.ui.sheet.output import Paper, write_document
from coach.ui.sheet.saving import save
from coach.ui.theme import Theme
from coach.ui.window import Window


class KeysFlow(QObject):
    """Shows what the keys do, and saves the card for the printer in `folder`."""

    done = Signal()

    def __init__(self, window: Window, theme: Theme, settings: Settings, folder: Path) -> None:
        self._window = window
        self._paper = Paper(settings.paper)
        self._folder = folder
        self._screen = KeysScreen(theme)
        super().__init__(self._screen)  # and goes with it
        self._screen.is_passing = True
        self._screen.back_requested.connect(self.done)
        self._screen.print_requested.connect(self._save)

    def show(self) -> None:
        """Show the keys over what is shown now."""
        self._window.show_screen(self._screen, keeps_before=True)

    def _save(self) -> None:
        def write(path: Path) -> None:
            write_document(key_card(self._paper.size), path, self._paper)

        self._screen.set_notice(save(write, self._folder, self.tr("Leg Coach keys.pdf")))
