"""The player: one figure, one number, one word, a ring, a caption, and four large buttons."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from coach.routine.terms import Position
from coach.session.choices import Offer
from coach.session.events import State
from coach.session.moment import Moment
from coach.session.timeline import SegmentKind
from coach.ui.care import CareNotes
from coach.ui.keys import Command
from coach.ui.screens.stop_panel import SIGNS_PX, StopPanel
from coach.ui.theme import Theme
from coach.ui.widgets.button_bar import BUTTON_PX, ButtonBar
from coach.ui.widgets.care_panel import CarePanel
from coach.ui.widgets.moment_view import MomentView
from coach.ui.widgets.offer_row import OFFER_PX, OfferRow
from coach.ui.widgets.screen import Screen

SMALLEST_SCREEN: Final = (1366, 768)

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
        self._is_about_to_move = False
        self._left_ms: int | None = None  # as it was first shown after a press to go on
        self._room = 0.0
        self._lying = False
        self._care = CarePanel(theme)
        self.view = MomentView(theme, distance_m, self.scrolled(self._care, self.tr("Care notes")))
        self.offers = OfferRow(theme)
        self._bar = ButtonBar(theme)
        self.stop_button, self.next_button = self._bar.stop, self._bar.next
        self.main_button, self.back_button = self._bar.main, self._bar.back
        self.stop_panel = StopPanel(theme)
        self._lay_out()
        self._connect()
        self._fit_words(1.0)

    def _lay_out(self) -> None:
        theme, page = self.theme, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.mm(9), theme.mm(2), theme.mm(9), theme.mm(4))
        column.setSpacing(theme.mm(2))
        column.addWidget(self.view, 1)
        column.addWidget(self.offers)
        column.addWidget(self._bar)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self.stop_panel)

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
        self.view.fit(room)
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
        self.view.end_notice()
        self.close_care()
        self._pages.setCurrentIndex(0)
        self.setFocus()

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show a moment; `state` decides what the main button says."""
        kind = moment.segment.kind
        self._look_for_move(moment.left_ms)
        self._show_state(
            state,
            moves=state is State.PLAYING and kind in _MOVING,
            asks=state is State.PLAYING and moment.asks,
        )
        self._rests = kind is SegmentKind.REST
        self._lying = moment.prescription.exercise.position is Position.BED
        self.view.show_moment(moment, state)

    def show_notice(self, text: str) -> None:
        """Answer a wish: for a while, `text` stands in the caption's place."""
        self.view.show_notice(text)

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
        return self.view.is_covered

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
            self._play()

    def _main(self) -> None:
        if self.shows_care:
            self.close_care()
            return
        if self._asks:
            self._await_move()
            self.ready_requested.emit()
        else:
            self._pause_or_play()

    def _pause_or_play(self) -> None:
        if self._state is not State.PLAYING:
            self._play()
        elif not self._is_about_to_move:
            self.pause_requested.emit()

    def _play(self) -> None:
        self._await_move()
        self.play_requested.emit()

    def _await_move(self) -> None:
        """Take each further press for the same one until something moves: a late loudspeaker delays that."""
        self._is_about_to_move, self._left_ms = True, None

    def _look_for_move(self, left_ms: int) -> None:
        if self._left_ms is None:
            self._left_ms = left_ms
        elif left_ms != self._left_ms:
            self._is_about_to_move = False

    def _back(self) -> None:
        if self.shows_care:
            self.close_care()
        else:
            self.back_requested.emit()

    def _show_care(self, *, shown: bool) -> None:
        self.view.cover(covered=shown)
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
        self.view.set_layout(state, moves=moves)
        self._name_main_button()

    def _name_main_button(self) -> None:
        state = State.WAITING if self._asks else self._state
        self._bar.show_state(state, closes_notes=self.shows_care)
