"""Notices when a file of the routines changes on disk, by whatever program, also where no system tells."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from coach.routine.library import toml_files
from coach.ui.errands import Errands

SETTLING_MS: Final = 50
"""An editor that saves by way of another file does several things at once."""

POLL_MS: Final = 5000
"""How often is looked without being told: of sticks and shares a system may tell nothing."""

COARSE_S: Final = 3.0
"""Within this time two saves may have the same moment: the clock of a stick counts by two seconds."""

MOST_WATCHED: Final = 500
"""Some systems open each file that they watch; beyond so many it is only looked from time to time."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a file was when it was looked at; until it `has_settled` only what is in it tells of a change.

    `hash` is of what is in it, "" where that needn't be known.
    """

    stamp: tuple[int, int, int]  # moment, size, and place on the disk
    hash: str
    has_settled: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What was there when it was looked: the TOML files, and the folders and files to watch for changes."""

    traces: Mapping[Path, Trace] = field(default_factory=lambda: MappingProxyType({}))
    to_watch: frozenset[str] = frozenset()

    def tells_other(self, than: "Look") -> bool:
        """Tell whether a file has come, is gone, or holds something else."""
        ours, others = ({file: trace.hash for file, trace in one.traces.items()} for one in (self, than))
        return ours != others


def look_at(folders: Iterable[Path], watched: Path, before: Look, now_s: float) -> Look:
    """Look at all TOML files below `folders`; only what may have changed since `before` is read."""
    traces = {file: _trace_of(file, before.traces.get(file), now_s) for file in toml_files(folders)}
    place = watched
    while not place.is_dir() and place != place.parent:  # it may come; a file may be in its way
        place = place.parent
    to_watch = {str(place)}
    if place == watched:
        to_watch.add(str(watched.parent))  # a folder that gets another name is told of by the one around it
        with suppress(OSError):  # gone, or changed, while it is walked through
            to_watch |= {str(folder) for folder in watched.rglob("*/")}
        to_watch |= {str(file) for file in traces if watched in file.parents}
    return Look(MappingProxyType(traces), frozenset(sorted(to_watch)[:MOST_WATCHED]))


def _trace_of(file: Path, known: Trace | None, now_s: float) -> Trace:
    try:
        stat = file.stat()
        stamp = stat.st_mtime_ns, stat.st_size, stat.st_ino
        if known is not None and known.stamp == stamp and known.has_settled:
            return known
        has_settled = abs(now_s - stat.st_mtime) > COARSE_S
        is_old = known is None and has_settled  # so its stamp will tell of any change
        return Trace(stamp, "" if is_old else hashlib.sha256(file.read_bytes()).hexdigest(), has_settled)
    except OSError:  # gone since, or not to be read
        return Trace((0, 0, 0), "unreadable", has_settled=False)


class LiveFiles(QObject):
    """Looks at the routine files when the system tells of a change, and from time to time.

    It reads and asks the disk in a thread; `changed` comes in the window's, within
    half a second where the system tells. `folders` are those that routines are
    in, and `watched` the one among them that people save in: it need not be there yet.
    """

    changed = Signal()

    def __init__(self, folders: Iterable[Path], watched: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._watched = watched
        self._known = Look()
        self._is_looking = self._is_outdated = False
        self._errands = Errands(self)
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self._look_aside)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look_aside)
        self._watcher.directoryChanged.connect(self._hear)
        self._watcher.fileChanged.connect(self._hear)
        self._errands.failed.connect(self._look_no_more)

    def look(self) -> bool:
        """Look now, in this thread, and go on looking from now on; tells whether anything has changed."""
        self._errands.forget()
        self._is_looking = False
        self._poll.start()
        return self._take(look_at(self._folders, self._watched, self._known, time.time()))

    def stop(self) -> None:
        """Look no more."""
        self._poll.stop()
        self._settling.stop()
        self._errands.forget()
        self._watcher.removePaths([*self._watcher.files(), *self._watcher.directories()])

    def _hear(self) -> None:
        """Look in a moment; what comes until then is seen, too."""
        if not self._settling.isActive():
            self._settling.start()

    def _look_aside(self) -> None:
        if self._is_looking:  # a share may take long to answer
            self._is_outdated = True
            return
        self._is_looking, self._is_outdated = True, False
        folders, watched, known = self._folders, self._watched, self._known
        self._errands.run(
            lambda _forgotten: look_at(folders, watched, known, time.time()), self._take_from_aside
        )

    def _take_from_aside(self, look: Look) -> None:
        self._is_looking = False
        if self._take(look):
            self.changed.emit()
        if self._is_outdated:
            self._hear()

    def _take(self, look: Look) -> bool:
        before, self._known = self._known, look
        watched = {*self._watcher.files(), *self._watcher.directories()}
        gone, new = watched - look.to_watch, look.to_watch - watched
        if gone:
            self._watcher.removePaths(list(gone))
        if new and len(self._watcher.addPaths(list(new))) < len(new):
            self._hear()  # of what came between the look and the watch nothing was told
        return look.tells_other(before)

    def _look_no_more(self) -> None:
        """After a bug of ours, which is in the log, go on by looking when something is read."""
        self.stop()
