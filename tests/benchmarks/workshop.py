"""How long the workshop's panes hold the window's thread, beside the 8 ms of a frame while the figure moves.

Run as `python -m tests.benchmarks.workshop`. Measured are the frames of the preview while it plays (what is
said of the moment, the bar, and the figure's painting), a frame in which the bar goes on by a page, what the
form of a step takes, what a key typed into the text takes, what another reading of the text takes, and how
late a timer of 4 ms comes while all pictures of the picker are painted in their thread.
"""

import os
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import date

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coach.routine.library import load_library
from coach.routine.model import Exercise
from coach.session.clock import SystemClock
from coach.session.timeline import SegmentKind
from coach.settings import Settings
from coach.ui.theme import LIGHT, Theme, stylesheet
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import work_style
from coach.ui.workshop.picking.picture_grid import PictureGrid
from coach.ui.workshop.picking.portraits import Portraits
from coach.ui.workshop.rehearsing.preview import PreviewPane
from coach.ui.workshop.steps.step_form import StepForm
from coach.ui.workshop.text.problem_list import ProblemList
from coach.ui.workshop.text.text_pane import TextPane
from coach.voice.voice import SilentVoice

ROUTINES = Path(__file__).parent.parent.parent / "routines"
LIMIT_MS = 8.0


def row(name: str, times_ms: list[float]) -> None:
    """Print the median, the worst, and how many are over the limit."""
    over = sum(each > LIMIT_MS for each in times_ms)
    middle, worst = median(times_ms), max(times_ms)
    print(f"{name:48} median {middle:6.2f} ms   worst {worst:6.2f}   over {over} of {len(times_ms)}")


def timed(work: Callable[[], object]) -> float:
    """Return how many ms of this thread `work` takes."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def wait(ms: int) -> None:
    """Let the window go on for so long."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def preview_of(draft: Draft, theme: Theme) -> PreviewPane:
    """Return a preview that is laid out."""
    preview = PreviewPane(draft, theme, lambda _settings: SilentVoice(), SystemClock(), Settings())
    show(preview, theme)
    while preview.rehearsal.timeline is None:
        wait(20)
    return preview


def show(pane: QWidget, theme: Theme) -> None:
    """Show a pane as large as it is on a large screen."""
    pane.setStyleSheet(stylesheet(theme) + work_style(theme))
    pane.resize(760, 760)
    pane.show()


def measure_preview(preview: PreviewPane) -> None:
    """Measure the frames of a preview, and its bar."""
    timeline, bar = preview.rehearsal.timeline, preview.bar

    def frame(ms: int) -> None:
        preview.rehearsal._at_ms = ms
        preview._show()
        preview.repaint()

    def painted_anew() -> None:
        bar._show_from(0.0)
        bar.repaint()

    def on_by_a_page(ms: int) -> None:
        bar.set_at(ms)
        bar.repaint()

    moves = [each for each in timeline.segments if each.kind is SegmentKind.MOVE]
    begins = {(each.step, each.side): each.start_ms for each in reversed(moves)}
    row("preview: the first frame of a side", [timed(lambda ms=ms: frame(ms)) for ms in begins.values()])
    begin_ms = min(begins.values())
    frame(begin_ms)
    later = [begin_ms + 33 * number for number in range(2, 120)]
    row("preview: a frame while it moves", [timed(lambda ms=ms: frame(ms)) for ms in later])
    row("bar: painted anew, whole", [timed(painted_anew) for _ in range(10)])
    bar.zoom_by(16)
    pages = [timeline.length_ms * number // 40 for number in range(40)]
    row("bar: on by a page, zoomed in", [timed(lambda ms=ms: on_by_a_page(ms)) for ms in pages])
    row(
        "preview: a text laid out anew", [timed(lambda: preview.rehearsal._take(timeline)) for _ in range(10)]
    )


def measure_form(draft: Draft, theme: Theme) -> None:
    """Measure how long the form of a step takes, the first time and once there is one of its kind."""
    form = StepForm(draft, theme)
    show(form, theme)
    steps = range(len(draft.values["step"]))

    def whole(step: int) -> None:
        form.show_step(step)
        QApplication.processEvents()  # it is laid out then

    for name in ("form: each step, for the first time", "form: each step, again"):
        row(name, [timed(lambda step=step: whole(step)) for step in steps])


def measure_text(draft: Draft, theme: Theme) -> None:
    """Measure typing, and what another reading changes."""
    text, problems = TextPane(draft, theme), ProblemList(draft, theme)
    show(text, theme)
    show(problems, theme)
    text.show_line(20)
    row("text: a key", [timed(lambda: QTest.keyClick(text.editor, Qt.Key.Key_X)) for _ in range(40)])
    wait(500)
    row("text and problems: another reading", [timed(draft.was_checked.emit) for _ in range(10)])


def measure_pictures(exercises: Sequence[Exercise], theme: Theme) -> None:
    """Measure how late a timer comes while the pictures are painted."""
    portraits, loop = Portraits(theme, PictureGrid.picture_size(theme), 1.0), QEventLoop()
    ticks, left = [], [exercise.id for exercise in exercises]

    def painted(name: str) -> None:
        left.remove(name)
        if not left:
            loop.quit()

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(4)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter() * 1000))
    portraits.painted.connect(painted)
    timer.start()
    portraits.order(exercises)
    loop.exec()
    timer.stop()
    row("pictures: from tick to tick of a timer of 4 ms", [b - a for a, b in pairwise(ticks)])


def main() -> None:
    """Measure."""
    application = QApplication.instance() or QApplication([])
    library, theme = load_library([ROUTINES]), Theme(LIGHT, 141 / 25.4)
    file = ROUTINES / "whole-legs-half-an-hour.toml"
    draft = Draft(file, file.read_text(encoding="utf-8"), library, date(2026, 11, 21))
    preview = preview_of(draft, theme)
    measure_preview(preview)
    preview.close_voice()
    measure_form(draft, theme)
    measure_text(draft, theme)
    measure_pictures(tuple(library.exercises.values()), theme)
    application.processEvents()


if __name__ == "__main__":
    main()
