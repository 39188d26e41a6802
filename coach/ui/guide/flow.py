"""The way to the guide for physiotherapists, and back."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.ui.guide.screen import GuideScreen
from coach.ui.theme import Theme
from coach.ui.window import Window


class GuideFlow(QObject):
    """Shows the guide over what is shown now, which is kept to come back to.

    `file` is `Paths.guide`; `section` is the heading to begin at, as a link
    calls it, such as "change-the-reps" ("" for the beginning):

        flow = GuideFlow(window, theme, paths.guide)
        flow.done.connect(...)
        flow.show()
    """

    done = Signal()

    def __init__(self, window: Window, theme: Theme, file: Path, section: str = "") -> None:
        self._window = window
        self._section = section
        self.screen = GuideScreen(_read(file), theme)
        super().__init__(self.screen)  # and goes with it
        self.screen.is_passing = True
        self.screen.back_requested.connect(self.done)

    def show(self) -> None:
        """Show the guide."""
        self._window.show_screen(self.screen, keeps_before=True)
        self.screen.text.setFocus()
        if self._section:
            self.screen.go_to(self._section)


def _read(file: Path) -> str:
    """Return the guide's text; where it can't be read, a sentence that says so."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        missing = QCoreApplication.translate("GuideFlow", "The guide is missing: {file} can't be read.")
        return missing.format(file=file)
