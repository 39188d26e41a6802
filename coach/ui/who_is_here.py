"""Asks who exercises here where there are several, and adds who is new."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coach.paths import Paths
from coach.people import Profile, add_person, everyone
from coach.ui.theme import Theme
from coach.ui.window import Window


class WhoIsHere(QObject):
    """`chosen` is who exercises now; `added` comes before it for somebody who wasn't known.

    `adding` tells that there will be several from now on; `refused` says why nobody was added.
    """

    chosen = Signal(object)  # Profile
    adding = Signal()
    added = Signal(object)  # Profile
    refused = Signal(str)

    def __init__(self, window: Window, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths

    def everyone(self) -> tuple[Profile, ...]:
        """Return all who are known here, the first person first."""
        return tuple(everyone(self._paths))

    def ask(self, theme: Theme, back: Callable[[], None] | None) -> None:
        """Ask who is here; `back` is where to go without an answer, None where there must be one."""
        from coach.ui.screens.who import WhoScreen  # noqa: PLC0415  (seldom wanted)

        screen = WhoScreen(self.everyone(), theme, can_go_back=back is not None)
        screen.is_passing = True
        screen.chosen.connect(self.chosen)
        screen.new_person.connect(self.add)
        if back is not None:
            screen.back_requested.connect(back)
        self._window.show_screen(screen)

    def add(self, name: str) -> None:
        """Add a person of that name, who then exercises."""
        self.adding.emit()
        try:
            profile: Profile = add_person(self._paths, name)
        except OSError as error:
            text = self.tr("The new person could not be kept: {reason}. Please try again in a moment.")
            self.refused.emit(text.format(reason=error.strerror or error))
            return
        self.added.emit(profile)
        self.chosen.emit(profile)
