"""After a session: how it was, as the person tells it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from coach.history.records import Answers, new_id
from coach.ui.diary import Diary
from coach.ui.preparation import Result
from coach.ui.screens.well_done import WellDoneScreen
from coach.ui.sentences import summary
from coach.ui.theme import Theme
from coach.ui.window import Window


class AfterSession(QObject):
    """Says what was done and asks how it was; `done` when it was answered or left alone."""

    done = Signal()

    def __init__(self, window: Window, theme: Theme, diary: Diary, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._diary = diary
        self._now = now
        self._session_id = ""
        self.screen = WellDoneScreen(theme)
        self.screen.answered.connect(self._answered)

    def show(self, session_id: str, result: Result) -> None:
        """Show what was done of a session, and ask."""
        self._session_id = session_id
        self.screen.set_session(*summary(result))
        self._window.show_screen(self.screen)

    def close(self) -> None:
        """Keep what was answered by now."""
        if self._session_id:
            self._keep(*self.screen.answers)

    def _answered(self, effort: int | None, pain: int | None, unsteady: bool | None, note: str) -> None:  # noqa: FBT001  (a signal's value)
        self._keep(effort, pain, unsteady, note)
        self.done.emit()

    def _keep(self, effort: int | None, pain: int | None, unsteady: bool | None, note: str) -> None:  # noqa: FBT001  (as above)
        session_id, self._session_id = self._session_id, ""
        if effort is pain is unsteady is None and not note:
            return
        self._diary.add(
            Answers(
                new_id(),
                session_id,
                self._now(),
                effort=effort,
                pain_after=pain,
                unsteady=unsteady,
                note=note,
            )
        )
