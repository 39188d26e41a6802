"""Each cue of a long routine against its moment, as it is heard, side by side with plain `pyttsx3.say`.

Run as `python -m tests.benchmarks.voice [minutes]`, or with `--quiet` or `--busy` for one half of it
alone; without a number it plays 20 minutes twice. A screen and a sound server with two loudspeakers are
started for it. The program plays in its window at real speed, moves the figure and writes the diary;
whatever it asks of its voice is noted with its moment, and pyttsx3, in a process and with a loudspeaker
of its own, is asked to say the same words at the same moments. Both loudspeakers are recorded. Afterwards
each sound is looked for in the recording at its place, and compared with every other sound of the
routine. The second time two processes keep both cores busy.

`python -m tests.benchmarks.drift` measures an hour on a fast clock; stop, from key to silence, 200 times,
is `python -m tests.benchmarks.session`.
"""

import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np

from coach.voice.clip import lead_in_frames
from coach.voice.recording import read_recording
from tests.benchmarks.desktop_session import Session, frames, now_ms, row
from tests.benchmarks.voice_routine import NAME, write_routine
from tests.end_to_end.conftest import REPOSITORY, Desktop, end
from tests.recorded import WHOLE_FROM, Heard, Sounds, Tape, listened, told
from tests.voice.conftest import EAR_HZ, Ear
from tests.witness import TONE, Asked, Witness, samples_of, to_be_heard

MINUTES = 20.0
GOAL_MS = 20
TOLD_AT_MOST = 12
AFTERWARDS_MS = 5000
AHEAD_FROM_MS = (
    60  # what is asked for later than this could not be asked for earlier: the person has just pressed
)
BUSY = (sys.executable, "-c", "while True: pass")
AUDIBLE = 300  # of 32,767
OTHER_PATIENCE_MS = 3000
OTHER_EAR = "other"


def inside(folder: Path) -> None:
    """Play the routine to its end on the desktop that is there, telling of each sound as it is asked for."""
    witnesses = []

    def tell(asked: Asked) -> None:
        print(json.dumps({"asked": asdict(asked)}), flush=True)

    session = Session(folder, NAME, lambda voice: witnesses.append(Witness(voice, tell)))
    session.watch()
    session.play_out()
    (witness,) = witnesses
    session.until(lambda: now_ms() > witness.asked[-1].at_ms + AFTERWARDS_MS)  # how it was is asked aloud too
    kept = {text: [str(clip.path), lead_in_frames(clip.lead_in_ms)] for text, clip in witness.clips.items()}
    print(
        json.dumps(
            {
                "clips": kept,
                "silenced_ms": witness.silenced_ms,
                "begun_ms": session.begun_ms,
                "worked_ms": session.worked_ms,
            }
        ),
        flush=True,
    )
    session.window.close()


