"""Asks playback "what now?" many times a second and passes on what it says to ear, eye and diary."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.routine.terms import Talk
from coach.session.clock import Clock
from coach.session.events import Event, Finished, Jumped, SetEnded, Shortened, Sound, State
from coach.session.playback import Playback
from coach.session.resuming import Place
from coach.session.timeline import Timeline
from coach.voice.clip import Clip
from coach.voice.voice import Voice

TICK_MS: Final = 16


class Conductor(QObject):
    """Runs one session; the person's wishes go in by its methods, what happens comes out by signals."""

    moved = Signal()  # there may be something new to see
    state_changed = Signal()
    set_ended = Signal(object)  # SetEnded
    finished = Signal()  # the timeline was played to its end

    def __init__(
        self,
        playback: Playback,
        voice: Voice,
        clips: Mapping[str, Clip],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.playback = playback
        self.is_quiet = False
        self.talk = Talk.FULL  # may be changed at any moment
        self._voice = voice
        self._clips = clips
        self._clock = clock
        self._state = State.PAUSED
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_running(self) -> bool:
        """Whether there is anything to go on with."""
        return self.playback.state not in (State.STOPPED, State.DONE)

    def begin(self, place: Place | None = None) -> None:
        """Start, with the set of `place` if there is one."""
        self._after(self.playback.begin_at(place) if place else self.playback.play())

    def play(self) -> None:
        """Start, go on, or answer "I'm ready"; what is still being said ends."""
        if self.playback.state is State.WAITING:
            self._voice.stop()
        self._after(self.playback.play())

    def pause(self) -> None:
        """Stand still and be silent."""
        self._after(self.playback.pause())

    def ready(self) -> None:
        """Answer the question whether one is ready before it has been said to its end."""
        self._after([*self.playback.next(), *self.playback.advance(), *self.playback.play()])

    def next(self) -> None:
        """Go on to what comes next."""
        self._after(self.playback.next())

    def back(self) -> None:
        """Go back to a beginning."""
        self._after(self.playback.back())

    def repeat(self) -> None:
        """Go back to the question at the beginning of this exercise."""
        self._after(self.playback.repeat())

    def change(self, timeline: Timeline) -> None:
        """Go on at the same place of another timeline."""
        self._after(self.playback.change(timeline))

    def stop(self, why: Shortened = Shortened.STOPPED) -> None:
        """End the session; the voice is silent at once."""
        self._voice.stop()
        self._after(self.playback.stop(why))

    def say(self, text: str, least: Talk = Talk.COUNTS) -> None:
        """Say something now, instead of what is being said; "" only ends that.

        Who wants to hear less than `least` doesn't hear it.
        """
        self._voice.stop()
        if text:
            self._hear(Sound(self._clock.now_ms(), text, least))

    def set_quiet(self, *, quiet: bool) -> None:
        """Let nothing be heard from here on, or everything again."""
        self.is_quiet = quiet
        if quiet:
            self._voice.stop()

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
        for sound in self.playback.sounds(self._voice.ahead_ms):
            self._hear(sound)
        state = self.playback.state
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

    def _hear(self, sound: Sound) -> None:
        """Let a sound be heard at its moment, unless the person wants to hear less."""
        if self.is_quiet or not sound.is_heard(self.talk):
            return
        if sound.text:
            # By its text, a clip that was made after the session began is found too; else it is a tone.
            cue = self._clips.get(sound.text, sound.text)
            self._voice.play(cue, sound.at_ms, is_count=sound.is_count)
        else:
            self._voice.tone(sound.at_ms)
