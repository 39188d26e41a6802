"""From the first to the last cue of an hour: does what is heard drift away from its moment?

Run as `python -m tests.benchmarks.drift`, or with a number of minutes. A routine of an hour runs on a
fast clock through the real conductor and the real mixer; only the loudspeaker is made up. Its own clock
is up to 100 ppm fast or slow, as bad crystals are. It asks for 15 ms at a time, and late by as much as
PulseAudio was seen to be beside other busy programs: half the time by less than 1 ms, once in twenty by
over 4, once in a hundred by over 10. Each minute it stands still for a while, in the second half of the
rows.
"""

import os
import random
import sys
from array import array
from bisect import bisect
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from coach.session.events import State
from coach.session.playback import Playback
from coach.session.timeline import Timeline
from coach.ui.conductor import TICK_MS, Conductor
from coach.voice.mixer import Mixer, StreamClock
from coach.voice.recording import SAMPLE_RATE_HZ
from coach.voice.voice import AHEAD_MS
from tests.benchmarks.voice_routine import timeline_of
from tests.builders import FakeClock

MINUTES = 60.0
GOAL_MS = 5.0
BLOCK = 330
STORE_MS = 45.0
CLICK = array("h", [30_000, 30_000])
STANDSTILL_MS = 100.0
FIRST_AND_LAST = 20


class Loudspeaker:
    """A made-up device: when it asks for which block, and when the block's first sample leaves."""

    def __init__(self, parts_per_million: float, *, stands_still: bool) -> None:
        self._block_ms = BLOCK * 1000 / SAMPLE_RATE_HZ / (1 + parts_per_million / 1e6)
        self._stands_still = stands_still
        self._chance = random.Random(7)  # noqa: S311 - the same hour each time
        self.leaves_ms = 1000 + STORE_MS
        self.asks_ms = 1000.0
        self._stood_at_ms = 0.0

    def go_on(self) -> None:
        """Go on to the next block."""
        self.leaves_ms += self._block_ms
        if self._stands_still and self.leaves_ms - self._stood_at_ms > 60_000:
            self._stood_at_ms = self.leaves_ms
            self.leaves_ms += STANDSTILL_MS
        asks_ms = self.leaves_ms - STORE_MS + self._late_ms()
        self.asks_ms = max(self.asks_ms, asks_ms)

    def sample_ms(self, index: int) -> float:
        """Return when a sample of this block leaves."""
        return self.leaves_ms + index * self._block_ms / BLOCK

    def _late_ms(self) -> float:
        late_ms = self._chance.expovariate(1 / 1.2)
        return late_ms + self._chance.uniform(8, 20) if self._chance.random() < 0.01 else late_ms


class MixedVoice:
    """A voice that clicks."""

    problem = None
    ahead_ms = AHEAD_MS

    def __init__(self) -> None:
        self.mixer = Mixer()
        self.due_ms: list[float] = []

    def play(self, _cue: object, at_ms: float, *, is_count: bool = False) -> None:  # noqa: ARG002 - as a Voice has it
        """Click instead of the word."""
        self.tone(at_ms)

    def tone(self, at_ms: float) -> None:
        """Click instead of the tone."""
        self.due_ms.append(at_ms)
        self.mixer.play(CLICK, at_ms, 1.0, is_speech=False)

    def stop(self) -> None:
        """Click no more."""
        self.mixer.stop()


def late_ms(timeline: Timeline, device: Loudspeaker) -> list[float]:
    """Play a timeline to its end, and return how late each of its sounds left, in order."""
    clock, voice, stream = FakeClock(), MixedVoice(), StreamClock()
    conductor = Conductor(Playback(timeline, clock, lead_ms=AHEAD_MS), voice, {}, clock)
    conductor.play()
    heard: list[float] = []
    tick_ms = float(clock.ms)
    while conductor.is_running:
        if tick_ms <= device.asks_ms:
            clock.ms = int(tick_ms)
            conductor.tick()
            if conductor.playback.state is State.WAITING:
                conductor.play()
            tick_ms += TICK_MS
        else:
            block = voice.mixer.read(BLOCK, stream.moment(device.asks_ms, BLOCK))
            if any(block):
                clicks = [i for i in range(BLOCK) if block[i] and not (i and block[i - 1])]
                heard += [device.sample_ms(i) for i in clicks]
            device.go_on()
    return [_nearest(heard, at_ms + STORE_MS) - at_ms for at_ms in sorted(voice.due_ms)]


def _nearest(moments_ms: list[float], at_ms: float) -> float:
    after = bisect(moments_ms, at_ms)
    return min(moments_ms[max(0, after - 1) : after + 1], key=lambda ms: abs(ms - at_ms))


def main() -> None:
    """Measure each device."""
    application = QCoreApplication([])
    minutes = float(sys.argv[1]) if sys.argv[1:] else MINUTES
    with TemporaryDirectory() as folder:
        timeline = timeline_of(Path(folder), minutes)
    for stands_still in (False, True):
        for ppm in (0, 100, -100):
            late = late_ms(timeline, Loudspeaker(ppm, stands_still=stands_still))
            first, last = median(late[:FIRST_AND_LAST]), median(late[-FIRST_AND_LAST:])
            usual = median(late)
            how = ", standing still each minute" if stands_still else ""
            print(
                f"{f'{ppm:+} ppm{how}':38} n {len(late):5}   constant {usual:5.1f} ms   first to last "
                f"{last - first:+5.2f}   worst from the constant {max(abs(one - usual) for one in late):6.2f}"
            )
    print(
        f"goal: first to last at most {GOAL_MS:g} ms; a timeline of {timeline.length_ms / 60_000:.0f} minutes"
    )
    application.processEvents()


if __name__ == "__main__":
    main()
