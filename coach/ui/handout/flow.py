"""The way to a routine's hand-out, to the printer and to a PDF."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtPrintSupport import QPrinter

from coach.history.records import local_now
from coach.routine.library import Library
from coach.routine.model import Routine
from coach.settings import Settings
from coach.ui.handout.pages import hand_out_pages
from coach.ui.handout.screen import HandOutScreen
from coach.ui.handout.words import hand_out_of
from coach.ui.sheet.output import Document, Paper, print_document, write_document
from coach.ui.sheet.printing import print_from
from coach.ui.sheet.saving import save
from coach.ui.theme import Theme
from coach.ui.window import Window

PERCENTS: Final = (100, 125, 150, 175, 200, 250)
"""The sizes of text to choose from."""


class HandOutFlow(QObject):
    """Shows the hand-out of a routine that can be played, and prints it or saves it in `folder`.

    It is for the person of `settings`: their name, size of text, paper and
    emergency number. `done` tells that somebody went back:

        flow = HandOutFlow(window, theme, routine, library, settings, paths.sheets)
        flow.done.connect(...)
        flow.show()

    A routine that isn't saved yet can be shown, too: with a `library` that has its exercises.
    """

    done = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self,
        window: Window,
        theme: Theme,
        routine: Routine,
        library: Library,
        settings: Settings,
        folder: Path,
    ) -> None:
        self._window = window
        self._paper = Paper(settings.paper)
        self._folder = folder
        self._words = hand_out_of(
            routine, library, settings.name, settings.emergency_number, local_now().date()
        )
        self._percent = min(PERCENTS, key=lambda percent: abs(percent - settings.text_percent))
        self.screen = HandOutScreen(theme, self._paper)
        super().__init__(self.screen)  # and goes with it
        self.screen.is_passing = True
        self.screen.back_requested.connect(self.done)
        self.screen.smaller_requested.connect(lambda: self._change_size(-1))
        self.screen.larger_requested.connect(lambda: self._change_size(1))
        self.screen.print_requested.connect(self._print)
        self.screen.pdf_requested.connect(self._save)

    def show(self) -> None:
        """Show the hand-out over what is shown now, which is kept to come back to."""
        self._lay_out()
        self._window.show_screen(self.screen, keeps_before=True)

    def _change_size(self, steps: int) -> None:
        index = PERCENTS.index(self._percent) + steps
        self._percent = PERCENTS[min(max(index, 0), len(PERCENTS) - 1)]
        self._lay_out()

    def _lay_out(self) -> None:
        self.screen.set_document(
            self._document(self._paper.size),
            is_smallest=self._percent == PERCENTS[0],
            is_largest=self._percent == PERCENTS[-1],
        )

    def _document(self, size: QSizeF) -> Document:
        return hand_out_pages(self._words, size, self._percent)

    def _print(self) -> None:
        def print_on(printer: QPrinter) -> None:
            print_document(self._document, printer)

        print_from(self.screen, print_on)

    def _save(self) -> None:
        def write(path: Path) -> None:
            write_document(self._document(self._paper.size), path, self._paper)

        self.screen.set_busy(self.tr("Saving the file."))
        self.screen.set_notice(save(write, self._folder, self._file_name()))

    def _file_name(self) -> str:
        """Return what the file is called: several people may save theirs in one folder."""
        named = (
            self.tr("Leg Coach {person} {routine}.pdf")
            if self._words.person
            else self.tr("Leg Coach {routine}.pdf")
        )
        known, routine = (
            "".join(sign for sign in text if sign.isalnum() or sign in " -").strip()
            for text in (self._words.person, self._words.title)
        )
        return named.format(person=known, routine=routine)
