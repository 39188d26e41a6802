"""The main job without a person or a screen: a whole session on a fast clock, kept as files.

Everything in it is the real thing but the clock and the ear: the real window,
playback, figure, speech engine, diary and sheet.
"""

import tempfile
import threading
import time
from array import array
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from coach.history.records import local_now
from coach.log import start_log
from coach.paths import Paths
from coach.session.events import State
from coach.session.readiness import Answer
from coach.settings import Settings, write_settings
from coach.ui.app import SMALLEST_SCREEN, begin, first_window
from coach.ui.flow import Flow
from coach.ui.sheet.output import Paper, write_pdf
from coach.voice.clip import Clip
from coach.voice.recording import SAMPLE_RATE_HZ, Recording, read_recording, write_recording
from coach.voice.voice import SpokenVoice, Voice

STEP_MS: Final = 200
PATIENCE_S: Final = 60.0
GAP_MS: Final = 400


class SteppedClock:
    """A clock that goes on when told, so that minutes pass in seconds."""

    def __init__(self) -> None:
        self._ms = 0

    def now_ms(self) -> int:
        """Return how far it has been put on, in ms."""
        return self._ms

    def slept_ms(self) -> int:
        """Never sleep."""
        return 0

    def go_on(self, ms: int) -> None:
        """Let `ms` pass."""
        self._ms += ms


class KeptVoice:
    """Makes clips with `voice` and keeps, in order, what would have been heard."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.heard: list[Clip] = []
        self.tones = 0

    @property
    def ahead_ms(self) -> int:
        """How long before its moment a cue is best sent."""
        return self._voice.ahead_ms

    def prepare(
        self, texts: Iterable[str], cancelled: threading.Event | None = None, *, language: str = "en"
    ) -> dict[str, Clip]:
        """Make the clips of all texts."""
        return self._voice.prepare(texts, cancelled, language=language)

    def wait_until_heard(self, patience_s: float) -> None:
        """Wait for nothing: what would be heard is only kept."""

    def play(self, cue: str | Clip, at_ms: float, *, is_count: bool = False) -> None:  # noqa: ARG002  (as a Voice has it)
        """Keep a clip, or count the tone that a text without one becomes."""
        if isinstance(cue, Clip):
            self.heard.append(cue)
        else:
            self.tones += 1

    def tone(self, at_ms: float) -> None:  # noqa: ARG002  (as a Voice has it)
        """Count a tone."""
        self.tones += 1

    def stop(self) -> None:
        """Have nothing to silence."""

    def close(self) -> None:
        """End the real voice."""
        self._voice.close()

    @property
    def problem(self) -> str | None:
        """What the real voice complains of."""
        return self._voice.problem


def run_demo(routine_id: str, out: Path, paths: Paths, tell: Callable[[str], None]) -> int:
    """Play `routine_id` and leave its files in `out`; returns the exit code. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    # A new folder each time: no diary that is already there is ever touched.
    fresh = Path(tempfile.mkdtemp(prefix="data-", dir=out))
    paths = replace(paths, data=fresh, log=fresh)
    write_settings(Settings(routine=routine_id, is_set_up=True), paths.settings)
    voice, clock = KeptVoice(SpokenVoice(paths.clips)), SteppedClock()
    start_log(paths.log)
    window, home = first_window(paths)
    window.resize(*SMALLEST_SCREEN)
    window.show()
    flow = begin(window, home, paths, clock=clock, voice=voice)
    demo = _Demo(window, flow, clock, out, tell)
    demo.session(routine_id)
    demo.other_screens()
    tell(f"{len(voice.heard)} spoken cues, {voice.tones} tones")
    if voice.heard:
        tell(str(_write_spoken(voice.heard, out / "spoken.wav")))
    if voice.problem:
        tell(voice.problem)
    demo.sheet(out / "month.pdf")
    window.close()
    tell(str(paths.history))
    return 0


class _Demo:
    """Does what a person would, and keeps a picture of every screen."""

    def __init__(
        self, window: QWidget, flow: Flow, clock: SteppedClock, out: Path, tell: Callable[[str], None]
    ) -> None:
        self._window = window
        self._flow = flow
        self._clock = clock
        self._out = out
        self._tell = tell
        self._kept: set[str] = set()

    def session(self, routine_id: str) -> None:
        """Go from home to the end of the session, and answer the questions."""
        flow, session = self._flow, self._flow.session
        self._picture("home")
        flow.choose(routine_id)
        self._picture("how-are-you")
        session.questions.readiness.answered.emit(Answer())
        self._picture("get-ready")
        self._until(lambda: session.run is not None and session.run.is_prepared)
        session.begin()
        self._until(lambda: session.run is not None and session.run.conductor is not None)
        if session.run is None or session.run.conductor is None:
            return
        conductor = session.run.conductor
        while conductor.playback.state not in (State.DONE, State.STOPPED):
            self._clock.go_on(STEP_MS)
            conductor.tick()
            QApplication.processEvents()
            segment = conductor.playback.segment
            if conductor.playback.elapsed_ms > segment.start_ms + segment.length_ms * 0.6 or segment.gate:
                exercise = segment.track.exercise.id if segment.track and segment.phase else ""
                self._picture(
                    "-".join(part for part in ("player", exercise, segment.kind, segment.phase) if part)
                )
            if conductor.playback.state is State.WAITING:
                conductor.play()
        session.after.screen.effort.choose(4)
        session.after.screen.pain.choose(1)
        self._picture("well-done")
        session.after.screen.answered.emit(*session.after.screen.answers)

    def other_screens(self) -> None:
        """Look at the screens around a session."""
        flow = self._flow
        done: list[object] = []
        flow.diary.ask(lambda store: store.pending, done.append)  # all that was added before is kept by then
        self._until(lambda: bool(done))
        self._picture("home-afterwards")
        flow.session.player.show_stop()
        self._picture("stop", flow.session.player)
        flow.show_routines()
        self._picture("routines")
        flow.places.show_settings()
        self._picture("settings")
        flow.places.show_month()
        self._until(lambda: flow.places.month_flow.month is not None)
        self._picture("month")
        flow.go_home()

    def sheet(self, path: Path) -> None:
        """Write the month's PDF."""
        month = self._flow.places.month_flow.month
        if month is not None:
            write_pdf(month, path, Paper.A4)
            today = local_now().date()
            self._tell(f"{path} ({today:%Y-%m})")

    def _picture(self, name: str, of: QWidget | None = None) -> None:
        if name in self._kept:
            return
        self._kept.add(name)
        QApplication.processEvents()
        path = self._out / f"{len(self._kept):02}-{name}.png"
        if not (of or self._window).grab().save(str(path)):
            raise OSError(f"{path} was not written")
        self._tell(str(path))

    def _until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not true():
            QApplication.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise OSError("something didn't answer within a minute: see the log")


def _write_spoken(clips: Iterable[Clip], path: Path) -> Path:
    """Write the clips one after the other, with a short silence between."""
    samples = array("h")
    for clip in clips:
        samples.extend(read_recording(clip.path).samples)
        samples.frombytes(bytes(2 * (SAMPLE_RATE_HZ * GAP_MS // 1000)))
    write_recording(Recording(samples), path)
    return path
