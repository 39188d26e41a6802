"""When a test is due, and when home says so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.history.records import Measure, MeasureDone
from coach.progress.dates import same_day_next_month
from coach.progress.reminders import measure_due

BEGUN = date(2026, 1, 5)


def taken(day, value=9.0):
    return MeasureDone(f"{day}", "rosa", datetime(*day.timetuple()[:3], 10, tzinfo=UTC), Measure.TUG, value)


def told_days(measures, begun, days):
    """Return on which days from `begun` on home says so, as days after it."""
    dues = ((ago, begun + timedelta(days=ago)) for ago in range(days))
    found = ((ago, day, measure_due(measures, begun, day)) for ago, day in dues)
    return [ago for ago, day, due in found if due and due.is_told_at_home(day)]


def test_an_empty_diary_asks_for_no_test():
    assert measure_due((), None, BEGUN) is None


def test_the_first_test_is_offered_for_one_week_after_two_weeks_and_then_only_marked():
    assert told_days((), BEGUN, 120) == list(range(14, 21))
    assert measure_due((), BEGUN, BEGUN + timedelta(days=120)).is_first


def test_who_took_a_test_is_reminded_for_a_week_each_month():
    assert told_days([taken(BEGUN)], BEGUN, 80) == [*range(31, 38), *range(59, 66)]


@pytest.mark.parametrize("value", [9.0, None])
def test_the_last_test_counts_even_when_it_was_stopped(value):
    last = date(2026, 3, 31)
    measures = [taken(last, value), taken(BEGUN)]
    assert measure_due(measures, BEGUN, date(2026, 4, 29)) is None
    assert measure_due(measures, BEGUN, date(2026, 4, 30)).since == date(2026, 4, 30)


def test_a_test_of_a_clock_that_was_wrong_silences_nothing():
    ahead = taken(date(2036, 1, 1))
    assert measure_due([ahead, taken(BEGUN)], BEGUN, date(2026, 2, 5)).since == date(2026, 2, 5)


def test_a_month_later_is_the_same_day_or_the_last_one():
    assert [same_day_next_month(date(2026, *day)) for day in ((1, 31), (12, 31), (2, 28))] == [
        date(2026, 2, 28),
        date(2027, 1, 31),
        date(2026, 3, 28),
    ]
