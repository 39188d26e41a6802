"""The poses of an exercise as its text has them: what is written where, and what comes of it.

A pose names only what differs from the start pose, and a leg only what differs
from both. So a figure is kept as it is written, and a change says for which
leg it is meant: nothing that nobody touched is ever written anew.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from coach.routine.model import START, Exercise, Figure, LegPose, Pose, TrunkPose
from coach.routine.terms import Arms, Contact
from coach.routine.text.editing import EditError, with_value

Word = TypeVar("Word", Arms, Contact)

NOT_A_POSE: Final = ("view", "feet", "props", "travel")
"""The other keys of `[figure]`."""


class Part(StrEnum):
    """What of the body a value is written for, as the file has it; arms belong to the whole body."""

    WORKING = "working"
    OTHER = "other"
    BOTH = "both"
    TRUNK = "trunk"
    BODY = ""


LEG_PARTS: Final = (Part.WORKING, Part.OTHER, Part.BOTH)


@dataclass(frozen=True, slots=True)
class Change:
    """A value of one part of a pose, such as the knee of the working leg; None takes it out again."""

    part: Part
    name: str
    value: float | str | None

    @property
    def path(self) -> tuple[str, ...]:
        """The way to it, from its pose on."""
        return (self.part.value, self.name) if self.part is not Part.BODY else (self.name,)


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """The poses of a text by name, start first, as they are written; what isn't one is left out."""

    poses: Mapping[str, Mapping[str, Any]]

    def pose(self, name: str) -> Pose:
        """Return the pose that comes of what is written; what can't be read is as in the start pose."""
        start = _pose(self.poses.get(START, {}), Pose())
        return start if name == START else _pose(self.poses.get(name, {}), start)

    def resolved(self) -> Mapping[str, Pose]:
        """Return every pose; there is always a start."""
        start = self.pose(START)
        others = {name: _pose(written, start) for name, written in self.poses.items() if name != START}
        return {START: start, **others}

    def value(self, pose: str, part: Part, name: str) -> float | str:
        """Return a value of a pose; of both legs that of the working one."""
        return value_in(self.pose(pose), part, name)

    def is_written(self, pose: str, part: Part, name: str) -> bool:
        """Tell whether the pose itself names a value, for this part or for one that it stands for."""
        written = self.poses.get(pose, {})
        parts = LEG_PARTS if part is Part.BOTH else (part,)
        return name in written if part is Part.BODY else any(name in _table(written, one) for one in parts)

    def spread(self, pose: str, changes: Sequence[Change]) -> Iterator[Change]:
        """Yield `changes` as they have to be written so that they hold.

        What is meant for both legs is written for both, and for a leg that
        says otherwise; and only there where both legs do.
        """
        written = self.poses.get(pose, {})
        for change in changes:
            if change.part is not Part.BOTH:
                yield change
                continue
            own = [part for part in (Part.WORKING, Part.OTHER) if change.name in _table(written, part)]
            if len(own) < 2 and (change.value is not None or change.name in _table(written, Part.BOTH)):
                yield change
            for part in own:
                yield replace(change, part=part)

    def with_changes(self, pose: str, changes: Sequence[Change]) -> "WrittenFigure":
        """Return the figure with a pose changed, without a text."""
        written = dict(self.poses.get(pose, {}))
        for change in self.spread(pose, changes):
            *way, name = change.path
            table = dict(_table(written, change.part)) if way else written
            if change.value is None:
                table.pop(name, None)
            else:
                table[name] = change.value
            if way:
                written[way[0]] = table
        return WrittenFigure({**self.poses, pose: written})

    def of(self, exercise: Exercise) -> Exercise:
        """Return `exercise` with these poses; where a phase needs one that is gone, the start."""
        poses = dict(self.resolved())
        for phase in exercise.phases:
            for way in phase.path:
                poses.setdefault(way.pose, poses[START])
        figure = exercise.figure
        drawn = Figure(figure.view, figure.feet, poses, figure.props, figure.travel)
        return replace(exercise, figure=drawn)


def value_in(pose: Pose, part: Part, name: str) -> float | str:
    """Return a value of one part of a pose; of both legs that of the working one."""
    if part is Part.BODY:
        return str(getattr(pose, name))
    owner = pose.trunk if part is Part.TRUNK else pose.other if part is Part.OTHER else pose.working
    found: float | str = getattr(owner, name)
    return found


def figure_of(values: Mapping[str, Any]) -> WrittenFigure:
    """Return the figure that an exercise draws, of what its text says."""
    figure = values.get("figure", {})
    figure = figure if isinstance(figure, dict) else {}
    poses = {key: value for key, value in figure.items() if key not in NOT_A_POSE and isinstance(value, dict)}
    return WrittenFigure({START: poses.pop(START, {}), **poses})


def with_pose_changed(text: str, pose: str, changes: Sequence[Change]) -> str:
    """Return `text` with values of a pose changed, and every other byte as it was; see `with_value`."""
    try:
        figure = figure_of(tomllib.loads(text))
    except ValueError as error:
        raise EditError(str(error)) from error
    for change in figure.spread(pose, changes):
        text = with_value(text, ("figure", pose, *change.path), _as_written(change.value))
    return text


def _as_written(value: float | str | None) -> float | str | None:
    """Return a number with no more places than anybody means."""
    if isinstance(value, float):
        return round(value) if value.is_integer() else round(value, 2)
    return value


def _table(written: Mapping[str, Any], part: Part) -> Mapping[str, Any]:
    table = written.get(part.value, {})
    return table if isinstance(table, dict) else {}


def _pose(written: Mapping[str, Any], start: Pose) -> Pose:
    both = _table(written, Part.BOTH)
    trunk = _table(written, Part.TRUNK)
    return Pose(
        working=_leg(_table(written, Part.WORKING), _leg(both, start.working)),
        other=_leg(_table(written, Part.OTHER), _leg(both, start.other)),
        trunk=replace(start.trunk, **_angles(trunk, TrunkPose)),
        arms=_word(written.get("arms"), Arms, start.arms),
    )


def _leg(written: Mapping[str, Any], before: LegPose) -> LegPose:
    if not written:
        return before
    contact = _word(written.get("contact"), Contact, before.contact)
    return replace(before, **_angles(written, LegPose), contact=contact)


def _angles(written: Mapping[str, Any], kind: type[LegPose | TrunkPose]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)} - {"contact"}
    return {
        name: float(value)
        for name, value in written.items()
        if name in names and isinstance(value, int | float) and abs(value) <= 180.0
    }


def _word(value: object, kind: type[Word], before: Word) -> Word:
    return kind(value) if isinstance(value, str) and value in list(kind) else before
