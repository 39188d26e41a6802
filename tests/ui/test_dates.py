"""How days and moments are said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.ui.dates import day_words, full_day, moment_words, short_day, weekday_and_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Today"),
        (-1, "Yesterday"),
        (-2, "Wednesday, 18 November"),
        (1, "Saturday, 21 November"),
        (-299, "Sunday, 25 January"),
        (-300, "Saturday, 24 January 2026"),
        (365, "Saturday, 20 November 2027"),
    ],
)
def test_a_day_is_said_as_people_do_and_with_its_year_where_it_could_be_another_one(days, said):
    assert day_words(TODAY + timedelta(days=days), TODAY) == said


def test_a_moment_has_its_day_and_time():
    now = datetime(2026, 11, 20, 15, 10, tzinfo=UTC)
    assert moment_words(now - timedelta(hours=7, minutes=5), now) == "Today, 08:05"


def test_days_are_written_alike_in_long_and_in_short():
    assert (weekday_and_day(TODAY, TODAY), full_day(TODAY), short_day(TODAY)) == (
        "Friday, 20 November",
        "Friday, 20 November 2026",
        "20 Nov 2026",
    )
