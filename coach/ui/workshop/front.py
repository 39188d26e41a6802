"""What is done from the list of all files: opening, beginning new ones, renaming, deleting, bringing back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.routine.files.writing import NoTextError, OnDisk, free_name, read_text
from coach.routine.ids import id_of
from coach.routine.keys.kinds import CONTEXT
from coach.routine.library import EXERCISES
from coach.routine.schema import Schema, with_schema_line
from coach.routine.text.editing import EditError
from coach.routine.words import word_of
from coach.ui.data.drives import Outside
from coach.ui.workshop.ask_bar import Way, nothing
from coach.ui.workshop.exercise.exercise_template import BEGINNINGS, new_exercise_text
from coach.ui.workshop.keeping.files import Listed, name_in
from coach.ui.workshop.keeping.unsaved import Unsaved
from coach.ui.workshop.new import EMPTY, NO_NAME, NewPage, beginnings_of, begun_from
from coach.ui.workshop.start import StartScreen

if TYPE_CHECKING:
    from coach.ui.workshop.flow import WorkshopFlow


class Front(QObject):
    """Owns the list's screen and asks what has to be asked there; goes when the screen does.

    `open_requested` gives a file, `begin_requested` a file that isn't there yet
    and the text that it begins with; `files_changed` tells that one was renamed,
    deleted or brought back.
    """

    open_requested = Signal(object)
    begin_requested = Signal(object, str)
    files_changed = Signal()

    def __init__(self, workshop: "WorkshopFlow", outside: Outside) -> None:
        self.screen = StartScreen(workshop.theme)
        super().__init__(self.screen)
        self._theme = workshop.theme
        self._own = workshop.around.paths.own_routines
        self._keeping = workshop.keeping
        self._unsaved = workshop.unsaved
        self._outside = outside
        self._files: Sequence[Listed] = ()
        screen = self.screen
        screen.open_requested.connect(lambda each: self.open_requested.emit(each.file))
        screen.copy_requested.connect(self._ask_for_copy)
        screen.rename_requested.connect(self._ask_for_name)
        screen.delete_requested.connect(self._ask_to_delete)
        screen.new_routine_requested.connect(self._ask_for_new_routine)
        screen.new_exercise_requested.connect(self._ask_for_new_exercise)
        screen.file_requested.connect(self._ask_for_file)

    def set_files(self, files: Sequence[Listed]) -> None:
        """List these."""
        self._files = files
        self.screen.set_files(files)

    def tell(self, sentence: str) -> None:
        """Say what went wrong, or what was done."""
        self.screen.ask.tell(sentence)

    def offer_unsaved(self) -> None:
        """Offer what was being written when the program ended, if anything was."""
        kept = self._unsaved.all()
        if kept:
            self._offer(kept[0])

    def _offer(self, unsaved: Unsaved) -> None:
        words = self.tr("The program ended before “{name}” was saved. What was written is still here.")
        self.screen.ask.ask(
            words.format(name=name_in(unsaved.text, unsaved.file)),
            Way(self.tr("Open it"), lambda: self._open_unsaved(unsaved), is_main=True),
            Way(self.tr("Throw it away"), lambda: self._unsaved.forget(unsaved.file)),
            Way(self.tr("Later"), nothing),
        )

    def _open_unsaved(self, unsaved: Unsaved) -> None:
        if unsaved.file.exists():
            self.open_requested.emit(unsaved.file)  # which takes it up
        else:
            self.begin_requested.emit(unsaved.file, unsaved.text)

    # New ones

    def _ask_for_new_routine(self) -> None:
        files = [each for each in self._files if not each.is_exercise]
        beginnings = beginnings_of(files, self.tr("An empty routine"))
        self._ask_how(self.tr("New routine"), beginnings, is_exercise=False)

    def _ask_for_new_exercise(self) -> None:
        by_id = {each.id: each for each in self._files if each.is_exercise and not each.errors}
        beginnings: list[tuple[str, Listed | None]] = []
        for position, exercise_id in BEGINNINGS.items():
            if exercise_id in by_id:
                each = by_id.pop(exercise_id)
                place = QCoreApplication.translate(CONTEXT, word_of(position))
                words = self.tr("{position}: as in “{name}”").format(position=place, name=each.name)
                beginnings.append((words, each))
        beginnings += [(each.name, each) for each in by_id.values()]
        self._ask_how(self.tr("New exercise"), beginnings, is_exercise=True)

    def _ask_for_copy(self, listed: Listed) -> None:
        title = self.tr("A copy of “{name}”").format(name=listed.name)
        self._ask_how(title, [(listed.name, listed)], is_exercise=listed.is_exercise)

    def _ask_how(
        self, title: str, beginnings: Sequence[tuple[str, Listed | None]], *, is_exercise: bool
    ) -> None:
        folder = self._own / EXERCISES if is_exercise else self._own

        def make(name: str, beginning: Listed | None) -> None:
            try:
                text = EMPTY if beginning is None else read_text(beginning.file).text
                text = new_exercise_text(text, name) if is_exercise else begun_from(text, name)
                file = folder / free_name(self._own, id_of(name) or NO_NAME).name
            except (OSError, NoTextError, EditError) as error:
                self.screen.close_page()
                self.tell(str(error))
                return
            schema = Schema.EXERCISE if is_exercise else Schema.ROUTINE
            self.begin_requested.emit(file, with_schema_line(text, schema, file, self._own))

        self._ask_page(NewPage(title, beginnings, self._theme), make)

    def _ask_page(self, page: NewPage, then: Callable[[str, Listed | None], None]) -> None:
        page.made.connect(then)
        page.cancelled.connect(self.screen.close_page)
        self.screen.show_page(page)

    def _ask_for_file(self) -> None:
        title = self.tr("Open a routine or an exercise")
        found = self._outside.ask_file(self.screen, title, self._own)
        if isinstance(found, Path):
            self.open_requested.emit(found)

    # Own ones

    def _ask_for_name(self, listed: Listed) -> None:
        title = self.tr("Rename “{name}”").format(name=listed.name)

        def rename(name: str, _beginning: Listed | None) -> None:
            self.screen.close_page()
            self._done(self._keeping.rename(listed.file, name))

        self._ask_page(NewPage(title, [], self._theme, name=listed.name), rename)

    def _ask_to_delete(self, listed: Listed) -> None:
        if listed.is_over_shipped:
            words = self.tr("Delete “{name}”? The one that comes with the program is used again.")
        elif listed.used_by:
            words = self.tr("Delete “{name}”? These can't be played without it: {routines}.")
        else:
            words = self.tr("Delete “{name}”? You can bring it back at once.")
        self.screen.ask.ask(
            words.format(name=listed.name, routines=", ".join(listed.used_by)),
            Way(self.tr("Delete it"), lambda: self._delete(listed)),
            Way(self.tr("Keep it"), nothing, is_main=True),
        )

    def _delete(self, listed: Listed) -> None:
        held = self._keeping.delete(listed.file)
        if not isinstance(held, OnDisk):
            self._done(held)
            return
        self.files_changed.emit()
        words = self.tr("“{name}” is deleted.").format(name=listed.name)
        back = Way(self.tr("Bring it back"), lambda: self._done(self._keeping.bring_back(held)))
        self.screen.ask.tell(words, back)

    def _done(self, problem: str) -> None:
        if problem:
            self.tell(problem)
        self.files_changed.emit()
