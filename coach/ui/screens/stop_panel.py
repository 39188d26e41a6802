"""What is shown after Stop: one line at a time, and three ways on."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach.ui.keys import STILL_MEANT_BEFORE_MS, Command
from coach.ui.stop_words import call_line, first_line, help_line, signs_line, spoken
from coach.ui.theme import Theme
from coach.ui.widgets.button_bar import BUTTON_PX
from coach.ui.widgets.labels import Button, announce, button, dress
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.words import Words, filling

SILENCE_MS: Final = 2000
"""Stop is silent; only after this the voice says the line."""

PATIENCE_MS: Final = 60_000
"""A minute without an answer is taken for "no" (brief.md section 4)."""


SIGNS_PX: Final = 48

TWO_LINES: Final = 2.5
"""How high a button is that has two lines, in text sizes."""

ROOMY: Final = 1.15
"""From this text size on, what is on a button takes two lines."""


class Stage(Enum):
    """What is asked."""

    STOPPED = auto()  # how to go on
    HELP = auto()  # is it easing?
    CALL = auto()  # it isn't


class StopPanel(Screen):
    """Covers the player; nothing moves while it is shown."""

    go_on_requested = Signal()
    enough_requested = Signal()
    say_requested = Signal(str)  # a line as it is said; "" ends the one before

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Stopped"), theme, parent)
        self.emergency_number = ""
        self._stage = Stage.STOPPED
        self._lying = self._asked_for_help = False
        self._line = ""
        self._words = filling(theme.far(300), theme.palette.ink, theme.target)
        self.signs = Words(theme.far(SIGNS_PX), theme.palette.stop, lines=2)
        self._help = self._choice(self.tr("I need help"), "stop")
        is_roomy = theme.text_scale >= ROOMY
        enough = self.tr("Enough\nfor today") if is_roomy else self.tr("Enough for today")
        go_on = self.tr("I'm all right,\ngo on") if is_roomy else self.tr("I'm all right, go on")
        self._enough, self._go_on = self._choice(enough), self._choice(go_on, "main")
        self._no = self._choice(self.tr("No"), "stop")
        self._yes = self._choice(self.tr("Yes, it is easing"), "main")
        row = QHBoxLayout()
        row.setSpacing(theme.mm(5))
        self.buttons = (self._help, self._enough, self._no, self._yes, self._go_on)
        for choice in self.buttons:
            row.addWidget(choice, 1)
        self.set_px(theme.far(SIGNS_PX), theme.far(BUTTON_PX))
        column = self.column()
        column.addWidget(self._words, 1)
        column.addWidget(self.signs)
        column.addLayout(row)
        self._shown = QElapsedTimer()
        self._shown.start()
        self._silence = self._timer(SILENCE_MS, self._speak)
        self._patience = self._timer(PATIENCE_MS, lambda: self._show_stage(Stage.CALL))
        self._connect()

    def _choice(self, text: str, role: str = "") -> Button:
        made = button(text, role)
        made.setAccessibleName(text.replace("\n", " "))
        return made

    def set_px(self, signs_px: int, button_px: int) -> None:
        """Write the signs and the buttons so large; the buttons are all as high as two lines need."""
        self.signs.set_px(signs_px)
        for choice in self.buttons:
            choice.set_size(max(self.theme.mm(28), round(button_px * TWO_LINES)), button_px)

    def _timer(self, length_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length_ms)
        timer.timeout.connect(then)
        return timer

    def _connect(self) -> None:
        self._go_on.clicked.connect(self.go_on_requested)
        self._enough.clicked.connect(self.enough_requested)
        self._help.clicked.connect(lambda: self._show_stage(Stage.HELP))
        self._no.clicked.connect(lambda: self._show_stage(Stage.CALL))
        self._yes.clicked.connect(lambda: self._show_stage(Stage.STOPPED))

    def begin(self, *, lying: bool) -> None:
        """Show the first words; someone who is `lying` stays there."""
        self._lying, self._asked_for_help = lying, False
        self._show_stage(Stage.STOPPED)

    def obey(self, command: Command) -> None:
        """Let a clicker choose: forward is the main choice, back the other one, each by two presses.

        The first press only marks the choice: one that comes too late must not start
        the movement again.
        """
        if command in (Command.NEXT_CHOICE, Command.PREVIOUS_CHOICE, Command.PAUSE):
            super().obey(command)
            return
        forward, back = self._main_choices()
        choice = {Command.FORWARD: forward, Command.BACK: back}.get(command)
        if choice is None or not choice.isVisible() or self._shown.elapsed() < STILL_MEANT_BEFORE_MS:
            return
        if choice is self.marked:
            choice.click()
        else:
            self.mark(choice)

    def _main_choices(self) -> tuple[Button, Button]:
        """Return the choice that stands out, and the other one; who needed help is never led on."""
        match self._stage:
            case Stage.STOPPED if not self._asked_for_help:
                return self._go_on, self._enough
            case Stage.STOPPED:
                return self._enough, self._go_on
            case Stage.HELP:
                return self._yes, self._no
            case Stage.CALL:
                return self._enough, self._yes

    def switch_order(self) -> list[QPushButton]:
        """Return the choices with "go on" last: nothing moves again by a press that came too late."""
        return list(self.buttons)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say nothing more where nobody is asked any more."""
        self._silence.stop()
        self._patience.stop()
        super().hideEvent(event)

    def _show_stage(self, stage: Stage) -> None:
        self._stage = stage
        self._shown.start()
        self.setFocus()
        self._asked_for_help = self._asked_for_help or stage is not Stage.STOPPED
        asks = stage is Stage.STOPPED
        for choice in (self._help, self._go_on):
            choice.setVisible(asks)
        self._enough.setVisible(stage is not Stage.HELP)
        self._yes.setVisible(not asks)
        for choice in (self._enough, self._yes, self._go_on):
            dress(choice, "main" if choice is self._main_choices()[0] else "")
        self._no.setVisible(stage is Stage.HELP)
        self.signs.say(signs_line(self.emergency_number))
        self.signs.setVisible(stage is Stage.HELP)
        lines = {
            Stage.STOPPED: first_line(lying=self._lying),
            Stage.HELP: help_line(),
            Stage.CALL: call_line(self.emergency_number),
        }
        self._line = lines[stage]
        self._words.say(self._line.replace(". ", ".\n"))
        announce(self, self._line)
        self._patience.stop()
        if stage is Stage.HELP:
            self._patience.start()
        self.say_requested.emit("")  # one line at a time: what is still being said ends
        self._silence.start()

    def _speak(self) -> None:
        self.say_requested.emit(spoken(self._line))
