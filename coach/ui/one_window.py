"""One window for each folder of data: a second start brings the first one's window to the front.

A lock tells who was first; it is let go of by the system when its program ends,
however it ends. The second start knocks at a local socket of the first, and
hands over the files that it was to open. If nobody answers there, the first
one hangs or has died in a way that the lock doesn't show, and the second opens
a window of its own: nobody is kept out.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

LOCK: Final = "leg-coach.lock"
PATIENCE_MS: Final = 4000
"""How long the second waits for the first, which may itself only just have been started."""

_TRY_AGAIN_MS: Final = 100
_HERE: Final = b"here"
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - with it, a desktop lets a program come to the front
_MOST_FILES: Final = 64
_LONGEST_KNOCK: Final = 2 * 1024 * 1024
"""In bytes: so many files, with paths of 4 kB in letters that take six."""

_ANY_PROCESS: Final = -1  # Windows: ASFW_ANY


def take_lock(data: Path) -> QLockFile | None:
    """Return the lock on a folder of data, to be kept as long as the program runs; None if another has it.

    Where there can be no lock (the disk is full, or can only be read) one is
    returned that isn't held: then every start is the first.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError:  # whoever reads and writes there will tell
        return QLockFile("")
    lock = QLockFile(str(data / LOCK))
    lock.setStaleLockTime(0)  # a lock doesn't get old: it is stale when its program is gone
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return lock
    return None


def raise_other(data: Path, patience_ms: int = PATIENCE_MS, files: Sequence[Path] = ()) -> bool:
    """Ask the program that has the lock to show its window, and `files` in it.

    Returns False if it doesn't answer in time.
    """
    from PySide6.QtCore import QDeadlineTimer, QThread  # noqa: PLC0415  (a second start only)
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    until = QDeadlineTimer(patience_ms)
    _let_others_come_to_the_front()
    while not until.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(_name(data))
        if socket.waitForConnected(until.remainingTime()):
            return _knock(socket, files, until.remainingTime())
        QThread.msleep(_TRY_AGAIN_MS)  # it isn't listening yet
    return False


def _knock(socket: "QLocalSocket", files: Sequence[Path], patience_ms: int) -> bool:
    paths = [str(file.absolute()) for file in files[:_MOST_FILES]]
    socket.write(json.dumps({"token": os.environ.get(_TOKEN, ""), "files": paths}).encode() + b"\n")
    socket.flush()
    return socket.waitForReadyRead(patience_ms) and bytes(socket.readAll().data()) == _HERE


class Doorbell(QObject):
    """Tells the first start that there was another one, and which files that was to open."""

    rung = Signal()
    brought = Signal(object)  # list[Path]

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        """Listen for other starts on `data`; only who has the lock may."""
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  (after the first paint)

        name = _name(data)
        QLocalServer.removeServer(name)  # what a program that was killed has left
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._let_in(socket))
            self._let_in(socket)

    def _let_in(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_KNOCK:
                socket.abort()
            return
        token, files = _heard(bytes(socket.readLine(_LONGEST_KNOCK).data()))
        if token:
            os.environ[_TOKEN] = token  # Qt takes it from there when the window asks to come to the front
        socket.write(_HERE)
        socket.flush()
        self.rung.emit()
        if files:
            self.brought.emit(files)


def _heard(knock: bytes) -> tuple[str, list[Path]]:
    """Return a desktop's token and the files of a knock; what makes no sense is only a knock."""
    try:
        said = json.loads(knock)
        token, files = said["token"], [Path(name) for name in said["files"] if isinstance(name, str)]
    except (ValueError, TypeError, LookupError, RecursionError):
        return "", []
    return token if isinstance(token, str) and "\0" not in token else "", files


def _name(data: Path) -> str:
    """Return the socket's name: the same for the same folder, short enough for every system."""
    import hashlib  # noqa: PLC0415  (after the first paint)

    return "leg-coach-" + hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:20]


def _let_others_come_to_the_front() -> None:
    """On Windows, only the program that was just started may say whose window comes to the front."""
    import ctypes  # noqa: PLC0415  (a second start only)

    windows = getattr(ctypes, "windll", None)
    if windows is not None:
        windows.user32.AllowSetForegroundWindow(_ANY_PROCESS)
