"""A steady beat to tap along with, and a mark that swells with it."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach.session.clock import Clock
from coach.ui.theme import Theme
from coach.voice.tapping import BEAT_MS, from_nearest_beat
from coach.voice.voice import Voice

TICK_MS: Final = 20
FRAME_MS: Final = 16
GET_READY_MS: Final = 1000
SWELL_MS: Final = 350
"""How long the mark swells before each beat, and settles after it: no flash (brief.md section 6)."""

MARK_MM: Final = 90.0
SMALL: Final = 0.45
"""How wide the mark is between beats, as a part of its full width."""


class Beat(QObject):
    """Plays the soft tone at each beat.

    With `late_ms` each tone is played that much before its beat, for a
    loudspeaker that is so late. Moments are the clock's.
    """

    def __init__(self, voice: Voice, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.late_ms = 0
        self._voice = voice
        self._clock = clock
        self.first_ms = clock.now_ms() + max(GET_READY_MS, voice.ahead_ms + GET_READY_MS // 2)
        self._next_ms = self.first_ms
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Send the tones that are due; called by the timer, and by whoever holds another clock."""
        now_ms = self._clock.now_ms()
        while self._next_ms - self.late_ms <= now_ms + self._voice.ahead_ms + TICK_MS:
            if self._next_ms - self.late_ms >= now_ms:  # what is late already would only be out of time
                self._voice.tone(self._next_ms - self.late_ms)
            self._next_ms += BEAT_MS

    def from_beat_ms(self) -> float:
        """Return how far the beat that is nearest has gone by; before it, it is negative."""
        return from_nearest_beat(self._clock.now_ms(), self.first_ms)

    @property
    def problem(self) -> str | None:
        """What keeps it from being heard, and what to do about it."""
        return self._voice.problem

    def stop(self) -> None:
        """Be silent."""
        self._timer.stop()
        self._voice.stop()


def swell(from_beat_ms: float, *, reduced_motion: bool = False) -> float:
    """Return how far the mark has swollen, from 0 to 1, so long after a beat, or before it if negative.

    Where motion is reduced it is small or large, and large from the beat on.
    """
    if reduced_motion:
        return 1.0 if 0 <= from_beat_ms < SWELL_MS else 0.0
    if abs(from_beat_ms) >= SWELL_MS:
        return 0.0
    return (1 + math.cos(math.pi * from_beat_ms / SWELL_MS)) / 2


class BeatMark(QWidget):
    """A disc that is largest at each beat, in a ring that shows how large that is."""

    def __init__(self, from_beat_ms: Callable[[], float], theme: Theme) -> None:
        super().__init__()
        self._from_beat_ms = from_beat_ms
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.update)
        self._timer.start()

    def sizeHint(self) -> QSize:
        """Be large enough to be seen out of the corner of an eye."""
        side = self._theme.mm(MARK_MM)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Leave room for large text."""
        return self.sizeHint() / 3

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as it is now."""
        colours, reduced = self._theme.palette, self._theme.reduced_motion
        full = (min(self.width(), self.height(), self._theme.mm(MARK_MM)) - self._theme.mm(2)) / 2
        size = SMALL + (1 - SMALL) * swell(self._from_beat_ms(), reduced_motion=reduced)
        middle = QPointF(self.width() / 2, self.height() / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.line), self._theme.mm(1)))
            painter.drawEllipse(middle, full, full)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(middle, full * size, full * size)
