"""One session from "I'm ready" to its end: voice, playback, player and diary joined."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance

from coach.history.records import Record, local_now
from coach.session.choices import Offer
from coach.session.clock import Clock
from coach.session.compile import texts_by_language
from coach.session.events import Shortened, State
from coach.session.moment import moment_at
from coach.session.playback import Playback
from coach.session.resuming import Place, begin_ms, bout_at, place_after
from coach.session.timeline import Timeline
from coach.ui.clip_maker import ClipMaker
from coach.ui.conductor import Conductor
from coach.ui.preparation import Preparation, Result
from coach.ui.recorder import SessionRecorder
from coach.ui.screens.player import PlayerScreen
from coach.ui.sound_watch import LOOK_MS, SoundWatch
from coach.ui.stop_words import spoken_lines
from coach.ui.wishes import Wishes, timeline_of
from coach.voice.voice import Voice


class SessionRun(QObject):
    """Prepares and runs one session; `add` puts a record in the diary."""

    prepared = Signal()
    ended = Signal(object)  # Result
    speed_chosen = Signal(str, int)  # exercise id, percent of the tempo that was set

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
        self._maker = ClipMaker(voice, preparation.words_per_minute, self)
        self._maker.idle.connect(self._go_if_closed)
        self._is_closed = False
        self._watch = SoundWatch()
        self._looked_ms = 0
        self.conductor: Conductor | None = None
        self.recorder: SessionRecorder | None = None
        self.wishes: Wishes | None = None

    @property
    def is_prepared(self) -> bool:
        """Whether every clip that can be made is there."""
        return not self._maker.is_busy

    @property
    def is_running(self) -> bool:
        """Whether the session has begun and not yet ended."""
        return self.conductor is not None and self.conductor.is_running

    @property
    def active_ms(self) -> int:
        """How long it has been playing, without pauses, also before it was cut off."""
        return self._what.active_ms_before + (self.conductor.playback.active_ms if self.conductor else 0)

    def prepare(self) -> None:
        """Make the clips in a thread; `prepared` tells when they are there."""
        what = self._what
        also = spoken_lines(what.emergency_number)
        texts = texts_by_language(what.routine, what.library.exercises, what.options, also)
        self._maker.make_in(texts, self._prepared)

    def begin(self) -> None:
        """Start playing, with captions and tones for what has no clip."""
        if self.conductor is not None:
            return
        what = self._what
        timeline = timeline_of(what, self._maker, what.options.choices)
        recorder = SessionRecorder(
            what.person_id, timeline, self._add, local_now, session_id=what.session_id, resumed=what.resumed
        )
        place, start_ms = self._start(timeline)
        playback = Playback(timeline, self._clock, start_ms, self._voice.ahead_ms)
        conductor = Conductor(playback, self._voice, self._maker.clips, self._clock, self)
        conductor.set_quiet(quiet=what.quiet)
        conductor.talk = what.talk
        conductor.moved.connect(self._show)
        conductor.set_ended.connect(recorder.set_ended)
        conductor.finished.connect(lambda: self._end(stopped=False))
        self.conductor, self.recorder = conductor, recorder
        self.wishes = Wishes(what, conductor, self._maker, self._player, self)
        self.wishes.speed_chosen.connect(self.speed_chosen)
        self.wishes.timeline_changed.connect(recorder.follow)
        for wish, answer in self._wires(conductor, self.wishes):
            wish.connect(answer)
        self._player.set_routine(what.routine.name, what.emergency_number)
        # The first picture takes long: painted after the clock runs, it would make the first word late.
        self._show()
        self._player.repaint()
        conductor.begin(place)

    def close(self) -> None:
        """Leave the session as it is: what was done is kept, and it may go on another time."""
        self._is_closed = True
        self._maker.cancel()
        if self.is_running and self.conductor is not None:
            self.conductor.stop(Shortened.UNFINISHED)
            self._unwire()

    def _prepared(self) -> None:
        if not self._is_closed:
            self.prepared.emit()

    def _go_if_closed(self) -> None:
        if self._is_closed:
            self.deleteLater()  # it was kept for a thread's sake alone

    def _start(self, timeline: Timeline) -> tuple[Place | None, int]:
        """Return the first set that isn't done yet, or None to begin plainly; and where that is."""
        if self._what.resumed is None:
            return None, 0
        place = place_after(timeline, self._what.resumed.sets)
        bout = bout_at(timeline, place) if place else None
        if bout is None:
            return None, timeline.segments[-1].start_ms
        return place, begin_ms(timeline, bout)[0]

    def _wires(
        self, conductor: Conductor, wishes: Wishes
    ) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        player = self._player
        return (
            (player.play_requested, conductor.play),
            (player.pause_requested, conductor.pause),
            (player.next_requested, conductor.next),
            (player.ready_requested, conductor.ready),
            (player.back_requested, conductor.back),
            (player.say_requested, conductor.say),
            (player.stop_requested, self._stop),
            (player.enough_requested, self._stop_for_good),
            (player.quiet_requested, wishes.toggle_quiet),
            (player.offer_taken, self._take),
        )

    def _unwire(self) -> None:
        if self.conductor is not None and self.wishes is not None:
            for wish, answer in self._wires(self.conductor, self.wishes):
                wish.disconnect(answer)

    def _show(self) -> None:
        if self.conductor is None or self.recorder is None or self.wishes is None:
            return
        playback = self.conductor.playback
        moment = moment_at(playback.timeline, playback.elapsed_ms, playback.seam)
        self._player.show_moment(moment, playback.state)
        self.wishes.show()
        if playback.state is State.PLAYING:
            self.recorder.so_far(playback.so_far(), self.active_ms)
            self._look_for_sound(self.conductor)

    def _look_for_sound(self, conductor: Conductor) -> None:
        """Tell when there is no sound any more, and when it is back; who wants it quiet misses nothing."""
        now_ms = self._clock.now_ms()
        if conductor.is_quiet or now_ms - self._looked_ms < LOOK_MS:
            return
        self._looked_ms = now_ms
        notice = self._watch.look(self._voice.problem, now_ms)
        if notice:
            self._player.show_notice(notice)

    def _stop(self) -> None:
        """Be silent and still at once; whether the session is over, the person says next."""
        self._voice.stop()
        if self.conductor is not None:
            self.conductor.pause()
        self._player.show_stop()

    def _take(self, offer: Offer) -> None:
        if offer is Offer.ENOUGH and self.conductor is not None:
            self.conductor.stop(Shortened.ENOUGH)
            self._end(stopped=False)
        elif self.wishes is not None:
            self.wishes.take(offer)

    def _stop_for_good(self) -> None:
        """End the session after Stop, which the sheet tells; to have had enough is nothing to be told."""
        if self.conductor is not None:
            self.conductor.stop(Shortened.STOPPED)
            self._end(stopped=True)

    def _end(self, *, stopped: bool) -> None:
        if self.recorder is None:
            return
        self._unwire()
        outcome = self.recorder.ended(stopped=stopped, active_ms=self.active_ms)
        done, planned = self.recorder.sets_whole, self.recorder.sets_planned
        self.ended.emit(Result(outcome, done, planned, self.active_ms, self.recorder.anything_done))
