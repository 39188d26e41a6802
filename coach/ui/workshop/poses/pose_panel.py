"""What stands beside the picture of a pose: whose joints are set, and a slider for each of them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGroupBox, QPushButton, QVBoxLayout, QWidget

from coach.routine.terms import Position
from coach.ui.theme import Theme
from coach.ui.workshop.exercise.exercise_scroll import WholeWidth
from coach.ui.workshop.look import named
from coach.ui.workshop.poses.joint_rows import JointRows
from coach.ui.workshop.poses.pose_values import Part, WrittenFigure


class PosePanel(WholeWidth):
    """Sliders for the legs and the trunk, and what else there is to set; it changes nothing by itself."""

    turned = Signal(object, float)  # as JointRows
    settled = Signal(object, object, bool)
    meant = Signal()  # another leg, or another way of standing
    seen_otherwise = Signal()

    def __init__(self, theme: Theme) -> None:
        content = QWidget()
        super().__init__(content)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.mm(1), 0, theme.mm(2), 0)
        self.parts = QComboBox()
        tip = self.tr("What you set here, and what you drag in the picture, is meant for this.")
        named(self.parts, self.tr("Leg"), tip)
        for part, words in (
            (Part.WORKING, self.tr("Working leg")),
            (Part.OTHER, self.tr("Other leg")),
            (Part.BOTH, self.tr("Both legs")),
        ):
            self.parts.addItem(words, part)
        self._column.addWidget(self.parts)
        self.on_floor = self._tick(
            self.tr("Keep feet on the floor"),
            self.tr(
                "Hip, knee and ankle of a leg that stands go together. "
                "Without it, a foot that is dragged leaves the floor."
            ),
        )
        self.legs = JointRows(Part.WORKING, theme)
        self.trunk = JointRows(Part.TRUNK, theme)
        self.body = JointRows(Part.BODY, theme)
        trunk = QGroupBox(self.tr("Trunk"))
        QVBoxLayout(trunk).addWidget(self.trunk)
        for each in (self.legs, trunk, self.body):
            self._column.addWidget(each)
        self.onion = self._tick(
            self.tr("Poses before and after"),
            self.tr("Have the poses before and after this one shine through."),
        )
        self.onion.setChecked(True)
        self.left_works = self._tick(
            self.tr("Left leg works"), self.tr("Look at the pose with the left leg as the one that works.")
        )
        self._column.addStretch(1)
        for rows in (self.legs, self.trunk, self.body):
            rows.turned.connect(self.turned)
            rows.settled.connect(self.settled)
        self.parts.currentIndexChanged.connect(self._mean)
        self.on_floor.toggled.connect(self._mean)
        for one in (self.onion, self.left_works):
            one.toggled.connect(self.seen_otherwise)

    @property
    def part(self) -> Part:
        """The leg, or both, for which angles are set."""
        return Part(self.parts.currentData())

    def mean(self, part: Part) -> None:
        """Set angles for another leg, or for both."""
        self.parts.setCurrentIndex(self.parts.findData(part))

    def begin_with(self, part: Part, *, on_floor: bool) -> None:
        """Begin as suits an exercise; nobody is told."""
        with QSignalBlocker(self.parts), QSignalBlocker(self.on_floor):
            self.mean(part)
            self.on_floor.setChecked(on_floor)
        self.legs.part = part

    def show_pose(self, figure: WrittenFigure, pose: str, position: Position) -> None:
        """Show what a pose has."""
        for rows in (self.legs, self.trunk, self.body):
            rows.show_pose(figure, pose, position)

    def _mean(self) -> None:
        self.legs.part = self.part
        self.meant.emit()

    def _tick(self, words: str, tip: str) -> "Tick":
        made = Tick(words, tip)
        self._column.addWidget(made)
        return made


class Tick(QPushButton):
    """Something that is so or not, told by a sign and not by colour alone."""

    def __init__(self, words: str, tip: str) -> None:
        super().__init__()
        self._words = words
        self.setCheckable(True)
        self.setStyleSheet("text-align: left;")
        named(self, words, tip)
        self.toggled.connect(self._show)
        self._show()

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Change it by the program; the sign follows where nobody is told, too."""
        super().setChecked(checked)
        self._show()

    def _show(self) -> None:
        self.setText(f"☑ {self._words}" if self.isChecked() else f"☐ {self._words}")
