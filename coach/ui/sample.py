"""Something to hear how the voice is, with one voice that is kept for as long as it is listened to."""

import threading
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from coach.session.clock import Clock
from coach.settings import Settings
from coach.ui.errands import Errands
from coach.ui.manner import manner_of
from coach.voice.clip import Clip
from coach.voice.text import estimated_length_ms
from coach.voice.voice import Manner, Voice

LANGUAGE: Final = "en"
SOON_MS: Final = 400
"""A player that can be heard by now may still be busy with its start for about this long."""

START_S: Final = 3.0
"""How long a loudspeaker is waited for: what is placed before a slow one plays would be dropped."""

APART_MS: Final = 1000
TONES: Final = 3


class Said(Enum):
    """What is to be heard."""

    SENTENCE = "sentence"
    COUNTS = "counts"
    TONES = "tones"


def sentence() -> str:
    """Return what is said to be heard."""
    return QCoreApplication.translate("sample", "Can you hear me? Lift your leg, and lower it slowly.")


class Sample(QObject):
    """Lets something be heard as settings would have it; what is wanted next ends what is heard now.

    `began` and `ended` tell when something is heard, `slow` that it takes a
    moment until then, and `problem_met` why nothing is heard, in a sentence
    for the person; `failed` that a bug of ours keeps it from being heard. The
    voice stays open until `close`.
    """

    began = Signal()
    ended = Signal()
    slow = Signal()
    failed = Signal()
    problem_met = Signal(str)

    def __init__(
        self, make_voice: Callable[[Settings], Voice], clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_voice = make_voice
        self.clock = clock
        self._kept = _Kept(make_voice)
        self._voice: Voice | None = None  # the one that is heard, or was last
        self._errands = Errands(self)
        self._errands.slow.connect(self.slow)
        self._errands.failed.connect(self.failed)
        self._errands.failed.connect(self.ended)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._come_to_end)

    def say(self, settings: Settings, said: Said = Said.SENTENCE) -> None:
        """Let it be heard in the manner of `settings`, as soon as it can be."""
        texts = _texts(said)
        self.lend(settings, lambda voice, clips: self._hear(voice, clips, texts, said, settings), texts)

    def lend(
        self,
        settings: Settings,
        then: Callable[[Voice, Mapping[str, Clip]], None],
        texts: tuple[str, ...] = (),
    ) -> None:
        """Call `then` with a voice in the manner of `settings`, and with clips of `texts`.

        The voice may be used until something else is wanted of this sample.
        """
        self.stop()
        kept, manner = self._kept, manner_of(settings)

        def work(cancelled: threading.Event) -> tuple[Voice | None, dict[str, Clip]]:
            voice, clips = kept.voice(settings, manner, texts, cancelled)
            if voice is not None and not cancelled.is_set():
                voice.wait_until_heard(START_S)
            return voice, clips

        def take(made: tuple[Voice | None, dict[str, Clip]]) -> None:
            self._voice = made[0]
            if self._voice is not None:
                then(self._voice, made[1])

        self._errands.run(work, take)

    def stop(self) -> None:
        """Be silent at once."""
        self._errands.forget()
        if self._voice is not None:
            self._voice.stop()
        if self._end.isActive():
            self._end.stop()
            self.ended.emit()

    def close(self) -> None:
        """Be silent, and let the voice go; it may be wanted again."""
        self.stop()
        self._voice = None
        kept, self._kept = self._kept, _Kept(self._make_voice)
        threading.Thread(target=kept.close, name="end of the sample", daemon=True).start()

    def _hear(
        self,
        voice: Voice,
        clips: Mapping[str, Clip],
        texts: tuple[str, ...],
        said: Said,
        settings: Settings,
    ) -> None:
        """Send all of it to the player; in the window's thread, so that nothing comes after a stop."""
        start_ms = self.clock.now_ms() + max(SOON_MS, voice.ahead_ms)
        at_ms = start_ms
        if said is Said.TONES:
            for index in range(TONES):
                at_ms = start_ms + index * APART_MS
                voice.tone(at_ms)
        for index, text in enumerate(texts):
            at_ms = start_ms + index * APART_MS
            voice.play(clips.get(text, text), at_ms, is_count=said is Said.COUNTS)
        last = texts[-1] if texts else ""
        clip = clips.get(last)
        length_ms = clip.length_ms if clip else estimated_length_ms(last, settings.words_per_minute)
        self._end.start(round(at_ms - self.clock.now_ms() + max(length_ms, APART_MS)))
        self.began.emit()
        self._tell_problem()

    def _come_to_end(self) -> None:
        self.ended.emit()
        self._tell_problem()  # whether there is a loudspeaker isn't known at once

    def _tell_problem(self) -> None:
        problem = self._voice.problem if self._voice is not None else None
        if problem is not None:
            self.problem_met.emit(problem)


class _Kept:
    """The one voice that is open, made anew only for another manner; used by one thread after the other."""

    def __init__(self, make_voice: Callable[[Settings], Voice]) -> None:
        self._make_voice = make_voice
        self._lock = threading.Lock()
        self._voice: Voice | None = None
        self._manner: Manner | None = None
        self._closed = False

    def voice(
        self, settings: Settings, manner: Manner, texts: tuple[str, ...], cancelled: threading.Event
    ) -> tuple[Voice | None, dict[str, Clip]]:
        """Return a voice with clips of `texts`; None when it isn't wanted any more."""
        with self._lock:
            if cancelled.is_set() or self._closed:
                return None, {}
            if self._voice is None or manner != self._manner:
                if self._voice is not None:
                    self._voice.close()
                self._voice, self._manner = self._make_voice(settings), manner
            return self._voice, self._voice.prepare(texts, cancelled, language=LANGUAGE) if texts else {}

    def close(self) -> None:
        """Close the voice, once nobody uses it."""
        with self._lock:
            self._closed = True
            if self._voice is not None:
                self._voice.close()


def _texts(said: Said) -> tuple[str, ...]:
    match said:
        case Said.SENTENCE:
            return (sentence(),)
        case Said.COUNTS:
            return (
                QCoreApplication.translate("sample", "One"),
                QCoreApplication.translate("sample", "Two"),
                QCoreApplication.translate("sample", "Three"),
            )
        case Said.TONES:
            return ()
