"""What a form, an editor and the guide say of each key."""

import pytest

from coach.routine import terms
from coach.routine.keys import EXERCISE, ROUTINE, Many, Named, One, word_of
from tests.routine.reading_level import grade

HIGHEST_GRADE = 8


def every_key(keys):
    """Yield `keys` and all below them."""
    for key in keys:
        yield key
        match key:
            case One():
                yield from every_key(key.keys)
            case Many():
                yield from every_key((*key.keys, *key.others))
            case Named():
                yield from every_key((key.of,))


def test_every_meaning_is_whole_sentences_that_read_at_the_eighth_grade_or_below():
    meanings = {key.meaning for key in every_key((*ROUTINE, *EXERCISE))}
    assert {text: grade(text) for text in meanings if grade(text) > HIGHEST_GRADE} == {}
    assert [text for text in meanings if not (text[0].isupper() and text.endswith("."))] == []


def test_every_word_of_a_choice_has_words_of_its_own_in_a_form():
    for key in every_key((*ROUTINE, *EXERCISE)):
        if kind := getattr(key, "kind", None):
            shown = [word_of(member) for member in kind]
            assert len(set(shown)) == len(shown), key.name
    with pytest.raises(KeyError):
        word_of(terms.Talk.FULL)
