"""Tapping along with a beat, and setting by hand when it is heard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.beat import BeatMark
from coach.ui.keys import Command
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.screen import Screen

_Key = Qt.Key
NEVER_TAPS: Final = frozenset(
    (
        *(_Key.Key_Escape, _Key.Key_Left, _Key.Key_PageUp, _Key.Key_F1),  # they lead elsewhere
        *(_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_F5, _Key.Key_Up, _Key.Key_Down),  # they mark a button
        *(_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta),
        *(_Key.Key_CapsLock, _Key.Key_Insert),  # screen readers' own
        *(_Key.Key_VolumeUp, _Key.Key_VolumeDown, _Key.Key_VolumeMute),
    )
)
BUTTON_MM: Final = 26.0
_TARGET_PX: Final = 48


class TapScreen(Screen):
    """Takes taps: any key, a press anywhere on a very large target, or a single switch.

    `tapped` gives each one's moment, by the clock `now_ms`. A switch has no
    mark to wait for here: whoever stops tapping is led on.
    """

    tapped = Signal(float)
    back_requested = Signal()

    def __init__(self, theme: Theme, now_ms: Callable[[], float]) -> None:
        title = QCoreApplication.translate("offset", "Tap along with the beat.")
        super().__init__(title, theme)
        self._now_ms = now_ms
        self._target = button(self.tr("Press any key, or here"))
        self._target.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._target.set_size(theme.target, theme.large(_TARGET_PX))
        self._target.pressed.connect(self._tap)
        self.main_button = self._target
        self.back_button = back = button(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        column = self.column()
        column.addWidget(label(title, "title"))
        column.addWidget(label(self.tr("Listen first. Then tap each time you hear it.")))
        column.addWidget(self._target, 1)
        column.addWidget(back)

    def set_taps(self, number: int) -> None:
        """Show how many taps have come."""
        text = self.tr("Press any key, or here\n{number}").format(number=number)
        self._target.setText(text)

    def tell_over(self) -> None:
        """Say that it is enough; taps that still come lead nowhere."""
        text = self.tr("Thank you. That is enough.")
        self._target.setText(text)
        announce(self, text)

    def switch_pauses(self) -> bool:
        """Have each press of a single switch come here, as a tap."""
        return True

    def obey(self, command: Command) -> None:
        """Take what is meant as a press for a tap."""
        if command in (Command.FORWARD, Command.PAUSE):
            self._tap()
        else:
            super().obey(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take any key for a tap, unless it leads elsewhere or another button is marked."""
        is_for_button = self.marked not in (None, self._target)
        if is_for_button or event.key() in NEVER_TAPS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._tap()

    def _tap(self) -> None:
        self.tapped.emit(self._now_ms())


class ByHandScreen(Screen):
    """Lets one say whether the beat is heard before the mark swells, or after it."""

    earlier_requested = Signal()  # play it earlier: it is heard too late
    later_requested = Signal()
    done = Signal()
    back_requested = Signal()

    def __init__(self, from_beat_ms: Callable[[], float], theme: Theme) -> None:
        title = QCoreApplication.translate("offset", "Do you hear the beat when the circle is full?")
        super().__init__(title, theme)
        self._now = label("")
        self.too_late = button(self.tr("I hear it too late"))
        self.too_early = button(self.tr("I hear it too early"))
        self.main_button = main = button(self.tr("It fits"), "main")
        self.back_button = back = button(self.tr("Back"))
        self.too_late.clicked.connect(self.earlier_requested)
        self.too_early.clicked.connect(self.later_requested)
        main.clicked.connect(self.done)
        back.clicked.connect(self.back_requested)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(4))
        for each in (self.too_late, self.too_early, self._now):
            lines.addWidget(each)
        lines.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(theme.mm(6))
        beside.addWidget(BeatMark(from_beat_ms, theme), 2)
        beside.addWidget(self.scrolled(content, title), 3)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((back, 1), (main, 2)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(label(title, "title"))
        column.addLayout(beside, 1)
        column.addLayout(row)

    def set_lateness(self, words: str, *, is_least: bool, is_most: bool) -> None:
        """Say how late the sound is taken to be now."""
        if self._now.text():
            announce(self, words)
        self._now.setText(words)
        self.too_early.setEnabled(not is_least)
        self.too_late.setEnabled(not is_most)
