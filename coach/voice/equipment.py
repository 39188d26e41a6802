"""What this computer has to be heard with: voices, loudspeakers, and its own volume."""

from dataclasses import dataclass
from typing import Protocol

from coach.voice.voice_choice import OfferedVoice


@dataclass(frozen=True, slots=True)
class SystemVolume:
    """How loud the computer itself is set, of 100, and whether it is muted."""

    percent: int
    is_muted: bool


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
