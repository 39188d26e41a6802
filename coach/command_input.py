"""What a command was given: telling what is wrong with it, and leaving whole files behind."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from coach.history.records import Person
from coach.paths import Paths
from coach.routine.files.writing import put
from coach.routine.known_names import nearest
from coach.routine.library import Library, beside, load_library
from coach.routine.model import Routine

GOOD: Final = 0
WRONG_INPUT: Final = 1

Command = Callable[[str, str, Callable[[argparse.Namespace, Paths], int]], argparse.ArgumentParser]
"""Adds a command by its name, what it does, and what runs it."""


class InputError(Exception):
    """What a command was given is wrong; the text says what and how to mend it."""


def as_typed(program: str = sys.argv[0]) -> str:
    """Return how somebody calls our commands: by `start.py`, unless `coach` was installed and called."""
    return "python3 start.py" if Path(program).name == "cli.py" else "coach"


def names_of(persons: Sequence[Person]) -> str:
    """Return what people can be named by: their names, and where several have one, or none, their ids."""
    bearers = Counter(person.name.casefold() for person in persons)
    return ", ".join(
        person.name if person.name and bearers[person.name.casefold()] == 1 else person.id
        for person in persons
    )


def routine_asked(word: str, paths: Paths) -> tuple[Routine, Library]:
    """Return the routine that `word`, an id or a file, stands for, with all that is there beside it.

    Raises InputError.
    """
    if not word.endswith(".toml"):
        library = load_library(paths.routine_folders)
        return routine_named(word, library), library
    file = Path(word)
    if not file.is_file():  # or one of that id would be taken for it
        raise InputError(f"{file} isn't there. Look at the name and the folder.")
    library = load_library([*beside(file.parent), *paths.routine_folders])
    return routine_named(file.stem, library), library


def routine_named(name: str, library: Library) -> Routine:
    """Return the routine with the id `name`; raises InputError, which says why it can't be used."""
    if name in library.routines:
        return library.routines[name]
    own = [str(problem) for problem in library.errors if problem.file.stem == name]
    if own:
        raise InputError("\n".join([f"`{name}` has mistakes and can't be used:", *own]))
    raise InputError(f"There is no routine `{name}`; {nearest(name, list(library.routines))}")


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn an operating system's refusal to write into an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(
            f"{path} can't be written ({error.strerror or error}). Choose another folder."
        ) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, which holds all of it or what it held before; raises InputError."""
    with writing_to(path):
        put(path, content)
