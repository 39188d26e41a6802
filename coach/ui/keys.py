"""Which key does what: the same for a keyboard and a presenter's clicker."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt


class Command(StrEnum):
    """What a key asks of the screen that is shown."""

    FORWARD = "forward"
    BACK = "back"
    STOP = "stop"
    PAUSE = "pause"


KEYS: Final = MappingProxyType(
    {
        Qt.Key.Key_Space: Command.FORWARD,
        Qt.Key.Key_Return: Command.FORWARD,
        Qt.Key.Key_Enter: Command.FORWARD,
        Qt.Key.Key_Right: Command.FORWARD,
        Qt.Key.Key_PageDown: Command.FORWARD,
        Qt.Key.Key_Left: Command.BACK,
        Qt.Key.Key_PageUp: Command.BACK,
        Qt.Key.Key_Escape: Command.STOP,
        Qt.Key.Key_S: Command.STOP,
        Qt.Key.Key_P: Command.PAUSE,
        Qt.Key.Key_B: Command.PAUSE,  # a clicker's "black screen"
    }
)

SAME_PRESS_MS: Final = 300
"""A second press within this time is a tremor, or a key that bounced."""

STILL_MEANT_BEFORE_MS: Final = 1200
"""A key pressed this soon after another screen has come was still meant for the one before."""


class Debounce:
    """Lets a command through unless the same one came just before; STOP always passes."""

    def __init__(self) -> None:
        self._last: tuple[Command, int] | None = None

    def passes(self, command: Command, now_ms: int) -> bool:
        """Tell whether `command` at `now_ms` (of a monotonic clock) is a press of its own."""
        last, self._last = self._last, (command, now_ms)
        return (
            command is Command.STOP
            or last is None
            or last[0] is not command
            or now_ms - last[1] > SAME_PRESS_MS
        )
