"""The person's settings: a small TOML file, written whole or not at all."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from coach.routine.terms import Pace, Talk

DISTANCES_M: Final = (0.7, 3.5)
WORDS_PER_MINUTE: Final = (100, 180)  # brief.md section 6
TEXT_PERCENT: Final = (100, 250)
PAPERS: Final = ("a4", "letter")
SAME_PRESS_MS: Final = (100, 2000)
DWELL_SECONDS: Final = (0.8, 5.0)
PLACE_SECONDS: Final = (0, 60)
SOUND_OFFSET_MS: Final = (0, 1000)  # wireless loudspeakers are late, never early
SPEED_PERCENT: Final = (50, 150)
MUCH: Final = 1e9
"""Numbers from here on, endless ones among them, are no one's choice."""

SYSTEM: Final = "system"
"""As the system has it."""

THEMES: Final = (SYSTEM, "light", "dark", "high-contrast", "high-contrast-dark")
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REST_DAY: Final = ""
"""In a plan, a day on which nothing is to be done; a day that the plan doesn't have isn't planned at all."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

_Values = TypeVar("_Values", "Settings", "FigureChoice")


class Skin(StrEnum):
    """The colour of the figure's skin."""

    VERY_LIGHT = "very-light"
    LIGHT = "light"
    TAN = "tan"
    BROWN = "brown"
    DARK = "dark"
    VERY_DARK = "very-dark"


class HairStyle(StrEnum):
    """How the figure wears its hair, or what covers it."""

    SHORT = "short"
    THIN = "thin"  # bald on top
    BOB = "bob"
    TIED = "tied"
    CURLY = "curly"
    SCARF = "scarf"


class HairColour(StrEnum):
    """The colour of the figure's hair and brows."""

    WHITE = "white"
    GREY = "grey"
    BLOND = "blond"
    AUBURN = "auburn"
    BROWN = "brown"
    BLACK = "black"


class Clothes(StrEnum):
    """What the figure wears, by the colour of its jumper."""

    BLUE = "blue"
    GREEN = "green"
    PLUM = "plum"
    CREAM = "cream"


class Motion(StrEnum):
    """Whether the figure moves, or goes from key pose to key pose."""

    SYSTEM = "system"  # as the system has it
    FULL = "full"
    REDUCED = "reduced"


class Switch(StrEnum):
    """How a single switch steers."""

    OFF = "off"
    AUTO = "auto"  # the mark moves by itself; a press chooses
    HOLD = "hold"  # the mark moves while the switch is held; letting go chooses


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """Who the figure is."""

    skin: Skin = Skin.LIGHT
    hair_style: HairStyle = HairStyle.SHORT
    hair_colour: HairColour = HairColour.WHITE
    clothes: Clothes = Clothes.BLUE
    glasses: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What one person, or a helper, chose; each person has a file of these.

    Who: `person_id` is the id in the diary, "" for its first person;
    `emergency_number` is "" until somebody gives it; `ask_first` are the ids of
    the reasons (`coach.session.readiness.Reason`) to ask a clinician before
    starting, and `clinician_agrees` tells that they were asked.

    What: `routine` is the id of today's routine without a plan, "" for the
    first one; `plan` gives each weekday of `WEEKDAYS` that is planned a
    routine's id or `REST_DAY`; `pace` is None for the routine's own; `speeds`
    are percent of the tempo that was set, by exercise id, 50 to 150.

    How: `sitting_distance_m` sizes the player; `words_per_minute` is as truly
    spoken; `voice` is the id of a voice, "" for the clearest one; `volume`
    (of words), `count_volume` and `tone_volume` go from 0 to 1; `talk` is how
    much is said, and without `read_aloud` a screen reader reads the questions;
    `sound_device` is a loudspeaker's name, "" for the system's own, and
    `sound_offset_ms` (0 to 1000) is how late it is; with `quiet` nothing is
    heard at all; `ready_after_seconds` is 0 to wait for as long as it takes;
    `place_seconds` is the time to take one's place on one's feet after "I'm
    ready"; `text_percent` goes from 100 to 250. With `mirror` the figure moves
    on the side on which a person who faces it does. Presses of one key within
    `same_press_ms` (100 to 2000) count once; `dwell_seconds` (0.8 to 5) is how
    long a single switch's mark stays on each button.
    """

    name: str = ""
    person_id: str = ""
    is_set_up: bool = False
    emergency_number: str = ""
    ask_first: tuple[str, ...] = ()
    clinician_agrees: bool = False
    routine: str = ""
    plan: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    pace: Pace | None = None
    speeds: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    sitting_distance_m: float = 2.0
    words_per_minute: int = 140
    voice: str = ""
    volume: float = 0.7
    count_volume: float = 0.7
    tone_volume: float = 0.7
    talk: Talk = Talk.FULL
    read_aloud: bool = True
    sound_device: str = ""
    sound_offset_ms: int = 0
    quiet: bool = False
    ready_after_seconds: float = 0.0
    place_seconds: int = 10
    paper: str = "a4"
    text_percent: int = 100
    theme: str = SYSTEM
    motion: Motion = Motion.SYSTEM
    mirror: bool = False
    same_press_ms: int = 300
    switch: Switch = Switch.OFF
    dwell_seconds: float = 1.5
    figure: FigureChoice = field(default_factory=FigureChoice)


def read_settings(file: Path) -> Settings:
    """Read the settings; a value that can't be used is left at its default, so the program always starts."""
    return settings_in(file) or Settings()


