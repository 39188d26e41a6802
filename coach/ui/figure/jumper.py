"""Paints the jumper on a body, with the neck out of it, and the hands out of its sleeves."""

from collections.abc import Callable
from typing import Final

from coach.figure.arms import Arm
from coach.figure.kinematics import Body
from coach.figure.vectors import (
    Axes,
    Vec,
    along,
    axes_facing,
    between,
    cross,
    length,
    local,
    pitched,
    scaled,
    sub,
    unit,
)
from coach.ui.figure.look import Look
from coach.ui.figure.shapes import Brush, Projection, Round

_POINTS_AWAY: Final = 0.12
"""Metres by which a wrist is farther from us than its elbow when the sleeve covers the cuff."""


class Jumper:
    """Paints trunk, neck and arms, each by itself; in which order is the painter's business."""

    def __init__(self, brush: Brush, projection: Projection, look: Look, grips: frozenset[int]) -> None:
        """Paint in `look`; the hands in `grips` are closed."""
        self._brush = brush
        self._on = projection
        self._look = look
        self._grips = grips

    def trunk(self, body: Body, crease: float) -> None:
        """Paint the jumper, and the neck out of it; `crease` is how far the thighs are bent, in degrees."""
        self._neck(body)
        hem, band = self._hem(body, crease)
        self._brush.paint([[hem, band]], self._look.ribbing, self._look.line, 0.0)
        self._brush.paint(self._trunk(body, band), self._look.jumper, self._look.line, 0.9)

    def _trunk(self, body: Body, band: Round) -> list[list[Round]]:
        on, hips, chest = self._on, body.pelvis_axes, body.chest_axes
        belly = on.ellipsoid(local(body.pelvis, hips, 0.0, 0.010, 0.155), hips, (0.162, 0.128, 0.09))
        ribs = on.ellipsoid(local(body.chest, chest, 0.0, 0.0, -0.14), chest, (0.163, 0.118, 0.10))
        shoulders = [self._shoulder(body, arm) for arm in (body.right_arm, body.left_arm)]
        neck = on.ellipsoid(local(body.chest, chest, 0.0, 0.0, 0.036), chest, (0.066, 0.062, 0.012))
        return [[band, belly], [belly, ribs], [ribs, *shoulders], [*shoulders, neck]]

    def _hem(self, body: Body, crease: float) -> tuple[Round, Round]:
        """Return the hem, and where its band ends: it lies in the fold that bent thighs make."""
        on, hips = self._on, body.pelvis_axes
        fold = pitched(hips, min(max(crease, 0.0), 120.0) / 2.0)
        back = local(body.pelvis, hips, 0.0, -0.122, 0.0)
        front = along(local(body.pelvis, hips, 0.0, 0.0, 0.0), fold[1], 0.130)
        middle, across = between(back, front, 0.5), scaled(sub(front, back), 0.5)
        above = unit(cross(hips[0], across))
        rings = []
        for up, wide in ((0.0, 0.163), (0.032, 0.166)):
            disc: Axes = (hips[0], unit(across), above)
            rings.append(on.ellipsoid(along(middle, above, up), disc, (wide, length(across), 0.0)))
        return rings[0], rings[1]

    def _neck(self, body: Body) -> None:
        throat = local(body.head, body.head_axes, 0.0, -0.015, -0.045)
        low = local(body.chest, body.chest_axes, 0.0, 0.0, 0.01)
        self._brush.paint(
            [[self._on.ball(low, 0.046), self._on.ball(throat, 0.046)]], self._look.skin, self._look.line, 0.0
        )

    def collar(self, body: Body) -> None:
        """Paint the collar in front of the neck."""
        on, axes = self._on, body.chest_axes
        ring = [
            on.ellipsoid(local(body.chest, axes, 0.0, ahead, up), axes, (wide, deep, 0.0))
            for ahead, up, wide, deep in ((0.004, 0.022, 0.074, 0.072), (0.008, 0.050, 0.058, 0.058))
        ]
        self._brush.paint([ring], self._look.ribbing, self._look.line, 0.0)
        throat = local(body.head, body.head_axes, 0.0, -0.015, -0.045)
        low = on.ellipsoid(local(body.chest, axes, 0.0, 0.008, 0.048), axes, (0.047, 0.047, 0.0))
        self._brush.paint([[low, on.ball(throat, 0.047)]], self._look.skin, self._look.line, 0.0)

    def arm(self, body: Body, outward: int) -> None:
        """Paint the whole right (1) or left (-1) arm with its hand."""
        arm = arm_on(body, outward)

        def sleeves() -> None:
            both = [self._upper_sleeve(body, arm), self._lower_sleeve(arm)]
            self._brush.paint(both, self._look.jumper, self._look.line)
            self._shoulder_seam(body, arm, outward)

        self._towards_hand(arm, outward, sleeves)

    def upper_arm(self, body: Body, outward: int) -> None:
        """Paint the sleeve of the right (1) or left (-1) arm down to the elbow, over the forearm."""
        arm = arm_on(body, outward)
        self._brush.paint([self._upper_sleeve(body, arm)], self._look.jumper, self._look.line)
        self._shoulder_seam(body, arm, outward)
        self._elbow_seam(arm)

    def forearm(self, body: Body, outward: int, *, over_upper_arm: bool) -> None:
        """Paint the arm from the elbow on."""
        arm = arm_on(body, outward)

        def sleeve() -> None:
            self._brush.paint([self._lower_sleeve(arm)], self._look.jumper, self._look.line)
            if over_upper_arm:
                self._elbow_seam(arm)

        self._towards_hand(arm, outward, sleeve)

    def _towards_hand(self, arm: Arm, outward: int, sleeve: Callable[[], None]) -> None:
        """Paint sleeve, cuff and hand, those last that a forearm which points at us has nearest to us."""
        camera = self._on.camera
        nearer = camera.nearness(arm.wrist) - camera.nearness(arm.elbow)
        if nearer <= 0.0:
            self._hand(arm, outward)
        if nearer < -_POINTS_AWAY:
            self._cuff(arm)
            sleeve()
        else:
            sleeve()
            self._cuff(arm)
        if nearer > 0.0:
            self._hand(arm, outward)

    def _shoulder_seam(self, body: Body, arm: Arm, outward: int) -> None:
        """Take away the line between sleeve and chest at the top of the shoulder, where the cloth is one."""
        on, axes = self._on, body.chest_axes
        inner = on.ball(local(arm.shoulder, axes, -0.050 * outward, 0.0, -0.024), 0.046)
        outer = on.ball(local(arm.shoulder, axes, -0.004 * outward, 0.0, -0.032), 0.048)
        self._brush.fill([inner, outer], self._look.jumper.light)

    def _elbow_seam(self, arm: Arm) -> None:
        """Take away the line between the two halves of a sleeve."""
        on = self._on
        halves = [on.ball(between(arm.elbow, end, 0.14), 0.038) for end in (arm.shoulder, arm.wrist)]
        self._brush.fill(halves, self._look.jumper.light)

    def _shoulder(self, body: Body, arm: Arm) -> Round:
        return self._on.ball(local(arm.shoulder, body.chest_axes, 0.0, -0.004, -0.030), 0.056)

    def _upper_sleeve(self, body: Body, arm: Arm) -> list[Round]:
        return [self._shoulder(body, arm), self._on.ball(arm.elbow, 0.046)]

    def _lower_sleeve(self, arm: Arm) -> list[Round]:
        return [self._on.ball(arm.elbow, 0.046), self._ring(arm, 0.92, 0.038)]

    def _cuff(self, arm: Arm) -> None:
        cuff = [self._ring(arm, 0.88, 0.038), self._ring(arm, 1.0, 0.034)]
        self._brush.paint([cuff], self._look.ribbing, self._look.line, 0.0)

    def _ring(self, arm: Arm, at: float, radius: float) -> Round:
        way = unit(sub(arm.wrist, arm.elbow))
        axes = axes_facing(way, arm.back)
        return self._on.ellipsoid(between(arm.elbow, arm.wrist, at), axes, (radius, 0.0, radius))

    def _hand(self, arm: Arm, outward: int) -> None:
        on = self._on
        ahead: Vec = unit(sub(arm.tip, arm.wrist))
        thumb_side = scaled(cross(ahead, arm.back), -float(outward))
        axes: Axes = (thumb_side, ahead, arm.back)
        wrist = on.ball(arm.wrist, 0.028)
        root = on.ball(local(arm.wrist, axes, 0.028, 0.045, 0), 0.014)
        if outward in self._grips:
            palm = on.ellipsoid(local(arm.wrist, axes, 0, 0.060, 0.004), axes, (0.041, 0.044, 0.024))
            fingers = on.ellipsoid(local(arm.wrist, axes, 0, 0.082, -0.024), axes, (0.040, 0.028, 0.026))
            thumb = on.ball(local(arm.wrist, axes, 0.034, 0.100, -0.018), 0.013)
        else:
            palm = on.ellipsoid(local(arm.wrist, axes, 0, 0.055, 0), axes, (0.040, 0.052, 0.021))
            fingers = on.ellipsoid(local(arm.wrist, axes, -0.002, 0.125, -0.004), axes, (0.035, 0.052, 0.016))
            thumb = on.ball(local(arm.wrist, axes, 0.052, 0.098, -0.006), 0.012)
        self._brush.paint([[wrist, palm, fingers], [root, thumb]], self._look.skin, self._look.line, 0.0)


def arm_on(body: Body, outward: int) -> Arm:
    """Return the right (1) or left (-1) arm."""
    return body.right_arm if outward > 0 else body.left_arm
