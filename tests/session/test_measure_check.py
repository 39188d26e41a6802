"""Who may take a test now, by the clinical data's rules: what is asked, and when it has to wait."""

import pytest

from coach.session.measure_check import Refusal, next_check, uses_hands
from coach.session.measure_rules import BALANCE, CHAIR_STAND, FIVE_STANDS, RULES, STEP, UP_AND_GO, Check


def led(rule, **answers):
    """Answer what is asked until nothing is, or it has to wait; return what was asked and where it led."""
    asked, known = [], {}
    while isinstance(check := next_check(rule, known), Check):
        asked.append(check.name.lower())
        known[check] = answers[check.name.lower()]
    return asked, check


@pytest.mark.parametrize("rule", [CHAIR_STAND, FIVE_STANDS])
def test_stands_may_be_done_alone_by_who_needs_no_hands_and_did_not_fall(rule):
    asked = ["hands_free", "fell", "helper"]
    assert led(rule, hands_free=True, fell=False, helper=False) == (asked, None)
    assert led(rule, hands_free=True, fell=True, helper=False) == (asked, Refusal.HELPER)
    assert led(rule, hands_free=True, fell=True, helper=True) == (asked, None)
    assert led(rule, hands_free=False, fell=False, helper=False) == (asked, Refusal.HELPER)
    assert led(rule, hands_free=False, fell=False, helper=True) == (asked, None)
    assert uses_hands({Check.HANDS_FREE: False})


@pytest.mark.parametrize("rule", [BALANCE, UP_AND_GO])
def test_balance_and_walking_are_never_done_without_a_helper(rule):
    assert led(rule, helper=False) == (["helper"], Refusal.HELPER)
    assert led(rule, helper=True) == (["helper"], None)


def test_steps_wait_for_the_team_of_who_has_heart_or_breathing_trouble():
    assert led(STEP, heart_lungs=True, team=False) == (["heart_lungs", "team"], Refusal.TEAM)
    assert led(STEP, heart_lungs=True, team=True, helper=True)[1] is None
    assert led(STEP, heart_lungs=False, helper=True) == (["heart_lungs", "helper"], None)
    assert led(STEP, heart_lungs=False, helper=False)[1] is Refusal.HELPER


def test_each_measure_of_the_diary_has_its_rule():
    assert set(RULES) == {
        "chair_stand_30", "five_times_sit_to_stand", "four_stage_balance", "tug", "two_minute_step"
    }  # fmt: skip
