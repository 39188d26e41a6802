"""A person's week, who set it and from when: what the diary is told so that it holds then, and no sooner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from coach.history.corrections import moment_after
from coach.history.records import PlanMade, new_id
from coach.progress.days import plan_on
from coach.settings import WEEKDAYS


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week as settings have it, who set it ("" when nobody told), and its first day, None for today."""

    days: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    set_by: str = ""
    from_day: date | None = None


def last_set(plans: Sequence[PlanMade], today: date) -> WeekPlan | None:
    """Return the plan to show: the one that holds today, unless another is still to begin."""
    coming, holding = plan_on(plans, date.max), plan_on(plans, today)
    if coming is None:
        return None
    is_still_to_begin = coming.holds_from > today and (
        holding is None or (coming.days, coming.set_by) != (holding.days, holding.set_by)
    )
    shown = coming if is_still_to_begin or holding is None else holding
    return WeekPlan(
        MappingProxyType(dict(shown.days)), shown.set_by, shown.holds_from if is_still_to_begin else None
    )


def records_for(
    wanted: WeekPlan, before: Sequence[PlanMade], known: Sequence[PlanMade], used: WeekPlan, now: datetime
) -> tuple[PlanMade, ...]:
    """Return what to add to the diary so that `wanted` holds from its day on, and before that what did.

    `before` are the plans that there were when the person began to change them,
    `known` those and what was added since; `used` is the plan in use where the
    diary has none. The records' `person_id` is "", for the diary to fill in.
    """
    today = now.date()
    begins = max(today, wanted.from_day) if wanted.from_day else today
    days = {today, begins, *(plan.holds_from for plan in known if plan.holds_from > today)}
    added: list[PlanMade] = []
    for day in sorted(days):
        content = _content(wanted) if day >= begins else _content_on(before, day) or _content(used)
        if content != _content_on([*known, *added], day):
            same_day = [plan.at for plan in (*known, *added) if plan.holds_from == day]
            at = moment_after(now, *same_day)  # else one from when the clock was ahead would hold
            added.append(PlanMade(new_id(), "", at, *content, day if day > today else None))
    return tuple(added)


def in_use(plans: Sequence[PlanMade], today: date) -> Mapping[str, str] | None:
    """Return the plan that holds today as settings have it, None without one."""
    plan = plan_on(plans, today)
    return None if plan is None else MappingProxyType(dict(plan.days))


_Content = tuple[tuple[tuple[str, str], ...], str]


def _content(plan: WeekPlan) -> _Content:
    return tuple((day, plan.days[day]) for day in WEEKDAYS if day in plan.days), plan.set_by


def _content_on(plans: Sequence[PlanMade], day: date) -> _Content | None:
    plan = plan_on(plans, day)
    return None if plan is None else (plan.days, plan.set_by)
