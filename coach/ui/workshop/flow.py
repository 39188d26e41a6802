"""The way through the workshop: from the list of files to the editor of one, and back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coach.routine.files.versions import Versions
from coach.routine.files.writing import NoTextError, OnDisk, read_text
from coach.routine.library import Library, load_library
from coach.settings import Settings, Switch
from coach.ui.arriving.lying_about import routine_outside
from coach.ui.asking import Asked
from coach.ui.data.drives import Outside
from coach.ui.errands import Errands
from coach.ui.question import Answer
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window
from coach.ui.workshop.bench import Bench
from coach.ui.workshop.front import Front
from coach.ui.workshop.keeping.files import Listed, is_in_exercises, listed, own_place
from coach.ui.workshop.keeping.housekeeping import Housekeeping
from coach.ui.workshop.keeping.unsaved import UnsavedTexts
from coach.voice.text import estimated_length_ms


class WorkshopFlow(QObject):
    """Shows the workshop; `done` leads back to where it was opened from.

    `look_again` is how the workshop hears that something has changed on the disk.
    """

    done = Signal()

    def __init__(
        self,
        window: Window,
        theme: Theme,
        settings: Settings,
        around: Surroundings,
        outside: Outside | None = None,
    ) -> None:
        """Work for who has these `settings`: what is played sounds as theirs, a hand-out is for them."""
        super().__init__(window)
        self.window, self.theme, self.settings, self.around = window, theme, settings, around
        self.library = Library({}, {}, {}, (), ())
        self.versions = Versions(around.paths.versions, around.paths.own_routines)
        self.unsaved = UnsavedTexts(around.paths.data)
        self.keeping = Housekeeping(around.paths, self.versions, around.now)
        self.front: Front | None = None
        self.bench: Bench | None = None
        self._outside = outside or routine_outside()
        self._files: Sequence[Listed] = ()
        self._errands = Errands(self)
        self._thens: list[Callable[[], object]] = []  # what waits for the files to be read

    def show(self, file: Path | None = None) -> None:
        """Show all files, or begin with one; who steers by a single switch is asked first."""
        if self.settings.switch is Switch.OFF:
            self._begin(file)
            return
        asked = Asked(
            self.tr("The workshop needs a mouse and a keyboard."),
            (self.tr("The single switch rests while it is open."),),
            main=Answer(self.tr("Open the workshop"), "open"),
        )
        screen = AskingScreen(asked, self.theme)
        screen.is_passing = True
        screen.chosen.connect(lambda _value: self._begin(file))
        screen.back_requested.connect(self._leave)
        self.window.show_screen(screen)

    def _begin(self, file: Path | None) -> None:
        self._show_front(None if file is None else lambda: self.open(file))

    def look_again(self) -> None:
        """Follow what has changed on the disk."""
        self.read_anew(lambda: None)

    def read_anew(self, then: Callable[[], object]) -> None:
        """Read all files again, in a thread, and then do `then`."""
        folders, today = self.around.paths.routine_folders, self.around.now().date()
        self._thens.append(then)

        def work(_forgotten: object) -> tuple[Library, Sequence[Listed]]:
            library = load_library(folders, estimated_length_ms, today)
            return library, listed(library, self.around.paths)

        self._errands.run(work, self._take)

    def _take(self, read: tuple[Library, Sequence[Listed]]) -> None:
        library, self._files = read
        self.library = library
        if self.front is not None:
            self.front.set_files(self._files)
        if self.bench is not None:
            self.bench.follow(library)
        thens, self._thens = self._thens, []
        for then in thens:
            then()

    # All files

    def _show_front(self, then: Callable[[], object] | None = None, mark: Path | None = None) -> None:
        """Show every file, with one of them marked; `then` follows when they have been read."""
        front = self.front = Front(self, self._outside)
        screen = front.screen
        screen.is_passing = True
        front.open_requested.connect(self.open)
        front.begin_requested.connect(lambda file, text: self._work(file, text, None, is_new=True))
        front.files_changed.connect(self.look_again)
        screen.bring_requested.connect(lambda: self._bring(screen))
        screen.help_requested.connect(lambda: self._show_help(screen))
        screen.back_requested.connect(self._leave)
        self.window.show_screen(screen)

        def go_on() -> None:
            if self.front is not front:
                return
            if mark is not None:
                screen.mark_file(mark.stem, is_exercise=is_in_exercises(mark))
            elif then is None:
                front.offer_unsaved()
            if then is not None:
                then()

        self.read_anew(go_on)

    def _leave(self) -> None:
        self.front = None
        self._errands.forget()
        self.done.emit()
        self.deleteLater()

    # One file

    def open(self, file: Path) -> None:
        """Open a file; one that comes with the program is opened as a copy, made when it is first saved."""
        place = own_place(file, self.around.paths)
        if place.exists():
            file = place
        try:
            on_disk = read_text(file)
        except (OSError, NoTextError) as error:
            if self.front is not None:
                words = self.tr("“{file}” can't be opened: {reason}")
                reason = error.strerror if isinstance(error, OSError) else str(error)
                self.front.tell(words.format(file=file.name, reason=reason))
            return
        self._work(place, on_disk.text, on_disk if place == file else None)
        if place != file and self.bench is not None and not self.bench.draft.is_changed:
            if self.bench.screen.is_exercise:
                told = self.tr(
                    "This comes with the program. Saving makes a copy of your own, for all routines it is in."
                )
            else:
                told = self.tr("This comes with the program. Saving makes a copy of your own.")
            self.bench.screen.ask.tell(told)

    def _work(self, file: Path, text: str, on_disk: OnDisk | None, *, is_new: bool = False) -> None:
        bench = self.bench = Bench(self, file, text, on_disk, is_new=is_new)
        bench.left.connect(lambda: self._put_away(bench))
        bench.saved.connect(self._after_saving)
        self.front = None
        self.window.show_screen(bench.screen)
        bench.begin()

    def _put_away(self, bench: Bench) -> None:
        file = bench.draft.file
        bench.close()
        bench.deleteLater()
        self.bench = None
        self._show_front(mark=file)

    def _after_saving(self) -> None:
        self.keeping.put_schemas()
        self.look_again()

    # Other ways

    def _bring(self, before: Screen) -> None:
        from coach.ui.arriving.flow import ArrivingFlow  # noqa: PLC0415  (seldom wanted)

        flow = ArrivingFlow(self.window, self.theme, self.around, self._outside, can_start=False)
        flow.taken_in.connect(lambda _ids: self.keeping.put_schemas())
        flow.done.connect(lambda: self._come_back(before))
        flow.ask_which()

    def _show_help(self, before: Screen) -> None:
        from coach.ui.guide.flow import GuideFlow  # noqa: PLC0415  (seldom wanted)

        flow = GuideFlow(self.window, self.theme, self.around.paths.guide)
        flow.done.connect(lambda: self._come_back(before))
        flow.show()

    def _come_back(self, before: Screen) -> None:
        """Show what was shown, or, where that has gone meanwhile, what came in its place."""
        if isValid(before):
            self.window.show_screen(before)
        elif self.bench is not None:
            self.window.show_screen(self.bench.screen)
        else:
            self._show_front()
        self.look_again()
