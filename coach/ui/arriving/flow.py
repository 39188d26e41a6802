"""The way through what somebody brings: what it is, whether it is to be taken in, where it is then."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.routine.files.versions import Versions
from coach.routine.sharing.arrival import Arrival, Kind, look_into
from coach.routine.sharing.taking import ChangedError, Choice, DoesNotFitError, Taken, put_back, take_in
from coach.ui.arriving import words
from coach.ui.arriving.lying_about import downloads, routine_outside, routines_in
from coach.ui.arriving.pages import Pages
from coach.ui.arriving.screen import ArrivalScreen
from coach.ui.arriving.sight import Sight, sight_of
from coach.ui.arriving.words import Next
from coach.ui.asking import Asked
from coach.ui.data.drives import Outside
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.window import Window
from coach.voice.text import estimated_length_ms


class ArrivingFlow(QObject):
    """Shows what came as it will be, and takes it in when it is wanted. For anybody: the helper, too.

    A door to it is made so::

        flow = ArrivingFlow(window, theme, around)
        flow.done.connect(...)             # always, once: show again what was shown before, or home
        flow.taken_in.connect(...)         # the files of the own folder have changed: read them again
        flow.start_requested.connect(...)  # instead of `done`: a routine's id
        flow.ask_which()                   # what lies on sticks and in the documents, or by a dialog
        flow.look_at(paths)                # or: files and folders that were dropped, or opened

    What is shown when it begins is kept in the window, even if it was made for
    one visit: `window.show_screen(before)` brings it back.
    """

    done = Signal()
    taken_in = Signal(object)  # tuple[str, ...]: the ids of routines and exercises, also after an undo
    start_requested = Signal(str)  # routine id

    def __init__(
        self,
        window: Window,
        theme: Theme,
        around: Surroundings,
        outside: Outside | None = None,
        *,
        can_start: bool = True,
    ) -> None:
        """Without `can_start`, as within the workshop, it isn't offered to begin with what came."""
        super().__init__(window)
        self._window = window
        self._around = around
        self._outside = outside or routine_outside()
        self._can_start = can_start
        self._pages = Pages(window, theme, self)

    # What there is to look at

    def ask_which(self) -> None:
        """Ask which of the routines that lie on sticks or in the documents is to be looked at."""
        paths, now = self._around.paths, self._around.now()

        def look() -> Sequence[tuple[Path, datetime]]:
            folders = [*(drive.folder for drive in self._outside.drives()), downloads(), paths.sheets]
            return routines_in(folders, paths.own_routines, now.tzinfo)

        self._pages.do(
            look,
            lambda files: self._pages.ask(words.which(files, now), self._choose, self._leave),
            self._leave,
        )

    def _choose(self, chosen: object) -> None:
        title = self.tr("Bring which routine?")
        documents = self._around.paths.sheets
        match chosen:
            case Next.FILE:
                found = self._outside.ask_file(self._window, title, documents)
            case Next.FOLDER:
                found = self._outside.ask_folder(self._window, title, documents)
            case _:
                found = chosen if isinstance(chosen, Path) else None
        if found is not None:
            self.look_at([found])

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what came: files, folders or zips, which may be anything."""
        folders, today = self._around.paths.routine_folders, self._around.now().date()

        def look() -> tuple[Arrival, Sight]:
            arrival = look_into(paths, folders, estimated_length_ms, today)
            return arrival, sight_of(arrival)

        self._pages.do(look, lambda found: self._show(*found), self._leave)

    def _show(self, arrival: Arrival, sight: Sight) -> None:
        screen = ArrivalScreen(sight, self._pages.theme)
        screen.taken.connect(lambda: self._pages.unless_busy(lambda: self._decide(arrival, sight)))
        screen.back_requested.connect(lambda: self._pages.unless_busy(self._leave))
        self._pages.show(screen)

    # Taking it in, and out again

    def _decide(self, arrival: Arrival, sight: Sight) -> None:
        if not arrival.others:
            self._take_in(arrival, Choice.KEEP)
            return

        def chosen(choice: object) -> None:
            if isinstance(choice, Choice):
                self._take_in(arrival, choice)

        self._pages.ask(words.which_of_two(arrival), chosen, lambda: self._show(arrival, sight))

    def _take_in(self, arrival: Arrival, choice: Choice) -> None:
        paths, now = self._around.paths, self._around.now()
        versions = Versions(paths.versions, paths.own_routines)

        def take() -> tuple[Taken, ...] | Asked:
            try:
                return take_in(arrival, choice, versions, now)
            except ChangedError:
                return words.changed_meanwhile()
            except DoesNotFitError as error:
                return words.does_not_fit(error.files)
            except OSError as error:
                return words.refused(arrival.own_folder, error.strerror or str(error))

        def tell(taken: tuple[Taken, ...] | Asked) -> None:
            if isinstance(taken, Asked):
                self._tell(taken)
            elif taken:
                self._tell_taken(taken)
            else:
                self._tell(words.nothing_taken())

        self._pages.do(take, tell, self._leave)

    def _tell_taken(self, taken: tuple[Taken, ...]) -> None:
        self.taken_in.emit(tuple(each.id for each in taken))
        routines = [each for each in taken if each.kind is Kind.ROUTINE]
        only = routines[0] if len(routines) == 1 else None

        def chosen(following: object) -> None:
            if following is Next.START and only is not None:
                self.start_requested.emit(only.id)
                self.deleteLater()
            elif following is Next.TAKE_OUT:
                self._take_out(taken)

        name = only.name if only is not None else ""
        asked = words.is_here(name, taken[-1].file.parent, can_start=self._can_start)
        self._pages.ask(asked, chosen, self._leave)

    def _take_out(self, taken: tuple[Taken, ...]) -> None:
        def put() -> Asked:
            try:
                return words.taken_out(put_back(taken))
            except OSError as error:
                return words.refused(self._around.paths.own_routines, error.strerror or str(error))

        def tell(asked: Asked) -> None:
            self.taken_in.emit(tuple(each.id for each in taken))
            self._tell(asked)

        self._pages.do(put, tell, self._leave)

    def _tell(self, asked: Asked) -> None:
        self._pages.ask(asked, lambda _value: None, self._leave)

    def _leave(self) -> None:
        self.done.emit()
        self.deleteLater()
