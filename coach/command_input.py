"""What a command was given: telling what is wrong with it, and leaving whole files behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InputError(Exception):
    """What a command was given is wrong; the text says what and how to mend it."""


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
