"""Small exercise and routine files to write, change and read, and what is said about them."""

from coach.routine.library import load_library
from coach.voice.text import estimated_length_ms

EXERCISE = """\
format = 1
name = "Straighten your knee"
clinical_name = "Seated knee extension"
position = "seated"
support = "chair"
weight_bearing = "none"
sides = "each"
kind = "reps"
setup = "Sit tall."

[[phase]]
name = "lift"
seconds = 3
say = "Lift"
pose = "straight"

[[phase]]
name = "lower"
seconds = 4
pose = "start"

[figure]
view = "side"

[figure.start]
arms = "lap"
both = { hip_flexion = 90, knee_flexion = 90 }

[figure.straight]
working = { knee_flexion = 8, contact = "air" }

[dose]
sets = 2
"""

ROUTINE = """\
format = 1
name = "Two exercises"

[[step]]
exercise = "knee-extension"
sets = 2
left = { reps = 6 }

[[step]]
rest_seconds = 30
say = "Take a sip of water."
"""


def changed(text, changes):
    """Return `text` with each key of `changes`, which must stand in it, replaced by its value."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def write(folder, name, text=EXERCISE, **top):
    """Write a file; `top` sets keys: level=3 replaces the line of `level`, or adds one as the second."""
    lines = text.splitlines()
    for key, value in top.items():
        line = f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        at = next((index for index, before in enumerate(lines) if before.startswith(f"{key} = ")), None)
        lines[1 if at is None else at : 1 if at is None else at + 1] = [line]
    (folder / f"{name}.toml").write_text("\n".join(lines) + "\n")


def said(folder):
    """Return what is said about the files of `folder`: "file:line: key: what; remedy"."""
    library = load_library([folder], length_of=estimated_length_ms)
    return [
        f"{problem.file.stem}:{problem.line}: {problem.key}: {problem.what}; {problem.remedy}"
        for problem in library.problems
    ]
