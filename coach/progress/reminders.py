"""When a test is due again: offered kindly, never demanded.

`brief.md` section 3 has "test monthly"; the first is offered once the diary has become a habit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coach.history.records import Measure, MeasureDone
from coach.progress.dates import same_day_next_month

FIRST_AFTER: Final = timedelta(days=14)
TOLD_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MeasureDue:
    """A test has been due since a day; `is_first` tells that none was ever taken."""

    since: date
    is_first: bool

    def is_told_at_home(self, today: date) -> bool:
        """Tell whether home says so on the day `today`.

        It does for a week, and for a week each month after: but of a first test, which isn't for
        everybody, only once.
        """
        since = self.since
        while not self.is_first and (following := same_day_next_month(since)) <= today:
            since = following
        return timedelta() <= today - since < TOLD_FOR


def measure_due(measures: Iterable[MeasureDone], begun: date | None, today: date) -> MeasureDue | None:
    """Return since when a test is due on the day `today`, None when there is none.

    `measures` are all that the person took, those too that were stopped early; `begun` is the
    first day of their diary, None when it is empty. What lies ahead of `today` was told by a wrong clock.
    """
    taken = [one.at.date() for one in measures if one.at.date() <= today]
    if taken:
        due = MeasureDue(same_day_next_month(max(taken)), is_first=False)
    elif begun is not None:
        due = MeasureDue(begun + FIRST_AFTER, is_first=True)
    else:
        return None
    return due if due.since <= today else None


def measures_due(measures: Iterable[MeasureDone], today: date) -> tuple[Measure, ...]:
    """Return which measures were taken to their end, and not for a month; one that never was isn't due."""
    last = {one.measure: one.at.date() for one in sorted(measures, key=lambda one: one.at) if not one.stopped}
    return tuple(each for each in Measure if each in last and same_day_next_month(last[each]) <= today)
