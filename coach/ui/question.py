"""A question about one of the settings, with its answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers: its words, the value that it stands for, and what else is to be said of it."""

    text: str
    value: object
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the setting `key`.

    With `is_written` the answer may also be written, in `longest` letters at most.
    """

    text: str
    key: str
    answers: tuple[Answer, ...] = ()
    note: str = ""
    is_written: bool = False
    longest: int = 60
