"""The player: one figure, one number, one word, a ring, a caption, and four large buttons."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from coach.routine.terms import Position
from coach.session.choices import Offer
from coach.session.events import State
from coach.session.moment import Moment
from coach.session.timeline import SegmentKind
from coach.ui.care import CareNotes
from coach.ui.keys import Command
from coach.ui.moment_words import count_text, how_text, side_text, waiting_text, word_text
from coach.ui.screens.stop_panel import SIGNS_PX, StopPanel
from coach.ui.theme import Theme
from coach.ui.widgets.button_bar import BUTTON_PX, ButtonBar
from coach.ui.widgets.care_panel import CarePanel
from coach.ui.widgets.count import Count
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce
from coach.ui.widgets.offer_row import OFFER_PX, OfferRow
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.session_bar import SessionBar
from coach.ui.widgets.words import Words

NOTICE_MS: Final = 4000
"""How long the answer to a wish stands in the place of the caption."""

SMALLEST_SCREEN: Final = (1366, 768)

ROOMY: Final = 1.25
"""From this text size on, the title's line is high enough for two lines beside it."""

TITLE_PX: Final = 40
WHERE_PX: Final = 28
WORDS_PX: Final = 34

_TALK: Final = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION, SegmentKind.FINISH)
_MOVING: Final = (SegmentKind.READY, SegmentKind.COUNT_IN, SegmentKind.MOVE, SegmentKind.CHANGE_SIDES)
"""What needs figure and number alone while it goes on; whoever is asked whether they are ready waits."""
_OFFERS: Final = MappingProxyType(
    {
        Command.EASIER: Offer.EASIER,
        Command.HARDER: Offer.HARDER,
        Command.LONGER_REST: Offer.LONGER_REST,
        Command.SLOWER: Offer.SLOWER,
        Command.FASTER: Offer.FASTER,
        Command.REPEAT: Offer.REPEAT,
        Command.CARE: Offer.CARE,
    }
)


