"""What has been published beside an outcome measure: figures from tables, never a verdict.

Every figure is one of the clinical data's (`assessments.toml`); its source stands beside it, and
with it wherever it is shown. The marks that single out people who fall, or who have a disease, are left out:
the program predicts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coach.history.records import Details, Measure, MeasureDone, Sex

__all__ = [
    "CHAIR_CM",
    "CHAIR_HEIGHTS_CM",
    "NOTICED_CHANGE",
    "Published",
    "PublishedMark",
    "is_published_seat",
    "published",
    "same_way",
]

_Ages = tuple[int, int]
_OfSex = Mapping[Sex, Mapping[_Ages, float]]
_Span = tuple[float, float]

STEADI: Final = "CDC STEADI"
RIKLI_JONES: Final = "Rikli & Jones"
BOHANNON: Final = "Bohannon 2006"

CHAIR_CM: Final = 43
"""The usual height of the seat, 17 inches (CDC STEADI)."""

CHAIR_HEIGHTS_CM: Final[Mapping[Measure, _Ages]] = {
    Measure.CHAIR_STAND_30: (43, 43),
    Measure.FIVE_TIMES_SIT_TO_STAND: (43, 45),
}
"""The lowest and the highest seat for which there are published figures."""

NOTICED_CHANGE: Final[Mapping[Measure, float]] = {
    Measure.CHAIR_STAND_30: 2.0,  # stands; the clinical data marks it as not verified
    Measure.FIVE_TIMES_SIT_TO_STAND: 2.3,  # seconds; a secondary source, as the clinical data says
}
"""A smaller change than this is "about the same"; for the other measures nothing is published here."""

_BANDS: Final[tuple[_Ages, ...]] = ((60, 64), (65, 69), (70, 74), (75, 79), (80, 84), (85, 89), (90, 94))


def _by_band(*figures: float) -> Mapping[_Ages, float]:
    return dict(zip(_BANDS, figures, strict=True))


def _spans(*figures: _Span) -> Mapping[_Ages, _Span]:
    return dict(zip(_BANDS, figures, strict=True))


# CDC STEADI 2017: fewer stands than this are below average.
_STANDS_BELOW: Final[_OfSex] = {
    Sex.MAN: _by_band(14, 12, 12, 11, 10, 8, 7),
    Sex.WOMAN: _by_band(12, 11, 10, 10, 9, 8, 4),
}

# Rikli & Jones: half of the people of that age had from so many to so many stands.
_STANDS_MIDDLE: Final[Mapping[Sex, Mapping[_Ages, _Span]]] = {
    Sex.MAN: _spans((14, 19), (12, 18), (12, 17), (11, 17), (10, 15), (8, 14), (7, 12)),
    Sex.WOMAN: _spans((12, 17), (11, 16), (10, 15), (10, 15), (9, 14), (8, 13), (4, 11)),
}

# Rikli & Jones: half of the people of that age took from so many to so many steps in two minutes.
_STEPS_MIDDLE: Final[Mapping[Sex, Mapping[_Ages, _Span]]] = {
    Sex.MAN: _spans((87, 115), (86, 116), (80, 110), (73, 109), (71, 103), (59, 91), (52, 86)),
    Sex.WOMAN: _spans((75, 107), (73, 107), (68, 101), (68, 100), (60, 91), (55, 85), (44, 72)),
}

# Bohannon 2006: a longer time than this is worse than average; one table for women and men.
_FIVE_STANDS_ABOVE_S: Final[Mapping[_Ages, float]] = {(60, 69): 11.4, (70, 79): 12.6, (80, 89): 14.8}

_TANDEM_BELOW_S: Final = 10.0
"""Heel to toe for less than this is the mark that CDC STEADI uses."""

_UP_AND_GO_FROM_S: Final = 12.0
"""This long or longer is the mark that CDC STEADI uses."""


class PublishedMark(StrEnum):
    """What a published figure marks."""

    BELOW_AVERAGE = "below-average"  # a count less than `high`
    MIDDLE_HALF = "middle-half"  # a count from `low` to `high`, both included
    WORSE_THAN_AVERAGE = "worse-than-average"  # a time longer than `low`, in seconds
    TANDEM_HELD_LESS = "tandem-held-less"  # heel to toe for less than `high`, in seconds
    THIS_LONG_OR_LONGER = "this-long-or-longer"  # a time of `low` or more, in seconds


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure for people like this one.

    `low` and `high` bound what is marked, in the measure's own unit; `ages` are
    such as "75-79" and `sex` a table's, "" and None where a figure is for everyone. `source` is
    short enough to stand beside it.
    """

    measure: Measure
    mark: PublishedMark
    low: float | None
    high: float | None
    ages: str
    sex: Sex | None
    source: str


