"""Paints the parts of one body in one posture, each when its turn has come."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from coach.figure.feet import LEFT, LEGS, RIGHT
from coach.figure.kinematics import Body
from coach.figure.motion import Posture, pose_at
from coach.figure.surroundings import Surroundings
from coach.routine.terms import Arms, Prop, Side
from coach.ui.figure.aids import holds_frame, paint_stick, paint_strap
from coach.ui.figure.jumper import Jumper, arm_on
from coach.ui.figure.legs import Legs
from coach.ui.figure.order import Item, Part, rises_towards_us
from coach.ui.figure.props import paint_between_knees, paint_roll
from coach.ui.figure.solids import Solids

_SQUEEZED: Final = (Prop.BALL, Prop.PILLOW)


class Person:
    """One body, its clothes, and what it holds; in which order is `order_of`'s business."""

    def __init__(
        self, body: Body, posture: Posture, around: Surroundings, solids: Solids, cuffs: AbstractSet[Side]
    ) -> None:
        """Paint on `solids`; the legs of `cuffs` wear a weighted cuff."""
        self.body = body
        self._posture = posture
        # Where the body sways over still feet, both legs work, whichever way it goes.
        self._working = Side.BOTH if posture.exercise.sways else posture.working
        self._props = posture.exercise.figure.props
        self._pose = pose_at(posture)
        self._around = around
        self.solids = solids
        self._cuffs = cuffs
        grips = frozenset(side for side in LEGS if self._grips(side))
        self._legs = Legs(solids.brush, solids.on, solids.look, shoes=around.bed is None)
        self._jumper = Jumper(solids.brush, solids.on, solids.look, grips)

    def on(self, solids: Solids) -> "Person":
        """Return the same person, painted on other `solids`."""
        return Person(self.body, self._posture, self._around, solids, self._cuffs)

    def paint(self, item: Item) -> None:
        """Paint one part; one that this body doesn't have is left out.

        Head, walking frame and furniture are painted elsewhere.
        """
        jumper, body, side = self._jumper, self.body, item.side
        match item.part:
            case Part.HIPS:
                self._legs.hips(body)
            case Part.TRUNK:
                jumper.trunk(body, self._crease)
                jumper.collar(body)
            case Part.LEG:
                self._leg(side)
            case Part.ARM:
                jumper.arm(body, side)
            case Part.UPPER_ARM:
                jumper.upper_arm(body, side)
            case Part.FOREARM | Part.FOREARM_ON:
                jumper.forearm(body, side, over_upper_arm=item.part is Part.FOREARM_ON)
            case Part.AID:
                self._aid(side)
            case Part.BETWEEN_KNEES | Part.ROLL | Part.STRAP:
                self._prop(item)
            case _:
                pass

    def paint_all(self, items: Iterable[Item]) -> None:
        """Paint parts one after the other."""
        for item in items:
            self.paint(item)

    def depends_on(self, item: Item) -> object:
        """Return all that the picture of a part depends on while the exercise and its side stay the same."""
        body, side = self.body, item.side
        arms, legs = (body.right_arm, body.left_arm), (body.right, body.left)
        head, chest = (body.head, body.head_axes), (body.chest, body.chest_axes)
        shape: object = ()
        match item.part:
            case Part.HIPS:
                shape = body.pelvis, body.pelvis_axes
            case Part.TRUNK:
                shoulders = [arm.shoulder for arm in arms]
                shape = body.pelvis, body.pelvis_axes, chest, head, *shoulders, self._crease
            case Part.HEAD:
                shape = head
            case Part.LEG:
                shape = (body.right if side == RIGHT else body.left), self._weighted(side)
            case Part.ARM | Part.UPPER_ARM | Part.FOREARM | Part.FOREARM_ON:
                shape = arm_on(body, side), chest, self._grips(side)
            case Part.AID if body.frame or body.stick:
                shape = body.frame, body.stick, arms
            case Part.STRAP if self._pose.arms is Arms.STRAP:
                shape = arms, legs
            case Part.BETWEEN_KNEES if self._props:
                shape = legs
        return shape

    @property
    def _crease(self) -> float:
        """How far the thighs are bent, in degrees."""
        return (self._pose.working.hip_flexion + self._pose.other.hip_flexion) / 2

    def works(self, side: int) -> bool:
        """Return whether the right (1) or left (-1) leg is the one that works, or one of two."""
        return {Side.RIGHT: side == RIGHT, Side.LEFT: side == LEFT}.get(self._working, True)

    def _grips(self, side: int) -> bool:
        """Return whether the hand on this side is closed around something."""
        body, rail = self.body, self._around.rail
        match self._pose.arms:
            case Arms.STICK:
                return body.stick is not None and body.stick[0] * side > 0.0
            case Arms.RAIL:
                return rail is not None and rail.aside * side > 0.0
            case Arms.FRAME | Arms.FRAME_AHEAD:
                return body.frame is not None and holds_frame(arm_on(body, side), body.frame)
            case arms:
                return arms in (Arms.STRAP, Arms.SEAT)

    def _leg(self, side: int) -> None:
        leg = self.body.right if side == RIGHT else self.body.left
        towards_us = rises_towards_us(leg, self.solids.on.camera)
        weighted = self._weighted(side)
        self._legs.leg(leg, works=self.works(side), towards_us=towards_us, weighted=weighted)

    def _weighted(self, side: int) -> bool:
        return (Side.RIGHT if side == RIGHT else Side.LEFT) in self._cuffs

    def _aid(self, side: int) -> None:
        body = self.body
        if body.stick is not None and body.stick[0] * side > 0.0:
            paint_stick(self.solids, body.stick, arm_on(body, side))

    def _prop(self, item: Item) -> None:
        body, solids, props = self.body, self.solids, self._props
        if item.part is Part.ROLL and self._around.roll is not None and self.works(item.side):
            paint_roll(solids, self._around.roll)
        if item.part is Part.STRAP and self._pose.arms is Arms.STRAP:
            leg = body.left if self._working is Side.LEFT else body.right
            paint_strap(solids, leg, (body.right_arm, body.left_arm))
        if item.part is Part.BETWEEN_KNEES:
            for prop in props:
                if prop in _SQUEEZED:
                    paint_between_knees(solids, prop, body)
