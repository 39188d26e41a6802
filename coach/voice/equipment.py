"""What this computer has to be heard with: voices, loudspeakers, and its own volume."""

from collections.abc import Callable
from typing import Protocol

from coach.voice.player import loudspeakers
from coach.voice.system_volume import SystemVolume, set_system_volume, system_volume
from coach.voice.voice_choice import OfferedVoice

__all__ = ["ComputerEquipment", "Equipment", "NoEquipment", "SystemVolume"]


class Equipment(Protocol):
    """What there is. Every call blocks, some for seconds, and belongs in a worker thread; none raises."""

    def voices(self, language: str) -> tuple[OfferedVoice, ...]:
        """List the voices that speak a language tag, the clearest first; () when there is none."""
        ...

    def devices(self) -> tuple[str, ...]:
        """List the names of the loudspeakers, the system's own first; () when there is none."""
        ...

    def volume(self) -> SystemVolume | None:
        """Return how loud the computer is set; None where it doesn't tell."""
        ...

    def set_volume(self, percent: int) -> bool:
        """Set the computer to `percent`, and unmuted; tells whether that could be done."""
        ...


class NoEquipment:
    """A computer that has nothing and tells nothing."""

    def voices(self, language: str) -> tuple[OfferedVoice, ...]:  # noqa: ARG002 - as Equipment has it
        """List no voice."""
        return ()

    def devices(self) -> tuple[str, ...]:
        """List no loudspeaker."""
        return ()

    def volume(self) -> SystemVolume | None:
        """Don't tell."""
        return None

    def set_volume(self, percent: int) -> bool:  # noqa: ARG002 - as Equipment has it
        """Don't do it."""
        return False


class ComputerEquipment:
    """What this computer truly has.

    `voices` lists the voices of a language, as `Catalogue.voices` does;
    `chosen_device` tells the name of the loudspeaker that the person chose, ""
    for the system's own: its volume is the one that matters.
    """

    def __init__(
        self,
        voices: Callable[[str], tuple[OfferedVoice, ...]],
        chosen_device: Callable[[], str] = lambda: "",
    ) -> None:
        self._voices = voices
        self._chosen_device = chosen_device

    def voices(self, language: str) -> tuple[OfferedVoice, ...]:
        """List the voices that speak a language tag, the clearest first."""
        return self._voices(language)

    def devices(self) -> tuple[str, ...]:
        """List the names of the loudspeakers, the system's own first; takes up to 4 s."""
        return loudspeakers()

    def volume(self) -> SystemVolume | None:
        """Return how loud the computer is set; takes up to 4 s."""
        return system_volume(self._chosen_device())

    def set_volume(self, percent: int) -> bool:
        """Set the computer to `percent`, and unmuted; takes up to 8 s."""
        return set_system_volume(percent, self._chosen_device())
