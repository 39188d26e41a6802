"""The way through the settings, and to what the figure looks like."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coach.routine.model import Exercise
from coach.session.playback import Clock
from coach.settings import Settings
from coach.ui.screens.figure_choice import FigureChoiceScreen
from coach.ui.screens.settings import SettingsScreen
from coach.ui.theme import Theme
from coach.ui.window import Window
from coach.voice.text import estimated_length_ms
from coach.voice.voice import Voice


@dataclass(frozen=True, slots=True)
class Sample:
    """How a sentence is said as settings would have it."""

    make_voice: Callable[[Settings], Voice]
    clock: Clock


class SettingsFlow(QObject):
    """Shows the settings, and the figure's own screen beyond them; `done` gives what was chosen."""

    done = Signal(object)  # Settings

    def __init__(self, window: Window, theme: Theme, exercise: Exercise | None, sample: Sample) -> None:
        """Show the screens in `window`; `exercise` is what the figure shows while it is chosen."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._exercise = exercise
        self._sample = sample

    def show(self, settings: Settings) -> None:
        """Show `settings`, which may not be kept yet."""
        screen = SettingsScreen(settings, self._theme)
        screen.is_passing = True
        screen.saved.connect(self._leave)
        screen.listen_requested.connect(self._speak)
        screen.figure_requested.connect(self._show_figure)
        self._window.show_screen(screen)

    def _show_figure(self, settings: Settings) -> None:
        screen = FigureChoiceScreen(settings, self._theme, self._exercise)
        screen.is_passing = True
        screen.chosen.connect(self.show)
        self._window.show_screen(screen)

    def _leave(self, settings: Settings) -> None:
        self.done.emit(settings)
        self.deleteLater()

    def _speak(self, settings: Settings) -> None:
        """Say a sentence as the settings on the screen would have it."""
        voice = self._sample.make_voice(settings)
        clock = self._sample.clock
        text = self.tr("Can you hear me? Lift your leg, and lower it slowly.")

        def work() -> None:
            voice.prepare([text])
            voice.play(text, clock.now_ms() + 300)
            time.sleep(estimated_length_ms(text, settings.words_per_minute) / 1000 + 1.5)
            voice.close()

        threading.Thread(target=work, name="sample", daemon=True).start()
