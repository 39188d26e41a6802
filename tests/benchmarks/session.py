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
from collections.abc import Callable
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.end_to_end.conftest import Desktop
from tests.voice.conftest import EAR_HZ, Ear

TIMES = 200
PLAY_S = 60.0
FRAME_MS = 1000 / 60
TICK_MS = 16
LISTEN_S = 0.9  # after this the person goes on; the panel itself speaks later
ROUTINE = "gentle-seated-legs"


def now_ms() -> float:
    """Return the monotonic clock, which the ear goes by too."""
    return time.monotonic() * 1000


def row(name: str, times_ms: list[float]) -> None:
    """Print median, 99th percentile and worst."""
    cut = quantiles(times_ms, n=100)
    print(
        f"{name:44} n {len(times_ms):5}   median {median(times_ms):6.1f} ms   p99 {cut[98]:6.1f}   ", end=""
    )
    print(f"worst {max(times_ms):6.1f}")


def frames(name: str, ticks_ms: list[float]) -> None:
    """Print how far apart frames began, and how many came late."""
    gaps = [after - before for before, after in pairwise(ticks_ms)]
    row(name, gaps)
    late = sum(gap > FRAME_MS + 1 for gap in gaps) / len(gaps)
    missed = sum(gap > 2 * FRAME_MS for gap in gaps) / len(gaps)
    print(f"{'':44} over 16.7 ms by more than 1: {late:.2%}   a whole frame late: {missed:.2%}")


class Session:
    """A session in a window of its own."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (the screen is there by now)

        from coach.paths import find_paths  # noqa: PLC0415
        from coach.session.readiness import Answer  # noqa: PLC0415
        from coach.settings import Settings, write_settings  # noqa: PLC0415
        from coach.ui.app import begin, first_window  # noqa: PLC0415

        self.application = QApplication(sys.argv[:1])
        paths = find_paths(folder)
        write_settings(Settings(is_set_up=True, routine=ROUTINE), paths.settings)
        self.window, home = first_window(paths)
        self.window.showFullScreen()
        self.flow = begin(self.window, home, paths)
        self.way = self.flow.session
        self.flow.choose(ROUTINE)
        self.way.questions.readiness.answered.emit(Answer())
        self.until(lambda: self.way.run.is_prepared)
        self.way.begin()
        self.conductor = self.way.run.conductor
        self.painted_ms = 0.0
        self.begun_ms: list[float] = []
        self.worked_ms: list[float] = []

    def until(self, true: Callable[[], object], patience_s: float = 60) -> None:
        """Go on until something is true."""
        end = time.monotonic() + patience_s
        while not true() and time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.001)

    def wait(self, seconds: float) -> None:
        """Go on for so long, answering every question, and from its end at the beginning again."""
        from coach.session.events import State  # noqa: PLC0415

        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.0005)
            playback = self.conductor.playback
            if playback.state is State.WAITING:
                self.way.player.play_requested.emit()
            if playback.timeline.length_ms - playback.elapsed_ms < 20_000:
                self.conductor.back()

    def watch(self) -> None:
        """Tell when each frame begins, how long it takes, and when the panel is painted."""
        from coach.ui.screens.stop_panel import StopPanel  # noqa: PLC0415
        from coach.ui.widgets.figure_view import FigureView  # noqa: PLC0415

        tick, paint, panel = self.conductor.tick, FigureView.paintEvent, StopPanel.paintEvent

        def ticked() -> None:
            self.begun_ms.append(now_ms())
            tick()
            self.worked_ms.append(now_ms() - self.begun_ms[-1])

        def painted(view: object, event: object) -> None:
            begun_ms = now_ms()
            paint(view, event)
            if self.worked_ms:
                self.worked_ms[-1] += now_ms() - begun_ms

        def covered(view: object, event: object) -> None:
            panel(view, event)
            self.painted_ms = now_ms()

        self.conductor._timer.timeout.disconnect()
        self.conductor._timer.timeout.connect(ticked)
        FigureView.paintEvent, StopPanel.paintEvent = painted, covered


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
    session = Session(folder)
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
