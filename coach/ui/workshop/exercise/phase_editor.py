"""The phases of a rep: how long each lasts, what is said in it, and which poses it goes through."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from coach.routine.cues import WORD_MARGIN_MS
from coach.routine.keys import PHASE, WAYPOINT, NameOf
from coach.routine.lines import Path
from coach.routine.model import START
from coach.routine.text.editing import Value, with_item, with_value, without_item
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.exercise.exercise_scroll import WholeWidth
from coach.ui.workshop.exercise.phase_list import PhaseList, phases_of
from coach.ui.workshop.forms.form import KeyForm
from coach.ui.workshop.look import press
from coach.ui.workshop.poses.pose_values import figure_of
from coach.voice.text import estimated_length_ms

HALF_WAY: Final = 0.5


class PhaseEditor(QWidget):
    """The list of the phases, and beside it the one that is chosen."""

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._theme = draft, theme
        self._edits = 0
        self._shape: object = None
        self.list = PhaseList(draft, theme)
        self.form: KeyForm | None = None
        self.fits = QLabel()
        self.fits.setWordWrap(True)
        self._area = WholeWidth()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self._area)
        splitter.setSizes([350, 650])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.mm(1.5), 0, 0)
        column.addWidget(splitter)
        self.list.chosen.connect(self._refresh)
        draft.text_changed.connect(self._refresh)
        self._refresh()

    def choose(self, index: int) -> None:
        """Show phase `index`, from 0."""
        self.list.choose(index)

    def _refresh(self) -> None:
        """Show the phase as the text has it; its form is made anew only when it is another one."""
        values = self._draft.values
        phases, index = phases_of(values), self.list.index
        if values is None or not 0 <= index < len(phases):
            return
        poses, path = tuple(figure_of(values).poses), phases[index].get("path")
        ways = len(path) if isinstance(path, list) else 0
        shape = (index, len(phases), poses, ways)
        if shape != self._shape:
            self._shape = shape
            self._area.hold(self._content(index, poses, ways))
        self._show_fit(phases[index])

    def _content(self, index: int, poses: tuple[str, ...], ways: int) -> QWidget:
        theme = self._theme
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.mm(2), 0, theme.mm(1), 0)
        column.setSpacing(theme.mm(1.5))
        known = {NameOf.POSE: {name: name for name in poses}}
        without = ("path", "pose") if ways else ("path",)
        here: Path = ("phase", index)
        self.form = KeyForm(self._draft, PHASE, here, theme, known=known, without=without)
        column.addWidget(self.form)
        self.fits = QLabel()
        self.fits.setWordWrap(True)
        column.addWidget(self.fits)
        for way in range(ways):
            column.addWidget(self._way(here, way, ways, known))
        row = QHBoxLayout()
        if ways:
            row.addWidget(press(self.tr("Add a pose on the way"), lambda: self._add_way(index, ways)))
            row.addWidget(press(self.tr("One pose only"), lambda: self._one_pose(index)))
        elif len(poses) > 1:
            tip = self.tr("Let the figure pass through several poses within this phase.")
            row.addWidget(press(self.tr("Several poses…"), lambda: self._several(index), tip=tip))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return content

    def _way(self, here: Path, way: int, ways: int, known: Mapping[NameOf, Mapping[str, str]]) -> QWidget:
        box = QFrame()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(KeyForm(self._draft, WAYPOINT, (*here, "path", way), self._theme, known=known), 1)
        take = press("✕", lambda: self._edit(lambda text: without_item(text, (*here, "path"), way)))
        take.setAccessibleName(self.tr("Take this pose out"))
        take.setToolTip(self.tr("Take this pose out"))
        take.setEnabled(way < ways - 1)  # the last one is where the phase ends
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_fit(self, phase: Mapping[str, Any]) -> None:
        """Say whether the cue can be said in the phase's time."""
        say, seconds = phase.get("say", ""), phase.get("seconds")
        if not isinstance(say, str) or not say or not isinstance(seconds, int | float):
            self.fits.setText("")
            return
        needed = ceil((estimated_length_ms(say) + WORD_MARGIN_MS) / 100) / 10
        if needed <= seconds:
            words = self.tr("✓ The cue takes about {needed} s to say. The phase lasts {seconds} s.")
        else:
            words = self.tr(
                "⚠ The cue takes about {needed} s to say, and the phase lasts {seconds} s: "
                "it would be left out. Make it shorter, or give it more time."
            )
        self.fits.setText(words.format(needed=f"{needed:g}", seconds=f"{seconds:g}"))

    def _several(self, index: int) -> None:
        """Pass through one more pose half way; the phase ends where it did."""
        values = self._draft.values or {}
        last = phases_of(values)[index].get("pose") or START
        others = [name for name in figure_of(values).poses if name != last]
        path: Value = [{"at": HALF_WAY, "pose": others[0]}, {"at": 1.0, "pose": str(last)}]

        def change(text: str) -> str:
            return with_value(
                with_value(text, ("phase", index, "pose"), None), ("phase", index, "path"), path
            )

        self._edit(change)

    def _one_pose(self, index: int) -> None:
        """Go straight to where the phase ends."""
        path = phases_of(self._draft.values)[index].get("path")
        ends = [way.get("pose") for way in path if isinstance(way, dict)] if isinstance(path, list) else []
        pose = str(ends[-1]) if ends else START

        def change(text: str) -> str:
            return with_value(
                with_value(text, ("phase", index, "path"), None), ("phase", index, "pose"), pose
            )

        self._edit(change)

    def _add_way(self, index: int, ways: int) -> None:
        """Put a pose in before the last one, between its time and the one before."""
        path = phases_of(self._draft.values)[index].get("path")
        times = [way.get("at") for way in path if isinstance(way, dict)] if isinstance(path, list) else []
        known = [float(at) for at in times[:-1] if isinstance(at, int | float)]
        at = round(((known[-1] if known else 0.0) + 1.0) / 2.0, 2)
        self._edit(
            lambda text: with_item(text, ("phase", index, "path"), ways - 1, {"at": at, "pose": START})
        )

    def _edit(self, change: Callable[[str], str]) -> None:
        self._edits += 1
        self._draft.edit(change, f"path {self._edits}")
