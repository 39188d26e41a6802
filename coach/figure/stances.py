"""How a body stands in each pose of a rep: what stays where it is, what slides, and what steps."""

from collections.abc import Mapping
from dataclasses import replace
from math import hypot, sqrt
from typing import Final

from coach.figure.feet import LEGS, PLANTED, beside, put_down, spread
from coach.figure.legs import HangingLeg, Place, hanging_leg, knee_at, standing_foot
from coach.figure.motion import phases_with_start
from coach.figure.skeleton import HALF_HIPS, STEP_HEIGHT, TRUNK
from coach.figure.standing import (
    BED_TOP,
    LYING_HIP,
    SITTING_HEIGHT,
    Carrier,
    Correction,
    Stand,
    Stands,
    carrier_of,
    half_stance_of,
    hip_of,
    leg_pose,
    pelvis_axes,
    pelvis_over,
    trunk_axes,
    working_sign,
)
from coach.figure.vectors import ORIGIN, Vec, along, dist, dot, sub
from coach.routine.model import START, Exercise, LegPose, Pose
from coach.routine.terms import Contact, Feet, Side, Travel

_SLIDES_FROM: Final = 0.06
"""Metres: where no weight is on it, a foot whose angles put it farther away than this has slid there."""

_BENDS: Final = 10.0
"""Degrees by which a knee may differ from its angle before a foot without weight slides instead."""

_STEPS_FROM: Final = 0.08
"""Metres: a working foot that stands farther than this from where its stance has it steps there."""

_FAR: Final = 0.25
_TURNED: Final = 0.94
"""The same where angles alone say it: metres (less is a knee that gives), and the cosine of 20 degrees."""

_HEEL_FROM_ANKLE: Final = 0.09
"""Metres between the middles of two feet whose heel and ankle touch (drawing value)."""

_FLAT_ON_BACK: Final = -90.0


def stands_of(exercise: Exercise, working: Side) -> Stands:
    """Return how the body stands in each pose, found by walking through a rep."""
    walk = _Walk(exercise, working)
    stands = {START: walk.first}
    last = walk.first
    for before, phase in phases_with_start(exercise):
        previous = stands[before]
        for way in phase.path:
            if way.pose not in stands:
                stands[way.pose] = walk.next(exercise.figure.poses[way.pose], previous)
            last, previous = previous, stands[way.pose]
    for name, pose in exercise.figure.poses.items():
        if name not in stands:
            stands[name] = walk.next(pose, walk.first)
    stride = walk.stride(last)
    return Stands(stands, walk.first.moved(stride), stride)


