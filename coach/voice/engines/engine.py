"""What every speech engine is asked for."""

from pathlib import Path
from typing import Protocol

from coach.voice.voice_choice import OfferedVoice


class EngineError(Exception):
    """The engine isn't there, or didn't do what it was asked; the message says why."""


class Engine(Protocol):
    """A speech engine with a voice and a rate, both fixed when it was made.

    Making it and every method may raise EngineError.
    """

    @property
    def name(self) -> str:
        """The engine with its version, as far as it tells: other versions sound different."""
        ...

    def voices(self) -> tuple[OfferedVoice, ...]:
        """List all of its voices."""
        ...

    def default_id(self) -> str:
        """Return the id of the voice that the person chose for the whole computer, "" where nobody does."""
        ...

    def speak(self, text: str, path: Path) -> None:
        """Write a text as speech to a file, WAV or AIFF; it is complete on return."""
        ...

    def end(self) -> None:
        """End whatever is still running; called from another thread, just before the process ends."""
        ...
