"""The way to give a routine away: a zip on a stick or in a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.command_input import InputError, write_whole
from coach.routine.library import Library
from coach.routine.sharing.giving import Parcel, parcel_of
from coach.routine.sharing.parcel import ENDING
from coach.ui.arriving import words
from coach.ui.arriving.lying_about import routine_outside
from coach.ui.arriving.pages import Pages
from coach.ui.asking import Asked
from coach.ui.data.drives import Drive, Outside, free_place
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.window import Window


class GiveFlow(QObject):
    """Asks where a routine is to go, writes it there with its own exercises, and says its name.

    A door to it is made so::

        flow = GiveFlow(window, theme, around, library)
        flow.done.connect(...)  # always, once: show again what was shown before
        flow.give(routine_id)   # of a routine that can be played; it is given as it is on disk

    What is shown when it begins is kept in the window, even if it was made for one visit.
    """

    done = Signal()

    def __init__(
        self,
        window: Window,
        theme: Theme,
        around: Surroundings,
        library: Library,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._library = library
        self._outside = outside or routine_outside()
        self._pages = Pages(window, theme, self)

    def give(self, routine_id: str) -> None:
        """Ask where to, and give the routine of this id."""
        name = self._library.routines[routine_id].name
        documents = self._around.paths.sheets

        def chosen(place: object) -> None:
            title = self.tr("Save it where?")
            folder = (
                place if isinstance(place, Path) else self._outside.ask_folder(self._window, title, documents)
            )
            if folder is not None:
                self._pages.do(lambda: self._write(routine_id, folder), self._tell, self._leave)

        def ask(drives: Sequence[Drive]) -> None:
            self._pages.ask(words.where_to(name, drives, documents), chosen, self._leave)

        self._pages.do(self._outside.drives, ask, self._leave)

    def _write(self, routine_id: str, folder: Path) -> Asked:
        routine, own_folder = self._library.routines[routine_id], self._around.paths.own_routines
        try:
            parcel: Parcel = parcel_of(routine, self._library, own_folder)
            target = free_place(folder, routine_id, ENDING)
            write_whole(target, parcel.content)
        except (InputError, OSError) as error:
            return words.not_given(str(error))
        return words.is_given(target, parcel.exercises)

    def _tell(self, asked: Asked) -> None:
        self._pages.ask(asked, lambda _value: None, self._leave)

    def _leave(self) -> None:
        self.done.emit()
        self.deleteLater()
