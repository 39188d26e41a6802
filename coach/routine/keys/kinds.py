"""What a key of a file may hold: the kinds from which reader, JSON Schema and form are made."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Final

from coach.routine.table import LONGEST_TEXT, MOST_TEXTS

CONTEXT: Final = "Format"
"""Where Qt Linguist finds labels, meanings and units: `QCoreApplication.translate(CONTEXT, key.label)`."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """Return the text as it is: it is translated where it is shown."""
    return text


class NameOf(StrEnum):
    """What a text has to be the name of, so that a form can offer what there is."""

    EXERCISE = "exercise"  # an id of the library
    CAUTION = "caution"  # an id of cautions.toml
    PHASE = "phase"  # of the exercise that the step names
    POSE = "pose"  # of the exercise's own figure


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: `name` as in the file, `label` as in a form, `meaning` in one plain sentence.

    `unit` is what a number is counted in, such as "s", "kg", "°" or "a minute".
    A key that isn't required and has the default None says nothing when it
    is left out: what then counts is in its meaning.
    """

    name: str
    label: str
    meaning: str
    unit: str = field(default="", kw_only=True)
    is_required: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Key):
    """A text of at most `longest` characters; `example` is one that might stand there."""

    longest: int = LONGEST_TEXT
    default: str = ""
    example: str = ""
    name_of: NameOf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts(Key):
    """A list of texts."""

    most: ClassVar[int] = MOST_TEXTS
    longest: ClassVar[int] = LONGEST_TEXT
    name_of: NameOf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Key):
    """A whole number from `lowest` to `highest`."""

    lowest: int
    highest: int
    default: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Key):
    """A number from `lowest` to `highest`; beyond `healthy`, of a joint, it is warned of."""

    lowest: float
    highest: float
    default: float | None = None
    example: float | None = None
    healthy: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Key):
    """One of the words of `kind`; `coach.routine.words.word_of` says how a form shows each."""

    kind: type[StrEnum]
    default: StrEnum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Key):
    """A list of words of `kind`."""

    most: ClassVar[int] = MOST_TEXTS
    kind: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Day(Key):
    """A date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class One(Key):
    """A table; `example` is how one is written."""

    keys: tuple[Key, ...]
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Key):
    """From `fewest` to `most` tables, such as every `[[phase]]`.

    Where `others` are given, each is a table of `keys`, or one of `others` when
    it lacks the first of `keys`: a step without an exercise is a rest.
    """

    keys: tuple[Key, ...]
    others: tuple[Key, ...] = ()
    fewest: int = 0
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Key):
    """Any further key of a table, under a name of the writer's own, that holds what `of` says."""

    of: Key
    most: int
    name_of: NameOf | None = None
