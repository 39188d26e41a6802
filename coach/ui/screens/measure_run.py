"""The clock of a test: one huge target to press, a number in it, and Stop where it always is."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from coach.history.records import Measure
from coach.routine.model import Exercise
from coach.routine.terms import Talk
from coach.session.measure_rules import Rule
from coach.session.measure_run import Phase, Shown
from coach.ui.keys import Command
from coach.ui.measures.sentences import measure_of
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.button_bar import BUTTON_MM, BUTTON_PX
from coach.ui.widgets.count import Count
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import Button, announce, button
from coach.ui.widgets.settling import SettlingScreen
from coach.ui.widgets.words import Words, filling

TITLE_PX: Final = 40
TWO_LINES: Final = 0.7
"""How large the words of a button are that stand in two lines, to the others."""

CLOCK_PX: Final = 64
START_PX: Final = 130
COUNTED: Final = 3


@dataclass(frozen=True, slots=True)
class Go:
    """What is done while the clock runs once; a `position` that is to be held is drawn before.

    With `may_end` something was measured already, and it may be left at that.
    """

    name: str
    rule: Rule
    position: Exercise | None = None
    may_end: bool = False


class Stage(Enum):
    """What the big target is for."""

    READY = auto()  # begin
    RUNNING = auto()  # a press, once the count-in is over
    OVER = auto()  # nothing any more


class MeasureRunScreen(SettlingScreen):
    """Takes presses anywhere on a target that fills the screen; what they mean is decided elsewhere.

    Forward presses it, too, and so does a single switch while the clock runs. Back, minus and Backspace
    take one back; Esc, S and Stop stop, and a clicker's pause or a switch that is held does as well.
    """

    begin_requested = Signal()
    pressed = Signal()
    pressed_late = Signal()  # when all is over
    less_requested = Signal()
    stop_requested = Signal()
    enough_requested = Signal()
    back_requested = Signal()

    def __init__(self, go: Go, theme: Theme, distance_m: float, *, has_switch: bool = False) -> None:
        """Show what `go` is, to be read from `distance_m`; with `has_switch` a single switch steers."""
        super().__init__(go.name, theme)
        self._rule, self._measure, self._has_switch = go.rule, measure_of(go.rule), has_switch
        self._name, self._stage, self._phase = go.name, Stage.READY, Phase.COUNT_IN
        self._may_end = go.may_end
        self._title = Words(theme.far(TITLE_PX), theme.palette.ink)
        self._title.say(go.name)
        self._count = Count(theme, theme.letter_px(distance_m))
        self._target = target = _Target(self._count, go.position, theme)
        target.pressed.connect(self._press)
        self._clock = Words(theme.far(CLOCK_PX), theme.palette.ink)
        self._stop = button(self.tr("■  Stop\nhold 2 s") if has_switch else self.tr("■  Stop"), "stop")
        self._stop.setAccessibleName(self.tr("Stop"))
        self._stop.clicked.connect(self.stop_requested)
        self._back = button("")
        self._back.clicked.connect(self._go_back)
        row = QHBoxLayout()
        row.setSpacing(theme.mm(5))
        for each, share in ((self._stop, 10), (self._back, 10), (self._clock, 25)):
            row.addWidget(each, share)
        stop_px = BUTTON_PX * TWO_LINES if has_switch else BUTTON_PX
        for each, px in ((self._stop, stop_px), (self._back, BUTTON_PX)):
            each.set_size(theme.mm(BUTTON_MM), theme.far(px))
            policy = each.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # Stop stays where it is, whatever is beside it
            each.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.mm(9), theme.mm(2), theme.mm(9), theme.mm(4))
        column.setSpacing(theme.mm(2))
        column.addWidget(self._title)
        column.addWidget(target, 1)
        column.addLayout(row)
        self.main_button, self.back_button = target, self._back
        self.set_stage(Stage.READY)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is about to be done; nothing is read while the clock runs."""
        if self._stage is not Stage.READY:
            return ()
        return Phrase(f"{self._name}.", Talk.SOME), Phrase(self._begin_text(), Talk.SOME)

    @property
    def stage(self) -> Stage:
        """What the target is for now."""
        return self._stage

    def set_stage(self, stage: Stage) -> None:
        """Have the target mean something else."""
        self._stage = stage
        counts = self._shows_count
        self._stop.setVisible(stage is Stage.RUNNING or (stage is Stage.READY and self._may_end))
        self._back.setVisible(stage is Stage.READY or (counts and stage is Stage.RUNNING))
        beside = self._before_text() if stage is Stage.READY else self.tr("One less")
        self._back.setText(beside)
        self._back.setAccessibleName(beside.removeprefix("◀").strip())
        self._target.show_count(shown=stage is not Stage.READY)
        if stage is Stage.READY:
            self._phase = Phase.COUNT_IN
            self._clock.say(self._begin_text())
            self._target.setAccessibleName(self.tr("Start"))
        elif stage is Stage.OVER:
            self._clock.say(self.tr("That is all. Thank you."))
            announce(self, self._clock.text())
        self.setFocus()

    def show_now(self, shown: Shown) -> None:
        """Show the number and the clock as they are now."""
        if shown.phase is Phase.COUNT_IN:
            left = str(shown.seconds) if shown.seconds <= COUNTED else ""
            self._count.set_count(left, "", self.tr("Ready"), shown.ring)
            is_hold = self._rule.is_hold
            self._clock.say(self.tr("Wait for “Begin”.") if is_hold else self.tr("Wait for “Go”."))
            return
        if self._phase is Phase.COUNT_IN:
            self._target.setAccessibleName(self._press_text())
            announce(self, self.tr("Begin") if self._rule.is_hold else self.tr("Go"))
        self._phase = shown.phase
        number, unit = str(shown.count), ""
        if not self._shows_count:
            number, unit = str(shown.seconds), self.tr("seconds")
            if shown.measured is not None:
                number = f"{shown.measured:.1f}"  # as it is kept
        word = self.tr("Done") if shown.phase is Phase.OVER else self._press_text()
        self._count.set_count(number, unit, word, shown.ring)
        if shown.phase is Phase.GOING:
            self._clock.say(self._clock_text(shown.seconds))

    def obey(self, command: Command) -> None:
        """Stop from everywhere; a press is forward, and back takes one back."""
        if self._stage is Stage.READY and not (self._may_end and command is Command.STOP):
            super().obey(command)
        elif command is Command.STOP or (command is Command.PAUSE and not self._has_switch):
            self._stop.click()
        elif command in (Command.BACK, Command.SLOWER):
            self._go_back()
        elif command in (Command.FORWARD, Command.PAUSE):
            self._press()
        elif self._stage is Stage.RUNNING:
            super().obey(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one back by Backspace, too."""
        if event.key() == Qt.Key.Key_Backspace and self._stage is Stage.RUNNING and not event.isAutoRepeat():
            self.less_requested.emit()
        else:
            super().keyPressEvent(event)

    def switch_pauses(self) -> bool:
        """Have each press of a single switch come here while the clock runs: it counts at its moment."""
        return self._stage is not Stage.READY and self._phase is not Phase.COUNT_IN

    @property
    def _shows_count(self) -> bool:
        """Whether presses are counted, and not only one ends it."""
        return self._rule.counts or (self._rule.presses or 1) > 1

    def _press(self) -> None:
        if self._stage is Stage.READY:
            self.begin_requested.emit()
        elif self._stage is Stage.RUNNING:
            self.pressed.emit()
        else:
            self.pressed_late.emit()

    def call_off(self) -> None:
        """Say that what was going on doesn't count, and let it begin anew."""
        self.set_stage(Stage.READY)
        self._clock.say(self.tr("That one doesn't count. Start again."))
        announce(self, self._clock.text())

    def _go_back(self) -> None:
        if self._stage is Stage.READY:
            (self.enough_requested if self._may_end else self.back_requested).emit()
        elif self._stage is Stage.RUNNING:
            self.less_requested.emit()
        else:
            self.pressed_late.emit()

    def _before_text(self) -> str:
        """Say what leads away before the start: back, or to what was measured by now."""
        return self.tr("Enough") if self._may_end else self.tr("◀  Back")

    def _begin_text(self) -> str:
        if self._rule.is_hold:
            return self.tr("Helper: press here. Let go at “Begin”.")
        return self.tr("Press the big button when you are ready.")

    def _clock_text(self, seconds: int) -> str:
        if not self._shows_count:
            return self.tr("Keep your feet still.") if self._rule.is_hold else self.tr("At your usual pace.")
        if self._rule.seconds is not None:
            clock = self.tr("1 second left") if seconds == 1 else self.tr("{seconds} seconds left")
        else:
            clock = self.tr("1 second") if seconds == 1 else self.tr("{seconds} seconds")
        return clock.format(seconds=seconds)

    def _press_text(self) -> str:
        match self._measure:
            case Measure.TUG:
                return self.tr("Press when seated")
            case Measure.FOUR_STAGE_BALANCE:
                return self.tr("Press if a foot moves")
            case Measure.TWO_MINUTE_STEP:
                return self.tr("Press: right knee")
            case _:
                return self.tr("Press: full stand")


class _Target(Button):
    """A button as large as there is room: before the start a word and perhaps a figure, then the number."""

    def __init__(self, count: Count, position: Exercise | None, theme: Theme) -> None:
        super().__init__("")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        before = QWidget()
        beside = QHBoxLayout(before)
        if position is not None:
            figure = FigureView(theme)
            figure.show_still(position)
            beside.addWidget(figure, 1)
        word = filling(theme.far(START_PX), theme.palette.accent, theme.target)
        word.say(self.tr("Start"))
        beside.addWidget(word, 1)
        now = QWidget()
        within = QHBoxLayout(now)
        within.addWidget(count)
        self._pages = QStackedLayout(self)
        for page in (before, now):
            page.setContentsMargins(*[theme.mm(2)] * 4)
            self._pages.addWidget(page)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_count(self, *, shown: bool) -> None:
        """Show the number, or what is there before the start."""
        self._pages.setCurrentIndex(int(shown))
