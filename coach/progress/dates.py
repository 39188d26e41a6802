"""Weeks and months as the calendar has them."""

from calendar import monthrange
from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the day on which the week of `day` begins."""
    return day - timedelta(days=day.weekday())


def month_before(first: date) -> date:
    """Return the first day of the month before the one that begins on `first`."""
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    """Return the first day of the month after the one that begins on `first`."""
    return (first + timedelta(days=31)).replace(day=1)


def same_day_next_month(day: date) -> date:
    """Return the same day of the next month, its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
