"""When a test is due again: offered kindly, never demanded.

`brief.md` section 3 has "test monthly"; the first is offered once the diary has become a habit.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coach.history.records import MeasureDone

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
        while not self.is_first and (following := month_after(since)) <= today:
            since = following
        return timedelta() <= today - since < TOLD_FOR


def measure_due(measures: Iterable[MeasureDone], begun: date | None, today: date) -> MeasureDue | None:
    """Return since when a test is due on the day `today`, None when there is none.

    `measures` are all that the person took, those too that were stopped early; `begun` is the
    first day of their diary, None when it is empty. What lies ahead of `today` was told by a wrong clock.
    """
    taken = [one.at.date() for one in measures if one.at.date() <= today]
    if taken:
        due = MeasureDue(month_after(max(taken)), is_first=False)
    elif begun is not None:
        due = MeasureDue(begun + FIRST_AFTER, is_first=True)
    else:
        return None
    return due if due.since <= today else None


def month_after(day: date) -> date:
    """Return the same day of the next month, its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
