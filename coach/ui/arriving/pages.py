"""Screens one after the other over what was shown before, which is kept to be come back to."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from coach.ui.arriving.screen import ArrivalScreen
from coach.ui.arriving.words import moment
from coach.ui.asking import Asked
from coach.ui.errands import Errands
from coach.ui.theme import Theme
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.window import Window

_Answer = TypeVar("_Answer")


class Pages(QObject):
    """Shows screens in a window; while something is being done, none of them is answered."""

    def __init__(self, window: Window, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._window = window
        self._screen: ArrivalScreen | AskingScreen | None = None
        self._is_busy = False
        self._back: Callable[[], object] = lambda: None
        self._errands = Errands(self)
        self._errands.slow.connect(self._ask_to_wait)
        self._errands.failed.connect(self._give_up)  # the window tells of our own bug

    def ask(self, asked: Asked, then: Callable[[object], object], back: Callable[[], object]) -> None:
        """Show a question; `then` gets the value of its answer, `back` is called for the way back."""
        screen = AskingScreen(asked, self.theme)
        screen.chosen.connect(lambda value: self.unless_busy(lambda: then(value)))
        screen.back_requested.connect(lambda: self.unless_busy(back))
        self.show(screen)

    def show(self, screen: ArrivalScreen | AskingScreen) -> None:
        """Show a screen, made for one visit."""
        is_first = self._screen is None or not isValid(self._screen)
        screen.is_passing = True
        self._screen = screen
        self._window.show_screen(screen, keeps_before=is_first)

    def unless_busy(self, do: Callable[[], object]) -> None:
        """Do what was asked for, unless something is being done already."""
        if not self._is_busy:
            do()

    def do(
        self, work: Callable[[], _Answer], then: Callable[[_Answer], object], back: Callable[[], object]
    ) -> None:
        """Do something in a thread and call `then` with its answer; `back` when nobody waits for it."""

        def answered(answer: _Answer) -> None:
            self._is_busy = False
            then(answer)

        self._is_busy, self._back = True, back
        self._errands.run(lambda _forgotten: work(), answered)

    def _ask_to_wait(self) -> None:
        if self._screen is not None and isValid(self._screen):
            self._screen.tell(self.tr("One moment…"))
            return
        waiting = AskingScreen(moment(), self.theme)
        waiting.back_requested.connect(self._give_up)
        self.show(waiting)

    def _give_up(self) -> None:
        self._is_busy = False
        self._errands.forget()
        self._back()
