"""A whole session in a window without a screen, with the real voice and the real diary, told of as it goes.

Run as `python -m tests.end_to_end.witnessed_session FOLDER PATIENCE_MS` by whoever makes trouble
meanwhile; so long it waits for its clips. It passes the talk over, answers the question, and leaves when
the last movement has been praised. It prints what it is at as it goes, a line of JSON each, and at the
end what was seen, asked for, and how long the window was kept busy.
"""

import json
import os
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coach.paths import find_paths
from coach.session.events import State
from coach.session.moment import moment_at
from coach.session.readiness import Answer
from coach.ui import session_flow
from coach.ui.app import begin, first_window
from coach.voice.clip import lead_in_frames
from tests.witness import Witness

ASKED_EVERY_MS: Final = 5
TURN_MS: Final = 10
TOO_LONG_MS: Final = 50 + TURN_MS
TALK_MS: Final = 700
WATCHED_EVERY_S: Final = 0.01


def now_ms() -> float:
    """Return the monotonic clock, which the voice goes by too."""
    return time.monotonic() * 1000


class Turns:
    """For how long the event loop was away from its timers, and what it was doing when that was too long.

    Counted is the time for which the window's thread stood still, waiting for
    something: neither its own work, nor the time for which it, or another thread
    that it may have had to wait for, only waited for a free core: Linux tells
    that, and it is no fault of ours. Off until `watch` is called.
    """

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.count = 0
        self.held_up: list[str] = []
        self._main = threading.get_ident()
        self._own = threading.get_native_id()
        self._last: tuple[float, dict[int, float]] | None = None
        self._seen: tuple[float, str] = (0.0, "")
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        threading.Thread(target=self._look_on, daemon=True).start()

    def watch(self) -> None:
        """Begin to watch."""
        self._last = now_ms(), self._busy_ms()
        self._timer.start(TURN_MS)

    def rest(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._last = None

    def _turn(self) -> None:
        (last_ms, before), self._last = self._last, (now_ms(), self._busy_ms())
        still_ms = self._last[0] - last_ms
        still_ms -= sum(busy_ms - before.get(thread, busy_ms) for thread, busy_ms in self._last[1].items())
        self.count += 1
        self.longest_ms = max(self.longest_ms, still_ms)
        if still_ms > TOO_LONG_MS:
            was_doing = self._seen[1] if self._seen[0] == last_ms else "nothing that was seen"
            took_ms = self._last[0] - last_ms
            self.held_up.append(f"{still_ms:.0f} ms of {took_ms:.0f}: {was_doing}")

    def _busy_ms(self) -> dict[int, float]:
        """Return for how long each thread waited for a core so far; in its own, work counts too."""
        found = {}
        for task in Path("/proc/self/task").iterdir():
            with suppress(OSError):  # it has just ended
                worked_ns, waited_ns, _ = (task / "schedstat").read_bytes().split()
                thread = int(task.name)
                found[thread] = (int(waited_ns) + (int(worked_ns) if thread == self._own else 0)) / 1e6
        return found

    def _look_on(self) -> None:
        while True:
            time.sleep(WATCHED_EVERY_S)
            last = self._last
            if last and now_ms() - last[0] > TOO_LONG_MS * 0.8 and self._seen[0] != last[0]:
                stack = traceback.extract_stack(sys._current_frames()[self._main])
                self._seen = (
                    last[0],
                    " < ".join(f"{call.name}:{call.lineno}" for call in reversed(stack[-8:])),
                )


class Ticks:
    """How much work the conductor's longest tick was, without what is painted."""

    def __init__(self, conductor) -> None:
        self.longest_ms = 0.0
        self._tick = conductor.tick
        conductor._timer.timeout.disconnect()
        conductor._timer.timeout.connect(self.tick)

    def tick(self) -> None:
        """Tick, and see how long it takes."""
        began_s = time.thread_time()
        self._tick()
        self.longest_ms = max(self.longest_ms, (time.thread_time() - began_s) * 1000)


class Seen:
    """Which captions stood there, and whether each was the one of its moment."""

    def __init__(self, session) -> None:
        self._view = session.player.view
        self._playback = session.run.conductor.playback
        self.captions: list[str] = []
        self.wrong: list[str] = []
        self.notices: list[str] = []
        self.covered: list[str] = []
        session.run.conductor.moved.connect(self.look)

    def look(self) -> None:
        """Compare what is shown with what the timeline has at this moment."""
        playback, view = self._playback, self._view
        if playback.state is not State.PLAYING:
            return
        shown = view.caption.text()
        meant = moment_at(playback.timeline, playback.elapsed_ms, playback.seam).caption
        if view._notice.isActive():
            _add(self.notices, shown)
            _add(self.covered, meant)
        elif shown == meant:
            _add(self.captions, shown)
        else:
            self.wrong.append(f"“{shown}” instead of “{meant}” at {playback.elapsed_ms} ms")


def _add(words: list[str], text: str) -> None:
    if text not in words:
        words.append(text)


class WitnessedSession:
    """The program with a session that is played through."""

    def __init__(self, folder: Path, patience_ms: int) -> None:
        session_flow.VOICE_PATIENCE_MS = patience_ms
        self.application = QApplication(sys.argv[:1])
        self.turns = Turns()
        paths = find_paths(folder)
        self.window, home = first_window(paths)
        self.window.resize(1366, 768)
        self.window.show()
        self.flow = begin(self.window, home, paths)
        self.witness = Witness(self.flow.voice)
        self.way = self.flow.session
        self.played: dict[str, float] = {}
        self.meant: list[str] = []

    def get_ready(self) -> None:
        """Go on until the session begins: with its clips, or when patience is lost."""
        self.flow.choose("short")
        self.way.questions.readiness.answered.emit(Answer())
        tell("preparing")
        run, begin_now = self.way.run, self.way._begin_now

        def begun() -> None:
            self.turns.rest()  # laying a session out and its first picture take what they take
            begin_now()

        self.way._begin_now = begun
        self.way.begin()
        self.settle()
        if run.conductor is None:
            self.turns.watch()
            self.until(lambda: run.conductor is not None)
        self.conductor = run.conductor
        self.seen, self.ticks = Seen(self.way), Ticks(run.conductor)
        self.settle()
        tell("begun")

    def play(self) -> None:
        """Pass the talk over, and play the set through; ends within the last words."""
        playback = self.conductor.playback
        self.turns.watch()
        self.until(lambda: playback.elapsed_ms > TALK_MS and self.seen.captions)
        talk_ms = playback.elapsed_ms
        self.conductor.next()
        self.until(lambda: playback.state is State.WAITING)
        gate_ms, before_ms = playback.elapsed_ms, playback.active_ms
        self.way.player.play_requested.emit()
        tell("moving")
        self.until(lambda: playback.elapsed_ms > gate_ms)
        begun_ms, from_ms = now_ms(), playback.elapsed_ms
        end_ms = playback.timeline.segments[-1].start_ms + TALK_MS
        self.until(lambda: playback.elapsed_ms >= end_ms)
        at_ms = playback.elapsed_ms
        self.played = {
            "by_the_timeline_ms": at_ms - from_ms,
            "by_the_clock_ms": now_ms() - begun_ms,
            "active_ms": before_ms + at_ms - gate_ms,
        }
        self.meant = [
            cue.text
            for segment in playback.timeline.segments
            for cue in segment.cues
            if cue.at_ms < talk_ms or gate_ms <= cue.at_ms < at_ms
        ]
        self.turns.rest()
        self.conductor.next()
        self.until(lambda: not self.conductor.is_running)

    def report(self) -> dict:
        """Return what was seen and asked for, after closing everything."""
        began_ms = now_ms()
        self.window.close()
        self.application.processEvents()
        witness, seen = self.witness, self.seen
        return {
            "played": self.played,
            "turns": self.turns.count,
            "held_up": self.turns.held_up,
            "longest_standstill_ms": self.turns.longest_ms,
            "longest_tick_ms": self.ticks.longest_ms,
            "captions": seen.captions,
            "wrong": seen.wrong,
            "notices": seen.notices,
            "covered": seen.covered,
            "meant": self.meant,
            "asked": [asdict(asked) for asked in witness.asked],
            "silenced_ms": witness.silenced_ms,
            "clips": {
                text: [str(clip.path), lead_in_frames(clip.lead_in_ms)]
                for text, clip in witness.clips.items()
            },
            "closing_ms": now_ms() - began_ms,
        }

    def until(self, true, patience_s: float = 60) -> None:
        """Let the event loop run until something is true."""
        loop, timer, give_up = QEventLoop(), QTimer(), time.monotonic() + patience_s
        timer.timeout.connect(lambda: loop.quit() if true() or time.monotonic() > give_up else None)
        timer.start(ASKED_EVERY_MS)
        loop.exec()
        timer.stop()
        if not true():
            raise AssertionError("it didn't happen")

    def settle(self) -> None:
        """Let what has just been shown be painted."""
        for _turn in range(20):
            self.application.processEvents()


def tell(at: str) -> None:
    """Tell who looks on what we are at."""
    answer({"at": at})


def answer(message: dict) -> None:
    """Write a line to who looks on."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Play it through, and report."""
    session = WitnessedSession(Path(sys.argv[1]), int(sys.argv[2]))
    session.get_ready()
    session.play()
    answer({"report": session.report()})


if __name__ == "__main__":
    main()
