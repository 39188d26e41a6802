"""Tells the person, while a session goes on, that there is no sound, and that it is back."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.voice.problem import Problem, sentence

LOOK_MS: Final = 1000
"""How often to look, while it goes on; a problem, or its end, is believed when it is seen twice in a row."""

BETWEEN_MS: Final = 5 * 60_000
"""A loss isn't told sooner than this after the one before it: nobody wants to read about each."""


class SoundWatch:
    """Decides what to tell of what keeps the coach from being heard: each loss once, and its end."""

    def __init__(self) -> None:
        self._seen: str | None = None
        self._told: str | None = None
        self._told_ms: int | None = None

    def look(self, problem: str | None, now_ms: int) -> str:
        """Return what to tell at the moment `now_ms` of a monotonic clock; "" for nothing."""
        before, self._seen = self._seen, problem
        if problem != before or problem == self._told:
            return ""
        if problem is None:
            lost, self._told = self._told, None
            return _back_text(lost or "")
        if self._told_ms is not None and now_ms - self._told_ms < BETWEEN_MS:
            return ""
        self._told, self._told_ms = problem, now_ms
        return _lost_text(problem)


def _is_silence(problem: str) -> bool:
    """Tell whether nothing is heard at all; else the tones still are."""
    return problem == sentence(Problem.NO_SOUND)


def _lost_text(problem: str) -> str:
    if _is_silence(problem):
        return QCoreApplication.translate("sound", "No sound now. You can read the words.")
    return QCoreApplication.translate("sound", "No voice now. You hear tones, and can read the words.")


def _back_text(problem: str) -> str:
    if _is_silence(problem):
        return QCoreApplication.translate("sound", "The sound is back.")
    return QCoreApplication.translate("sound", "The voice is back.")
