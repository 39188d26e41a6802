"""The time to paint one player frame at 1920x1080 in software, while the figure moves.

Run as `python -m tests.benchmarks.frame`. A frame is asking for the moment, showing it, and what Qt then
paints of the window; the whole window with its labels and buttons is the worst case, and filling an image of
the same size the yardstick.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from coach.routine.library import load_library
from coach.session.compile import compile_routine
from coach.session.moment import moment_at
from coach.session.playback import State
from coach.session.timeline import SegmentKind
from coach.ui.screens.player import PlayerScreen
from coach.ui.theme import LIGHT, Theme, stylesheet
from coach.voice.text import estimated_length_ms

WIDTH, HEIGHT, FRAMES = 1920, 1080, 300
ROUTINES = Path(__file__).parent.parent.parent / "routines"


def row(name, times_ms):
    """Print median, 99th percentile and worst."""
    cut = quantiles(times_ms, n=100)
    print(f"{name:34} median {median(times_ms):6.2f} ms   p99 {cut[98]:6.2f}   worst {max(times_ms):6.2f}")


def main():
    """Measure every exercise of both shipped routines."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    theme = Theme(LIGHT, 141 / 25.4)  # a 15.6 inch screen of 1920 x 1080
    screen = PlayerScreen(theme, 2.0)
    screen.setStyleSheet(stylesheet(theme))
    screen.resize(WIDTH, HEIGHT)
    screen.show()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    fills = []
    for _frame in range(FRAMES):
        begun = time.perf_counter()
        image.fill(QColor("#FBF8F1"))
        fills.append((time.perf_counter() - begun) * 1000)
    row("filling the image", fills)
    library = load_library([ROUTINES])
    for routine in library.routines.values():
        timeline = compile_routine(routine, library.exercises, estimated_length_ms)
        for item in timeline.prescriptions:
            moves = [
                segment
                for segment in timeline.segments
                if segment.kind is SegmentKind.MOVE and segment.step == item.step_index and segment.track.path
            ]
            span = moves[0].start_ms, moves[1].end_ms
            asked, changing, whole = [], [], []
            for frame in range(FRAMES):
                at_ms = span[0] + (span[1] - span[0]) * frame // FRAMES
                begun = time.perf_counter()
                screen.show_moment(moment_at(timeline, at_ms), State.PLAYING)
                asked.append((time.perf_counter() - begun) * 1000)
                application.processEvents()  # Qt paints what has changed, and nothing else
                changing.append((time.perf_counter() - begun) * 1000)
                if frame % 10 == 0:
                    begun = time.perf_counter()
                    screen.repaint()
                    whole.append((time.perf_counter() - begun) * 1000)
            row(f"{item.exercise.id}", changing)
        row("  its moment, asked and shown", asked)
        row("  the whole window", whole)
    application.processEvents()
    print("goal: a frame at most 4 ms in the median")


if __name__ == "__main__":
    main()
