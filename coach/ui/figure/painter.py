"""Paints a body and what stands around it; it knows what is where, and no exercise by name."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from coach.figure.camera import Camera, Shot, shot_for
from coach.figure.kinematics import Body, Stage, body_at, stage_for
from coach.figure.motion import Posture, pose_at
from coach.figure.standing import LEFT, LEGS, RIGHT
from coach.figure.vectors import Axes, Vec, between, dot, sub, unit
from coach.routine.model import START, Exercise, Side
from coach.ui.figure.furniture import Furniture
from coach.ui.figure.head import Head
from coach.ui.figure.limbs import Clothes, arm_on
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.shapes import Brush, Palette, Projection

_TOWARDS_US: Final = 0.75
"""A thigh that points at the camera this much is painted over the jumper, else the jumper hangs over it."""

_ABOVE_HEM: Final = 0.02
"""Metres on the screen by which its knee must then stand above its hip."""

_HAND_BEHIND: Final = 0.03
"""Metres by which a hand must be farther from us than the middle of a thigh to be painted before it."""

_FROM_SIDE: Final = 0.5
"""How much the camera must look from aside for the arm on the far side to be behind the trunk."""

_HEAD_REACH: Final = 0.2
"""Metres around the middle of the head in which all of it is."""

_COUNTER_BEFORE: Final = 0.35
"""How much the camera must look from ahead for a counter to stand between it and the body."""


class FigurePainter:
    """Paints postures, and keeps what stays the same from one frame to the next."""

    def __init__(self, look: Look = LIGHT) -> None:
        self._look = look
        self._palette = Palette()
        self._set: tuple[Stage, Shot] | None = None
        self._layers: _Layers | None = None
        self._still: _Still | None = None
        self._head: _KeptHead | None = None

    def paint(self, painter: QPainter, rect: QRectF, posture: Posture) -> None:
        """Paint `posture` into `rect`, as large as the whole movement allows.

        Raises KeyError for a pose that the exercise doesn't draw.
        """
        stage, shot = self._staged(posture)
        layers = self._layered(painter, rect, stage, shot)
        body = body_at(posture, stage)
        if self._still is None or self._still.layers is not layers or self._still.body != body:
            self._still = _Still(layers, body, None)
            self._paint(painter, layers, posture, body)
            return
        if self._still.image is None:
            image = _blank(layers.area, layers.ratio)
            onto = QPainter(image)
            onto.translate(-layers.area.topLeft())
            self._paint(onto, layers, posture, body)
            onto.end()
            self._still = _Still(layers, body, image)
        painter.drawImage(layers.area.topLeft(), self._still.image or layers.behind)

    def _paint(self, painter: QPainter, layers: "_Layers", posture: Posture, body: Body) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = layers.area.topLeft()
        painter.drawImage(corner, layers.behind)
        projection = projection_into(layers.rect, layers.shot)
        brush = Brush(painter, projection.scale, self._palette)
        figure = _Figure(body, posture, layers.shot.camera, Clothes(brush, projection, self._look))
        figure.behind_trunk()
        figure.trunk()
        self._paint_head(painter, layers, projection, body)
        figure.before_trunk()
        if layers.before is None:
            figure.arms()
        elif _counter_before(layers.stage, layers.shot):
            figure.upper_arms()
            painter.drawImage(corner, layers.before)
            figure.forearms()
        else:
            painter.drawImage(corner, layers.before)
            figure.arms()
        painter.restore()

    def _paint_head(self, painter: QPainter, layers: "_Layers", projection: Projection, body: Body) -> None:
        """Paint the head; one that stays where it was is painted once, into a picture of its own."""
        known = self._head
        if (
            known is None
            or known.layers is not layers
            or (known.head, known.axes) != (body.head, body.head_axes)
        ):
            self._head = _KeptHead(layers, body.head, body.head_axes, None)
            brush = Brush(painter, projection.scale, self._palette)
            Head(painter, brush, projection, self._look).paint(body.head, body.head_axes)
            return
        x, y = projection.spot(body.head)
        reach = _HEAD_REACH * projection.scale
        area = QRectF(x - reach, y - reach, 2 * reach, 2 * reach).toAlignedRect()
        if known.image is None:
            image = _blank(area, layers.ratio)
            onto = QPainter(image)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.translate(-area.topLeft())
            brush = Brush(onto, projection.scale, self._palette)
            Head(onto, brush, projection, self._look).paint(body.head, body.head_axes)
            onto.end()
            known = self._head = _KeptHead(layers, body.head, body.head_axes, image)
        painter.drawImage(area.topLeft(), known.image or layers.behind)

    def _staged(self, posture: Posture) -> tuple[Stage, Shot]:
        known = self._set
        if (
            known is None
            or known[0].exercise is not posture.exercise
            or known[0].working is not posture.working
        ):
            exercise, working = posture.exercise, posture.working
            known = (stage_for(exercise, working), shot_for(exercise, working))
            self._set = known
        return known

    def _layered(self, painter: QPainter, rect: QRectF, stage: Stage, shot: Shot) -> "_Layers":
        ratio = painter.device().devicePixelRatioF()
        known = self._layers
        if known is None or known.stage is not stage or known.rect != rect or known.ratio != ratio:
            known = _paint_layers(rect, ratio, stage, shot, self._look)
            self._layers = known
        return known


@dataclass(frozen=True, slots=True)
class _Layers:
    """What stands around the body, painted once: behind it, and between it and us (None for nothing)."""

    stage: Stage
    shot: Shot
    rect: QRectF
    ratio: float
    area: QRect
    behind: QImage
    before: QImage | None


@dataclass(frozen=True, slots=True)
class _Still:
    """The body that was painted last, and its picture once it has been asked for again."""

    layers: _Layers
    body: Body
    image: QImage | None


@dataclass(frozen=True, slots=True)
class _KeptHead:
    """The head that was painted last, and its picture once it has been asked for again."""

    layers: _Layers
    head: Vec
    axes: Axes
    image: QImage | None


def _paint_layers(rect: QRectF, ratio: float, stage: Stage, shot: Shot, look: Look) -> _Layers:
    area = rect.toAlignedRect()
    projection = projection_into(rect.translated(-area.x(), -area.y()), shot)
    chair, counter = stage.around.chair, stage.around.counter
    before = _counter_before(stage, shot)
    images = []
    for is_before in (False, True):
        image = _blank(area, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        furniture = Furniture(painter, Brush(painter, projection.scale, Palette()), projection, look)
        if not is_before:
            furniture.shadow(_shadow_middle(stage))
        if counter is not None and before == is_before:
            furniture.counter(counter)
        if chair is not None:
            (furniture.chair_before if is_before else furniture.chair_behind)(chair)
        painter.end()
        images.append(image)
    has_before = before or (chair is not None and chair.arms is not None)
    return _Layers(stage, shot, QRectF(rect), ratio, area, images[0], images[1] if has_before else None)


def _blank(area: QRect, ratio: float) -> QImage:
    """Return a transparent image for `area`, at `ratio` pixels of the device for each of ours."""
    image = QImage(area.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _counter_before(stage: Stage, shot: Shot) -> bool:
    return stage.around.counter is not None and shot.camera.towards[1] > _COUNTER_BEFORE


def _shadow_middle(stage: Stage) -> Vec:
    body = body_at(Posture(stage.exercise, stage.working), stage)
    return between(body.pelvis, between(body.right.ball, body.left.ball, 0.5), 0.55)


def projection_into(rect: QRectF, shot: Shot) -> Projection:
    """Return the projection that fits all of `shot` into `rect`, in the middle."""
    frame = shot.frame
    scale = min(rect.width() / (frame.right - frame.left), rect.height() / (frame.top - frame.bottom))
    centre = rect.center()
    return Projection(
        shot.camera,
        scale,
        centre.x() - scale * (frame.left + frame.right) / 2,
        centre.y() + scale * (frame.bottom + frame.top) / 2,
    )


class _Figure:
    """The order in which the parts of one body are painted."""

    def __init__(self, body: Body, posture: Posture, camera: Camera, clothes: Clothes) -> None:
        self._body = body
        self._posture = posture
        self._camera = camera
        self._clothes = clothes
        self._leg_of = {RIGHT: body.right, LEFT: body.left}
        self._legs = sorted(LEGS, key=self._nearness_of_leg)
        far = LEFT if camera.towards[0] >= 0 else RIGHT
        self._hidden_arm = far if abs(camera.towards[0]) > _FROM_SIDE else 0
        self._shown_arms = [side for side in (far, -far) if side != self._hidden_arm]

    def behind_trunk(self) -> None:
        """Paint what the jumper covers: legs, an arm on the far side, hands that hold on behind a leg."""
        self._clothes.hips(self._body)
        for side in self._legs:
            if self._hand_behind_leg(side):
                self._arm_behind(side)
            if not self._points_at_us(side):
                self._leg(side)
            if side == self._hidden_arm and not self._hand_behind_leg(side):
                self._clothes.arm(self._body, side)

    def trunk(self) -> None:
        """Paint hips, jumper and neck."""
        pose = pose_at(self._posture)
        self._clothes.jumper(self._body, (pose.working.hip_flexion + pose.other.hip_flexion) / 2)
        self._clothes.collar(self._body)

    def before_trunk(self) -> None:
        """Paint the legs that rise between the trunk and us."""
        for side in self._legs:
            if self._points_at_us(side):
                self._leg(side)

    def arms(self) -> None:
        """Paint what is still to be painted of the arms."""
        for side in self._shown_arms:
            if self._hand_behind_leg(side):
                self._clothes.upper_arm(self._body, side)
            else:
                self._clothes.arm(self._body, side)

    def upper_arms(self) -> None:
        """Paint the upper arms alone."""
        for side in self._shown_arms:
            self._clothes.upper_arm(self._body, side)

    def forearms(self) -> None:
        """Paint the arms from the elbows on."""
        for side in self._shown_arms:
            self._clothes.forearm(self._body, side, over_upper_arm=True)

    def _arm_behind(self, side: int) -> None:
        if side == self._hidden_arm:
            self._clothes.arm(self._body, side)
        else:
            self._clothes.forearm(self._body, side, over_upper_arm=False)

    def _leg(self, side: int) -> None:
        works = {Side.RIGHT: side == RIGHT, Side.LEFT: side == LEFT}.get(self._posture.working, True)
        self._clothes.leg(self._leg_of[side], works=works, towards_us=self._points_at_us(side))

    def _nearness_of_leg(self, side: int) -> float:
        leg = self._leg_of[side]
        return self._camera.nearness(leg.knee) + self._camera.nearness(leg.ankle)

    def _points_at_us(self, side: int) -> bool:
        leg = self._leg_of[side]
        way = unit(sub(leg.knee, leg.hip))
        rises = self._camera.flat(leg.knee)[1] - self._camera.flat(leg.hip)[1]
        return dot(way, self._camera.towards) > _TOWARDS_US and rises > _ABOVE_HEM

    def _hand_behind_leg(self, side: int) -> bool:
        leg = self._leg_of[side]
        middle = self._camera.nearness(between(leg.hip, leg.knee, 0.5))
        return self._camera.nearness(arm_on(self._body, side).wrist) < middle - _HAND_BEHIND


def still(exercise: Exercise, pose_name: str, side: Side, size: QSize, look: Look = LIGHT) -> QImage:
    """Return a picture of one pose, on a transparent ground.

    Raises KeyError for a pose that the exercise doesn't draw.
    """
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        FigurePainter(look).paint(
            painter, QRectF(0, 0, size.width(), size.height()), Posture(exercise, side, pose_name)
        )
    finally:
        painter.end()
    return image


def key_poses(exercise: Exercise) -> list[str]:
    """Return the names of the poses that a rep goes through, in order, each once."""
    ways = [way.pose for phase in exercise.phases for way in phase.path]
    return list(dict.fromkeys([START, *ways]))
