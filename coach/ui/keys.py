"""Which key does what, and what that means: the one table for keyboard, clicker, printed card and help."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt


class Command(StrEnum):
    """What a key asks of the screen that is shown."""

    FORWARD = "forward"
    BACK = "back"
    STOP = "stop"
    PAUSE = "pause"
    NEXT_CHOICE = "next-choice"
    PREVIOUS_CHOICE = "previous-choice"
    SLOWER = "slower"
    FASTER = "faster"
    EASIER = "easier"
    HARDER = "harder"
    LONGER_REST = "longer-rest"
    REPEAT = "repeat"
    CARE = "care"
    QUIET = "quiet"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What some keys do. `caps` is what stands on them, in the order of `keys`, each at most once."""

    command: Command
    keys: tuple[Qt.Key, ...]
    caps: tuple[str, ...]
    source: object  # the English sentence; Qt's marker for translators gives it no better type

    @property
    def meaning(self) -> str:
        """The sentence for a person, in their language."""
        return QCoreApplication.translate("keys", str(self.source))


_Key = Qt.Key
KEY_USES: Final = (
    KeyUse(
        Command.FORWARD,
        (_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Right, _Key.Key_PageDown),
        ("Space", "Enter", "→", "Page Down"),
        QT_TRANSLATE_NOOP("keys", "Go on, or press the button with the thick frame."),
    ),
    KeyUse(
        Command.BACK,
        (_Key.Key_Left, _Key.Key_PageUp),
        ("←", "Page Up"),
        QT_TRANSLATE_NOOP("keys", "Go back."),
    ),
    KeyUse(
        Command.STOP,
        (_Key.Key_Escape, _Key.Key_S),
        ("Esc", "S"),
        QT_TRANSLATE_NOOP("keys", "Stop at once. Where there is nothing to stop: go back."),
    ),
    KeyUse(
        Command.PAUSE,
        (_Key.Key_P, _Key.Key_B, _Key.Key_Period),  # B and the full stop: a clicker's "black screen"
        ("P", "B", "."),
        QT_TRANSLATE_NOOP("keys", "In a session: pause, or go on. Elsewhere: mark the next button."),
    ),
    KeyUse(
        Command.NEXT_CHOICE,
        (_Key.Key_F5, _Key.Key_Down),  # F5, with Shift or without, is a clicker's "start"
        ("F5", "↓"),
        QT_TRANSLATE_NOOP("keys", "Mark the next button with a thick frame."),
    ),
    KeyUse(
        Command.PREVIOUS_CHOICE,
        (_Key.Key_Up,),
        ("↑",),
        QT_TRANSLATE_NOOP("keys", "Mark the button before."),
    ),
    KeyUse(Command.SLOWER, (_Key.Key_Minus,), ("-",), QT_TRANSLATE_NOOP("keys", "Move more slowly.")),
    KeyUse(
        Command.FASTER, (_Key.Key_Plus, _Key.Key_Equal), ("+",), QT_TRANSLATE_NOOP("keys", "Move faster.")
    ),
    KeyUse(Command.EASIER, (_Key.Key_E,), ("E",), QT_TRANSLATE_NOOP("keys", "An easier exercise.")),
    KeyUse(Command.HARDER, (_Key.Key_H,), ("H",), QT_TRANSLATE_NOOP("keys", "A harder exercise.")),
    KeyUse(Command.LONGER_REST, (_Key.Key_L,), ("L",), QT_TRANSLATE_NOOP("keys", "A longer rest.")),
    KeyUse(Command.REPEAT, (_Key.Key_R,), ("R",), QT_TRANSLATE_NOOP("keys", "This exercise once more.")),
    KeyUse(Command.CARE, (_Key.Key_C,), ("C",), QT_TRANSLATE_NOOP("keys", "What to take care of.")),
    KeyUse(Command.QUIET, (_Key.Key_M,), ("M",), QT_TRANSLATE_NOOP("keys", "Sound off, or on again.")),
    KeyUse(
        Command.HELP,
        (_Key.Key_F1, _Key.Key_Question),
        ("F1", "?"),
        QT_TRANSLATE_NOOP("keys", "Show the keys."),
    ),
)
KEYS: Final = MappingProxyType({key: use.command for use in KEY_USES for key in use.keys})

SAME_PRESS_MS: Final = 300
"""A second press within this time is a tremor, or a key that bounced."""

STILL_MEANT_BEFORE_MS: Final = 1200
"""A key pressed this soon after another screen has come was still meant for the one before."""


class Debounce:
    """Counts what a trembling hand, or a key that bounces, repeats as one press; a STOP always counts."""

    def __init__(self, same_press_ms: int = SAME_PRESS_MS) -> None:
        self._same_press_ms = same_press_ms
        self._last: tuple[object, int] | None = None

    def passes(self, pressed: object, now_ms: int) -> bool:
        """Tell whether `pressed` at `now_ms` (of a monotonic clock) is a press of its own.

        `pressed` is a command, or whatever else stands for a key or a pointer.
        """
        return not self._repeats(pressed, now_ms) or pressed is Command.STOP

    def let_go(self, pressed: object, now_ms: int) -> None:
        """Count from here: however long it was held, what follows at once is the same press."""
        self._repeats(pressed, now_ms)

    def _repeats(self, pressed: object, now_ms: int) -> bool:
        last, self._last = self._last, (pressed, now_ms)
        return last is not None and last[0] == pressed and now_ms - last[1] <= self._same_press_ms
