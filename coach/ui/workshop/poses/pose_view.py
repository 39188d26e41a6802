"""The figure in one pose, to be looked at from anywhere and dragged by its limbs."""

from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.feet import LEFT, RIGHT
from coach.figure.kinematics import body_at, stage_for
from coach.figure.motion import Posture
from coach.figure.standing import carrier_of
from coach.routine.model import START, Exercise, Pose
from coach.routine.terms import Side, View
from coach.ui.figure.layers import projection_into
from coach.ui.figure.shapes import Projection
from coach.ui.figure.wardrobe import look_for
from coach.ui.theme import Theme
from coach.ui.workshop.poses.joint_reach import healthy_range, reach_of
from coach.ui.workshop.poses.limb import GRIPS, HIPS, Grip, Reach, point_of
from coach.ui.workshop.poses.limb_joints import (
    COARSE_DEGREES,
    STEP_DEGREES,
    Joint,
    Standing,
    changes_for,
    joint_of,
    meant_of,
    part_of,
    turned_to,
)
from coach.ui.workshop.poses.pose_handles import angle_words, paint_card, paint_handles
from coach.ui.workshop.poses.pose_painter import PosePainter, Scene, closer, frame_of, with_room
from coach.ui.workshop.poses.pose_values import Change, WrittenFigure

if TYPE_CHECKING:
    from coach.figure.camera import Shot

REACH_MM: Final = 4.0
"""How near to a handle the pointer has to be."""

CLOSEST: Final = 4.0
"""How many times as large the picture gets, to see a foot turn."""

A_STEP_CLOSER: Final = 1.15
"""By how much one step of the wheel enlarges it."""


DECIDES_PX: Final = 5.0
"""After so many pixels it is plain which way somebody drags."""

FEW_DEGREES: Final = 5.0


