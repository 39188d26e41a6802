"""What the answers before a session lead to: the table of `brief.md` section 4, row by row."""

import pytest

from coach.session.readiness import (
    SIGNS,
    Advice,
    Answer,
    Draft,
    Kind,
    Outcome,
    Question,
    Sign,
    is_fall_untold,
    outcome_of,
)

EMERGENCY = [Sign.CHEST_PAIN, Sign.BREATHLESS, Sign.FACE_ARM_SPEECH, Sign.COLLAPSE]
REST = [Sign.FEVER, Sign.DIZZY_PALPITATIONS, Sign.FALL_HURT, Sign.NEW_SWELLING_WEAKNESS, Sign.RELAPSE]
LESS = [Sign.SLEPT_BADLY, Sign.TIRED, Sign.HOT_DAY]
ROWS = [
    *(([sign], Kind.EMERGENCY, Outcome.NOT_TODAY) for sign in EMERGENCY),
    ([Sign.CALF], Kind.HELP_TODAY, Outcome.NOT_TODAY),
    ([Sign.CALF, Sign.BREATHLESS], Kind.EMERGENCY, Outcome.NOT_TODAY),
    *(([sign], Kind.REST, Outcome.NOT_TODAY) for sign in REST),
    *(([sign], Kind.GENTLER, Outcome.GENTLER) for sign in LESS),
    ([Sign.FALL_UNHURT], Kind.SEATED_ONLY, Outcome.GENTLER),
    ([Sign.FALL_NOT_TOLD], Kind.SEATED_ONLY, Outcome.GENTLER),
    ([Sign.FALL_UNHURT, Sign.FALL_TOLD], Kind.GO_ON, Outcome.GO_ON),
    ([Sign.FALL_TOLD], Kind.GO_ON, Outcome.GO_ON),
    ([], Kind.GO_ON, Outcome.GO_ON),
]


@pytest.mark.parametrize(("signs", "kind", "outcome"), ROWS, ids=lambda value: "+".join(value) or "nothing")
def test_each_row_of_the_table_leads_where_the_brief_has_it(signs, kind, outcome):
    advice = outcome_of(signs)
    assert (advice.kind, advice.outcome) == (kind, outcome)


def test_every_sign_is_in_a_row():
    falls = {Sign.FALL_UNHURT, Sign.FALL_NOT_TOLD, Sign.FALL_TOLD}
    assert sorted([*falls, *(sign for row in SIGNS.values() for sign in row)]) == sorted(Sign)


@pytest.mark.parametrize(
    ("pain", "kind"),
    [(None, Kind.GO_ON), *((pain, Kind.GO_ON) for pain in range(4)), (4, Kind.GENTLER), (5, Kind.GENTLER)]
    + [(pain, Kind.REST) for pain in range(6, 11)],
)
def test_pain_of_4_or_5_asks_for_less_and_above_for_a_rest(pain, kind):
    assert outcome_of((), pain) == Advice(kind, for_pain=kind is not Kind.GO_ON)


def test_the_most_urgent_of_all_that_applies_is_said():
    by_urgency = [Sign.CHEST_PAIN, Sign.CALF, Sign.FEVER, Sign.FALL_UNHURT, Sign.TIRED]
    kinds = [outcome_of(by_urgency[index:], 5).kind for index in range(len(by_urgency))]
    assert kinds == [Kind.EMERGENCY, Kind.HELP_TODAY, Kind.REST, Kind.SEATED_ONLY, Kind.GENTLER]
    assert outcome_of([Sign.FALL_UNHURT], 6) == Advice(Kind.REST, for_pain=True)


def test_a_fall_stays_open_until_someone_has_been_told():
    assert is_fall_untold(["tired", "fall-unhurt"])
    assert is_fall_untold(["fall-not-told"])
    assert not is_fall_untold(["fall-unhurt", "fall-told"])
    assert not is_fall_untold(["fall-hurt"])


ASKED = [
    (Draft(), None),
    (Draft(fell=True), Question.HURT),
    (Draft(fell=True, is_hurt=False), Question.TOLD),
    (Draft(fell=True, is_hurt=True), None),
    (Draft(fell=True, is_hurt=False, has_told=False, in_pain=True), Question.PAIN),
    (Draft(fell=True, is_hurt=True, in_pain=True, pain=3), None),
    (Draft(fall_untold=True), Question.TOLD),
    (Draft(fall_untold=True, fell=True), Question.HURT),
    (Draft(frozenset({Sign.CHEST_PAIN}), fell=True, in_pain=True), None),
]


@pytest.mark.parametrize(("draft", "question"), ASKED)
def test_only_what_matters_is_asked_and_nothing_more_in_an_emergency(draft, question):
    assert draft.question is question


ANSWERS = [
    (Draft(), Answer()),
    (Draft(frozenset({Sign.TIRED, Sign.CALF})), Answer((Sign.CALF, Sign.TIRED))),
    (Draft(fell=True, is_hurt=True), Answer((Sign.FALL_HURT,))),
    (Draft(fell=True, is_hurt=False, has_told=False), Answer((Sign.FALL_UNHURT,))),
    (Draft(fell=True, is_hurt=False, has_told=True), Answer((Sign.FALL_UNHURT, Sign.FALL_TOLD))),
    (Draft(fall_untold=True, has_told=True), Answer((Sign.FALL_TOLD,))),
    (Draft(fall_untold=True, has_told=False), Answer((Sign.FALL_NOT_TOLD,))),
    (Draft(fall_untold=True, fell=True, is_hurt=True), Answer((Sign.FALL_HURT,))),
    (Draft(in_pain=True, pain=4), Answer((), 4)),
    (Draft(in_pain=False, pain=4), Answer()),
]


@pytest.mark.parametrize(("draft", "answer"), ANSWERS)
def test_the_diary_gets_what_was_answered(draft, answer):
    assert draft.answer == answer
