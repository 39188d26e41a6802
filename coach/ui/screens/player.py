"""The player: one figure, one number, one word, a ring, a caption, and four large buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from coach.routine.terms import Position
from coach.session.moment import Moment
from coach.session.playback import State
from coach.session.timeline import SegmentKind
from coach.ui.keys import Command
from coach.ui.moment_words import count_text, side_text, word_text
from coach.ui.screens.stop_panel import StopPanel
from coach.ui.theme import Theme
from coach.ui.widgets.count import Count
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.session_bar import SessionBar


class PlayerScreen(Screen):
    """Shows a moment of a session and asks for what the person wants next."""

    play_requested = Signal()
    pause_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()
    stop_requested = Signal()
    enough_requested = Signal()

    def __init__(self, theme: Theme, distance_m: float, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Exercise player"), theme, parent)
        self._state = State.PAUSED
        self._routine = label("", "far")
        self._where = label("", "far")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = SessionBar(theme)
        self.figure = FigureView(theme)
        self._title = self._large_label(40, theme.palette.ink)
        self._side = self._large_label(34, theme.palette.accent)
        self.count = Count(theme, theme.letter_px(distance_m))
        self._caption = self._large_label(34, theme.palette.ink)
        self._lying = False
        self.stop_panel = StopPanel(theme)
        self.stop_panel.go_on_requested.connect(self._go_on)
        self.stop_panel.enough_requested.connect(self.enough_requested)
        self._pages = QStackedLayout(self)
        page = QWidget()
        page.setLayout(self._page())
        self._pages.addWidget(page)
        self._pages.addWidget(self.stop_panel)

    def _large_label(self, px: int, colour: str) -> QLabel:
        made = label()
        made.setStyleSheet(f"font-size: {self.theme.far(px)}px; font-weight: 700; color: {colour}")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _page(self) -> QVBoxLayout:
        theme = self.theme
        top = QHBoxLayout()
        top.addWidget(self._routine, 1)
        top.addWidget(self._where, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.mm(1))
        right.addWidget(self._title)
        right.addWidget(self._side)
        right.addWidget(self.count, 1)
        middle = QHBoxLayout()
        middle.addWidget(self.figure, 1)
        middle.addLayout(right, 1)
        column = QVBoxLayout()
        column.setContentsMargins(theme.mm(9), theme.mm(4), theme.mm(9), theme.mm(5))
        column.setSpacing(theme.mm(2))
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self._caption)
        column.addLayout(self._buttons())
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.mm(5))
        self.stop_button = button(self.tr("■  Stop"), "stop")
        self.back_button = button(self.tr("◀  Back"))
        self.main_button = button("", "main")
        self.next_button = button(self.tr("Next  ▶"))
        names = (self.tr("Stop"), self.tr("Back"), "", self.tr("Next"))
        signals = (self.stop_requested, self.back_requested, None, self.next_requested)
        widgets = (self.stop_button, self.back_button, self.main_button, self.next_button)
        for widget, name, signal, stretch in zip(widgets, names, signals, (10, 10, 15, 10), strict=True):
            widget.set_size(self.theme.mm(25), self.theme.far(36))
            if signal is not None:
                widget.setAccessibleName(name)
                widget.clicked.connect(signal)
            row.addWidget(widget, stretch)
        self.main_button.clicked.connect(self._main)
        return row

    def set_routine(self, name: str) -> None:
        """Begin to show a session of the routine `name`."""
        self._routine.setText(name)
        self._pages.setCurrentIndex(0)
        self.setFocus()

    def show_moment(self, moment: Moment, state: State) -> None:
        """Show a moment; `state` decides what the main button says."""
        self._show_state(state)
        kind = moment.segment.kind
        track = moment.segment.track
        where = self.tr("Exercise {number} of {total}  ·  {left}").format(
            number=moment.exercise, total=moment.exercises, left=self._left(moment.left_ms)
        )
        _set(self._where, where)
        _set(self._title, self._title_of(moment))
        side = "" if track is None or kind is SegmentKind.FINISH else side_text(moment)
        _set(self._side, self.tr("comes next") if kind is SegmentKind.REST else side)
        waits = self.tr("Press the big button when you are ready.")
        _set(self._caption, waits if state is State.WAITING else moment.caption)
        word = self._word(moment, state)
        self.count.set_count(*count_text(moment), word, moment.ring, moment.swing)
        self.bar.set_progress(moment.exercise, moment.exercises, moment.done)
        self.figure.show_moment(moment)
        self._lying = moment.prescription.exercise.position is Position.BED

    def show_stop(self) -> None:
        """Cover everything with "Stop. Sit down. Breathe."."""
        self.stop_panel.begin(lying=self._lying)
        self._pages.setCurrentIndex(1)
        self.stop_panel.setFocus()  # else Qt gives it to a button, and a late Space would press that

    @property
    def is_stopped(self) -> bool:
        """Whether the stop panel is shown."""
        return self._pages.currentIndex() == 1

    def obey(self, command: Command) -> None:
        """Stop, from everywhere; the rest as the buttons do it."""
        if self.is_stopped:
            self.stop_panel.obey(command)
            return
        if command is Command.STOP:
            self.stop_requested.emit()
        elif command is Command.PAUSE:
            self._main()
        elif command is Command.BACK:
            self.back_requested.emit()
        elif self._state is State.PLAYING:
            self.next_requested.emit()
        else:
            self.play_requested.emit()

    def _go_on(self) -> None:
        self._pages.setCurrentIndex(0)
        self.setFocus()
        if self._state is not State.WAITING:  # there, the question is asked again
            self.play_requested.emit()

    def _main(self) -> None:
        wanted = self.pause_requested if self._state is State.PLAYING else self.play_requested
        wanted.emit()

    def _show_state(self, state: State) -> None:
        if state is self._state and self.main_button is not None and self.main_button.text():
            return
        self._state = state
        texts = {
            State.PLAYING: (self.tr("❚❚  Pause"), self.tr("Pause")),
            State.WAITING: (self.tr("I'm ready"), self.tr("I'm ready")),
        }
        text, name = texts.get(state, (self.tr("▶  Go on"), self.tr("Go on")))
        if self.main_button is not None:
            self.main_button.setText(text)
            self.main_button.setAccessibleName(name)

    def _left(self, left_ms: int) -> str:
        minutes = -(-left_ms // 60_000)
        if minutes <= 1:
            return self.tr("1 minute left")
        return self.tr("{minutes} minutes left").format(minutes=minutes)

    def _title_of(self, moment: Moment) -> str:
        finished = moment.segment.kind is SegmentKind.FINISH
        return self.tr("Well done") if finished else moment.prescription.exercise.name

    def _word(self, moment: Moment, state: State) -> str:
        return self.tr("Pause") if state is State.PAUSED else word_text(moment)


def _set(shown: QLabel, text: str) -> None:
    """Change a label's text only when it is another one: laying it out anew takes time."""
    if shown.text() != text:
        shown.setText(text)
