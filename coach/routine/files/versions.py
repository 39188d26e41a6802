"""The last versions of each of the person's own files, so that nothing that was written is lost.

They lie in the data folder, not beside the routines: what is below the routines'
folder would be read as routines, goes along when somebody copies that folder to
a stick, and is gone when somebody clears it up or pulls the stick out. Each is
every byte of the file, under a name that tells when, the hash of what is in it,
and whether it could be played.

Nothing here ever stops a save or a session: what the disk refuses is not kept,
and a version that is damaged is passed over.
"""

import hashlib
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from coach.routine.files.encodings import decoded
from coach.routine.files.writing import OnDisk

MOST_VERSIONS: Final = 10
"""So many are kept of a file, and the last one that could be played besides."""

_NAME: Final = re.compile(r"(\d{8}T\d{6}\.\d{6})-([0-9a-f]{32})-(good|kept)")
_STAMP: Final = "%Y%m%dT%H%M%S.%f"
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a file had: when it was kept (UTC), how many bytes, and whether it could be played then."""

    kept_in: Path
    at: datetime
    size: int
    is_good: bool

    def content(self) -> bytes | None:
        """Return every byte of it, None when it was damaged or is gone."""
        try:
            content = self.kept_in.read_bytes()
        except OSError:
            return None
        return content if _hash(content) == _hash_in(self.kept_in) else None

    def text(self) -> str | None:
        """Return its text with line feeds only, as `coach.routine.files.writing.read_text` gives it."""
        content = self.content()
        return None if content is None else decoded(content).text


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of all files: kept below `folder`, of the person's routines below `own`.

    In the program: `Versions(paths.versions, paths.own_routines)`.
    """

    folder: Path
    own: Path

    def of(self, file: Path) -> tuple[Version, ...]:
        """Return the versions of `file`, the newest first; what it holds now may be among them."""
        found = []
        try:
            for kept in self._place_of(file).iterdir():
                name = _NAME.fullmatch(kept.name)
                if name is not None:
                    at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
                    found.append(Version(kept, at, kept.stat().st_size, name[3] == "good"))
        except (OSError, ValueError):
            _LOG.debug("versions of %s", file, exc_info=True)
        return tuple(sorted(found, key=lambda version: version.kept_in.name, reverse=True))

    def keep(self, file: Path, content: bytes, now: datetime, *, is_good: bool) -> None:
        """Keep what `file` holds; the same as the newest version isn't kept twice. Never raises."""
        try:
            self._keep(file, content, now, is_good=is_good)
        except OSError:
            _LOG.warning("a version of %s could not be kept", file, exc_info=True)

    def keep_saved(self, before: OnDisk | None, after: OnDisk, now: datetime, *, is_good: bool) -> None:
        """Keep what a save put in place, and what was there before if nobody has kept it; never raises."""
        if before is not None and not any(
            _hash_in(version.kept_in) == _hash(before.content) for version in self.of(after.file)
        ):
            self.keep(after.file, before.content, now - timedelta(microseconds=1), is_good=False)
        self.keep(after.file, after.content, now, is_good=is_good)

    def _keep(self, file: Path, content: bytes, now: datetime, *, is_good: bool) -> None:
        known = self.of(file)
        newest = known[0] if known else None
        if newest is not None and _hash_in(newest.kept_in) == _hash(content) and newest.content() is not None:
            if is_good and not newest.is_good:
                newest.kept_in.replace(newest.kept_in.with_name(newest.kept_in.name.replace("kept", "good")))
            return
        at = now.astimezone(UTC)
        if newest is not None and at <= newest.at:  # the clock was set back
            at = newest.at + timedelta(microseconds=1)
        place = self._place_of(file)
        place.mkdir(parents=True, exist_ok=True)
        name = f"{at.strftime(_STAMP)}-{_hash(content)}-{'good' if is_good else 'kept'}"
        aside = place / f"unfinished-{_hash(content)}"  # two may keep something at once
        aside.write_bytes(content)
        aside.replace(place / name)
        self._drop_old(file)

    def _drop_old(self, file: Path) -> None:
        known = self.of(file)
        last_good = next((version for version in known if version.is_good), None)
        for version in known[MOST_VERSIONS:]:
            if version != last_good:
                version.kept_in.unlink(missing_ok=True)

    def _place_of(self, file: Path) -> Path:
        """Return the folder of a file's versions: by its place among the person's own, wherever these are."""
        try:
            within = file.relative_to(self.own)
        except ValueError:
            within = Path("elsewhere", _hash(str(file.absolute()).encode())[:12], file.name)
        return self.folder / within


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _hash_in(kept: Path) -> str:
    name = _NAME.fullmatch(kept.name)
    return name[2] if name else ""
