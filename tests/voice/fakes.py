"""Child processes that misbehave in chosen ways, and ears for what a test waits for."""

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

SYNTHESIS_CHILD = """
import argparse, json, math, struct, sys, time, wave
from pathlib import Path

arguments = argparse.ArgumentParser()
for name in ("--engine", "--voice", "--rate"):
    arguments.add_argument(name, default="")
arguments.add_argument("--list", action="store_true")
asked = arguments.parse_args()

def tell(**message):
    print(json.dumps(message), flush=True)

if asked.engine not in {engines!r}:
    tell(ready=False, why="not installed")
elif asked.list:
    Path({tries!r}).with_name("listed.txt").open("a").write(asked.engine + "\\n")
    voice = dict(id=asked.engine + ":plain", name="Plain", languages=["en"], clearness=2, is_low=False)
    tell(engine=asked.engine + " 1", voices=[voice], default="")
else:
    tell(ready=True)
words_a_rate = 2 if asked.engine == "flite" else 1.26 if asked.engine == "espeak-ng" else 1
for line in sys.stdin:
    order = json.loads(line)
    text, path = order["text"], Path(order["path"])
    tries = Path({tries!r})
    tries.open("a").write(text + " by " + asked.engine + "\\n")
    count = tries.read_text().splitlines().count(text + " by " + asked.engine)
    fate = text.removesuffix(" with " + asked.engine)
    broken = tries.with_name("broken " + asked.engine)
    if fate in ("hang for good", "die for good"):
        broken.write_text(fate.split()[0])
    if broken.exists():
        fate = broken.read_text()
    if fate == "hang":
        time.sleep(60)
    if fate == "die" or fate == "die once" and count == 1:
        sys.exit(1)
    seconds = 0.05 + len(text.split()) * 60 / words_a_rate / int(asked.rate)
    if fate == "silent" or fate == "silent once" and count == 1:
        seconds = 0
    period = b"".join(struct.pack("<h", round(8000 * math.sin(i * math.tau / 147))) for i in range(147))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(22050)
        file.writeframes(period * round(seconds * 150))
    if fate == "cut short":
        path.write_bytes(path.read_bytes()[:1000])
    if fate == "rubbish":
        path.write_bytes(bytes(range(256)) * 40)
    if fate == "no file":
        path.unlink()
    if fate == "endless":
        path.write_bytes(path.read_bytes()[:40] + struct.pack("<I", 9 ** 7) + period * 40_000)
    if fate == "slow":
        time.sleep(0.5)
    tell(made=True)
"""


def synthesis_child(folder: Path, engines: tuple[str, ...] = ("pyttsx3",)) -> tuple[tuple[str, ...], Path]:
    """Return the command of engines that do as the text says, and the file that tells their tries.

    "hang with flite" is an order to flite only. Each has one voice, "Plain".
    """
    script, tries = folder / "engine.py", folder / "tries.txt"
    script.write_text(SYNTHESIS_CHILD.format(tries=str(tries), engines=engines))
    return (sys.executable, str(script)), tries


def tries_of(tries: Path, text: str) -> list[str]:
    """List the engines that were asked for a text, in turn."""
    lines = tries.read_text().splitlines() if tries.exists() else []
    return [line.removeprefix(f"{text} by ") for line in lines if line.startswith(f"{text} by ")]


PLAYER_CHILD = """
import sys, threading, time

def tell():
    while True:
        print('{"device": "a loudspeaker"}', flush=True)
        time.sleep(0.5)

threading.Thread(target=tell, daemon=True).start()
sys.stdin.read()
"""


def hanging_child() -> tuple[str, ...]:
    """Return the command of a child that neither answers nor reads."""
    return (sys.executable, "-c", "import time; time.sleep(60)")


def patient_child() -> tuple[str, ...]:
    """Return the command of a player that is well, plays nothing, and ends when it is asked to."""
    return (sys.executable, "-c", PLAYER_CHILD)


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
