"""Has clips made in threads, and keeps them for a session."""

import threading
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from coach.ui.post import Post
from coach.voice.clip import Clip
from coach.voice.text import estimated_length_ms
from coach.voice.voice import Voice


class ClipMaker(QObject):
    """Makes the clips of texts while the window goes on.

    By `words_per_minute` the length of what has no clip is estimated.
    """

    idle = Signal()  # no thread has anything more to tell

    def __init__(self, voice: Voice, words_per_minute: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clips: dict[str, Clip] = {}
        self._voice = voice
        self._words_per_minute = words_per_minute
        self._cancelled = threading.Event()
        self._orders = 0
        self._post = Post(self)

    @property
    def is_busy(self) -> bool:
        """Whether a thread still has something to tell."""
        return self._orders > 0

    def make(self, texts: Iterable[str], then: Callable[[], None]) -> None:
        """Make the clips of English texts in a thread; `then` is called in this one when they are there."""
        self.make_in({"en": texts}, then)

    def make_in(self, texts: Mapping[str, Iterable[str]], then: Callable[[], None]) -> None:
        """Make the clips of texts, which are given by their languages, as `make` does."""
        self._orders += 1

        voice, cancelled = self._voice, self._cancelled

        def work(send: Callable[[dict[str, Clip]], None]) -> None:
            clips: dict[str, Clip] = {}
            try:
                for language, own in texts.items():
                    clips |= voice.prepare(own, cancelled, language=language)
            finally:  # a bug goes to the log, and a session begins without clips rather than never
                send(clips)

        self._post.start("clips", work, lambda clips: self._keep(clips, then))

    def cancel(self) -> None:
        """Make no more than what is being made; `then` is still called."""
        self._cancelled.set()

    def length_of(self, text: str) -> int:
        """Return how long a text takes to say, in ms; estimated where there is no clip."""
        clip = self.clips.get(text)
        return clip.length_ms if clip else estimated_length_ms(text, self._words_per_minute)

    def _keep(self, clips: dict[str, Clip], then: Callable[[], None]) -> None:
        self.clips |= clips
        self._orders -= 1
        then()
        if not self.is_busy:
            self.idle.emit()
