"""Paints trousers, shoes, sleeves, hands and the jumper on a body."""

from collections.abc import Callable
from typing import Final

from coach.figure.arms import Arm
from coach.figure.kinematics import Body
from coach.figure.legs import Leg
from coach.figure.vectors import (
    Axes,
    Vec,
    along,
    axes_facing,
    between,
    cross,
    dot,
    length,
    local,
    pitched,
    scaled,
    sub,
    unit,
)
from coach.ui.figure.look import Cloth, Look
from coach.ui.figure.shapes import Brush, Projection, Round

_POINTS_AWAY: Final = 0.12
"""Metres by which a wrist is farther from us than its elbow when the sleeve covers the cuff."""

_SOLE_FACES_US: Final = -0.35
"""How little the back of a foot may be towards us for its ankle to be seen."""


class Clothes:
    """Paints the parts of a body below the head, each by itself; in which order is the painter's business."""

    def __init__(
        self, brush: Brush, projection: Projection, look: Look, grips: frozenset[int], *, shoes: bool
    ) -> None:
        """Paint in `look`; the hands in `grips` are closed, and without `shoes` the feet are in socks."""
        self._brush = brush
        self._on = projection
        self._look = look
        self._grips = grips
        self._shoes = shoes
        self._working = Cloth(look.working.light, look.working.shade, look.outline)

    def leg(self, leg: Leg, *, works: bool, towards_us: bool, weighted: bool) -> None:
        """Paint one leg from hip to toe; the leg that works in its own colour with a bold outline.

        One that is `weighted` has a cuff above the ankle.
        """
        cloth = self._working if works else self._look.trousers
        line = self._look.working_line if works else self._look.line
        camera = self._on.camera
        foot = self._shoe if self._shoes else self._foot
        self._sock(leg, works=works)
        if camera.nearness(leg.ankle) > camera.nearness(leg.knee):
            self._trouser_leg(leg, cloth, line, towards_us=towards_us)
            if weighted:
                self._ankle_weight(leg)
            foot(leg, works=works)
        else:
            foot(leg, works=works)
            self._trouser_leg(leg, cloth, line, towards_us=towards_us)
            if weighted:
                self._ankle_weight(leg)

    def _trouser_leg(self, leg: Leg, cloth: Cloth, line: float, *, towards_us: bool) -> None:
        on = self._on
        shank = unit(sub(leg.knee, leg.ankle))
        across = axes_facing(leg.foot[1], shank)
        hem = on.ellipsoid(along(leg.ankle, shank, 0.055), (across[0], across[1], shank), (0.053, 0.058, 0.0))
        knee = on.ball(leg.knee, 0.061)
        top = between(leg.hip, leg.knee, 0.30) if towards_us else leg.hip
        thigh = [on.ball(top, 0.082), on.ball(between(leg.hip, leg.knee, 0.45), 0.078), knee]
        calf = along(between(leg.knee, leg.ankle, 0.32), leg.foot[1], -0.012)
        self._brush.paint([thigh, [knee, on.ball(calf, 0.061), hem]], cloth, line)

    def _ankle_weight(self, leg: Leg) -> None:
        """Paint a weighted cuff with a band round its middle; its end that is nearer covers the band."""
        on, cloth = self._on, self._look.weight
        shank = unit(sub(leg.knee, leg.ankle))
        across = axes_facing(leg.foot[1], shank)
        axes: Axes = (across[0], across[1], shank)

        def ring(up: float) -> Round:
            return on.ellipsoid(along(leg.ankle, shank, up), axes, (0.062, 0.067, 0.0))

        low, high = (0.075, 0.110), (0.130, 0.165)
        nearer = high if dot(shank, on.camera.towards) > 0.0 else low
        self._brush.paint([[ring(low[0]), ring(high[1])]], cloth, self._look.line, 0.0)
        self._brush.fill([ring(low[1]), ring(high[0])], cloth.edge)
        self._brush.fill([ring(up) for up in nearer], cloth.light)

    def _sock(self, leg: Leg, *, works: bool) -> None:
        """Paint what of a sock is between the trousers and the foot."""
        shank = unit(sub(leg.knee, leg.ankle))
        low = self._on.ball(leg.ankle, 0.036)
        high = self._on.ball(along(leg.ankle, shank, 0.09), 0.037)
        cloth, line = self._sock_cloth(works=works)
        self._brush.paint([[low, high]], cloth, line, 0.0)

    def _foot(self, leg: Leg, *, works: bool) -> None:
        """Paint a foot in a sock, without a line where it hangs on to the ankle."""
        on, shank = self._on, unit(sub(leg.knee, leg.ankle))
        cloth, line = self._sock_cloth(works=works)
        self._brush.paint(self._uppers(leg), cloth, line, 0.86)
        if dot(leg.foot[2], on.camera.towards) < _SOLE_FACES_US:
            return
        across = axes_facing(leg.foot[1], shank)
        low = on.ellipsoid(local(leg.ankle, leg.foot, 0, 0.0, -0.008), leg.foot, (0.029, 0.033, 0.020))
        high = on.ellipsoid(
            along(leg.ankle, shank, 0.026), (across[0], across[1], shank), (0.030, 0.031, 0.0)
        )
        self._brush.fill([low, high], cloth.light)

    def _sock_cloth(self, *, works: bool) -> tuple[Cloth, float]:
        """Return the cloth of a sock, and how wide its line is: bold on the leg that works."""
        look = self._look
        if not works:
            return look.sock, look.line
        return Cloth(look.sock.light, look.sock.shade, look.outline), look.working_line * 0.8

    def _uppers(self, leg: Leg) -> list[list[Round]]:
        on, foot = self._on, leg.foot
        toes = _toe_axes(leg)
        ball = on.ellipsoid(local(leg.ball, foot, 0, 0, 0.036), foot, (0.046, 0.05, 0.030))
        rear = [
            on.ellipsoid(local(leg.heel, foot, 0, 0.042, 0.046), foot, (0.037, 0.045, 0.040)),
            on.ellipsoid(local(leg.ankle, foot, 0, 0.0, 0.012), foot, (0.040, 0.046, 0.0)),
            on.ellipsoid(local(leg.ankle, foot, 0, 0.055, -0.014), foot, (0.034, 0.03, 0.016)),
            ball,
        ]
        return [
            rear,
            [ball, on.ellipsoid(local(leg.toe, toes, 0, -0.044, 0.031), toes, (0.043, 0.046, 0.023))],
        ]

    def _shoe(self, leg: Leg, *, works: bool) -> None:
        on, foot, toes = self._on, leg.foot, _toe_axes(leg)
        line = self._look.working_line * 0.8 if works else self._look.line
        uppers = (self._uppers(leg), self._look.shoe, line)
        under = [
            [
                on.ellipsoid(local(leg.heel, foot, 0, 0.043, up), foot, (0.040, 0.048, 0.0)),
                on.ellipsoid(local(leg.ball, foot, 0, 0.0, up), foot, (0.049, 0.05, 0.0)),
            ]
            for up in (0.0, 0.017)
        ]
        tip = [
            [
                on.ellipsoid(local(leg.ball, foot, 0, 0.0, up), foot, (0.049, 0.05, 0.0)),
                on.ellipsoid(local(leg.toe, toes, 0, -0.046, up), toes, (0.045, 0.05, 0.0)),
            ]
            for up in (0.0, 0.017)
        ]
        soles = ([under[0] + under[1], tip[0] + tip[1]], self._look.sole, line, 0.0)
        if dot(foot[2], on.camera.towards) < -0.12:
            self._brush.paint(*uppers)
            self._brush.paint(*soles)
        else:
            self._brush.paint(*soles)
            self._brush.paint(*uppers)

    def jumper(self, body: Body, crease: float) -> None:
        """Paint the jumper, and the neck out of it; `crease` is how far the thighs are bent, in degrees."""
        self._neck(body)
        hem, band = self._hem(body, crease)
        self._brush.paint([[hem, band]], self._look.ribbing, self._look.line, 0.0)
        self._brush.paint(self._trunk(body, band), self._look.jumper, self._look.line, 0.9)

    def hips(self, body: Body) -> None:
        """Paint the seat of the trousers, which the jumper covers in part."""
        on, axes = self._on, body.pelvis_axes
        seat = on.ellipsoid(local(body.pelvis, axes, 0, -0.02, 0.03), axes, (0.155, 0.105, 0.10))
        self._brush.paint([[seat]], self._look.trousers, self._look.line, 0.0)

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


def _toe_axes(leg: Leg) -> Axes:
    ahead = unit(sub(leg.toe, leg.ball))
    return (leg.foot[0], ahead, cross(leg.foot[0], ahead))


def arm_on(body: Body, outward: int) -> Arm:
    """Return the right (1) or left (-1) arm."""
    return body.right_arm if outward > 0 else body.left_arm
