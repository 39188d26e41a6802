"""Memory of the program while it plays, against a bare PySide6 window of the same size.

Run as `python -m tests.benchmarks.memory`; prints resident and private memory (RSS, USS) in MiB. The two
child processes of the voice are measured apart.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.start_up import BARE

REPORT = """
def show(name, pid):
    fields = dict(line.split(":", 1) for line in open(f"/proc/{pid}/smaps_rollup").read().splitlines()[1:])
    kib = {key: int(value.split()[0]) for key, value in fields.items()}
    own = kib["Private_Clean"] + kib["Private_Dirty"]
    print(f"{name:16} RSS {kib['Rss'] / 1024:6.1f}  USS {own / 1024:6.1f}")
import os
"""
PLAYING = """
import sys, time
from pathlib import Path
from coach.ui.app import QApplication, begin, find_paths, first_window
application = QApplication([])
window, home = first_window(find_paths(Path(sys.argv[1])))
window.resize(1366, 768)
window.show()
flow = begin(window, home, find_paths(Path(sys.argv[1])))
def wait(true):
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)
flow.choose("gentle-seated-legs")
wait(lambda: flow.session.run.is_prepared)
flow.session.begin()
flow.session.run.conductor.next()
wait(lambda: flow.session.run.conductor.playback.state.value == "waiting")
flow.session.run.conductor.play()
end = time.monotonic() + 12
wait(lambda: time.monotonic() > end)
"""
CHILDREN = """
for entry in os.listdir("/proc"):
    if entry.isdigit():
        try:
            stat = open(f"/proc/{entry}/stat").read().rsplit(")", 1)[1].split()
            command = open(f"/proc/{entry}/cmdline").read().split("\\0")
        except OSError:
            continue
        if int(stat[1]) == os.getpid():
            show(next(word for word in command if "coach" in word).split(".")[-1][:16], entry)
flow.close()
"""


def main():
    """Measure the bare window, then the program twelve seconds into its first set."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for code in (
            BARE + REPORT + "show('bare window', os.getpid())",
            PLAYING + REPORT + "show('playing', os.getpid())\n" + CHILDREN,
        ):
            done = subprocess.run(
                [sys.executable, "-c", code, folder], check=True, capture_output=True, text=True
            )
            print(done.stdout, end="")
    print(f"goal: playing at most 1.7 times the bare window; {Path(sys.executable).name}")


if __name__ == "__main__":
    main()
