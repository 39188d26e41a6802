"""From the start of the process to the first painted home screen, against a bare PySide6 window.

Run as `python -m tests.benchmarks.start_up`; prints medians in milliseconds and their ratios.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

RUNS = 11

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1366, 768)
window.show()
application.processEvents()
"""
HOME = """
import sys
from pathlib import Path
from coach.ui.app import QApplication, begin, find_paths, first_window
application = QApplication([])
paths = find_paths(Path(sys.argv[1]))
window, home = first_window(paths)
window.resize(1366, 768)
window.show()
application.processEvents()
"""
ROUTINE = HOME + "flow = begin(window, home, paths)\napplication.processEvents()\n"
END = "import os\nos._exit(0)\n"


def took_ms(code, folder):
    """Return how long a whole process takes to run `code`, without its leaving."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code + END, folder], check=True, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1000


def main():
    """Measure in turn, so that a drifting machine drifts for all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        codes = {"bare window": BARE, "home painted": HOME, "today's routine on it": ROUTINE}
        for code in codes.values():
            took_ms(code, folder)
        found = {name: [] for name in codes}
        for _run in range(RUNS):
            for name, code in codes.items():
                found[name].append(took_ms(code, folder))
    for name, times in found.items():
        ratio = median(one / bare for one, bare in zip(times, found["bare window"], strict=True))
        print(f"{name:22} median {median(times):6.0f} ms   min {min(times):6.0f}   ratio {ratio:.2f}")
    print(f"goal: home painted at most 1.5 times the bare window; {Path(sys.executable).name}, {RUNS} runs")


if __name__ == "__main__":
    main()
