"""One window: a second start finds the first one, and nobody is ever kept out."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from coach.ui.one_window import Doorbell, raise_other, take_lock

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.ui.one_window import Doorbell, take_lock
application = QCoreApplication([])
folder = Path(sys.argv[1])
lock = take_lock(folder)
bell = Doorbell(folder)
print(lock.isLocked(), flush=True)
os._exit(9)
"""


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from coach.ui.one_window import raise_other
application = QCoreApplication([])
files = [Path(name) for name in sys.argv[2:]]
sys.exit(0 if raise_other(Path(sys.argv[1]), files=files) else 1)
"""


@pytest.fixture
def second_start(tmp_path):
    """Start a second program on a folder; it is over when the test is."""
    begun = []

    def start(*files):
        begun.append(subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path), *files]))
        return begun[0]

    yield start
    for process in begun:
        process.kill()
        process.wait()


def test_only_the_first_start_has_the_lock_until_it_lets_go(tmp_path):
    first = take_lock(tmp_path)
    assert take_lock(tmp_path) is None
    first.unlock()
    assert take_lock(tmp_path) is not None


def test_two_folders_of_data_are_two_programs(tmp_path):
    held = [take_lock(tmp_path / name) for name in ("one", "other")]
    assert all(lock.isLocked() for lock in held)


def test_a_second_start_rings_at_the_first_and_is_answered(qtbot, tmp_path, second_start):
    bell = Doorbell(tmp_path)
    with qtbot.waitSignal(bell.rung, timeout=10_000):
        process = second_start()
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0


def test_the_files_of_a_second_start_are_handed_to_the_first_as_whole_paths(qtbot, tmp_path, second_start):
    bell = Doorbell(tmp_path)
    with qtbot.waitSignal(bell.brought, timeout=10_000) as brought:
        process = second_start("legs.toml", "/media/ä/\udcff.zip")
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert brought.args == [[Path.cwd() / "legs.toml", Path("/media/ä/\udcff.zip")]]


@pytest.mark.parametrize(
    "knock", [b"\n", b"token\n", b"[]\n", b'{"token": 1, "files": [2]}\n', b"[" * 9000 + b"\n"]
)
def test_a_knock_that_makes_no_sense_is_only_a_knock(qtbot, tmp_path, knock):
    bell = Doorbell(tmp_path)
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(bell.brought), qtbot.waitSignal(bell.rung):
        socket.connectToServer(bell._server.serverName())
        assert socket.waitForConnected(1000)
        socket.write(knock + b"\n")
        socket.flush()
    socket.disconnectFromServer()
    qtbot.waitUntil(lambda: not bell._server.findChildren(QLocalSocket))


@pytest.mark.usefixtures("qapp")
def test_a_first_that_hangs_keeps_nobody_out(tmp_path):
    assert Doorbell(tmp_path) is not None
    assert raise_other(tmp_path, 200) is False  # nothing that arrives is looked at meanwhile


def test_where_nobody_listens_nobody_is_waited_for_long(qapp, tmp_path):
    assert qapp is not None
    assert raise_other(tmp_path, 50) is False


def test_what_a_killed_program_leaves_keeps_nobody_out(qtbot, tmp_path, second_start):
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (killed.returncode, killed.stdout.strip()) == (9, "True")
    assert (tmp_path / "leg-coach.lock").exists()
    lock = take_lock(tmp_path)
    assert lock is not None
    assert lock.isLocked()
    process = second_start()  # before anybody listens again
    bell = Doorbell(tmp_path)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
    assert (process.returncode, bell.parent()) == (0, None)


def test_where_no_lock_can_be_kept_every_start_is_the_first(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert take_lock(tmp_path / "file" / "data") is not None
