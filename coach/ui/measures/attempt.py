"""One attempt at a test, from its choice to its record: what is known of it, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from coach.history.records import Measure, MeasureDone, WalkingAid, new_id
from coach.session.measure_check import Refusal, next_check, uses_hands
from coach.session.measure_rules import RULES, Check, Rule


class Page(Enum):
    """What is shown before the clock runs, in this order, each once."""

    STEPS = auto()  # what to have, and how it goes
    CHAIR = auto()  # how high the seat is
    AID = auto()  # what one walks with
    PRACTICE = auto()
    GO = auto()  # the clock


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is known of an attempt by now.

    `seen` are the pages that are behind; `parts` the seconds of each position
    that was held, `value` what was measured, None for as long as it isn't known.
    """

    measure: Measure
    answers: Mapping[Check, bool] = field(default_factory=dict)
    seen: frozenset[Page] = frozenset()
    chair_cm: int | None = None
    aid: WalkingAid = WalkingAid.NONE
    practised: bool = False
    used_hands: bool = False
    value: float | None = None
    parts: tuple[float, ...] = ()

    @property
    def rule(self) -> Rule:
        """How this test goes."""
        return RULES[self.measure.value]

    @property
    def with_hands(self) -> bool:
        """Whether the hands help, as was said before or after."""
        return self.used_hands or uses_hands(self.answers)


def next_page(attempt: Attempt) -> Check | Refusal | Page:
    """Return what comes next before the clock runs: a question, why it has to wait, or a page."""
    check = next_check(attempt.rule, attempt.answers)
    if check is not None:
        return check
    asked = {Page.CHAIR: attempt.rule.has_chair, Page.AID: attempt.rule.has_aid}
    pages = (page for page in Page if page not in attempt.seen and asked.get(page, True))
    return next(pages, Page.GO)


def done_of(attempt: Attempt, begun_at: datetime, stopped: str = "") -> MeasureDone:
    """Return the record of an attempt that began then; `stopped` is why it ended early, "" when it didn't."""
    return MeasureDone(
        new_id(),
        "",
        begun_at,
        attempt.measure,
        attempt.value,
        parts=attempt.parts,
        with_hands=attempt.with_hands,
        aid=attempt.aid,
        chair_cm=attempt.chair_cm,
        helper=attempt.answers.get(Check.HELPER, False),
        practised=attempt.practised,
        stopped=stopped,
    )
