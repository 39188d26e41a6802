"""A routine of so many minutes with everything in it that is spoken, counted, held and beaten."""

from pathlib import Path

from coach.paths import find_paths
from coach.routine.library import load_library
from coach.session.compile import compile_routine
from coach.session.timeline import Timeline
from coach.voice.text import estimated_length_ms

NAME = "voice-benchmark"

_HEAD = f"""\
format = 1
name = "{NAME}"
language = "en"
summary = "A bit of everything."
pace = "steady"
"""
_STEPS = (  # the exercise, and its dose in a routine of twenty minutes, a round of which takes about seven
    ("seated-toe-tap", "duration_seconds", 60),
    ("knee-extension", "reps", 8),
    ("side-walk", "reps", 10),
    ("stand-one-leg", "reps", 3),
    ("paced-walk", "duration_seconds", 90),
    ("seated-heel-raise", "reps", 8),
)
_LEAST = {"duration_seconds": 12, "reps": 2}
_REST_SECONDS = 12


def write_routine(folder: Path, minutes: float) -> None:
    """Write it among the routines of the data folder `folder`."""
    paths = find_paths(folder)
    paths.own_routines.mkdir(parents=True, exist_ok=True)
    file = paths.own_routines / f"{NAME}.toml"
    share = min(1.0, minutes / 14)
    text = _HEAD
    for number in range(200):
        exercise, dose, whole = _STEPS[number % len(_STEPS)]
        amount = max(_LEAST[dose], round(whole * share))
        text += f'\n[[step]]\nexercise = "{exercise}"\nsets = 1\n'
        text += f"{dose} = {amount}\nrest_seconds = {_REST_SECONDS}\n"
        file.write_text(text, encoding="utf-8")
        if _compiled(folder).length_ms >= minutes * 60_000:
            return


def timeline_of(folder: Path, minutes: float) -> Timeline:
    """Write the routine in a data folder, and return what is compiled from it with estimated lengths."""
    write_routine(folder, minutes)
    return _compiled(folder)


def _compiled(folder: Path) -> Timeline:
    library = load_library(find_paths(folder).routine_folders)
    return compile_routine(library.routines[NAME], library.exercises, estimated_length_ms)
