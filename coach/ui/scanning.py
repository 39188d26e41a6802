"""Steering by one switch: a mark goes over the buttons, and the switch chooses."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from coach.settings import Switch
from coach.ui.keys import STILL_MEANT_BEFORE_MS, Command, Debounce
from coach.ui.reading_order import rows_of
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce
from coach.ui.widgets.screen import SCANNED_AS_ONE, Screen

FEW: Final = 12
"""With more buttons than these, rows are gone over first, and then the buttons of the row that was chosen."""

SHORTEST_ROW: Final = 3
FIRST_DWELLS: Final = 2
"""How many dwells the mark stays on what it comes to first."""

HELD_TO_STOP_MS: Final = 2000
"""Where each press of the switch means something at once, holding it so long stops."""

TICK_MS: Final = 50
LINE_PX: Final = 6
AROUND_PX: Final = 10

Stop = tuple[QPushButton, ...]
"""Where the mark stays for a while: a button, or a row of them."""


class Scanner(QObject):
    """Moves the mark over the buttons of the screen that is shown, and presses them for the switch.

    AUTO: the mark goes on by itself after each dwell, and a press chooses.
    HOLD: it goes on after each dwell while the switch is held, and letting go
    chooses; so a short press chooses what is marked. A release that is
    followed by a press at once was a tremor: the switch counts as held.

    Where each press goes to the screen at once (`Screen.switch_pauses`), one that lasts stops.

    Whatever begins to be shown rests on its first button, and a press that
    comes so soon that it was meant for what was shown before does nothing.
    """

    def __init__(
        self, window: QWidget, screen: Callable[[], Screen | None], now_ms: Callable[[], int]
    ) -> None:
        """Scan what `screen()` is at each time, a screen in `window`; `now_ms` is a monotonic clock."""
        super().__init__(window)
        self._mark = Mark(window)
        self._screen, self._now_ms = screen, now_ms
        self._shown: Screen | None = None
        self._stops: list[Stop] = []
        self._row: Stop = ()  # the row that is gone over, if one was chosen
        self._at = self._at_in_row = 0
        self._began_ms = self._since_ms = 0
        self._dwells = FIRST_DWELLS
        self._is_held = False
        self._at_once_ms: int | None = None  # when a press began that went to the screen at once, and lasts
        self._let_go_ms: int | None = None  # when a switch that was held was let go, until that is certain
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.set_switch(Switch.OFF)

    def set_switch(self, switch: Switch, dwell_seconds: float = 1.5, same_press_ms: int = 300) -> None:
        """Say how the switch steers, how long the mark stays, and within what time presses are one."""
        self._switch = switch
        self._dwell_ms = round(dwell_seconds * 1000)
        self._same_press_ms = same_press_ms
        self._debounce = Debounce(same_press_ms)
        self._forget()
        if self.is_on:
            self._timer.start()
        else:
            self._timer.stop()

    def set_theme(self, theme: Theme) -> None:
        """Use a theme's colours."""
        self._mark.set_theme(theme)

    @property
    def is_on(self) -> bool:
        """Whether a single switch steers."""
        return self._switch is not Switch.OFF

    @property
    def marked(self) -> Stop:
        """What is marked: a button, a row of them, or nothing."""
        if self._row:
            return (self._row[self._at_in_row],)
        return self._stops[self._at] if self._stops else ()

    def press(self) -> None:
        """Take a press of the switch."""
        now = self._now_ms()
        if self._let_go_ms is not None:  # it wasn't really let go
            self._let_go_ms = None
            return
        is_own = self._debounce.passes(Command.FORWARD, now)
        screen = self._screen()
        if not is_own or screen is None:
            return
        if screen.switch_pauses():
            self._at_once_ms = now
            screen.obey(Command.PAUSE)
            return
        self.tick()
        if not self._stops or now - self._began_ms < STILL_MEANT_BEFORE_MS:
            return
        if self._switch is Switch.HOLD:
            self._is_held = True
            self._since_ms, self._dwells = now, 1
        else:
            self._choose(now)

    def let_go(self) -> None:
        """Take it that the switch is let go."""
        self._debounce.let_go(Command.FORWARD, self._now_ms())
        self._at_once_ms = None
        if self._is_held:
            self._let_go_ms = self._now_ms()

    def tick(self) -> None:
        """Look at what is shown, and move the mark if it is time."""
        now, screen = self._now_ms(), self._screen()
        if screen is None or screen.switch_pauses() or _is_writing(screen):
            self._forget()
            if screen is not None and self._at_once_ms is not None:
                self._stop_if_held(screen, now - self._at_once_ms)
            return
        self._at_once_ms = None
        self._look(screen, now)
        if not self._stops:
            self._mark.hide()
            return
        if self._let_go_ms is not None:
            if now - self._let_go_ms > self._same_press_ms:
                self._choose(now)
        elif (self._switch is Switch.AUTO or self._is_held) and (now - self._since_ms >= self._stay_ms()):
            self._move_on(now)
        self._mark.put_around(self.marked)

    def _stop_if_held(self, screen: Screen, held_ms: int) -> None:
        if held_ms >= HELD_TO_STOP_MS:
            self._at_once_ms = None
            screen.obey(Command.STOP)

    def _stay_ms(self) -> int:
        """Return how long the mark stays; on what comes first a dwell more than no press is meant for it."""
        stay_ms = self._dwells * self._dwell_ms
        if self._dwells < FIRST_DWELLS:
            return stay_ms
        return max(stay_ms, STILL_MEANT_BEFORE_MS + self._dwell_ms)

    def _forget(self) -> None:
        self._shown, self._stops, self._row = None, [], ()
        self._is_held, self._let_go_ms = False, None
        self._mark.hide()

    def _look(self, screen: Screen, now: int) -> None:
        """Begin anew when something else is shown; follow when a key has marked another button."""
        stops = stops_of(screen)
        marked = self.marked
        kept = next((number for number, stop in enumerate(stops) if set(marked) & set(stop)), None)
        # What comes while no press counts yet is there from the beginning, its main button first.
        is_new = stops != self._stops and now - self._began_ms < STILL_MEANT_BEFORE_MS
        if screen is not self._shown or kept is None or is_new:
            self._forget()
            self._shown, self._stops, self._at, self._began_ms = screen, stops, 0, now
            self._go_to(now, FIRST_DWELLS)
            return
        if stops != self._stops:
            self._stops, self._at = stops, kept
            if self._row and self._row != stops[kept]:
                self._row = ()
        focused = screen.marked
        if focused is not None and focused not in self.marked:
            self._follow(focused, now)

    def _follow(self, focused: QPushButton, now: int) -> None:
        for number, stop in enumerate(self._stops):
            if focused in stop:
                self._at = number
                self._row = stop if len(stop) > 1 else ()
                self._at_in_row = stop.index(focused)
                self._since_ms, self._dwells = now, 1

    def _choose(self, now: int) -> None:
        self._is_held, self._let_go_ms = False, None
        chosen = self.marked
        if len(chosen) > 1:
            self._row, self._at_in_row = chosen, 0
            self._go_to(now, FIRST_DWELLS)
            return
        if chosen[0].isCheckable():  # a question that is answered leads to the next
            self._move_past_row(now)
        self._since_ms, self._dwells = now, FIRST_DWELLS
        chosen[0].click()

    def _move_on(self, now: int) -> None:
        if self._row and self._at_in_row + 1 < len(self._row):
            self._at_in_row += 1
            self._go_to(now)
        else:
            self._move_past_row(now)

    def _move_past_row(self, now: int) -> None:
        self._row = ()
        self._at = (self._at + 1) % len(self._stops)
        self._go_to(now)

    def _go_to(self, now: int, dwells: int = 1) -> None:
        """Have what is marked in view and told to a screen reader."""
        self._since_ms, self._dwells = now, dwells
        screen, marked = self._shown, self.marked
        if screen is None or not marked:
            return
        if len(marked) == 1:
            screen.mark(marked[0])
            return
        screen.setFocus()
        for button in marked:
            screen.bring_into_view(button)
        announce(screen, name_of(marked))


