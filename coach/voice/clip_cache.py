"""The clips that are kept on disk, so that a session which was heard before starts at once."""

import contextlib
import os
import tempfile
from pathlib import Path

from coach.voice.clip import Clip, lead_in_frames
from coach.voice.recording import (
    SAMPLE_RATE_HZ,
    Recording,
    UnreadableSoundError,
    read_recording,
    write_recording,
)


class ClipCache:
    """A folder of WAV files, each named by its clip's key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> Clip | None:
        """Return a clip that was kept, or None when there is none or it is damaged."""
        try:
            recording = read_recording(self._path(key))
        except UnreadableSoundError:
            return None
        return _as_clip(key, self._path(key), recording) if any(recording.samples) else None

    def keep(self, key: str, recording: Recording) -> Clip:
        """Write a clip aside, then put it in its place; raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(suffix=".part", dir=self._folder)
        os.close(number)
        try:
            write_recording(recording, Path(name))
            Path(name).replace(self._path(key))
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        return _as_clip(key, self._path(key), recording)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.wav"


def _as_clip(key: str, path: Path, recording: Recording) -> Clip:
    speech = len(recording.samples) - lead_in_frames()
    return Clip(key, path, round(speech * 1000 / SAMPLE_RATE_HZ))
