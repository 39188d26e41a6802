"""The clinical angles of an exercise's poses: a table of what changes, and a sentence of what doesn't."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from types import MappingProxyType
from typing import Final

from coach.progress.words import QT_TRANSLATE_NOOP
from coach.routine.model import Exercise, LegPose, Pose, TrunkPose
from coach.ui.book.words import number_of, tr, translate

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hip_flexion": QT_TRANSLATE_NOOP("Book", "hip flexion"),
        "hip_abduction": QT_TRANSLATE_NOOP("Book", "hip abduction"),
        "hip_rotation": QT_TRANSLATE_NOOP("Book", "hip external rotation"),
        "knee_flexion": QT_TRANSLATE_NOOP("Book", "knee flexion"),
        "ankle_dorsiflexion": QT_TRANSLATE_NOOP("Book", "ankle dorsiflexion"),
        "ankle_inversion": QT_TRANSLATE_NOOP("Book", "ankle inversion"),
        "foot_pitch": QT_TRANSLATE_NOOP("Book", "heel up off the floor"),
        "contact": QT_TRANSLATE_NOOP("Book", "foot"),
        "lean": QT_TRANSLATE_NOOP("Book", "lean forward"),
        "side_bend": QT_TRANSLATE_NOOP("Book", "side bend"),
        "rotation": QT_TRANSLATE_NOOP("Book", "rotation"),
        "pelvis_shift": QT_TRANSLATE_NOOP("Book", "pelvis shift (half stances)"),
        "pelvis_rotation": QT_TRANSLATE_NOOP("Book", "pelvis rotation"),
    }
)
"""By the name of the field in `LegPose` or `TrunkPose`."""


@dataclass(frozen=True, slots=True)
class AngleRow:
    """Whose angle or place it is, which, and its value in each pose."""

    whose: str
    name: str
    values: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether it is the same in every pose."""
        return len(set(self.values)) == 1


@dataclass(frozen=True, slots=True)
class AngleTable:
    """The rows that change from pose to pose, and what stays the same as one text ("" for nothing)."""

    rows: tuple[AngleRow, ...]
    throughout: str


def angle_table(exercise: Exercise, names: Sequence[str]) -> AngleTable:
    """Return the angles of the poses called `names`; angles that are 0 throughout are left out."""
    every = list(_rows([exercise.figure.poses[name] for name in names]))
    same = [row for row in every if row.is_same and row.values[0] != number_of(0)]
    told = translate("Book", "{whose}: {what}.")
    sentences = (
        told.format(whose=whose, what=", ".join(f"{row.name} {row.values[0]}".strip() for row in rows))
        for whose, rows in groupby(same, key=lambda row: row.whose)
    )
    return AngleTable(tuple(row for row in every if not row.is_same), " ".join(sentences))


def _rows(poses: Sequence[Pose]) -> Iterator[AngleRow]:
    both, working, other = (
        translate("Book", "Both legs"),
        translate("Book", "Working leg"),
        translate("Book", "Other leg"),
    )
    legs = []
    for field in fields(LegPose):
        label = tr(_NAMES[field.name])
        works = tuple(_value(getattr(pose.working, field.name)) for pose in poses)
        rests = tuple(_value(getattr(pose.other, field.name)) for pose in poses)
        if works == rests:
            legs.append(AngleRow(both, label, works))
        else:
            legs += [AngleRow(working, label, works), AngleRow(other, label, rests)]
    for whose in (both, working, other):
        yield from (row for row in legs if row.whose == whose)
    for field in fields(TrunkPose):
        values = tuple(_value(getattr(pose.trunk, field.name)) for pose in poses)
        yield AngleRow(translate("Book", "Trunk"), tr(_NAMES[field.name]), values)
    yield AngleRow(translate("Book", "Hands"), "", tuple(_value(pose.arms) for pose in poses))


def _value(value: object) -> str:
    return number_of(value) if isinstance(value, int | float) else str(value).replace("-", " ")