def stops_of(screen: Screen) -> list[Stop]:
    """Return where the mark stays, in order: the buttons, or rows of them where they are many."""
    buttons = screen.choices()
    if len(buttons) <= FEW:
        return [(button,) for button in buttons]
    stops: list[Stop] = []
    rows = {button: tuple(row) for row in rows_of(screen, buttons) for button in row}
    for button in buttons:
        holder = button.parentWidget()
        if holder is not None and holder.property(SCANNED_AS_ONE):
            row = tuple(each for each in buttons if each.parentWidget() is holder)
        else:
            row = rows[button] if button.isCheckable() and len(rows[button]) >= SHORTEST_ROW else (button,)
        if row not in stops:
            stops.append(row)
    return stops


def name_of(row: Stop) -> str:
    """Return what a screen reader says of a row: what holds it, or its first and last button."""
    holder = row[0].parentWidget()
    if holder is not None and holder.accessibleName():
        return holder.accessibleName()
    names = QCoreApplication.translate("Scanner", "{first} to {last}")
    return names.format(first=row[0].accessibleName(), last=row[-1].accessibleName())


def _is_writing(screen: Screen) -> bool:
    return isinstance(screen.window().focusWidget(), QLineEdit | QPlainTextEdit)


class Mark(QWidget):
    """A double frame around one button or a row: ink outside, the accent inside; it never blinks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ink = self._accent = QColor()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use a theme's colours."""
        self._ink, self._accent = QColor(theme.palette.ink), QColor(theme.palette.accent)
        self.update()

    def put_around(self, buttons: Stop) -> None:
        """Stand around `buttons`, over everything else."""
        around = QRect()
        for button in buttons:
            corner = button.mapTo(button.window(), QPoint(0, 0))
            around |= QRect(corner, button.size())
        self.setGeometry(around.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX))
        self.setVisible(bool(buttons))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two frames, each as thick as a line may be wide."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for colour, inset in ((self._ink, LINE_PX // 2), (self._accent, LINE_PX + LINE_PX // 2)):
                painter.setPen(QPen(colour, LINE_PX))
                frame = self.rect().adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(frame, 2 * LINE_PX, 2 * LINE_PX)
