"""Stop, from key to silence and stillness, and the pace of the frames, in a real window with a real voice.

Run as `python -m tests.benchmarks.session`, or with how many times Stop is to be pressed. A screen, a sound
server and a recorder of what it plays are started for it. Stop is pressed at random moments of a session:
the last sound that was heard after it, and the moment at which its panel had been painted, are told in ms
after the key. Then 60 s of play are watched while the voice speaks and the diary writes. An empty window
that is painted anew every 16 ms is the yardstick for the frames, in the same run.
"""

import os
import random
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.desktop_session import Session, frames, now_ms, row
from tests.end_to_end.conftest import Desktop
from tests.voice.conftest import EAR_HZ, Ear

TIMES = 200
PLAY_S = 60.0
TICK_MS = 16
LISTEN_S = 0.9  # after this the person goes on; the panel itself speaks later
ROUTINE = "gentle-seated-legs"


def press_stop(session: Session, ear: Ear, times: int) -> None:
    """Press Stop again and again, and print how soon it was silent and still."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415

    silent_ms, still_ms, returned_ms = [], [], []
    for _press in range(times):
        session.wait(random.uniform(0.2, 3.0))  # noqa: S311 - no secret
        session.painted_ms = 0.0
        pressed_ms = now_ms()
        QTest.keyClick(session.window, Qt.Key.Key_Escape)
        returned_ms.append(now_ms() - pressed_ms)
        session.until(lambda: session.painted_ms, 1)
        still_ms.append(session.painted_ms - pressed_ms)
        session.wait(LISTEN_S)
        ear.wait_until(pressed_ms + LISTEN_S * 1000 - 200)
        before = [ms for ms in ear.loud_moments(pressed_ms - 60) if ms < pressed_ms + LISTEN_S * 1000 - 200]
        if any(ms < pressed_ms for ms in before):  # something was to be heard when it was pressed
            silent_ms.append(max(0.0, before[-1] - pressed_ms))
        session.way.player.stop_panel.go_on_requested.emit()
    row("Stop until the key's work is done", returned_ms)
    row("Stop until its panel has been painted", still_ms)
    row("Stop until silence, where there was sound", silent_ms)


def yardstick() -> list[float]:
    """Return when an empty window is painted that asks to be every 16 ms."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    window, begun_ms = QWidget(), []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: (begun_ms.append(now_ms()), window.update()))
    window.showFullScreen()
    timer.start(TICK_MS)
    end = time.monotonic() + PLAY_S / 4
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.0005)
    timer.stop()
    window.close()
    return begun_ms


def inside(folder: Path, times: int) -> None:
    """Measure, on the desktop that is there."""
    record = ["parec", "--device=ear.monitor", "--format=s16le", "--channels=1", "--latency-msec=10"]
    ear = Ear(subprocess.Popen([*record, f"--rate={EAR_HZ}", "--raw"], stdout=subprocess.PIPE))
    session = Session(folder, ROUTINE)
    session.watch()
    press_stop(session, ear, times)
    session.wait(8)
    session.begun_ms.clear()
    session.worked_ms.clear()
    session.wait(PLAY_S)
    frames("Frames while speaking and storing, apart", session.begun_ms)
    row("A frame's own work (tick and figure)", session.worked_ms)
    session.window.close()
    frames("An empty window, apart", yardstick())
    ear.close()


def main() -> None:
    """Start a desktop, and measure on it in a process of its own."""
    times = int(sys.argv[1]) if sys.argv[1:] else TIMES
    if "LEG_COACH_BENCHMARK" in os.environ:
        inside(Path(os.environ["LEG_COACH_BENCHMARK"]), times)
        return
    with ExitStack() as stack:
        runtime = Path(stack.enter_context(TemporaryDirectory()))
        desktop = Desktop(stack, runtime)
        folder = runtime / "data"
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.session", str(times)],
            env={**desktop.env, "LEG_COACH_BENCHMARK": str(folder)},
            check=True,
        )


if __name__ == "__main__":
    main()