class Run:
    """One performance, and what was heard of it."""

    def __init__(self, minutes: float, *, busy: bool) -> None:
        with ExitStack() as stack:
            runtime = Path(stack.enter_context(TemporaryDirectory()))
            folder = runtime / "data"
            folder.mkdir()
            write_routine(folder, minutes)
            desktop = Desktop(stack, runtime)
            desktop.add_loudspeaker(OTHER_EAR)
            ears = [Ear(desktop.recorder(name, EAR_HZ)) for name in ("ear", OTHER_EAR)]
            for ear in ears:
                stack.callback(ear.close)
            for _core in range(2 if busy else 0):
                desktop.start(*BUSY)
            self.said = self._perform(desktop, stack, folder)
            self.tape, self.other_tape = (Tape.of(ear) for ear in ears)
            self.samples = {
                text: read_recording(Path(path)).samples[skip:]
                for text, (path, skip) in self.end["clips"].items()
            }
            self.samples[TONE] = samples_of({})[TONE]

    def _perform(self, desktop: Desktop, stack: ExitStack, folder: Path) -> list[dict]:
        """Let both play; returns when pyttsx3 was handed each text."""
        modules = [sys.executable, "-m"]
        plain = subprocess.Popen(
            [*modules, "tests.benchmarks.plain_say"],
            env={**desktop.env, "PULSE_SINK": OTHER_EAR, "PATH": _path_with_aplay(Path(folder))},
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(end, plain)
        program = subprocess.Popen(
            [*modules, "tests.benchmarks.voice"],
            env={**desktop.env, "LEG_COACH_BENCHMARK": str(folder)},
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        stack.callback(end, program)
        self.asked, self.end = [], {}
        for line in program.stdout:
            message = json.loads(line)
            if "asked" not in message:
                self.end = message
                break
            asked = Asked(**message["asked"])
            self.asked.append(asked)
            if asked.text:
                plain.stdin.write(json.dumps({"text": asked.text, "at_ms": asked.at_ms}) + "\n")
                plain.stdin.flush()
        plain.stdin.close()
        said = [json.loads(line) for line in plain.stdout]
        plain.wait()
        program.wait()
        plain.stdout.close()
        program.stdout.close()
        return said

    def tell(self) -> None:
        """Print everything as a table."""
        due = to_be_heard(self.asked, self.end["silenced_ms"])
        sounds = Sounds(self.samples)
        heard = listened(self.tape, sounds, due)
        cut = len(self.asked) - len(heard)
        print(
            f"{len(self.asked)} sounds of {len(self.samples)} asked for; {cut} cut off before they sounded; "
        )
        print(f"the recorder lost {self.tape.lost_ms:.1f} ms; {len(sounds.twins)} groups that sound the same")
        ahead = [one for one in heard if one.asked.ahead_ms > AHEAD_FROM_MS]
        _lateness("Leg Coach: words", [one.late_ms for one in ahead if one.asked.text])
        _lateness("Leg Coach: tones", [one.late_ms for one in ahead if not one.asked.text])
        _lateness("Leg Coach: both", [one.late_ms for one in ahead])
        _lateness("Leg Coach: right after a press", [one.late_ms for one in heard if one not in ahead])
        _lateness("pyttsx3.say, the same words", self._other_lateness())
        _matched(heard)
        frames("Frames, apart", self.end["begun_ms"])
        row("A frame's own work (tick and figure)", self.end["worked_ms"])

    def _other_lateness(self) -> list[float | None]:
        """Return how long after each moment anything was heard of what pyttsx3 was asked to say then."""
        found: list[float | None] = []
        for said in self.said:
            piece = self.other_tape.between(said["said_ms"], said["said_ms"] + OTHER_PATIENCE_MS)
            loud = np.flatnonzero(np.abs(piece) > AUDIBLE)
            began_ms = said["said_ms"] + loud[0] * 1000 / EAR_HZ if len(loud) else None
            found.append(None if began_ms is None else began_ms - said["at_ms"])
        return found


def _path_with_aplay(folder: Path) -> str:
    """Return a path with the `aplay` that pyttsx3 speaks through on Linux, or what does the same."""
    path = os.environ["PATH"]
    if shutil.which("aplay") is None:
        (folder / "bin").mkdir()
        (folder / "bin" / "aplay").write_text('#!/bin/sh\nexec paplay "$1"\n')
        (folder / "bin" / "aplay").chmod(0o755)
        path = f"{folder / 'bin'}{os.pathsep}{path}"
    return path


def _lateness(name: str, late_ms: Sequence[float | None]) -> None:
    """Print how late sounds began, the constant apart from what varies around it."""
    times = [one for one in late_ms if one is not None]
    missing = len(late_ms) - len(times)
    if len(times) < 2:
        print(f"{name:32} n {len(late_ms):4}   missing {missing}")
        return
    usual = median(times)
    away = [abs(one - usual) for one in times]
    p99 = quantiles(away, n=100, method="inclusive")[98]
    print(
        f"{name:32} n {len(late_ms):4}   missing {missing:3}   median {usual:8.1f} ms   around it: "
        f"median {median(away):7.1f}   p99 {p99:7.1f}   worst {max(away):7.1f}"
    )


def _matched(heard: Sequence[Heard]) -> None:
    """Print whether each sound heard was the one meant."""
    right = [one for one in heard if one.is_right]
    whole = sum(one.likeness >= WHOLE_FROM for one in heard)
    print(
        f"the sound that was meant is the likest: {len(right)} of {len(heard)}   heard whole: {whole}",
        end="   ",
    )
    print(f"likeness of the right one at least {min(one.likeness for one in heard):.3f}", end=", ")
    print(f"of a wrong one at most {max(one.other_likeness for one in heard):.3f}")
    times = [one.late_ms for one in heard if one.late_ms is not None]
    usual = median(times) if times else 0.0
    odd = [one for one in heard if not one.is_right or abs(one.late_ms - usual) > GOAL_MS]
    odd += [one for one in heard if one not in odd and one.likeness < WHOLE_FROM]
    for one in odd[:TOLD_AT_MOST]:
        print("   ", told(one))
    if len(odd) > TOLD_AT_MOST:
        print(f"    and {len(odd) - TOLD_AT_MOST} more")


def main() -> None:
    """Measure with the machine at rest, and again with both cores busy."""
    if "LEG_COACH_BENCHMARK" in os.environ:
        inside(Path(os.environ["LEG_COACH_BENCHMARK"]))
        return
    parser = ArgumentParser(prog="python -m tests.benchmarks.voice")
    parser.add_argument("minutes", nargs="?", type=float, default=MINUTES)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--quiet", action="store_true", help="only with the machine at rest")
    which.add_argument("--busy", action="store_true", help="only beside two busy processes")
    wanted = parser.parse_args()
    for busy in (False, True):
        if not (wanted.quiet if busy else wanted.busy):
            print("Beside two processes that keep both cores busy" if busy else "With the machine at rest")
            Run(wanted.minutes, busy=busy).tell()
            print(flush=True)
    print(f"goal: 99 of 100 within {GOAL_MS} ms of a constant, each the sound that was meant")


if __name__ == "__main__":
    main()
