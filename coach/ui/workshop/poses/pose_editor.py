"""The poses of an exercise: chosen by name, changed by sliders or by dragging a limb."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from coach.figure.standing import carrier_of
from coach.routine.model import START, Exercise
from coach.routine.ranges import CLOSED_CHAIN_DEGREES, closed_chain_error
from coach.routine.terms import Contact, Side, Sides, View
from coach.routine.words import word_of
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.forms.form import ROOMY
from coach.ui.workshop.look import broken, named
from coach.ui.workshop.poses.limb_joints import Joint, Standing, changes_for, mended
from coach.ui.workshop.poses.pose_list import neighbours
from coach.ui.workshop.poses.pose_names import PoseNames
from coach.ui.workshop.poses.pose_note import PoseNote
from coach.ui.workshop.poses.pose_panel import PosePanel
from coach.ui.workshop.poses.pose_values import Change, Part, WrittenFigure, figure_of, with_pose_changed
from coach.ui.workshop.poses.pose_view import PoseView


class PoseEditor(QWidget):
    """Shows one pose at a time.

    While a limb or a slider is held, only the picture follows; the text does
    when it is let go, so that each movement is one step of undo. `flush` puts
    what is still held into the text.
    """

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._written = WrittenFigure({START: {}})
        self._live: WrittenFigure | None = None
        self._pending: dict[tuple[Part, str], Change] = {}
        self._movements = 0
        self._exercise: Exercise | None = None
        self.names = PoseNames(draft, theme)
        self.view = PoseView(theme)
        self.seen_from = QComboBox()
        self.panel = PosePanel(theme)
        self.note = PoseNote(theme)
        self._lay_out(theme)
        self.names.chosen.connect(self._read)
        self.view.taken.connect(self._take_hold)
        self.view.dragged.connect(self._drag)
        self.view.let_go.connect(self.flush)
        self.panel.turned.connect(self._turn)
        self.panel.settled.connect(self._settle)
        self.panel.meant.connect(self._mean)
        self.panel.seen_otherwise.connect(self._look)
        self.seen_from.currentIndexChanged.connect(self._look)
        draft.text_changed.connect(self._read)
        draft.was_checked.connect(self._take_checked)
        self._read()

    def _lay_out(self, theme: Theme) -> None:
        told = self.tr(
            "Drag a knee, an ankle, a foot or the chest; with Shift it goes in steps of 5 degrees. "
            "Roll the wheel to look closer."
        )
        self.view.setToolTip(broken(told))
        tip = self.tr("Where you look from here. In the exercise it stays as “About” says.")
        named(self.seen_from, self.tr("Look from"), tip)
        for view in View:
            self.seen_from.addItem(word_of(view), view)
        picture = QWidget()
        beneath = QVBoxLayout(picture)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addWidget(self.view, 1)
        beneath.addWidget(self.seen_from)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for each in (picture, self.panel):
            splitter.addWidget(each)
        splitter.setSizes([550, 450] if theme.text_scale < ROOMY else [400, 600])
        for index in (0, 1):
            splitter.setStretchFactor(index, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.mm(1.5), 0, 0)
        column.setSpacing(theme.mm(1.5))
        column.addWidget(self.names)
        column.addWidget(splitter, 1)
        column.addWidget(self.note)

    @property
    def pose(self) -> str:
        """The name of the pose that is shown."""
        return self.names.pose

    def show_pose(self, name: str) -> None:
        """Show another pose; one that there isn't is shown as soon as there is."""
        self.names.show_pose(name)
        self._read()

    def flush(self) -> None:
        """Put what was dragged so far into the text, as one step of undo."""
        changes = tuple(self._pending.values())
        self._pending.clear()
        if changes:
            self._change(changes)

    # What is shown

    def _read(self) -> None:
        """Take over what the text says now."""
        values, checked = self._draft.values, self._draft.shown.exercise
        self.setEnabled(values is not None and checked is not None)
        if values is None or checked is None:
            return
        if self._exercise is None:
            self._begin_with(checked)
        self._exercise, self._written = checked, figure_of(values)
        self._live = None
        self._pending.clear()
        self.names.refresh()
        self._show()

    def _take_checked(self) -> None:
        """Know the exercise as it was read last, and leave alone what is held meanwhile."""
        if self._live is None or self._draft.shown.exercise is None:
            self._read()
        else:
            self._exercise = self._draft.shown.exercise

    def _begin_with(self, exercise: Exercise) -> None:
        """Begin as suits an exercise: how it is seen, and for which leg angles are set."""
        self._exercise = exercise
        together = exercise.sides is Sides.BOTH
        self.panel.begin_with(Part.BOTH if together else Part.WORKING, on_floor=together)
        self.seen_from.setCurrentIndex(list(View).index(exercise.figure.view))
        self._mean()
        self._look()

    def _show(self) -> None:
        figure, exercise = self._live or self._written, self._exercise
        if exercise is None:
            return
        shines = neighbours(self._draft.values or {}, self.pose) if self.panel.onion.isChecked() else ()
        self.view.set_onion(shines)
        self.view.show_pose(exercise, figure, self.pose)
        self.panel.show_pose(figure, self.pose, exercise.position)
        if self._live is None:  # nothing comes or goes beside what is held
            self._show_chain(figure)

    def _show_chain(self, figure: WrittenFigure) -> None:
        """Say where a foot that stands can't have the angles that its leg has, and how to mend it."""
        pose = figure.pose(self.pose)
        off = {
            part: closed_chain_error(leg, pose)
            for part, leg in ((Part.WORKING, pose.working), (Part.OTHER, pose.other))
        }
        worst = max(off, key=lambda part: off[part])
        if off[worst] <= CLOSED_CHAIN_DEGREES:
            self.note.clear()
            return
        if pose.working == pose.other:
            meant, words = Part.BOTH, self.tr("Both legs: a foot that stands is off by {degrees}°.")
        elif worst is Part.WORKING:
            meant, words = worst, self.tr("Working leg: a foot that stands is off by {degrees}°.")
        else:
            meant, words = worst, self.tr("Other leg: a foot that stands is off by {degrees}°.")
        hip = Change(meant, "hip_flexion", mended(worst, pose).value)
        air = Change(meant, "contact", Contact.AIR.value)
        mends = {
            self.tr("Fit the hip"): lambda: self._change((hip,)),
            self.tr("Lift the foot"): lambda: self._change((air,)),
        }
        self.note.say(words.format(degrees=round(off[worst])), mends)

    # What somebody does

    def _mean(self) -> None:
        self.view.sets_both = self.panel.part is Part.BOTH
        self.view.on_floor = self.panel.on_floor.isChecked()
        self._show()

    def _look(self) -> None:
        if self._exercise is not None:
            usual = Side.BOTH if self._exercise.sides is Sides.BOTH else Side.RIGHT
            working = Side.LEFT if self.panel.left_works.isChecked() else usual
            self.view.look_from(View(self.seen_from.currentData()), working)
            self._show()

    def _take_hold(self, joint: Joint) -> None:
        """Have the sliders show the leg that was taken hold of."""
        if joint.part in (Part.WORKING, Part.OTHER):
            self.panel.mean(joint.part)

    def _drag(self, changes: tuple[Change, ...]) -> None:
        self._live = (self._live or self._written).with_changes(self.pose, changes)
        self._pending.update({(change.part, change.name): change for change in changes})
        self._show()

    def _turn(self, joint: Joint, degrees: float) -> None:
        self._drag(self._changes(joint, degrees))

    def _settle(self, joint: Joint, value: Any, was_held: bool) -> None:  # noqa: ANN401, FBT001  (a signal's)
        is_angle = isinstance(value, int | float)
        changes = self._changes(joint, value) if is_angle else (Change(joint.part, joint.name, value),)
        if was_held:
            self._drag(changes)
            self.flush()
        else:
            self._change(changes, f"pose {self.pose} {joint.part} {joint.name}")

    def _changes(self, joint: Joint, degrees: float) -> tuple[Change, ...]:
        """Return what changes with an angle: legs that stand go along where they are to stay on the floor."""
        goes_along = joint.part is Part.TRUNK or self.panel.on_floor.isChecked()
        if self._exercise is None or not goes_along:
            return (Change(joint.part, joint.name, degrees),)
        pose = (self._live or self._written).pose(self.pose)
        return changes_for(joint, degrees, pose, Standing(carrier_of(self._exercise), on_floor=True))

    def _change(self, changes: tuple[Change, ...], by: str = "") -> None:
        self._movements += 1
        by, pose, before = by or f"movement {self._movements}", self.pose, self._draft.text
        self._draft.edit(lambda text: with_pose_changed(text, pose, changes), by)
        if self._draft.text == before:  # nothing changed, or it couldn't be
            self._read()
