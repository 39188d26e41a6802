"""The way from pose to pose: smooth, and the same for every joint.

Between poses each angle follows a curve whose speed and acceleration are zero
where a phase begins and ends (for two poses it is the minimum-jerk curve of
Flash and Hogan, 10t^3 - 15t^4 + 6t^5), and which passes through the poses on
its way without stopping. A walk flows: its phases don't stop at all, and the
end of one stride is the beginning of the next (a cubic Hermite curve round the
cycle). At any moment a pose is a weighted sum of the key
poses, with the same weights for all angles: what is linear in the angles, such
as the closed chain of a planted leg, holds between the poses as it does in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.routine.model import START, Exercise, LegPose, Phase, Pose, TrunkPose, Waypoint
from coach.routine.terms import Contact, Side


@dataclass(frozen=True, slots=True)
class Posture:
    """A moment of an exercise, as the timeline knows it.

    We are at `fraction` (0 to 1) of the time of a phase that began in the pose
    `from_pose` and goes along `path`; an empty path stays where it is.
    `breath` is how full the lungs are, from 0 to 1; it lifts the chest a little.
    """

    exercise: Exercise
    working: Side
    from_pose: str = START
    path: tuple[Waypoint, ...] = ()
    fraction: float = 0.0
    breath: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a posture is among its key poses.

    `keys` are the names of the poses, `weights` how much of each is in the
    posture (their sum is 1), `leg` the number of the stretch between two keys
    that we are on, and `eased` how far we are along it, from 0 to 1, starting
    and ending gently.
    """

    keys: tuple[str, ...]
    weights: tuple[float, ...]
    leg: int
    eased: float

    @property
    def ends(self) -> tuple[str, str]:
        """The keys at both ends of the stretch that we are on."""
        return self.keys[self.leg], self.keys[min(self.leg + 1, len(self.keys) - 1)]

    @property
    def moves(self) -> bool:
        """Whether we are between two keys, and not simply in one."""
        return len(self.keys) > 1


def minimum_jerk(fraction: float) -> float:
    """Return how far along one is at `fraction` (0 to 1) of the time."""
    t = min(max(fraction, 0.0), 1.0)
    return t * t * t * (10.0 + t * (6.0 * t - 15.0))


def passage_of(posture: Posture) -> Passage:
    """Return where `posture` is among its key poses."""
    keys, times = [posture.from_pose], [0.0]
    for way in posture.path:
        if way.at > times[-1]:
            keys.append(way.pose)
            times.append(way.at)
    if len(keys) == 1:
        return Passage((posture.from_pose,), (1.0,), 0, 0.0)
    now = min(max(posture.fraction, 0.0), times[-1])
    leg = next((i for i in range(len(times) - 2) if now < times[i + 1]), len(times) - 2)
    eased = minimum_jerk((now - times[leg]) / (times[leg + 1] - times[leg]))
    if flows(posture.exercise):
        return _flowing(
            posture.exercise, keys, leg, (now - times[leg]) / (times[leg + 1] - times[leg]), eased
        )
    return Passage(tuple(keys), _weights(times, leg, now), leg, eased)


def flows(exercise: Exercise) -> bool:
    """Tell whether reps run into each other without a stop: walking that begins in the middle of a stride."""
    start = exercise.figure.poses[START]
    return (
        exercise.figure.travel is not None
        and start.working.hip_flexion != start.other.hip_flexion
        and all(phase.path for phase in exercise.phases)
    )


def _flowing(exercise: Exercise, keys: Sequence[str], leg: int, share: float, eased: float) -> Passage:
    """Return the passage at `share` of the way between two keys of a cycle, with the keys around both."""
    cycle = _cycle(exercise)
    here = next(
        i
        for i, (name, _) in enumerate(cycle)
        if (name, cycle[(i + 1) % len(cycle)][0]) == (keys[leg], keys[leg + 1])
    )
    names = [cycle[(here + step) % len(cycle)][0] for step in (-1, 0, 1, 2)]
    before, span, after = (cycle[(here + step) % len(cycle)][1] for step in (-1, 0, 1))
    s2, s3 = share * share, share * share * share
    leaving, arriving = span * (s3 - 2 * s2 + share), span * (s3 - s2)
    rise = 3 * s2 - 2 * s3
    first, last = before + span, span + after
    weights = (-leaving / first, 1 - rise - arriving / last, rise + leaving / first, arriving / last)
    return Passage(tuple(names), weights, 1, eased)


