"""The way through "About me"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coach.history.corrections import moment_after
from coach.history.records import Details
from coach.ui.asking import Asked
from coach.ui.own_diary import OwnDiary
from coach.ui.question import Answer
from coach.ui.screens.details import DetailsScreen
from coach.ui.theme import Theme
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.history.store import HistoryStore


class DetailsFlow(QObject):
    """Asks what the sheet and the published figures go by, beginning with what the diary knows."""

    done = Signal()

    def __init__(self, window: Window, theme: Theme, diary: OwnDiary, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._diary = diary
        self._now = now
        self._known: Details | None = None
        self._has_left = False

    def show(self) -> None:
        """Show the questions as soon as the diary has told what is known; until then there is a way back."""
        waiting = AskingScreen(Asked(self.tr("About me"), main=Answer(self.tr("Back"), None)), self._theme)
        waiting.is_passing = True
        waiting.back_requested.connect(self._leave)
        self._window.show_screen(waiting)

        def known(store: "HistoryStore", person_id: str) -> Details | None:
            return store.details(person_id)

        self._diary.ask(known, self._show)

    def _show(self, details: Details | None) -> None:
        if self._has_left or not isValid(self):
            return
        self._known = details
        screen = DetailsScreen(self._theme, details, now=self._now)
        screen.is_passing = True
        screen.answered.connect(self._keep)
        screen.back_requested.connect(self._leave)
        self._window.show_screen(screen)

    def _keep(self, details: Details) -> None:
        if _answers(details) != _answers(self._known):
            earlier = [self._known.at] if self._known else []
            self._diary.add(replace(details, at=moment_after(details.at, *earlier)))
        self._leave()

    def _leave(self) -> None:
        self._has_left = True
        self.done.emit()
        self.deleteLater()


def _answers(details: Details | None) -> tuple[object, ...]:
    return (details.birth_year, details.sex, details.aid) if details else (None, None, None)
