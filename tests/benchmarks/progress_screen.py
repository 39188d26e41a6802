"""From My progress standing to its month being filled in, with a month, a year and ten years of diary.

Run as `python -m tests.benchmarks.progress_screen`; prints milliseconds, side by side, and the time of the
processor, to which no other program of a busy machine adds. A diary of ten years has 14,600 sessions, four
each day. The plots behind its doors are measured as well.
"""

import os
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from coach.paths import find_paths
from coach.routine.library import Library
from coach.settings import Settings
from coach.ui.diary import Diary
from coach.ui.own_diary import OwnDiary
from coach.ui.progress.flow import ProgressFlow
from coach.ui.theme import LIGHT, Theme
from coach.ui.window import Window
from tests.data.life import LIVED_BY, write_diary, years_of_life

RUNS = 15
GOAL_MS = 100
HISTORIES = {"one month": 1 / 12, "one year": 1, "ten years": 10}
NOW = datetime(2026, 12, 31, 21, tzinfo=UTC)
DOORS = {
    "minutes": "_show_weeks",
    "effort and pain": "_show_ratings",
    "exercises": "_show_exercises",
    "tests": "_show_measures",
}


class Told(OwnDiary):
    """Counts the answers that have been shown."""

    def __init__(self, diary, settings):
        super().__init__(diary, settings)
        self.asked = self.told = 0

    def ask(self, question, then):
        """Ask, and count when the answer has been dealt with."""
        self.asked += 1

        def told(answer):
            then(answer)
            self.told += 1

        super().ask(question, told)


class Bench:
    """A window with a diary of so many years behind it."""

    def __init__(self, application, folder, years):
        self.application = application
        paths = find_paths(folder)
        paths.history.parent.mkdir(parents=True, exist_ok=True)
        write_diary(paths.history, years_of_life(years))
        self.diary = Diary(paths.history)
        self.diary.start()
        self.own = Told(self.diary, Settings(name=LIVED_BY.name, person_id=LIVED_BY.id))
        theme = Theme(LIGHT, 96 / 25.4)
        self.window = Window(theme)
        self.window.resize(1366, 768)
        self.window.show()
        library = Library({}, {}, {}, (), ())
        self.flow = ProgressFlow(self.window, theme, self.own, lambda: NOW, library)

    def take_ms(self, show):
        """Return how long a screen takes to stand, then to be filled, and the processor's time for that."""
        begun = time.perf_counter()
        show()
        self.window.repaint()
        stands, busy = time.perf_counter(), time.process_time()
        while self.own.told < self.own.asked:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.window.repaint()
        filled, busy = time.perf_counter(), time.process_time() - busy
        return (stands - begun) * 1000, (filled - stands) * 1000, busy * 1000


def main():
    """Measure in turn, so that a drifting machine drifts for all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        benches = {
            name: Bench(application, Path(folder) / name.replace(" ", "-"), years)
            for name, years in HISTORIES.items()
        }
        found = {}
        for run in range(RUNS):
            for name, bench in benches.items():
                bench.flow._first = date(NOW.year, NOW.month, 1)
                shows = {"the month": bench.flow.show}
                if run < 5:
                    shows |= {door: getattr(bench.flow, method) for door, method in DOORS.items()}
                for what, show in shows.items():
                    found.setdefault((what, name), []).append(bench.take_ms(show))
        for (what, name), times in found.items():
            stands, filled, busy = ([one[part] for one in times] for part in range(3))
            print(
                f"{what:16} {name:10} stands after {median(stands):5.0f} ms, "
                f"filled {median(filled):5.0f} ms later (best {min(filled):5.0f}, worst {max(filled):5.0f}; "
                f"{median(busy):4.0f} ms of processor time)"
            )
        for bench in benches.values():
            bench.diary.close()
    print(f"goal: the month of ten years filled {GOAL_MS} ms after the screen stands; {RUNS} runs")


if __name__ == "__main__":
    main()
