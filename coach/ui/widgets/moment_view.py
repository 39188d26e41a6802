"""What is to be seen of a moment of a session: figure, number, word, and what stands around them."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from coach.session.events import State
from coach.session.moment import Moment
from coach.session.timeline import SegmentKind
from coach.ui.moment_words import count_text, how_text, side_text, waiting_text, word_text
from coach.ui.theme import Theme
from coach.ui.widgets.count import Count
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce
from coach.ui.widgets.session_bar import SessionBar
from coach.ui.widgets.words import Words

NOTICE_MS: Final = 4000
"""How long the answer to a wish stands in the place of the caption."""

ROOMY: Final = 1.25
"""From this text size on, the title's line is high enough for two lines beside it."""

TITLE_PX: Final = 40
WHERE_PX: Final = 28
WORDS_PX: Final = 34

_TALK: Final = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION, SegmentKind.FINISH)


class MomentView(QWidget):
    """Shows a moment; figure and number may be covered by something else, such as notes."""

    def __init__(
        self, theme: Theme, distance_m: float, cover: QWidget, parent: QWidget | None = None
    ) -> None:
        """Be read from `distance_m`; `cover` is what may stand in the place of figure and number."""
        super().__init__(parent)
        self._theme = theme
        self._told = ""  # the caption that the session itself has now
        colours = theme.palette
        self.title = _to_left(Words(TITLE_PX, colours.ink))
        self.where = _to_right(Words(WHERE_PX, colours.quiet))
        self.side = Words(WORDS_PX, colours.accent)
        self.how = Words(WORDS_PX, colours.ink)
        self.caption = Words(WORDS_PX, colours.ink, lines=2)
        self.bar = SessionBar(theme)
        self.figure = FigureView(theme)
        self.count = Count(theme, theme.letter_px(distance_m))
        self._notice = QTimer(self)
        self._notice.setSingleShot(True)
        self._notice.setInterval(NOTICE_MS)
        self._notice.timeout.connect(self._show_told)
        self._lay_out(cover)

    def _lay_out(self, cover: QWidget) -> None:
        theme, middle = self._theme, QWidget()
        self._middle = QStackedLayout(middle)
        for part in (self._exercise(), cover):
            self._middle.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(theme.mm(4))
        head.addWidget(self.title, 3)
        head.addWidget(self.where, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(2))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(middle, 1)
        column.addWidget(self.caption)

    def _exercise(self) -> QWidget:
        both = QWidget()
        right = QVBoxLayout()
        right.setSpacing(self._theme.mm(1))
        right.addWidget(self.side)
        right.addWidget(self.how)
        right.addWidget(self.count, 1)
        middle = QHBoxLayout(both)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.figure, 1)
        middle.addLayout(right, 1)
        return both

    @property
    def is_covered(self) -> bool:
        """Whether figure and number are covered."""
        return self._middle.currentIndex() == 1

    def cover(self, *, covered: bool) -> None:
        """Cover figure and number, or show them again."""
        self._middle.setCurrentIndex(int(covered))
        self.caption.setHidden(covered)

    def fit(self, room: float) -> None:
        """Write `room` times as large as on the smallest screen."""
        sizes = (
            (self.title, TITLE_PX),
            (self.where, WHERE_PX),
            (self.side, WORDS_PX),
            (self.how, WORDS_PX),
            (self.caption, WORDS_PX),
        )
        for words, px in sizes:
            words.set_px(self._theme.far(px * room))

    def set_layout(self, state: State, *, moves: bool) -> None:
        """Give figure and number all the room while someone `moves`; the figure breathes while it waits."""
        self.count.set_beside(beside=not moves)
        self.figure.set_breathing(breathes=state in (State.WAITING, State.PAUSED))

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show a moment, of a session in this state."""
        kind = moment.segment.kind
        asks_more = state is State.WAITING and kind is not SegmentKind.READY  # than whether one is ready
        self.caption.set_lines(2 if kind in _TALK or asks_more else 1)
        finished = kind is SegmentKind.FINISH
        self.title.say(self.tr("Well done") if finished else moment.prescription.exercise.name)
        self.where.say("" if finished else self._where_text(moment))
        self.side.say(side_text(moment))
        how = how_text(moment)
        self.how.say(how)
        if self.how.isHidden() is bool(how):
            self.how.setVisible(bool(how))
        self._told = waiting_text(moment) if state is State.WAITING else moment.caption
        if not self._notice.isActive():
            self.caption.say(self._told)
        self.count.set_count(*count_text(moment), word_text(moment, state), moment.ring, moment.beat)
        self.bar.set_progress(moment.exercise, moment.exercises, moment.done)
        self.figure.show_moment(moment)

    def show_notice(self, text: str) -> None:
        """Answer a wish: for a while, `text` stands in the caption's place, whatever covers the rest."""
        self._notice.start()
        self.caption.say(text)
        self.caption.show()
        announce(self, text)

    def end_notice(self) -> None:
        """Let the caption say again what the session says."""
        self._notice.stop()

    def _show_told(self) -> None:
        self.caption.say(self._told)
        self.caption.setHidden(self.is_covered)

    def _where_text(self, moment: Moment) -> str:
        minutes = round(moment.left_ms / 60_000)  # as everywhere else
        left = (
            self.tr("1 minute left")
            if minutes <= 1
            else self.tr("{minutes} minutes left").format(minutes=minutes)
        )
        where = self.tr("Exercise {number} of {total}  ·  {left}")
        if self._theme.text_scale >= ROOMY:
            where = self.tr("Exercise {number} of {total}\n{left}")
        return where.format(number=moment.exercise, total=moment.exercises, left=left)


def _to_left(words: Words) -> Words:
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return words


def _to_right(words: Words) -> Words:
    """Return `words` at the right edge, in as much height as stands beside them."""
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return words
