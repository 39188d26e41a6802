"""The person's settings: a small TOML file, written whole or not at all."""

import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from math import isfinite
from pathlib import Path
from typing import Any, Final

DISTANCES_M: Final = (0.7, 3.5)
WORDS_PER_MINUTE: Final = (100, 180)  # brief.md section 6
TEXT_PERCENT: Final = (100, 250)
PAPERS: Final = ("a4", "letter")
THEMES: Final = ("light", "high-contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person, or a helper, chose.

    `sitting_distance_m` sizes the player; `words_per_minute` is as truly
    spoken; `volume` goes from 0 to 1; `routine` is the id of today's routine,
    "" for the first one; `ready_after_seconds` is 0 to wait for as long as it
    takes; `text_percent` goes from 100 to 250.
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


def read_settings(file: Path) -> Settings:
    """Read the settings; a value that can't be used is left at its default, so the program always starts."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # no TOML, no UTF-8, or numbers and brackets without end
        return Settings()
    settings = Settings()
    known = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    usable = {name: _fitting(value, known[name]) for name, value in values.items() if name in known}
    return _bounded(replace(settings, **{name: value for name, value in usable.items() if value is not None}))


def _fitting(value: object, kind: type) -> Any:  # noqa: ANN401  (a value of the kind, or None)
    if isinstance(value, bool) or (isinstance(value, float) and not isfinite(value)):
        return None
    if kind is float and isinstance(value, int | float):
        return float(value)
    return value if isinstance(value, kind) else None


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
