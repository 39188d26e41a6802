"""What is shown after Stop: one line at a time, and three ways on."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.keys import STILL_MEANT_BEFORE_MS, Command
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen


class StopPanel(Screen):
    """Covers the player; nothing moves and nothing is said while it is shown."""

    go_on_requested = Signal()
    enough_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Stopped"), theme, parent)
        self._words = label("")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setStyleSheet(f"font-size: {theme.far(60)}px; font-weight: 700")
        self._go_on = button(self.tr("I'm all right, go on"), "main")
        self._enough = button(self.tr("Enough for today"))
        self._help = button(self.tr("I need help"), "stop")
        self._go_on.clicked.connect(self.go_on_requested)
        self._enough.clicked.connect(self.enough_requested)
        self._help.clicked.connect(self._advise)
        row = QHBoxLayout()
        row.setSpacing(theme.mm(5))
        for choice in (self._help, self._enough, self._go_on):
            choice.set_size(theme.mm(28))
            row.addWidget(choice, 1)
        column = self.column()
        column.addWidget(self._words, 1)
        column.addLayout(row)
        self._shown = QElapsedTimer()
        self._shown.start()

    def obey(self, command: Command) -> None:
        """Let a clicker choose: forward is "go on", back is "enough", each by two presses.

        The first press only marks the choice: one that comes too late must not start
        the movement again.
        """
        choice = {Command.FORWARD: self._go_on, Command.BACK: self._enough}.get(command)
        if choice is None or self._shown.elapsed() < STILL_MEANT_BEFORE_MS:
            return
        if choice.hasFocus():
            choice.click()
        else:
            choice.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self, *, lying: bool) -> None:
        """Show the first words; someone who is `lying` stays there."""
        self._shown.start()
        words = self.tr("Stop.\nLie still.\nBreathe.") if lying else self.tr("Stop.\nSit down.\nBreathe.")
        self._say(words)
        self._words.setStyleSheet(f"font-size: {self.theme.far(60)}px; font-weight: 700")

    def _advise(self) -> None:
        """Say what to do; the program calls nobody, and never says that it has."""
        self._words.setStyleSheet(f"font-size: {self.theme.far(38)}px; font-weight: 700")
        self._say(
            self.tr(
                "Sit or lie down. Call someone who is near.\n\n"
                "Does it not get better? Chest pain? Hard to breathe? Is your face or an arm weak?\n"
                "Call your emergency number now."
            )
        )

    def _say(self, text: str) -> None:
        """Show words, and have a screen reader read them at once."""
        self._words.setText(text)
        announce(self, text)
