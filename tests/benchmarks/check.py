"""Checking a thousand routine files, against `tomllib` alone reading the same texts.

Run as `python -m tests.benchmarks.check`; prints medians in milliseconds and their ratios. The check
is what `coach check FOLDER` does: find the files, read and parse them, read the exercises that they
name (counted in, and shown by themselves), every rule, words measured against their phases. `tomllib`
gets the same texts from memory. Once all files are right; once each has a mistake whose line is
sought; and once each is no TOML, so that what was meant is read. At last a single file of 100 kB:
right, with a mistake in each step, no TOML at its end, and in shapes that nobody writes.
"""

import random
import tempfile
import time
import tomllib
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median

from coach.routine.checking import check_text
from coach.routine.library import load_library
from coach.routine.model import Exercise
from coach.routine.terms import Kind, Sides
from coach.voice.text import estimated_length_ms

FILES = 1000
ROUNDS = 9
GOAL = 4.0
LONG_BYTES = 100_000
LONG_GOAL_MS = 200.0
SHIPPED = Path(__file__).parents[2] / "routines"


def step_text(exercise: Exercise, chance: random.Random) -> str:
    """Return a step as a physiotherapist would write it: a dose, now and then a tempo or a side's own."""
    lines = ["[[step]]", f'exercise = "{exercise.id}"', f"sets = {chance.choice([1, 1, 1, 2])}"]
    if exercise.kind is Kind.RHYTHM:
        lines.append(f"duration_seconds = {chance.choice([60, 90, 120])}")
    else:
        lines.append(f"reps = {chance.randint(4, 12)}")
    lines.append(f"rest_seconds = {chance.choice([30, 45, 60])}")
    if exercise.kind is Kind.REPS and chance.random() < 0.4:
        slower = ", ".join(f'"{phase.name}" = {phase.seconds + 1:g}' for phase in exercise.phases[:2])
        lines.append(f"tempo = {{ {slower} }}   # a little slower")
    if exercise.sides is not Sides.BOTH and exercise.kind is Kind.REPS and chance.random() < 0.3:
        lines += ["left = { reps = 4 }", 'start_side = "left"']
    if chance.random() < 0.3:
        lines.append('note = "Use the blue cushion."')
    return "\n".join(lines)


def routine_text(number: int, exercises: list[Exercise], chance: random.Random) -> str:
    """Return the text of a routine of six to ten steps."""
    head = f"""format = 1
name = "Routine {number}"
language = "en"
summary = "A short start for the first weeks. All of it in a chair."
author = "Your physiotherapy team"
version = "2026-11"
reviewed = 2026-11-01
times_per_week = 3
pace = "steady"
"""
    steps = [step_text(exercise, chance) for exercise in chance.choices(exercises, k=chance.randint(5, 9))]
    steps.insert(len(steps) // 2, '[[step]]\nrest_seconds = 60\nsay = "Take a sip of water."')
    tail = "[progression]\nafter_sessions = 6\nmax_effort = 4\nmax_pain = 3\n"
    return "\n".join([head, *(f"{step}\n" for step in steps), tail])


def took_ms(work) -> float:
    """Return how long `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def write_routines(folder: Path, texts: list[str]) -> Path:
    """Write each text to a file of its own in `folder`, and return the folder."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"routine-{number}.toml").write_text(text, encoding="utf-8")
    return folder


def mistakes_in(folder: Path) -> int:
    """Check `folder` and return how many mistakes its own files have."""
    library = load_library([folder, SHIPPED / "exercises"], estimated_length_ms)
    return sum(problem.file.parent == folder for problem in library.errors)


def long_files(exercises: list[Exercise], chance: random.Random) -> dict[str, str]:
    """Return texts of 100 kB by what they are like, most of them hostile."""
    step = '[[step]]\nexercise = "knee-extension"\nsets = 2\nrest_seconds = 30\n'
    steps = "\n".join(step_text(exercise, chance) for exercise in chance.choices(exercises, k=900))
    right = f'format = 1\nname = "Long"\n{steps}'[:LONG_BYTES].rsplit("\n[[step]]", 1)[0]
    shapes = {
        "mistakes": f'format = 1\nname = "Long"\n{step.replace("sets", "stes") * LONG_BYTES}',
        "headings alone": "[[step]]\n" * LONG_BYTES,
        "signs that nobody sees": "a\u200b" * LONG_BYTES,
        "tables in a list": "a = [" + "{b = 1}," * LONG_BYTES,
        "phases in a tempo": step + "tempo = { " + ", ".join(f"p{n} = 1" for n in range(LONG_BYTES // 10)),
        "names of many parts": "\n".join(".".join("a" * 7) + f".k{n} = 1" for n in range(LONG_BYTES)),
        "a name and spaces": "a" + " " * LONG_BYTES,
        "digits": "a = \u2013" + "9" * LONG_BYTES,
    }
    torn = f"{right}\nnote = „Rest“\n"
    return {"right": right, "torn": torn} | {name: text[:LONG_BYTES] for name, text in shapes.items()}


def measure_long_files(exercises: list[Exercise], chance: random.Random) -> None:
    """Print how long each file of 100 kB takes, and how long `tomllib` needs to read or refuse it."""
    library = load_library([SHIPPED])

    def bare(text: str) -> None:
        with suppress(ValueError, RecursionError):
            tomllib.loads(text)

    for name, text in long_files(exercises, chance).items():
        check = partial(check_text, text, Path("long.toml"), library, estimated_length_ms)
        ours = median(took_ms(check) for _round in range(ROUNDS))
        theirs = median(took_ms(partial(bare, text)) for _round in range(ROUNDS))
        print(f"{len(text) / 1000:4.0f} kB, {name:24} median {ours:7.1f} ms   tomllib {theirs:6.1f} ms")
    print(f"goal: at most {LONG_GOAL_MS:g} ms for each of these")


def main() -> None:
    """Measure in turn, so that a drifting machine drifts for all."""
    chance = random.Random(5)  # noqa: S311  (the same files each time)
    exercises = list(load_library([SHIPPED]).exercises.values())
    texts = [routine_text(number, exercises, chance) for number in range(FILES)]
    with tempfile.TemporaryDirectory() as made:
        right = write_routines(Path(made) / "right", texts)
        wrong = write_routines(Path(made) / "wrong", [text.replace("sets", "stes", 1) for text in texts])
        torn = write_routines(Path(made) / "torn", [text.replace('"steady"', "„steady“") for text in texts])
        assert [mistakes_in(folder) for folder in (right, wrong, torn)] == [0, FILES, FILES]
        works = {
            "tomllib alone": lambda: [tomllib.loads(text) for text in texts],
            "the check": lambda: mistakes_in(right),
            "a mistake in each": lambda: mistakes_in(wrong),
            "no TOML in each": lambda: mistakes_in(torn),
            "the exercises alone": lambda: load_library([SHIPPED / "exercises"], estimated_length_ms),
            "as the window reads": lambda: load_library([SHIPPED]),
        }
        found = {name: [] for name in works}
        for _round in range(ROUNDS):
            for name, work in works.items():
                found[name].append(took_ms(work))
    for name, times in found.items():
        ratio = median(one / bare for one, bare in zip(times, found["tomllib alone"], strict=True))
        print(f"{name:20} median {median(times):7.1f} ms   min {min(times):7.1f}   ratio {ratio:.2f}")
    print(f"goal: the check at most {GOAL:g} times tomllib alone; {FILES} files, {ROUNDS} rounds")
    measure_long_files(exercises, chance)


if __name__ == "__main__":
    main()
