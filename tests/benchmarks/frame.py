"""The time to paint one player frame at 1920x1080 in software, while the figure moves, for every exercise.

Run as `python -m tests.benchmarks.frame`, or with ids of exercises. A frame is asking for the moment, showing
it, and what Qt then paints of the window; the whole window is the worst case. In it are the pose (`body_at`)
and the painting of the figure, which are measured by themselves too. Filling an image of the same size is the
yardstick, in the same run.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach.figure.kinematics import body_at, stage_for
from coach.figure.motion import Posture
from coach.routine.library import load_library
from coach.routine.model import ExerciseStep, Routine
from coach.routine.terms import Side, Sides
from coach.session.compile import compile_routine
from coach.session.events import State
from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind
from coach.ui.figure.painter import FigurePainter
from coach.ui.screens.player import PlayerScreen
from coach.ui.theme import LIGHT, Theme, stylesheet
from coach.ui.widgets.figure_view import FigureView
from coach.voice.text import estimated_length_ms

WIDTH, HEIGHT, FRAMES = 1920, 1080, 90
CHANGES = 3  # of each side
GOAL_MS, LIMIT_MS = 4.0, 8.0
CLOCK = time.thread_time  # what other programs take from the machine is not ours
ROUTINES = Path(__file__).parent.parent.parent / "routines"


def row(name: str, times_ms: list[float], yardstick_ms: float) -> None:
    """Print median, 99th percentile, worst, and how often the yardstick goes into the median."""
    cut, middle = quantiles(times_ms, n=100), median(times_ms)
    worst, times = max(times_ms), middle / yardstick_ms
    print(f"{name:34} median {middle:6.2f} ms   p99 {cut[98]:6.2f}   worst {worst:6.2f}   {times:5.1f} fills")


def timed(work: Callable[[], object]) -> float:
    """Return how many ms `work` takes."""
    begun = CLOCK()
    work()
    return (CLOCK() - begun) * 1000


class Bench:
    """The player's window, and an image to fill and to paint on."""

    def __init__(self) -> None:
        self.application = QApplication.instance() or QApplication(sys.argv[:1])
        theme = Theme(LIGHT, 141 / 25.4)  # a 15.6 inch screen of 1920 x 1080
        self.screen = PlayerScreen(theme, 2.0)
        self.screen.setStyleSheet(stylesheet(theme))
        self.screen.resize(WIDTH, HEIGHT)
        self.screen.show()
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.painter = FigurePainter()
        self.asked: list[float] = []
        self.whole: list[float] = []

    def change_of_side(self, exercise) -> list[float]:
        """Return the times to paint the figure when it is the other leg's turn; the first is the longest."""
        area, times = QRectF(self.screen.findChild(FigureView).rect()), []
        with QPainter(self.image) as onto:
            for side in (Side.RIGHT, Side.LEFT) * CHANGES:
                times.append(timed(lambda side=side: self.painter.paint(onto, area, Posture(exercise, side))))
                self.painter.paint(onto, area, Posture(exercise, side, breath=0.5))  # and it goes on
        return times[1:]

    def fill_ms(self) -> list[float]:
        """Return the times to fill the image."""
        return [timed(lambda: self.image.fill(QColor("#FBF8F1"))) for _ in range(FRAMES)]

    def measure(self, exercise, library) -> tuple[list[float], list[float], list[float]]:
        """Return the times of whole frames, of poses and of painting the figure, through one rep."""
        routine = Routine("bench", "Bench", "en", "", (ExerciseStep(exercise.id),))
        timeline = compile_routine(routine, library.exercises, estimated_length_ms)
        moves = [each for each in timeline.segments if each.kind is SegmentKind.MOVE and each.track.path]
        frames, poses, paints = [], [], []
        figure = self.screen.findChild(FigureView)
        area = QRectF(0, 0, figure.width(), figure.height())
        stage = stage_for(exercise, moves[0].track.side)
        for frame in range(FRAMES):
            at_ms = moves[0].start_ms + (moves[1].end_ms - moves[0].start_ms) * frame // FRAMES
            begun = CLOCK()
            moment = moment_at(timeline, at_ms)
            self.screen.show_moment(moment, State.PLAYING)
            self.asked.append((CLOCK() - begun) * 1000)
            self.application.processEvents()  # Qt paints what has changed, and nothing else
            frames.append((CLOCK() - begun) * 1000)
            if frame % 30 == 0:
                self.whole.append(timed(self.screen.repaint))
            track = moment.segment.track
            posture = Posture(track.exercise, track.side, track.from_pose, track.path, moment.fraction)
            poses.append(timed(lambda posture=posture: body_at(posture, stage)))
            with QPainter(self.image) as onto:
                paints.append(
                    timed(lambda onto=onto, posture=posture: self.painter.paint(onto, area, posture))
                )
        return frames[3:], poses[3:], paints[3:]  # the first frames make what is kept


def main() -> None:
    """Measure every exercise that is shipped."""
    bench, library = Bench(), load_library([ROUTINES])
    yardstick = median(bench.fill_ms())
    print(f"{'filling the image':34} median {yardstick:6.2f} ms")
    results = {
        name: bench.measure(exercise, library)
        for name, exercise in sorted(library.exercises.items())
        if name in sys.argv[1:] or len(sys.argv) == 1
    }
    by_frame = sorted(results, key=lambda name: median(results[name][0]))
    for name in by_frame:
        row(name, results[name][0], yardstick)
    worst = by_frame[-1]
    print(f"\nthe worst, {worst}:")
    for part, times_ms in zip(("  frame", "  pose", "  pose and figure"), results[worst], strict=True):
        row(part, times_ms, yardstick)
    every = [each for frames, _, _ in results.values() for each in frames]
    row("all: frame", every, yardstick)
    row("all: moment, asked and shown", bench.asked, yardstick)
    row("all: the whole window", bench.whole, yardstick)
    changes = [
        bench.change_of_side(each)
        for name, each in library.exercises.items()
        if name in results and each.sides is Sides.ALTERNATING
    ]
    if changes:
        row(
            "all: first change of side", [times[0] for times in changes] * 2, yardstick
        )  # of one there are no quantiles
        row("all: change of side", [each for times in changes for each in times[1:]], yardstick)
    late = sum(each > LIMIT_MS for each in every)
    print(f"goal: a frame at most {GOAL_MS} ms in the median; {late} of {len(every)} took over {LIMIT_MS} ms")
    bench.application.processEvents()


if __name__ == "__main__":
    main()
