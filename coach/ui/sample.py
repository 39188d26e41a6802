"""A sentence to hear how the voice is."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.session.clock import Clock
from coach.settings import Settings
from coach.voice.text import estimated_length_ms
from coach.voice.voice import Voice

SOON_MS = 300
AFTERWARDS_S = 1.5


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt holds bound methods weakly
class Sample:
    """Says a sentence as settings would have it."""

    make_voice: Callable[[Settings], Voice]
    clock: Clock

    def say(self, settings: Settings) -> None:
        """Say it, in a thread of its own: making the voice takes a moment."""
        text = QCoreApplication.translate("sample", "Can you hear me? Lift your leg, and lower it slowly.")

        def work() -> None:
            voice = self.make_voice(settings)
            voice.prepare([text])
            voice.play(text, self.clock.now_ms() + SOON_MS)
            time.sleep(estimated_length_ms(text, settings.words_per_minute) / 1000 + AFTERWARDS_S)
            voice.close()

        threading.Thread(target=work, name="sample", daemon=True).start()
