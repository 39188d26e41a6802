"""A suggestion is said in short, plain words, and never as a thing to be done without being asked about."""

import pytest

from coach.progress.suggestions import Suggestion, SuggestionKind
from coach.ui.suggestion_words import suggestion_text
from tests.routine.reading_level import grade

pytestmark = pytest.mark.usefixtures("qapp")


def told(kind):
    return Suggestion(
        kind,
        "knee-extension",
        "Straighten your knee",
        8,
        10,
        "leg-lift",
        "Lift your leg",
        sessions=6,
        days=20,
    )


def test_one_step_on_is_told_with_its_numbers():
    assert suggestion_text(told(SuggestionKind.REPS)) == (
        "You did all of it 6 times. Next you could try 10 instead of 8 for “Straighten your knee”. "
        "Talk to your physiotherapist first."
    )
    assert suggestion_text(None) == ""


@pytest.mark.parametrize("kind", SuggestionKind)
@pytest.mark.parametrize("done_today", [False, True])
def test_every_suggestion_is_easy_to_read_and_a_step_on_is_for_the_physiotherapist(kind, done_today):
    text = suggestion_text(told(kind), done_today=done_today)
    assert "{" not in text
    assert grade(text) <= 6
    assert kind.is_back or "physiotherapist" in text


def test_after_a_hard_day_the_words_are_for_next_time():
    hard = told(SuggestionKind.AFTER_HARD)
    assert suggestion_text(hard) == "Last time was hard. Take it gentler today?"
    assert suggestion_text(hard, done_today=True) == "That was hard. Next time, take it gentler."