class _Walk:
    """One walk through the poses of a rep: where feet stood before is where they still stand."""

    def __init__(self, exercise: Exercise, working: Side) -> None:
        self._exercise = exercise
        self._working = working
        self._carrier = carrier_of(exercise)
        self._ground = BED_TOP if self._carrier is Carrier.BED else 0.0
        self.first = self._first()

    def _first(self) -> Stand:
        pose = self._exercise.figure.poses[START]
        touching = self._touching(pose)
        hanging = self._hanging(pose, ORIGIN)
        heights = [self._ankle_height(pose, leg) - hanging[leg].ankle[2] for leg in touching]
        pelvis = (0.0, 0.0, sum(heights) / len(heights) if heights else SITTING_HEIGHT)
        if self._carrier is Carrier.BED:
            pelvis = (0.0, 0.0, BED_TOP + LYING_HIP)
        if self._carrier is not Carrier.FEET:
            hanging = self._hanging(pose, pelvis)
        feet = self._exercise.figure.feet
        places = {leg: self._put_down(hanging, pose, leg) for leg in touching}
        if pose.working.hip_abduction == pose.other.hip_abduction == 0.0:
            places = {leg: spread(place, feet, leg) for leg, place in places.items()}
        if len(places) == len(LEGS) and pose.working.hip_flexion != pose.other.hip_flexion:
            ahead = max(LEGS, key=lambda leg: self._angles(pose, leg).hip_flexion)
            places[ahead] = beside(places[-ahead], feet, ahead, 1) or places[ahead]
        if self._carrier is Carrier.FEET and places:
            pelvis = pelvis_over(places, pose, self._working, half_stance_of(places))
        return self._stand(pose, places, pelvis)

    def next(self, pose: Pose, before: Stand) -> Stand:
        """Return the stand in `pose` of a body that comes from `before`."""
        touching = self._touching(pose)
        staying = {
            leg: before.places[leg]
            for leg in touching
            if leg in before.places and before.places[leg].under_ankle[2] == self._floor(pose, leg)
        }
        if self._carrier is Carrier.FEET and self._steps(pose, staying):
            del staying[working_sign(self._working)]
        pelvis = self._pelvis(pose, staying, before)
        hanging = self._hanging(pose, pelvis, turns=self._carrier is Carrier.FEET)
        places = dict(staying)
        for leg in touching:
            place = self._put_down(hanging, pose, leg)
            if leg not in staying:
                places[leg] = (
                    self._beside_other(pose, leg, staying) or self._kicked_in(pose, place, staying) or place
                )
            elif self._carrier is not Carrier.FEET and (
                _slides(staying[leg], place) or self._bends(hanging[leg], staying[leg], pose, leg)
            ):
                places[leg] = place
        return self._stand(pose, places, self._pelvis(pose, places, before))

    def _steps(self, pose: Pose, staying: Mapping[int, Place]) -> bool:
        """Tell whether `pose` has the working foot elsewhere than where both feet stand."""
        if len(staying) < len(LEGS):
            return False
        hanging = self._hanging(pose, ORIGIN)
        sign = working_sign(self._working)
        stands, other = staying[sign], staying[-sign]
        beside_other = self._beside_other(pose, sign, {-sign: other})
        if beside_other is not None:
            return _apart(beside_other, stands) > _STEPS_FROM
        asked, asked_other = (self._put_down(hanging, pose, leg) for leg in (sign, -sign))
        way = sub(stands.under_ankle, other.under_ankle)
        asked_way = sub(asked.under_ankle, asked_other.under_ankle)
        return dist(asked_way, way) > _FAR or dot(asked.forward, stands.forward) < _TURNED

    def _put_down(self, hanging: Mapping[int, HangingLeg], pose: Pose, leg: int) -> Place:
        """Return where a foot is put down; one that bears no weight as far off as the knee's angle has it."""
        place = put_down(hanging[leg], self._angles(pose, leg), leg, self._floor(pose, leg))
        if self._carrier is Carrier.FEET:
            return place
        x, y, z = sub(hanging[leg].ankle, hanging[leg].hip)
        down = hanging[leg].hip[2] - self._ankle_height(pose, leg)
        level, reach = hypot(x, y), sqrt(max(0.0, x * x + y * y + z * z - down * down))
        longer = reach / level - 1.0 if level > 0.0 else 0.0
        return Place(along(place.under_ankle, (x, y, 0.0), longer), place.forward)

    def _bends(self, hanging: HangingLeg, stood: Place, pose: Pose, leg: int) -> bool:
        """Tell whether a foot that stays would bend the knee much otherwise than its angle says."""
        ankle, _ = standing_foot(stood, self._angles(pose, leg), leg)
        knees = (knee_at(dist(hanging.hip, end)) for end in (ankle, hanging.ankle))
        return abs(next(knees) - next(knees)) > _BENDS

    def _ankle_height(self, pose: Pose, leg: int) -> float:
        """Return the height in metres of the ankle of a foot that touches."""
        floor = self._floor(pose, leg)
        ankle, _ = standing_foot(Place((0.0, 0.0, floor), (0.0, 1.0, 0.0)), self._angles(pose, leg), leg)
        return ankle[2]

    def stride(self, last: Stand) -> Vec:
        """Return how far a rep has come that ends by stepping from `last` into the start pose."""
        travel = self._exercise.figure.travel
        stayed = [leg for leg in self.first.places if leg in last.places]
        if travel is None or not stayed:
            return ORIGIN
        x, y, _ = sub(last.places[stayed[0]].under_ankle, self.first.places[stayed[0]].under_ankle)
        return (x, 0.0, 0.0) if travel is Travel.SIDEWAYS else (0.0, y, 0.0)

    def _pelvis(self, pose: Pose, places: Mapping[int, Place], before: Stand) -> Vec:
        if self._carrier is Carrier.FEET:
            stance = half_stance_of(self.first.places)
            return pelvis_over(places, pose, self._working, stance) if places else before.pelvis
        first = self.first.pelvis
        if self._carrier is Carrier.SEAT:
            return (first[0] + pose.trunk.pelvis_shift * HALF_HIPS * working_sign(self._working), *first[1:])
        if pose.trunk.lean >= _FLAT_ON_BACK:
            return first
        shoulders = along(first, trunk_axes(self._exercise.figure.poses[START].trunk)[2], TRUNK)
        return along(shoulders, trunk_axes(pose.trunk)[2], -TRUNK)

    def _beside_other(self, pose: Pose, leg: int, places: Mapping[int, Place]) -> Place | None:
        """Return where a foot is put down in a stance that says where; None where its angles do."""
        standing = places.get(-leg)
        if standing is None:
            return None
        forward = self._exercise.figure.travel is not None or leg == working_sign(self._working)
        feet = self._exercise.figure.feet
        if feet is Feet.TOGETHER:
            says = pose.working.hip_abduction == pose.other.hip_abduction == 0.0
        else:
            says = pose.working.hip_flexion != pose.other.hip_flexion
        if not says:
            return None
        return beside(standing, feet, leg, 1 if forward else -1)

    def _kicked_in(self, pose: Pose, asked: Place, places: Mapping[int, Place]) -> Place | None:
        """Return where a foot on its ball leans its heel on the ankle of the one leg that stands."""
        leg = working_sign(self._working)
        standing = places.get(-leg)
        on_ball = pose.working.contact is Contact.BALL and pose.working.hip_rotation > 0.0
        if self._exercise.figure.feet is not Feet.ONE_LEG or standing is None or not on_ball:
            return None
        x, y, z = standing.under_ankle
        return Place((x + _HEEL_FROM_ANKLE * leg, y, z), asked.forward)

    def _touching(self, pose: Pose) -> list[int]:
        return [leg for leg in LEGS if self._angles(pose, leg).contact in PLANTED]

    def _angles(self, pose: Pose, leg: int) -> LegPose:
        return leg_pose(pose, leg, self._working)

    def _floor(self, pose: Pose, leg: int) -> float:
        """Return the height in metres of what a foot stands on."""
        return self._ground + (STEP_HEIGHT if self._angles(pose, leg).contact is Contact.STEP else 0.0)

    def _hanging(self, pose: Pose, pelvis: Vec, *, turns: bool = True) -> Mapping[int, HangingLeg]:
        """Return the legs as their angles have them.

        Without `turns` the thighs aren't turned out: a foot that bears no
        weight stays then, and the knee opens over it.
        """
        axes = pelvis_axes(pose.trunk, self._working)
        angles = {leg: self._angles(pose, leg) for leg in LEGS}
        if not turns:
            angles = {leg: replace(pose, hip_rotation=0.0) for leg, pose in angles.items()}
        return {leg: hanging_leg(axes, hip_of(pelvis, axes, leg), angles[leg], leg) for leg in LEGS}

    def _stand(self, pose: Pose, places: Mapping[int, Place], pelvis: Vec) -> Stand:
        hanging = self._hanging(pose, pelvis)
        found = {}
        for leg, place in places.items():
            ankle, foot = standing_foot(place, self._angles(pose, leg), leg)
            free = hanging[leg]
            found[leg] = Correction(
                sub(ankle, free.ankle), sub(foot[1], free.foot[1]), sub(foot[2], free.foot[2])
            )
        return Stand(places, pelvis, found)


def _apart(a: Place, b: Place) -> float:
    return dist(a.under_ankle, b.under_ankle)


def _slides(stood: Place, asked: Place) -> bool:
    return _apart(stood, asked) > _SLIDES_FROM or dot(stood.forward, asked.forward) < _TURNED
