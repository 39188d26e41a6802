"""One question after the other, and what is done between them, off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from coach.history.problems import HistoryProblem
from coach.ui.asking import Asked
from coach.ui.errands import SLOW_MS, Errands
from coach.ui.own_diary import OwnDiary
from coach.ui.theme import Theme
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.window import Window

VERY_SLOW_MS: Final = 8000
"""Ten years of several people take their time."""

_Answer = TypeVar("_Answer")


class Asker(QObject):
    """Shows questions in a window; while something is being done none of them is answered."""

    def __init__(self, window: Window, theme: Theme, diary: OwnDiary, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._diary = diary
        self._is_busy = False
        self._screen: AskingScreen | None = None
        self._errands = Errands(self)
        self._errands.failed.connect(self._go_on)  # the window tells of our own bug; the way back is open
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._ask_to_wait)

    def ask(self, asked: Asked, then: Callable[[object], object], back: Callable[[], object]) -> AskingScreen:
        """Show a question; `then` gets the value of its answer, `back` is called for the way back."""
        screen = AskingScreen(asked, self._theme)
        screen.is_passing = True
        screen.chosen.connect(lambda value: None if self._is_busy else then(value))
        screen.back_requested.connect(lambda: None if self._is_busy else back())
        self._screen = screen
        self._window.show_screen(screen)
        return screen

    def do(
        self,
        work: Callable[[Path], _Answer],
        then: Callable[[_Answer], object],
        failed: Callable[[HistoryProblem], object],
    ) -> None:
        """Do something with the diary's file, on the diary's thread."""

        def answered(answer: _Answer | HistoryProblem) -> None:
            self._go_on()
            if isinstance(answer, HistoryProblem):
                failed(answer)
            else:
                then(answer)

        self._wait()
        self._diary.with_file(work, answered)

    def look(self, work: Callable[[], _Answer], then: Callable[[_Answer], object]) -> None:
        """Look at what is outside, such as what is plugged in; that may take its time."""

        def answered(answer: _Answer) -> None:
            self._go_on()
            then(answer)

        self._wait()
        self._errands.run(lambda _forgotten: work(), answered)

    def _wait(self) -> None:
        self._is_busy = True
        self._patience.start(SLOW_MS)

    def _go_on(self) -> None:
        self._is_busy = False
        self._patience.stop()

    def _ask_to_wait(self) -> None:
        if self._screen is None or not isValid(self._screen):
            return
        if self._patience.interval() == SLOW_MS:
            self._screen.tell(self.tr("One moment…"))
            self._patience.start(VERY_SLOW_MS)
        else:
            self._screen.tell(self.tr("This may take a few minutes. Please leave the laptop on."))