def _cycle(exercise: Exercise) -> list[tuple[str, float]]:
    """Return the keys of a rep with the seconds to the next one; the last goes back to the first."""
    cycle = []
    pose = START
    for phase in exercise.phases:
        reached = 0.0
        for way in phase.path:
            cycle.append((pose, (way.at - reached) * phase.seconds))
            pose, reached = way.pose, way.at
    return cycle


def _weights(times: Sequence[float], leg: int, now: float) -> tuple[float, ...]:
    """Quintic Hermite between the keys; no acceleration in them, finite-difference slopes on the way."""
    span = times[leg + 1] - times[leg]
    s = (now - times[leg]) / span
    s3 = s * s * s
    weights = [0.0] * len(times)
    weights[leg + 1] = s3 * (10.0 + s * (6.0 * s - 15.0))
    weights[leg] = 1.0 - weights[leg + 1]
    _add_slope(weights, times, leg, span * (s + s3 * (-6.0 + s * (8.0 - 3.0 * s))))
    _add_slope(weights, times, leg + 1, span * s3 * (-4.0 + s * (7.0 - 3.0 * s)))
    return tuple(weights)


def _add_slope(weights: list[float], times: Sequence[float], key: int, amount: float) -> None:
    """Add `amount` of the slope in `key`, itself a sum over the poses beside it; at the ends it is 0."""
    if not 0 < key < len(times) - 1:
        return
    before, after = times[key] - times[key - 1], times[key + 1] - times[key]
    whole = before + after
    amount *= min(before, after) / max(before, after)  # uneven poses would be overshot else
    weights[key - 1] -= amount * after / (before * whole)
    weights[key] += amount * (after / before - before / after) / whole
    weights[key + 1] += amount * before / (after * whole)


def pose_at(posture: Posture) -> Pose:
    """Return the pose at a moment; of what can't be between two things, that of the nearer key."""
    passage = passage_of(posture)
    return blended(posture.exercise, passage)


def blended(exercise: Exercise, passage: Passage) -> Pose:
    """Return the weighted sum of the poses of `passage`."""
    poses = [exercise.figure.poses[key] for key in passage.keys]
    if len(poses) == 1:
        return poses[0]
    ends = (exercise.figure.poses[passage.ends[0]], exercise.figure.poses[passage.ends[1]])
    nearer = ends[1] if passage.eased > 0.5 else ends[0]
    weights = passage.weights
    return Pose(
        working=_leg([pose.working for pose in poses], weights, nearer.working.contact),
        other=_leg([pose.other for pose in poses], weights, nearer.other.contact),
        trunk=_trunk([pose.trunk for pose in poses], weights),
        arms=nearer.arms,
    )


def _leg(legs: Sequence[LegPose], weights: Sequence[float], contact: Contact) -> LegPose:
    first = legs[0]
    if all(leg == first for leg in legs):  # it stays exactly where it is, and needn't be painted anew
        return first
    flexion = abduction = rotation = knee = ankle = inversion = pitch = 0.0
    for leg, w in zip(legs, weights, strict=True):
        flexion += leg.hip_flexion * w
        abduction += leg.hip_abduction * w
        rotation += leg.hip_rotation * w
        knee += leg.knee_flexion * w
        ankle += leg.ankle_dorsiflexion * w
        inversion += leg.ankle_inversion * w
        pitch += leg.foot_pitch * w
    return LegPose(flexion, abduction, rotation, knee, ankle, inversion, pitch, contact)


def _trunk(trunks: Sequence[TrunkPose], weights: Sequence[float]) -> TrunkPose:
    if all(trunk == trunks[0] for trunk in trunks):
        return trunks[0]
    lean = bend = rotation = shift = turn = 0.0
    for trunk, w in zip(trunks, weights, strict=True):
        lean += trunk.lean * w
        bend += trunk.side_bend * w
        rotation += trunk.rotation * w
        shift += trunk.pelvis_shift * w
        turn += trunk.pelvis_rotation * w
    return TrunkPose(lean, bend, rotation, shift, turn)


def phases_with_start(exercise: Exercise) -> tuple[tuple[str, Phase], ...]:
    """Return each phase of a rep with the name of the pose that it begins in."""
    found = []
    pose = START
    for phase in exercise.phases:
        found.append((pose, phase))
        pose = phase.path[-1].pose if phase.path else pose
    return tuple(found)
