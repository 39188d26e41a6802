"""Asks playback "what now?" many times a second and passes on what it says to ear, eye and diary."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.session.playback import Event, Finished, Jumped, Playback, SetEnded, Shortened, State
from coach.session.timeline import Cue
from coach.voice.clip import Clip
from coach.voice.voice import Voice

TICK_MS: Final = 16
AHEAD_MS: Final = 150
"""A cue is sent to the player this long before its moment, so a busy machine can't make it late."""


class Conductor(QObject):
    """Runs one session; the person's wishes go in by its methods, what happens comes out by signals."""

    moved = Signal()  # there may be something new to see
    state_changed = Signal()
    set_ended = Signal(object)  # SetEnded
    finished = Signal()  # the timeline was played to its end

    def __init__(
        self, playback: Playback, voice: Voice, clips: Mapping[str, Clip], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.playback = playback
        self._voice = voice
        self._clips = clips
        self._sent_ms = -1  # cues and beats up to here have been handed to the voice
        self._state = playback.state
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def play(self) -> None:
        """Start, go on, or answer "I'm ready"."""
        self._after(self.playback.play())

    def pause(self) -> None:
        """Stand still and be silent."""
        self._after(self.playback.pause())

    def next(self) -> None:
        """Go on to what comes next."""
        self._after(self.playback.next())

    def back(self) -> None:
        """Go back to a beginning."""
        self._after(self.playback.back())

    def stop(self, why: Shortened = Shortened.STOPPED) -> None:
        """End the session; the voice is silent at once."""
        self._voice.stop()
        self._after(self.playback.stop(why))

    def tick(self) -> None:
        """Ask what now; called by the timer, and by whoever holds another clock."""
        self._after(self.playback.advance())

    def _after(self, events: list[Event]) -> None:
        for event in events:
            match event:
                case SetEnded():
                    self.set_ended.emit(event)
                case Jumped():
                    self._voice.stop()
                    self._sent_ms = self.playback.elapsed_ms - 1
        state = self.playback.state
        if state is State.PLAYING:
            self._send_sounds()
        if state is not self._state:
            self._state = state
            if state is State.PLAYING:
                self._timer.start()
            else:
                self._timer.stop()
            self.state_changed.emit()
        self.moved.emit()
        if any(isinstance(event, Finished) for event in events):
            self.finished.emit()

    def _send_sounds(self) -> None:
        timeline, until_ms = self.playback.timeline, self.playback.elapsed_ms + AHEAD_MS
        for cue in timeline.cues_between(self._sent_ms, until_ms):
            self._say(cue)
        for beat_ms in timeline.beats_between(self._sent_ms, until_ms):
            self._voice.tone(self.playback.moment_of(beat_ms))
        self._sent_ms = max(self._sent_ms, until_ms)

    def _say(self, cue: Cue) -> None:
        at_ms = self.playback.moment_of(cue.at_ms)
        # By its text, a clip that was made after the session began is found too; without one it is a tone.
        self._voice.play(self._clips.get(cue.text, cue.text), at_ms)