def settings_in(file: Path) -> Settings | None:
    """Read the settings as `read_settings` does; None for a file that isn't there or can't be read at all."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # no TOML, no UTF-8, or numbers and brackets without end
        return None
    return _bounded(_with(Settings(), values))


def _with(chosen: _Values, values: dict[str, Any]) -> _Values:
    """Return `chosen` with those of `values` that fit it."""
    usable: dict[str, Any] = {
        each.name: _fitting(values[each.name], getattr(chosen, each.name))
        for each in fields(chosen)
        if each.name in values
    }
    return replace(chosen, **usable)


def _fitting(value: object, default: object) -> object:
    """Return `value` as one of the kind of `default`, or `default` if it is none."""
    match default:
        case None:  # the one setting that may be left to the routine's file
            return next((pace for pace in Pace if pace == value), None)
        case FigureChoice():
            return _with(default, value) if isinstance(value, dict) else default
        case tuple():
            return tuple(map(str, value)) if isinstance(value, list) else default
        case Mapping():
            return MappingProxyType(dict(value)) if isinstance(value, dict) else default
        case StrEnum():
            return next((word for word in type(default) if word == value), default)
        case _:
            return _plain(value, default)


def _plain(value: object, default: object) -> object:
    if isinstance(value, bool) or isinstance(default, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else default
    if isinstance(default, float) and isinstance(value, int | float):
        return float(value) if abs(value) < MUCH else default
    return value if isinstance(value, type(default)) else default


def _bounded(settings: Settings) -> Settings:
    def within(value: float, bounds: tuple[float, float]) -> float:
        return min(max(value, bounds[0]), bounds[1])

    return replace(
        settings,
        name=settings.name.strip()[:60],
        emergency_number=settings.emergency_number.strip()[:20],
        plan=_kept(settings.plan, lambda day, routine: day in WEEKDAYS and isinstance(routine, str)),
        speeds=_kept(
            settings.speeds, lambda _id, percent: SPEED_PERCENT[0] <= _whole(percent) <= SPEED_PERCENT[1]
        ),
        sitting_distance_m=within(settings.sitting_distance_m, DISTANCES_M),
        words_per_minute=round(within(settings.words_per_minute, WORDS_PER_MINUTE)),
        volume=within(settings.volume, (0, 1)),
        count_volume=within(settings.count_volume, (0, 1)),
        tone_volume=within(settings.tone_volume, (0, 1)),
        sound_offset_ms=round(within(settings.sound_offset_ms, SOUND_OFFSET_MS)),
        ready_after_seconds=within(settings.ready_after_seconds, (0, 600)),
        paper=settings.paper if settings.paper in PAPERS else PAPERS[0],
        place_seconds=round(within(settings.place_seconds, PLACE_SECONDS)),
        text_percent=round(within(settings.text_percent, TEXT_PERCENT)),
        same_press_ms=round(within(settings.same_press_ms, SAME_PRESS_MS)),
        dwell_seconds=within(settings.dwell_seconds, DWELL_SECONDS),
        theme=settings.theme if settings.theme in THEMES else THEMES[0],
    )


def _kept(values: Mapping[str, Any], fits: Callable[[str, Any], bool]) -> Mapping[str, Any]:
    return MappingProxyType({key: value for key, value in values.items() if fits(key, value)})


def _whole(value: object) -> int:
    """Return a whole number as it is; anything else is out of every bound."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def write_settings(settings: Settings, file: Path) -> None:
    """Write the settings aside, then put them in place; raises OSError when the disk refuses."""
    import tomlkit  # noqa: PLC0415  (only needed when something was changed; starting is faster without)

    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as opened:
        opened.write(tomlkit.dumps(_as_toml(settings)))
        opened.flush()
        os.fsync(opened.fileno())
    aside.replace(file)


def _as_toml(settings: Settings) -> dict[str, Any]:
    """Return what a file can hold: what is None is left out, tables come last."""
    values = {each.name: getattr(settings, each.name) for each in fields(settings)}
    values |= {
        "plan": dict(settings.plan),
        "speeds": dict(settings.speeds),
        "figure": asdict(settings.figure),
    }
    return {key: value for key, value in values.items() if value is not None}
