"""Who may take an outcome measure now: what has to be asked, and what the answers lead to.

The rules are those of the clinical data (`self_ok` in `assessments.toml`).
"""

from collections.abc import Mapping
from enum import StrEnum

from coach.session.measure_rules import Check, Rule


class Refusal(StrEnum):
    """Why it has to wait."""

    HELPER = "helper"  # until somebody is there
    TEAM = "team"  # until the care team agrees


def next_check(rule: Rule, answers: Mapping[Check, bool]) -> Check | Refusal | None:
    """Return what is to be asked next, or why it has to wait; None when it may begin."""
    if answers.get(Check.TEAM) is False:
        return Refusal.TEAM
    if answers.get(Check.HELPER) is False and wants_helper(rule, answers):
        return Refusal.HELPER
    return next((check for check in rule.checks if check not in answers and _applies(check, answers)), None)


def wants_helper(rule: Rule, answers: Mapping[Check, bool]) -> bool:
    """Whether it isn't done alone: by its rule, with the hands' help, or after a fall in the last year."""
    return rule.needs_helper or uses_hands(answers) or answers.get(Check.FELL, False)


def uses_hands(answers: Mapping[Check, bool]) -> bool:
    """Whether it is done with the hands, and so kept apart."""
    return answers.get(Check.HANDS_FREE) is False


def _applies(check: Check, answers: Mapping[Check, bool]) -> bool:
    return check is not Check.TEAM or answers.get(Check.HEART_LUNGS, False)