class PoseView(QWidget):
    """Shows one pose of a figure, and tells what somebody does to it by dragging a limb.

    It changes nothing by itself: `dragged` says what the limb that is held
    asks for, `let_go` that it is held no more. Whoever hears that shows the
    figure as it is then.
    """

    taken = Signal(object)  # the Joint that is about to be turned
    dragged = Signal(object)  # a tuple of Change
    let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = PosePainter(look_for(theme.palette.name, theme.figure))
        self._exercise: Exercise | None = None
        self._figure = WrittenFigure({})
        self._pose = START
        self._working = Side.RIGHT
        self._view = View.SIDE
        self._onion: tuple[str, ...] = ()
        self._scene: Scene | None = None
        self._hovered: Grip | None = None
        self._held: Grip | None = None
        self._joint: Joint | None = None
        self._off = (0.0, 0.0)  # of the pointer, from what it holds
        self._taken_at: tuple[float, float] | None = None  # while it isn't plain which way it is dragged
        self._whole: Shot | None = None  # of which a part may be shown
        self._zoom, self._towards = 1.0, (0.0, 0.0)
        self.sets_both = False
        self.on_floor = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a limb can be held."""
        return QSize(self._theme.mm(45), self._theme.mm(50))

    def show_pose(self, exercise: Exercise, figure: WrittenFigure, pose: str) -> None:
        """Show a pose of `figure`; `exercise` says how it is placed, and what stands around it."""
        is_another = self._exercise is None or self._exercise.id != exercise.id
        if is_another or pose != self._pose:
            name = self.tr("The figure in the pose “{pose}”. Its angles are in the list beside it.")
            self.setAccessibleName(name.format(pose=pose))
        self._exercise, self._figure, self._pose = exercise, figure, pose
        self._renew(afresh=is_another)

    def look_from(self, view: View, working: Side) -> None:
        """Look from elsewhere, or at the other side at work; the file stays as it is."""
        self._view, self._working = view, working
        self._renew(afresh=True)

    def set_onion(self, poses: tuple[str, ...]) -> None:
        """Have other poses shine through."""
        if poses != self._onion:
            self._onion = poses
            self._renew()

    @property
    def scene(self) -> Scene | None:
        """What is shown."""
        return self._scene

    @property
    def holds_limb(self) -> bool:
        """Whether somebody is dragging."""
        return self._held is not None

    def projection(self) -> Projection | None:
        """Return how points in space lie in the widget."""
        return projection_into(QRectF(self.rect()), self._scene.shot) if self._scene else None

    def _renew(self, *, afresh: bool = False) -> None:
        if self._exercise is None:
            return
        exercise = self._figure.of(self._exercise)
        if self._pose not in exercise.figure.poses:
            return
        if afresh:
            self._whole, self._zoom = None, 1.0
        if self._held is None or self._whole is None:
            needed = frame_of(exercise, self._working, self._view, mirrored=self._theme.mirror)
            self._whole = needed if self._whole is None else with_room(self._whole, needed)
        shot = closer(self._whole, self._zoom, self._towards) if self._zoom > 1.0 else self._whole
        onion = tuple(name for name in self._onion if name in exercise.figure.poses)
        self._scene = Scene(
            stage_for(exercise, self._working), shot, self._pose, onion, is_held=self._held is not None
        )
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer at what is under the pointer, or see more again."""
        on, steps = self.projection(), event.angleDelta().y() / 120.0
        if on is None or self._held is not None or not steps:
            event.ignore()
            return
        zoom = min(CLOSEST, max(1.0, self._zoom * A_STEP_CLOSER**steps))
        if self._zoom == 1.0:  # once one is near, one stays at that place until all is seen again
            at = event.position()
            self._towards = ((at.x() - on.x) / on.scale, (on.y - at.y()) / on.scale)
        self._zoom = zoom
        self._renew()

    # --- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer."""
        on, scene = self.projection(), self._scene
        grip = self._grip(event.position())
        standing = self._standing()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if not is_left or on is None or scene is None or grip is None or standing is None:
            event.ignore()
            return
        spot = on.spot(point_of(scene.body, grip))
        self._off = (event.position().x() - spot[0], event.position().y() - spot[1])
        self._taken_at = spot
        self._held = grip
        part = part_of(grip, self._working, both=self.sets_both)
        self._joint = joint_of(grip, self._now(), part, self._view, standing)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.taken.emit(self._joint)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the joint so that what is held stays under the pointer; else show what could be held."""
        if self._held is None:
            self._hover(self._grip(event.position()))
            return
        target = (event.position().x() - self._off[0], event.position().y() - self._off[1])
        if self._taken_at is not None and not self._is_decided(self._taken_at, target):
            return
        coarse = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        changes = self._followed(target, COARSE_DEGREES if coarse else STEP_DEGREES)
        if changes:
            self.dragged.emit(changes)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the limb go."""
        if self._held is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._held = self._joint = None
        self._hover(self._grip(event.position()))
        self.let_go.emit()
        self._renew()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no handle any more."""
        del event
        if self._held is None:
            self._hover(None)

    def _hover(self, grip: Grip | None) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if grip is not None else Qt.CursorShape.ArrowCursor)
        if grip != self._hovered:
            self._hovered = grip
            self.update()

    def _grip(self, at: QPointF) -> Grip | None:
        on, scene = self.projection(), self._scene
        if on is None or scene is None:
            return None
        nearer = LEFT if scene.shot.camera.towards[0] < 0.0 else RIGHT
        reach = Reach(on.spot, self._theme.mm(REACH_MM), self.grips, nearer)
        return reach.grip_at(scene.body, (at.x(), at.y()))

    @property
    def grips(self) -> tuple[Grip, ...]:
        """What has a handle."""
        standing = self._standing()
        return (*GRIPS, HIPS) if standing is not None and standing.holds_body(self._now().working) else GRIPS

    def _standing(self) -> Standing | None:
        return Standing(carrier_of(self._exercise), self.on_floor) if self._exercise is not None else None

    def _now(self) -> Pose:
        return self._figure.pose(self._pose)

    def _is_decided(self, begun: tuple[float, float], target: tuple[float, float]) -> bool:
        """Choose the joint by the way somebody drags, as soon as that is plain."""
        way = target[0] - begun[0], target[1] - begun[1]
        if hypot(*way) < DECIDES_PX or self._joint is None:
            return False

        def seen_by(joint: Joint) -> tuple[float, float]:
            x, y = self._seen(self._changes(joint, self._angle(joint) + FEW_DEGREES))
            return x - begun[0], y - begun[1]

        self._joint = meant_of(self._joint, way, seen_by)
        self._taken_at = None
        return True

    def _followed(self, target: tuple[float, float], step: float) -> tuple[Change, ...]:
        """Return what brings what is held nearest to `target`; nothing where it is there already."""
        joint, exercise = self._joint, self._exercise
        if joint is None or exercise is None:
            return ()
        now = self._angle(joint)
        reach = reach_of(healthy_range(joint.name, exercise.position), now)
        degrees = turned_to(now, lambda angle: self._seen(self._changes(joint, angle)), target, step, reach)
        return self._changes(joint, degrees) if degrees != now else ()

    def _angle(self, joint: Joint) -> float:
        return float(self._figure.value(self._pose, joint.part, joint.name))

    def _changes(self, joint: Joint, degrees: float) -> tuple[Change, ...]:
        standing = self._standing()
        return changes_for(joint, degrees, self._now(), standing) if standing is not None else ()

    def _seen(self, changes: tuple[Change, ...]) -> tuple[float, float]:
        """Return where what is held would be seen, in pixels."""
        on, grip, exercise = self.projection(), self._held, self._exercise
        if on is None or grip is None or exercise is None:
            return 0.0, 0.0
        turned = self._figure.with_changes(self._pose, changes).of(exercise)
        body = body_at(Posture(turned, self._working, self._pose), stage_for(turned, self._working))
        return on.spot(point_of(body, grip))

    # --- the picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pose, and its handles over it."""
        del event
        if self._scene is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self._painter.paint_scene(painter, QRectF(self.rect()), self._scene)
            marked = self._held or self._hovered
            paint_handles(painter, on, self._scene.body, self.grips, marked, self._theme)
            if self._held is not None and self._joint is not None:
                spot = on.spot(point_of(self._scene.body, self._held))
                words = angle_words(self._joint.name, self._angle(self._joint))
                paint_card(painter, QPointF(*spot), words, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin with a picture that fits."""
        super().resizeEvent(event)
        self._renew(afresh=True)
