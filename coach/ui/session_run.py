"""One session from "I'm ready" to its end: voice, playback, player and diary joined."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance

from coach.history.records import Outcome, Record, local_now
from coach.routine.library import Library
from coach.routine.model import Routine
from coach.session.compile import Options, compile_routine, texts_of
from coach.session.moment import moment_at
from coach.session.playback import Clock, Playback, Shortened, State
from coach.ui.conductor import Conductor
from coach.ui.recorder import SessionRecorder
from coach.ui.screens.player import PlayerScreen
from coach.voice.clip import Clip
from coach.voice.text import estimated_length_ms
from coach.voice.voice import Voice


@dataclass(frozen=True, slots=True)
class Result:
    """How a session ended: sets are counted side by side."""

    outcome: Outcome
    sets_whole: int
    sets_planned: int
    active_ms: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a session is made from."""

    routine: Routine
    library: Library
    options: Options
    words_per_minute: int


class SessionRun(QObject):
    """Prepares and runs one session; `add` puts a record in the diary."""

    prepared = Signal()
    ended = Signal(object)  # Result
    _clips_made = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917  (what a session joins: each is one thing)
        self,
        preparation: Preparation,
        voice: Voice,
        player: PlayerScreen,
        add: Callable[[Record], None],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = preparation
        self._voice = voice
        self._player = player
        self._add = add
        self._clock = clock
        self._cancelled = threading.Event()
        self._clips: Mapping[str, Clip] | None = None
        self.conductor: Conductor | None = None
        self.recorder: SessionRecorder | None = None
        self._clips_made.connect(self._keep_clips)

    @property
    def is_prepared(self) -> bool:
        """Whether every clip that can be made is there."""
        return self._clips is not None

    @property
    def is_running(self) -> bool:
        """Whether the session has begun and not yet ended."""
        return self.conductor is not None and self.conductor.playback.state not in (State.STOPPED, State.DONE)

    def prepare(self) -> None:
        """Make the clips in a thread; `prepared` tells when they are there."""
        texts = texts_of(self._what.routine, self._what.library.exercises, self._what.options)

        def work() -> None:
            clips = self._voice.prepare(texts, self._cancelled)
            with suppress(RuntimeError):  # the window, and this run with it, may be gone by now
                self._clips_made.emit(clips)

        threading.Thread(target=work, name="clips", daemon=True).start()

    def begin(self) -> None:
        """Start playing, with captions and tones for what has no clip."""
        if self.conductor is not None:
            return
        clips = self._clips or {}

        def length_of(text: str) -> int:
            clip = clips.get(text)
            return clip.length_ms if clip else estimated_length_ms(text, self._what.words_per_minute)

        timeline = compile_routine(
            self._what.routine, self._what.library.exercises, length_of, self._what.options
        )
        self.recorder = SessionRecorder("", timeline, self._add, local_now)
        self.conductor = Conductor(Playback(timeline, self._clock), self._voice, clips, self)
        self.conductor.moved.connect(self._show)
        self.conductor.set_ended.connect(self.recorder.set_ended)
        self.conductor.finished.connect(lambda: self._end(stopped=False))
        for wish, answer in self._wires(self.conductor):
            wish.connect(answer)
        self._player.set_routine(self._what.routine.name)
        self.conductor.play()

    def close(self) -> None:
        """End now, with what was done kept; nothing is told of the preparation any more."""
        self._cancelled.set()
        if self.is_running and self.conductor is not None:
            self.conductor.stop(Shortened.STOPPED)
            self._end(stopped=True)

    def _keep_clips(self, clips: Mapping[str, Clip]) -> None:
        self._clips = clips
        if self._cancelled.is_set():
            self.deleteLater()  # it was kept for this thread's sake alone
        else:
            self.prepared.emit()

    def _wires(self, conductor: Conductor) -> tuple[tuple[SignalInstance, Callable[[], None]], ...]:
        player = self._player
        return (
            (player.play_requested, conductor.play),
            (player.pause_requested, conductor.pause),
            (player.next_requested, conductor.next),
            (player.back_requested, conductor.back),
            (player.stop_requested, self._stop),
            (player.enough_requested, self._enough),
        )

    def _show(self) -> None:
        if self.conductor is not None:
            playback = self.conductor.playback
            self._player.show_moment(moment_at(playback.timeline, playback.elapsed_ms), playback.state)

    def _stop(self) -> None:
        """Be silent and still at once; whether the session is over, the person says next."""
        self._voice.stop()
        if self.conductor is not None:
            self.conductor.pause()
        self._player.show_stop()

    def _enough(self) -> None:
        if self.conductor is not None:
            self.conductor.stop(Shortened.ENOUGH)
            self._end(stopped=True)

    def _end(self, *, stopped: bool) -> None:
        if self.conductor is None or self.recorder is None:
            return
        playback = self.conductor.playback
        outcome = self.recorder.ended(stopped=stopped, active_ms=playback.active_ms)
        planned = sum(len(bout.sides) for bout in playback.timeline.bouts)
        for wish, answer in self._wires(self.conductor):
            wish.disconnect(answer)
        self.ended.emit(Result(outcome, self.recorder.sets_whole, planned, playback.active_ms))
