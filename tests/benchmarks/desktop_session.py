"""A session in the real window on the desktop that is there, with a hand at its buttons, watched."""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

FRAME_MS = 1000 / 60


def now_ms() -> float:
    """Return the monotonic clock, which the ear goes by too."""
    return time.monotonic() * 1000


def row(name: str, times_ms: list[float]) -> None:
    """Print median, 99th percentile and worst."""
    cut = quantiles(times_ms, n=100)
    print(f"{name:44} n {len(times_ms):5}   median {cut[49]:6.1f} ms   p99 {cut[98]:6.1f}   ", end="")
    print(f"worst {max(times_ms):6.1f}")


def frames(name: str, ticks_ms: list[float | None]) -> None:
    """Print how far apart frames began, and how many came late; where it stood still there is a None."""
    gaps = [
        after - before for before, after in pairwise(ticks_ms) if before is not None and after is not None
    ]
    row(name, gaps)
    late = sum(gap > FRAME_MS + 1 for gap in gaps) / len(gaps)
    missed = sum(gap > 2 * FRAME_MS for gap in gaps) / len(gaps)
    print(f"{'':44} over 16.7 ms by more than 1: {late:.2%}   a whole frame late: {missed:.2%}")


class Session:
    """A session of `routine` in a window of its own; `folder` is where the program keeps its things."""

    def __init__(
        self, folder: Path, routine: str, before: Callable[[object], object] = lambda _voice: None
    ) -> None:
        """Begin it; `before` gets the program's voice before anything is asked of it."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (the screen is there by now)

        from coach.paths import find_paths  # noqa: PLC0415
        from coach.session.readiness import Answer  # noqa: PLC0415
        from coach.settings import Settings, write_settings  # noqa: PLC0415
        from coach.ui.app import begin, first_window  # noqa: PLC0415

        self.application = QApplication(sys.argv[:1])
        paths = find_paths(folder)
        write_settings(Settings(is_set_up=True, routine=routine), paths.settings)
        self.window, home = first_window(paths)
        self.window.showFullScreen()
        self.flow = begin(self.window, home, paths)
        before(self.flow.voice)
        self.way = self.flow.session
        self.flow.choose(routine)
        self.way.questions.readiness.answered.emit(Answer())
        self.until(lambda: self.way.run.is_prepared)
        self.way.begin()
        self.conductor = self.way.run.conductor
        self.painted_ms = 0.0
        self.begun_ms: list[float | None] = []
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

    def play_out(self, answer_after_s: float = 1.0) -> None:
        """Go on to the end, answering each question a while after it was asked."""
        from coach.session.events import State  # noqa: PLC0415

        asked_at = None
        while self.conductor.is_running:
            self.application.processEvents()
            time.sleep(0.0005)
            if self.conductor.playback.state is not State.WAITING:
                asked_at = None
            elif asked_at is None:
                asked_at = time.monotonic()
            elif time.monotonic() - asked_at > answer_after_s:
                self.way.player.play_requested.emit()

    def watch(self) -> None:
        """Tell when each frame begins, how long it takes, and when the panel is painted."""
        from coach.session.events import State  # noqa: PLC0415
        from coach.ui.screens.stop_panel import StopPanel  # noqa: PLC0415
        from coach.ui.widgets.figure_view import FigureView  # noqa: PLC0415

        tick, paint, panel = self.conductor.tick, FigureView.paintEvent, StopPanel.paintEvent

        def ticked() -> None:
            begun_ms = now_ms()
            self.begun_ms.append(begun_ms)
            tick()
            self.worked_ms.append(now_ms() - begun_ms)
            if self.conductor.playback.state is not State.PLAYING:
                self.begun_ms.append(None)

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
