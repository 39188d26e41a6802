"""The workshop in a window without a screen, on a small library of files."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from coach.paths import find_paths
from coach.settings import Settings
from coach.ui.data.drives import Outside
from coach.ui.surroundings import Surroundings
from coach.ui.window import Window
from coach.ui.workshop.flow import WorkshopFlow
from coach.voice.voice import SilentVoice
from tests.builders import FakeClock
from tests.routine.files import EXERCISE
from tests.ui.whole import themed

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)

COMMENTED = """\
# Set on the ward.
format = 1
name = "Two exercises"   # as the person sees it
times_per_week=3

[[step]]   # the first
exercise = "knee-extension"
sets = 2  # not more
left = { reps = 6 }

[[step]]
rest_seconds = 30
say = "Take a sip of water."

[[step]]
exercise = "knee-extension"
tempo = { lift = 2 }
"""


class Workbench:
    """A workshop, and a hand on what surrounds it."""

    def __init__(self, qtbot, folder, scale=1.0, size=(1366, 768), palette="light", **chosen):
        self.qtbot = qtbot
        shipped = folder / "shipped"
        paths = find_paths(folder / "data")
        self.paths = replace(paths, shipped_routines=shipped)
        self.own = self.paths.own_routines
        (shipped / "exercises").mkdir(parents=True, exist_ok=True)
        self.own.mkdir(parents=True, exist_ok=True)
        (shipped / "exercises" / "knee-extension.toml").write_text(EXERCISE)
        (shipped / "shipped.toml").write_text(COMMENTED.replace("Two exercises", "Shipped one"))
        self.file = self.own / "two.toml"
        if not self.file.exists():
            self.file.write_text(COMMENTED)
        theme = themed(scale, palette)
        self.window = Window(theme)
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()  # shortcuts are for the window that somebody works in
        qtbot.waitUntil(self.window.isActiveWindow)
        around = Surroundings(
            self.paths, FakeClock(), lambda _settings: SilentVoice(), lambda _settings: theme, lambda: NOW
        )
        outside = Outside(lambda: (), lambda *_asked: None, lambda *_asked: None)
        self.flow = WorkshopFlow(self.window, theme, Settings(**chosen), around, outside)

    def until(self, true):
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=5000)

    def show(self):
        """Open the workshop, and wait until its files are listed."""
        self.flow.show()
        self.until(lambda: self.flow.front is not None and self.flow.front.screen.files.count())
        return self.flow.front

    def open(self, file=None):
        """Open a file, and wait until it has been read; returns its editor."""
        if self.flow.front is None:
            self.show()
        self.flow.open(Path(file or self.file))
        return self.checked()

    def checked(self):
        """Wait until the draft has been read as it is now."""
        draft = self.flow.bench.draft
        self.until(lambda: draft.is_current)
        return self.flow.bench.screen

    def press(self, text):
        """Answer what is asked by the button of this text."""
        asked = self.window.current.ask
        next(button for button in asked.ways if button.text() == text).click()

    @property
    def asked(self):
        """What is told or asked above the panes."""
        return self.window.current.ask.text

    def save(self):
        """Save, and wait until it is in the file."""
        self.flow.bench.save()
        self.until(lambda: not self.flow.bench.draft.is_changed)
