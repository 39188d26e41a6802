"""How the coach sounds for someone with these settings."""

from coach.settings import Settings
from coach.voice.voice import Manner, Volumes


def manner_of(settings: Settings) -> Manner:
    """Return what the voice needs to know of the settings."""
    return Manner(
        settings.voice,
        settings.words_per_minute,
        Volumes(settings.volume, settings.count_volume, settings.tone_volume),
        settings.sound_device,
        settings.sound_offset_ms,
    )
