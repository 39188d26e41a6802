"""A limb that is dragged in the picture: which joint follows the pointer, and by how many degrees.

The picture is flat, so a limb has one joint that moves it as the picture is
seen: from the side a thigh goes by the hip's flexion, from ahead by its
abduction. The angle is found over the figure's own forward kinematics, so
whatever the figure does with it (a foot that stays where it stands, a body
that is carried by it) is done while it is dragged, too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import dist, hypot
from typing import Final

from coach.figure.standing import Carrier, working_sign
from coach.routine.model import LegPose, Pose
from coach.routine.ranges import CLOSED_CHAIN_DEGREES, closed_chain_error
from coach.routine.terms import Contact, Side, View
from coach.ui.workshop.poses.limb import Grip, Segment
from coach.ui.workshop.poses.pose_values import Change, Part

STEP_DEGREES: Final = 1.0
COARSE_DEGREES: Final = 5.0
"""To what an angle snaps while a limb is dragged; the second with Shift."""

PLANTED: Final = (Contact.FLAT, Contact.HEEL, Contact.BALL)

_BENT: Final = 30.0
"""Degrees of knee flexion from which, seen from ahead, turning the thigh moves the shank."""

_NEAR_KNEE: Final = 0.6
"""The share of a thigh beyond which it goes with the knee, and not with the hips."""

_TRIES: Final = 6
_FARTHEST_TRY: Final = 30.0
_NEAR_ENOUGH: Final = 0.5
"""Pixels."""

_CHAIN: Final = ("hip_flexion", "knee_flexion", "ankle_dorsiflexion", "foot_pitch")

_OVER_FEET: Final[Mapping[str, str]] = {
    "knee_flexion": "hip_flexion",
    "ankle_dorsiflexion": "hip_flexion",
    "foot_pitch": "hip_flexion",
    "hip_flexion": "knee_flexion",
}
_UNDER_BODY: Final[Mapping[str, str]] = {
    "ankle_dorsiflexion": "knee_flexion",
    "foot_pitch": "knee_flexion",
    "knee_flexion": "ankle_dorsiflexion",
    "hip_flexion": "ankle_dorsiflexion",
}
"""The angle that closes the chain of a standing leg again when another one changes."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What a drag turns: an angle of a part of the pose."""

    part: Part
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How what is dragged stands: what carries the body, and whether a foot on the floor stays there."""

    carrier: Carrier
    on_floor: bool

    def holds(self, leg: LegPose) -> bool:
        """Tell whether the foot of `leg` stays where it stands."""
        return self.on_floor and leg.contact in PLANTED

    def holds_body(self, leg: LegPose) -> bool:
        """Tell whether the body is moved over the foot of `leg`, and not the foot under the body."""
        return self.carrier is Carrier.FEET and self.holds(leg)


def joint_of(grip: Grip, pose: Pose, part: Part, view: View, standing: Standing) -> Joint:
    """Return the joint that moves `grip` as it is seen; `part` is the leg, or both, for which it is meant.

    Over a foot that stays where it stands, a knee goes by the ankle, and the
    hips by the knee; under a body that stays, a foot slides by the knee.
    """
    leg = pose.other if part is Part.OTHER else pose.working
    if grip.segment is Segment.TRUNK:
        return Joint(Part.TRUNK, "side_bend" if view is View.FRONT else "lean")
    if view is View.FRONT:
        return Joint(part, _seen_from_ahead(grip, leg))
    is_held = standing.holds(leg)
    match grip.segment:
        case Segment.FOOT:
            on_edge = is_held and leg.contact is not Contact.FLAT
            return Joint(part, "foot_pitch" if on_edge else "ankle_dorsiflexion")
        case Segment.SHANK | Segment.THIGH if standing.holds_body(leg):
            from_below = grip.segment is Segment.SHANK or grip.along > _NEAR_KNEE
            return Joint(part, "ankle_dorsiflexion" if from_below else "knee_flexion")
        case Segment.THIGH if not is_held:
            return Joint(part, "hip_flexion")
        case _:
            return Joint(part, "knee_flexion")


def _seen_from_ahead(grip: Grip, leg: LegPose) -> str:
    match grip.segment:
        case Segment.FOOT:
            return "ankle_inversion"
        case Segment.SHANK if leg.knee_flexion > _BENT:
            return "hip_rotation"
        case Segment.HIPS:
            return "knee_flexion"
        case _:
            return "hip_abduction"


_UP_AND_DOWN: Final[Mapping[str, str]] = {
    "hip_abduction": "hip_flexion",
    "hip_rotation": "knee_flexion",
    "ankle_inversion": "ankle_dorsiflexion",
    "side_bend": "lean",
}
"""What goes up and down, seen from ahead, where something else goes to the side."""


def meant_of(
    joint: Joint, way: tuple[float, float], seen_by: Callable[[Joint], tuple[float, float]]
) -> Joint:
    """Return the joint that takes what is grabbed the `way` somebody drags it: `joint`, or another one.

    `seen_by` says how far, and whereto, what is grabbed is seen to move by a few degrees of a joint.
    """
    other = _UP_AND_DOWN.get(joint.name)
    if other is None:
        return joint
    return max((joint, Joint(joint.part, other)), key=lambda each: _along(seen_by(each), way))


def _along(move: tuple[float, float], way: tuple[float, float]) -> float:
    long = hypot(*move)
    return abs(move[0] * way[0] + move[1] * way[1]) / long if long > _NEAR_ENOUGH else 0.0


def part_of(grip: Grip, working: Side, *, both: bool) -> Part:
    """Return for which part a drag is meant: for both legs where they are set together."""
    if grip.segment is Segment.TRUNK:
        return Part.TRUNK
    if grip.segment is Segment.HIPS and not both:
        return Part.WORKING
    if both:
        return Part.BOTH
    return Part.WORKING if grip.leg == working_sign(working) else Part.OTHER


def changes_for(joint: Joint, degrees: float, pose: Pose, standing: Standing) -> tuple[Change, ...]:
    """Return all that changes with an angle of `pose`: feet that stand go on standing.

    The foot of the leg itself leaves the floor unless it is to stay there. A
    leg that broke the closed chain before is left as it was.
    """
    changed = [Change(joint.part, joint.name, degrees)]
    if joint.part is Part.TRUNK:
        for part, leg in ((Part.WORKING, pose.working), (Part.OTHER, pose.other)):
            if joint.name == "lean" and _stands(leg, pose):
                hip = leg.hip_flexion + degrees - pose.trunk.lean
                changed.append(Change(part, "hip_flexion", hip))
        return _merged(changed, pose)
    leg = pose.other if joint.part is Part.OTHER else pose.working
    if leg.contact in PLANTED and not standing.on_floor:
        return (*changed, Change(joint.part, "contact", Contact.AIR.value))
    if not _stands(leg, pose):
        return tuple(changed)
    followers = _OVER_FEET if standing.carrier is Carrier.FEET else _UNDER_BODY
    follower = followers.get(joint.name)
    if follower is not None:
        angles = {name: getattr(leg, name) for name in _CHAIN} | {joint.name: degrees}
        changed.append(Change(joint.part, follower, _closing(follower, angles, pose.trunk.lean)))
    return tuple(changed)


def _stands(leg: LegPose, pose: Pose) -> bool:
    return leg.contact in PLANTED and closed_chain_error(leg, pose) <= CLOSED_CHAIN_DEGREES


def _closing(name: str, angles: dict[str, float], lean: float) -> float:
    """Return the angle `name` with which hip = knee - (ankle + foot pitch) + lean."""
    hip, knee, ankle, pitch = (angles[each] for each in _CHAIN)
    match name:
        case "hip_flexion":
            return knee - ankle - pitch + lean
        case "knee_flexion":
            return hip + ankle + pitch - lean
        case _:
            return knee - pitch + lean - hip


def mended(leg: Part, pose: Pose) -> Change:
    """Return the change that puts the hip of a planted leg where foot, knee and trunk have it."""
    one = pose.other if leg is Part.OTHER else pose.working
    angles = {name: float(getattr(one, name)) for name in _CHAIN}
    return Change(leg, "hip_flexion", _closing("hip_flexion", angles, pose.trunk.lean))


def _merged(changes: Sequence[Change], pose: Pose) -> tuple[Change, ...]:
    """Return the same, said once for both legs where both change to the same."""
    legs = [change for change in changes if change.part in (Part.WORKING, Part.OTHER)]
    if len(legs) == 2 and legs[0].value == legs[1].value and pose.working == pose.other:
        rest = [change for change in changes if change not in legs]
        return (*rest, Change(Part.BOTH, legs[0].name, legs[0].value))
    return tuple(changes)


def turned_to(
    now: float,
    seen_at: Callable[[float], tuple[float, float]],
    target: tuple[float, float],
    step: float,
    reach: tuple[float, float],
) -> float:
    """Return the angle within `reach`, in whole `step`s, at which what is grabbed is nearest to `target`.

    `seen_at` says where it is seen at an angle, `now` is the angle that it
    has: it stays as it is, whole or not, unless another step is plainly nearer.
    """
    low, high = reach
    angle, at = now, seen_at(now)
    best, off = now, dist(at, target)
    least = off - _NEAR_ENOUGH  # else a limb that points at us would tip over for nothing
    for _ in range(_TRIES):
        if off < _NEAR_ENOUGH:
            break
        ahead = seen_at(angle + 1.0)
        dx, dy = ahead[0] - at[0], ahead[1] - at[1]
        square = dx * dx + dy * dy
        if square < 1e-9:
            break
        turn = ((target[0] - at[0]) * dx + (target[1] - at[1]) * dy) / square
        turn = max(-_FARTHEST_TRY, min(_FARTHEST_TRY, turn))
        if abs(turn) < step / 4.0:
            break
        angle = max(low, min(high, angle + turn))
        at = seen_at(angle)
        away = dist(at, target)
        if away < off:
            best, off = angle, away
    if abs(best - now) < step / 2.0 or off > least:
        return now
    return max(low, min(high, round(best / step) * step))
