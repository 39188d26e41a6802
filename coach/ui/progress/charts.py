"""The charts of My progress: what each plot shows, in numbers and in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from coach.history.records import (
    Details,
    Measure,
    MeasureDone,
    Side,
)
from coach.progress.kind_words import (
    effort_words,
    exercise_words,
    feet_words,
    is_in_seconds,
    measure_words,
    minutes_words,
    pain_words,
)
from coach.progress.measure_words import condition_words, measure_name, published_words, result_words
from coach.progress.measures import Published, PublishedMark, published, same_way
from coach.progress.trends import ExerciseTrend, WeekMinutes, WeekRatings
from coach.progress.writing import halves_up, plain
from coach.ui.progress.chart import Chart, Drawn, Series, Stripe
from coach.ui.progress.day_words import month_name, sheet_text

HIGHEST_RATING: Final = 10.0
MOST_TESTS: Final = 12
"""As many of a test as a plot shows: more can't be read from an armchair."""

_STRIPES: Final = (
    PublishedMark.MIDDLE_HALF,
    PublishedMark.BELOW_AVERAGE,
    PublishedMark.WORSE_THAN_AVERAGE,
    PublishedMark.THIS_LONG_OR_LONGER,
)
"""Which published figures can be a stripe beside the values: the first of them that there is."""


def minutes_charts(weeks: Sequence[WeekMinutes]) -> tuple[Chart, ...]:
    """Return minutes a week, and those on one's feet; what was timed and what was told apart."""
    sessions = QCoreApplication.translate("progress", "Timed")
    told = QCoreApplication.translate("progress", "Told by you")
    mondays = [week.monday for week in weeks]
    return (
        Chart(
            QCoreApplication.translate("progress", "Minutes a week"),
            minutes_words(weeks, sheet_text),
            Drawn.BARS,
            _short_days(mondays),
            _week_names(mondays),
            (
                Series(sessions, tuple(_whole(week.timed) for week in weeks)),
                Series(told, tuple(_whole(week.told) for week in weeks)),
            ),
            highest=30,
        ),
        Chart(
            QCoreApplication.translate("progress", "On your feet each week"),
            feet_words(weeks, sheet_text),
            Drawn.BARS,
            _short_days(mondays),
            _week_names(mondays),
            (
                Series(sessions, tuple(_whole(week.timed_on_feet) for week in weeks)),
                Series(told, tuple(_whole(week.told_on_feet) for week in weeks)),
            ),
            highest=30,
        ),
    )


def rating_charts(weeks: Sequence[WeekRatings]) -> tuple[Chart, ...]:
    """Return the middle of each week's effort, and of pain before and after."""
    mondays = [week.monday for week in weeks]
    middle = QCoreApplication.translate("progress", "Each mark is the middle of a week's answers, 0 to 10.")
    effort = Series(QCoreApplication.translate("progress", "Effort"), tuple(week.effort for week in weeks))
    before = Series(
        QCoreApplication.translate("progress", "Pain before"), tuple(week.pain_before for week in weeks)
    )
    after = Series(
        QCoreApplication.translate("progress", "Pain after"), tuple(week.pain_after for week in weeks)
    )
    return (
        Chart(
            QCoreApplication.translate("progress", "How hard it was"),
            effort_words(weeks, sheet_text),
            Drawn.MARKS,
            _short_days(mondays),
            _week_names(mondays),
            (effort,),
            highest=HIGHEST_RATING,
            caption=middle,
        ),
        Chart(
            QCoreApplication.translate("progress", "Pain"),
            pain_words(weeks, sheet_text),
            Drawn.MARKS,
            _short_days(mondays),
            _week_names(mondays),
            (before, after),
            highest=HIGHEST_RATING,
            caption=middle,
        ),
    )


def exercise_charts(trends: Sequence[ExerciseTrend]) -> tuple[Chart, ...]:
    """Return a chart for each exercise, or an empty one that says what will be here."""
    if not trends:
        title = QCoreApplication.translate("progress", "Exercises")
        nothing = QCoreApplication.translate(
            "progress", "Nothing here yet. After your first session, this shows each exercise and each leg."
        )
        return (Chart(title, nothing, Drawn.MARKS),)
    return tuple(_exercise_chart(trend) for trend in trends)


def measure_charts(measures: Sequence[MeasureDone], details: Details | None) -> tuple[Chart, ...]:
    """Return a chart for each test that was taken, or an empty one that says what will be here."""
    charts = tuple(
        _measure_chart(measure, taken[-MOST_TESTS:], details)
        for measure in Measure
        if (taken := [one for one in measures if one.measure is measure])
    )
    if charts:
        return charts
    title = QCoreApplication.translate("progress", "Tests")
    nothing = QCoreApplication.translate(
        "progress", "Nothing here yet. A test once a month shows how it goes. Each takes a few minutes."
    )
    return (Chart(title, nothing, Drawn.MARKS),)


