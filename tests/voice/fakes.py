"""Child processes that misbehave in chosen ways, and ears for what a test waits for."""

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

SYNTHESIS_CHILD = """
import json, math, struct, sys, time, wave
from pathlib import Path

tries = Path({tries!r})
print(json.dumps({{"ready": True, "engine": "fake 1", "voice": "fake", "rate": 1}}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    tries.open("a").write(order["text"] + "\\n")
    count = tries.read_text().splitlines().count(order["text"])
    if order["text"] == "hang":
        time.sleep(60)
    if order["text"] == "die":
        sys.exit(1)
    silent = order["text"] == "silent" or (order["text"] == "silent once" and count == 1)
    with wave.open(order["path"], "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(22050)
        if not silent:
            heights = (round(8000 * math.sin(i / 20)) for i in range(15_000))
            file.writeframes(b"".join(struct.pack("<h", height) for height in heights))
    print(json.dumps({{"made": True}}), flush=True)
"""


def synthesis_child(folder: Path) -> tuple[tuple[str, ...], Path]:
    """Return the command of an engine that does as the text says, and the file that counts its tries."""
    script, tries = folder / "engine.py", folder / "tries.txt"
    script.write_text(SYNTHESIS_CHILD.format(tries=str(tries)))
    return (sys.executable, str(script)), tries


def hanging_child() -> tuple[str, ...]:
    """Return the command of a child that neither answers nor reads."""
    return (sys.executable, "-c", "import time; time.sleep(60)")


def patient_child() -> tuple[str, ...]:
    """Return the command of a child that reads everything, says nothing, and ends when it is asked to."""
    return (sys.executable, "-c", "import sys; sys.stdin.read()")


def wait_for(what: Callable[[], object], patience_s: float = 5.0) -> None:
    """Wait for something that another process does."""
    give_up = time.monotonic() + patience_s
    while not what():
        assert time.monotonic() < give_up, "it didn't happen"
        time.sleep(0.01)


def listen_again(listen: Callable[[], None], times: int = 3) -> None:
    """Listen until it is right: on a busy machine the sound server itself is late or loses a piece."""
    for _ in range(times - 1):
        with contextlib.suppress(AssertionError):
            listen()
            return
    listen()


def is_running(process_id: int) -> bool:
    """Tell whether a process is there and not just waiting to be forgotten."""
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"
