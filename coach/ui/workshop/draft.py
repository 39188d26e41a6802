"""One file while it is edited: its text is the one truth, and everything else is read from it."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from coach.routine.checking import Checked, check_text
from coach.routine.library import Library
from coach.routine.text.editing import EditError
from coach.ui.errands import Errands
from coach.voice.text import estimated_length_ms

CHECK_AFTER_MS: Final = 80
"""How long after the last change the text is read: a person who types isn't told of half a word."""

ONE_CHANGE_MS: Final = 1500
"""Changes by the same control within this time are undone at once."""

MOST_UNDONE: Final = 500


@dataclass(frozen=True, slots=True)
class _Before:
    text: str
    by: str


class Draft(QObject):
    """The text of a routine or an exercise, with undo; checked in a thread a moment after each change.

    `checked` is what the last reading gave: it is of the text as it is now
    when `is_current`. `shown` is the last reading without errors, which the
    preview goes on showing while something is half written.
    """

    text_changed = Signal()
    was_checked = Signal()
    refused = Signal(str)  # an edit by a form that the text doesn't allow: a plain sentence
    state_changed = Signal()  # can_undo, can_redo, is_changed, file

    def __init__(
        self, file: Path, text: str, library: Library, today: date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.text = text
        self.library = library
        self.checked = Checked((), exercises=library.exercises)
        self.shown = self.checked
        self.is_current = False
        self.today = today
        self._saved = text
        self._values: tuple[str, Mapping[str, Any] | None] | None = None  # of which text
        self._undo: list[_Before] = []
        self._redo: list[_Before] = []
        self._since = QElapsedTimer()
        self._errands = Errands(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECK_AFTER_MS)
        self._soon.timeout.connect(self.check)
        self._soon.start(0)

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self._saved

    @property
    def saved_text(self) -> str:
        """The text as it stands in the file, as far as is known here."""
        return self._saved

    @property
    def values(self) -> Mapping[str, Any] | None:
        """What the text says, as TOML has it; None while it is no TOML, and so no form can change it."""
        if self._values is None or self._values[0] != self.text:
            try:
                self._values = (self.text, tomllib.loads(self.text))
            except (tomllib.TOMLDecodeError, RecursionError):
                self._values = (self.text, None)
        return self._values[1]

    @property
    def is_empty(self) -> bool:
        """Whether it is a routine without a step: just begun, so nobody has made a mistake in it yet."""
        return self.values is not None and not {"step", "phase", "figure"} & set(self.values)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to do again."""
        return bool(self._redo)

    def set_text(self, text: str, by: str) -> None:
        """Take a text over; `by` names the control, whose changes in one go are one step of undo."""
        if text == self.text:
            return
        is_one = self._undo and self._undo[-1].by == by and by and self._since.isValid()
        if not (is_one and self._since.elapsed() < ONE_CHANGE_MS):
            self._undo.append(_Before(self.text, by))
            del self._undo[:-MOST_UNDONE]
        self._redo.clear()
        self._since.start()
        self._take(text)

    def edit(self, change: Callable[[str], str], by: str) -> None:
        """Change the text by a function of `routine.text.editing`; `refused` tells of one that can't be."""
        try:
            text = change(self.text)
        except EditError as error:
            self.refused.emit(str(error))
            return
        self.set_text(text, by)

    def undo(self) -> None:
        """Take the last change back."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._swap(self._redo, self._undo)

    def set_library(self, library: Library) -> None:
        """Have the text read beside other files from now on."""
        self.library = library
        self._soon.start()

    def set_saved(self, file: Path, text: str) -> None:
        """Know that `text` stands in `file` now."""
        self.file, self._saved = file, text
        self.state_changed.emit()
        self._soon.start()

    def check(self) -> None:
        """Read the text in a thread; `was_checked` tells when that is done."""
        text, file, library, today = self.text, self.file, self.library, self.today

        def take(checked: Checked) -> None:
            self.checked, self.is_current = checked, text == self.text
            if not checked.errors:
                self.shown = checked
            self.was_checked.emit()

        self._errands.run(
            lambda _forgotten: check_text(text, file, library, estimated_length_ms, today), take
        )

    def _swap(self, source: list[_Before], target: list[_Before]) -> None:
        if not source:
            return
        before = source.pop()
        target.append(_Before(self.text, before.by))
        self._since.invalidate()
        self._take(before.text)

    def _take(self, text: str) -> None:
        self.text, self.is_current = text, False
        self.text_changed.emit()
        self.state_changed.emit()
        self._soon.start()
