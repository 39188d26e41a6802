"""A voice that says nothing and remembers all, and a computer that has what it is told to have."""

import threading

from PySide6.QtCore import QCoreApplication

from coach.settings import Settings
from coach.ui.sample import Sample
from coach.voice.equipment import SystemVolume
from coach.voice.voice_choice import OfferedVoice
from tests.builders import FakeClock

VOICES = tuple(OfferedVoice(f"test:{name}", name, ("en",)) for name in ("Ann", "Ben", "Cem", "Dee", "Eli"))


class FakeVoice:
    """A voice in the manner of some settings; `log` is that of all voices."""

    ahead_ms = 150

    def __init__(self, settings, log, may_speak, problem=None, is_up=None):
        self.settings = settings
        self.problem = problem
        self._is_up = is_up
        self._log = log
        self._may_speak = may_speak

    def prepare(self, _texts, _cancelled=None, **_more):
        self._may_speak.wait(5)
        return {}

    def wait_until_heard(self, patience_s):
        if self._is_up is not None:
            self._is_up.wait(patience_s)

    def play(self, cue, at_ms, *, is_count=False):
        self._log.append(("count" if is_count else "play", cue, at_ms))

    def tone(self, at_ms):
        self._log.append(("tone", at_ms))

    def stop(self):
        self._log.append(("stop",))

    def close(self):
        self._log.append(("close",))


class Ear:
    """A sample, the voices that it made, and all that was heard of them.

    With `may_speak` cleared a voice takes its time over clips, with `is_up` its player over its start.
    """

    def __init__(self, problem=None):
        self.clock = FakeClock()
        self.log, self.voices = [], []
        self.may_speak = threading.Event()
        self.may_speak.set()
        self.is_up = threading.Event()
        self.is_up.set()
        self._problem = problem
        self.sample = Sample(self._make, self.clock, QCoreApplication.instance())

    def _make(self, settings):
        self.voices.append(FakeVoice(settings, self.log, self.may_speak, self._problem, self.is_up))
        return self.voices[-1]

    def times(self, what):
        """How often something was done."""
        return [entry[0] for entry in self.log].count(what)

    @property
    def manner(self) -> Settings:
        """The settings in whose manner it was said last."""
        return self.voices[-1].settings


QUIET_COMPUTER = SystemVolume(20, is_muted=False)


class Computer:
    """Equipment; with `may_answer` cleared it takes its time."""

    def __init__(self, volume=QUIET_COMPUTER, devices=("Built in",), voices=VOICES):
        self._volume, self._devices, self._voices = volume, devices, voices
        self.may_answer = threading.Event()
        self.may_answer.set()

    def voices(self, _language):
        self.may_answer.wait(5)
        return self._voices

    def devices(self):
        self.may_answer.wait(5)
        return self._devices

    def volume(self):
        self.may_answer.wait(5)
        return self._volume

    def set_volume(self, percent):
        self._volume = SystemVolume(percent, is_muted=False)
        return True
