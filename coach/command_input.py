"""What a command was given: telling what is wrong with it, and leaving whole files behind."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from coach.history.records import Person


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
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.unfinished")
        try:
            unfinished.write_bytes(content)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