class PlayerScreen(Screen):
    """Shows a moment of a session and asks for what the person wants next.

    While someone moves, figure and number have all the room. Else there is
    room for what is offered, and in talks for longer words; the bar of four
    buttons never moves.
    """

    play_requested = Signal()
    pause_requested = Signal()
    next_requested = Signal()
    ready_requested = Signal()  # while the question is still being asked
    back_requested = Signal()
    stop_requested = Signal()
    enough_requested = Signal()
    quiet_requested = Signal()
    offer_taken = Signal(object)  # Offer
    say_requested = Signal(str)  # a line after Stop, as it is said

    def __init__(self, theme: Theme, distance_m: float, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Exercise player"), theme, parent)
        self._state = State.PAUSED
        self._moves = self._rests = self._asks = False
        self._room = 0.0
        self._lying = False
        self._told = ""  # the caption that the session itself has now
        colours = theme.palette
        self._title = _to_left(Words(TITLE_PX, colours.ink))
        self._where = _to_right(Words(WHERE_PX, colours.quiet))
        self._side = Words(WORDS_PX, colours.accent)
        self._how = Words(WORDS_PX, colours.ink)
        self._caption = Words(WORDS_PX, colours.ink, lines=2)
        self.bar = SessionBar(theme)
        self.figure = FigureView(theme)
        self.count = Count(theme, theme.letter_px(distance_m))
        self._care = CarePanel(theme)
        self.offers = OfferRow(theme)
        self._bar = ButtonBar(theme)
        self.stop_button, self.next_button = self._bar.stop, self._bar.next
        self.main_button, self.back_button = self._bar.main, self._bar.back
        self.stop_panel = StopPanel(theme)
        self._notice = QTimer(self)
        self._notice.setSingleShot(True)
        self._notice.setInterval(NOTICE_MS)
        self._notice.timeout.connect(lambda: self._caption.say(self._told))
        self._lay_out()
        self._connect()
        self._fit_words(1.0)

    def _lay_out(self) -> None:
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        for part in (self._exercise(), self.scrolled(self._care, self.tr("Care notes"))):
            self._middle.addWidget(part)
        theme, page = self.theme, QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.mm(4))
        head.addWidget(self._title, 3)
        head.addWidget(self._where, 2)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.mm(9), theme.mm(2), theme.mm(9), theme.mm(4))
        column.setSpacing(theme.mm(2))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(middle, 1)
        column.addWidget(self._caption)
        column.addWidget(self.offers)
        column.addWidget(self._bar)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self.stop_panel)

    def _exercise(self) -> QWidget:
        both = QWidget()
        right = QVBoxLayout()
        right.setSpacing(self.theme.mm(1))
        right.addWidget(self._side)
        right.addWidget(self._how)
        right.addWidget(self.count, 1)
        middle = QHBoxLayout(both)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.figure, 1)
        middle.addLayout(right, 1)
        return both

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write larger where the window has more room than the smallest screen."""
        super().resizeEvent(event)
        width, height = SMALLEST_SCREEN
        self._fit_words(max(1.0, min(self.width() / width, self.height() / height)))

    def _fit_words(self, room: float) -> None:
        """Write `room` times as large as on the smallest screen."""
        if room == self._room:
            return
        self._room = room
        sizes = (
            (self._title, TITLE_PX),
            (self._where, WHERE_PX),
            (self._side, WORDS_PX),
            (self._how, WORDS_PX),
            (self._caption, WORDS_PX),
        )
        for words, px in sizes:
            words.set_px(self.theme.far(px * room))
        self.offers.set_px(self.theme.far(OFFER_PX * room), round(self.theme.target * room))
        self._bar.set_px(self.theme.far(BUTTON_PX * room))
        self.stop_panel.set_px(self.theme.far(SIGNS_PX * room), self.theme.far(BUTTON_PX * room))

    def _connect(self) -> None:
        self.stop_button.clicked.connect(self.stop_requested)
        self.next_button.clicked.connect(self.next_requested)
        self._bar.back.clicked.connect(self._back)
        self._bar.main.clicked.connect(self._main)
        self.offers.taken.connect(self.offer_taken)
        self.stop_panel.go_on_requested.connect(self._go_on)
        self.stop_panel.enough_requested.connect(self.enough_requested)
        self.stop_panel.say_requested.connect(self.say_requested)

    def set_routine(self, name: str, emergency_number: str = "") -> None:
        """Begin to show a session of the routine `name`; the number is "" when none was set up."""
        self.setAccessibleName(self.tr("Exercise player: {routine}").format(routine=name))
        self.stop_panel.emergency_number = emergency_number
        self._notice.stop()
        self.close_care()
        self._pages.setCurrentIndex(0)
        self.setFocus()

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show a moment; `state` decides what the main button says."""
        kind = moment.segment.kind
        self._show_state(
            state,
            moves=state is State.PLAYING and kind in _MOVING,
            asks=state is State.PLAYING and moment.asks,
        )
        asks_more = state is State.WAITING and kind is not SegmentKind.READY  # than whether one is ready
        self._caption.set_lines(2 if kind in _TALK or asks_more else 1)
        self._rests = kind is SegmentKind.REST
        self._lying = moment.prescription.exercise.position is Position.BED
        finished = kind is SegmentKind.FINISH
        self._title.say(self.tr("Well done") if finished else moment.prescription.exercise.name)
        self._where.say("" if finished else self._where_text(moment))
        self._side.say(side_text(moment))
        how = how_text(moment)
        self._how.say(how)
        if self._how.isHidden() is bool(how):
            self._how.setVisible(bool(how))
        self._told = waiting_text(moment) if state is State.WAITING else moment.caption
        if not self._notice.isActive():
            self._caption.say(self._told)
        self.count.set_count(*count_text(moment), word_text(moment, state), moment.ring, moment.swing)
        self.bar.set_progress(moment.exercise, moment.exercises, moment.done)
        self.figure.show_moment(moment)

    def show_notice(self, text: str) -> None:
        """Answer a wish: for a while, `text` stands in the caption's place."""
        self._notice.start()
        self._caption.say(text)
        announce(self, text)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Show what may be chosen now beside the four buttons."""
        self.offers.set_offers(offers)

    def show_care(self, notes: CareNotes) -> None:
        """Cover figure and number with the care notes; Stop stays where it is."""
        self._care.set_notes(notes)
        self._show_care(shown=True)

    def close_care(self) -> None:
        """Take the care notes away again."""
        self._show_care(shown=False)

    @property
    def shows_care(self) -> bool:
        """Whether the care notes are open."""
        return self._middle.currentIndex() == 1

    def show_stop(self) -> None:
        """Cover everything with "Stop. Sit down. Breathe."."""
        self._pages.setCurrentIndex(1)
        self.stop_panel.begin(lying=self._lying)

    @property
    def is_stopped(self) -> bool:
        """Whether the stop panel is shown."""
        return self._pages.currentIndex() == 1

    def obey(self, command: Command) -> None:
        """Stop, from everywhere; the rest as the buttons do it."""
        if self.is_stopped:
            self.stop_panel.obey(command)
        elif command is Command.STOP:
            self.stop_requested.emit()
        elif command is Command.BACK:
            self._back()
        elif command is Command.PAUSE:
            if self.shows_care:
                self.close_care()
            elif self._state is not State.WAITING:  # there it stands still already
                self._pause_or_play()
        elif command is Command.FORWARD:
            self._forward()
        elif command is Command.QUIET:
            self.quiet_requested.emit()
        elif command in _OFFERS:
            self.offer_taken.emit(_OFFERS[command])
        else:
            super().obey(command)

    def switch_order(self) -> list[QPushButton]:
        """Return the order for a single switch: go on, next, back, stop, and then what is offered."""
        if self.is_stopped:
            return self.stop_panel.switch_order()
        if self.shows_care:
            return super().switch_order()
        bar = self._bar
        return [bar.main, bar.next, bar.back, bar.stop, *self.offers.buttons]

    def switch_pauses(self) -> bool:
        """Tell that one press pauses: whenever something goes on, but in a rest or a question."""
        covered = self.is_stopped or self.shows_care
        return self._state is State.PLAYING and not self._rests and not self._asks and not covered

    def _forward(self) -> None:
        if self.shows_care:
            if not self._scrolls_on():
                self.close_care()
        elif self._state is State.PLAYING and not self._moves and not self._asks:
            self.next_requested.emit()  # past the talk, or the rest
        else:
            self._main()

    def _go_on(self) -> None:
        self.close_care()
        self._pages.setCurrentIndex(0)
        self.setFocus()
        if self._state is not State.WAITING:  # there, the question is asked again
            self.play_requested.emit()

    def _main(self) -> None:
        if self.shows_care:
            self.close_care()
            return
        if self._asks:
            self.ready_requested.emit()
        else:
            self._pause_or_play()

    def _pause_or_play(self) -> None:
        (self.pause_requested if self._state is State.PLAYING else self.play_requested).emit()

    def _back(self) -> None:
        if self.shows_care:
            self.close_care()
        else:
            self.back_requested.emit()

    def _show_care(self, *, shown: bool) -> None:
        self._middle.setCurrentIndex(int(shown))
        self._caption.setHidden(shown)
        self.offers.setHidden(shown or self._moves)
        self._name_main_button()
        self.setFocus()

    def _show_state(self, state: State, *, moves: bool, asks: bool) -> None:
        if (state, moves, asks) == (self._state, self._moves, self._asks) and self._bar.main.text():
            return
        if state is State.PLAYING and self.marked not in (None, self._bar.main):
            self.setFocus()  # what was marked while it stood still isn't meant by a forward later on
        self._state, self._moves, self._asks = state, moves, asks
        self.offers.setHidden(moves or self.shows_care)
        self.count.set_beside(beside=not moves)
        self.figure.set_breathing(breathes=state in (State.WAITING, State.PAUSED))
        self._name_main_button()

    def _name_main_button(self) -> None:
        state = State.WAITING if self._asks else self._state
        self._bar.show_state(state, closes_notes=self.shows_care)

    def _where_text(self, moment: Moment) -> str:
        minutes = round(moment.left_ms / 60_000)  # as everywhere else
        left = (
            self.tr("1 minute left")
            if minutes <= 1
            else self.tr("{minutes} minutes left").format(minutes=minutes)
        )
        where = self.tr("Exercise {number} of {total}  ·  {left}")
        if self.theme.text_scale >= ROOMY:
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
