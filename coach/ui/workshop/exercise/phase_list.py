"""The phases of a rep in their order: to choose one, move it, copy it, add one, take it out."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from coach.routine.text.editing import with_item, with_item_copied, with_item_moved, with_value, without_item
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import named, press

NEW_SECONDS: Final = 1
"""How long a phase is at first: as long as the shortest pauses of the shipped exercises."""


class PhaseList(QWidget):
    """Shows what the text has; `chosen` tells the index (from 0) of the phase that is shown."""

    chosen = Signal(int)

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._edits = 0
        self.index = 0
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.rows, self.tr("Phases"), self.tr("The parts of a rep, in the order in which they come."))
        self.rows.currentRowChanged.connect(self._choose)
        self.whole = QLabel()
        self.whole.setProperty("role", "quiet")
        self.whole.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1))
        column.addWidget(self.rows, 1)
        column.addWidget(self.whole)
        column.addLayout(self._buttons(theme))
        for keys, act in (
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
            (QKeySequence.StandardKey.Delete, self.remove),
        ):
            QShortcut(QKeySequence(keys), self.rows, act).setContext(Qt.ShortcutContext.WidgetShortcut)
        draft.text_changed.connect(self.refresh)
        self.refresh()

    def _buttons(self, theme: Theme) -> QGridLayout:
        self._add = press(self.tr("Add phase"), self.add, tip=self.tr("Put a new phase in after this one"))
        self._up = press("▲", self.move_up, tip=self.tr("Move this phase up (Alt+Up)"))
        self._down = press("▼", self.move_down, tip=self.tr("Move this phase down (Alt+Down)"))
        self._copy = press(self.tr("Copy"), self.copy, tip=self.tr("Put a copy of this phase after it"))
        self._remove = press(self.tr("Delete"), self.remove, tip=self.tr("Take this phase out (Delete)"))
        self._up.setAccessibleName(self.tr("Move up"))
        self._down.setAccessibleName(self.tr("Move down"))
        grid = QGridLayout()
        grid.setSpacing(theme.mm(1))
        grid.addWidget(self._add, 0, 0, 1, 2)
        for place, one in enumerate((self._up, self._down, self._copy, self._remove)):
            grid.addWidget(one, 1 + place // 2, place % 2)
        return grid

    def choose(self, index: int) -> None:
        """Show another phase."""
        self.rows.setCurrentRow(min(max(index, 0), self.rows.count() - 1))

    def add(self) -> None:
        """Put a phase in after the chosen one: the figure stays in its pose, and nothing is said."""
        index = self.index + 1 if self._phases() else 0
        name = self._free_name(self.tr("phase"))
        self._edit(
            lambda text: with_item(text, ("phase",), index, {"name": name, "seconds": NEW_SECONDS}), index
        )

    def copy(self) -> None:
        """Put a copy after the chosen phase, under a name of its own."""
        index, phases = self.index, self._phases()
        if not 0 <= index < len(phases):
            return
        name = self._free_name(str(phases[index].get("name", self.tr("phase"))))

        def change(text: str) -> str:
            copied = with_item_copied(text, ("phase",), index)
            return with_value(copied, ("phase", index + 1, "name"), name)

        self._edit(change, index + 1)

    def remove(self) -> None:
        """Take the chosen phase out; a rep keeps at least one. Ctrl+Z brings it back."""
        index = self.index
        if len(self._phases()) > 1:
            self._edit(lambda text: without_item(text, ("phase",), index), max(0, index - 1))

    def move_up(self) -> None:
        """Do the chosen phase earlier."""
        self._move(-1)

    def move_down(self) -> None:
        """Do the chosen phase later."""
        self._move(1)

    def _move(self, by: int) -> None:
        index, to = self.index, self.index + by
        if 0 <= to < len(self._phases()):
            self._edit(lambda text: with_item_moved(text, ("phase",), index, to), to)

    def refresh(self) -> None:
        """List the phases as the text has them now, with the same one chosen."""
        self.setEnabled(self._draft.values is not None)
        if self._draft.values is None:
            return
        phases = self._phases()
        with QSignalBlocker(self.rows):
            while self.rows.count() > len(phases):
                self.rows.takeItem(self.rows.count() - 1)
            while self.rows.count() < len(phases):
                self.rows.addItem("")
            for row, phase in enumerate(phases):
                self.rows.item(row).setText(phase_words(phase))
            self.index = min(self.index, len(phases) - 1)
            self.rows.setCurrentRow(self.index)
        seconds = sum(_seconds(phase) for phase in phases)
        self.whole.setText(self.tr("One rep takes {seconds} s.").format(seconds=f"{seconds:g}"))
        self._allow(len(phases))

    def _allow(self, count: int) -> None:
        self._up.setEnabled(self.index > 0)
        self._down.setEnabled(self.index < count - 1)
        self._copy.setEnabled(count > 0)
        self._remove.setEnabled(count > 1)

    def _choose(self, row: int) -> None:
        self.index = row
        self._allow(self.rows.count())
        self.chosen.emit(row)

    def _phases(self) -> list[Mapping[str, Any]]:
        return phases_of(self._draft.values)

    def _free_name(self, wanted: str) -> str:
        names = {phase.get("name") for phase in self._phases()}
        number, name = 2, wanted
        while name in names:
            name, number = f"{wanted} {number}", number + 1
        return name

    def _edit(self, change: Callable[[str], str], then: int) -> None:
        self._edits += 1
        before, self.index = self.index, then
        text = self._draft.text
        self._draft.edit(change, f"phases {self._edits}")
        if self._draft.text == text:
            self.index = before
            return
        self.refresh()
        self.chosen.emit(self.index)


def phases_of(values: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    """Return the phases that a text has; one that can't be read as an empty one."""
    found = (values or {}).get("phase", [])
    return [each if isinstance(each, dict) else {} for each in found] if isinstance(found, list) else []


def phase_words(phase: Mapping[str, Any]) -> str:
    """Say what a phase is in one or two lines: its name and time, and what is said."""
    name, say = str(phase.get("name", "?")), phase.get("say", "")
    if say:
        words = QCoreApplication.translate("PhaseList", "{name}, {seconds} s\n“{cue}”")
    else:
        words = QCoreApplication.translate("PhaseList", "{name}, {seconds} s")
    return words.format(name=name, seconds=f"{_seconds(phase):g}", cue=say)


def _seconds(phase: Mapping[str, Any]) -> float:
    seconds = phase.get("seconds")
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    return float(seconds) if is_number else 0.0  # type: ignore[arg-type]  # seen just now
