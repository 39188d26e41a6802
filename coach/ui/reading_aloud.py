"""Reads aloud what a screen asks, for whoever can't read it from where they sit."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from coach.routine.terms import Talk
from coach.session.clock import Clock
from coach.ui.clip_maker import ClipMaker
from coach.ui.keys import STILL_MEANT_BEFORE_MS
from coach.ui.phrases import Phrase, heard
from coach.ui.widgets.spoken_screen import SpokenScreen
from coach.ui.window import Window
from coach.voice.voice import FEW, Voice

PAUSE_MS: Final = 500
"""Between two phrases: `brief.md` section 6 has 0.4 to 0.6 s. Before the first one there is as much."""

AFTER_HOME_MS: Final = 1500
"""So long after home is there the first words are made ready, when nothing else has to be done."""

AHEAD_AT_A_TIME: Final = FEW + 1
"""More than a few, so that what may have to be said doesn't go before a session's own words."""

_Key = Qt.Key
_NO_ANSWER: Final = (
    *(_Key.Key_VolumeUp, _Key.Key_VolumeDown, _Key.Key_VolumeMute),
    *(_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta, _Key.Key_CapsLock),
)
"""Keys of somebody who wants to hear more: of the volume, and those that begin a screen reader's commands."""
_PRESSES: Final = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class ReadingAloud(QObject):
    """Says the words of the screen that is shown, until somebody presses something or it is gone.

    The screens know nothing of it: whatever is a `SpokenScreen` is read when it
    comes. `amount` tells how much is to be said now, None for nothing. A slow
    engine holds nothing up: each phrase is said when its clip is there, and
    never once its page is gone.
    """

    def __init__(
        self,
        window: Window,
        voice: Voice,
        clock: Clock,
        words_per_minute: int,
        amount: Callable[[], Talk | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._voice = voice
        self._clock = clock
        self._amount = amount
        self._maker = ClipMaker(voice, words_per_minute, self)
        self._texts: tuple[str, ...] = ()  # what is being said, or was last
        self._number = 0  # of the reading: what is made for another one comes too late
        self._began_ms = self._ends_ms = 0.0
        self._ahead: deque[str] = deque()
        self._link: QMetaObject.Connection | None = None
        self._is_closed = False
        screens = window.centralWidget()
        if isinstance(screens, QStackedWidget):
            screens.currentChanged.connect(self._follow)

    def read(self, phrases: Sequence[Phrase]) -> None:
        """Say phrases one after the other in place of what is being said, but nothing twice in a row."""
        talk = None if self._is_closed else self._amount()
        texts = heard(phrases, talk) if talk else ()
        if texts == self._texts:
            return
        self.hush()
        self._texts = texts
        self._began_ms = self._ends_ms = self._clock.now_ms()
        if texts:
            self._watch_presses()
            self._say(texts, self._number)

    def hush(self) -> None:
        """Be silent at once, and for good about this page; what others say is left alone."""
        self._number += 1
        self._texts = ()
        if self._ends_ms > self._clock.now_ms():
            self._voice.stop()
        self._ends_ms = 0.0
        if handle := self._window.windowHandle():
            handle.removeEventFilter(self)

    def keep_ready(self, texts: Iterable[str]) -> None:
        """Make clips of what may have to be said, a little later and a few at a time: others come first."""
        self._ahead.extend(text for text in texts if text not in self._ahead)
        QTimer.singleShot(AFTER_HOME_MS, self, self._make_ahead)

    def close(self) -> None:
        """Be silent, and gone as soon as no thread has anything more to tell."""
        if self._is_closed:
            return
        self.hush()
        self._is_closed = True
        self._ahead.clear()
        self._maker.cancel()
        if self._maker.is_busy:
            self._maker.idle.connect(self.deleteLater)
        else:
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be silent at a press; one that was still meant for the screen before takes nothing away."""
        is_late = self._clock.now_ms() - self._began_ms > STILL_MEANT_BEFORE_MS
        if event.type() in _PRESSES and is_late and not _is_no_answer(event):
            self.hush()
        return super().eventFilter(watched, event)

    def _watch_presses(self) -> None:
        """See every press before any widget does."""
        if handle := self._window.windowHandle():
            handle.installEventFilter(self)

    def _follow(self) -> None:
        """Read the screen that has come."""
        self.hush()
        if self._link is not None:
            QObject.disconnect(self._link)
            self._link = None
        screen = self._window.current
        if isinstance(screen, SpokenScreen):
            self._link = screen.words_changed.connect(lambda: self.read(screen.spoken()))
            self.read(screen.spoken())

    def _say(self, texts: Sequence[str], number: int) -> None:
        """Say what has a clip; have the first one made that hasn't, and go on from there."""
        left = deque(texts)
        while left and left[0] in self._maker.clips:
            self._play(left.popleft())
        if left:
            self._maker.make((left[0],), lambda: self._go_on(left, number))

    def _go_on(self, left: Sequence[str], number: int) -> None:
        """Go on with a text that was tried; one that can't be said is left to the eyes."""
        if number != self._number:
            return
        if left[0] in self._maker.clips:
            self._say(left, number)
        elif not self._voice.problem:
            self._say(tuple(left)[1:], number)

    def _play(self, text: str) -> None:
        clip = self._maker.clips[text]
        at_ms = max(self._clock.now_ms() + self._voice.ahead_ms, self._ends_ms + PAUSE_MS)
        self._voice.play(clip, at_ms)
        self._ends_ms = at_ms + clip.length_ms

    def _make_ahead(self) -> None:
        if self._amount() is None or self._voice.problem:
            return
        missing = [text for text in self._ahead if text not in self._maker.clips]
        self._ahead = deque(missing[AHEAD_AT_A_TIME:])
        if missing:
            self._maker.make(missing[:AHEAD_AT_A_TIME], self._make_ahead)


def _is_no_answer(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (event.isAutoRepeat() or event.key() in _NO_ANSWER)
