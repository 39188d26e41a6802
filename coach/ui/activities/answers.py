"""What is asked about something else that was done, in which order, and what the answers add up to.

Pure values and functions: the screens ask, and `activity_flow` keeps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from coach.history.records import Activity, ActivityDone, WalkingAid

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 600
USUAL_MINUTES: Final = 10
STEP_MINUTES: Final = 5
FINE_UP_TO: Final = 5
"""Up to so many minutes a step is one of them: who can walk for three minutes may say so."""
LARGE_FROM: Final = 60
LARGE_STEP_MINUTES: Final = 15

MOST_AGAIN: Final = 3

WEIGHT_BEARING: Final = MappingProxyType(
    {Activity.WALK: True, Activity.STAIRS: True, Activity.WATER: False, Activity.CYCLING: False}
)
"""Where it is plain whether the legs carry the body; all else is done sitting as well, and is asked.

Water isn't counted: whoever stands in it to the hips carries half of their weight (52 %, Adegoke, Bello
and Abass 2014, doi 10.1186/1471-2474-15-261), and less in deeper water. A saddle carries the rest.
"""


class Step(StrEnum):
    """A question, each on a page of its own; `OVERVIEW` asks what is to be changed."""

    OVERVIEW = "overview"
    WHAT = "what"
    WORDS = "words"
    AID = "aid"
    ON_FEET = "on-feet"
    MINUTES = "minutes"
    WHEN = "when"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said so far; None is what wasn't yet.

    `corrects` is the record that is changed, None for something new. With `is_day_given` the
    day was chosen before, and isn't asked.
    """

    day: date
    kind: Activity | None = None
    own_words: str = ""
    aid: WalkingAid | None = None
    on_feet: bool | None = None
    minutes: int | None = None
    effort: int | None = None
    is_day_given: bool = False
    corrects: ActivityDone | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """What a person did lately, the newest last, and what they usually walk with, as far as it is known."""

    lately: tuple[ActivityDone, ...] = ()
    usual_aid: WalkingAid | None = None

    def last_like(self, draft: Draft) -> ActivityDone | None:
        """Return what they did last of the same kind; of something else, of the same words."""
        return next((one for one in reversed(self.lately) if _is_like(one, draft)), None)

    def minutes(self, draft: Draft) -> int:
        """Return how long it was as far as anyone knows: as told, else as last time."""
        last = self.last_like(draft)
        return draft.minutes or min(last.minutes if last else USUAL_MINUTES, MOST_MINUTES)

    def aid(self, draft: Draft) -> WalkingAid | None:
        """Return what a walk was done with: as told, else as last time, else as usual."""
        last = self.last_like(draft)
        return draft.aid or (last.aid if last else None) or self.usual_aid

    def on_feet(self, draft: Draft) -> bool | None:
        """Return whether it was done on one's feet: as told, else as last time, else unknown."""
        last = self.last_like(draft)
        return last.weight_bearing if last and draft.on_feet is None else draft.on_feet

    def again(self) -> tuple[ActivityDone, ...]:
        """Return what may be done again, a few at most, each with its newest minutes; the newest first."""
        newest: dict[object, ActivityDone] = {}
        for one in sorted(self.lately, key=lambda one: (one.day, one.at), reverse=True):
            newest.setdefault((one.kind, one.own_words, one.aid, one.weight_bearing), one)
        return tuple(newest.values())[:MOST_AGAIN]

    def words_before(self) -> tuple[str, ...]:
        """Return the person's own words for something else, a few at most, the newest first."""
        told = (one.own_words for one in reversed(self.lately) if one.kind is Activity.OTHER)
        return tuple(dict.fromkeys(words for words in told if words))[:MOST_AGAIN]


def asked(draft: Draft) -> tuple[Step, ...]:
    """Return what is asked, in order, as far as the answers so far tell."""
    if draft.kind is None:
        return (Step.WHAT,)
    wanted = {
        Step.WORDS: draft.kind is Activity.OTHER,
        Step.AID: draft.kind is Activity.WALK,
        Step.ON_FEET: draft.kind not in WEIGHT_BEARING,
        Step.WHEN: not draft.is_day_given,
    }
    return tuple(step for step in Step if step is not Step.OVERVIEW and wanted.get(step, True))


