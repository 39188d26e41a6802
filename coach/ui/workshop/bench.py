"""One file on the workbench: its draft, its editor, how it is saved, and what leads on from it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.routine.files.writing import OnDisk
from coach.routine.library import Library
from coach.ui.theme import Theme
from coach.ui.workshop.ask_bar import Way
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.editor import EditorScreen
from coach.ui.workshop.keeping.files import is_in_exercises
from coach.ui.workshop.keeping.saving import Saving
from coach.ui.workshop.keeping.versions_page import Kept, VersionsPage
from coach.ui.workshop.rehearsing.preview import PreviewPane

if TYPE_CHECKING:
    from coach.ui.workshop.flow import WorkshopFlow


class Bench(QObject):
    """Holds together what belongs to the file that is open; `left` asks for all files again."""

    left = Signal()
    saved = Signal()

    def __init__(
        self, workshop: "WorkshopFlow", file: Path, text: str, on_disk: OnDisk | None, *, is_new: bool = False
    ) -> None:
        """Work at `text`, for `file`, which holds `on_disk` or isn't there yet."""
        super().__init__(workshop)
        self._workshop = workshop
        around, theme = workshop.around, workshop.theme
        self.draft = Draft(file, text, workshop.library, around.now().date(), self)
        if is_new:
            self.draft.set_saved(file, "")
        is_exercise = bool({"phase", "figure"} & set(self.draft.values or {})) or (
            self.draft.values is None and is_in_exercises(file)
        )
        self.screen = EditorScreen(self.draft, theme, self._make_preview, is_exercise=is_exercise)
        self.saving = Saving(
            self.draft, on_disk, self.screen.ask, workshop.versions, workshop.unsaved, around.now, self
        )
        self._is_closed = False
        self._connect()

    def _connect(self) -> None:
        screen, saving = self.screen, self.saving
        screen.save_requested.connect(self.save)
        screen.close_requested.connect(self.leave)
        screen.versions_requested.connect(self.show_versions)
        screen.print_requested.connect(self._print)
        screen.give_requested.connect(self._give)
        screen.help_requested.connect(self._help)
        saving.saved.connect(self.saved)
        saving.saved.connect(screen.ask.forget_told)
        saving.look_requested.connect(self._show_other)
        saving.show_requested.connect(screen.show_first_problem)
        self._workshop.window.closing.connect(self.close)

    def _make_preview(self, draft: Draft, theme: Theme) -> PreviewPane:
        around = self._workshop.around
        return PreviewPane(draft, theme, around.make_voice, around.clock, self._workshop.settings)

    def begin(self) -> None:
        """Go on with what was never saved, and show what is to be mended, if anything is."""
        self.screen.begin()
        self.saving.take_up_unsaved()
        self.draft.was_checked.connect(self._look_first)

    def _look_first(self) -> None:
        self.draft.was_checked.disconnect(self._look_first)
        if self.draft.checked.errors and self.draft.values is None:
            self.screen.show_first_problem()

    def save(self) -> None:
        """Save, and say so."""
        self.screen.flush()
        self.saving.save(self.screen.foot.tell_saved)

    def leave(self) -> None:
        """Go back to all files, if nothing is to be saved first; from a page over the panes, to these."""
        if self.screen.page is not None:
            self.screen.close_page()
            return
        self.screen.flush()
        self.saving.leave(self.left.emit)

    def follow(self, library: Library) -> None:
        """Take in that files have changed on the disk."""
        self.draft.set_library(library)
        self.saving.look_at_disk()

    def close(self) -> None:
        """Be silent; what isn't saved, and wasn't thrown away, is kept aside."""
        if self._is_closed:
            return
        self._is_closed = True
        self.screen.preview.close_voice()
        self._workshop.window.closing.disconnect(self.close)
        self.saving.close()

    # Versions

    def show_versions(self) -> None:
        """Show what the file held before."""
        self.screen.flush()
        kept = []
        for version in self.saving.versions_of_file():
            text = version.text()
            if text is not None and text != self.draft.text:
                kept.append(Kept(version.at.astimezone(), text))
        self._show_page(
            VersionsPage(kept, self.draft.text, self._workshop.around.now(), self._workshop.theme)
        )

    def _show_other(self, text: str) -> None:
        now = self._workshop.around.now()
        self._show_page(
            VersionsPage([Kept(now, text)], self.draft.text, now, self._workshop.theme, is_of_another=True)
        )

    def _show_page(self, page: VersionsPage) -> None:
        page.taken.connect(self._take)
        page.cancelled.connect(self.screen.close_page)
        self.screen.preview.pause()
        self.screen.show_page(page)

    def _take(self, text: str) -> None:
        self.screen.close_page()
        self.draft.set_text(text, by="")
        self.screen.ask.tell(
            self.tr("It is here again. Undo takes it back."), Way(self.tr("Undo"), self.draft.undo)
        )

    # What leads on

    def _print(self) -> None:
        from coach.ui.handout.flow import HandOutFlow  # noqa: PLC0415  (printing is loaded when it is wanted)

        routine = self.draft.checked.routine
        if routine is None:
            self._not_yet()
            return
        workshop = self._workshop
        library = replace(workshop.library, exercises=self.draft.checked.exercises)
        flow = HandOutFlow(
            workshop.window, workshop.theme, routine, library, workshop.settings, workshop.around.paths.sheets
        )
        flow.done.connect(self._come_back)
        flow.show()

    def _give(self) -> None:
        if self.draft.checked.errors:
            self._not_yet()
            return
        self.screen.flush()
        self.saving.save(lambda: self._workshop.read_anew(self._give_saved))

    def _give_saved(self) -> None:
        from coach.ui.arriving.giving import GiveFlow  # noqa: PLC0415  (seldom wanted)

        workshop = self._workshop
        flow = GiveFlow(workshop.window, workshop.theme, workshop.around, workshop.library)
        flow.done.connect(self._come_back)
        flow.give(self.draft.file.stem)

    def _help(self) -> None:
        from coach.ui.guide.flow import GuideFlow  # noqa: PLC0415  (seldom wanted)

        workshop = self._workshop
        flow = GuideFlow(workshop.window, workshop.theme, workshop.around.paths.guide)
        flow.done.connect(self._come_back)
        flow.show()

    def _not_yet(self) -> None:
        self.screen.ask.tell(
            self.tr("This can't be played yet: mend it first."),
            Way(self.tr("Show what to mend"), self.screen.show_first_problem),
        )

    def _come_back(self) -> None:
        self._workshop.window.show_screen(self.screen)
