"""Whether the parts of an exercise file fit each other, beyond each being right by itself.

All of it is warned of, and none of it keeps an exercise from being played: what
is missing has a default, and what a kind doesn't go by isn't used.
"""

from typing import Final

from coach.routine.doses import check_keys
from coach.routine.holds import HOLDS
from coach.routine.model import START, Exercise
from coach.routine.table import Table
from coach.routine.tempo import held_seconds
from coach.routine.terms import Arms, Contact, Kind, Position, Prop, Support

_HANDS_FREE: Final = frozenset({Arms.SIDES, Arms.LAP, Arms.CROSSED, Arms.WIDE, Arms.FORWARD})
_ON_FEET: Final = (Position.STANDING, Position.WALKING)
_HELD: Final = (Support.COUNTER, Support.WALL, Support.WALKER, Support.CANE)


def check_sense(exercise: Exercise, top: Table) -> None:
    """Warn of what doesn't fit in `exercise`, which was read from `top`."""
    _check_kind(exercise, top)
    _check_growth(exercise, top.table("dose"))
    _check_walking(exercise, top)
    _check_hands(exercise, top)
    _check_step(exercise, top)


def _check_kind(exercise: Exercise, top: Table) -> None:
    dose, kind = exercise.dose, exercise.kind
    table = top.table("dose")
    check_keys(table, exercise)
    if kind is Kind.RHYTHM and dose.duration_seconds is None:
        table.warn("duration_seconds", "is missing: a rhythm goes by time", "add `duration_seconds = 60`")
    if kind.keeps_beat and dose.cadence_per_minute is None:
        what = f"is missing: the kind `{kind}` goes by a beat"
        table.warn("cadence_per_minute", what, "add `cadence_per_minute = 50`")
    if kind is Kind.STEPS and exercise.position is not Position.WALKING:
        top.warn("kind", "steps are walked", 'write `position = "walking"`, or `kind = "reps"`')
    if kind in (Kind.HOLD, Kind.STRETCH) and all(phase.path for phase in exercise.phases):
        top.warn("phase", f"a {kind} has no phase that stays still", "add a [[phase]] without a pose")


def _check_growth(exercise: Exercise, table: Table) -> None:
    """Warn of a dose that may grow to less than it is."""
    dose = exercise.dose
    for key, now, most in (
        ("sets_max", dose.sets, dose.sets_max),
        ("reps_max", dose.reps, dose.reps_max),
        ("hold_seconds_max", held_seconds(exercise.phases) or 0.0, dose.hold_seconds_max),
        ("duration_seconds_max", dose.duration_seconds or 0.0, dose.duration_seconds_max),
        ("cadence_per_minute_max", dose.cadence_per_minute or 0.0, dose.cadence_per_minute_max),
        ("passes_max", dose.passes, dose.passes_max),
    ):
        if most is not None and most < now:
            what = f"is {most:g}, and the dose is {now:g} already"
            table.warn(key, what, f"write {now:g} or more, or take `{key}` out")


def _check_walking(exercise: Exercise, top: Table) -> None:
    walks = exercise.position is Position.WALKING
    figure = top.table("figure")
    if walks and exercise.figure.travel is None:
        figure.warn("travel", "is missing: the figure would stay on its spot", 'add `travel = "forward"`')
    if not walks and exercise.figure.travel is not None:
        what = f'goes with position = "walking", not "{exercise.position}"'
        figure.warn("travel", what, "take it out, or change the position")


def _check_hands(exercise: Exercise, top: Table) -> None:
    figure, poses = top.table("figure"), exercise.figure.poses
    start = poses[START].arms
    on_feet = exercise.position in _ON_FEET
    for name, pose in poses.items():
        if name != START and pose.arms is start:
            continue  # told where it was first written
        hold = HOLDS.get(pose.arms)
        if hold is not None and exercise.support not in hold.supports:
            supports = " or ".join(f'"{support}"' for support in sorted(hold.supports))
            what = f'hands that hold "{pose.arms}" need support = {supports}, not "{exercise.support}"'
            figure.table(name).warn("arms", what, "change the support or the arms")
        if pose.arms is Arms.STRAP and on_feet:
            what = f'a strap round the foot does not go with position = "{exercise.position}"'
            figure.table(name).warn("arms", what, "sit or lie, or change the arms")
    if on_feet and exercise.support in _HELD and all(pose.arms in _HANDS_FREE for pose in poses.values()):
        what = f'hold on to nothing, with support = "{exercise.support}"'
        remedy = f'write what the hands do, such as `arms = "{_hold(exercise.support)}"`'
        figure.table(START).warn("arms", what, remedy)


def _check_step(exercise: Exercise, top: Table) -> None:
    legs = (leg for pose in exercise.figure.poses.values() for leg in (pose.working, pose.other))
    if Prop.STEP not in exercise.figure.props and any(leg.contact is Contact.STEP for leg in legs):
        what = 'has no "step", and a foot stands on one'
        top.table("figure").warn("props", what, 'add `props = ["step"]`, or change the contact')


def _hold(support: Support) -> Arms:
    """Return how hands hold on to `support`; both of them, where they can."""
    return next(arms for arms, hold in HOLDS.items() if support in hold.supports)
