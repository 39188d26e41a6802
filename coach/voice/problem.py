"""Why there is no voice or no sound, in words for the person, with what to do about it."""

import sys
from enum import Enum
from typing import Final


class Problem(Enum):
    """What keeps the coach from being heard."""

    NO_ENGINE = "no engine"
    NO_VOICE = "no voice"
    NOT_ANSWERING = "not answering"
    NO_ROOM = "no room"
    NO_SOUND = "no sound"
    MUTED = "muted"
    TOO_SOFT = "too soft"


_STILL: Final = "You can read the words on the screen."

_WHAT: Final = {
    Problem.NO_ENGINE: "This computer has no voice yet.",
    Problem.NO_VOICE: "This computer has no voice for the language “{language}”.",
    Problem.NOT_ANSWERING: "The voice does not answer.",
    Problem.NO_ROOM: "The voice has no room to keep its words.",
    Problem.NO_SOUND: "No loudspeaker was found.",
    Problem.MUTED: "The computer's sound is off.",
    Problem.TOO_SOFT: "The computer's sound is set very low.",
}

_LOUDER: Final = (
    "Look for a small loudspeaker at the edge of the screen, and move its slider up. "
    "Many keyboards have a key for it, too."
)
_ESPEAK: Final = "To get one on Debian or Ubuntu, type in a terminal: sudo apt-get install espeak-ng"
_WINDOWS: Final = "To get one, open Settings, Time & language, Speech, and choose Add voices."
_MACOS: Final = "To get one, open System Settings, Accessibility, Spoken Content, and choose a system voice."


def sentence(problem: Problem, language: str = "en") -> str:
    """Say what is wrong, what to do, and that the words can still be read."""
    return f"{what(problem, language)} {_STILL} {remedy(problem)}"


def what(problem: Problem, language: str = "en") -> str:
    """Say what is wrong."""
    return _WHAT[problem].format(language=language)


def remedy(problem: Problem, platform: str = sys.platform) -> str:
    """Say what to do about it on this kind of computer."""
    by_platform = {"win32": _WINDOWS, "darwin": _MACOS}
    if problem is Problem.NO_ENGINE:
        return by_platform.get(platform, _ESPEAK)
    if problem is Problem.NO_VOICE:
        return by_platform.get(platform, "Choose another language for the voice.")
    return {
        Problem.NOT_ANSWERING: "Close the program and start it again.",
        Problem.NO_ROOM: "Delete some files that you don't need, then start again.",
        Problem.MUTED: _LOUDER,
        Problem.TOO_SOFT: _LOUDER,
    }.get(problem, "Plug in a loudspeaker or headphones, or turn them on.")
