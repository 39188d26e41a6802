"""The clips that are kept on disk, so that a session which was heard before starts at once."""

import contextlib
import errno
import os
import re
import shutil
import struct
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zlib import crc32

from coach.voice.clip import Clip, lead_in_frames
from coach.voice.recording import SAMPLE_RATE_HZ, Recording
from coach.voice.sound_file import parse_sound_file, read_sound, wav_file

MOST_BYTES: Final = 256 * 1024 * 1024
"""How much is kept: four times what every exercise and routine that ships takes in one voice (58 MB)."""

_OURS: Final = re.compile(r"[0-9a-f]{64}\.wav")
_UNFINISHED: Final = re.compile(r"[0-9a-f]{64}-\w+\.part")
_ABANDONED_S: Final = 3600
_DAY_S: Final = 86_400
_SEAL: Final = struct.Struct("<I")  # behind the sound, where players don't look; damaged sound doesn't fit it
_NO_SPACE: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class ClipCache:
    """A folder of WAV files, each named by its clip's key, of `most_bytes` or a little more.

    Several processes may use one folder at once. What was found or kept by this
    one is never removed by it; of the rest the clip that was used longest ago
    goes first. Only files with a name that we give are ever removed. Where the
    folder takes nothing (it is full, or may not be written), a temporary one
    serves as long as the program runs: it needs a voice more than a cache.
    """

    def __init__(
        self,
        folder: Path,
        most_bytes: int = MOST_BYTES,
        write: Callable[[Path, bytes], object] = Path.write_bytes,
    ) -> None:
        self._folder = folder
        self._spare: Path | None = None
        self._most_bytes = most_bytes
        self._write = write
        self._used: set[str] = set()
        self._keeping = threading.Lock()  # some clips are made at once
        self._bytes_until_tidied = 0

    def find(self, key: str) -> Clip | None:
        """Return a clip that was kept, or None when there is none or it is damaged."""
        return self._found(self._folder, key) or (self._found(self._spare, key) if self._spare else None)

    def keep(self, key: str, recording: Recording) -> Clip:
        """Write a clip aside, then put it in its place; raises OSError when there is no room anywhere."""
        with self._keeping:
            if self._spare is None:
                with contextlib.suppress(OSError):
                    return self._keep_in_folder(key, recording)
                self._spare = Path(tempfile.mkdtemp(prefix="leg-coach-clips-"))
                weakref.finalize(self, shutil.rmtree, self._spare, ignore_errors=True)
        self._put(self._spare, key, _sealed(wav_file(recording.samples, SAMPLE_RATE_HZ)))
        return _as_clip(key, self._spare / f"{key}.wav", recording)

    def _found(self, folder: Path, key: str) -> Clip | None:
        path = folder / f"{key}.wav"
        try:
            with path.open("rb") as file:
                used = os.fstat(file.fileno()).st_mtime
                clip = _as_clip(key, path, _unsealed(read_sound(file)))
        except (OSError, ValueError, struct.error):
            return None
        if abs(time.time() - used) > _DAY_S:
            with contextlib.suppress(OSError):
                os.utime(path)
        self._used.add(key)
        return clip

    def _keep_in_folder(self, key: str, recording: Recording) -> Clip:
        """Keep a clip; when the disk is full, the older half of what is kept makes room. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        data = _sealed(wav_file(recording.samples, SAMPLE_RATE_HZ))
        try:
            self._put(self._folder, key, data)
        except OSError as error:
            if error.errno in _NO_SPACE:
                self._drop(sum(kept.size for kept in self._kept()) // 2)
                self._put(self._folder, key, data)
            elif clip := self._found(self._folder, key):
                return clip  # another process made it and has it open, which Windows guards
            else:
                raise
        self._used.add(key)
        self._bytes_until_tidied -= len(data)
        if self._bytes_until_tidied < 0:
            self._tidy()
        return _as_clip(key, self._path(key), recording)

    def _put(self, folder: Path, key: str, data: bytes) -> None:
        number, name = tempfile.mkstemp(prefix=f"{key}-", suffix=".part", dir=folder)
        os.close(number)
        aside, path = Path(name), folder / f"{key}.wav"
        try:
            self._write(aside, data)
            _replace(aside, path)
        except OSError:
            with contextlib.suppress(OSError):
                aside.unlink()
            raise

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.wav"

    def _tidy(self) -> None:
        """Look how much is kept, once for each tenth of the bound that was added."""
        total = sum(kept.size for kept in self._kept())
        if total > self._most_bytes * 9 // 10:
            self._drop(total - self._most_bytes * 8 // 10)
        self._bytes_until_tidied = self._most_bytes // 10
        for entry in self._entries(_UNFINISHED):
            with contextlib.suppress(OSError):
                if entry.stat().st_mtime < time.time() - _ABANDONED_S:
                    Path(entry.path).unlink()

    def _drop(self, size: int) -> None:
        """Remove at least `size` bytes of what was used longest ago, as far as there are so many."""
        for kept in sorted(self._kept(), key=lambda kept: kept.used_s):
            if size <= 0:
                break
            if kept.key not in self._used:
                with contextlib.suppress(OSError):  # Windows keeps what somebody has open
                    self._path(kept.key).unlink()
                    size -= kept.size

    def _kept(self) -> Iterator["_Kept"]:
        for entry in self._entries(_OURS):
            with contextlib.suppress(OSError):  # another process removed it
                status = entry.stat(follow_symlinks=False)
                yield _Kept(Path(entry.name).stem, status.st_size, status.st_mtime)

    def _entries(self, names: re.Pattern[str]) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(self._folder) as entries:
                return [entry for entry in entries if names.fullmatch(entry.name)]
        except OSError:
            return []


@dataclass(frozen=True, slots=True)
class _Kept:
    key: str
    size: int
    used_s: float  # since 1970


def _replace(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            if path.is_dir():
                path.rename(path.with_suffix(".aside"))  # we made no folder: it may hold something
            else:
                path.chmod(0o600)  # Windows guards what is read-only
        aside.replace(path)


def _sealed(data: bytes) -> bytes:
    return data + _SEAL.pack(crc32(data))


def _unsealed(data: bytes) -> Recording:
    """Return the sound that was sealed; raises ValueError or struct.error when it isn't as it was."""
    body, seal = data[: -_SEAL.size], data[-_SEAL.size :]
    if _SEAL.unpack(seal)[0] != crc32(body):
        raise ValueError("damaged")
    return Recording(parse_sound_file(body).samples)


def _as_clip(key: str, path: Path, recording: Recording) -> Clip:
    speech = len(recording.samples) - lead_in_frames()
    return Clip(key, path, round(speech * 1000 / SAMPLE_RATE_HZ))
