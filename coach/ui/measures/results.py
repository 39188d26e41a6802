"""What is said of the result of a test: the number, what is published beside it, how it was before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from coach.history.records import Details, Measure, MeasureDone, Sex
from coach.progress.measure_words import published_words, result_words
from coach.progress.measures import (
    CHAIR_HEIGHTS_CM,
    NOTICED_CHANGE,
    is_published_seat,
    published,
    same_way,
)
from coach.ui.dates import short_day
from coach.ui.measures.sentences import position_names, say


def said_of(done: MeasureDone, details: Details | None, before: Sequence[MeasureDone]) -> tuple[str, ...]:
    """Return what is said to a result: what is published, the last one of those `before`, what it is for."""
    figures = [published_words(one, say) for one in published(done, details)]
    last = next((one for one in reversed(before) if same_way(one, done)), None)
    return (
        positions_held(done.parts) if done.measure is Measure.FOUR_STAGE_BALANCE else "",
        *(figures or [why_no_figure(done, details)]),
        beside_last(done, last),
        QCoreApplication.translate("measures", "You can show this to your physiotherapist."),
    )


def your_result(done: MeasureDone) -> str:
    """Return a result as the person is told of it."""
    result = result_words(done, say)
    if done.stopped:
        return result
    match done.measure:
        case Measure.CHAIR_STAND_30 | Measure.TWO_MINUTE_STEP:
            text = QCoreApplication.translate("measures", "Your count was {count}.")
            return text.format(count=f"{done.value:g}")
        case Measure.FOUR_STAGE_BALANCE:
            text = QCoreApplication.translate("measures", "You held {count} of 4.")
            return text.format(count=f"{done.value:g}")
        case _:
            return QCoreApplication.translate("measures", "Your time was {time}.").format(time=result)


def beside_last(done: MeasureDone, last: MeasureDone | None) -> str:
    """Put a result beside the last one that was done the same way; "" when there is none."""
    if last is None or last.value is None or done.value is None:
        return ""
    noticed = NOTICED_CHANGE.get(done.measure)
    if noticed is not None and abs(done.value - last.value) < noticed:
        text = QCoreApplication.translate("measures", "About the same as last time: {result}, {day}.")
    else:
        text = QCoreApplication.translate("measures", "Last time, done the same way: {result}, {day}.")
    return text.format(result=result_words(last, say), day=short_day(last.at))


def why_no_figure(done: MeasureDone, details: Details | None) -> str:
    """Say why there is no published figure beside a result; "" where that needs no words."""
    if done.stopped:
        return ""
    if done.with_hands:
        return QCoreApplication.translate("measures", "It was done with hands, so it is kept apart.")
    if not is_published_seat(done):
        lowest, highest = CHAIR_HEIGHTS_CM[done.measure]
        text = QCoreApplication.translate("measures", "The published figures are for a seat of {height} cm.")
        if lowest != highest:
            text = QCoreApplication.translate(
                "measures", "The published figures are for a seat of {lowest} to {height} cm."
            )
        return text.format(lowest=lowest, height=highest)
    if details is None or details.birth_year is None:
        return QCoreApplication.translate(
            "measures", "Published figures go by age. You can tell your birth year in Settings."
        )
    if any(published(done, replace(details, sex=sex)) for sex in Sex):
        return QCoreApplication.translate(
            "measures", "There are figures for women and for men. You can choose in Settings."
        )
    return QCoreApplication.translate("measures", "There are no published figures for your age.")


def positions_held(parts: Sequence[float]) -> str:
    """Say for how long each position of the balance test was held."""
    text = QCoreApplication.translate("measures", "{position}: {seconds} s")
    lines = (
        text.format(position=name, seconds=f"{held:.1f}".removesuffix(".0"))
        for name, held in zip(position_names(), parts, strict=False)
    )
    return "\n".join(lines)
