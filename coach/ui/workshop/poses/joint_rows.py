"""A row for each joint: what it is called, its angle to drag or to type, and how far a healthy one goes."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.routine.keys import CONTEXT, LEG, POSE, TRUNK, Choice, Key, Number
from coach.routine.terms import Position
from coach.routine.words import word_of
from coach.ui.theme import Theme
from coach.ui.workshop.forms.field import OneUndo
from coach.ui.workshop.forms.fields import ChoiceField
from coach.ui.workshop.forms.number_field import NumberField
from coach.ui.workshop.look import broken, named
from coach.ui.workshop.poses.joint_reach import healthy_range
from coach.ui.workshop.poses.joint_slider import JointSlider
from coach.ui.workshop.poses.limb_joints import Joint
from coach.ui.workshop.poses.pose_values import Change, Part, WrittenFigure, value_in

FINE_STEP: Final = 0.05
"""How finely the pelvis is shifted, in half stance widths."""


class JointRow(QWidget):
    """One angle: `turned` while its slider is held, `settled` when it has a value, None for the usual one."""

    turned = Signal(float)
    settled = Signal(object, bool)  # the value; whether by a slider that was held

    def __init__(self, key: Number, theme: Theme, healthy: tuple[float, float]) -> None:
        super().__init__()
        self.key, self._theme = key, theme
        step = 1.0 if key.unit else FINE_STEP
        self._label = QLabel(_said(key.label))
        self._label.setWordWrap(True)
        self.slider = JointSlider(theme, healthy, step)
        self._undo = OneUndo(self)
        self.slider.installEventFilter(self._undo)
        self.field = NumberField(
            _said(key.label),
            _said(key.meaning),
            lowest=key.lowest,
            highest=key.highest,
            unit=key.unit,
            step=step,
            is_whole=False,
        )
        self.field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._label.setBuddy(self.field)
        self._beyond = QLabel()
        self._beyond.setWordWrap(True)
        self._beyond.setStyleSheet(f"color: {theme.palette.stop}; font-weight: 600;")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.mm(0.8))
        grid.setHorizontalSpacing(theme.mm(2))
        grid.setVerticalSpacing(theme.mm(0.4))
        grid.addWidget(self._label, 0, 0, 1, 2)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.addWidget(self._beyond, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.set_healthy(healthy)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(lambda: self.settled.emit(self.slider.angle, True))
        self.field.changed.connect(lambda value: self.settled.emit(value, False))

    def set_healthy(self, healthy: tuple[float, float]) -> None:
        """Mark the range of a healthy joint, and say whose figures it is."""
        self.slider.set_healthy(healthy)
        tip = f"{_said(self.key.meaning)}\n{_range_words(self.key, healthy)}\n{_source(self.key)}"
        named(self.slider, _said(self.key.label), tip)
        self._label.setToolTip(broken(tip))

    def show_angle(self, angle: float, *, is_written: bool, usual: float) -> None:
        """Show an angle, and whether the pose itself sets it; `usual` counts where it doesn't."""
        if not self.slider.isSliderDown():
            self.slider.show_angle(angle)
        self.field.set_usual(usual, "{value}")
        self.field.set_value(angle if is_written else None)
        low, high = self.slider.healthy
        is_beyond = not low <= angle <= high
        self._beyond.setVisible(is_beyond)
        self._beyond.setText("⚠ " + _range_words(self.key, (low, high)) if is_beyond else "")

    def _slide(self) -> None:
        if self.slider.isSliderDown():
            self.turned.emit(self.slider.angle)
        else:
            self.settled.emit(self.slider.angle, False)


class JointRows(QWidget):
    """The joints of one part of the body, and what else is said of it in words."""

    turned = Signal(object, float)  # the Joint, and its angle so far
    settled = Signal(object, object, bool)  # the Joint, its value or None, whether a slider was held

    def __init__(self, part: Part, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.rows: dict[str, JointRow] = {}
        self.words: dict[str, ChoiceField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(0.8))
        for key in _keys_of(part):
            if isinstance(key, Number):
                row = self.rows[key.name] = JointRow(key, theme, healthy_range(key.name, Position.SEATED))
                row.turned.connect(
                    lambda angle, name=key.name: self.turned.emit(Joint(self.part, name), angle)
                )
                row.settled.connect(
                    lambda value, held, name=key.name: self.settled.emit(Joint(self.part, name), value, held)
                )
                column.addWidget(row)
            elif isinstance(key, Choice):
                label = QLabel(_said(key.label))
                column.addWidget(label)
                field = ChoiceField(
                    _said(key.label), _said(key.meaning), {one.value: word_of(one) for one in key.kind}
                )
                self.words[key.name] = field
                label.setBuddy(field.focusProxy() or field)
                field.changed.connect(
                    lambda value, name=key.name: self.settled.emit(Joint(self.part, name), value, False)
                )
                column.addWidget(field)

    def show_pose(self, figure: WrittenFigure, pose: str, position: Position) -> None:
        """Show what a pose has, and what would count if this part said nothing; in bed a body may lie."""
        part = self.part
        silent = [Change(part, name, None) for name in (*self.rows, *self.words)]
        now, usual = figure.pose(pose), figure.with_changes(pose, silent).pose(pose)
        for name, row in self.rows.items():
            healthy = healthy_range(name, position)
            if healthy != row.slider.healthy:
                row.set_healthy(healthy)
            row.show_angle(
                float(value_in(now, part, name)),
                is_written=figure.is_written(pose, part, name),
                usual=float(value_in(usual, part, name)),
            )
        for name, field in self.words.items():
            is_written = figure.is_written(pose, part, name)
            field.set_usual(value_in(usual, part, name), "{value}")
            field.set_value(value_in(now, part, name) if is_written else None)


def _keys_of(part: Part) -> tuple[Key, ...]:
    if part is Part.BODY:
        return tuple(key for key in POSE if isinstance(key, Choice))
    return TRUNK if part is Part.TRUNK else LEG


def _range_words(key: Number, healthy: tuple[float, float]) -> str:
    low, high = (f"{end:g}{key.unit}".replace("-", "−") for end in healthy)  # noqa: RUF001 - a minus sign
    words = QCoreApplication.translate("JointRow", "A healthy adult reaches from {low} to {high}.")
    return words.format(low=low, high=high)


def _source(key: Number) -> str:
    """Return whose figures a range is: see `coach.routine.ranges`."""
    match key.name:
        case "lean" | "side_bend" | "rotation":
            return QCoreApplication.translate(
                "JointRow",
                "Means of 137 healthy adults (International Journal of Health Sciences 2022; 6(S4): "
                "1564-1573), and five degrees more.",
            )
        case "pelvis_shift":
            return QCoreApplication.translate("JointRow", "At 1 the pelvis is over one foot.")
        case "foot_pitch":
            return QCoreApplication.translate(
                "JointRow",
                "The heel comes up as far as the big toe bends (AAOS 1965), the toes until they point "
                "straight up; and five degrees more.",
            )
        case _:
            return QCoreApplication.translate(
                "JointRow", "Reference values of the AAOS (Joint Motion, 1965), and five degrees more."
            )


def _said(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
