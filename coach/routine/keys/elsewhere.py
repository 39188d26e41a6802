"""Where a name belongs that is right, and stands in the wrong table; and the opposites that have no key."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from coach.routine.keys.dose import DOSE, SIDE_DOSE
from coach.routine.keys.exercise import EXERCISE, PHASE
from coach.routine.keys.figure import FIGURE, LEG, POSE, TRUNK
from coach.routine.keys.kinds import Key, Many, Named, One
from coach.routine.keys.routine import PROGRESSION, REST_STEP, ROUTINE, STEP
from coach.routine.lines import Path
from coach.routine.meant import is_number

Elsewhere = Callable[[str, object], str]
"""Says of a name, and of the value that stands behind it, where it belongs; "" where it isn't known."""

_ABOVE: Final = "it belongs at the beginning, above the first heading"


def _named(keys: Iterable[Key]) -> frozenset[str]:
    return frozenset(key.name for key in keys if not isinstance(key, One | Many | Named))


_DOSE: Final = frozenset(key.name for key in STEP) - {"exercise"}
_ROUTINE: Final[Mapping[str, str]] = MappingProxyType(
    {"format": _ABOVE, "progression": _ABOVE}
    | dict.fromkeys(_DOSE, "it belongs below a [[step]] with its exercise")
    | dict.fromkeys(_named(PROGRESSION), "it belongs below [progression]")
    | dict.fromkeys(_named(ROUTINE), _ABOVE)
)
_EXERCISE: Final[Mapping[str, str]] = MappingProxyType(
    {"format": _ABOVE, "dose": _ABOVE}
    | dict.fromkeys(_named(LEG), "it belongs to a leg, such as `working = { … }`")
    | dict.fromkeys(_named(TRUNK), "it belongs to the trunk: `trunk = { … }`")
    | dict.fromkeys(_named(POSE), "it belongs below a pose, such as [figure.start]")
    | dict.fromkeys(_named(FIGURE), "it belongs below [figure]")
    | dict.fromkeys(_named(PHASE), "it belongs below a [[phase]]")
    | dict.fromkeys(_named(DOSE), "it belongs below [dose]")
    | dict.fromkeys(_named(EXERCISE), _ABOVE)
)
_OPPOSITES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hip_extension": "hip_flexion",
        "hip_adduction": "hip_abduction",
        "hip_internal_rotation": "hip_rotation",
        "internal_rotation": "hip_rotation",
        "ankle_plantarflexion": "ankle_dorsiflexion",
        "plantarflexion": "ankle_dorsiflexion",
        "ankle_eversion": "ankle_inversion",
        "eversion": "ankle_inversion",
    }
)
_OF_ONE_SIDE: Final = re.compile(
    r"(?P<first>left|right)_(?P<key>sets|reps|load_kg)|(?P<other>sets|reps|load_kg)_(?P<last>left|right)"
)


def elsewhere(path: Path) -> Elsewhere:
    """Return what tells of a name that isn't known in the table at `path` where it belongs."""

    def where(name: str, value: object) -> str:
        remedy = ""
        match path:
            case ("step", int(), ("left" | "right") as side) if name in _DOSE - _named(SIDE_DOSE):
                remedy = f"it counts for both sides: take it out of `{side}`"
            case ("step", int()):
                remedy = _in_step(name, value) or _ROUTINE.get(name, "")
            case ("progression",):
                remedy = _ROUTINE.get(name, "")
            case ("figure", str(), str()):
                remedy = _opposite(name, value) or _EXERCISE.get(name, "")
            case ("figure", str()) if _is_pose(value):
                remedy = f"write `[figure.{name}]`"
            case ("figure",) if isinstance(value, list) and all(_is_pose(one) for one in value):
                remedy = f"write `[figure.{name}]`, with one bracket"
            case ("figure", str()) if name in ("left", "right"):
                remedy = "a pose goes by what a leg does: write `working` or `other`"
            case ("figure" | "dose", *_) | ("phase", int()):
                remedy = _EXERCISE.get(name, "")
        return _with_value(remedy, name, value)

    return where


def elsewhere_than_top(*, is_routine: bool) -> Elsewhere:
    """Return what tells of a name that isn't known above the first heading of a file where it belongs."""

    def where(name: str, value: object) -> str:
        if not is_routine and _is_pose(value):
            return f"write `[figure.{name}]`"
        if not is_routine and isinstance(value, list) and all(_is_phase(one) for one in value):
            return f'write `[[phase]]`, and below it `name = "{name}"`'
        return _with_value((_ROUTINE if is_routine else _EXERCISE).get(name, ""), name, value)

    return where


def _is_pose(value: object) -> bool:
    return isinstance(value, dict) and any(key.name in value for key in POSE)


def _is_phase(value: object) -> bool:
    return isinstance(value, dict) and "seconds" in value


def _with_value(remedy: str, name: str, value: object) -> str:
    """Return `remedy` with the pair itself in its braces."""
    shown = f"{value:g}" if is_number(value) else "…"
    return remedy.replace("{ … }", f"{{ {name} = {shown} }}")


def _in_step(name: str, value: object) -> str:
    shown = f"{value:g}" if is_number(value) else "…"
    if one := _OF_ONE_SIDE.fullmatch(name):
        side, key = one["first"] or one["last"], one["key"] or one["other"]
        return f"write it as `{side} = {{ {key} = {shown} }}`"
    if name in ("hold", "hold_seconds", "hold_time"):
        return f"a hold is a phase: write `tempo = {{ hold = {shown} }}`"
    if name in _named(REST_STEP):
        return "only a rest says something: write `note` here"
    return ""


def _opposite(name: str, value: object) -> str:
    if name == "knee_extension":
        return "a straight knee is 0: write how far it is bent, as `knee_flexion`"
    key = _OPPOSITES.get(name)
    if key is None:
        return ""
    degrees = f" = {-value:g}" if is_number(value) and value > 0 else ""
    return f"it is below 0: write `{key}{degrees}`"