def step_after(draft: Draft, step: Step) -> Step | None:
    """Return what is asked after `step` was answered; None when all is, and it can be kept.

    What is changed is asked one by one from an overview; beside it only what another answer now calls for.
    """
    if step is Step.OVERVIEW:
        return None
    order = asked(draft)
    later = order[order.index(step) + 1 :]
    if draft.corrects is None:
        return next(iter(later), None)
    return next((each for each in later if not _is_told(draft, each)), Step.OVERVIEW)


def step_before(draft: Draft, step: Step) -> Step | None:
    """Return where Back leads; None when that is out of here, and nothing is kept."""
    if draft.corrects is not None:
        return None if step is Step.OVERVIEW else Step.OVERVIEW
    order = asked(draft)
    at = order.index(step)
    return order[at - 1] if at else None


def told(draft: Draft, step: Step, answer: object) -> Draft:
    """Return the draft with the answer to a question; its type is that of the draft's field.

    How another kind of thing was done isn't known from the one before.
    """
    if step is Step.WHAT and answer is not draft.kind:
        draft = replace(draft, on_feet=None)
    field = {
        Step.WHAT: "kind",
        Step.WORDS: "own_words",
        Step.AID: "aid",
        Step.ON_FEET: "on_feet",
        Step.MINUTES: "minutes",
        Step.WHEN: "day",
        Step.EFFORT: "effort",
    }[step]
    return replace(draft, **{field: answer})  # type: ignore[arg-type]  # the page of a step asks for its type


def draft_of(record: ActivityDone) -> Draft:
    """Return all that a record says, to be changed."""
    return Draft(
        record.day,
        record.kind,
        record.own_words,
        record.aid,
        record.weight_bearing,
        record.minutes,
        record.effort,
        corrects=record,
    )


def once_more(record: ActivityDone, day: date) -> Draft:
    """Return a draft of the same thing on another day; how hard it was then isn't known of this time."""
    return replace(draft_of(record), day=day, effort=None, corrects=None)


def record_of(draft: Draft, record_id: str, at: datetime) -> ActivityDone:
    """Return what is kept; raise ValueError when there is no kind or no length yet.

    The diary's own person is filled in by `OwnDiary`.
    """
    if draft.kind is None or draft.minutes is None:
        raise ValueError("what was done, and for how long, has to be told first")
    return ActivityDone(
        id=record_id,
        person_id="",
        at=at,
        day=draft.day,
        kind=draft.kind,
        minutes=draft.minutes,
        weight_bearing=WEIGHT_BEARING.get(draft.kind, bool(draft.on_feet)),
        effort=draft.effort,
        aid=draft.aid if draft.kind is Activity.WALK else None,
        own_words=draft.own_words if draft.kind is Activity.OTHER else "",
        replaces=draft.corrects.id if draft.corrects else "",
    )


def longer(minutes: int) -> int:
    """Return the next length: by one minute when it is short, by more when it is long."""
    if minutes < FINE_UP_TO:
        return minutes + 1
    step = STEP_MINUTES if minutes < LARGE_FROM else LARGE_STEP_MINUTES
    return max(minutes, min(MOST_MINUTES, (minutes // step + 1) * step))


def shorter(minutes: int) -> int:
    """Return the length before; never none at all."""
    if minutes <= FINE_UP_TO:
        return max(LEAST_MINUTES, minutes - 1)
    step = STEP_MINUTES if minutes <= LARGE_FROM else LARGE_STEP_MINUTES
    return (minutes - 1) // step * step


def habits_of(lately: Iterable[ActivityDone], usual_aid: WalkingAid | None) -> Habits:
    """Return the habits of who did all this `lately`, in any order."""
    in_order: Sequence[ActivityDone] = sorted(lately, key=lambda one: (one.at, one.id))
    return Habits(tuple(in_order), usual_aid)


def _is_like(one: ActivityDone, draft: Draft) -> bool:
    return one.kind is draft.kind and (one.kind is not Activity.OTHER or one.own_words == draft.own_words)


def _is_told(draft: Draft, step: Step) -> bool:
    missing = {
        Step.WORDS: not draft.own_words,
        Step.AID: draft.aid is None,
        Step.ON_FEET: draft.on_feet is None,
    }
    return not missing.get(step, False)
