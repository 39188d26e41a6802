"""Published figures beside a test: whose they are, and when there are none."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.history.records import Details, Measure, MeasureDone, Sex, WalkingAid
from coach.progress.measure_words import (
    STOPS,
    condition_words,
    measure_name,
    published_words,
    result_words,
)
from coach.progress.measures import NOTICED_CHANGE, PublishedMark, published, same_way
from coach.progress.reminders import measures_due

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
STAND = MeasureDone("m1", "p", NOW, Measure.CHAIR_STAND_30, 9, chair_cm=43, practised=True)
FIVE = replace(STAND, measure=Measure.FIVE_TIMES_SIT_TO_STAND, value=12.44)
BALANCE = MeasureDone("m2", "p", NOW, Measure.FOUR_STAGE_BALANCE, 3, (10, 10, 10, 4.4), helper=True)
TUG = MeasureDone("m3", "p", NOW, Measure.TUG, 12.4, aid=WalkingAid.STICK, helper=True)
STEP = MeasureDone("m4", "p", NOW, Measure.TWO_MINUTE_STEP, 84, helper=True)
WITNESS = Path(__file__).parents[1] / "data" / "published_tests.toml"


def aged(years, sex=Sex.WOMAN):
    return Details("d", "p", NOW, 2026 - years, sex)


def say(text):
    return text


def told(done, details):
    return [published_words(one, say) for one in published(done, details)]


def test_a_count_stands_beside_the_published_mark_for_that_age_and_table():
    assert told(STAND, aged(78)) == [
        "CDC's below-average mark for women 75-79 is under 10.",
        "The middle half of women 75-79 had 10 to 15 (Rikli & Jones).",
    ]
    assert told(STEP, aged(66, Sex.MAN)) == ["The middle half of men 65-69 had 86 to 116 (Rikli & Jones)."]
    assert told(FIVE, aged(80, sex=None)) == [
        "The slower-than-average mark for people 80-89 is over 14.8 s (Bohannon 2006)."
    ]


def test_marks_for_everyone_need_neither_age_nor_table():
    assert told(TUG, None) == ["The mark that CDC uses is 12 s or more."]
    assert told(BALANCE, None) == ["The mark that CDC uses is heel to toe for less than 10 s."]


@pytest.mark.parametrize(
    ("done", "details"),
    [
        (replace(STAND, with_hands=True), aged(78)),
        (replace(STAND, stopped=STOPS[1]), aged(78)),
        (replace(STAND, chair_cm=50), aged(78)),
        (replace(STAND, chair_cm=None), aged(78)),
        (STAND, None),
        (STAND, aged(78, sex=None)),
        (STAND, aged(59)),
        (STAND, aged(95)),
        (replace(BALANCE, value=None, stopped=STOPS[4]), None),
    ],
)
def test_there_is_no_figure_for_what_was_done_otherwise_or_for_whom_no_table_is(done, details):
    assert published(done, details) == ()


@pytest.mark.parametrize(("age", "ages"), [(60, "60-64"), (64, "60-64"), (65, "65-69"), (94, "90-94")])
def test_bands_of_age_are_inclusive(age, ages):
    assert {one.ages for one in published(STAND, aged(age))} == {ages}


def of_ages(done, sex, mark):
    """Return the published figures of one kind, for each band of ages."""
    told = [one for age in range(50, 100) for one in published(done, aged(age, sex)) if one.mark is mark]
    return {one.ages: one for one in told}


def test_every_figure_is_that_of_the_clinical_data():
    data = tomllib.loads(WITNESS.read_text(encoding="utf-8"))
    stand, five = data["chair_stand_30"], data["five_times_sit_to_stand"]
    for sex, name in ((Sex.MAN, "men"), (Sex.WOMAN, "women")):
        below = of_ages(STAND, sex, PublishedMark.BELOW_AVERAGE)
        assert {ages: one.high for ages, one in below.items()} == stand["below_average"][name]
        for done in (STAND, STEP):
            half = of_ages(done, sex, PublishedMark.MIDDLE_HALF)
            spans = {ages: [one.low, one.high] for ages, one in half.items()}
            assert spans == data[done.measure.value]["middle_half"][name]
    above = of_ages(FIVE, None, PublishedMark.WORSE_THAN_AVERAGE)
    assert {ages: one.low for ages, one in above.items()} == five["worse_than_average_s"]
    assert published(TUG, None)[0].low == data["tug"]["published_mark_s"]
    assert published(BALANCE, None)[0].high == data["four_stage_balance"]["hold_s"]
    assert dict(NOTICED_CHANGE) == {
        Measure.CHAIR_STAND_30: stand["notice_change"],
        Measure.FIVE_TIMES_SIT_TO_STAND: five["notice_change_s"],
    }


def test_names_and_reasons_to_stop_are_those_of_the_clinical_data():
    data = tomllib.loads(WITNESS.read_text(encoding="utf-8"))
    assert list(STOPS) == data["meta"]["stop"]
    assert {measure_name(measure, say) for measure in Measure} == {
        data[measure.value]["name"] for measure in Measure
    }


def test_a_test_is_due_on_the_same_day_of_the_next_month():
    done = (replace(STAND, at=NOW.replace(month=8, day=31)), replace(TUG, stopped=STOPS[0]))
    assert measures_due(done, date(2026, 9, 29)) == ()
    assert measures_due(done, date(2026, 9, 30)) == (Measure.CHAIR_STAND_30,)


def test_a_result_and_its_conditions_are_told_in_words():
    assert result_words(STAND, say) == "9 stands"
    assert result_words(replace(STAND, value=1), say) == "1 stand"
    assert result_words(TUG, say) == "12.4 s"
    assert result_words(BALANCE, say) == "3 of 4 positions held"
    assert result_words(replace(STAND, value=None, stopped=STOPS[0]), say) == "stopped early"
    assert result_words(replace(STAND, value=4, stopped=STOPS[0]), say) == "4 stands, stopped early"
    hands = replace(STAND, with_hands=True, helper=True)
    assert condition_words(hands, say) == "with hands, chair 43 cm, helper"
    assert condition_words(TUG, say) == "stick, helper, no practice go"
    assert condition_words(replace(TUG, aid=WalkingAid.NONE, practised=True), say) == "no aid, helper"


def test_only_what_was_done_the_same_way_is_compared():
    assert same_way(STAND, replace(STAND, value=12))
    changes = (
        {"with_hands": True},
        {"chair_cm": 45},
        {"helper": True},
        {"practised": False},
        {"stopped": STOPS[5]},
        {"value": None},
    )
    for change in changes:
        assert not same_way(STAND, replace(STAND, **change)), change


def test_the_words_of_figures_are_no_verdict():
    told_of = ((STAND, aged(78)), (FIVE, aged(70)), (STEP, aged(70)), (TUG, None), (BALANCE, None))
    for done, details in told_of:
        for text in told(done, details):
            assert not {"risk", "fall", "falling", "normal", "poor", "good"} & set(text.lower().split()), text
