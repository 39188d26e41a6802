"""One attempt at a test, from its choice to its record: what is known of it, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto

from coach.history.records import Measure, MeasureDone, WalkingAid, new_id
from coach.session.measure_check import Refusal, next_check, uses_hands
from coach.session.measure_rules import RULES, Check, Rule
from coach.session.measure_run import Run


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
    that was held, `value` what was measured, None for as long as it isn't known;
    `begun_at` when the clock was started first. One that `is_again` done is to stand in the place of
    what was measured before, once all of it is.
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
    begun_at: datetime | None = None
    is_again: bool = False

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


def ended(attempt: Attempt, run: Run) -> Attempt:
    """Return an attempt after the clock has run: with what was measured, for what is known by now."""
    if not attempt.rule.is_hold:
        return replace(attempt, value=run.value)
    parts = (*attempt.parts, run.value)
    return replace(attempt, parts=parts, value=float(len(parts) if run.is_whole else len(attempt.parts)))


def has_more(attempt: Attempt) -> bool:
    """Whether another position comes: each was held whole, and there is one more."""
    held = len(attempt.parts)
    return attempt.rule.is_hold and attempt.value == held < len(attempt.rule.goes)


def done_of(attempt: Attempt, before: MeasureDone | None = None, stopped: str = "") -> MeasureDone:
    """Return the record of an attempt whose clock was started; it stands in the place of the one `before`.

    That one itself, where nothing is different. `stopped` is why it ended early,
    "" when it didn't. Raises ValueError for an attempt whose clock never was.
    """
    if attempt.begun_at is None:
        raise ValueError("a test that never began is nothing for the diary")
    done = MeasureDone(
        new_id(),
        "",
        attempt.begun_at,
        attempt.measure,
        attempt.value,
        parts=attempt.parts,
        with_hands=attempt.with_hands,
        aid=attempt.aid,
        chair_cm=attempt.chair_cm,
        helper=attempt.answers.get(Check.HELPER, False),
        practised=attempt.practised,
        stopped=stopped,
        replaces=before.id if before else "",
    )
    same = before is not None and replace(done, id=before.id, replaces=before.replaces) == before
    return before if before is not None and same else done
