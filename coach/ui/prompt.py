"""What a screen asks that has one thing to say and a few large buttons."""

from dataclasses import dataclass
from enum import Enum


class Act(Enum):
    """What a button of such a screen is for."""

    MAIN = "main"  # the obvious one
    SKIP = "skip"  # to what comes next, without it
    BACK = "back"
    AGAIN = "again"
    NO = "no"
    LOUDER = "louder"
    DEVICE = "device"
    LOOK = "look"  # once more at what there is
    QUIET = "quiet"
    BY_HAND = "by-hand"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button; `value` says which one, where several are for the same.

    `is_chosen` is None for what isn't one of several answers.
    """

    act: Act
    text: str
    value: str = ""
    is_chosen: bool | None = None
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked: a title, what is heard (to be read, too), some words, and buttons.

    `main` is the obvious one; the words "" leave a button out.
    """

    title: str
    main: str
    skip: str = ""
    caption: str = ""
    words: str = ""
    note: str = ""
    choices: tuple[Choice, ...] = ()
