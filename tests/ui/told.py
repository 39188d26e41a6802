"""A session's way in a window, with an ear at its voice and a hand on its clock."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.paths import find_paths
from coach.routine.library import load_library
from coach.session.readiness import Answer
from coach.settings import Settings
from coach.ui.session_flow import SessionFlow
from coach.ui.standing import Standing
from coach.ui.surroundings import Surroundings
from coach.ui.window import Window
from coach.voice.clip import Clip
from coach.voice.voice import SilentVoice
from tests.builders import FakeClock
from tests.routine.test_library import ROUTINES
from tests.ui.whole import themed

CLIP_MS = 1000
LIBRARY = load_library([ROUTINES])
SEATED = "gentle-seated-legs"
ALL_FINE = Answer()
SILENCE = "(silence)"


class HeardVoice(SilentVoice):
    """Notes what is said and when; each phrase takes a second, and is made when `engine` is set."""

    def __init__(self):
        self.said, self.tried, self.engine, self.unspeakable = [], [], threading.Event(), ()
        self.engine.set()

    def prepare(self, texts, cancelled=None, *, language="en"):  # noqa: ARG002 - as a Voice has it
        texts = list(texts)
        self.tried += texts
        self.engine.wait(5)
        return {text: Clip(text, Path(), CLIP_MS) for text in texts if text not in self.unspeakable}

    def play(self, cue, at_ms, *, is_count=False):  # noqa: ARG002 - as a Voice has it
        self.said.append((cue.key if isinstance(cue, Clip) else cue, at_ms))

    def stop(self):
        self.said.append((SILENCE, None))


class Kept(list):
    """A diary that only takes records."""

    add = list.append


class Scene:
    """The way through a session in a window, with an ear at its voice and a hand on its clock."""

    def __init__(self, qtbot, folder, voice=None, **chosen):
        self.qtbot, self.clock, self.voice = qtbot, FakeClock(), voice or HeardVoice()
        theme = themed()
        self.window = Window(theme)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        settings = Settings(emergency_number="112", **chosen)
        around = Surroundings(
            find_paths(folder), self.clock, lambda _settings: self.voice, lambda _settings: theme
        )
        self.flow = SessionFlow(self.window, theme, settings, self.voice, Kept(), around)

    def choose(self, routine_id=SEATED):
        self.flow.choose(LIBRARY, routine_id, Standing())
        return self

    def answer(self, answer=ALL_FINE):
        self.flow.questions.readiness.answered.emit(answer)
        return self

    def show(self, screen):
        self.window.show_screen(screen)
        return self

    @property
    def said(self):
        """What has been said since it was asked last, once everything is made that was asked for."""
        self.qtbot.waitUntil(lambda: not self.flow.aloud._maker.is_busy)
        texts = [text for text, _at_ms in self.voice.said]
        self.voice.said.clear()
        return texts

    def later(self, ms=2000):
        """Let time pass, so that a press is meant for what is shown."""
        self.clock.ms += ms
        return self

    def press(self, key=Qt.Key.Key_A):
        """Press a key as a keyboard does."""
        QTest.keyClick(self.window.windowHandle(), key)
        return self
