"""The words of outcome measures, which people call tests: for screens, sheet and tables alike.

They are in the sheet's context, so that whatever says the texts of the sheet says these.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coach.history.records import Measure, MeasureDone, Sex, WalkingAid
from coach.progress.measures import Published, PublishedMark
from coach.progress.words import QT_TRANSLATE_NOOP
from coach.progress.writing import Say

__all__ = ["REASON_NOT_TOLD", "STOPS", "condition_words", "measure_name", "published_words", "result_words"]

POSITIONS: Final = 4

NAMES: Final[Mapping[Measure, str]] = MappingProxyType(
    {
        Measure.CHAIR_STAND_30: QT_TRANSLATE_NOOP("Sheet", "30-second chair stand"),
        Measure.FIVE_TIMES_SIT_TO_STAND: QT_TRANSLATE_NOOP("Sheet", "Five times sit to stand"),
        Measure.FOUR_STAGE_BALANCE: QT_TRANSLATE_NOOP("Sheet", "4-Stage Balance"),
        Measure.TUG: QT_TRANSLATE_NOOP("Sheet", "Timed Up and Go"),
        Measure.TWO_MINUTE_STEP: QT_TRANSLATE_NOOP("Sheet", "2-minute step in place"),
    }
)

STOPS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Chest pain"),
    QT_TRANSLATE_NOOP("Sheet", "Dizzy or faint"),
    QT_TRANSLATE_NOOP("Sheet", "Too breathless to talk"),
    QT_TRANSLATE_NOOP("Sheet", "Pain above 5 out of 10"),
    QT_TRANSLATE_NOOP("Sheet", "Loss of balance"),
    QT_TRANSLATE_NOOP("Sheet", "You want to stop"),
)
"""Why a test is stopped, as the clinical data has it and as the diary keeps it (`MeasureDone.stopped`)."""

REASON_NOT_TOLD: Final = QT_TRANSLATE_NOOP("Sheet", "Reason not told")
"""What the diary keeps of a test that was stopped until the person has said why, or for good."""

ONE_STAND: Final = QT_TRANSLATE_NOOP("Sheet", "1 stand")
STANDS: Final = QT_TRANSLATE_NOOP("Sheet", "{count} stands")
ONE_STEP: Final = QT_TRANSLATE_NOOP("Sheet", "1 step")
STEPS: Final = QT_TRANSLATE_NOOP("Sheet", "{count} steps")
SECONDS: Final = QT_TRANSLATE_NOOP("Sheet", "{seconds} s")
HELD: Final = QT_TRANSLATE_NOOP("Sheet", "{count} of {all} positions held")
STOPPED: Final = QT_TRANSLATE_NOOP("Sheet", "stopped early")
STOPPED_AFTER: Final = QT_TRANSLATE_NOOP("Sheet", "{result}, stopped early")
NOT_MEASURED: Final = QT_TRANSLATE_NOOP("Sheet", "not measured")

WITH_HANDS: Final = QT_TRANSLATE_NOOP("Sheet", "with hands")
CHAIR: Final = QT_TRANSLATE_NOOP("Sheet", "chair {height} cm")
HELPER: Final = QT_TRANSLATE_NOOP("Sheet", "helper")
NOT_PRACTISED: Final = QT_TRANSLATE_NOOP("Sheet", "no practice go")
AIDS: Final[Mapping[WalkingAid, str]] = MappingProxyType(
    {
        WalkingAid.NONE: QT_TRANSLATE_NOOP("Sheet", "no aid"),
        WalkingAid.STICK: QT_TRANSLATE_NOOP("Sheet", "stick"),
        WalkingAid.FRAME: QT_TRANSLATE_NOOP("Sheet", "frame"),
        WalkingAid.SOMEONE: QT_TRANSLATE_NOOP("Sheet", "someone's arm"),
    }
)

# CDC STEADI and Rikli & Jones have a table for women and one for men; Bohannon 2006 has one for both.
PUBLISHED: Final[Mapping[tuple[PublishedMark, Sex | None], str]] = MappingProxyType(
    {
        (PublishedMark.BELOW_AVERAGE, Sex.WOMAN): QT_TRANSLATE_NOOP(
            "Sheet", "CDC's below-average mark for women {ages} is under {high}."
        ),
        (PublishedMark.BELOW_AVERAGE, Sex.MAN): QT_TRANSLATE_NOOP(
            "Sheet", "CDC's below-average mark for men {ages} is under {high}."
        ),
        (PublishedMark.MIDDLE_HALF, Sex.WOMAN): QT_TRANSLATE_NOOP(
            "Sheet", "The middle half of women {ages} had {low} to {high} ({source})."
        ),
        (PublishedMark.MIDDLE_HALF, Sex.MAN): QT_TRANSLATE_NOOP(
            "Sheet", "The middle half of men {ages} had {low} to {high} ({source})."
        ),
        (PublishedMark.WORSE_THAN_AVERAGE, None): QT_TRANSLATE_NOOP(
            "Sheet", "The slower-than-average mark for people {ages} is over {low} s ({source})."
        ),
        (PublishedMark.TANDEM_HELD_LESS, None): QT_TRANSLATE_NOOP(
            "Sheet", "The mark that CDC uses is heel to toe for less than {high} s."
        ),
        (PublishedMark.THIS_LONG_OR_LONGER, None): QT_TRANSLATE_NOOP(
            "Sheet", "The mark that CDC uses is {low} s or more."
        ),
    }
)


def measure_name(measure: Measure, say: Say) -> str:
    """Return what people call a measure."""
    return say(NAMES[measure])


def result_words(done: MeasureDone, say: Say) -> str:
    """Return what came of a test, such as "9 stands" or "12.4 s"; a stopped one says so."""
    if done.value is None:
        return say(STOPPED if done.stopped else NOT_MEASURED)
    result = _value_words(done.measure, done.value, say)
    return say(STOPPED_AFTER).format(result=result) if done.stopped else result


def condition_words(done: MeasureDone, say: Say) -> str:
    """Return under which conditions it was done, such as "with hands, chair 43 cm, helper"; "" for none."""
    said = [say(WITH_HANDS)] if done.with_hands else []
    if done.measure is Measure.TUG or done.aid is not WalkingAid.NONE:
        said.append(say(AIDS[done.aid]))
    if done.chair_cm is not None:
        said.append(say(CHAIR).format(height=done.chair_cm))
    if done.helper:
        said.append(say(HELPER))
    if not done.practised:
        said.append(say(NOT_PRACTISED))
    return ", ".join(said)


def published_words(one: Published, say: Say) -> str:
    """Return a published figure in a sentence that says whose it is; what it means is nobody's verdict."""
    low, high = ("" if bound is None else f"{bound:g}" for bound in (one.low, one.high))
    return say(PUBLISHED[one.mark, one.sex]).format(low=low, high=high, ages=one.ages, source=one.source)


def _value_words(measure: Measure, value: float, say: Say) -> str:
    match measure:
        case Measure.CHAIR_STAND_30:
            return say(ONE_STAND if value == 1 else STANDS).format(count=f"{value:g}")
        case Measure.TWO_MINUTE_STEP:
            return say(ONE_STEP if value == 1 else STEPS).format(count=f"{value:g}")
        case Measure.FOUR_STAGE_BALANCE:
            return say(HELD).format(count=f"{value:g}", all=POSITIONS)
        case _:
            return say(SECONDS).format(seconds=f"{value:.1f}")