def _exercise_chart(trend: ExerciseTrend) -> Chart:
    sides = {
        Side.LEFT: QCoreApplication.translate("progress", "Left leg"),
        Side.RIGHT: QCoreApplication.translate("progress", "Right leg"),
        Side.BOTH: QCoreApplication.translate("progress", "Both legs"),
    }
    seconds = QCoreApplication.translate("progress", "Each mark is the middle of a week's sets, in seconds.")
    times = QCoreApplication.translate(
        "progress", "Each mark is the middle of a week's sets: how many times."
    )
    return Chart(
        plain(trend.name),
        exercise_words(trend, sheet_text),
        Drawn.MARKS,
        _short_days(trend.mondays),
        _week_names(trend.mondays),
        tuple(Series(sides[one.side], one.values) for one in trend.sides),
        highest=5,
        caption=seconds if trend.in_seconds else times,
    )


def _measure_chart(measure: Measure, taken: Sequence[MeasureDone], details: Details | None) -> Chart:
    days = [one.at.date() for one in taken]
    full_day = QCoreApplication.translate("progress", "{day} {month} {year}")
    series = [
        Series(name, tuple(_value(one) if one.with_hands is with_hands else None for one in taken))
        for name, with_hands in (
            (QCoreApplication.translate("progress", "Without hands"), False),
            (QCoreApplication.translate("progress", "With hands"), True),
        )
        if any(one.with_hands is with_hands for one in taken)
    ]
    if not any(one.with_hands for one in taken):
        unit = QCoreApplication.translate("progress", "Seconds")
        series = [replace(series[0], name=unit if is_in_seconds(measure) else _counted(measure))]
    marks = next((marks for one in reversed(taken) if (marks := published(one, details))), ())
    stripe = _stripe(marks)
    return Chart(
        measure_name(measure, sheet_text),
        measure_words(taken, sheet_text),
        Drawn.MARKS,
        _short_days(days),
        tuple(full_day.format(day=day.day, month=month_name(day), year=day.year) for day in days),
        tuple(series),
        highest=4 if measure is Measure.FOUR_STAGE_BALANCE else 5,
        stripe=stripe,
        caption=_published(stripe, marks),
        more=tuple(_how(one) for one in taken),
        apart=frozenset(place for place, pair in enumerate(pairwise(taken), 1) if not same_way(*pair)),
    )


def _counted(measure: Measure) -> str:
    if measure is Measure.FOUR_STAGE_BALANCE:
        return QCoreApplication.translate("progress", "Positions held")
    if measure is Measure.TWO_MINUTE_STEP:
        return QCoreApplication.translate("progress", "Steps")
    return QCoreApplication.translate("progress", "Stands")


def _value(done: MeasureDone) -> float | None:
    """Return the value of a test that was done to its end."""
    return None if done.stopped else done.value


def _how(done: MeasureDone) -> str:
    """Return how a test was done, and what came of it where that is no mark of the plot."""
    how = condition_words(done, sheet_text)
    if _value(done) is not None:
        return how
    result = result_words(done, sheet_text)
    return (
        QCoreApplication.translate("progress", "{result}, {how}").format(result=result, how=how)
        if how
        else result
    )


def _stripe(marks: Sequence[Published]) -> Stripe | None:
    for kind in _STRIPES:
        for one in marks:
            if one.mark is kind:
                return Stripe(one.low, one.high, published_words(one, sheet_text))
    return None


def _published(stripe: Stripe | None, marks: Sequence[Published]) -> str:
    """Say all published figures, that of the stripe first."""
    said = [published_words(one, sheet_text) for one in marks]
    if stripe is not None:
        said.remove(stripe.words)
        band = QCoreApplication.translate("progress", "{published} It is grey in the picture.")
        said.insert(0, band.format(published=stripe.words))
    return " ".join(said)


def _short_days(days: Sequence[date]) -> tuple[str, ...]:
    """Return the day of the month for each, and below it the month where a new one begins."""
    labels, before = [], None
    for day in days:
        is_new = before is None or (before.year, before.month) != (day.year, day.month)
        name = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat) if is_new else ""
        labels.append(f"{day.day}\n{name}")
        before = day
    return tuple(labels)


def _week_names(mondays: Sequence[date]) -> tuple[str, ...]:
    text = QCoreApplication.translate("progress", "Week of {day} {month}")
    return tuple(text.format(day=one.day, month=month_name(one)) for one in mondays)


def _whole(minutes: float | None) -> float | None:
    """Return minutes without their fraction, as the sheet writes them."""
    return None if minutes is None else float(halves_up(minutes))
