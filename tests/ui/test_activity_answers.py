"""I did something else: which question comes next, what is filled in, and what is said of it."""

from datetime import date

import pytest

from coach.history.records import Activity, WalkingAid
from coach.ui.activities.answers import (
    WEIGHT_BEARING,
    Draft,
    Habits,
    Step,
    asked,
    draft_of,
    habits_of,
    longer,
    once_more,
    record_of,
    shorter,
    step_after,
    step_before,
    told,
)
from coach.ui.activities.words import activity_words, again_words, kept_words
from tests.ui.activities import NOW, TODAY, ago, done

EVERY_LENGTH = (*range(1, 6), *range(10, 61, 5), *range(75, 601, 15))


# What is asked


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        (None, "what"),
        (Activity.WALK, "what aid minutes when effort"),
        (Activity.WATER, "what minutes when effort"),
        (Activity.STAIRS, "what minutes when effort"),
        (Activity.CYCLING, "what minutes when effort"),
        (Activity.TAI_CHI, "what on-feet minutes when effort"),
        (Activity.GARDENING, "what on-feet minutes when effort"),
        (Activity.OTHER, "what words on-feet minutes when effort"),
    ],
)
def test_only_what_is_not_plain_is_asked(kind, steps):
    assert " ".join(asked(Draft(TODAY, kind))) == steps


def test_a_day_that_was_chosen_already_is_not_asked():
    assert Step.WHEN not in asked(Draft(TODAY, Activity.WALK, is_day_given=True))


@pytest.mark.parametrize("kind", Activity)
def test_back_leads_the_same_way_as_on(kind):
    draft, way = Draft(TODAY, kind), [Step.WHAT]
    while (following := step_after(draft, way[-1])) is not None:
        way.append(following)
    assert [step_before(draft, step) for step in way] == [None, *way[:-1]]


def test_a_change_asks_for_one_thing_and_for_what_it_calls_for():
    draft = draft_of(done(Activity.WATER))
    assert step_after(draft, Step.MINUTES) is Step.OVERVIEW
    walk = told(draft, Step.WHAT, Activity.WALK)
    assert step_after(walk, Step.WHAT) is Step.AID
    assert step_after(told(walk, Step.AID, WalkingAid.STICK), Step.AID) is Step.OVERVIEW


def test_a_walk_changed_to_tai_chi_is_not_taken_to_be_on_ones_feet():
    changed = told(draft_of(done(Activity.WALK)), Step.WHAT, Activity.TAI_CHI)
    assert step_after(changed, Step.WHAT) is Step.ON_FEET


@pytest.mark.parametrize(
    ("kind", "on_feet", "counts"),
    [
        (Activity.WALK, None, True),
        (Activity.STAIRS, None, True),
        (Activity.WATER, True, False),
        (Activity.CYCLING, True, False),
        (Activity.YOGA, False, False),
        (Activity.GARDENING, True, True),
    ],
)
def test_weight_bearing_is_as_told_where_it_is_not_plain(kind, on_feet, counts):
    record = record_of(Draft(TODAY, kind, minutes=10, on_feet=on_feet), "x", NOW)
    assert record.weight_bearing is counts


def test_what_was_said_of_another_kind_is_not_kept():
    draft = Draft(TODAY, Activity.WALK, "Bowls", WalkingAid.STICK, minutes=5)
    assert record_of(draft, "x", NOW).own_words == ""
    assert record_of(told(draft, Step.WHAT, Activity.STAIRS), "x", NOW).aid is None


def test_steps_of_length_are_fine_when_short_and_the_same_both_ways():
    up = [1]
    while longer(up[-1]) != up[-1]:
        up.append(longer(up[-1]))
    assert tuple(up) == EVERY_LENGTH
    assert [shorter(minutes) for minutes in up] == [1, *up[:-1]]
    assert (longer(7), shorter(7), longer(601)) == (10, 5, 601)


# What is known from before


def test_what_was_done_last_is_filled_in_but_what_was_told_counts():
    habits = habits_of([done(minutes=35, aid=WalkingAid.STICK)], WalkingAid.FRAME)
    walk = Draft(TODAY, Activity.WALK)
    assert (habits.minutes(walk), habits.aid(walk)) == (35, WalkingAid.STICK)
    assert habits.minutes(told(walk, Step.MINUTES, 5)) == 5
    assert (habits.minutes(Draft(TODAY, Activity.YOGA)), Habits().aid(walk)) == (10, None)
    assert Habits((), WalkingAid.FRAME).aid(walk) is WalkingAid.FRAME


def test_sitting_is_remembered_as_well_as_standing():
    sat = habits_of([done(Activity.TAI_CHI, weight_bearing=False)], None)
    assert sat.on_feet(Draft(TODAY, Activity.TAI_CHI)) is False
    assert sat.on_feet(Draft(TODAY, Activity.YOGA)) is None


def test_each_thing_is_offered_once_with_its_newest_minutes():
    lately = [done(minutes=10, day=ago(3)), done(minutes=20, day=ago(1)), done(Activity.WATER, day=ago(2))]
    assert [again_words(one) for one in habits_of(lately, None).again()] == [
        "Again: 20 minutes of walking",
        "Again: 20 minutes of exercise in water",
    ]


def test_once_more_does_not_make_up_how_hard_it_was():
    draft = once_more(done(effort=7, day=ago(4)), TODAY)
    assert (draft.effort, draft.day, draft.corrects) == (None, TODAY, None)


# What is said


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (done(minutes=30, aid=WalkingAid.STICK), "30 minutes of walking with a stick, today."),
        (done(minutes=1, day=ago(1)), "1 minute of walking, yesterday."),
        (done(Activity.STAIRS, 5, ago(4)), "5 minutes on the stairs, on Monday, 16 November."),
        (
            done(Activity.WATER, day=date(2025, 12, 3)),
            "20 minutes of exercise in water, on Wednesday, 3 December 2025.",
        ),
        (done(Activity.TAI_CHI, weight_bearing=False), "20 minutes of tai chi, sitting, today."),
        (done(Activity.OTHER, own_words="Bowls"), "20 minutes of “Bowls”, today."),
    ],
)
def test_one_sentence_says_what_was_kept(record, sentence):
    assert kept_words(record, TODAY) == sentence


@pytest.mark.parametrize("on_feet", [True, False])
@pytest.mark.parametrize("kind", Activity)
def test_every_kind_has_its_words(kind, on_feet):
    record = record_of(Draft(TODAY, kind, minutes=15, on_feet=on_feet), "x", NOW)
    assert activity_words(record).startswith("15 minutes")
    assert ("sitting" in activity_words(record)) is (kind not in WEIGHT_BEARING and not on_feet)
