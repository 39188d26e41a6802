"""The ordinary way to speak, for comparison: `engine.say(text)`, `engine.runAndWait()`.

Run as `python -m tests.benchmarks.plain_say`, it reads lines of {"text", "at_ms"} and says each text at its
moment; one that comes while another is being said waits. It answers with {"text", "at_ms", "said_ms"}: when
it was handed to the engine.
"""

import json
import os
import sys
import threading
import time
from queue import Queue

import pyttsx3

RATE = 114  # about 140 words a minute with espeak-ng


def new_engine():
    """Return an engine as everybody makes it."""
    engine = pyttsx3.init()
    engine.setProperty("rate", RATE)
    return engine


def wait_for_moments(due: Queue) -> None:
    """Put each text of the standard input in the queue at its moment; None at the end."""
    for line in sys.stdin:
        asked = json.loads(line)
        time.sleep(max(0.0, asked["at_ms"] / 1000 - time.monotonic()))
        due.put(asked)
    due.put(None)


def say_all() -> None:
    """Say what is due, one after the other."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # pyttsx3 prints
    engine, due = new_engine(), Queue()
    threading.Thread(target=wait_for_moments, args=(due,), daemon=True).start()
    while (asked := due.get()) is not None:
        print(json.dumps({**asked, "said_ms": time.monotonic() * 1000}), file=answers, flush=True)
        engine.say(asked["text"])
        engine.runAndWait()


if __name__ == "__main__":
    say_all()
