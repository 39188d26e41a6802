"""Saves a draft, and keeps it safe until then: nothing is written over what somebody else has changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.routine.files.versions import Version, Versions
from coach.routine.files.writing import (
    ChangedUnderneathError,
    NoTextError,
    NotSavedError,
    OnDisk,
    read_text,
    save,
)
from coach.ui.errands import Errands
from coach.ui.workshop.ask_bar import AskBar, Way, nothing
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.keeping.unsaved import Unsaved, UnsavedTexts

KEEP_AFTER_MS: Final = 1500
"""How long after the last change the text is kept aside: a crash costs no more than this."""

Then = Callable[[], object]


class Saving(QObject):
    """Knows what the draft's file holds, and asks by an `AskBar` wherever something could be lost.

    `saved` tells that the file is another one now; `look_at_both` asks to show
    another text beside the draft's.
    """

    saved = Signal()
    look_requested = Signal(str)
    show_requested = Signal()  # the first mistake

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self,
        draft: Draft,
        on_disk: OnDisk | None,
        ask: AskBar,
        versions: Versions,
        unsaved: UnsavedTexts,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """`on_disk` is what the file held when it was opened, None for one that isn't there yet."""
        super().__init__(parent)
        self._draft, self._on_disk, self._ask = draft, on_disk, ask
        self._versions, self._unsaved, self._now = versions, unsaved, now
        self._errands = Errands(self)
        self._looks = Errands(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_AFTER_MS)
        self._soon.timeout.connect(self.keep_aside)
        self._waits: Then | None = None
        self._is_thrown_away = False
        self._is_writing = False
        self._again: Then | None = None  # what was asked to be saved while something is written
        draft.text_changed.connect(self._soon.start)
        draft.was_checked.connect(self._go_on)

    def save(self, then: Then = nothing) -> None:
        """Save, after asking where the file can't be played as it is; `then` follows once it is saved."""
        if not self._draft.is_changed:
            then()
            return
        self._waits = lambda: self._ask_about_errors(then)
        if self._draft.is_current:
            self._go_on()
        else:
            self._draft.check()

    def leave(self, then: Then) -> None:
        """Ask what is to become of what isn't saved, and do `then` unless somebody stays."""
        if not self._draft.is_changed:
            then()
            return
        self._ask.ask(
            self.tr("You have changed this, and it isn't saved yet."),
            Way(self.tr("Save"), lambda: self.save(then), is_main=True),
            Way(self.tr("Throw the changes away"), lambda: self._throw_away(then)),
            Way(self.tr("Stay here"), nothing),
        )

    def keep_aside(self) -> None:
        """Have on the disk what isn't saved yet, in case the program ends before that; it's soon written."""
        draft = self._draft
        self._soon.stop()
        if draft.is_changed:
            base = self._on_disk.text if self._on_disk is not None else ""
            self._unsaved.keep(Unsaved(draft.file, draft.text, base, self._now()))
        else:
            self._unsaved.forget(draft.file)

    def take_up_unsaved(self) -> None:
        """Go on with what was written for this file and never saved, if the program ended before that.

        What the file holds is one undo away. Nothing is asked first: what is kept aside belongs to the
        draft as it is, so what isn't taken up would be lost.
        """
        found, saved = self._unsaved.of(self._draft.file), self._draft.text
        if found is None or found.text == saved:
            return
        self._draft.set_text(found.text, by="")
        if self._on_disk is not None and found.base != self._on_disk.text:
            self._ask_whose(self._on_disk, nothing)
            return
        self._ask.tell(
            self.tr("The program ended before this was saved. What was written then is here again."),
            Way(self.tr("Look at both"), lambda: self.look_requested.emit(saved)),
            Way(self.tr("Back to what was saved"), lambda: self._draft.set_text(saved, by="")),
        )

    def look_at_disk(self) -> None:
        """Follow the file where it was changed by another program; ask where both have changed."""
        file = self._draft.file

        def work(_forgotten: object) -> OnDisk | None:
            try:
                return read_text(file)
            except (OSError, NoTextError):
                return None  # gone, or being written: saving asks

        self._looks.run(work, self._follow)

    def _follow(self, now: OnDisk | None) -> None:
        before = self._on_disk
        if now is None or now.file != self._draft.file:
            return
        if before is not None and now.content == before.content:
            return
        if now.text == self._draft.text or not self._draft.is_changed:
            self._take_theirs(now)
            return
        self._ask_whose(now, nothing)

    def versions_of_file(self) -> tuple[Version, ...]:
        """Return what the file held before, the newest first."""
        return self._versions.of(self._draft.file)

    def _go_on(self) -> None:
        if self._waits is not None and self._draft.is_current:
            waits, self._waits = self._waits, None
            waits()

    def _ask_about_errors(self, then: Then) -> None:
        count = len(self._draft.checked.errors)
        if not count:
            self._write(then)
            return
        if self._draft.is_empty and count == 1:
            self._ask.ask(
                self.tr("There is no exercise in it yet, so it can't be played."),
                Way(self.tr("Save all the same"), lambda: self._write(then), is_main=True),
                Way(self.tr("Don't save"), nothing),
            )
            return
        if self._on_disk is None:
            told = self.tr("There is something to mend (%n). It isn't played until it is mended.", "", count)
        else:
            told = self.tr(
                "There is something to mend (%n). Saved like this, it isn't played until it is mended; "
                "the last good one stays in use.",
                "",
                count,
            )
        self._ask.ask(
            told,
            Way(self.tr("Show what to mend"), self.show_requested.emit, is_main=True),
            Way(self.tr("Save all the same"), lambda: self._write(then)),
            Way(self.tr("Don't save"), nothing),
        )

    def _write(self, then: Then) -> None:
        if self._is_writing:
            self._again = then
            return
        self._is_writing = True
        draft, before, versions, now = self._draft, self._on_disk, self._versions, self._now()
        file, text, is_good = draft.file, draft.text, not draft.checked.errors

        def work(_forgotten: object) -> OnDisk | ChangedUnderneathError | NotSavedError:
            try:
                after = save(file, text, before)
            except (ChangedUnderneathError, NotSavedError) as error:
                return error
            versions.keep_saved(before, after, now, is_good=is_good)
            return after

        def take(answer: OnDisk | ChangedUnderneathError | NotSavedError) -> None:
            again, self._again = self._again, None
            self._is_writing = False
            if isinstance(answer, NotSavedError):
                words = self.tr("It could not be saved: {reason}. What you wrote is still here.")
                self._ask.tell(words.format(reason=answer.strerror))
            elif isinstance(answer, ChangedUnderneathError):
                self._changed_underneath(answer.now, then)
            else:
                self._on_disk = answer
                draft.set_saved(file, text)
                self.keep_aside()
                self.saved.emit()
                then()
                if again is not None:
                    self.save(again)

        self._errands.run(work, take)

    def _changed_underneath(self, theirs: OnDisk | None, then: Then) -> None:
        if theirs is not None:
            self._ask_whose(theirs, then)
            return
        self._ask.ask(
            self.tr("The file isn't there any more: it was moved or deleted. Put it there again?"),
            Way(self.tr("Put it there"), lambda: self._over(None, then), is_main=True),
            Way(self.tr("Not now"), nothing),
        )

    def _ask_whose(self, theirs: OnDisk, then: Then) -> None:
        self._ask.ask(
            self.tr("Another program has changed this file, and so have you. Which one is to count?"),
            Way(self.tr("Look at both"), lambda: self._look(theirs), is_main=True),
            Way(self.tr("Keep mine"), lambda: self._over(theirs, then)),
            Way(self.tr("Take the other one"), lambda: self._take_theirs(theirs)),
        )

    def _look(self, theirs: OnDisk) -> None:
        self._on_disk = theirs  # from now on it is known: what is saved next goes over it, and it is kept
        self.look_requested.emit(theirs.text)

    def _over(self, theirs: OnDisk | None, then: Then) -> None:
        """Save over what is known to be there; `theirs` is kept as a version."""
        self._on_disk = theirs
        self._write(then)

    def _take_theirs(self, theirs: OnDisk) -> None:
        """Have what is on the disk in the draft; what was there stays an undo away."""
        self._on_disk = theirs
        self._draft.set_text(theirs.text, by="")
        self._draft.set_saved(self._draft.file, theirs.text)
        self.keep_aside()

    def close(self) -> None:
        """Keep aside what isn't saved, unless it was thrown away."""
        self._errands.forget()
        self._looks.forget()
        if not self._is_thrown_away:
            self.keep_aside()

    def _throw_away(self, then: Then) -> None:
        self._is_thrown_away = True
        self._soon.stop()
        self._unsaved.forget(self._draft.file)
        then()
