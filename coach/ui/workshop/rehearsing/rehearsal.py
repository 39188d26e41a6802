"""Plays what a draft says, from any moment, while it is being written."""

import threading
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from coach.routine.checking import Checked
from coach.routine.model import ExerciseStep, Routine
from coach.session.clock import Clock
from coach.session.compile import compile_routine, texts_by_language
from coach.session.events import State
from coach.session.places import resume_ms
from coach.session.playback import Playback
from coach.session.timeline import Timeline
from coach.settings import Settings
from coach.ui.clip_maker import ClipMaker
from coach.ui.conductor import Conductor
from coach.ui.errands import Errands
from coach.ui.preparation import options_of
from coach.ui.sample import Sample
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.rehearsing.kept_place import place_in
from coach.voice.clip import Clip
from coach.voice.text import estimated_length_ms
from coach.voice.voice import FEW, SilentVoice, Voice

AHEAD_MS: Final = 20_000
"""What is said within this time is made before anything moves, as far as it is few; the rest meanwhile."""


class Rehearsal(QObject):
    """Keeps a timeline of what `draft` shows, and goes along it with figure and voice.

    Nobody is waited for here: the questions are said, and it goes on. When the
    text changes, the place is kept by what is there: step, set, rep, phase.
    """

    laid_out = Signal()  # there is another timeline
    moved = Signal()
    state_changed = Signal()  # is_playing, is_preparing
    problem_met = Signal(str)  # why nothing is heard, for the person; "" when that is over

    def __init__(
        self,
        draft: Draft,
        make_voice: Callable[[Settings], Voice],
        clock: Clock,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.timeline: Timeline | None = None
        self.is_preparing = False  # the voice is made ready
        self._draft = draft
        self._clock = clock
        self._settings = settings
        self._sample = Sample(make_voice, clock, self)
        self._sample.failed.connect(self._go_on_silently)
        self._laying = Errands(self)
        self._voice: Voice | None = None
        self._maker: ClipMaker | None = None
        self._conductor: Conductor | None = None
        self._at_ms = 0
        self._step: int | None = None  # is wanted, and the timeline that it is of isn't laid out yet
        self._shown: Checked | None = None
        self._then: Callable[[], None] | None = None  # what waits for the timeline that is laid out
        draft.was_checked.connect(self._follow)
        self._follow()

    @property
    def at_ms(self) -> int:
        """Where we are."""
        return self._at_ms if self._conductor is None else self._conductor.playback.elapsed_ms

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the voice is ready."""
        return self.is_preparing or self._conductor is not None

    def play(self) -> None:
        """Go on from here, with the beginning of the rep or of the sentence; at the end, from the start."""
        if self.timeline is None or self.is_playing:
            return
        at_ms = 0 if self._at_ms >= self.timeline.length_ms else self._at_ms
        self._at_ms = resume_ms(self.timeline, at_ms)  # from where words are needed first
        self._set_preparing(is_preparing=True)
        self._sample.lend(self._settings, self._take_voice)

    def pause(self) -> None:
        """Stand still and be silent at once."""
        self._at_ms = self.at_ms
        self._end_conductor()
        self._sample.stop()
        self._then = None
        self._set_preparing(is_preparing=False)

    def seek(self, ms: int) -> None:
        """Be at another moment; it goes on playing if it plays."""
        if self.timeline is None:
            return
        played = self.is_playing
        self.pause()
        self._step = None
        self._at_ms = min(max(0, ms), self.timeline.length_ms)
        self.moved.emit()
        if played:
            self.play()

    def seek_step(self, index: int) -> None:
        """Be at the beginning of a step, from 0: of a rest, too; as soon as there is something to be at."""
        if self.timeline is None or not self._draft.is_current:  # a step that was put in isn't there yet
            self._step = index
            return
        begins = [segment.start_ms for segment in self.timeline.segments if segment.step == index]
        if begins:
            self.seek(begins[0])

    def close(self) -> None:
        """Be silent, and let the voice go; it may be played again."""
        self.pause()
        if self._maker is not None:
            self._maker.cancel()
        self._maker = self._voice = None
        self._sample.close()

    def _follow(self) -> None:
        """Lay out what the last reading without errors gave, unless that is what is laid out."""
        if self._draft.shown is not self._shown:
            self._shown = self._draft.shown
            self._lay_out()

    def _lay_out(self, then: Callable[[], None] | None = None) -> None:
        """Compile in a thread; `then` is called with the new timeline in its place."""
        shown, options = self._draft.shown, options_of(self._settings)
        clips = dict(self._maker.clips) if self._maker is not None else {}
        words_per_minute = self._settings.words_per_minute
        self._then = then or self._then

        def length_of(text: str) -> int:
            clip = clips.get(text)
            return clip.length_ms if clip is not None else estimated_length_ms(text, words_per_minute)

        def work(_forgotten: threading.Event) -> Timeline | None:
            routine = rehearsed(shown)
            if routine is None:
                return None
            return compile_routine(routine, shown.exercises, length_of, options)

        self._laying.run(work, self._take)

    def _take(self, timeline: Timeline | None) -> None:
        old, self.timeline = self.timeline, timeline
        if timeline is None:
            self.pause()
            self._at_ms = 0
        elif old is not None:
            self._keep_place(old, timeline)
        self.laid_out.emit()
        self.moved.emit()
        if timeline is not None and self._step is not None:
            step, self._step = self._step, None
            self.seek_step(step)
        then, self._then = self._then, None
        if then is not None:
            then()
        elif self._conductor is not None:
            self._make_rest()

    def _keep_place(self, old: Timeline, new: Timeline) -> None:
        at_ms, stayed = place_in(old, new, self.at_ms)
        if self._conductor is None:
            self._at_ms = at_ms
        elif stayed:
            self._conductor.change(new)
        else:
            self._at_ms = at_ms
            self._end_conductor()
            self._begin()

    def _take_voice(self, voice: Voice, _clips: Mapping[str, Clip]) -> None:
        if voice is not self._voice or self._maker is None:
            if self._maker is not None:
                self._maker.cancel()
            self._voice = voice
            self._maker = ClipMaker(voice, self._settings.words_per_minute, self)
        missing = self._missing(self._at_ms, self._at_ms + AHEAD_MS, most=FEW)
        if missing:
            self._maker.make_in(missing, self._ready)
        else:
            self._begin_if_wanted()

    def _go_on_silently(self) -> None:
        """Play without a voice where a bug of ours, which is in the log, keeps it from being made."""
        if self.is_preparing:
            self._take_voice(SilentVoice(), {})

    def _ready(self) -> None:
        """Lay out anew, now that the lengths of the first words are known, and begin."""
        if self.is_preparing:
            self._lay_out(self._begin_if_wanted)

    def _begin_if_wanted(self) -> None:
        if self.is_preparing and self._conductor is None and self.timeline is not None:
            self._begin()
            self._set_preparing(is_preparing=False)
            self._make_rest()

    def _begin(self) -> None:
        if self.timeline is None or self._voice is None or self._maker is None:
            return
        playback = Playback(self.timeline, self._clock, self._at_ms, self._voice.ahead_ms)
        made = Conductor(playback, self._voice, self._maker.clips, self._clock, self)
        made.moved.connect(self.moved)
        made.state_changed.connect(self._go_on)
        made.finished.connect(self._come_to_end)
        self._conductor = made
        made.begin()
        self.problem_met.emit(self._voice.problem or "")

    def _go_on(self) -> None:
        """Wait for nobody; where the machine slept, it stays paused."""
        conductor = self._conductor
        if conductor is None:
            return
        if conductor.playback.state is State.WAITING:
            conductor.play()
        elif conductor.playback.state is State.PAUSED:
            self.pause()

    def _come_to_end(self) -> None:
        self.pause()
        self.moved.emit()

    def _end_conductor(self) -> None:
        conductor, self._conductor = self._conductor, None
        if conductor is not None:
            conductor.moved.disconnect(self.moved)
            conductor.stop()
            conductor.deleteLater()

    def _make_rest(self) -> None:
        """Make all clips that are still missing, what comes next first; then the lengths are true."""
        if self._maker is None or self._maker.is_busy or self.timeline is None:
            return
        missing = self._missing(self.at_ms, self.timeline.length_ms)
        before = self._missing(0, self.at_ms)
        wanted = {each: (*missing.get(each, ()), *before.get(each, ())) for each in {**missing, **before}}
        if wanted:
            asked = frozenset(text for own in wanted.values() for text in own)
            self._maker.make_in(wanted, lambda: self._made(asked))

    def _made(self, asked: frozenset[str]) -> None:
        """Lay out with true lengths; what no voice could say would be asked for again for ever."""
        if self._maker is not None and asked & self._maker.clips.keys():
            self._lay_out()

    def _missing(self, from_ms: int, until_ms: int, most: int | None = None) -> dict[str, tuple[str, ...]]:
        """Return what is said in a part of the timeline and has no clip, by its language, `most` in all."""
        if self.timeline is None or self._maker is None:
            return {}
        cues = self.timeline.cues_between(from_ms - 1, until_ms)
        texts = [text for text in dict.fromkeys(cue.text for cue in cues) if text not in self._maker.clips]
        texts = texts[:most]
        routine = self.timeline.routine
        if routine.language == "en" or not texts:
            return {"en": tuple(texts)} if texts else {}
        by_language = texts_by_language(routine, self._draft.shown.exercises, options_of(self._settings))
        own = {each: frozenset(every) for each, every in by_language.items()}
        parted = {each: tuple(text for text in texts if text in own[each]) for each in own}
        return {each: every for each, every in parted.items() if every}

    def _set_preparing(self, *, is_preparing: bool) -> None:
        self.is_preparing = is_preparing
        self.state_changed.emit()


def rehearsed(checked: Checked) -> Routine | None:
    """Return the routine that was read, or one with a single set of the exercise that was; else None."""
    if checked.routine is not None:
        return checked.routine
    exercise = checked.exercise
    if exercise is None:
        return None
    return Routine(
        id=exercise.id,
        name=exercise.name,
        language="en",
        summary="",
        steps=(ExerciseStep(exercise.id, sets=1),),
    )
