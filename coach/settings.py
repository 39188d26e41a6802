"""The person's settings: a small TOML file, written whole or not at all."""

import os
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

DISTANCES_M: Final = (0.7, 3.5)
WORDS_PER_MINUTE: Final = (100, 180)  # brief.md section 6
TEXT_PERCENT: Final = (100, 250)
PAPERS: Final = ("a4", "letter")
MUCH: Final = 1e9
"""Numbers from here on, endless ones among them, are no one's choice."""

THEMES: Final = ("light", "dark", "high-contrast")

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
    """What the person, or a helper, chose.

    `sitting_distance_m` sizes the player; `words_per_minute` is as truly
    spoken; `volume` goes from 0 to 1; `routine` is the id of today's routine,
    "" for the first one; `ready_after_seconds` is 0 to wait for as long as it
    takes; `text_percent` goes from 100 to 250. With `mirror` the figure moves
    on the side on which a person who faces it does.
    """

    name: str = ""
    sitting_distance_m: float = 2.0
    words_per_minute: int = 140
    volume: float = 0.9
    routine: str = ""
    ready_after_seconds: float = 0.0
    paper: str = "a4"
    text_percent: int = 100
    theme: str = "light"
    mirror: bool = False
    figure: FigureChoice = field(default_factory=FigureChoice)


def read_settings(file: Path) -> Settings:
    """Read the settings; a value that can't be used is left at its default, so the program always starts."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # no TOML, no UTF-8, or numbers and brackets without end
        return Settings()
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
    if isinstance(default, FigureChoice):
        return _with(default, value) if isinstance(value, dict) else default
    if isinstance(default, StrEnum):
        return next((word for word in type(default) if word == value), default)
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
        sitting_distance_m=within(settings.sitting_distance_m, DISTANCES_M),
        words_per_minute=round(within(settings.words_per_minute, WORDS_PER_MINUTE)),
        volume=within(settings.volume, (0, 1)),
        ready_after_seconds=within(settings.ready_after_seconds, (0, 600)),
        paper=settings.paper if settings.paper in PAPERS else PAPERS[0],
        text_percent=round(within(settings.text_percent, TEXT_PERCENT)),
        theme=settings.theme if settings.theme in THEMES else THEMES[0],
    )


def write_settings(settings: Settings, file: Path) -> None:
    """Write the settings aside, then put them in place; raises OSError when the disk refuses."""
    import tomlkit  # noqa: PLC0415  (only needed when something was changed; starting is faster without)

    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as opened:
        opened.write(tomlkit.dumps(asdict(settings)))
        opened.flush()
        os.fsync(opened.fileno())
    aside.replace(file)
