import subprocess
import sys

STUCK = """
import sys, threading
from pathlib import Path
from coach.log import start_log

def stuck_for_ever():
    threading.Event().wait()

start_log(Path(sys.argv[1])).end_in_time(0.2)
threading.Thread(target=stuck_for_ever).start()
"""


def test_a_program_that_sticks_while_it_ends_is_ended_and_the_log_says_where(tmp_path):
    ended = subprocess.run([sys.executable, "-c", STUCK, str(tmp_path)], timeout=20, check=False)
    assert ended.returncode == 1
    assert "stuck_for_ever" in (tmp_path / "leg-coach.log").read_text()
