"""Paints trousers, socks and shoes, and the weighted cuffs on the ankles."""

from typing import Final

from coach.figure.kinematics import Body
from coach.figure.legs import Leg
from coach.figure.vectors import Axes, along, axes_facing, between, cross, dot, local, sub, unit
from coach.ui.figure.look import Cloth, Look
from coach.ui.figure.shapes import Brush, Projection, Round

_SOLE_FACES_US: Final = -0.35
"""How little the back of a foot may be towards us for its ankle to be seen."""


class Legs:
    """Paints the seat of the trousers and each leg by itself; in which order is the painter's business."""

    def __init__(self, brush: Brush, projection: Projection, look: Look, *, shoes: bool) -> None:
        """Paint in `look`; without `shoes` the feet are in socks."""
        self._brush = brush
        self._on = projection
        self._look = look
        self._shoes = shoes
        self._working = Cloth(look.working.light, look.working.shade, look.outline)

    def hips(self, body: Body) -> None:
        """Paint the seat of the trousers, which the jumper covers in part."""
        on, axes = self._on, body.pelvis_axes
        seat = on.ellipsoid(local(body.pelvis, axes, 0, -0.02, 0.03), axes, (0.155, 0.105, 0.10))
        self._brush.paint([[seat]], self._look.trousers, self._look.line, 0.0)

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


def _toe_axes(leg: Leg) -> Axes:
    ahead = unit(sub(leg.toe, leg.ball))
    return (leg.foot[0], ahead, cross(leg.foot[0], ahead))
