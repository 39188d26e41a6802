"""How each outcome measure goes: its own rules, as the clinical data has them (`assessments.toml`).

The ids are those of the diary. Times are from "Go" on, which is said at the end of the count-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from coach.session.phrases import ENGLISH

SECOND_MS: Final = 1000
HALF_A_MINUTE_S: Final = 30


class Check(StrEnum):
    """Something to be known before a measure is taken."""

    HANDS_FREE = "hands-free"  # already stands up without the hands
    FELL = "fell"  # in the last year
    HELPER = "helper"  # somebody is there
    HEART_LUNGS = "heart-lungs"  # has heart or breathing trouble
    TEAM = "team"  # and the care team agrees with this


@dataclass(frozen=True, slots=True)
class Word:
    """Something that is said, `at_ms` after the count-in began."""

    at_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How one outcome measure is taken.

    It ends after `seconds`, or at the press number `presses`, whatever comes first; None is never.
    `counts` tells that the presses are what is measured, else it is the seconds.
    `goes` has the exercise that shows what to do, by its id: one for each time
    that the clock runs. `checks` are asked in their order; with `needs_helper`
    nobody does it alone. `has_chair` tells that the height of the seat matters,
    `has_aid` that one uses what one usually walks with, `asks_age` that
    published figures are by age. `count_in` ends with the word at which the
    clock begins.
    """

    measure_id: str
    goes: tuple[str, ...]
    checks: tuple[Check, ...]
    seconds: int | None = None
    presses: int | None = None
    counts: bool = False
    needs_helper: bool = False
    has_chair: bool = False
    has_aid: bool = False
    asks_age: bool = False
    count_in: tuple[Word, ...] = ()

    @property
    def go_ms(self) -> int:
        """When the clock begins, in ms after the count-in did."""
        return self.count_in[-1].at_ms

    @property
    def is_hold(self) -> bool:
        """Whether something is held until a press ends it, or the time is over."""
        return self.seconds is not None and self.presses == 1

    @property
    def words(self) -> tuple[Word, ...]:
        """Everything that is said by itself, in order: the count-in, half time, and the end."""
        if self.seconds is None:
            return self.count_in
        half = ENGLISH.one_minute if self.seconds > HALF_A_MINUTE_S else ENGLISH.halfway
        middle = Word(self.go_ms + self.seconds * SECOND_MS // 2, half)
        end = Word(self.go_ms + self.seconds * SECOND_MS, END)
        return (*self.count_in, end) if self.is_hold else (*self.count_in, middle, end)


END: Final = "Stop."
DONE: Final = "Done."
"""Said when a press ends it."""

COUNT_IN: Final = tuple(Word(beat * SECOND_MS, text) for beat, text in enumerate(ENGLISH.count_in))

# "Say Ready, begin": whoever stands in a hard stance isn't made to wait for a count.
READY_BEGIN: Final = (Word(0, ENGLISH.count_in[0]), Word(2 * SECOND_MS, "Begin."))

_STAND: Final = (Check.HANDS_FREE, Check.FELL, Check.HELPER)

# CDC STEADI, 30-second chair stand.
CHAIR_STAND: Final = Rule(
    "chair_stand_30",
    ("sit-to-stand-no-hands",),
    _STAND,
    seconds=30,
    counts=True,
    has_chair=True,
    asks_age=True,
    count_in=COUNT_IN,
)

# The clock stops at the fifth full stand: of the two rules in use, the one that the clinical data keeps.
FIVE_STANDS: Final = Rule(
    "five_times_sit_to_stand",
    ("sit-to-stand-no-hands",),
    _STAND,
    presses=5,
    has_chair=True,
    asks_age=True,
    count_in=COUNT_IN,
)

# CDC STEADI, 4-Stage Balance: four positions of 10 s, each harder than the one before.
BALANCE: Final = Rule(
    "four_stage_balance",
    ("stand-feet-together", "stand-half-heel-toe", "stand-heel-toe-no-hands", "stand-one-leg-no-hands"),
    (Check.HELPER,),
    seconds=10,
    presses=1,
    needs_helper=True,
    count_in=READY_BEGIN,
)

# CDC STEADI, Timed Up and Go: from "Go" until seated again.
UP_AND_GO: Final = Rule(
    "tug",
    ("paced-walk",),
    (Check.HELPER,),
    presses=1,
    needs_helper=True,
    has_aid=True,
    count_in=COUNT_IN,
)

# Rikli & Jones, 2-minute step: how often the right knee comes up to the mark. A helper counts.
STEP: Final = Rule(
    "two_minute_step",
    ("standing-march",),
    (Check.HEART_LUNGS, Check.TEAM, Check.HELPER),
    seconds=120,
    counts=True,
    needs_helper=True,
    asks_age=True,
    count_in=COUNT_IN,
)

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.measure_id: rule for rule in (CHAIR_STAND, FIVE_STANDS, BALANCE, UP_AND_GO, STEP)}
)
"""All five, by their ids, those that may be done alone first."""


def all_words() -> tuple[str, ...]:
    """Return everything that is said while a clock runs, of all measures: several may be done in a row."""
    return tuple(dict.fromkeys([*(word.text for rule in RULES.values() for word in rule.words), DONE]))