def published(done: MeasureDone, details: Details | None) -> tuple[Published, ...]:
    """Return the published figures that `done` may be put beside, the main one first.

    Empty for a test that was stopped, done with the hands, or on a seat that isn't known to be as high
    as the published one; and where the tables need an age or a sex that isn't known, or don't have it.
    The age is the test's year less that of birth.
    """
    if done.value is None or done.stopped or done.with_hands or not is_published_seat(done):
        return ()
    born = details.birth_year if details else None
    age = done.at.year - born if born is not None else None
    sex = details.sex if details else None
    match done.measure:
        case Measure.FOUR_STAGE_BALANCE:
            mark = PublishedMark.TANDEM_HELD_LESS
            return (Published(done.measure, mark, None, _TANDEM_BELOW_S, "", None, STEADI),)
        case Measure.TUG:
            mark = PublishedMark.THIS_LONG_OR_LONGER
            return (Published(done.measure, mark, _UP_AND_GO_FROM_S, None, "", None, STEADI),)
        case Measure.FIVE_TIMES_SIT_TO_STAND:
            return _of_age(done.measure, age)
        case _:
            return _of_age_and_sex(done.measure, age, sex)


def is_published_seat(done: MeasureDone) -> bool:
    """Whether it was done on a seat that is as high as the published one; a test without a seat always is."""
    heights_cm = CHAIR_HEIGHTS_CM.get(done.measure)
    if heights_cm is None:
        return True
    lowest, highest = heights_cm
    return done.chair_cm is not None and lowest <= done.chair_cm <= highest


def same_way(one: MeasureDone, other: MeasureDone) -> bool:
    """Whether two tests may be compared: the same measure, done under the same conditions, to its end."""
    return (
        _conditions(one) == _conditions(other)
        and None not in (one.value, other.value)
        and not (one.stopped or other.stopped)
    )


def _conditions(done: MeasureDone) -> tuple[object, ...]:
    # Scores rise with practice: what came before any isn't a baseline (clinical data, `practice_rule`).
    return done.measure, done.with_hands, done.aid, done.chair_cm, done.helper, done.practised


def _of_age(measure: Measure, age: int | None) -> tuple[Published, ...]:
    band = _band(_FIVE_STANDS_ABOVE_S, age)
    if band is None:
        return ()
    mark = PublishedMark.WORSE_THAN_AVERAGE
    return (Published(measure, mark, _FIVE_STANDS_ABOVE_S[band], None, _written(band), None, BOHANNON),)


def _of_age_and_sex(measure: Measure, age: int | None, sex: Sex | None) -> tuple[Published, ...]:
    if sex is None:
        return ()
    middle = _STANDS_MIDDLE if measure is Measure.CHAIR_STAND_30 else _STEPS_MIDDLE
    band = _band(middle[sex], age)
    if band is None:
        return ()
    low, high = middle[sex][band]
    ages, mark = _written(band), PublishedMark.MIDDLE_HALF
    half = Published(measure, mark, low, high, ages, sex, RIKLI_JONES)
    if measure is not Measure.CHAIR_STAND_30:
        return (half,)
    below = _STANDS_BELOW[sex][band]
    return (Published(measure, PublishedMark.BELOW_AVERAGE, None, below, ages, sex, STEADI), half)


def _band(table: Mapping[_Ages, object], age: int | None) -> _Ages | None:
    """Return the inclusive ages of a table that `age` is among."""
    return next((band for band in table if age is not None and band[0] <= age <= band[1]), None)


def _written(band: _Ages) -> str:
    return f"{band[0]}-{band[1]}"
