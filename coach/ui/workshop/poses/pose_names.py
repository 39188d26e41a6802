"""The poses of an exercise by name: to choose one, to make another, to rename it, to take it away."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QTabBar, QWidget

from coach.routine.model import START
from coach.routine.text.editing import with_pose_renamed, with_value
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import named, press
from coach.ui.workshop.poses.pose_list import free_pose_name, used_poses
from coach.ui.workshop.poses.pose_values import figure_of


class PoseNames(QWidget):
    """A tab for each pose, start first; `chosen` tells of another one that is shown."""

    chosen = Signal(str)

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._edits = 0
        self._wanted: str | None = None  # a pose that was just named, until the text has it
        self.pose = START
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tip = self.tr("The poses of this exercise; a rep begins in the start pose.")
        named(self.tabs, self.tr("Poses"), tip)
        self.tabs.currentChanged.connect(self._choose)
        self.copy = press(
            self.tr("Copy"),
            self.add_copy,
            tip=self.tr("Make a new pose that is as this one: then change it."),
        )
        self.rename = press(
            self.tr("Rename"), self._ask_name, tip=self.tr("Give this pose another name, also in the phases.")
        )
        self.delete = press(
            self.tr("Delete"), self.remove, tip=self.tr("Take this pose away. Only one that no phase uses.")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.mm(1.5))
        title = QLabel(self.tr("Pose:"))
        title.setBuddy(self.tabs)
        row.addWidget(title)
        row.addWidget(self.tabs, 1)
        for each in (self.copy, self.rename, self.delete):
            row.addWidget(each)

    def show_pose(self, name: str) -> None:
        """Choose another pose; one that there isn't is chosen as soon as there is."""
        self._wanted = name
        self.refresh()

    def refresh(self) -> None:
        """Have a tab for each pose of the text, and the same one chosen."""
        values = self._draft.values
        if values is None:
            return
        names = list(figure_of(values).poses)
        if self._wanted in names:
            self.pose, self._wanted = str(self._wanted), None
        elif self.pose not in names:
            self.pose = START
        with QSignalBlocker(self.tabs):
            if names != [self.tabs.tabData(index) for index in range(self.tabs.count())]:
                while self.tabs.count():
                    self.tabs.removeTab(0)
                for name in names:
                    self.tabs.setTabData(self.tabs.addTab(name.replace("&", "&&")), name)
            self.tabs.setCurrentIndex(names.index(self.pose))
        self.rename.setEnabled(self.pose != START)
        self.delete.setEnabled(self.pose not in used_poses(values))

    def add_copy(self) -> None:
        """Make a pose that is as the chosen one, and choose it."""
        poses, pose = self._poses(), self.pose
        name = free_pose_name(list(poses), self.tr("new pose") if pose == START else pose)
        written = {} if pose == START else dict(poses[pose])
        self._edit(lambda text: with_value(text, ("figure", name), written), name)

    def give_name(self, name: str) -> None:
        """Give the chosen pose another name, also where phases pass through it; a taken one gets a number."""
        old = self.pose
        name = free_pose_name([one for one in self._poses() if one != old], name)
        if old not in (START, name):
            self._edit(lambda text: with_pose_renamed(text, old, name), name)

    def remove(self) -> None:
        """Take the chosen pose away; the start pose stays, and so does one that a phase goes through."""
        name = self.pose
        if name not in used_poses(self._draft.values or {}):
            self._edit(lambda text: with_value(text, ("figure", name), None), START)

    def _choose(self, index: int) -> None:
        name = self.tabs.tabData(index)
        if isinstance(name, str) and name != self.pose:
            self.pose = name
            self.refresh()
            self.chosen.emit(name)

    def _poses(self) -> Mapping[str, Mapping[str, Any]]:
        return figure_of(self._draft.values or {}).poses

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(
            self, self.tr("Rename this pose"), self.tr("What is this pose called?"), text=self.pose
        )
        if is_given and name.strip():
            self.give_name(name.strip())

    def _edit(self, change: Callable[[str], str], then: str) -> None:
        self._edits += 1
        self._wanted = then
        self._draft.edit(change, f"poses {self._edits}")
        self.refresh()
        self.chosen.emit(self.pose)
